// @ts-check
/** Template 18: a form from the books to an accepted VAT return. */
import { addPrepare, FIRM, FIRM_NOTE, IN_FISCAL_ENTITY, WRONG } from './parts/filing.mjs';
import { addFilingSteps, euros } from './parts/filing-form.mjs';
import { addFormEnd, addFormPage, addFormTrigger, formAddress } from './parts/forms.mjs';
import { valueOfLabel } from './parts/forms-dutch.mjs';
import { escaped, literal } from './parts/literals.mjs';
import { Flow } from './parts/flow.mjs';
import { addIf, addSwitch } from './parts/nodes.mjs';
import { addFormSettings, setting } from './parts/settings.mjs';

/** Path of the form; the calendar leads to it. */
export const VAT_PATH = 'accountview-vat-return';

const FORM = 'Return Form';
const STATEMENT = 'The Statement of the Period';
const RETURN = 'The Draft';
const PAGE = 'Look at the Return';
const BEHIND = 'Behind the Amount';
const TRANSACTIONS = 'The Transactions';

const PERIOD = `String($('${FORM}').first().json.period ?? '').trim().toUpperCase()`;
const PERSON = `($('${FORM}').first().json.user?.email ?? '')`;
const DRAFT = `$('${RETURN}').first().json`;
const ANSWER = `$('${PAGE}').first().json`;

/** What a person may do with the return. */
const CHOICES = [
	{ label: 'Goedkeuren en indienen', value: 'file' },
	{ label: 'De boekingen achter een bedrag bekijken', value: 'look' },
	{ label: 'Stoppen: er wordt niets ingediend', value: 'stop' },
];
const BACK = 'Terug naar de aangifte';
const STOP = 'Stoppen: er wordt niets ingediend';

/** Amounts with transactions behind them, as people choose them. */
const AMOUNTS = `${DRAFT}.form.flatMap((line) => [...new Set(line.sources.map((source) => source.field))].map((field) => ({ field, label: line.rubric + (field.endsWith('.vat') ? ' btw' : ' omzet') + ' – ' + line.nameNl })))`;

/** A fault may be told without the amounts that it is about. */
const FIELDS = `[{ fieldType: 'html', elementName: 'form', html: '<p>' + ${escaped(`${DRAFT}.administration`)} + ', omzetbelastingnummer ' + ${escaped(`${DRAFT}.obNumber`)} + '. Uiterlijk indienen en betalen op ' + DateTime.fromISO(${DRAFT}.deadline).setLocale('nl').toFormat('d LLLL yyyy') + '.</p>' + ${DRAFT}.page.form + '<p><b>' + (${DRAFT}.total < 0 ? 'Terug te vragen: ' : 'Te betalen: ') + ${euros(`Math.abs(${DRAFT}.total)`)} + '</b></p><h2>Opmerkingen</h2>' + ${DRAFT}.page.findings + '<h2>Waar de bedragen vandaan komen</h2>' + ${DRAFT}.page.sources }, { fieldName: 'choice', fieldLabel: 'Wat wilt u doen?', fieldType: 'radio', requiredField: true, fieldOptions: { values: [${CHOICES.map(({ label }) => `{ option: ${literal(label)} }`).join(', ')}] } }, { fieldName: 'amount', fieldLabel: 'Welk bedrag (voor de boekingen)', fieldType: 'dropdown', fieldOptions: { values: [{ option: 'Geen' }, ...${AMOUNTS}.map((one) => ({ option: one.label }))] } }]`;

const CHOSEN = valueOfLabel(CHOICES, `${ANSWER}.choice`);

const FOUND = `$('${BEHIND}').all().map((item) => item.json).filter((row) => row.record)`;
/** Form pages put a number to the right by its span. @param {string} value */
const amount = (value) =>
	`'<span>' + Number(${value}).toLocaleString('nl-NL', { minimumFractionDigits: 2 }) + '</span>'`;

