// @ts-check
/** Template 22: companies, users and their access registered at the Visma services, by a form and every morning. */
import { firstFailure } from './parts/accountview.mjs';
import { confirmFields } from './parts/confirm-fields.mjs';
import { ANSWERS, either, GIVEN, inBoth, said, together } from './parts/form-language.mjs';
import {
	addFormEnd,
	addFormPage,
	addForms,
	GO_ON,
	inEnglish,
	listOf,
	startAgain,
	valueOfLabel,
} from './parts/forms.mjs';
import { Flow } from './parts/flow.mjs';
import { addIf, addNothing, addOneItem, addSwitch } from './parts/nodes.mjs';
import { DATA_TABLES } from './parts/profiles.mjs';
import {
	ACCESS_TABLE,
	addAccessTable,
	addPlan,
	addReadCompanyData,
	addUserTable,
	COMPANY_READS,
	MAKE_USERS,
	READ_USERS,
	TABLES,
	USER_ROWS,
	USER_TABLE,
} from './parts/registration.mjs';
import { ACCESS_PAGE, APPLY_ACCESS, PLAN_ACCESS } from './parts/registering-access.mjs';
import { addRegistering, IN_STEP, TO_DO } from './parts/registering.mjs';
import {
	failureHtml,
	failureOf,
	rowsHtml,
	stepsHtml,
	tellingRows,
} from './parts/registration-words.mjs';
import { addFormSettings, addRunNow, addSchedule, LANGUAGE, setting } from './parts/settings.mjs';
import { addInsertRows } from './parts/tables.mjs';

/** @typedef {import('./parts/form-language.mjs').Words} Words */

/** Path of the Dutch form. */
const PATH = 'accountview-register';

const FORM = 'Registration Form';
const PLAN = 'The Plan';
const PAGE = 'Look and Confirm';
const BY_FORM = `$('${ANSWERS}').isExecuted`;
const ANSWER = `$('${PAGE}').first().json`;

const COMPANIES = { nl: 'Ondernemingen', en: 'Companies' };
const USERS = { nl: 'Gebruikers', en: 'Users' };
const ACCESS = { nl: 'Toegang', en: 'Access' };
const KINDS = [COMPANIES, USERS, ACCESS];
const CHOICES = [
	{ label: { nl: 'Uitvoeren', en: 'Carry out' }, value: 'go' },
	{
		label: {
			nl: 'Stoppen: er wordt niets geregistreerd',
			en: 'Stop: nothing is registered',
		},
		value: 'stop',
	},
];

/** @param {Words} what */
const isAsked = (what) => `(!${BY_FORM} || (${GIVEN}.what ?? []).includes(${said(what)}))`;

const PLANS = { company: 'Plan Companies', user: 'Plan Users' };
const REPORTS = { company: 'Report on Companies', user: 'Report on Users' };

/** What a node gave, if it is asked for. @param {string} node @param {Words} what @param {string} field that is in each item */
const given = (node, what, field) =>
	`(${isAsked(what)} ? $('${node}').all().map((item) => item.json).filter((row) => row.${field}) : [])`;

/** Whoever is left out of the form is neither planned nor told of. */
const THE_PLAN = `((failed, companies, users, rows) => ({ ...${failureOf('failed')}, companies: failed ? [] : companies, users: failed ? [] : users, rows }))(${firstFailure([...COMPANY_READS, ...Object.values(PLANS), ...Object.values(REPORTS)])}, ${given(PLANS.company, COMPANIES, 'id')}, ${given(PLANS.user, USERS, 'id')}, ${tellingRows(`[...${given(REPORTS.company, COMPANIES, 'outcome')}, ...${given(REPORTS.user, USERS, 'outcome')}]`)})`;

const PLANNED = `$('${PLAN}').first().json`;
const STEPS = `[...${PLANNED}.companies, ...${PLANNED}.users]`;
const REMOVALS = `${STEPS}.filter((step) => step.needsConfirmation && step.action === 'remove')`;

