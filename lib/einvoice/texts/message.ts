import type { Cents } from '../amounts/cents';
import type { Language } from '../invoice/language';
import type { PaidBy } from '../invoice/paid-by';
import { DOCUMENT_KINDS, type DocumentKind } from '../routing/kinds';
import { amountText, dateText } from './formats';
import { WORDS, type SentenceFacts } from './sentences';

/** What stands below each message (afsluiting): an own text, or the usual greeting and whom to ask. */
export interface Closing {
	/** In the place of all the rest; may have several lines, '' for the usual greeting with the rest. */
	readonly text: string;
	/** Name of the contact person. */
	readonly name: string;
	readonly company: string;
	readonly phone: string;
	readonly email: string;
	readonly website: string;
}

/** What a message is about. */
export interface MessageSubject {
	readonly kind: DocumentKind;
	readonly language: Language;
	readonly number: string;
	/** YYYY-MM-DD */
	readonly date: string;
	readonly dueDate?: string | undefined;
	/** What is to be paid, or of a credit note what is credited; left out where there is none. */
	readonly amount?: Cents | undefined;
	readonly currency: string;
	/** Who sends it, for the subject. */
	readonly sender: string;
	readonly iban?: string;
	readonly accountName?: string;
	readonly reference?: string;
	/** How it is paid; left out: by transfer. */
	readonly paidBy?: PaidBy;
	/** Number of the invoice that is credited. */
	readonly preceding?: string;
}

/** The usual message that goes with a document. */
export interface MessageText {
	readonly subject: string;
	readonly text: string;
	/** The same as simple HTML; what comes from data is text in it and nothing else. */
	readonly html: string;
}

/** Words a message with a document, in its language, with its closing. */
export function messageText(about: MessageSubject, closing: Closing): MessageText {
	const { kind, language, number, sender } = about;
	const words = WORDS[language];
	const from = sender.trim() === '' ? '' : ` ${words.from} ${sender}`;
	const paragraphs = [
		[words.salutation],
		...words.lines[kind](factsOf(about)).map((line) => [line]),
		closingLines(closing, words.greeting),
	];
	return {
		subject: oneLine(`${DOCUMENT_KINDS[kind][language]} ${number}${from}`),
		text: paragraphs.map((lines) => lines.join('\n')).join('\n\n'),
		html: paragraphs.map((lines) => `<p>${lines.map(escaped).join('<br>\n')}</p>`).join('\n'),
	};
}

function factsOf(about: MessageSubject): SentenceFacts {
	const { language, dueDate, amount, currency } = about;
	// What is paid already, or comes back, is no amount to ask for.
	const isAsked = amount !== undefined && amount > 0;
	return {
		number: oneLine(about.number),
		date: dateText(about.date, language),
		amount: isAsked ? amountText(amount, currency, language) : '',
		dueDate: dueDate === undefined ? '' : dateText(dueDate, language),
		iban: grouped(about.iban ?? ''),
		accountName: oneLine(about.accountName ?? ''),
		reference: oneLine(about.reference ?? ''),
		paidBy: about.paidBy ?? 'transfer',
		preceding: oneLine(about.preceding ?? ''),
	};
}

function closingLines(
	{ text, name, company, phone, email, website }: Closing,
	greeting: string,
): readonly string[] {
	if (text.trim() !== '') return text.trim().split(/\r\n?|\n/);
	const contact = [name, company, phone, email, website].map(oneLine);
	return [greeting, ...contact.filter((line) => line !== '')];
}

/** An IBAN in groups of four, as people read it. */
function grouped(iban: string): string {
	return iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ');
}

function oneLine(text: string): string {
	return text.replace(/\s+/gu, ' ').trim();
}

function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}
