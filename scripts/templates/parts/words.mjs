// @ts-check
/** What a person types for a setting: a word of a few, a list, an address. In any case, with blanks around it. */
import { literal } from './literals.mjs';

/**
 * @typedef {Readonly<Record<string, readonly string[]>>} Words what may be typed for each value, in lower case
 * @typedef {{ name: string; row: string; otherwise: string; words: Words }} Choice a setting that takes these alone
 */

const ON = ['on', 'aan', 'yes', 'ja', 'true'];
const OFF = ['off', 'uit', 'no', 'nee', 'false'];

/** @type {Words} */
export const SWITCH = { on: ON, off: OFF };

/** @type {Words} */
export const YES_OR_NO = {
	yes: ['yes', 'ja', 'on', 'aan', 'true'],
	no: ['no', 'nee', 'off', 'uit', 'false'],
};

/** @type {Words} */
export const DIRECTION = {
	toOther: ['toother'],
	toAccountView: ['toaccountview'],
	both: ['both', 'beide'],
	off: OFF,
};

/** @type {Words} */
export const LANGUAGES = { nl: ['nl', 'nederlands', 'dutch'], en: ['en', 'engels', 'english'] };

/** @type {Words} */
export const UNMATCHED = { ask: ['ask', 'vragen'], create: ['create', 'aanmaken'] };

/**
 * Expression of the value that was meant; undefined for a word that means none.
 * @param {Choice} choice @param {string} typed expression of what the setting holds
 */
export const meant = ({ words }, typed) =>
	`({ ${Object.entries(words)
		.flatMap(([value, typings]) => typings.map((typing) => `${typing}: '${value}'`))
		.join(', ')} })[${trimmed(typed)}.toLowerCase()]`;

/** Text without blanks around it, '' where there is none. @param {string} typed expression of what a setting or a record holds */
export const trimmed = (typed) => `String(${typed} ?? '').trim()`;

/** Expression of the entries of a list, however they are set apart. @param {string} typed */
export const entries = (typed) => `${trimmed(typed)}.split(/[,;]/).map((entry) => entry.trim())`;

/** Expression of an address that a path may follow. @param {string} typed */
export const addressWithoutSlash = (typed) => `${trimmed(typed)}.replace(/\\/+$/, '')`;

/**
 * Expression that tells, in Dutch, which settings hold a word that means nothing.
 * @param {readonly Choice[]} choices of the item at hand
 */
export const notMeant = (choices) =>
	`[${choices
		.map(
			(choice) =>
				`${meant(choice, `$json.${choice.name}`)} === undefined ? ${sentenceOf(choice)} : ''`,
		)
		.join(', ')}].filter(Boolean).join(' ')`;

/** @param {Choice} choice */
function sentenceOf({ name, row, words }) {
	const values = Object.entries(words).map(([value, [, inDutch]]) =>
		inDutch === undefined ? value : `${value} (${inDutch})`,
	);
	const choose = `${values.slice(0, -1).join(', ')} of ${String(values.at(-1))}`;
	return `${literal(`De instelling ${row} staat op "`)} + $json.${name} + ${literal(`"; kies ${choose}. Er is niets gedaan.`)}`;
}
