// @ts-check
/** Documents to their channels: a preview of them, and a choice by a person. */
import { either, said, together } from './form-language.mjs';
import { addFormEnd, addFormPage, startAgain } from './forms.mjs';
import { escaped, literal } from './literals.mjs';
import { addIf, addMerge, addOneItem } from './nodes.mjs';
import {
	CHANNELS,
	CHOSEN,
	DONE,
	NODE,
	ONLY_THOSE,
	OUTPUT,
	PAGE,
	PREVIEW,
	PRINT_IT,
	ROWS,
	STAYS,
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

/** A finding of the rules, and what to do about it. */
const FINDING = either({
	nl: "finding.messageNl + ' ' + finding.remedyNl",
	en: "finding.message + ' ' + finding.remedy",
});

/** Errors of a UBL that was left out stand in the findings. */
const FINDINGS = `(row.attention ? (row.findings ?? []).filter((finding) => finding.severity === 'error').map((finding) => ' ' + ${FINDING}).join('') : '')`;

/** It was offered for a printer by hand before; whether somebody has printed it is not known. */
const LIES_READY = `(row.state === 'deferred' && (row.stateReasonNl ?? '').includes(${literal(PRINT_IT.nl)}))`;

const LAY_READY = said({
	nl: ' Het lag al klaar om zelf af te drukken; vink het alleen aan als dat niet is gebeurd.',
	en: ' It lay ready already to be printed by yourself; tick it only if that was not done.',
});

/** Behind the way of a document that somebody has to look at. */
const TAKE_CARE = said({ nl: ' – let op', en: ' – please note' });

/** @param {string} items node */
const listRow = (items) =>
	`((item, row) => ((wrong, done, channel) => ({ id: item.id, number: item.number, name: item.name, amount: item.amount ?? null, currency: item.currency ?? 'EUR', channel: row.channel ?? '', attention: wrong !== '' || (done === '' && row.attention === true), mayGo: wrong === '' && done === '', liesReady: ${LIES_READY}, where: wrong !== '' ? ${STAYS} : done !== '' ? done : channel + (row.attention ? ${TAKE_CARE} : ''), why: wrong !== '' ? wrong : (${either({ nl: 'row.reasonNl', en: 'row.reason' })} ?? '') + (${LIES_READY} ? ${LAY_READY} : '') + ${FINDINGS}, option: (item.number + ' · ' + [...item.name].slice(0, 50).join('') + ' · ' + channel).replaceAll(',', ' ') }))(item.problem || (row.error ? ${either(wrongWith('row'))} : ''), ${inWords(DONE, 'row.state')}, ${inWords(CHANNELS, 'row.channel')}))($('${items}').item.json, $json)`;

/** Those that a person has to look at come first. */
const SORTED_ROWS = `${rowsOf(ROWS)}.toSorted((one, other) => (other.attention ? 1 : 0) - (one.attention ? 1 : 0))`;

const SOME_STAY = `${rowsOf(ROWS)}.some((row) => row.where === ${STAYS})`;

const MAY_GO = `${rowsOf(ROWS)}.filter((row) => row.mayGo)`;

/** @param {Documents} documents */
const listHtml = (documents) =>
	`'<p>' + ${counted(rowsOf(ROWS), `row.where.replace(${TAKE_CARE}, '')`)}.map(([where, count]) => '<b>' + count + '</b> ' + where.toLowerCase().replace('autoinvoice', 'AutoInvoice')).join(', ') + '.</p>' + ${tableHtml(
		[headingOf(documents), { nl: 'Kanaal en reden', en: 'Channel and reason' }],
		SORTED_ROWS,
		`'<td>' + ${whoHtml('row')} + '</td><td><b>' + ${escaped('row.where')} + '</b><br>' + ${escaped('row.why')} + '</td>'`,
	)}`;

/**
 * The page on which a person looks and chooses; what cannot go, or has gone before, is listed and cannot
 * be chosen.
 * @param {Flow} flow @param {Documents} documents @param {Place} at of the question whether there is any
 */
export function addChoice(flow, documents, [column, row]) {
	const { items, many, path } = documents;
	const list = listHtml(documents);
	const any = addIf(flow, {
		name: 'May Any Go?',
		at: [column, row],
		when: `${MAY_GO}.length > 0`,
	});
	flow.wire({ from: ROWS, to: any });
	const page = addFormPage(flow, {
		name: PAGE,
		at: [column + 1, row],
		title: { nl: 'Dit zou er gebeuren', en: 'This would be done' },
		description: {
			nl: 'Er is nog niets verstuurd. Kijk of het klopt, haal weg wat nog niet mag, en bevestig.',
			en: 'Nothing has been sent yet. See whether it is right, take away what must not go yet, and confirm.',
		},
		button: { nl: 'Bevestigen en versturen', en: 'Confirm and send' },
		fields: `[{ fieldType: 'html', elementName: 'list', html: ${list} }, { fieldName: 'chosen', fieldLabel: ${said({ nl: `Welke ${many.nl} gaan nu weg?`, en: `Which ${many.en} go now?` })}, fieldType: 'checkbox', fieldOptions: { values: ${MAY_GO}.map((row) => ({ option: row.option })) }, defaultValue: ${MAY_GO}.filter((row) => !row.liesReady).map((row) => row.option).join(',') }]`,
	});
	const nothing = addFormEnd(flow, {
		name: 'Nothing Left to Do',
		at: [column + 1, row - 1],
		title: {
			nl: `{{ ${SOME_STAY} ? 'Hiervan kan nu niets weg' : 'Alles hiervan is al verwerkt' }}`,
			en: `{{ ${SOME_STAY} ? 'None of this can go now' : 'All of this has been dealt with already' }}`,
		},
		message: together(
			{ nl: '<p>Er is niets verstuurd.</p>', en: '<p>Nothing was sent.</p>' },
			`{{ ${list} }}`,
			startAgain(path),
		),
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
		title: { nl: 'Er is niets gekozen', en: 'Nothing was chosen' },
		message: together(
			{
				nl: '<p>Er is niets verstuurd en er is niets veranderd.</p>',
				en: '<p>Nothing was sent and nothing was changed.</p>',
			},
			startAgain(path),
		),
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
