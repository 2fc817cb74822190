import { createHash } from 'node:crypto';
import { parseProfile, readMessage, type MailContent, type MailDraft } from '../../../lib/mail';
import type { MailAttachment, MailProfile } from '../../../lib/mail';

export const digest = (text: string): string => createHash('sha256').update(text).digest('base64');

/** The profile of the demo firm, changed as a test needs it. */
export function sampleProfile(changes: Readonly<Record<string, unknown>> = {}): MailProfile {
	return parseProfile({
		code: 'FACT',
		description: 'Invoices',
		senderName: 'Demo Installatie',
		senderAddress: 'facturen@demo-installatie.example',
		allowedSenders: 'info@demo-installatie.example',
		...changes,
	});
}

export function sampleDraft(changes: Partial<MailDraft> = {}): MailDraft {
	return {
		from: '',
		to: 'Ans Bos <ans@klant.example>',
		cc: '',
		bcc: '',
		replyTo: '',
		subject: 'Factuur 20260012',
		text: 'Hierbij de factuur.\r\n',
		html: '',
		priority: 'normal',
		headers: {},
		attachments: [],
		...changes,
	};
}

export function sampleContent(
	changes: Partial<MailDraft> = {},
	profile = sampleProfile(),
): MailContent {
	return readMessage(profile, sampleDraft(changes));
}

export function sampleFile(bytes: Uint8Array, fileName = 'factuur.pdf'): MailAttachment {
	return {
		fileName,
		contentType: 'application/pdf',
		size: bytes.length,
		contentId: '',
		open: () => Promise.resolve(inPieces(bytes)),
	};
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
	for (let at = 0; at < bytes.length; at += 65_536) {
		yield await Promise.resolve(bytes.subarray(at, at + 65_536));
	}
}

/** The error that a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
	return await promise.then(
		(value) => {
			throw new Error(`It resolved with ${JSON.stringify(value)}`);
		},
		(error: unknown) => error,
	);
}

/** For `toThrow`: an error with this code, and with this in its remedy. */
export function withCode(code: string, remedy = ''): Error {
	const has: unknown = expect.objectContaining({
		code,
		remedy: expect.stringContaining(remedy) as unknown,
	});
	return has as Error;
}
