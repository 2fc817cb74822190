import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { RequestContext } from '../../../../nodes/shared/accountview/request-context';
import { accessTokenOf, TokenKeeper } from '../../../../nodes/shared/accountview/token-keeper';

const holding = (token: string): ICredentialDataDecryptedObject => ({
	oauthTokenData: { access_token: token },
});

const revoked = Object.assign(new Error('needs to be reconnected'), {
	failure: { cause: 'credential-invalid' },
});

/** A store that gives these tokens at one reading after the other, and a way to renew. */
const contextOf = (readings: string[], renew: () => Promise<unknown>) => {
	const refreshOAuth2Token = jest.fn(renew);
	const getCredentials = jest.fn(() => Promise.resolve(holding(readings.shift() ?? 'none')));
	// The keeper uses these two of n8n's many.
	const context = { getCredentials, helpers: { refreshOAuth2Token } } as unknown as RequestContext;
	return { keeper: new TokenKeeper(context, holding('old')), refreshOAuth2Token, getCredentials };
};

const carry = <T>(send: () => Promise<T>): Promise<T> => send();

describe('a token that was refused', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});

	afterEach(() => {
		jest.useRealTimers();
	});

	it('is renewed and read anew', async () => {
		const { keeper, refreshOAuth2Token } = contextOf(['old', 'new'], () => Promise.resolve());

		await keeper.renew(carry);

		expect(refreshOAuth2Token).toHaveBeenCalledTimes(1);
		expect(accessTokenOf(keeper.credential)).toBe('new');
	});

	it('is not renewed when another run has done so already', async () => {
		const { keeper, refreshOAuth2Token } = contextOf(['new'], () => Promise.resolve());

		await keeper.renew(carry);

		expect(refreshOAuth2Token).not.toHaveBeenCalled();
		expect(accessTokenOf(keeper.credential)).toBe('new');
	});

	it('gives way to the token of a process that was first but has yet to store it', async () => {
		const { keeper } = contextOf(['old', 'old', 'new'], () => Promise.reject(revoked));

		const renewal = keeper.renew(carry);
		await jest.advanceTimersByTimeAsync(750);
		await renewal;

		expect(accessTokenOf(keeper.credential)).toBe('new');
	});

	it('is lost when nobody else has renewed it either', async () => {
		const { keeper, getCredentials } = contextOf(['old', 'old', 'old'], () =>
			Promise.reject(revoked),
		);

		const renewal = expect(keeper.renew(carry)).rejects.toMatchObject({ kind: 'grant-revoked' });
		await jest.advanceTimersByTimeAsync(750);
		await renewal;

		expect(getCredentials).toHaveBeenCalledTimes(3);
	});

	it('is not waited for when the token address itself is down', async () => {
		const down = Object.assign(new Error('down'), { response: { status: 503 } });
		const { keeper, getCredentials } = contextOf(['old'], () => Promise.reject(down));

		await expect(keeper.renew(carry)).rejects.toMatchObject({ kind: 'unreachable' });

		expect(getCredentials).toHaveBeenCalledTimes(1);
	});
});

it('knows that a credential was never connected', () => {
	const stored = [{}, { oauthTokenData: {} }, { oauthTokenData: { access_token: '' } }];
	expect(stored.map(accessTokenOf)).toEqual([undefined, undefined, undefined]);
});