const TABLE = `'<table><thead><tr><th>Datum</th><th>Boeking</th><th>Omschrijving</th><th>Btw-code</th><th><span>Omzet</span></th><th><span>Btw</span></th></tr></thead><tbody>' + ${FOUND}.slice(0, 200).map((row) => '<tr><td>' + row.date + '</td><td>' + ${escaped('row.record')} + '</td><td>' + ${escaped('row.description')} + ' ' + ${escaped('row.relation')} + '</td><td>' + ${escaped('row.vatCode')} + '</td><td>' + ${amount('row.turnover')} + '</td><td>' + ${amount('row.vat')} + '</td></tr>').join('') + '</tbody></table>' + (${FOUND}.length > 200 ? '<p>De eerste 200 boekingen; er zijn er meer.</p>' : '')`;

const AGAIN = `<p><a href="{{ ${formAddress(VAT_PATH)} }}">Opnieuw beginnen</a></p>`;

export function vatReturn() {
	const flow = new Flow({ number: '18', name: 'AccountView 18 · VAT return' });
	const stopped = addLook(flow);
	addDrillDown(flow, stopped);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow @returns {string} where it ends unasked */
function addLook(flow) {
	const form = addFormTrigger(flow, {
		name: FORM,
		at: [0, 1],
		path: VAT_PATH,
		title: 'Btw-aangifte',
		description:
			'De aangifte wordt uit de boekingen in AccountView gemaakt. U bekijkt haar eerst; er wordt niets ingediend zonder uw goedkeuring.',
		button: 'Maak de aangifte',
		fields: [
			{
				fieldName: 'period',
				fieldLabel: 'Periode: een kwartaal (2026-Q1), een maand (2026-03) of een jaar (2026)',
				fieldType: 'text',
				placeholder: '2026-Q1',
				requiredField: true,
			},
			{
				fieldName: 'replace',
				fieldLabel: 'Al eerder ingediend?',
				fieldType: 'checkbox',
				fieldOptions: {
					values: [{ option: 'Deze aangifte vervangt de aangifte die is geaccepteerd' }],
				},
			},
		],
		tellsUser: true,
	});
	const replace = `={{ ($('${FORM}').first().json.replace ?? []).length > 0 }}`;
	const settings = addFormSettings(flow, [1, 1], FIRM);
	const statement = addPrepare(flow, {
		name: STATEMENT,
		at: [3, 0],
		resource: 'icpStatement',
		period: PERIOD,
		options: { services: `={{ ${setting('serviceCodes')} }}` },
		settings: { onError: 'continueRegularOutput' },
	});
	const draft = addPrepare(flow, {
		name: RETURN,
		at: [4, 1],
		resource: 'vatReturn',
		period: PERIOD,
		options: { compareWith: 'books', replace },
	});
	const page = addFormPage(flow, {
		name: PAGE,
		at: [4.9, 1],
		title: `={{ 'Btw-aangifte ' + ${DRAFT}.periodNameNl }}`,
		description: 'Zoals het formulier haar heeft, met de vorige periode ernaast.',
		button: 'Verder',
		fields: FIELDS,
	});
	const choice = addSwitch(flow, {
		name: 'What Now?',
		at: [5.5, 2.5],
		cases: [
			{ name: 'File', when: `${CHOSEN} === 'file'` },
			{
				name: 'Look',
				when: `${CHOSEN} === 'look' && ${AMOUNTS}.some((one) => one.label === ${ANSWER}.amount)`,
			},
			{ name: 'Stop', when: 'true' },
		],
	});
	const steps = addFilingSteps(flow, {
		resource: 'vatReturn',
		path: VAT_PATH,
		draft: DRAFT,
		person: PERSON,
		what: 'de btw-aangifte',
		options: {
			replace,
			fiscalEntity: `={{ ${IN_FISCAL_ENTITY} }}`,
			statements: `={{ ${IN_FISCAL_ENTITY} ? [] : [$('${STATEMENT}').first().json.draft].filter(Boolean) }}`,
		},
	});
	const stopped = addFormEnd(flow, {
		name: 'Stopped',
		at: [6, 4.5],
		title: 'Er is niets ingediend',
		message: `=<p>De aangifte blijft zoals zij in de boekhouding staat. Kiest u een bedrag om de boekingen te bekijken, dan moet het er een uit de lijst zijn.</p>${AGAIN}`,
	});
	const unprepared = addFormEnd(flow, {
		name: 'Not Prepared',
		at: [5, -0.5],
		title: 'De aangifte kon niet worden gemaakt',
		message: `=${WRONG}${AGAIN}`,
	});
	flow.chain([form, ...settings, statement, draft, page, choice, steps]);
	flow.wire({ from: draft, output: 1, to: unprepared });
	flow.wire({ from: choice, output: 2, to: stopped });
	return stopped;
}

/** @param {Flow} flow @param {string} stopped */
function addDrillDown(flow, stopped) {
	const behind = flow.add({
		name: BEHIND,
		type: 'n8n-nodes-accountview.autoReportSubmit',
		version: 1,
		parameters: {
			resource: 'vatReturn',
			operation: 'getTransactions',
			draft: `={{ ${DRAFT}.draft }}`,
			field: `={{ ${AMOUNTS}.find((one) => one.label === ${ANSWER}.amount).field }}`,
			returnAll: false,
			// One more than the page shows tells that there are more.
			limit: 201,
		},
		at: [6.5, 3.5],
		// Beside an error output n8n would give the empty item as well, and there would seem to be no bookings.
		settings: { executeOnce: true, alwaysOutputData: true, onError: 'continueRegularOutput' },
	});
	const isRead = addIf(flow, {
		name: 'Could They Be Read?',
		at: [7, 5.5],
		when: '$json.error === undefined',
	});
	const page = addFormPage(flow, {
		name: TRANSACTIONS,
		at: [7.5, 4],
		title: `={{ 'Boekingen achter ' + ${ANSWER}.amount }}`,
		button: 'Verder',
		fields: `[{ fieldType: 'html', elementName: 'list', html: ${TABLE} }, { fieldName: 'next', fieldLabel: 'Wat wilt u doen?', fieldType: 'radio', requiredField: true, fieldOptions: { values: [{ option: ${literal(BACK)} }, { option: ${literal(STOP)} }] } }]`,
	});
	const back = addIf(flow, {
		name: 'Back to the Return?',
		at: [8.5, 4.5],
		when: `$('${TRANSACTIONS}').first().json.next === ${literal(BACK)}`,
	});
	flow.wire({ from: 'What Now?', output: 1, to: behind });
	flow.chain([behind, isRead, page, back, PAGE]);
	flow.wire({ from: back, output: 1, to: stopped });
	flow.wire({ from: isRead, output: 1, to: 'It Went Wrong' });
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-2.9, -0.8],
		size: [2.5, 3.6],
		colour: 'setUp',
	});
	flow.note({ name: 'What the Draft Is', text: THE_DRAFT, at: [2.8, -1.2], size: [2.1, 0.9] });
	flow.note({ name: 'Exactly One', text: ONE, at: [10.9, -0.4], size: [2.2, 1] });
	flow.note({ name: 'The Way', text: WAY, at: [13.4, -0.9], size: [2.6, 1.1] });
}

