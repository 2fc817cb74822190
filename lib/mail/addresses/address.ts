import { itemError } from '../errors';

/** One mailbox, with the name that is shown beside it; '' for none. */
export interface MailAddress {
	readonly name: string;
	readonly address: string;
}

const LOCAL_PART = /^[^\s"(),:;<>@[\]\\]{1,64}$/u;
const DOMAIN =
	/^(?=.{4,253}$)[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;

// eslint-disable-next-line no-control-regex -- finding them is the rule
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/**
 * Refuses a line break or another control character: behind one, a text would become a header of
 * its own.
 *
 * @throws MailError MAIL_HEADER_INVALID
 */
export function checkHeaderText(text: string, label: string): void {
	if (!CONTROL.test(text)) return;
	throw itemError(
		'MAIL_HEADER_INVALID',
		`${label} holds a line break or another control character, so nothing was sent.`,
		`Take it out of ${label}: a header of a mail is one line.`,
		{ field: label },
	);
}

/**
 * Reads `ans@firm.example`, `Ans Bos <ans@firm.example>` or `"Bos, Ans" <ans@firm.example>`.
 *
 * @param label what it is, for the sentence
 * @throws MailError MAIL_ADDRESS_INVALID, MAIL_HEADER_INVALID
 */
export function parseAddress(text: string, label: string): MailAddress {
	checkHeaderText(text, label);
	const named = /^\s*(.*?)\s*<([^<>]*)>\s*$/.exec(text);
	const name = unquoted(named?.[1] ?? '');
	const address = (named?.[2] ?? text).trim();
	const at = address.lastIndexOf('@');
	if (at < 1 || at === address.length - 1) {
		throw invalidAddress(text, label, 'has no domain behind an @');
	}
	if (!LOCAL_PART.test(address.slice(0, at))) {
		throw invalidAddress(text, label, 'has characters before the @ that an address cannot have');
	}
	if (!DOMAIN.test(address.slice(at + 1))) {
		throw invalidAddress(text, label, 'has no domain such as firm.nl behind the @');
	}
	return { name, address };
}

/**
 * Reads a list with commas, semicolons or line breaks between the addresses; nothing gives none.
 *
 * @throws MailError MAIL_ADDRESS_INVALID, MAIL_HEADER_INVALID
 */
export function parseAddresses(text: string, label: string): readonly MailAddress[] {
	return splitList(text)
		.filter((part) => part.trim() !== '')
		.map((part) => parseAddress(part.trim(), label));
}

/** `Ans Bos <ans@firm.example>`, as people write it. */
export function shownAddress({ name, address }: MailAddress): string {
	if (name === '') return address;
	const plain = /^[\p{L}\p{N} .'&-]*$/u.test(name);
	return `${plain ? name : `"${name.replace(/["\\]/g, '\\$&')}"`} <${address}>`;
}

/** Two spellings of one mailbox compare equal. */
export function sameMailbox(address: string): string {
	return address.trim().toLowerCase();
}

export function domainOf(address: string): string {
	return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** At commas, semicolons and line breaks outside quotes. */
function splitList(text: string): readonly string[] {
	return text.match(/(?:"(?:[^"\\]|\\.)*"|[^,;\r\n"]|")+/g) ?? [];
}

function unquoted(name: string): string {
	const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(name);
	return quoted === null ? name : (quoted[1] ?? '').replace(/\\(.)/g, '$1');
}

function invalidAddress(text: string, label: string, because: string): Error {
	const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
	return itemError(
		'MAIL_ADDRESS_INVALID',
		`${label} "${shown}" ${because}, so nothing was sent.`,
		`Correct the address in ${label}.`,
		{ field: label },
	);
}
