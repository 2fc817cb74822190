// @ts-check
/** Documents to the channels of their customers: the settings, names and words of their flows. */
import { either, GIVEN, inBoth, said, together, wordsFor } from './form-language.mjs';
import { listOf } from './forms.mjs';
import { escaped } from './literals.mjs';
import { setting } from './settings.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 * @typedef {import('./form-language.mjs').Words} Words
 *
 * @typedef {object} Documents
 * @property {string} items node that has one item per document: `id`, `number`, `name` of the customer, perhaps `amount` and `currency`,
 * and a `problem` for what must not go
 * @property {Words} one what it is called, such as `factuur` @property {Words} many
 * @property {Words} who heading of the column with number, amount and customer
 * @property {string} path of the form in Dutch
 * @property {Readonly<Record<string, unknown>>} parameters of E-Invoice Route
 */

export const NODE = { type: 'n8n-nodes-accountview.eInvoiceRoute', version: 1 };

/** Outputs of Route, the error output last. */
export const OUTPUT = { email: 0, autoInvoice: 1, print: 2, archive: 3, error: 4 };

export const PREVIEW = 'Where Each Goes';
export const ROWS = 'The List';
export const PAGE = 'Look and Choose';
export const CHOSEN = 'What Was Chosen';
export const ONLY_THOSE = 'Only Those';
export const ROUTE = 'Route';
export const FINISH = 'Finish';
export const OUTCOMES = 'The Outcomes';

/** Further settings of flows that route documents. @type {readonly import('./settings.mjs').SettingOf[]} */
export const ROUTING_SETTINGS = [
	{ name: 'folder', row: 'documents.folder', otherwise: '' },
	{ name: 'afterSending', row: 'documents.afterSending', otherwise: 'keep' },
	{ name: 'fileName', row: 'documents.fileName', otherwise: '{kind} {number}' },
	{ name: 'copyAddress', row: 'documents.copyAddress', otherwise: '' },
	{ name: 'closing', row: 'documents.closing', otherwise: '' },
];

/** Parameters of Route that follow from the settings. */
export const BY_SETTINGS = {
	folder: `={{ ${setting('folder')} }}`,
	fileName: `={{ ${setting('fileName')} }}`,
	closing: `={{ ${setting('closing')} }}`,
	sign: false,
	options: { copyAddress: `={{ ${setting('copyAddress')} }}` },
};

/** On the first page: what becomes of what is not mailed. */
export const STORE_FIELD = {
	fieldName: 'store',
	fieldLabel: { nl: 'Wat niet per e-mail gaat', en: 'What does not go by e-mail' },
	fieldType: 'checkbox',
	fieldOptions: listOf([
		{
			nl: 'Opslaan als PDF in plaats van afdrukken',
			en: 'Store as PDF instead of printing',
		},
	]),
};

/** Whether that was ticked: a parameter of Route. */
export const STORES_ALL = `={{ (${GIVEN}.store ?? []).length > 0 }}`;

/** Parameters of Email Profile Send for what Route gives out. */
export const ROUTED_MAIL = {
	to: '={{ $json.to }}',
	content: 'own',
	subject: '={{ $json.subject }}',
	text: '={{ $json.text }}',
	html: '={{ $json.html }}',
	attachments: '={{ $json.attachments }}',
	keyFrom: 'document',
	administration: '={{ $json.administration }}',
	documentKind: '={{ $json.kind }}',
	documentNumber: '={{ $json.number }}',
	revision: '={{ $json.revision }}',
	options: { bcc: '={{ $json.bcc }}' },
};

export const CHANNELS = {
	email: { nl: 'E-mail', en: 'E-mail' },
	autoInvoice: { nl: 'AutoInvoice', en: 'AutoInvoice' },
	print: { nl: 'Papier', en: 'Paper' },
	archive: { nl: 'Archief', en: 'Archive' },
};

