// @ts-check
/** Template 18: a form from the books to an accepted VAT return. */
import { addPrepare, FIRM, FIRM_NOTE, IN_FISCAL_ENTITY } from './parts/filing.mjs';
import {
	addFilingSteps,
	euros,
	FILE_IT,
	firmHtml,
	NOTHING_FILED,
	NUMBERS,
	PERIOD,
	periodFields,
	REMARKS,
	REPLACES,
	STOP,
} from './parts/filing-form.mjs';
import { WRONG } from './parts/filing-words.mjs';
import { dayOf, either, said, together } from './parts/form-language.mjs';
import {
	addFormEnd,
	addFormPage,
	addForms,
	GO_ON,
	inEnglish,
	optionsOf,
	startAgain,
	valueOfLabel,
	WHAT_NOW,
} from './parts/forms.mjs';
import { escaped } from './parts/literals.mjs';
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

const DRAFT = `$('${RETURN}').first().json`;
const ANSWER = `$('${PAGE}').first().json`;

/** What a person may do with the return. */
const CHOICES = [
	FILE_IT,
	{
		label: {
			nl: 'De boekingen achter een bedrag bekijken',
			en: 'Look at the bookings behind an amount',
		},
		value: 'look',
	},
	STOP,
];

/** What a person may do behind an amount. */
const WAYS_ON = [
	{ label: { nl: 'Terug naar de aangifte', en: 'Back to the return' }, value: 'back' },
	STOP,
];

/** Amounts with transactions behind them, as people choose them. */
const AMOUNTS = `${DRAFT}.form.flatMap((line) => [...new Set(line.sources.map((source) => source.field))].map((field) => ({ field, label: line.rubric + (field.endsWith('.vat') ? ${said({ nl: ' btw', en: ' VAT' })} : ${said({ nl: ' omzet', en: ' turnover' })}) + ' – ' + ${either({ nl: 'line.nameNl', en: 'line.name' })} })))`;

const UNTIL = { nl: 'Uiterlijk indienen en betalen op', en: 'To be filed and paid by' };

const TOTAL = `'<p><b>' + (${DRAFT}.total < 0 ? ${said({ nl: 'Terug te vragen: ', en: 'To be reclaimed: ' })} : ${said({ nl: 'Te betalen: ', en: 'To be paid: ' })}) + ${euros(`Math.abs(${DRAFT}.total)`)} + '</b></p>'`;

const ORIGINS = `'<h2>' + ${said({ nl: 'Waar de bedragen vandaan komen', en: 'Where the amounts come from' })} + '</h2>'`;

const WHICH_AMOUNT = {
	nl: 'Welk bedrag (voor de boekingen)',
	en: 'Which amount (for the bookings)',
};

/** A fault may be told without the amounts that it is about. */
const FIELDS = `[{ fieldType: 'html', elementName: 'form', html: ${firmHtml(DRAFT, UNTIL)} + ${DRAFT}.page.form + ${TOTAL} + ${REMARKS} + ${DRAFT}.page.findings + ${ORIGINS} + ${DRAFT}.page.sources }, { fieldName: 'choice', fieldLabel: ${said(WHAT_NOW)}, fieldType: 'radio', requiredField: true, fieldOptions: { values: ${optionsOf(CHOICES)} } }, { fieldName: 'amount', fieldLabel: ${said(WHICH_AMOUNT)}, fieldType: 'dropdown', fieldOptions: { values: [{ option: ${said({ nl: 'Geen', en: 'None' })} }, ...${AMOUNTS}.map((one) => ({ option: one.label }))] } }]`;

const CHOSEN = valueOfLabel(CHOICES, `${ANSWER}.choice`);

/** Transactions that the page shows. */
const SHOWN = 200;

const FOUND = `$('${BEHIND}').all().map((item) => item.json).filter((row) => row.record)`;
/** Form pages put a number to the right by its span. @param {string} value */
const amount = (value) =>
	`'<span>' + Number(${value}).toLocaleString(${NUMBERS}, { minimumFractionDigits: 2 }) + '</span>'`;

const HEADINGS = said({
	nl: '<th>Datum</th><th>Boeking</th><th>Omschrijving</th><th>Btw-code</th><th><span>Omzet</span></th><th><span>Btw</span></th>',
	en: '<th>Date</th><th>Booking</th><th>Description</th><th>VAT code</th><th><span>Turnover</span></th><th><span>VAT</span></th>',
});

const MORE = said({
	nl: `<p>De eerste ${SHOWN} boekingen; er zijn er meer.</p>`,
	en: `<p>The first ${SHOWN} bookings; there are more.</p>`,
});

const TABLE = `'<table><thead><tr>' + ${HEADINGS} + '</tr></thead><tbody>' + ${FOUND}.slice(0, ${SHOWN}).map((row) => '<tr><td>' + ${either(dayOf('row.date'))} + '</td><td>' + ${escaped('row.record')} + '</td><td>' + ${escaped('row.description')} + ' ' + ${escaped('row.relation')} + '</td><td>' + ${escaped('row.vatCode')} + '</td><td>' + ${amount('row.turnover')} + '</td><td>' + ${amount('row.vat')} + '</td></tr>').join('') + '</tbody></table>' + (${FOUND}.length > ${SHOWN} ? ${MORE} : '')`;

const AGAIN = startAgain(VAT_PATH);

