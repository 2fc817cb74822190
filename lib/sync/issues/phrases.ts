import type { IssueWords } from './issue-texts';

/** A value of a record, and the message of another system. */
const VALUE_LENGTH = 80;
const MESSAGE_LENGTH = 400;

/** On one line, and at most 80 characters long. */
export function shortValue(text: string): string {
	return shortened(text, VALUE_LENGTH);
}

/** What another system said, on one line and without the full stop at its end. */
export function shortMessage(text: string): string {
	return shortened(text, MESSAGE_LENGTH).replace(/[.\s]+$/, '');
}

/** With a capital: the start of a sentence. */
export function capital(text: string): string {
	return text.replace(/^./u, (first) => first.toUpperCase());
}

/** The sentences that say something, one after the other. */
export function sentences(...all: readonly (string | null)[]): string {
	return all.filter((one) => one !== null && one !== '').join(' ');
}

/** Whether the other side no longer had a linked record that AccountView's was to be written to. */
export function isGoneThere(
	words: Pick<IssueWords, 'fact' | 'linkedInside' | 'there' | 'otherName'>,
): boolean {
	const isUpdate = words.linkedInside !== null && words.there === words.otherName;
	return isUpdate && words.fact('causeCode') === 'HTTP 404';
}

/**
 * The system at which a write went wrong. The nodes of AccountView answer with codes of their own: one of an
 * HTTP Request on the way to AccountView is the other system's, in which a flow looks things up, and which it tells
 * what was done.
 */
export function failedAt(words: Pick<IssueWords, 'fact' | 'there' | 'otherName'>): string {
	const isOfRequest = /^(?:HTTP |NOT_JSON$|E[A-Z]|ERR_)/.test(words.fact('causeCode') ?? '');
	return isOfRequest ? words.otherName : words.there;
}

function shortened(text: string, length: number): string {
	const line = text.replace(/\s+/g, ' ').trim();
	if (line.length <= length) return line;
	// Not between the halves of one character.
	return `${line.slice(0, length - 1).replace(/\p{Surrogate}$/u, '')}…`;
}
