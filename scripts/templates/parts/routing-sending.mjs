// @ts-check
/** Documents to their channels: sending them, and what came of it. */
import { ATTENTION_PATH } from '../13-mail-attention.mjs';
import { either, inBoth, said, together } from './form-language.mjs';
import { addFormEnd, sameFormAddress } from './forms.mjs';
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
	wrongWith,
} from './routing.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 * @typedef {import('./routing.mjs').Documents} Documents
 */

/** Where the files are, for those that lie in the folder. */
const STORED = `($json.stored ?? []).length > 0`;

const NO_FOLDER = {
	nl: 'Er is geen opslagmap ingesteld, dus het bestand is nergens bewaard. Vul in n8n bij Settings een map in (folder) en start opnieuw.',
	en: 'No storage folder is set, so the file is kept nowhere. Fill in a folder at Settings in n8n (folder) and start again.',
};

const NOT_PRINTED = { nl: 'Nog niet afgedrukt. ', en: 'Not printed yet. ' };

const FOLDER_FILE = {
	nl: `$json.stored.join(' en ') + ', in de opslagmap van n8n'`,
	en: `$json.stored.join(' and ') + ', in the storage folder of n8n'`,
};

const PAPER = 'Where Its File Is';

/** What a person does about a document that was not printed. */
const BY_HAND = inBoth(
	(language) =>
		`${literal(NOT_PRINTED[language])} + (${STORED} ? ${literal(`${PRINT_IT[language]}: `)} + ${FOLDER_FILE[language]} + '.' : ${literal(NO_FOLDER[language])})`,
);

/** A sentence of each language, as the store keeps both. @param {import('./routing.mjs').Words} reasons expressions */
const reasonIn = ({ nl, en }) => `reason: ${en}, reasonNl: ${nl}`;

/** An error item that tells Finish all of what a person needs to know. */
const TOLD_FULLY = `{ ...$json, error: ${wrongWith('$json').en}, details: { ...$json.details, messageNl: ${wrongWith('$json').nl}, remedyNl: '' } }`;

/**
 * Without a printer a document waits, and only then somebody is asked to print it: what a printer has may
 * still come out of it.
 */
const PRINTED = `$json.error ? ${TOLD_FULLY} : $json.code === 'EINVOICE_PRINTER_MISSING' ? { ...$json, ${reasonIn({ nl: `$('${PAPER}').item.json.byHandNl`, en: `$('${PAPER}').item.json.byHand` })} } : $json`;

/** @param {'handedOver' | 'archived'} state */
const onceStored = (state) =>
	`${STORED} ? { state: '${state}', reason: '' } : { state: 'deferred', ${reasonIn(inBoth((language) => literal(NO_FOLDER[language])))} }`;

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
		value: TOLD_FULLY,
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
			jsonOutput: `={{ { byHand: ${BY_HAND.en}, byHandNl: ${BY_HAND.nl} } }}`,
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
const NOT_WRITTEN_DOWN = said({
	nl: 'Het is wel weggegaan, maar dat kon niet worden vastgelegd. Kijk bij de ontvanger of in de map voor u het nog eens verstuurt. ',
	en: 'It has gone, but that could not be written down. Check with the recipient or in the folder before you send it again. ',
});

const CHANNEL_SAID = either({ nl: 'row.outcomeReasonNl', en: 'row.outcomeReason' });

/** @param {string} items node */
const outcomeRow = (items) =>
	`((item, before, row) => ((state) => ({ ...before, number: item.number, name: item.name, amount: item.amount ?? null, currency: item.currency ?? 'EUR', channel: row.channel ?? before.channel, state, became: ${inWords(BECAME, 'state')}, attention: before.attention || !['sent', 'printed', 'handedOver', 'archived'].includes(state), why: row.error ? (row.details?.code?.startsWith('STORE_') ? ${NOT_WRITTEN_DOWN} : '') + ${either(wrongWith('row'))} : [before.attention ? before.why : '', ${CHANNEL_SAID} ?? ''].filter((text) => text !== '').join(' ') }))(row.error ? 'stopped' : row.state))($('${items}').item.json, ${rowsOf(ROWS)}.find((one) => one.id === $('${items}').item.json.id) ?? {}, $json)`;

