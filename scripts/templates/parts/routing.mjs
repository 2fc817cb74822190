// @ts-check
/** Documents to the channels of their customers: preview, a choice by a person, sending, what came of it. */
import { again } from './accountview.mjs';
import { addFormEnd, addFormPage, escaped, formAddress, literal } from './forms.mjs';
import { addIf, addMerge, addOneItem } from './nodes.mjs';
import { setting } from './settings.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 *
 * @typedef {object} Documents
 * @property {string} items node that has one item per document: `id`, `number`, `name` of the customer, perhaps `amount`,
 * and a `problem` for what must not go
 * @property {string} one what it is called, such as `factuur` @property {string} many
 * @property {string} path of the form
 * @property {Readonly<Record<string, unknown>>} parameters of E-Invoice Route
 */

const NODE = { type: 'n8n-nodes-accountview.eInvoiceRoute', version: 1 };

/** Outputs of Route, the error output last. */
const OUTPUT = { email: 0, autoInvoice: 1, print: 2, archive: 3, error: 4 };

const PREVIEW = 'Where Each Goes';
const ROWS = 'The List';
const PAGE = 'Look and Choose';
const CHOSEN = 'What Was Chosen';
const ONLY_THOSE = 'Only Those';
const ROUTE = 'Route';
const FINISH = 'Finish';
const OUTCOMES = 'The Outcomes';

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

const CHANNELS = {
	email: 'E-mail',
	autoInvoice: 'AutoInvoice',
	print: 'Papier',
	archive: 'Archief',
};

/** With these a document needs nothing more. */
const DONE = {
	sent: 'Al gemaild',
	printed: 'Al afgedrukt',
	handedOver: 'Al klaargezet',
	archived: 'Al opgeslagen',
};

/** What became of a document. */
const BECAME = {
	sent: 'Gemaild',
	printed: 'Afgedrukt',
	handedOver: 'Klaargezet voor AutoInvoice',
	archived: 'Opgeslagen',
	deferred: 'Wacht',
	doubtful: 'Niet zeker',
	failed: 'Niet gelukt',
	stopped: 'Gaat niet weg',
};

const STAYS = literal(BECAME.stopped);

/** @param {Readonly<Record<string, string>>} words @param {string} value */
const inWords = (words, value) =>
	`(({ ${Object.entries(words)
		.map(([name, label]) => `${name}: ${literal(label)}`)
		.join(', ')} })[${value}] ?? '')`;

/** What went wrong with an item, in Dutch where there are words for it. @param {string} row expression */
export const wrongInDutch = (row) =>
	`(${row}.details?.findingsNl ?? (${row}.details?.messageNl ? ${row}.details.messageNl + ' ' + ${row}.details.remedyNl + (${row}.details.code === 'EINVOICE_INVALID' ? ' (' + ${row}.error + ')' : '') : ${row}.error + ' ' + (${row}.message ?? '')))`;

/** An amount as people write it. @param {string} value */
const euros = (value) =>
	`Number(${value}).toLocaleString('nl-NL', { style: 'currency', currency: 'EUR' } )`;

/** The rows that a node gave. @param {string} node */
const rowsOf = (node) => `$('${node}').all().map((item) => item.json)`;

/** Number, amount and customer. @param {string} row */
const whoHtml = (row) =>
	`'<b>' + ${escaped(`${row}.number`)} + '</b>' + (${row}.amount === null ? '' : ' · ' + ${euros(`${row}.amount`)}) + '<br>' + ${escaped(`${row}.name`)}`;

/** Its blanks do not break, so that the column is wide enough for a name. */
const WHO = 'Nummer, bedrag en klant'.replaceAll(' ', '&nbsp;');

/** @param {readonly string[]} headings @param {string} rows expression @param {string} cells of one `row` */
const tableHtml = (headings, rows, cells) =>
	`'<table><thead><tr>${headings.map((heading) => `<th>${heading}</th>`).join('')}</tr></thead><tbody>' + ${rows}.map((row) => '<tr>' + ${cells} + '</tr>').join('') + '</tbody></table>'`;

