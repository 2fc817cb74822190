// @ts-check
/** From the steps that were chosen to what came of them: all kinds applied, told on a page and by mail. */
import { addFormEnd } from './forms.mjs';
import { escaped } from './literals.mjs';
import {
	ACCESS_HELD,
	ACCESS_RESULTS,
	ACCESS_TOLD,
	addAccessStage,
	noAccessRows,
	UNTOUCHED,
} from './registering-access.mjs';
import { MAIL_STYLE } from './mail-style.mjs';
import { addIf, addNothing, addOneItem, addSwitch } from './nodes.mjs';
import { addNotMailed, addSend } from './profiles.mjs';
import { addApply, TABLES } from './registration.mjs';
import {
	resultsHtml,
	resultsText,
	rowsHtml,
	rowsText,
	stepsHtml,
	stepsText,
} from './registration-words.mjs';
import { setting } from './settings.mjs';

/**
 * @typedef {import('./flow.mjs').Flow} Flow
 * @typedef {import('./flow.mjs').Place} Place
 */

/** Node with what is done: `companies` and `users`, lists of steps, and those that are `held`. */
export const TO_DO = 'To Be Done';

const REPORT = 'What Came of the Steps';
const APPLIED = { companies: 'Apply Companies', users: 'Apply Users' };

const CHOSEN = `$('${TO_DO}').first().json`;

/** Each step with what came of it, in the order in which they went in. @param {'companies' | 'users'} kind */
const resultsOf = (kind) =>
	`(${CHOSEN}.${kind}.length === 0 ? [] : ((results) => ${CHOSEN}.${kind}.map((step, place) => ({ ...step, result: results[place] })))($('${APPLIED[kind]}').all().map((item) => item.json)))`;

/** Access that is held is not removed but withdrawn: a person looks for it elsewhere. */
const HOW_MANY_HELD =
	"((access) => held.length + (access === 0 ? (held.length === 1 ? ' verwijdering' : ' verwijderingen') : access === held.length ? (held.length === 1 ? ' intrekking van toegang' : ' intrekkingen van toegang') : ' verwijderingen en intrekkingen van toegang') + (held.length === 1 ? ' wacht op u' : ' wachten op u'))(held.filter((step) => step.kind === 'access').length)";

/** @param {string} untouched expression of the title where there was no step */
const titleOf = (untouched) =>
	`failure !== '' ? (steps.length === 0 ? 'Er is niets geregistreerd' : 'De toegang kon niet worden vergeleken') : failed > 0 ? (steps.length === 1 ? 'De stap is mislukt' : failed + ' van ' + steps.length + ' stappen' + (failed === 1 ? ' is' : ' zijn') + ' mislukt') : held.length > 0 ? ${HOW_MANY_HELD} : steps.length === 0 ? ${untouched} : steps.length + (steps.length === 1 ? ' stap is uitgevoerd' : ' stappen zijn uitgevoerd')`;

const HELD = 'Wat op een bevestiging wacht';

/**
 * What came of steps, as an expression of `title`, `html`, `text`, and `tells`: whether it is worth a mail.
 * @param {object} report
 * @param {string} report.of expression of what has `failure`, `failureEn` and the `rows` of a report
 * @param {string} report.steps expression of steps, each with its `result`
 * @param {string} [report.untouched] expression of the title where there was no step
 * @param {string} [report.held] expression of steps that wait for somebody
 * @param {string} [report.note] expression of a sentence about the whole, '' for none
 * @param {string} report.tells expression of all these, and of `failed`, how many steps did
 */
export const reportOf = ({
	of,
	steps,
	untouched = "'Alles is al gelijk'",
	held = '[]',
	note = "''",
	tells,
}) =>
	`((failure, failureEn, steps, held, rows, failed, note) => ({ title: ${titleOf(untouched)}, tells: ${tells}, html: (failure === '' ? '' : '<p>' + ${escaped('failure')} + '</p><p><i>In English: ' + ${escaped('failureEn')} + '</i></p>') + (note === '' ? '' : '<p>' + ${escaped('note')} + '</p>') + ${resultsHtml('steps')} + ${stepsHtml(HELD, 'held')} + ${rowsHtml('rows')}, text: [failure, failure === '' ? '' : 'In English: ' + failureEn, note, ${resultsText('steps')}, held.length === 0 ? '' : '${HELD}:\\n' + ${stepsText('held')}, ${rowsText('rows')}].filter((part) => part !== '').join('\\n\\n') }))(${of}.failure, ${of}.failureEn, ${steps}, ${held}, ${of}.rows, ${steps}.filter((step) => step.result?.error).length, ${note})`;

/**
 * The report by mail. @param {Flow} flow @param {{ at: Place; about: string }} mail about: begin of its key
 */
export const addReportMail = (flow, { at, about }) =>
	addSend(flow, {
		name: 'Send as ALGEMEEN',
		at,
		parameters: {
			to: `={{ ${setting('mailTo')} }}`,
			content: 'own',
			subject: `={{ 'Registratie bij Visma: ' + $json.title }}`,
			text: '={{ $json.text }}',
			html: `={{ '<div style="${MAIL_STYLE.sheet}">' + $json.html + '</div>' }}`,
			attachments: '',
			keyFrom: 'own',
			messageKey: `={{ '${about}/' + $execution.id }}`,
			options: {},
		},
	});

/**
 * @param {Flow} flow
 * @param {{ at: Place; byForm: string; planned: string; withAccess: string; options: Record<string, unknown>; again: string }} registering
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
			untouched: UNTOUCHED,
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

/** @param {Flow} flow @param {{ at: Place; byForm: string; again: string }} telling */
function addTelling(flow, { at: [column, row], byForm, again }) {
	const result = `$('${REPORT}').first().json`;
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
		message: `={{ ${result}.html }}${again}`,
	});
	const done = addNothing(flow, { name: 'Told by Mail', at: [column + 3, row + 1.5] });
	addNotMailed(flow, { at: [column + 3, row + 0.5], from: { from: waiting, output: 1 } });
	flow.chain([REPORT, needed, mail, waiting, page]);
	// What is not mailed is on the page all the same.
	flow.wire({ from: mail, output: 1, to: waiting });
	flow.wire({ from: needed, output: 1, to: waiting });
	flow.wire({ from: waiting, output: 2, to: done });
}
