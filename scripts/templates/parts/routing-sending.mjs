// @ts-check
/** Documents to their channels: sending them, and what came of it. */
import { addFormEnd, formAddress } from './forms.mjs';
import { escaped, literal } from './literals.mjs';
import { addMerge } from './nodes.mjs';
import { setting } from './settings.mjs';
import {
	BECAME,
	CHANNELS,
	FINISH,
	NODE,
	ONLY_THOSE,
	OUTCOMES,
	OUTPUT,
	PRINT_IT,
	ROUTE,
	ROWS,
	addEach,
	counted,
	headingOf,
	inWords,
	rowsOf,
	tableHtml,
	whoHtml,
	wrongInDutch,
} from './routing.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 * @typedef {import('./routing.mjs').Documents} Documents
 */

/** Where the files are, for those that lie in the folder. */
const STORED = `($json.stored ?? []).length > 0`;

const NO_FOLDER =
	'Er is geen opslagmap ingesteld, dus het bestand is nergens bewaard. Vul in n8n bij Settings een map in (folder) en start opnieuw.';

const FOLDER_FILE = `$json.stored.join(' en ') + ', in de opslagmap van n8n'`;

const PAPER = 'Where Its File Is';

/** What a person does about a document that was not printed. */
const BY_HAND = `{ byHand: ${STORED} ? 'Nog niet afgedrukt. ${PRINT_IT}: ' + ${FOLDER_FILE} + '.' : ${literal(`Nog niet afgedrukt. ${NO_FOLDER}`)} }`;

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
		{
			output: OUTPUT.autoInvoice,
			name: 'Ready for AutoInvoice',
			value: onceStored('handedOver'),
		},
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
	`((item, before, row) => ((state) => ({ ...before, number: item.number, name: item.name, amount: item.amount ?? null, currency: item.currency ?? 'EUR', channel: row.channel ?? before.channel, state, became: ${inWords(BECAME, 'state')}, attention: before.attention || !['sent', 'printed', 'handedOver', 'archived'].includes(state), why: row.error ? (row.details?.code?.startsWith('STORE_') ? ${literal(NOT_WRITTEN_DOWN)} : '') + ${wrongInDutch('row')} : [before.attention ? before.why : '', row.outcomeReason ?? ''].filter((text) => text !== '').join(' ') }))(row.error ? 'stopped' : row.state))($('${items}').item.json, ${rowsOf(ROWS)}.find((one) => one.id === $('${items}').item.json.id) ?? {}, $json)`;

const OUTCOME_ROWS = rowsOf(OUTCOMES);
const IN_NEED = `${OUTCOME_ROWS}.filter((row) => row.attention)`;

const COUNTS_HTML = tableHtml(
	['Kanaal', 'Uitkomst', 'Aantal'],
	counted(OUTCOME_ROWS, `${inWords(CHANNELS, 'row.channel')} + '|' + row.became`),
	"'<td>' + row[0].split('|')[0] + '</td><td>' + row[0].split('|')[1] + '</td><td>' + row[1] + '</td>'",
);

/** @param {Documents} documents */
const needHtml = (documents) =>
	`(${IN_NEED}.length === 0 ? '' : '<h2>Hier moet iemand naar kijken</h2>' + ${tableHtml(
		[headingOf(documents), 'Uitkomst', 'Waarom, en wat te doen'],
		IN_NEED,
		`'<td>' + ${whoHtml('row')} + '</td><td>' + row.became + '</td><td>' + ${escaped('row.why')} + '</td>'`,
	)})`;

/**
 * What came of it, on the last page.
 * @param {Flow} flow @param {Documents} documents @param {Place} at
 */
export function addSummary(flow, documents, [column, row]) {
	const { items, one, many, path } = documents;
	const all = addMerge(flow, { name: 'Everything Done', at: [column, row], inputs: 3 });
	const outcomes = addEach(flow, {
		name: OUTCOMES,
		at: [column + 1, row],
		value: outcomeRow(items),
	});
	const page = addFormEnd(flow, {
		name: 'The Summary',
		at: [column + 2, row],
		title: `={{ ${OUTCOME_ROWS}.length }} {{ ${OUTCOME_ROWS}.length === 1 ? '${one}' : '${many}' }} verwerkt{{ ${IN_NEED}.length === 0 ? '' : ', waarvan ' + (${IN_NEED}.length === 1 ? 'er 1 aandacht vraagt' : 'er ' + ${IN_NEED}.length + ' aandacht vragen') }}`,
		message: `={{ ${COUNTS_HTML} }}{{ ${needHtml(documents)} }}<p><a href="{{ ${formAddress(path)} }}">Opnieuw beginnen</a> · <a href="{{ ${formAddress('accountview-mail-attention')} }}">Mail die aandacht vraagt</a></p>`,
	});
	flow.wire({ from: FINISH, to: all });
	flow.wire({ from: FINISH, output: 1, to: all, input: 1 });
	flow.wire({ from: ROUTE, output: OUTPUT.error, to: all, input: 2 });
	flow.chain([all, outcomes, page]);
}
