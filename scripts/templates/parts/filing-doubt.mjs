// @ts-check
/** A form for filings of which nobody knows whether they have arrived: a person tells what became of one. */
import { addFilings, addStep, whatInDutch, WRONG } from './filing.mjs';
import { addFormEnd, addFormPage, addFormTrigger, formAddress } from './forms.mjs';
import { valueOfLabel } from './forms-dutch.mjs';
import { escaped, literal } from './literals.mjs';
import { addIf, addOneItem } from './nodes.mjs';

/** @typedef {import('./flow.mjs').Flow} Flow */

/** Path of the form; the mails about filings in doubt lead to it. */
export const DOUBT_PATH = 'accountview-filing-in-doubt';

export const DOUBT_FORM = 'Doubt Form';
export const KEEP = 'Keep What Was Found Out';
const LIST = 'Filings in Doubt';
const THOSE = 'Those in Doubt';
const PAGE = 'What Became of It?';

const ROW = 5.5;

const ANSWER = `$('${PAGE}').first().json`;
const IN_DOUBT = `$('${THOSE}').first().json.filings`;
const CHOSEN = `${IN_DOUBT}.find((one) => one.label === ${ANSWER}.filing)`;
const REFERENCE = `String(${ANSWER}.reference ?? '').trim()`;

const DECISIONS = [
	{ label: 'Zij is aangekomen, onder het kenmerk hieronder', value: 'arrived' },
	{ label: 'Zij is nooit aangekomen', value: 'neverArrived' },
];
const DECISION = valueOfLabel(DECISIONS, `${ANSWER}.decision`);

const SENT = `DateTime.fromISO(one.sentAt).setZone('Europe/Amsterdam').setLocale('nl').toFormat('d LLLL yyyy HH:mm')`;

/** As many as there are, in one item: a page is shown once. */
const FILINGS = `{ filings: $('${LIST}').all().map((item) => item.json).filter((one) => one.administration).map((one) => ({ administration: one.administration, kind: one.kind, period: one.period, revision: one.revision, attempts: one.attempts, reason: one.reason, label: ${whatInDutch('one')} + (one.revision > 1 ? ', revisie ' + one.revision : '') + ', verzonden op ' + ${SENT} })) }`;

const LOOK =
	'Zoek de aangifte op in Mijn Belastingdienst Zakelijk, in de ontvangstbevestiging of in AutoReport, voordat u hier iets vastlegt. Wat nooit is aangekomen, kan daarna met flow 18 of 19 opnieuw worden verzonden.';

const FIELDS = `[{ fieldType: 'html', elementName: 'list', html: '<p>' + ${literal(LOOK)} + '</p><ul>' + ${IN_DOUBT}.map((one) => '<li><b>' + ${escaped('one.label')} + '</b><br><i>In English: ' + ${escaped('one.reason')} + '</i></li>').join('') + '</ul>' }, { fieldName: 'filing', fieldLabel: 'Welke aangifte?', fieldType: 'dropdown', requiredField: true, fieldOptions: { values: ${IN_DOUBT}.map((one) => ({ option: one.label })) } }, { fieldName: 'decision', fieldLabel: 'Wat is ervan geworden?', fieldType: 'radio', requiredField: true, fieldOptions: { values: [${DECISIONS.map(({ label }) => `{ option: ${literal(label)} }`).join(', ')}] } }, { fieldName: 'reference', fieldLabel: 'Kenmerk van ontvangst, als zij is aangekomen', fieldType: 'text' }, { fieldName: 'by', fieldLabel: 'Uw naam', fieldType: 'text', requiredField: true }]`;

const AGAIN = `<p><a href="{{ ${formAddress(DOUBT_PATH)} }}">Opnieuw beginnen</a></p>`;

