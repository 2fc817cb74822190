// @ts-check
/** From the steps that were chosen to what came of them: all kinds applied, told on a page and by mail. */
import { FORM_LANGUAGE, together } from './form-language.mjs';
import { addFormEnd } from './forms.mjs';
import { escaped } from './literals.mjs';
import {
	ACCESS_HELD,
	ACCESS_RESULTS,
	ACCESS_TOLD,
	addAccessStage,
	noAccessRows,
	untouchedOr,
} from './registering-access.mjs';
import { asMailed } from './mail-style.mjs';
import { addIf, addNothing, addOneItem, addSwitch } from './nodes.mjs';
import { addNotMailed, addSend } from './profiles.mjs';
import { addApply, TABLES } from './registration.mjs';
import {
	failureHtml,
	resultsHtml,
	resultsText,
	rowsHtml,
	rowsText,
	stepsHtml,
	stepsText,
} from './registration-words.mjs';
import { AS_SET, LANGUAGE_CHOSEN, setting } from './settings.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 * @typedef {import('./form-language.mjs').Words} Words
 */

/** Node with what is done: `companies` and `users`, lists of steps, and those that are `held`. */
export const TO_DO = 'To Be Done';

const REPORT = 'What Came of the Steps';
const APPLIED = { companies: 'Apply Companies', users: 'Apply Users' };

const CHOSEN = `$('${TO_DO}').first().json`;

/** Each step with what came of it, in the order in which they went in. @param {'companies' | 'users'} kind */
const resultsOf = (kind) =>
	`(${CHOSEN}.${kind}.length === 0 ? [] : ((results) => ${CHOSEN}.${kind}.map((step, place) => ({ ...step, result: results[place] })))($('${APPLIED[kind]}').all().map((item) => item.json)))`;

/** Access that is held is not removed but withdrawn: a person looks for it elsewhere. @type {Words} */
const HOW_MANY_HELD = {
	nl: "((access) => held.length + (access === 0 ? (held.length === 1 ? ' verwijdering' : ' verwijderingen') : access === held.length ? (held.length === 1 ? ' intrekking van toegang' : ' intrekkingen van toegang') : ' verwijderingen en intrekkingen van toegang') + (held.length === 1 ? ' wacht op u' : ' wachten op u'))(held.filter((step) => step.kind === 'access').length)",
	en: "((access) => held.length + (access === 0 ? (held.length === 1 ? ' removal' : ' removals') : access === held.length ? (held.length === 1 ? ' withdrawal of access' : ' withdrawals of access') : ' removals and withdrawals of access') + (held.length === 1 ? ' waits for you' : ' wait for you'))(held.filter((step) => step.kind === 'access').length)",
};

/** @param {Words} untouched expressions of the title where there was no step @returns {Words} expressions */
const titleOf = (untouched) => ({
	nl: `failure !== '' ? (steps.length === 0 ? 'Er is niets geregistreerd' : 'De toegang kon niet worden vergeleken') : failed > 0 ? (steps.length === 1 ? 'De stap is mislukt' : failed + ' van ' + steps.length + ' stappen' + (failed === 1 ? ' is' : ' zijn') + ' mislukt') : held.length > 0 ? ${HOW_MANY_HELD.nl} : steps.length === 0 ? ${untouched.nl} : steps.length + (steps.length === 1 ? ' stap is uitgevoerd' : ' stappen zijn uitgevoerd')`,
	en: `failure !== '' ? (steps.length === 0 ? 'Nothing was registered' : 'The access could not be compared') : failed > 0 ? (steps.length === 1 ? 'The step failed' : failed + ' of ' + steps.length + ' steps failed') : held.length > 0 ? ${HOW_MANY_HELD.en} : steps.length === 0 ? ${untouched.en} : steps.length + (steps.length === 1 ? ' step was carried out' : ' steps were carried out')`,
});

const HELD = { nl: 'Wat op een bevestiging wacht', en: 'What waits for a confirmation' };

