import { itemError } from '../errors';

/** One mailbox, with the name that is shown beside it; '' for none. */
export interface MailAddress {
	readonly name: string;
	readonly address: string;
}

const LOCAL_PART = /^[^\s"(),:;<>@[\]\\]{1,64}$/u;
const DOMAIN =
	/^(?=.{4,253}$)[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;

const SEPARATORS = ',;\r\n';

// eslint-disable-next-line no-control-regex -- finding them is the rule
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;

/** Neither seen nor typed: it comes along with text out of another program. */
const INVISIBLE = /\p{Cf}/u;

/** A line of a header has 998 characters at most (RFC 5322, 2.1.1) and is broken between words. */
const LONGEST_WORD = 900;

/**
 * Refuses a line break or another control character: behind one, a text would become a header of
 * its own. And a word that no line can hold.
 *
 * @throws MailError MAIL_HEADER_INVALID
 */
export function checkHeaderText(text: string, label: string): void {
	if (text.split(/[ \t]/).some(({ length }) => length > LONGEST_WORD)) {
		throw itemError(
			'MAIL_HEADER_INVALID',
			`${label} holds a word of more than ${LONGEST_WORD} characters, so nothing was sent.`,
			`Shorten it, or put spaces into ${label}.`,
			{ field: label },
		);
	}
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
	const { name, address } = namedAddress(text.trim());
	if (INVISIBLE.test(address)) {
		throw invalidAddress(text, label, 'has an invisible character in it');
	}
	const at = address.lastIndexOf('@');
	if (at < 1 || at === address.length - 1) {
		throw invalidAddress(text, label, 'has no domain behind an @');
	}
	if (!LOCAL_PART.test(address.slice(0, at))) {
		throw invalidAddress(text, label, 'has characters before the @ that an address cannot have');
	}
	const domain = address.slice(at + 1);
	if (!DOMAIN.test(domain) || asciiDomain(domain) === undefined) {
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

/**
 * The address as it goes over the wire: the domain in the form that every server knows (Punycode, RFC
 * 5891). What stands before the @ stays: only its own server knows what it means.
 */
export function wireAddress(address: string): string {
	const at = address.lastIndexOf('@') + 1;
	return address.slice(0, at) + (asciiDomain(address.slice(at)) ?? address.slice(at));
}

/** Whether there is more than ASCII in it, so that a server has to offer SMTPUTF8 (RFC 6531). */
export function isBeyondAscii(address: string): boolean {
	return /[^\0-\x7f]/.test(address);
}

/** Undefined for a domain that cannot be. */
function asciiDomain(domain: string): string | undefined {
	if (!isBeyondAscii(domain)) return domain;
	const url = `http://${domain}`;
	return URL.canParse(url) ? new URL(url).hostname : undefined;
}

function namedAddress(text: string): MailAddress {
	const open = text.lastIndexOf('<');
	if (open < 0 || !text.endsWith('>')) return { name: '', address: text };
	return { name: unquoted(text.slice(0, open).trim()), address: text.slice(open + 1, -1).trim() };
}

/** At commas, semicolons and line breaks outside quotes; a quote that nothing closes is a sign. */
function splitList(text: string): readonly string[] {
	const parts: string[] = [];
	let begin = 0;
	let mayClose = true;
	for (let at = 0; at < text.length; at += 1) {
		const sign = text.charAt(at);
		if (sign === '"' && mayClose) {
			const end = closingQuote(text, at);
			mayClose = end !== undefined;
			at = end ?? at;
		} else if (SEPARATORS.includes(sign)) {
			parts.push(text.slice(begin, at));
			begin = at + 1;
		}
	}
	return [...parts, text.slice(begin)];
}

function closingQuote(text: string, open: number): number | undefined {
	for (let at = open + 1; at < text.length; at += 1) {
		if (text[at] === '\\') at += 1;
		else if (text[at] === '"') return at;
	}
	return undefined;
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
