import {
	checkHeaderText,
	parseAddress,
	parseAddresses,
	sameMailbox,
	type MailAddress,
} from '../addresses/address';
import { itemError } from '../errors';
import type { MailProfile } from '../profile/profile';
import { senderOf } from '../profile/senders';
import { checkPictures } from './pictures';

export type Priority = 'high' | 'normal' | 'low';

/** A file that goes along. It is opened when its turn comes, and read once. */
export interface MailAttachment {
	readonly fileName: string;
	/** MIME type, such as `application/pdf`. */
	readonly contentType: string;
	/** Bytes; undefined when the store does not say. */
	readonly size: number | undefined;
	/** For a picture within the HTML, `<img src="cid:…">`; '' for an ordinary attachment. */
	readonly contentId: string;
	/** @throws MailError MAIL_ATTACHMENT_UNREADABLE */
	open(): Promise<AsyncIterable<Uint8Array>>;
}

/** A message as it is asked for; lists of addresses are texts. */
export interface MailDraft {
	/** '' for the sender of the profile. */
	readonly from: string;
	readonly to: string;
	readonly cc: string;
	readonly bcc: string;
	readonly replyTo: string;
	readonly subject: string;
	readonly text: string;
	readonly html: string;
	readonly priority: Priority;
	readonly headers: Readonly<Record<string, string>>;
	readonly attachments: readonly MailAttachment[];
}

/** A message that can be sent. */
export interface MailContent {
	readonly from: MailAddress;
	readonly to: readonly MailAddress[];
	readonly cc: readonly MailAddress[];
	/** The copy of the profile among them. */
	readonly bcc: readonly MailAddress[];
	readonly replyTo: readonly MailAddress[];
	readonly subject: string;
	readonly text: string;
	readonly html: string;
	readonly priority: Priority;
	readonly headers: Readonly<Record<string, string>>;
	readonly attachments: readonly MailAttachment[];
	/**
	 * Puts a draft of it where a person finds it; left out: nowhere.
	 *
	 * @throws MailError MAIL_FOLDER_UNUSABLE
	 */
	readonly putDraft?: (file: Uint8Array) => Promise<void>;
	/** What of it the message itself asks for, without what the profile adds. */
	readonly asked: AskedFor;
}

/** By this a message is known: the profile may change between two runs, and it stays the same. */
export interface AskedFor {
	/** Undefined for the sender of the profile. */
	readonly from: MailAddress | undefined;
	/** Everybody it is to go to, once each; addresses only. */
	readonly recipients: readonly string[];
	/** Empty for that of the profile. */
	readonly replyTo: readonly MailAddress[];
}

/** What the message itself decides; a header of another name would contradict it. */
const OWN_HEADERS =
	/^(?:from|sender|to|cc|bcc|reply-to|subject|date|message-id|mime-version|content-.*|x-mail-key|x-unsent|return-path|received|dkim-signature)$/i;

/**
 * Checks a message before anything is connected: addresses, sender, headers, and that there is
 * something to send to somebody.
 *
 * @throws MailError of class `item`
 */
export function readMessage(profile: MailProfile, draft: MailDraft): MailContent {
	const wanted = draft.from === '' ? undefined : parseAddress(draft.from, 'From');
	const from = senderOf(profile, wanted);
	const to = parseAddresses(draft.to, 'To');
	const cc = parseAddresses(draft.cc, 'CC');
	const ownBcc = parseAddresses(draft.bcc, 'BCC');
	const recipients = recipientsOf({ to, cc, bcc: ownBcc });
	if (recipients.length === 0) throw withoutRecipient();
	const bcc = profile.copy === undefined ? ownBcc : [...ownBcc, profile.copy];
	const replyTo = parseAddresses(draft.replyTo, 'Reply-To');
	checkHeaderText(draft.subject, 'Subject');
	if (draft.text.trim() === '' && draft.html.trim() === '' && draft.attachments.length === 0) {
		throw empty();
	}
	checkCount(profile, [...to, ...cc, ...bcc]);
	checkPictures(draft);
	return {
		from,
		to,
		cc,
		bcc,
		replyTo: replyTo.length > 0 || profile.replyTo === undefined ? replyTo : [profile.replyTo],
		subject: draft.subject.trim(),
		text: draft.text,
		html: draft.html,
		priority: draft.priority,
		headers: checkedHeaders(draft.headers),
		attachments: draft.attachments.map(checkedAttachment),
		asked: { from: wanted, recipients, replyTo },
	};
}