/** With these a document needs nothing more. */
export const DONE = {
	sent: { nl: 'Al gemaild', en: 'Mailed already' },
	printed: { nl: 'Al afgedrukt', en: 'Printed already' },
	handedOver: { nl: 'Al klaargezet', en: 'Made ready already' },
	archived: { nl: 'Al opgeslagen', en: 'Stored already' },
};

/** What became of a document. */
export const BECAME = {
	sent: { nl: 'Gemaild', en: 'Mailed' },
	printed: { nl: 'Afgedrukt', en: 'Printed' },
	handedOver: { nl: 'Klaargezet voor AutoInvoice', en: 'Ready for AutoInvoice' },
	archived: { nl: 'Opgeslagen', en: 'Stored' },
	deferred: { nl: 'Wacht', en: 'Waits' },
	partly: { nl: 'Deels gemaild', en: 'Mailed in part' },
	doubtful: { nl: 'Niet zeker', en: 'In doubt' },
	failed: { nl: 'Niet gelukt', en: 'Failed' },
	stopped: { nl: 'Gaat niet weg', en: 'Does not go' },
};

/** What a person is asked who has no printer in the flow; a later run knows it by the Dutch one. */
export const PRINT_IT = { nl: 'Druk het zelf af', en: 'Print it yourself' };

export const STAYS = said(BECAME.stopped);

/** What is said for a value; '' for another one. @param {Readonly<Record<string, Words>>} words @param {string} value */
export const inWords = (words, value) => either(wordsFor(words, value));

/**
 * What went wrong with an item, and what to do; in Dutch where there are words for it.
 * @param {string} row expression @returns {Words} expressions
 */
export function wrongWith(row) {
	const inEnglish = `(${row}.error + ' ' + (${row}.message ?? ''))`;
	return {
		nl: `(${row}.details?.findingsNl ?? (${row}.details?.messageNl ? ${row}.details.messageNl + ' ' + ${row}.details.remedyNl + (${row}.details.problemsNl ? ' (' + ${row}.details.problemsNl + '.)' : '') : ${inEnglish}))`,
		en: inEnglish,
	};
}

/** An amount as people write it. @param {string} value @param {string} currency expression of its code */
export const money = (value, currency) =>
	`Number(${value}).toLocaleString(${either({ nl: "'nl-NL'", en: "'en-GB'" })}, { style: 'currency', currency: /^[A-Z]{3}$/.test(${currency}) ? ${currency} : 'EUR' } )`;

/** The rows that a node gave. @param {string} node */
export const rowsOf = (node) => `$('${node}').all().map((item) => item.json)`;

/** Number, amount and customer. @param {string} row */
export const whoHtml = (row) =>
	`'<b>' + ${escaped(`${row}.number`)} + '</b>' + (${row}.amount === null ? '' : ' · ' + ${money(`${row}.amount`, `${row}.currency`)}) + '<br>' + ${escaped(`${row}.name`)}`;

/** Its blanks do not break, so that the column is wide enough for a name. @param {Documents} documents */
export const headingOf = ({ who }) => inBoth((language) => who[language].replaceAll(' ', '&nbsp;'));

/** @param {readonly Words[]} headings @param {string} rows expression @param {string} cells of one `row` */
export const tableHtml = (headings, rows, cells) =>
	`'<table><thead><tr>' + ${said(together(...headings.flatMap((heading) => ['<th>', heading, '</th>'])))} + '</tr></thead><tbody>' + ${rows}.map((row) => '<tr>' + ${cells} + '</tr>').join('') + '</tbody></table>'`;

/** How often each value comes, as `[value, count]`. @param {string} rows @param {string} value of one `row` */
export const counted = (rows, value) =>
	`Object.entries(${rows}.reduce((counts, row) => ({ ...counts, [${value}]: (counts[${value}] ?? 0) + 1 }), {}))`;

/** @param {Flow} flow @param {{ name: string; at: Place; value: string }} node value: expression of an object, for each item */
export const addEach = (flow, { name, at, value }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.set',
		version: 3.4,
		parameters: { mode: 'raw', jsonOutput: `={{ ${value} }}`, options: {} },
		at,
	});