/** How often each value comes, as `[value, count]`. @param {string} rows @param {string} value of one `row` */
const counted = (rows, value) =>
	`Object.entries(${rows}.reduce((counts, row) => ({ ...counts, [${value}]: (counts[${value}] ?? 0) + 1 }), {}))`;

/**
 * A preview of all documents, and the rows that a person sees of it.
 * @param {Flow} flow @param {Documents} documents @param {Place} at of E-Invoice Route
 */
export function addPreview(flow, documents, [column, row]) {
	const { items, parameters } = documents;
	const all = addMerge(flow, { name: 'All of Them', at: [column + 1, row], inputs: 5 });
	addDryRoute(flow, { name: PREVIEW, at: [column, row], from: items, to: all, parameters });
	const list = addEach(flow, {
		name: ROWS,
		at: [column + 2, row],
		value: listRow(items),
	});
	flow.chain([all, list]);
}

/**
 * Route as a preview, with all of its outputs on as many inputs of a Merge.
 * @param {Flow} flow
 * @param {{ name: string; at: Place; from: string; to: string; parameters: Readonly<Record<string, unknown>> }} node
 */
export function addDryRoute(flow, { name, at, from, to, parameters }) {
	flow.add({
		name,
		...NODE,
		parameters: { resource: 'invoice', operation: 'route', ...parameters, preview: true },
		at,
		settings: { onError: 'continueErrorOutput' },
	});
	flow.wire({ from, to: name });
	for (const output of Object.values(OUTPUT)) flow.wire({ from: name, output, to, input: output });
}

/** @param {Flow} flow @param {{ name: string; at: Place; value: string }} node value: expression of an object, for each item */
export const addEach = (flow, { name, at, value }) =>
	flow.add({
		name,
		type: 'n8n-nodes-base.set',
		version: 3.4,
		parameters: { mode: 'raw', jsonOutput: `={{ ${value} }}`, options: {} },
		at,
	});

/** Errors of a UBL that was left out stand in the findings. */
const FINDINGS = `(row.attention ? (row.findings ?? []).filter((finding) => finding.severity === 'error').map((finding) => ' ' + finding.messageNl + ' ' + finding.remedyNl).join('') : '')`;

/** @param {string} items node */
const listRow = (items) =>
	`((item, row) => ((wrong, done, channel) => ({ id: item.id, number: item.number, name: item.name, amount: item.amount ?? null, channel: row.channel ?? '', attention: wrong !== '' || (done === '' && row.attention === true), mayGo: wrong === '' && done === '', where: wrong !== '' ? ${STAYS} : done !== '' ? done : channel + (row.attention ? ' – let op' : ''), why: wrong !== '' ? wrong : (row.reasonNl ?? '') + ${FINDINGS}, option: (item.number + ' · ' + item.name.slice(0, 50) + ' · ' + channel).replaceAll(',', ' ') }))(item.problem || (row.error ? ${wrongInDutch('row')} : ''), ${inWords(DONE, 'row.state')}, ${inWords(CHANNELS, 'row.channel')}))($('${items}').item.json, $json)`;

/** Those that a person has to look at come first. */
const SORTED_ROWS = `${rowsOf(ROWS)}.toSorted((one, other) => (other.attention ? 1 : 0) - (one.attention ? 1 : 0))`;

const MAY_GO = `${rowsOf(ROWS)}.filter((row) => row.mayGo)`;

const LIST_HTML = `'<p>' + ${counted(rowsOf(ROWS), "row.where.replace(' – let op', '')")}.map(([where, count]) => '<b>' + count + '</b> ' + where.toLowerCase().replace('autoinvoice', 'AutoInvoice')).join(', ') + '.</p>' + ${tableHtml(
	[WHO, 'Kanaal en reden'],
	SORTED_ROWS,
	`'<td>' + ${whoHtml('row')} + '</td><td><b>' + ${escaped('row.where')} + '</b><br>' + ${escaped('row.why')} + '</td>'`,
)}`;

