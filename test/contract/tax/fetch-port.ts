import { TransportFailure, type HttpPort } from '../../../lib/ports/http';

/** HTTP with a token, each request on a connection of its own. */
export function fetchPort(token: string): HttpPort {
	return async ({ method, url, headers, body, timeoutMs }) => {
		try {
			const answer = await fetch(url, {
				method,
				headers: { ...headers, authorization: `Bearer ${token}`, connection: 'close' },
				signal: AbortSignal.timeout(timeoutMs),
				...(body !== undefined && { body }),
			});
			const told: Record<string, string> = {};
			answer.headers.forEach((value, name) => {
				told[name] = value;
			});
			return { status: answer.status, headers: told, body: await answer.text() };
		} catch {
			throw new TransportFailure('cut', 'ECONNRESET');
		}
	};
}
