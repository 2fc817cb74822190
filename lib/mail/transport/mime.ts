import { Readable } from 'node:stream';
import MailComposer from 'nodemailer10/lib/mail-composer';
import type { MailAddress } from '../addresses/address';
import { attachedBytes } from '../message/attached-bytes';
import type { Priority } from '../message/content';
import { withPlainPictures } from '../message/pictures';
import type { OutgoingMail } from './transport';

/** What differs between a message to be sent and a draft. */
export interface MimeOptions {
	/** Whether those who get a blind copy are named in it. */
	readonly keepsBcc: boolean;
	readonly extraHeaders: Readonly<Record<string, string>>;
}

/** Bytes that are sent at once. */
const PIECE_BYTES = 64 * 1024;

/** Each mail program looks at another one of these. */
const PRIORITY_HEADERS: Readonly<Record<Priority, Readonly<Record<string, string>>>> = {
	high: { 'X-Priority': '1 (Highest)', 'X-MSMail-Priority': 'High', Importance: 'High' },
	low: { 'X-Priority': '5 (Lowest)', 'X-MSMail-Priority': 'Low', Importance: 'Low' },
	normal: {},
};

/**
 * The message as it goes over the wire, piece by piece: attachments are opened when their turn comes
 * and never held as a whole. The same message gives the same bytes at every try.
 *
 * @throws MailError MAIL_ATTACHMENT_UNREADABLE
 */
export async function* mimeBytes(
	mail: OutgoingMail,
	{ keepsBcc, extraHeaders }: MimeOptions,
): AsyncGenerator<Uint8Array, void> {
	const { messageId, date, boundary, key } = mail;
	const content = withPlainPictures(mail.content);
	const composer = new MailComposer({
		from: mailboxOf(content.from),
		to: content.to.map(mailboxOf),
		cc: content.cc.map(mailboxOf),
		bcc: content.bcc.map(mailboxOf),
		replyTo: content.replyTo.map(mailboxOf),
		subject: content.subject,
		...(content.text !== '' && { text: inLines(content.text) }),
		...(content.html !== '' && { html: inLines(content.html) }),
		headers: {
			...content.headers,
			...PRIORITY_HEADERS[content.priority],
			'X-Mail-Key': key,
			...extraHeaders,
		},
		attachments: content.attachments.map((attachment) => ({
			filename: attachment.fileName,
			contentType: wireTypeOf(attachment.contentType),
			content: Readable.from(attachedBytes(attachment), { objectMode: false }),
			...(attachment.contentId !== '' && { cid: attachment.contentId }),
		})),
		messageId,
		date: new Date(date),
		baseBoundary: boundary,
		// What stands in a message is text, never an order to fetch something.
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	const node = composer.compile();
	node.keepBcc = keepsBcc;
	yield* inPieces(node.createReadStream());
}

/** Lines of a message end in CR and LF, also in a file that no server puts right (RFC 5322, 2.1). */
function inLines(text: string): string {
	return text.replace(/\r\n?|\n/g, '\r\n');
}

/** Every header, line and file comes as a piece of its own: few large ones cost far less to send. */
async function* inPieces(source: AsyncIterable<unknown>): AsyncGenerator<Uint8Array, void> {
	let waiting: Uint8Array[] = [];
	let held = 0;
	for await (const chunk of source) {
		if (!(chunk instanceof Uint8Array)) continue;
		waiting.push(chunk);
		held += chunk.length;
		if (held < PIECE_BYTES) continue;
		yield Buffer.concat(waiting);
		waiting = [];
		held = 0;
	}
	if (held > 0) yield Buffer.concat(waiting);
}

/** A message within a message may not be encoded, so on its way its lines would be changed. */
function wireTypeOf(contentType: string): string {
	return /^(?:message|multipart)\//i.test(contentType) ? 'application/octet-stream' : contentType;
}

function mailboxOf({ name, address }: MailAddress): { name: string; address: string } {
	return { name, address };
}
