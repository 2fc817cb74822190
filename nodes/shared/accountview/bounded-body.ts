import type { Readable } from 'node:stream';
import { TransportFailure } from '../../../lib/ports/http';

/**
 * Reads an answer to its end as UTF-8 text, but no further than `maxBytes`: beyond that the
 * connection is closed and the answer is `too-large`. An answer that breaks off is `cut`.
 * When `signal` fires the connection is closed too; whoever fired it knows why.
 */
export async function readBounded(
	body: Readable,
	maxBytes: number,
	signal: AbortSignal,
): Promise<string> {
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
	return Buffer.concat(chunks, size).toString('utf8');
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error && typeof error.code === 'string'
		? error.code
		: 'answer broke off';
}
