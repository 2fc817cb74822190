import { CredentialStore } from '../credential-store';
import { Engine } from '../harness';

const COMMON = 'https://login.microsoftonline.com/common';
const TENANT = 'https://login.microsoftonline.com/0f8c7d3e-0000-4000-8000-000000000001';

/** Both kinds of e-mail profile whose account signs in at Microsoft. */
const KINDS = [
	{ type: 'emailProfileSmtpOAuth2Api', data: { provider: 'microsoft365' } },
	{ type: 'emailProfileSmtpOAuth2Api', data: { provider: 'outlook' } },
	{ type: 'emailProfileOutlookOAuth2Api', data: {} },
];

describe.each(KINDS)('An account of Microsoft in $type $data', ({ type, data }) => {
	let engine: Engine;

	beforeAll(async () => {
		engine = await Engine.load();
	});

	const resolved = async (given: Record<string, string>) => {
		const store = new CredentialStore(engine.packages, { own: { type, data: given } });
		const details = { id: 'own', name: 'Profile' };
		return await store.getDecrypted(
			undefined as never,
			details,
			type,
			'internal',
			undefined,
			false,
		);
	};

	it.each([
		[{}, COMMON],
		[{ loginUrl: '' }, COMMON],
		[{ loginUrl: ` ${TENANT}// ` }, TENANT],
	])('with %p signs in at %s', async (login, address) => {
		expect(await resolved({ ...data, ...login })).toMatchObject({
			authUrl: `${address}/oauth2/v2.0/authorize`,
			accessTokenUrl: `${address}/oauth2/v2.0/token`,
		});
	});
});
