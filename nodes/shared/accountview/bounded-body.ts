import type { Readable } from 'node:stream';
import { TransportFailure } from '../../../lib/ports/http';

/**
 * Reads an answer to its end, but no further than `maxBytes`: beyond that the connection is closed
 * and the answer is `too-large`. An answer that breaks off is `cut`. When `signal` fires the
 * connection is closed too; whoever fired it knows why.
 */
export async function readBounded(
	body: Readable,
	maxBytes: number,
	signal: AbortSignal,
): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	const close = (): void => {
		body.destroy();
	};
	signal.addEventListener('abort', close, { once: true });
	try {
		for await (const chunk of body) {
			const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
			size += bytes.length;
			if (size > maxBytes) throw new TransportFailure('too-large', `more than ${maxBytes} bytes`);
			chunks.push(bytes);
		}
	} catch (error) {
		throw error instanceof TransportFailure ? error : new TransportFailure('cut', codeOf(error));
	} finally {
		signal.removeEventListener('abort', close);
		body.destroy();
	}
	return Buffer.concat(chunks, size);
}

/**
 * The bytes as text of the character set that the answer names, UTF-8 when it names none. Bytes
 * that are none of it are `unreadable`: a name with a replacement character must not go further.
 */
export function decodeBody(bytes: Buffer, contentType: string): string {
	const charset = /charset="?([^\s;"]+)/i.exec(contentType)?.[1] ?? 'utf-8';
	const text = decoded(bytes, charset);
	if (text === undefined) throw new TransportFailure('unreadable', `not ${charset}`);
	return text;
}

function decoded(bytes: Buffer, charset: string): string | undefined {
	try {
		return new TextDecoder(charset, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error && typeof error.code === 'string'
		? error.code
		: 'answer broke off';
}
