import { itemError } from '../../errors';
import type { MailContent } from '../../message/content';
import { mimeBytes } from '../mime';
import type { CheckLine, MailTransport, OutgoingMail, Taken, TransportSteps } from '../transport';

/** The largest draft; a file is held in memory as a whole. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * MAPI without a mail program: an `.eml` file that a mail program opens as a message ready to be
 * sent. `X-Unsent: 1` says so to Thunderbird and classic Outlook; the message has no date and no id
 * yet, because it was not sent. Plain text only.
 */
export class DraftTransport implements MailTransport {
	async send(mail: OutgoingMail, steps: TransportSteps): Promise<Taken> {
		checkDraft(mail.content);
		const file = await draftOf(mail);
		await steps.beforeData();
		// Only a draft that lies where the person finds it was handed over.
		await mail.content.putDraft?.(file);
		return { state: 'handedOver', reply: 'Draft made', refused: [], file };
	}

	check(): Promise<readonly CheckLine[]> {
		const message = 'A draft needs no mail server.';
		return Promise.resolve([{ check: 'Connection', isOk: true, message, remedy: '' }]);
	}

	close(): Promise<void> {
		return Promise.resolve();
	}
}

/** @throws MailError MAIL_CONTENT_INVALID for what no draft can hold */
export function checkDraft({ html }: Pick<MailContent, 'html'>): void {
	if (html !== '') throw plainTextOnly();
}

async function draftOf(mail: OutgoingMail): Promise<Uint8Array> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	const options = { keepsBcc: true, extraHeaders: { 'X-Unsent': '1' } };
	for await (const chunk of mimeBytes(mail, options)) {
		bytes += chunk.length;
		if (bytes > MOST_BYTES) throw tooLarge();
		chunks.push(chunk);
	}
	return withoutIdentity(Buffer.concat(chunks));
}

/** The mail program gives date and id when it sends. */
function withoutIdentity(message: Buffer): Buffer {
	const end = message.indexOf('\r\n\r\n');
	const header = message.subarray(0, end).toString('latin1');
	const fields = header.split(/\r\n(?![ \t])/);
	const kept = fields.filter((field) => !/^(?:message-id|date):/i.test(field));
	return Buffer.concat([Buffer.from(kept.join('\r\n'), 'latin1'), message.subarray(end)]);
}

function plainTextOnly(): Error {
	return itemError(
		'MAIL_CONTENT_INVALID',
		'A MAPI draft holds plain text only, and this message has HTML; no draft was made.',
		'Leave HTML empty, or send through SMTP or Microsoft Outlook.',
	);
}

function tooLarge(): Error {
	return itemError(
		'MAIL_TOO_LARGE',
		'The draft would be larger than 64 MB, so it was not made.',
		'Attach smaller files.',
	);
}