/** Everybody who gets it, once each; addresses only. */
export function recipientsOf(content: Pick<MailContent, 'to' | 'cc' | 'bcc'>): readonly string[] {
	const all = [...content.to, ...content.cc, ...content.bcc];
	return [...new Map(all.map(({ address }) => [sameMailbox(address), address])).values()];
}

/** Bytes of the header of the smallest message. */
const LEAST_HEADER = 500;

/**
 * About how many bytes the message has on the wire, and rather fewer: a server refuses what is too
 * large itself, and what fits is not to be refused for a wrong guess. Undefined when the size of an
 * attachment is not known.
 */
export function sizeOnTheWire({ text, html, attachments }: MailContent): number | undefined {
	const sizes = attachments.map(({ size }) => size);
	const known = sizes.filter((size) => size !== undefined);
	if (known.length < sizes.length) return undefined;
	const files = known.reduce((sum, size) => sum + inBase64(size), 0);
	return files + textOnTheWire(text) + textOnTheWire(html) + LEAST_HEADER;
}

/** As plain bytes, or in the shorter of two encodings where there is more than ASCII. */
function textOnTheWire(text: string): number {
	const bytes = new TextEncoder().encode(text);
	let beyondAscii = 0;
	for (const byte of bytes) if (byte > 0x7f) beyondAscii += 1;
	return Math.min(bytes.length + 2 * beyondAscii, inBase64(bytes.length));
}

/** Lines of 76 signs and their end for 57 bytes each. */
function inBase64(bytes: number): number {
	return Math.ceil((bytes * 78) / 57);
}

function checkCount({ code, limits }: MailProfile, all: readonly MailAddress[]): void {
	const count = recipientsOf({ to: all, cc: [], bcc: [] }).length;
	const most = limits.recipientsPerMessage;
	if (most === undefined || count <= most) return;
	throw itemError(
		'MAIL_RECIPIENTS_TOO_MANY',
		`The message has ${count} recipients and the e-mail profile ${code} allows ${most} in one message, so nothing was sent.`,
		'Send it as several messages, each to a part of the recipients.',
		{ recipients: count, allowed: most },
	);
}

function checkedHeaders(headers: MailDraft['headers']): MailDraft['headers'] {
	for (const [name, value] of Object.entries(headers)) {
		checkHeaderText(value, `The header ${name.slice(0, 40)}`);
		if (/^[A-Za-z0-9-]{1,76}$/.test(name) && !OWN_HEADERS.test(name)) continue;
		throw itemError(
			'MAIL_HEADER_INVALID',
			`A header cannot be called "${name.replace(/\s+/g, ' ').slice(0, 76)}" here, so nothing was sent.`,
			'Use letters, digits and hyphens, such as X-Invoice. What has a parameter of its own, such as the subject, goes there.',
		);
	}
	return headers;
}

/** Such as `text/csv; charset=utf-8`. */
const MIME_TYPE =
	/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:; *[\w!#$&^.+-]+=(?:[\w!#$&^.+:-]+|"[^"\\]*"))*$/;

function checkedAttachment(attachment: MailAttachment): MailAttachment {
	checkHeaderText(attachment.fileName, 'The name of an attachment');
	checkHeaderText(attachment.contentId, 'The content id of a picture');
	if (MIME_TYPE.test(attachment.contentType)) return attachment;
	return { ...attachment, contentType: 'application/octet-stream' };
}

function withoutRecipient(): Error {
	return itemError(
		'MAIL_RECIPIENT_MISSING',
		'The message has no recipient, so nothing was sent.',
		'Fill To, CC or BCC, or leave out items without an address before this node.',
	);
}

function empty(): Error {
	return itemError(
		'MAIL_CONTENT_INVALID',
		'The message has neither text nor attachment, so nothing was sent.',
		'Fill Text or HTML, choose a template, or add an attachment.',
	);
}
