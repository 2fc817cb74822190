// @ts-check
/** Plans of Visma Register and what came of them, in Dutch and in English, for pages and mails. */
import { refusalInDutch } from './accountview.mjs';
import { inBoth, wordsFor } from './form-language.mjs';
import { escaped } from './literals.mjs';

/** @typedef {import('./form-language.mjs').Words} Words */

const SERVICE_NAMES = {
	accountViewNet: { nl: 'AccountView.Net', en: 'AccountView.Net' },
	vismaNet: { nl: 'Visma.net', en: 'Visma.net' },
};
const KINDS = {
	company: { nl: 'Onderneming', en: 'Company' },
	user: { nl: 'Gebruiker', en: 'User' },
	access: { nl: 'Toegang', en: 'Access' },
	costCarrier: { nl: 'Kostendrager', en: 'Cost carrier' },
	group: { nl: 'Gebruikersgroep', en: 'User group' },
};
const ACTIONS = {
	create: { nl: 'Registreren', en: 'Register' },
	update: { nl: 'Wijzigen', en: 'Change' },
	remove: { nl: 'Verwijderen', en: 'Remove' },
	grant: { nl: 'Toegang geven', en: 'Give access' },
	revoke: { nl: 'Toegang intrekken', en: 'Withdraw access' },
};
const OUTCOMES = {
	notVisible: { nl: 'Niet zichtbaar', en: 'Not visible' },
	kept: { nl: 'Blijft staan', en: 'Stays as it is' },
	notice: { nl: 'Let op', en: 'Note' },
};
const STATES = {
	done: { nl: 'Gedaan', en: 'Done' },
	byHand: { nl: 'Met de hand te doen', en: 'To be done by hand' },
	notNeeded: { nl: 'Niet meer nodig', en: 'No longer needed' },
};

const HEADINGS = {
	action: { nl: 'Wat', en: 'What' },
	subject: { nl: 'Wie', en: 'Who' },
	service: { nl: 'Dienst', en: 'Service' },
	reason: { nl: 'Reden', en: 'Reason' },
	result: { nl: 'Resultaat', en: 'Result' },
};

/** A value without words of its own stays as it is. @param {Readonly<Record<string, Words>>} texts @param {string} value expression */
const wordsOr = (texts, value) => wordsFor(texts, value, value);

/** What a person has to know of a report: what is not visible and why. @param {string} rows expression */
export const tellingRows = (rows) =>
	`${rows}.filter((row) => ['notVisible', 'kept', 'notice'].includes(row.outcome))`;

/** What went wrong and what to do about it. @param {string} failure expression of an error item @returns {Words} expressions */
const wrongWith = (failure) => ({
	nl: `(${failure}.details?.messageNl ? ${failure}.details.messageNl + ' ' + (${failure}.details.remedyNl ?? '') : ${refusalInDutch(failure)})`,
	en: `(${failure}.error + ' ' + (${failure}.message ?? ''))`,
});

/** Of an error item or nothing: `failure` in Dutch and `failureEn`, '' for none. @param {string} failed expression */
export const failureOf = (failed) =>
	`((failed) => ({ failure: failed ? ${wrongWith('failed').nl} : '', failureEn: failed ? ${wrongWith('failed').en} : '' }))(${failed})`;

/**
 * What went wrong, for a page or a mail: below the Dutch stands the English.
 * @param {string} failure @param {string} failureEn expressions @returns {Words} expressions of HTML
 */
export const failureHtml = (failure, failureEn) => ({
	nl: `'<p>' + ${escaped(failure)} + '</p><p><i>In English: ' + ${escaped(failureEn)} + '</i></p>'`,
	en: `'<p>' + ${escaped(failureEn)} + '</p>'`,
});

