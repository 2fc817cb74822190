// @ts-check
/** A form for filings of which nobody knows whether they have arrived: a person tells what became of one. */
import { addFilings, addStep } from './filing.mjs';
import { whatIs, WRONG } from './filing-words.mjs';
import { either, said, together } from './form-language.mjs';
import {
	addFormEnd,
	addFormPage,
	addForms,
	optionsOf,
	startAgain,
	valueOfLabel,
} from './forms.mjs';
import { escaped } from './literals.mjs';
import { addIf, addOneItem } from './nodes.mjs';

/** @typedef {import('./flow.mjs').Flow} Flow */

/** Path of the Dutch form; the mails about filings in doubt lead to it. */
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
	{
		label: {
			nl: 'Zij is aangekomen, onder het kenmerk hieronder',
			en: 'It has arrived, under the reference below',
		},
		value: 'arrived',
	},
	{
		label: { nl: 'Zij is nooit aangekomen', en: 'It never arrived' },
		value: 'neverArrived',
	},
];
const DECISION = valueOfLabel(DECISIONS, `${ANSWER}.decision`);

/** @param {keyof import('./form-language.mjs').Words} language */
const sentIn = (language) =>
	`DateTime.fromISO(one.sentAt).setZone('Europe/Amsterdam').setLocale('${language}').toFormat('d LLLL yyyy HH:mm')`;

/** What a person chooses one by. */
const LABEL = either({
	nl: `${whatIs('one').nl} + (one.revision > 1 ? ', revisie ' + one.revision : '') + ', verzonden op ' + ${sentIn('nl')}`,
	en: `${whatIs('one').en} + (one.revision > 1 ? ', revision ' + one.revision : '') + ', sent on ' + ${sentIn('en')}`,
});

/** As many as there are, in one item: a page is shown once. */
const FILINGS = `{ filings: $('${LIST}').all().map((item) => item.json).filter((one) => one.administration).map((one) => ({ administration: one.administration, kind: one.kind, period: one.period, revision: one.revision, attempts: one.attempts, reason: one.reason, label: ${LABEL} })) }`;

const LOOK = {
	nl: 'Zoek de aangifte op in Mijn Belastingdienst Zakelijk, in de ontvangstbevestiging of in AutoReport, voordat u hier iets vastlegt. Wat nooit is aangekomen, kan daarna met flow 18 of 19 opnieuw worden verzonden.',
	en: 'Look the return up in Mijn Belastingdienst Zakelijk, in the confirmation of receipt or in AutoReport, before you record anything here. What never arrived can then be sent again with flow 18 or 19.',
};

const BECAME = { nl: 'Wat is ervan geworden?', en: 'What became of it?' };

const ITEM = `(one) => '<li><b>' + ${escaped('one.label')} + '</b><br><i>' + ${said({ nl: 'In English: ', en: '' })} + ${escaped('one.reason')} + '</i></li>'`;

const FIELDS = `[{ fieldType: 'html', elementName: 'list', html: '<p>' + ${said(LOOK)} + '</p><ul>' + ${IN_DOUBT}.map(${ITEM}).join('') + '</ul>' }, { fieldName: 'filing', fieldLabel: ${said({ nl: 'Welke aangifte?', en: 'Which return?' })}, fieldType: 'dropdown', requiredField: true, fieldOptions: { values: ${IN_DOUBT}.map((one) => ({ option: one.label })) } }, { fieldName: 'decision', fieldLabel: ${said(BECAME)}, fieldType: 'radio', requiredField: true, fieldOptions: { values: ${optionsOf(DECISIONS)} } }, { fieldName: 'reference', fieldLabel: ${said({ nl: 'Kenmerk van ontvangst, als zij is aangekomen', en: 'Reference of receipt, if it has arrived' })}, fieldType: 'text' }, { fieldName: 'by', fieldLabel: ${said({ nl: 'Uw naam', en: 'Your name' })}, fieldType: 'text', requiredField: true }]`;

const AGAIN = startAgain(DOUBT_PATH);

const NOTHING_KEPT = { nl: 'Er is niets vastgelegd', en: 'Nothing was recorded' };

/** What was found out, as it is kept among the statuses. @param {'status' | 'statusNl'} field */
const decided = (field) =>
	escaped(`$json.statuses.findLast(({ code }) => code === 'DECIDED')?.${field} ?? ''`);

/** @param {Flow} flow */
export function addDoubtForm(flow) {
	const answers = addForms(flow, {
		name: DOUBT_FORM,
		at: [-1, ROW],
		path: DOUBT_PATH,
		title: { nl: 'Aangiften in twijfel', en: 'Returns in doubt' },
		description: {
			nl: 'Van een aangifte in twijfel weet niemand of zij is aangekomen. U legt hier vast wat u daarover hebt gevonden. Er wordt niets verzonden.',
			en: 'Nobody knows whether a return in doubt has arrived. You record here what you found out about it. Nothing is sent.',
		},
		button: { nl: 'Laat de aangiften zien', en: 'Show the returns' },
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
		title: BECAME,
		button: { nl: 'Vastleggen', en: 'Record it' },
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
	flow.chain([answers, list, isRead, those, any, page, told, keep, ends.kept]);
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
			title: { nl: 'Het is vastgelegd', en: 'It is recorded' },
			message: together(
				{
					nl: `<p>{{ ${escaped(whatIs('$json').nl)} }}: {{ $json.state === 'approved' ? 'niet aangekomen. Dien haar met flow 18 of 19 opnieuw in; zij is nog goedgekeurd.' : 'aangekomen. Deze flow volgt haar verder en mailt de uitkomst.' }} {{ ${decided('statusNl')} }}.</p>`,
					en: `<p>{{ ${escaped(whatIs('$json').en)} }}: {{ $json.state === 'approved' ? 'not arrived. File it again with flow 18 or 19; it is still approved.' : 'arrived. This flow follows it from now on and mails the outcome.' }} {{ ${decided('status')} }}.</p>`,
				},
				AGAIN,
			),
		}),
		none: addFormEnd(flow, {
			name: 'Nothing in Doubt',
			at: [5, ROW + 1],
			title: { nl: 'Er is niets in twijfel', en: 'Nothing is in doubt' },
			message: {
				nl: '<p>Van elke aangifte is bekend waar zij is, of dat wordt nog opgezocht.</p>',
				en: '<p>It is known where each return is, or that is still being looked up.</p>',
			},
		}),
		untold: addFormEnd(flow, {
			name: 'Not All of It Is Told',
			at: [7, ROW + 1],
			title: NOTHING_KEPT,
			message: together(
				{
					nl: '<p>Kies een aangifte uit de lijst, en vul het kenmerk van ontvangst in als zij is aangekomen.</p>',
					en: '<p>Choose a return from the list, and fill in the reference of receipt if it has arrived.</p>',
				},
				AGAIN,
			),
		}),
		wrong: addFormEnd(flow, {
			name: 'It Could Not Be Kept',
			at: [8, ROW + 1],
			title: NOTHING_KEPT,
			message: together(WRONG, AGAIN),
		}),
	};
}