const ABOUT = `## 18 · VAT return

A form in Dutch: choose the period, look at the return as the form has it with the period before beside it, look behind each amount, approve it (a second person if so set), and it is filed and followed.

**Nederlands** – De btw-aangifte uit de boekingen, met vergelijking en doorkijk, goedkeuring, indiening en uitkomst. Er gaat niets weg zonder goedkeuring, en nooit iets twee keer.

**Fill in**
1. The AccountView credential in **${STATEMENT}**, **${RETURN}** and **${BEHIND}**.
2. The Digipoort credential in **Submit**, **Ask for the Status** and **The Receipt**, or choose *Visma.net AutoReport* there.
3. An e-mail profile credential in **Ask the Second Person** and **Send as ALGEMEEN**.
4. ${FIRM_NOTE}
5. Publish the flow and open the address in **${FORM}**.

Only people who are logged in to n8n see the form; who approves is kept with the filing.`;

const THE_DRAFT = `## The draft
Transactions by VAT code, and the ICP statement of the same period, whose total must be rubric 3b. A VAT code without rubric is told, never left out.`;

const ONE = `## Exactly one
For an administration and period there is one filing. A second one is refused unless it is named a replacement. A draft that changes after its approval is not sent.`;

const WAY = `## The way
**Wait a Little** and **Ask for the Status** go round half a minute. What is not known by then, flow 21 follows and mails. Only *geaccepteerd* is accepted.`;