/** What is told where there was no step. */
export const IN_STEP = { nl: 'Alles is al gelijk', en: 'Everything is in step already' };

const FAILURE_HTML = failureHtml('failure', 'failureEn');
const FAILURE_TEXT = {
	nl: "failure, failure === '' ? '' : 'In English: ' + failureEn",
	en: 'failureEn',
};

/**
 * What came of steps, as an expression of `nl` and `en`, each with `title`, `html` and `text`, and of `tells`:
 * whether it is worth a mail.
 * @param {object} report
 * @param {string} report.of expression of what has `failure`, `failureEn` and the `rows` of a report
 * @param {string} report.steps expression of steps, each with its `result`
 * @param {Words} report.untouched expressions of the title where there was no step
 * @param {string} [report.held] expression of steps that wait for somebody
 * @param {Words} [report.note] expressions of a sentence about the whole, '' for none
 * @param {string} report.tells expression of all these, and of `failed`, how many steps did
 */
export const reportOf = ({
	of,
	steps,
	untouched,
	held = '[]',
	note = { nl: "''", en: "''" },
	tells,
}) =>
	`((failure, failureEn, steps, held, rows, failed) => ({ tells: ${tells}, nl: ${reportIn('nl', untouched, note)}, en: ${reportIn('en', untouched, note)} }))(${of}.failure, ${of}.failureEn, ${steps}, ${held}, ${of}.rows, ${steps}.filter((step) => step.result?.error).length)`;

/** @param {keyof Words} language @param {Words} untouched @param {Words} note expressions */
const reportIn = (language, untouched, note) =>
	`((note) => ({ title: ${titleOf(untouched)[language]}, html: (failure === '' ? '' : ${FAILURE_HTML[language]}) + (note === '' ? '' : '<p>' + ${escaped('note')} + '</p>') + ${resultsHtml('steps')[language]} + ${stepsHtml(HELD, 'held')[language]} + ${rowsHtml('rows')[language]}, text: [${FAILURE_TEXT[language]}, note, ${resultsText('steps')[language]}, held.length === 0 ? '' : '${HELD[language]}:\\n' + ${stepsText('held')[language]}, ${rowsText('rows')[language]}].filter((part) => part !== '').join('\\n\\n') }))(${note[language]})`;

/** The report of the item at hand, as it is mailed. */
const MAILED = `$json[${LANGUAGE_CHOSEN}]`;

/**
 * The report by mail, in the language of the settings. @param {Flow} flow @param {{ at: Place; about: string }} mail about: begin of its key
 */
export const addReportMail = (flow, { at, about }) =>
	addSend(flow, {
		name: 'Send as ALGEMEEN',
		at,
		parameters: {
			to: `={{ ${setting('mailTo')} }}`,
			content: 'own',
			subject: `={{ ${AS_SET.said({ nl: 'Registratie bij Visma: ', en: 'Registration at Visma: ' })} + ${MAILED}.title }}`,
			text: `={{ ${MAILED}.text }}`,
			html: `={{ ${asMailed(`${MAILED}.html`)} }}`,
			attachments: '',
			keyFrom: 'own',
			messageKey: `={{ '${about}/' + $execution.id }}`,
			options: {},
		},
	});

/**
 * @param {Flow} flow
 * @param {{ at: Place; byForm: string; planned: string; withAccess: string; options: Record<string, unknown>; again: Words }} registering
 * at: of the node {@link TO_DO}; byForm, planned, withAccess: expressions; planned has `failure`, `failureEn` and the `rows` of the
 * report; withAccess: whether access is asked for
 */
