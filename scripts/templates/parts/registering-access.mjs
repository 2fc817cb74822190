// @ts-check
/** Access, once users and companies are registered: what would be given and taken, looked at, and done. */
import { failureOf, rowsHtml, stepsHtml, tellingRows } from './registration-words.mjs';
import { confirmFields } from './confirm-fields.mjs';
import { either, inBoth } from './form-language.mjs';
import { addFormPage, GO_ON, valueOfLabel } from './forms.mjs';
import { literal } from './literals.mjs';
import { addIf, addOneItem, addSwitch } from './nodes.mjs';
import { ACCESS, ADMINISTRATIONS, addApply, addPlan, HAS_ACCESS, USERS } from './registration.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 * @typedef {import('./form-language.mjs').Words} Words
 */

const BEGIN = 'Access Too?';
export const PLAN_ACCESS = 'Plan Access';
export const REPORT_ON_ACCESS = 'Report on Access';
const THE_ACCESS = 'The Access';
export const ACCESS_PAGE = 'Look at the Access';
export const TO_BE_GIVEN = 'To Be Given and Taken';
export const APPLY_ACCESS = 'Apply Access';

const CHOICES = [
	{ label: { nl: 'Geven en intrekken', en: 'Give and withdraw' }, value: 'go' },
	{
		label: {
			nl: 'Stoppen: de toegang blijft zoals die is',
			en: 'Stop: the access stays as it is',
		},
		value: 'stop',
	},
];

/** @param {string} node @param {string} field that is in each item */
const given = (node, field) =>
	`$('${node}').all().map((item) => item.json).filter((row) => row.${field})`;

/** An error item in the place of a plan is told in the report; what was registered before stays. */
const PLANNED = `((failed, steps, rows) => ({ ...${failureOf('failed')}, steps: failed ? [] : steps, rows }))([$('${PLAN_ACCESS}').first().json, $('${REPORT_ON_ACCESS}').first().json].find((row) => row.error), ${given(PLAN_ACCESS, 'id')}, ${tellingRows(given(REPORT_ON_ACCESS, 'outcome'))})`;

const STEPS = `$('${THE_ACCESS}').first().json.steps`;
const LOST = `${STEPS}.filter((step) => step.needsConfirmation && step.action === 'revoke')`;

const WOULD_CHANGE = { nl: 'Welke toegang zou veranderen', en: 'Which access would change' };

const CONFIRMING = confirmFields({
	removals: LOST,
	many: { nl: 'Er wordt veel toegang ingetrokken', en: 'Much access is withdrawn' },
	confirm: {
		nl: 'Ik heb gezien wie toegang verliest, en dat klopt',
		en: 'I have seen who loses access, and that is right',
	},
	without: {
		nl: 'Zonder het vinkje blijft staan wat zou worden ingetrokken.',
		en: 'Without the tick, what would be withdrawn stays.',
	},
	choices: CHOICES,
});

const FIELDS = `[{ fieldType: 'html', elementName: 'plan', html: ${either(stepsHtml(WOULD_CHANGE, STEPS))} + ${either(rowsHtml(`$('${THE_ACCESS}').first().json.rows`))} }, ${CONFIRMING}]`;

/** Nobody loses access unless a person has looked; without one it is given, and the rest waits. @param {string} byForm */
const chosenBy = (byForm) =>
	`((answer) => ((mayGo, isStopped) => ({ access: isStopped ? [] : ${STEPS}.filter(mayGo), held: isStopped ? [] : ${STEPS}.filter((step) => !mayGo(step)) }))((step) => step.action !== 'revoke' || (answer !== undefined && (!step.needsConfirmation || (answer.removals ?? []).length > 0)), ${valueOfLabel(CHOICES, 'answer?.choice')} === 'stop'))(${byForm} && $('${ACCESS_PAGE}').isExecuted ? $('${ACCESS_PAGE}').first().json : undefined)`;

const WAS_PLANNED = `$('${THE_ACCESS}').isExecuted`;

/** What is told of the access: `failure`, `failureEn`, `rows`. */
export const ACCESS_TOLD = `(${WAS_PLANNED} ? $('${THE_ACCESS}').first().json : { failure: '', failureEn: '', rows: [] })`;

const NOTHING_CHANGED = { nl: 'Er is niets gewijzigd', en: 'Nothing was changed' };

