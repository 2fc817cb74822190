/**
 * The one opening through which `lib` reaches the network.
 *
 * Whoever calls `lib` supplies it: n8n's authenticated HTTP helper, a test double or a
 * recording proxy all fit. The port adds the credential's authentication by itself.
 */
export type HttpPort = (request: HttpRequest) => Promise<HttpResponse>;

export interface HttpRequest {
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Absolute address, query string included. */
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	/** Body as sent; leave out for none. */
	readonly body?: string;
	/** In place of `body`: a body that is no text. */
	readonly bytes?: Uint8Array;
	/** From connecting to the last byte, in milliseconds; each further request has as long. */
	readonly timeoutMs: number;
	/** The port stops reading and rejects with kind `too-large` beyond this many bytes. */
	readonly maxBodyBytes: number;
	readonly signal?: AbortSignal;
	/**
	 * Carries each request to the server beyond the first that the port makes for this one, such as
	 * renewing a token or sending it again: waits until that one may begin. Left out: they need not
	 * wait.
	 */
	readonly further?: FurtherRequest;
}

/** Begins `send` when it may begin; rejects when it never may. */
export type FurtherRequest = <T>(send: () => Promise<T>) => Promise<T>;

/** Any answer that arrived whole, whatever its status. */
export interface HttpResponse {
	readonly status: number;
	/** Header names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
}

/**
 * Why no whole answer arrived.
 *
 * - `unreachable`: no connection was made, so the server cannot have acted
 * - `cut`: the connection broke after the request may have been sent
 * - `timeout`: no whole answer within `timeoutMs`; the server may have acted
 * - `too-large`: the answer passed `maxBodyBytes`
 * - `unreadable`: the answer's bytes are no text of the character set it names
 * - `cancelled`: the caller's signal fired
 * - `refused`: the port would not send it (a host outside the credential's address)
 * - `redirected`: the server answered with another address, which the port does not follow; it may
 *   have acted
 * - `token-rejected`: still 401 after the one refresh, or no token is stored
 * - `client-rejected`: the token endpoint refused the client (wrong id or secret)
 * - `grant-revoked`: the token endpoint refused the refresh token
 */
export type TransportFailureKind =
	| 'unreachable'
	| 'cut'
	| 'timeout'
	| 'too-large'
	| 'unreadable'
	| 'cancelled'
	| 'refused'
	| 'redirected'
	| 'token-rejected'
	| 'client-rejected'
	| 'grant-revoked';

/** Reason of a failure of kind `cancelled` that came before anything was sent: nothing was done. */
export const NOT_SENT = 'not sent';

/** What an {@link HttpPort} rejects with. Carries no secret and no stack of another library. */
export class TransportFailure extends Error {
	constructor(
		readonly kind: TransportFailureKind,
		/** One technical phrase for the details, such as `ECONNREFUSED`. */
		readonly reason: string,
	) {
		super(`${kind}: ${reason}`);
		this.name = 'TransportFailure';
	}
}