const OUTCOME_ROWS = rowsOf(OUTCOMES);
const IN_NEED = `${OUTCOME_ROWS}.filter((row) => row.attention)`;

const OUTCOME = { nl: 'Uitkomst', en: 'Outcome' };

const COUNTS_HTML = tableHtml(
	[{ nl: 'Kanaal', en: 'Channel' }, OUTCOME, { nl: 'Aantal', en: 'Count' }],
	counted(OUTCOME_ROWS, `${inWords(CHANNELS, 'row.channel')} + '|' + row.became`),
	"'<td>' + row[0].split('|')[0] + '</td><td>' + row[0].split('|')[1] + '</td><td>' + row[1] + '</td>'",
);

const TO_LOOK_AT = said({ nl: 'Hier moet iemand naar kijken', en: 'Somebody has to look at this' });

/** @param {Documents} documents */
const needHtml = (documents) =>
	`(${IN_NEED}.length === 0 ? '' : '<h2>' + ${TO_LOOK_AT} + '</h2>' + ${tableHtml(
		[headingOf(documents), OUTCOME, { nl: 'Waarom, en wat te doen', en: 'Why, and what to do' }],
		IN_NEED,
		`'<td>' + ${whoHtml('row')} + '</td><td>' + row.became + '</td><td>' + ${escaped('row.why')} + '</td>'`,
	)})`;

/** Such as `3 facturen verwerkt, waarvan er 1 aandacht vraagt`. @param {Documents} documents */
const titleOf = ({ one, many }) => ({
	nl: `{{ ${OUTCOME_ROWS}.length }} {{ ${OUTCOME_ROWS}.length === 1 ? '${one.nl}' : '${many.nl}' }} verwerkt{{ ${IN_NEED}.length === 0 ? '' : ', waarvan ' + (${IN_NEED}.length === 1 ? 'er 1 aandacht vraagt' : 'er ' + ${IN_NEED}.length + ' aandacht vragen') }}`,
	en: `{{ ${OUTCOME_ROWS}.length }} {{ ${OUTCOME_ROWS}.length === 1 ? '${one.en}' : '${many.en}' }} dealt with{{ ${IN_NEED}.length === 0 ? '' : ', of which ' + (${IN_NEED}.length === 1 ? '1 needs attention' : ${IN_NEED}.length + ' need attention') }}`,
});

/**
 * What came of it, on the last page.
 * @param {Flow} flow @param {Documents} documents @param {Place} at
 */
export function addSummary(flow, documents, [column, row]) {
	const { items, path } = documents;
	const all = addMerge(flow, { name: 'Everything Done', at: [column, row], inputs: 3 });
	const outcomes = addEach(flow, {
		name: OUTCOMES,
		at: [column + 1, row],
		value: outcomeRow(items),
	});
	const page = addFormEnd(flow, {
		name: 'The Summary',
		at: [column + 2, row],
		title: titleOf(documents),
		message: together(
			`{{ ${COUNTS_HTML} }}{{ ${needHtml(documents)} }}<p><a href="{{ ${sameFormAddress(path)} }}">`,
			{ nl: 'Opnieuw beginnen', en: 'Start again' },
			`</a> · <a href="{{ ${sameFormAddress(ATTENTION_PATH)} }}">`,
			{ nl: 'Mail die aandacht vraagt', en: 'Mail that needs attention' },
			'</a></p>',
		),
	});
	flow.wire({ from: FINISH, to: all });
	flow.wire({ from: FINISH, output: 1, to: all, input: 1 });
	flow.wire({ from: ROUTE, output: OUTPUT.error, to: all, input: 2 });
	flow.chain([all, outcomes, page]);
}