const WOULD_HAPPEN = { nl: 'Wat er zou gebeuren', en: 'What would happen' };

const CONFIRMING = confirmFields({
	removals: REMOVALS,
	many: { nl: 'Er wordt veel verwijderd', en: 'A lot is removed' },
	confirm: {
		nl: 'Ik heb gezien wat wordt verwijderd, en dat klopt',
		en: 'I have seen what is removed, and that is right',
	},
	without: {
		nl: 'Zonder het vinkje blijft staan wat zou worden verwijderd.',
		en: 'Without the tick, what would be removed stays.',
	},
	choices: CHOICES,
});

/** A fault of a rule may be told without a step that comes of it. */
const FIELDS = `[{ fieldType: 'html', elementName: 'plan', html: ${either(stepsHtml(WOULD_HAPPEN, STEPS))} + ${either(rowsHtml(`${PLANNED}.rows`))} }, ${CONFIRMING}]`;

const CONFIRMED = `(${BY_FORM} && (${ANSWER}.removals ?? []).length > 0)`;

/** Nothing to look at of companies and users. */
const NO_STEPS = `${BY_FORM} && $json.companies.length + $json.users.length === 0`;

/** Much is only removed once somebody has looked; the rest of a plan goes on without. */
const CHOSEN = `((mayGo) => ({ companies: ${PLANNED}.companies.filter(mayGo), users: ${PLANNED}.users.filter(mayGo), held: ${STEPS}.filter((step) => !mayGo(step)) }))((step) => step.action !== 'remove' || !step.needsConfirmation || ${CONFIRMED})`;

/** The address is empty, so that nobody is invited by it. */
const FIRST_ROW = `{ code: 'VOORBEELD', firstName: 'Voornaam', lastName: 'Achternaam', email: '', groups: 'KANTOOR', administrator: '' }`;

const AGAIN = startAgain(PATH);

const NOTHING_REGISTERED = { nl: 'Er is niets geregistreerd', en: 'Nothing was registered' };