/**
 * The page on which a person looks and chooses; what cannot go, or has gone before, is listed and cannot
 * be chosen.
 * @param {Flow} flow @param {Documents} documents @param {Place} at of the question whether there is any
 */
export function addChoice(flow, { items, many, path }, [column, row]) {
	const any = addIf(flow, {
		name: 'May Any Go?',
		at: [column, row],
		when: `${MAY_GO}.length > 0`,
	});
	flow.wire({ from: ROWS, to: any });
	const page = addFormPage(flow, {
		name: PAGE,
		at: [column + 1, row],
		title: 'Dit zou er gebeuren',
		description: `Er is nog niets verstuurd. Kijk of het klopt, haal weg wat nog niet mag, en bevestig.`,
		button: 'Bevestigen en versturen',
		fields: `[{ fieldType: 'html', elementName: 'list', html: ${LIST_HTML} }, { fieldName: 'chosen', fieldLabel: ${literal(`Welke ${many} gaan nu weg?`)}, fieldType: 'checkbox', fieldOptions: { values: ${MAY_GO}.map((row) => ({ option: row.option })) }, defaultValue: ${MAY_GO}.map((row) => row.option).join(',') }]`,
	});
	const nothing = addFormEnd(flow, {
		name: 'Nothing Left to Do',
		at: [column + 1, row - 1],
		title: `={{ ${rowsOf(ROWS)}.some((row) => row.where === ${STAYS}) ? 'Hiervan kan nu niets weg' : 'Alles hiervan is al verwerkt' }}`,
		message: `=<p>Er is niets verstuurd.</p>{{ ${LIST_HTML} }}${again(path)}`,
	});
	const chosen = addOneItem(flow, {
		name: CHOSEN,
		at: [column + 2, row],
		value: `{ rows: ${MAY_GO}.filter((row) => ($json.chosen ?? []).includes(row.option)) }`,
	});
	const some = addIf(flow, {
		name: 'Was Any Chosen?',
		at: [column + 3, row],
		when: '$json.rows.length > 0',
	});
	const none = addFormEnd(flow, {
		name: 'Nothing Was Chosen',
		at: [column + 4, row - 1],
		title: 'Er is niets gekozen',
		message: `=<p>Er is niets verstuurd en er is niets veranderd.</p>${again(path)}`,
	});
	const each = flow.add({
		name: 'One Item per Choice',
		type: 'n8n-nodes-base.splitOut',
		version: 1,
		parameters: { fieldToSplitOut: 'rows', options: {} },
		at: [column + 4, row],
	});
	const those = flow.add({
		name: ONLY_THOSE,
		type: 'n8n-nodes-base.merge',
		version: 3.2,
		parameters: {
			mode: 'combine',
			combineBy: 'combineByFields',
			fieldsToMatchString: 'id',
			joinMode: 'keepMatches',
			outputDataFrom: 'input1',
			options: {},
		},
		at: [column + 5, row + 0.5],
	});
	flow.wire({ from: any, to: page });
	flow.wire({ from: any, output: 1, to: nothing });
	flow.chain([page, chosen, some, each]);
	flow.wire({ from: some, output: 1, to: none });
	flow.wire({ from: items, to: those });
	flow.wire({ from: each, to: those, input: 1 });
}

/** Where the files are, for those that lie in the folder. */
const STORED = `($json.stored ?? []).length > 0`;

const NO_FOLDER =
	'Er is geen opslagmap ingesteld, dus het bestand is nergens bewaard. Vul in n8n bij Settings een map in (folder) en start opnieuw.';

const FOLDER_FILE = `$json.stored.join(' en ') + ', in de opslagmap van n8n'`;

const PAPER = 'Where Its File Is';

