/** Characters of Windows-1252 beyond Latin-1, such as the euro sign and curly quotes. */
const WINDOWS_EXTRAS = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

const STORABLE = new RegExp(`^[\\u0000-\\u007f\\u00a0-\\u00ff${WINDOWS_EXTRAS}]*$`);

// eslint-disable-next-line no-control-regex -- finding them is the rule
const CONTROL = /[\u0000-\u001f\u007f]/;
// eslint-disable-next-line no-control-regex -- a memo has lines and tabs
const CONTROL_IN_MEMO = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** What a text column is for. */
export interface TextColumn {
	/** Holds several lines. */
	readonly isMemo: boolean;
	/** Holds a code, such as a number of a customer. */
	readonly isCode?: boolean;
}

/**
 * Composed characters, and no spaces around them: AccountView does not keep those at the end, and
 * those in front would make a code that nobody finds again. Lines become one where only one fits; in
 * a code they are no accident of typing, and stay to be refused. A memo keeps its indentation.
 */
export function tidyText(text: string, { isMemo, isCode = false }: TextColumn): string {
	const composed = text.normalize('NFC');
	if (isMemo) return composed.trimEnd();
	return (isCode ? composed : composed.replaceAll(/[^\S\r\n\t]*[\r\n\t]\s*/g, ' ')).trim();
}

/**
 * Says what is wrong with the characters of a text; undefined when nothing is.
 *
 * AccountView is a Visual FoxPro program whose tables hold Windows-1252. That a character outside
 * it cannot be stored is our assumption; refusing it is better than a question mark in the books.
 */
export function characterProblem(
	text: string,
	{ isMemo }: { readonly isMemo: boolean },
): string | undefined {
	if ((isMemo ? CONTROL_IN_MEMO : CONTROL).test(text)) {
		return isMemo
			? 'holds a control character that AccountView cannot store'
			: 'holds a line break or another control character';
	}
	if (STORABLE.test(text)) return undefined;
	const character = Array.from(text).find((candidate) => !STORABLE.test(candidate)) ?? '';
	return `holds '${character}' (${codePoint(character)}), a character that AccountView cannot store`;
}

function codePoint(character: string): string {
	const number = character.codePointAt(0) ?? 0;
	return `U+${number.toString(16).toUpperCase().padStart(4, '0')}`;
}