/** Of a step: what came of it; the English sentence names what the service said. @param {string} step expression @returns {Words} expressions */
function stateOf(step) {
	const wrong = wrongWith(`${step}.result`);
	const state = wordsOr(STATES, `(${step}.result?.state ?? '')`);
	return {
		nl: `(${step}.result?.error ? 'Mislukt: ' + ${wrong.nl} + ' (In English: ' + ${step}.result.error + ')' : ${state.nl})`,
		en: `(${step}.result?.error ? 'Failed: ' + ${wrong.en} : ${state.en})`,
	};
}

/** @param {string} row expression @returns {Words} expressions */
const subjectOf = (row) =>
	inBoth(
		(language) =>
			`${wordsOr(KINDS, `${row}.kind`)[language]} + ' ' + ${row}.name + (${row}.kind === 'access' || ['', ${row}.name].includes(${row}.key) ? '' : ' (' + ${row}.key + ')')`,
	);

/** @param {string} row expression @returns {Words} expressions */
const reasonOf = (row) => ({ nl: `${row}.reasonNl`, en: `${row}.reason` });

const SERVICE = wordsOr(SERVICE_NAMES, 'row.service');

/** Of a step or an outcome, who it is about, and at which service. @param {Words} what expressions */
const about = (what) => [what, subjectOf('row'), SERVICE];

const STEP = about(wordsOr(ACTIONS, 'row.action'));
const ROW = about(wordsOr(OUTCOMES, 'row.outcome'));

/**
 * A table with a row for each, or nothing where there is none.
 * @param {Words} heading @param {Words} last heading of the last column
 * @param {string} rows expression @param {readonly Words[]} cells expressions of texts of a `row`; the words of
 * the first are not broken
 */
const tableOf = (heading, last, rows, cells) =>
	inBoth((language) => {
		const columns = [HEADINGS.action, HEADINGS.subject, HEADINGS.service, last];
		const [first = '', ...others] = cells.map((cell) => cell[language]);
		return `((rows) => rows.length === 0 ? '' : '<h2>${heading[language]}</h2><table><thead><tr>${columns.map((column) => `<th>${column[language]}</th>`).join('')}</tr></thead><tbody>' + rows.map((row) => '<tr><td><b>' + ${escaped(first)} + '</b></td>' + ${others.map((cell) => `'<td>' + ${escaped(cell)} + '</td>'`).join(' + ')} + '</tr>').join('') + '</tbody></table>')(${rows})`;
	});

/** @param {Words} heading @param {string} steps expression */
export const stepsHtml = (heading, steps) =>
	tableOf(heading, HEADINGS.reason, steps, [...STEP, reasonOf('row')]);

/** @param {string} steps expression of steps with their `result` */
export const resultsHtml = (steps) =>
	tableOf({ nl: 'Wat er is gedaan', en: 'What was done' }, HEADINGS.result, steps, [
		...STEP,
		stateOf('row'),
	]);

/** @param {string} rows expression of rows of a report */
export const rowsHtml = (rows) =>
	tableOf({ nl: 'Wat aandacht vraagt', en: 'What needs attention' }, HEADINGS.reason, rows, [
		...ROW,
		reasonOf('row'),
	]);

/**
 * The same as plain lines.
 * @param {string} rows expression @param {readonly Words[]} cells expressions of texts of a `row`: four of them
 */
const linesOf = (rows, cells) =>
	inBoth((language) => {
		const [what, subject, service, last] = cells.map((cell) => cell[language]);
		return `${rows}.map((row) => '- ' + ${what} + ': ' + ${subject} + ', ' + ${service} + '. ' + ${last}).join('\\n')`;
	});

/** @param {string} steps expression of steps with their `result` */
export const resultsText = (steps) => linesOf(steps, [...STEP, stateOf('row')]);

/** @param {string} steps expression */
export const stepsText = (steps) => linesOf(steps, [...STEP, reasonOf('row')]);

/** @param {string} rows expression of rows of a report */
export const rowsText = (rows) => linesOf(rows, [...ROW, reasonOf('row')]);