/** What a person does about a document that was not printed. */
const BY_HAND = `{ byHand: ${STORED} ? 'Nog niet afgedrukt. Druk het zelf af: ' + ${FOLDER_FILE} + '.' : ${literal(`Nog niet afgedrukt. ${NO_FOLDER}`)} }`;

/**
 * Without a printer a document waits, and only then somebody is asked to print it: what a printer has may
 * still come out of it.
 */
const PRINTED = `$json.error ? { ...$json, error: ${wrongInDutch('$json')} } : $json.state === 'deferred' ? { state: 'deferred', reason: $json.code === 'EINVOICE_PRINTER_MISSING' ? $('${PAPER}').item.json.byHand : ($json.reasonNl ?? '') } : $json`;

/** @param {'handedOver' | 'archived'} state */
const onceStored = (state) =>
	`${STORED} ? { state: '${state}', reason: '' } : { state: 'deferred', reason: ${literal(NO_FOLDER)} }`;

/**
 * Route, the channels and Finish. All ends of the channels come together before Finish, so that the last
 * page comes once, when everything is done.
 *
 * @param {Flow} flow @param {Documents} documents
 * @param {{ at: Place; sends: (first: Place) => { entry: string; nodes: readonly string[] } }} node
 * sends: adds what mails; only one of these nodes runs
 */
export function addSending(flow, { parameters }, { at: [column, row], sends }) {
	const route = flow.add({
		name: ROUTE,
		...NODE,
		parameters: { resource: 'invoice', operation: 'route', ...parameters, preview: false },
		at: [column, row + 0.5],
		settings: { onError: 'continueErrorOutput' },
	});
	const { entry, nodes } = sends([column + 1, row - 1]);
	const became = addMerge(flow, { name: 'All Channels', at: [column + 4, row + 0.5], inputs: 5 });
	const why = addEach(flow, {
		name: 'Why It Was Not Mailed',
		at: [column + 3, row],
		value: `{ ...$json, error: ${wrongInDutch('$json')} }`,
	});
	const ends = [
		{ output: OUTPUT.autoInvoice, name: 'Ready for AutoInvoice', value: onceStored('handedOver') },
		{ output: OUTPUT.print, name: 'What Became of the Paper', value: PRINTED },
		{ output: OUTPUT.archive, name: 'Stored', value: onceStored('archived') },
	];
	flow.wire({ from: ONLY_THOSE, to: route });
	flow.wire({ from: route, to: entry });
	for (const from of nodes) {
		flow.wire({ from, to: became });
		flow.wire({ from, output: 1, to: why });
	}
	flow.wire({ from: why, to: became, input: 1 });
	for (const [place, { output, name, value }] of ends.entries()) {
		const end = addEach(flow, { name, at: [column + 3, row + 1 + place], value });
		if (output === OUTPUT.print) addPrinting(flow, end, [column + 1, row + 1 + place]);
		else flow.wire({ from: route, output, to: end });
		flow.wire({ from: end, to: became, input: 2 + place });
	}
	const finish = flow.add({
		name: FINISH,
		...NODE,
		parameters: {
			resource: 'invoice',
			operation: 'finish',
			outcome: 'item',
			afterSending: `={{ ${setting('afterSending')} }}`,
			hideNotice: false,
		},
		at: [column + 5, row + 0.5],
		settings: { onError: 'continueErrorOutput' },
	});
	flow.chain([became, finish]);
}

/**
 * The printer, which is optional: without its credential all waits.
 * @param {Flow} flow @param {string} end where what came of it goes @param {Place} at
 */
