import { sleep, type ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { FurtherRequest, TransportFailure } from '../../../lib/ports/http';
import { isObject } from '../values';
import { refreshFailure } from './failure-mapping';
import { CREDENTIAL_TYPE, type RequestContext } from './request-context';

/** How long another run may take to store the token it has just renewed. */
const ROTATION_PAUSE_MS = 750;

/**
 * The credential of one run, read once and again only when its token is refused: n8n decrypts it
 * and resolves its expressions at every reading, which takes longer than many an answer.
 */
export class TokenKeeper {
	constructor(
		private readonly context: RequestContext,
		private stored: ICredentialDataDecryptedObject,
		private readonly credentialType: string = CREDENTIAL_TYPE,
	) {}

	/** The decrypted credential as last read. */
	get credential(): ICredentialDataDecryptedObject {
		return this.stored;
	}

	/**
	 * False before somebody connected the credential. One of client credentials needs nobody: n8n asks for its
	 * first token by itself.
	 */
	get canSign(): boolean {
		const { stored } = this;
		return accessTokenOf(stored) !== undefined || stored['grantType'] === 'clientCredentials';
	}

	/** Takes over the first token, which n8n has asked for and stored. */
	async adoptFirst(): Promise<void> {
		if (accessTokenOf(this.stored) === undefined) await this.readsAnotherToken();
	}

	/**
	 * Comes by another token than the one that was refused: renews it, through n8n, unless another
	 * run has done so.
	 *
	 * Refresh tokens rotate. n8n keeps runs of one process apart, but another process may spend
	 * our refresh token first: then ours is refused, and theirs is in the store a moment later.
	 *
	 * @param carry how the request for a token is sent; not called when none is needed
	 * @throws TransportFailure, or what `carry` rejects with
	 */
	async renew(carry: FurtherRequest): Promise<void> {
		if (await this.readsAnotherToken()) return;
		const revoked = await carry(() => this.refresh());
		if ((await this.readsAnotherToken()) || revoked === undefined) return;
		await sleep(ROTATION_PAUSE_MS);
		if (!(await this.readsAnotherToken())) throw revoked;
	}

	/** @returns why the refresh token was refused, if it was */
	private async refresh(): Promise<TransportFailure | undefined> {
		try {
			await this.context.helpers.refreshOAuth2Token.call(this.context, this.credentialType);
			return undefined;
		} catch (error) {
			const failure = refreshFailure(error);
			if (failure.kind !== 'grant-revoked') throw failure;
			return failure;
		}
	}

	/** Reads the credential anew; false when it still holds the token that was refused. */
	private async readsAnotherToken(): Promise<boolean> {
		const refused = accessTokenOf(this.stored);
		this.stored = await this.context.getCredentials(this.credentialType);
		return accessTokenOf(this.stored) !== refused;
	}
}

/** The access token in a decrypted credential; undefined before it was connected. */
export function accessTokenOf(credential: Readonly<Record<string, unknown>>): string | undefined {
	const data = credential['oauthTokenData'];
	const token = isObject(data) ? data['access_token'] : undefined;
	return typeof token === 'string' && token !== '' ? token : undefined;
}
