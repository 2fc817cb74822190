import { timingSafeEqual } from 'node:crypto';
import { isLoopbackHost } from '../../http/exchange';

/** An application registered in the developer menu. */
export interface OAuthClient {
	readonly id: string;
	readonly secret: string;
	/** As shown to the person who is asked for permission. */
	readonly name: string;
	/** Registered addresses; when empty, any address on this machine is accepted. */
	readonly redirectUris: readonly string[];
}

export function secretMatches(client: OAuthClient, secret: string): boolean {
	const expected = Buffer.from(client.secret);
	const given = Buffer.from(secret);
	return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Whether an answer may be sent to that address. */
export function mayRedirectTo(client: OAuthClient, address: string): boolean {
	if (client.redirectUris.length > 0) return client.redirectUris.includes(address);
	if (!URL.canParse(address)) return false;
	const url = new URL(address);
	const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
	return isWeb && isLoopbackHost(url.host) && url.hash === '';
}