export function registerCompaniesAndUsers() {
	const flow = new Flow({ number: '22', name: 'AccountView 22 · Register companies and users' });
	addReading(flow);
	addPlans(flow);
	addLook(flow);
	addRegistering(flow, {
		at: [16, 3],
		byForm: BY_FORM,
		planned: PLANNED,
		withAccess: isAsked(ACCESS),
		options: { confirmAbove: `={{ Number(${setting('confirmAbove')}) }}` },
		again: AGAIN,
	});
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow */
function addReading(flow) {
	const answers = addForms(flow, {
		name: FORM,
		at: [-1, 0],
		path: PATH,
		title: { nl: 'Registreren bij de Visma-diensten', en: 'Register at the Visma services' },
		description: {
			nl: 'U ziet eerst wat er zou gebeuren en waarom iets niet zichtbaar is. Er gebeurt pas iets als u het daarna bevestigt.',
			en: 'You first see what would happen and why something is not visible. Nothing happens until you confirm it.',
		},
		button: { nl: 'Laat het zien', en: 'Show it' },
		fields: [
			{
				fieldName: 'what',
				fieldLabel: { nl: 'Wat wilt u registreren?', en: 'What do you want to register?' },
				fieldType: 'checkbox',
				fieldOptions: listOf(KINDS),
				defaultValue: inBoth((language) => KINDS.map((kind) => kind[language]).join(',')),
				requiredField: true,
			},
		],
	});
	const daily = addSchedule(flow, 'Every Morning', 1, '15 6 * * *');
	const now = addRunNow(flow, 2);
	const settings = addFormSettings(
		flow,
		[1, 1],
		[
			{ name: 'mailTo', row: 'mail.digestTo', otherwise: '' },
			{ name: 'confirmAbove', row: 'visma.confirmAbove', otherwise: '10' },
			LANGUAGE,
		],
		{ form: true, byItself: true },
	);
	const tables = [...addUserTable(flow, [3, 1]), ...addAccessTable(flow, [5, 1])];
	const empty = addIf(flow, {
		name: 'Is It Empty?',
		at: [7, 1],
		when: `${USER_ROWS}.length === 0`,
	});
	for (const trigger of [answers, daily, now]) flow.wire({ from: trigger, to: 'Read Settings' });
	flow.chain([...settings, ...tables, empty]);
	addFirstRow(flow, empty);
}

/** An empty table would take everybody out; so it is only begun. @param {Flow} flow @param {string} empty */
function addFirstRow(flow, empty) {
	const row = addOneItem(flow, { name: 'First Row', at: [8, -0.5], value: FIRST_ROW });
	const insert = addInsertRows(flow, {
		name: 'Put It into the Table',
		at: [9, -0.5],
		table: USER_TABLE,
	});
	const asked = addIf(flow, { name: 'Is Anybody Waiting?', at: [10, -0.5], when: BY_FORM });
	const told = addFormEnd(flow, {
		name: 'Fill the Table First',
		at: [11, -1],
		title: {
			nl: 'Vul eerst de tabel met gebruikers',
			en: 'Fill the table of users first',
		},
		message: together(
			{
				nl: `<p>AccountView geeft zijn gebruikers niet aan andere programma's. Zet ze in n8n bij <a href="{{ ${DATA_TABLES} }}">Data tables</a> in <b>${USER_TABLE}</b>; er staat al een regel als voorbeeld. Er is niets geregistreerd.</p>`,
				en: `<p>AccountView does not give its users to other programs. Put them into <b>${USER_TABLE}</b> in n8n at <a href="{{ ${DATA_TABLES} }}">Data tables</a>; there is a row as an example already. Nothing was registered.</p>`,
			},
			AGAIN,
		),
	});
	const nobody = addNothing(flow, { name: 'The Table Is Begun', at: [11, 0] });
	flow.chain([empty, row, insert, asked, told]);
	flow.wire({ from: asked, output: 1, to: nobody });
}

/** @param {Flow} flow */
function addPlans(flow) {
	const options = { confirmAbove: `={{ Number(${setting('confirmAbove')}) }}` };
	const reads = addReadCompanyData(flow, [8, 1]);
	const plans = /** @type {const} */ (['company', 'user']).flatMap((resource, place) => [
		addPlan(flow, {
			name: PLANS[resource],
			at: [10 + place, 1],
			resource,
			show: 'steps',
			tables: TABLES[resource],
			options,
		}),
		addPlan(flow, {
			name: REPORTS[resource],
			at: [10 + place, 2],
			resource,
			show: 'report',
			tables: TABLES[resource],
			options,
		}),
	]);
	const plan = addOneItem(flow, { name: PLAN, at: [12, 1.5], value: THE_PLAN });
	flow.wire({ from: 'Is It Empty?', output: 1, to: COMPANY_READS[0] ?? '' });
	flow.chain([...reads, ...plans, plan]);
}

/** @param {Flow} flow */
function addLook(flow) {
	const what = addSwitch(flow, {
		name: 'What Came of It?',
		at: [13, 1.5],
		cases: [
			{ name: 'Not Planned', when: `${BY_FORM} && $json.failure !== ''` },
			{
				name: 'In Step',
				when: `${NO_STEPS} && !${isAsked(ACCESS)}`,
			},
			{ name: 'Access Alone', when: NO_STEPS },
			{ name: 'To Be Looked At', when: BY_FORM },
			{ name: 'At Once', when: 'true' },
		],
	});
	const failed = addFormEnd(flow, {
		name: 'Not Planned',
		at: [14, -0.5],
		title: NOTHING_REGISTERED,
		message: together(`{{ ${either(failureHtml('$json.failure', '$json.failureEn'))} }}`, AGAIN),
	});
	const inStep = addFormEnd(flow, {
		name: 'In Step',
		at: [14, 0.5],
		title: IN_STEP,
		message: together(
			{
				nl: '<p>Er is niets te registreren, te wijzigen of te verwijderen.</p>',
				en: '<p>There is nothing to register, to change or to remove.</p>',
			},
			`{{ ${either(rowsHtml('$json.rows'))} }}`,
			AGAIN,
		),
	});
	const page = addFormPage(flow, {
		name: PAGE,
		at: [14, 1.5],
		title: { nl: 'Dit zou er gebeuren', en: 'This would happen' },
		description: { nl: 'Er is nog niets veranderd.', en: 'Nothing has changed yet.' },
		button: GO_ON,
		fields: FIELDS,
	});
	const go = addIf(flow, {
		name: 'Confirmed?',
		at: [15, 1.5],
		when: `${valueOfLabel(CHOICES, '$json.choice')} === 'go'`,
	});
	const stopped = addFormEnd(flow, {
		name: 'Stopped',
		at: [16, 1.5],
		title: NOTHING_REGISTERED,
		message: together(
			{ nl: '<p>Er is niets veranderd.</p>', en: '<p>Nothing was changed.</p>' },
			AGAIN,
		),
	});
	const chosen = addOneItem(flow, { name: TO_DO, at: [16, 3], value: CHOSEN });
	flow.chain([PLAN, what]);
	for (const [output, to] of [failed, inStep, chosen, page, chosen].entries()) {
		flow.wire({ from: what, output, to });
	}
	flow.chain([page, go, chosen]);
	flow.wire({ from: go, output: 1, to: stopped });
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-3.8, -0.8],
		size: [2.4, 3.6],
		colour: 'setUp',
	});
	flow.note({ name: 'The Tables', text: TABLE, at: [2.9, -0.9], size: [4.1, 1.6] });
	flow.note({ name: 'What Is Read', text: READS, at: [7.8, 2.9], size: [4, 1] });
	flow.note({ name: 'Removals', text: BRAKE, at: [16.9, 4.3], size: [3.2, 1], colour: 'warning' });
	flow.note({ name: 'Access', text: GIVING, at: [24.9, 4.3], size: [4, 1], colour: 'warning' });
}

