// @ts-check
/** Plans of Visma Register and what came of them, in Dutch, for pages and mails. */
import { refusalInDutch } from './accountview.mjs';
import { escaped, literal } from './literals.mjs';

/** @param {Readonly<Record<string, string>>} words */
const dictionary = (words) =>
	`({ ${Object.entries(words)
		.map(([value, word]) => `${value}: ${literal(word)}`)
		.join(', ')} })`;

/** @param {Readonly<Record<string, string>>} words @param {string} value expression */
const wordOf = (words, value) => `(${dictionary(words)}[${value}] ?? ${value})`;

const SERVICE_NAMES = { accountViewNet: 'AccountView.Net', vismaNet: 'Visma.net' };
const KINDS = {
	company: 'Onderneming',
	user: 'Gebruiker',
	access: 'Toegang',
	costCarrier: 'Kostendrager',
	group: 'Gebruikersgroep',
};
const ACTIONS = {
	create: 'Registreren',
	update: 'Wijzigen',
	remove: 'Verwijderen',
	grant: 'Toegang geven',
	revoke: 'Toegang intrekken',
};
const OUTCOMES = { notVisible: 'Niet zichtbaar', kept: 'Blijft staan', notice: 'Let op' };
const STATES = {
	done: 'Gedaan',
	byHand: 'Met de hand te doen',
	notNeeded: 'Niet meer nodig',
};

/** What a person has to know of a report: what is not visible and why. @param {string} rows expression */
export const tellingRows = (rows) =>
	`${rows}.filter((row) => ['notVisible', 'kept', 'notice'].includes(row.outcome))`;

/** What went wrong and what to do about it. @param {string} failure expression of an error item */
export const wrongInDutch = (failure) =>
	`(${failure}.details?.messageNl ? ${failure}.details.messageNl + ' ' + (${failure}.details.remedyNl ?? '') : ${refusalInDutch(failure)})`;

/** Of an error item or nothing: `failure` in Dutch and `failureEn`, '' for none. @param {string} failed expression */
export const failureOf = (failed) =>
	`((failed) => ({ failure: failed ? ${wrongInDutch('failed')} : '', failureEn: failed ? failed.error + ' ' + (failed.message ?? '') : '' }))(${failed})`;

/** Of a step: what came of it; the English sentence names what the service said. @param {string} step expression */
const stateOf = (step) =>
	`(${step}.result?.error ? 'Mislukt: ' + ${wrongInDutch(`${step}.result`)} + ' (In English: ' + ${step}.result.error + ')' : ${wordOf(STATES, `(${step}.result?.state ?? '')`)})`;

/** @param {string} row expression */
const subjectOf = (row) =>
	`${wordOf(KINDS, `${row}.kind`)} + ' ' + ${row}.name + (${row}.kind === 'access' || ['', ${row}.name].includes(${row}.key) ? '' : ' (' + ${row}.key + ')')`;

/** @param {string} row expression */
const serviceOf = (row) => wordOf(SERVICE_NAMES, `${row}.service`);

/**
 * A table with a row for each, or nothing where there is none.
 * @param {string} heading @param {readonly string[]} columns @param {string} rows expression
 * @param {readonly string[]} cells expressions of texts of a `row`; the words of the first are not broken
 */
const tableOf = (heading, columns, rows, [first = '', ...cells]) =>
	`((rows) => rows.length === 0 ? '' : '<h2>${heading}</h2><table><thead><tr>${columns.map((column) => `<th>${column}</th>`).join('')}</tr></thead><tbody>' + rows.map((row) => '<tr><td><b>' + ${escaped(first)} + '</b></td>' + ${cells.map((cell) => `'<td>' + ${escaped(cell)} + '</td>'`).join(' + ')} + '</tr>').join('') + '</tbody></table>')(${rows})`;

/** @param {string} heading @param {string} steps expression */
export const stepsHtml = (heading, steps) =>
	tableOf(heading, ['Wat', 'Wie', 'Dienst', 'Reden'], steps, [
		wordOf(ACTIONS, 'row.action'),
		subjectOf('row'),
		serviceOf('row'),
		'row.reasonNl',
	]);

/** @param {string} steps expression of steps with their `result` */
export const resultsHtml = (steps) =>
	tableOf('Wat er is gedaan', ['Wat', 'Wie', 'Dienst', 'Resultaat'], steps, [
		wordOf(ACTIONS, 'row.action'),
		subjectOf('row'),
		serviceOf('row'),
		stateOf('row'),
	]);

/** @param {string} rows expression of rows of a report */
export const rowsHtml = (rows) =>
	tableOf('Wat aandacht vraagt', ['Wat', 'Wie', 'Dienst', 'Reden'], rows, [
		wordOf(OUTCOMES, 'row.outcome'),
		subjectOf('row'),
		serviceOf('row'),
		'row.reasonNl',
	]);

/** The same as plain lines. @param {string} steps expression of steps with their `result` */
export const resultsText = (steps) =>
	`${steps}.map((row) => '- ' + ${wordOf(ACTIONS, 'row.action')} + ': ' + ${subjectOf('row')} + ', ' + ${serviceOf('row')} + '. ' + ${stateOf('row')}).join('\\n')`;

/** @param {string} steps expression */
export const stepsText = (steps) =>
	`${steps}.map((row) => '- ' + ${wordOf(ACTIONS, 'row.action')} + ': ' + ${subjectOf('row')} + ', ' + ${serviceOf('row')} + '. ' + row.reasonNl).join('\\n')`;

/** @param {string} rows expression of rows of a report */
export const rowsText = (rows) =>
	`${rows}.map((row) => '- ' + ${wordOf(OUTCOMES, 'row.outcome')} + ': ' + ${subjectOf('row')} + ', ' + ${serviceOf('row')} + '. ' + row.reasonNl).join('\\n')`;