/** Title of a report without a step: a person may have left access as it was. @param {Words} inStep where there was none to do */
export const untouchedOr = (inStep) =>
	inBoth(
		(language) =>
			`(${WAS_PLANNED} && ${STEPS}.length > 0 ? ${literal(NOTHING_CHANGED[language])} : ${literal(inStep[language])})`,
	);

const NO_ROWS = {
	nl: 'Er is geen toegang vergeleken of gewijzigd: in de tabel met toegang staat nog geen regel. Vul haar in n8n bij Data tables, en verstuur dan het formulier opnieuw.',
	en: 'No access was compared or changed: the table of access has no row yet. Fill it in n8n at Data tables, and then submit the form again.',
};

/** What is told where access was asked for and no row says whose. @param {string} wasAsked expression */
export const noAccessRows = (wasAsked) =>
	inBoth((language) => `(${wasAsked} && !${HAS_ACCESS} ? ${literal(NO_ROWS[language])} : '')`);

/** Steps that wait for somebody. */
export const ACCESS_HELD = `(${WAS_PLANNED} ? $('${TO_BE_GIVEN}').first().json.held : [])`;

/** Each step with what came of it, in the order in which they went in. */
export const ACCESS_RESULTS = `(!$('${APPLY_ACCESS}').isExecuted ? [] : ((results) => $('${TO_BE_GIVEN}').first().json.access.map((step, place) => ({ ...step, result: results[place] })))($('${APPLY_ACCESS}').all().map((item) => item.json)))`;

/**
 * @param {Flow} flow
 * @param {{ at: Place; byForm: string; when: string; options: Record<string, unknown> }} stage
 * byForm, when: expressions; when: whether access is asked for and may be planned
 * @returns {{ begin: string; ends: readonly { from: string; output?: number }[] }}
 */
export function addAccessStage(flow, { at: [column, row], byForm, when, options }) {
	const of = /** @type {const} */ ({
		resource: 'access',
		tables: { users: `={{ ${USERS} }}`, administrations: `={{ ${ADMINISTRATIONS} }}`, ...ACCESS },
	});
	const begin = addIf(flow, { name: BEGIN, at: [column, row], when: `${when} && ${HAS_ACCESS}` });
	const plan = addPlan(flow, {
		...{ name: PLAN_ACCESS, at: [column + 1, row - 0.5], show: 'steps', ...of, options },
	});
	const report = addPlan(flow, {
		...{ name: REPORT_ON_ACCESS, at: [column + 2, row - 0.5], show: 'report', ...of, options },
	});
	const access = addOneItem(flow, {
		...{ name: THE_ACCESS, at: [column + 3, row - 0.5], value: PLANNED },
	});
	const look = addSwitch(flow, {
		name: 'Is There Access to Look At?',
		at: [column + 4, row - 0.5],
		cases: [
			{ name: 'To Be Looked At', when: `${byForm} && $json.steps.length > 0` },
			{ name: 'At Once', when: 'true' },
		],
	});
	const page = addFormPage(flow, {
		name: ACCESS_PAGE,
		at: [column + 5, row - 1],
		title: { nl: 'Deze toegang zou veranderen', en: 'This access would change' },
		description: {
			nl: 'Aan de toegang is nog niets veranderd.',
			en: 'Nothing has changed in the access yet.',
		},
		button: GO_ON,
		fields: FIELDS,
	});
	const chosen = addOneItem(flow, {
		...{ name: TO_BE_GIVEN, at: [column + 6, row - 0.5], value: chosenBy(byForm) },
	});
	const any = addIf(flow, {
		name: 'Any Access?',
		at: [column + 7, row - 0.5],
		when: '$json.access.length > 0',
	});
	const each = flow.add({
		name: 'One Item per Access',
		type: 'n8n-nodes-base.splitOut',
		version: 1,
		parameters: { fieldToSplitOut: 'access', options: {} },
		at: [column + 8, row - 1],
	});
	const apply = addApply(flow, {
		name: APPLY_ACCESS,
		at: [column + 9, row - 1],
		...of,
		// As with users: what comes in was confirmed, or takes nothing that has to be.
		confirmed: true,
		options,
	});
	flow.chain([begin, plan, report, access, look, page, chosen, any, each, apply]);
	flow.wire({ from: look, output: 1, to: chosen });
	return { begin, ends: [{ from: apply }, { from: any, output: 1 }, { from: begin, output: 1 }] };
}
