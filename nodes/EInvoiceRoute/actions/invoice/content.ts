import { scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { PdfJob } from '../../../../lib/einvoice';
import { digest } from '../../../shared/digest';
import { hashOf } from '../../session';

const derived = promisify<string, string, number, Buffer>(scrypt);

/**
 * What tells a PDF from one of another content: what is drawn, and whether it is signed or has a password.
 * When it was signed, and with which of the firm's certificates, makes no other document of it.
 */
export async function contentOf({
	source,
	annexes = [],
	signing,
	protection,
}: PdfJob): Promise<string> {
	const { logo, ...look } = source.kind === 'drawn' ? source.look : {};
	const of =
		source.kind === 'drawn'
			? [source.invoice, source.options, look, logo === undefined ? '' : hashOf(logo)]
			: [hashOf(source.bytes)];
	const open = digest(JSON.stringify([of, annexes.map(({ bytes }) => hashOf(bytes))]));
	if (signing !== undefined) return digest(`${open} signed ${signing.name} ${signing.reason}`);
	if (protection === undefined) return open;
	// Slow on purpose: what is written down must not give the password away.
	const trace = await derived(protection.userPassword, open, 32);
	return digest(`${open} protected ${trace.toString('base64')}`);
}