export function addRegistering(
	flow,
	{ at: [column, row], byForm, planned, withAccess, options, again },
) {
	const companies = addPart(flow, { kind: 'companies', at: [column + 1, row], options });
	const between = addOneItem(flow, {
		name: 'Then the Users',
		at: [column + 4, row],
		value: `{ users: ${CHOSEN}.users }`,
	});
	const users = addPart(flow, { kind: 'users', at: [column + 5, row], options });
	const access = addAccessStage(flow, {
		at: [column + 8, row],
		byForm,
		when: `${withAccess} && ${planned}.failure === ''`,
		options,
	});
	const report = addOneItem(flow, {
		name: REPORT,
		at: [column + 18, row],
		value: reportOf({
			of: `((planned, access) => ({ failure: planned.failure || access.failure, failureEn: planned.failureEn || access.failureEn, rows: [...planned.rows, ...access.rows] }))(${planned}, ${ACCESS_TOLD})`,
			steps: `[...${resultsOf('companies')}, ...${resultsOf('users')}, ...${ACCESS_RESULTS}]`,
			untouched: untouchedOr(IN_STEP),
			held: `[...${CHOSEN}.held, ...${ACCESS_HELD}]`,
			note: noAccessRows(`${byForm} && ${withAccess} && ${planned}.failure === ''`),
			tells: "failure !== '' || steps.length > 0 || held.length > 0",
		}),
	});
	flow.chain([TO_DO, companies.question]);
	for (const from of companies.ends) flow.wire({ ...from, to: between });
	flow.chain([between, users.question]);
	for (const from of users.ends) flow.wire({ ...from, to: access.begin });
	for (const from of access.ends) flow.wire({ ...from, to: report });
	addTelling(flow, { at: [column + 19, row], byForm, again });
}

/**
 * @param {Flow} flow
 * @param {{ kind: 'companies' | 'users'; at: Place; options: Record<string, unknown> }} part
 */
function addPart(flow, { kind, at: [column, row], options }) {
	const resource = kind === 'companies' ? 'company' : 'user';
	const question = addIf(flow, {
		name: kind === 'companies' ? 'Any Companies?' : 'Any Users?',
		at: [column, row],
		when: `$json.${kind}.length > 0`,
	});
	const each = flow.add({
		name: kind === 'companies' ? 'One Item per Company' : 'One Item per User',
		type: 'n8n-nodes-base.splitOut',
		version: 1,
		parameters: { fieldToSplitOut: kind, options: {} },
		at: [column + 1, row - 0.5],
	});
	const apply = addApply(flow, {
		name: APPLIED[kind],
		at: [column + 2, row - 0.5],
		resource,
		tables: TABLES[resource],
		// What comes in was confirmed, or removes nothing that has to be: Apply does no other step.
		confirmed: true,
		options,
	});
	flow.chain([question, each, apply]);
	return { question, ends: [{ from: apply }, { from: question, output: 1 }] };
}

/** @param {Flow} flow @param {{ at: Place; byForm: string; again: Words }} telling */
function addTelling(flow, { at: [column, row], byForm, again }) {
	const result = `$('${REPORT}').first().json[${FORM_LANGUAGE}]`;
	const needed = addIf(flow, {
		name: 'Mail It?',
		at: [column, row],
		when: `${setting('mailTo')} !== '' && $json.tells`,
	});
	const mail = addReportMail(flow, { at: [column + 1, row - 0.5], about: 'registration' });
	const waiting = addSwitch(flow, {
		name: 'Is a Page Waiting?',
		at: [column + 2, row],
		cases: [
			{ name: 'Yes', when: byForm },
			{ name: 'No, and Not Mailed', when: '$json.error !== undefined' },
			{ name: 'No', when: 'true' },
		],
	});
	const page = addFormEnd(flow, {
		name: 'The Report',
		at: [column + 3, row - 0.5],
		title: `={{ ${result}.title }}`,
		message: together(`{{ ${result}.html }}`, again),
	});
	const done = addNothing(flow, { name: 'Told by Mail', at: [column + 3, row + 1.5] });
	addNotMailed(flow, { at: [column + 3, row + 0.5], from: { from: waiting, output: 1 } });
	flow.chain([REPORT, needed, mail, waiting, page]);
	// What is not mailed is on the page all the same.
	flow.wire({ from: mail, output: 1, to: waiting });
	flow.wire({ from: needed, output: 1, to: waiting });
	flow.wire({ from: waiting, output: 2, to: done });
}