const ABOUT = `## 22 · Register companies and users

A form, in Dutch and in English: what to register, what would happen and why something is not visible, confirm, and see what came of it; then the same for access. Every morning it does the same by itself and mails what it did and what waits for somebody.

**Nederlands** – Registreert ondernemingen, gebruikers en hun toegang bij AccountView.Net en Visma.net. Kijk eerst, bevestig, en zie het resultaat. Elke ochtend gaat het vanzelf; wat veel verwijdert, wacht op u.

**Fill in**
1. The AccountView credential in **${COMPANY_READS.join('** and **')}**.
2. The Visma Registration credential in **${[...Object.values(PLANS), PLAN_ACCESS].join('**, **')}**, the three reports and the three steps that apply.
3. An e-mail profile in **Send as ALGEMEEN**; whom to mail is \`mail.digestTo\` of the settings, in which language \`language\` (nl or en).
4. Publish, open the address in **${FORM}** or **${inEnglish(FORM)}** once, and fill the tables.

If your store is not in n8n's own folder: the Store credential in the steps that apply. Only people who are logged in to n8n see the form.`;

const TABLE = `## The tables
**${MAKE_USERS}** makes *${USER_TABLE}*; an empty one gets an example, and nothing is planned. First name, last name and e-mail address filled: registered. Empty the address to take a user out. A row that is deleted is a user who is removed. **${READ_USERS}** ends the flow when it cannot read.

*${ACCESS_TABLE}*: what 24 shows. Without a row in it no access is given or taken.`;

const READS = `## What is read
Companies by object *CMP1*. Their address is that of the relation with the same KvK number, which is assumed: AccountView's API shows no address of an administration.`;

const GIVING = `## Access
Planned once users and companies are registered, since only they can have any. In the form **${ACCESS_PAGE}** asks first. In the morning access is given; what would be taken waits for the form. **${APPLY_ACCESS}** does only what comes in.`;

const BRAKE = `## Removals
More removals than \`visma.confirmAbove\` (10), or everything of a kind, wait for a tick in the form. Only what comes out of **${TO_DO}** is done; without the tick that is everything else.`;
