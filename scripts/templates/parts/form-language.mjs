// @ts-check
/** Forms in two languages: who opens the English address reads English on every page that follows. */
import { literal } from './literals.mjs';

/**
 * @typedef {object} Words the same in both languages: a text, or an expression without braces
 * @property {string} nl @property {string} en
 */

/** The node behind both first pages: what was filled in, and `formLanguage`. */
export const ANSWERS = 'The Answers';

/** What the first page gave, for use in an expression. */
export const GIVEN = `$('${ANSWERS}').first().json`;

/** `nl` or `en`, for use in an expression. */
export const FORM_LANGUAGE = `${GIVEN}.formLanguage`;

/**
 * What chooses between two languages.
 * @param {string} isEnglish expression without braces
 */
export function speaking(isEnglish) {
	/** The one of two expressions that fits. @param {Words} expressions */
	const either = ({ nl, en }) => (nl === en ? nl : `(${isEnglish} ? ${en} : ${nl})`);

	/** The text that fits, as an expression. @param {Words} texts */
	const said = ({ nl, en }) => either({ nl: literal(nl), en: literal(en) });
	return { either, said };
}

/** In the language of the form. */
export const { either, said } = speaking(`${FORM_LANGUAGE} === 'en'`);

/** A text in the language of the form, for a parameter. @param {Words} texts they may hold expressions in braces */
export const saying = ({ nl, en }) => `={{ ${either({ nl: joined(nl), en: joined(en) })} }}`;

/**
 * One after the other.
 * @param {...(Words | string)} texts a text alone is the same in both languages
 * @returns {Words}
 */
export const together = (...texts) => inBoth((language) => inOne(texts, language));

/**
 * What is made the same way in both languages.
 * @param {(language: keyof Words) => string} make @returns {Words}
 */
export const inBoth = (make) => ({ nl: make('nl'), en: make('en') });

/**
 * What is said for a value, as an expression.
 * @param {Readonly<Record<string, Words>>} texts by the value @param {string} value expression
 * @param {string} [otherwise] expression of what is said for any other value
 */
export const wordsFor = (texts, value, otherwise = "''") =>
	inBoth(
		(language) =>
			`({ ${Object.entries(texts)
				.map(([name, words]) => `${name}: ${literal(words[language])}`)
				.join(', ')} }[${value}] ?? ${otherwise})`,
	);

/** A day as people write it, such as `31 oktober 2026`. @param {string} day expression @returns {Words} expressions */
export const dayOf = (day) =>
	inBoth((language) => `DateTime.fromISO(${day}).setLocale('${language}').toFormat('d LLLL yyyy')`);

/** @param {readonly (Words | string)[]} texts @param {keyof Words} language */
const inOne = (texts, language) =>
	texts.map((text) => (typeof text === 'string' ? text : text[language])).join('');

/**
 * A text with expressions in braces, as one expression.
 * @param {string} text
 */
export function joined(text) {
	const parts = text.split(/\{\{(.*?)\}\}/s);
	return (
		parts
			.map((part, place) => (place % 2 === 0 ? part && literal(part) : `(${part.trim()})`))
			.filter(Boolean)
			.join(' + ') || "''"
	);
}

/**
 * What is said in both languages, in one of them, however deep it stands.
 * @param {unknown} value @param {keyof Words} language @returns {unknown}
 */
export function inLanguage(value, language) {
	if (Array.isArray(value)) return value.map((one) => inLanguage(one, language));
	if (typeof value !== 'object' || value === null) return value;
	const words = /** @type {Record<string, unknown>} */ (value);
	if ('nl' in words && 'en' in words) return words[language];
	return Object.fromEntries(
		Object.entries(words).map(([name, one]) => [name, inLanguage(one, language)]),
	);
}