/** @param {Flow} flow */
export function addDoubtForm(flow) {
	const form = addFormTrigger(flow, {
		name: DOUBT_FORM,
		at: [0, ROW],
		path: DOUBT_PATH,
		title: 'Aangiften in twijfel',
		description:
			'Van een aangifte in twijfel weet niemand of zij is aangekomen. U legt hier vast wat u daarover hebt gevonden. Er wordt niets verzonden.',
		button: 'Toon ze',
	});
	const list = addFilings(flow, {
		name: LIST,
		at: [1, ROW],
		states: ['doubtful'],
		// Beside an error output n8n would give the empty item as well, and nothing would seem to be in doubt.
		settings: { alwaysOutputData: true, onError: 'continueRegularOutput' },
	});
	const isRead = addIf(flow, {
		name: 'Could They Be Read?',
		at: [2, ROW],
		when: '$json.error === undefined',
	});
	const those = addOneItem(flow, { name: THOSE, at: [3, ROW], value: FILINGS });
	const any = addIf(flow, {
		name: 'Any in Doubt?',
		at: [4, ROW],
		when: '$json.filings.length > 0',
	});
	const page = addFormPage(flow, {
		name: PAGE,
		at: [5, ROW],
		title: 'Wat is ervan geworden?',
		button: 'Vastleggen',
		fields: FIELDS,
	});
	const told = addIf(flow, {
		name: 'Is All of It Told?',
		at: [6, ROW],
		when: `${CHOSEN} !== undefined && (${DECISION} === 'neverArrived' || (${DECISION} === 'arrived' && ${REFERENCE} !== ''))`,
	});
	const keep = addStep(flow, {
		name: KEEP,
		at: [7, ROW],
		resource: 'filing',
		operation: 'decide',
		of: CHOSEN,
		more: {
			kind: `={{ ${CHOSEN}.kind }}`,
			decision: `={{ ${DECISION} }}`,
			channelReference: `={{ ${REFERENCE} }}`,
			// What is told is about that sending, and not about a later one.
			attempt: `={{ ${CHOSEN}.attempts }}`,
			decidedBy: `={{ String(${ANSWER}.by ?? '').trim() }}`,
		},
	});
	const ends = addEnds(flow);
	flow.chain([form, list, isRead, those, any, page, told, keep, ends.kept]);
	flow.wire({ from: isRead, output: 1, to: ends.wrong });
	flow.wire({ from: any, output: 1, to: ends.none });
	flow.wire({ from: told, output: 1, to: ends.untold });
	flow.wire({ from: keep, output: 1, to: ends.wrong });
}

/** @param {Flow} flow */
function addEnds(flow) {
	return {
		kept: addFormEnd(flow, {
			name: 'It Is Kept',
			at: [8, ROW],
			title: 'Het is vastgelegd',
			message: `=<p>{{ ${escaped(whatInDutch('$json'))} }}: {{ $json.state === 'approved' ? 'niet aangekomen. Dien haar met flow 18 of 19 opnieuw in; zij is nog goedgekeurd.' : 'aangekomen. Deze flow volgt haar verder en mailt de uitkomst.' }} {{ ${escaped("$json.statuses.findLast(({ code }) => code === 'DECIDED')?.statusNl ?? ''")} }}.</p>${AGAIN}`,
		}),
		none: addFormEnd(flow, {
			name: 'Nothing in Doubt',
			at: [5, ROW + 1],
			title: 'Er is niets in twijfel',
			message: '=<p>Van elke aangifte is bekend waar zij is, of dat wordt nog opgezocht.</p>',
		}),
		untold: addFormEnd(flow, {
			name: 'Not All of It Is Told',
			at: [7, ROW + 1],
			title: 'Er is niets vastgelegd',
			message: `=<p>Kies een aangifte uit de lijst, en vul het kenmerk van ontvangst in als zij is aangekomen.</p>${AGAIN}`,
		}),
		wrong: addFormEnd(flow, {
			name: 'It Could Not Be Kept',
			at: [8, ROW + 1],
			title: 'Er is niets vastgelegd',
			message: `=${WRONG}${AGAIN}`,
		}),
	};
}