function addPrinting(flow, end, [column, row]) {
	const paper = flow.add({
		name: PAPER,
		type: 'n8n-nodes-base.set',
		version: 3.4,
		parameters: {
			mode: 'raw',
			jsonOutput: `={{ ${BY_HAND} }}`,
			includeOtherFields: true,
			options: { stripBinary: false },
		},
		at: [column, row],
	});
	const print = flow.add({
		name: 'Print',
		...NODE,
		parameters: { resource: 'invoice', operation: 'print' },
		at: [column + 1, row],
		settings: { onError: 'continueErrorOutput' },
	});
	flow.wire({ from: ROUTE, output: OUTPUT.print, to: paper });
	flow.chain([paper, print, end]);
	flow.wire({ from: print, output: 1, to: end });
}

/** Not written down: whether it has left is to be seen where it went. */
const NOT_WRITTEN_DOWN =
	'Het is wel weggegaan, maar dat kon niet worden vastgelegd. Kijk bij de ontvanger of in de map voor u het nog eens verstuurt. ';

/** @param {string} items node */
const outcomeRow = (items) =>
	`((item, before, row) => ((state) => ({ ...before, number: item.number, name: item.name, amount: item.amount ?? null, channel: row.channel ?? before.channel, state, became: ${inWords(BECAME, 'state')}, attention: before.attention || !['sent', 'printed', 'handedOver', 'archived'].includes(state), why: row.error ? (row.details?.code?.startsWith('STORE_') ? ${literal(NOT_WRITTEN_DOWN)} : '') + ${wrongInDutch('row')} : [before.attention ? before.why : '', row.reason ?? ''].filter((text) => text !== '').join(' ') }))(row.error ? 'stopped' : row.state))($('${items}').item.json, ${rowsOf(ROWS)}.find((one) => one.id === $('${items}').item.json.id) ?? {}, $json)`;

const OUTCOME_ROWS = rowsOf(OUTCOMES);
const IN_NEED = `${OUTCOME_ROWS}.filter((row) => row.attention)`;

const COUNTS_HTML = tableHtml(
	['Kanaal', 'Uitkomst', 'Aantal'],
	counted(OUTCOME_ROWS, `${inWords(CHANNELS, 'row.channel')} + '|' + row.became`),
	"'<td>' + row[0].split('|')[0] + '</td><td>' + row[0].split('|')[1] + '</td><td>' + row[1] + '</td>'",
);

const NEED_HTML = `(${IN_NEED}.length === 0 ? '' : '<h2>Hier moet iemand naar kijken</h2>' + ${tableHtml(
	[WHO, 'Uitkomst', 'Waarom, en wat te doen'],
	IN_NEED,
	`'<td>' + ${whoHtml('row')} + '</td><td>' + row.became + '</td><td>' + ${escaped('row.why')} + '</td>'`,
)})`;

/**
 * What came of it, on the last page.
 * @param {Flow} flow @param {Documents} documents @param {Place} at
 */
export function addSummary(flow, { items, one, many, path }, [column, row]) {
	const all = addMerge(flow, { name: 'Everything Done', at: [column, row], inputs: 3 });
	const outcomes = addEach(flow, {
		name: OUTCOMES,
		at: [column + 1, row],
		value: outcomeRow(items),
	});
	const page = addFormEnd(flow, {
		name: 'The Summary',
		at: [column + 2, row],
		title: `={{ ${OUTCOME_ROWS}.length }} {{ ${OUTCOME_ROWS}.length === 1 ? '${one}' : '${many}' }} verwerkt{{ ${IN_NEED}.length === 0 ? '' : ', waarvan ' + ${IN_NEED}.length + ' met aandacht' }}`,
		message: `={{ ${COUNTS_HTML} }}{{ ${NEED_HTML} }}<p><a href="{{ ${formAddress(path)} }}">Opnieuw beginnen</a> · <a href="{{ ${formAddress('accountview-mail-attention')} }}">Mail die aandacht vraagt</a></p>`,
	});
	flow.wire({ from: FINISH, to: all });
	flow.wire({ from: FINISH, output: 1, to: all, input: 1 });
	flow.wire({ from: ROUTE, output: OUTPUT.error, to: all, input: 2 });
	flow.chain([all, outcomes, page]);
}
