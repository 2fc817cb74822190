import type { IncomingMessage } from 'node:http';

/** How a read is to be spoilt by a fault. */
export type Distortion = 'repeat-page' | 'drop-row' | 'duplicate-row';

/** A request with its body read, as the handlers get it. */
export interface Exchange {
	readonly method: string;
	/** Decoded path without query string. */
	readonly path: string;
	readonly query: URLSearchParams;
	readonly body: string;
	readonly contentType: string;
	/** The value of a request header by its lower-case name; '' when absent. */
	header(name: string): string;
	readonly distortion?: Distortion;
	/** The token of this request counts as expired from now on. */
	readonly tokenExpires: boolean;
}

export class BodyTooLarge extends Error {}

/**
 * The whole request body as text; `latin1` keeps each byte as a character.
 *
 * @throws {BodyTooLarge} beyond `maxBytes`
 */
export async function readBody(
	request: IncomingMessage,
	maxBytes: number,
	encoding: 'utf8' | 'latin1' = 'utf8',
): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request) {
		if (!Buffer.isBuffer(chunk)) continue;
		size += chunk.length;
		if (size > maxBytes) throw new BodyTooLarge();
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString(encoding);
}

/** Whether a Host header names this machine; anything else may be a web page reaching inwards. */
export function isLoopbackHost(host: string): boolean {
	const name = host.replace(/:\d+$/, '').toLowerCase();
	return name === '127.0.0.1' || name === 'localhost';
}