export function vatReturn() {
	const flow = new Flow({ number: '18', name: 'AccountView 18 · VAT return' });
	const stopped = addLook(flow);
	addDrillDown(flow, stopped);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow @returns {string} where it ends unasked */
function addLook(flow) {
	const answers = addForms(flow, {
		name: FORM,
		at: [-1, 1],
		path: VAT_PATH,
		title: { nl: 'Btw-aangifte', en: 'VAT return' },
		description: {
			nl: 'De aangifte wordt uit de boekingen in AccountView gemaakt. U bekijkt haar eerst; er wordt niets ingediend zonder uw goedkeuring.',
			en: 'The return is made from the bookings in AccountView. You look at it first; nothing is filed without your approval.',
		},
		button: { nl: 'Maak de aangifte', en: 'Make the return' },
		fields: periodFields({
			period: {
				nl: 'Periode: een kwartaal (2026-Q1), een maand (2026-03) of een jaar (2026)',
				en: 'Period: a quarter (2026-Q1), a month (2026-03) or a year (2026)',
			},
			replaces: {
				nl: 'Deze aangifte vervangt de aangifte die is geaccepteerd',
				en: 'This return replaces the return that was accepted',
			},
		}),
		tellsUser: true,
	});
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
		options: { compareWith: 'books', replace: REPLACES },
	});
	const page = addFormPage(flow, {
		name: PAGE,
		at: [4.9, 1],
		title: {
			nl: `Btw-aangifte {{ ${DRAFT}.periodNameNl }}`,
			en: `VAT return {{ ${DRAFT}.periodName }}`,
		},
		description: {
			nl: 'Zoals het formulier haar heeft, met de vorige periode ernaast.',
			en: 'As the form has it, with the period before beside it.',
		},
		button: GO_ON,
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
		what: { nl: 'de btw-aangifte', en: 'the VAT return' },
		options: {
			replace: REPLACES,
			fiscalEntity: `={{ ${IN_FISCAL_ENTITY} }}`,
			statements: `={{ ${IN_FISCAL_ENTITY} ? [] : [$('${STATEMENT}').first().json.draft].filter(Boolean) }}`,
		},
	});
	const stopped = addFormEnd(flow, {
		name: 'Stopped',
		at: [6, 4.5],
		title: NOTHING_FILED,
		message: together(
			{
				nl: '<p>De aangifte blijft zoals zij in de boekhouding staat. Kiest u een bedrag om de boekingen te bekijken, dan moet het er een uit de lijst zijn.</p>',
				en: '<p>The return stays as it is in the books. If you choose an amount to look at its bookings, it has to be one from the list.</p>',
			},
			AGAIN,
		),
	});
	const unprepared = addFormEnd(flow, {
		name: 'Not Prepared',
		at: [5, -0.5],
		title: { nl: 'De aangifte kon niet worden gemaakt', en: 'The return could not be made' },
		message: together(WRONG, AGAIN),
	});
	flow.chain([answers, ...settings, statement, draft, page, choice, steps]);
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
			limit: SHOWN + 1,
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
		title: {
			nl: `Boekingen achter {{ ${ANSWER}.amount }}`,
			en: `Bookings behind {{ ${ANSWER}.amount }}`,
		},
		button: GO_ON,
		fields: `[{ fieldType: 'html', elementName: 'list', html: ${TABLE} }, { fieldName: 'next', fieldLabel: ${said(WHAT_NOW)}, fieldType: 'radio', requiredField: true, fieldOptions: { values: ${optionsOf(WAYS_ON)} } }]`,
	});
	const back = addIf(flow, {
		name: 'Back to the Return?',
		at: [8.5, 4.5],
		when: `${valueOfLabel(WAYS_ON, `$('${TRANSACTIONS}').first().json.next`)} === 'back'`,
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
		at: [-3.9, -0.8],
		size: [2.5, 3.6],
		colour: 'setUp',
	});
	flow.note({ name: 'What the Draft Is', text: THE_DRAFT, at: [2.8, -1.2], size: [2.1, 0.9] });
	flow.note({ name: 'Exactly One', text: ONE, at: [10.9, -0.4], size: [2.2, 1] });
	flow.note({ name: 'The Way', text: WAY, at: [13.4, -0.9], size: [2.6, 1.1] });
}

const ABOUT = `## 18 · VAT return

A form, in Dutch and in English: choose the period, look at the return as the form has it with the period before beside it, look behind each amount, approve it (a second person if so set), and it is filed and followed.

**Nederlands** – De btw-aangifte uit de boekingen, met vergelijking en doorkijk, goedkeuring, indiening en uitkomst. Er gaat niets weg zonder goedkeuring, en nooit iets twee keer.

**Fill in**
1. The AccountView credential in **${STATEMENT}**, **${RETURN}** and **${BEHIND}**.
2. The Digipoort credential in **Submit**, **Ask for the Status** and **The Receipt**, or choose *Visma.net AutoReport* there.
3. An e-mail profile credential in **Ask the Second Person** and **Send as ALGEMEEN**.
4. ${FIRM_NOTE}
5. Publish the flow and open the address in **${FORM}** or **${inEnglish(FORM)}**.

Only people who are logged in to n8n see the form; who approves is kept with the filing.`;

const THE_DRAFT = `## The draft
Transactions by VAT code, and the ICP statement of the same period, whose total must be rubric 3b. A VAT code without rubric is told, never left out.`;

const ONE = `## Exactly one
For an administration and period there is one filing. A second one is refused unless it is named a replacement. A draft that changes after its approval is not sent.`;

const WAY = `## The way
**Wait a Little** and **Ask for the Status** go round half a minute. What is not known by then, flow 21 follows and mails. Only *geaccepteerd* is accepted.`;
