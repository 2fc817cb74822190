import { domainOf, sameMailbox, wireAddress } from '../addresses/address';
import { itemError } from '../errors';
import type { MailContent } from './content';

/** What a message is about. */
export interface MailDocument {
	/** '' where there is only one. */
	readonly administration: string;
	/** Such as `invoice` or `reminder`. */
	readonly kind: string;
	readonly number: string;
	/** '' or a number that goes up when the same document is to be sent anew. */
	readonly revision: string;
}

export type Digest = (text: string) => string;

/** Longer ones are of no use to a person. */
const LONGEST_KEY = 250;

/**
 * The key of a message: the same document to the same recipients has the same key, today and next
 * year, on every machine. Readable: `DEMO/invoice/20260012/1/nk5oWu6XfQ2b`.
 *
 * @param recipients those that the message itself asks for
 * @throws MailError MAIL_KEY_MISSING
 */
export function messageKey(
	document: MailDocument,
	recipients: readonly string[],
	digest: Digest,
): string {
	if (document.kind === '' || document.number === '') throw keyMissing();
	const { administration, kind, number, revision } = document;
	const who = shortHash(recipients.map(sameMailbox).sort().join('\n'), digest);
	const parts = [administration, kind, number, revision].map((part) =>
		part === '' ? '-' : keyPart(part),
	);
	return checkedKey([...parts, who].join('/'));
}

/** Half of a sign beyond the first 65,536, as a cut leaves it behind, cannot be encoded. */
function keyPart(part: string): string {
	return part === '-' ? '%2D' : encodeURIComponent(part.toWellFormed());
}

/**
 * A key that the caller has made.
 *
 * @throws MailError MAIL_KEY_MISSING
 */
export function checkedKey(key: string): string {
	const isUsable = key !== '' && key.length <= LONGEST_KEY && /^[\x21-\x7e]+$/.test(key);
	if (!isUsable) throw keyMissing();
	return key;
}

/**
 * Tells one content from another. What the profile adds does not count: what has left does not go
 * again because the profile was changed. The bytes of attachments do not count, only their names: a PDF
 * that is made anew for the same invoice has another date in it.
 */
export function contentHash(content: MailContent, digest: Digest): string {
	const { asked, subject, text, html, headers, priority, attachments } = content;
	const files = attachments.map(({ fileName, contentId }) => [fileName, contentId]);
	const who = asked.recipients.map(sameMailbox).sort();
	return digest(
		JSON.stringify([
			asked.from === undefined ? '' : sameMailbox(asked.from.address),
			who,
			asked.replyTo.map(({ address }) => sameMailbox(address)),
			subject,
			text,
			html,
			priority,
			Object.entries(headers).sort(),
			files,
		]),
	);
}

/** `<hash@sender-domain>`: the same for every try at the same message. */
export function messageIdOf(key: string, sender: string, digest: Digest): string {
	return `<${digest(key)
		.replace(/[^A-Za-z0-9]/g, '')
		.slice(0, 32)}@${domainOf(wireAddress(sender))}>`;
}

/** Between the parts of the message; the same for every try. */
export function boundaryOf(key: string, digest: Digest): string {
	return shortHash(`boundary ${key}`, digest);
}

function shortHash(text: string, digest: Digest): string {
	return digest(text)
		.replace(/[^A-Za-z0-9]/g, '')
		.slice(0, 12);
}

function keyMissing(): Error {
	return itemError(
		'MAIL_KEY_MISSING',
		'The message has no usable key, so nothing was sent.',
		`Fill Document Kind and Document Number, or give a Message Key of at most ${LONGEST_KEY} letters, digits and signs without spaces. By the key a message is recognised that was sent before.`,
	);
}
