// @ts-check
/** Template 15: a form that brings the invoices of a period to the channels of their customers. */
import {
	addReadCompanies,
	addReadEnds,
	ADMINISTRATION_FIELD,
	COMPANIES,
	READ_CASES,
	whatWasRead,
} from './parts/accountview.mjs';
import { dayOf, GIVEN, together } from './parts/form-language.mjs';
import {
	addFormEnd,
	addForms,
	inEnglish,
	listOf,
	startAgain,
	valueOfLabel,
} from './parts/forms.mjs';
import { escaped } from './parts/literals.mjs';
import { Flow } from './parts/flow.mjs';
import {
	addReadInvoices,
	HAS_INVOICES,
	INVOICE_READS,
	INVOICES,
	OWN,
	UBL,
} from './parts/invoices.mjs';
import { addOneItem, addSwitch } from './parts/nodes.mjs';
import { addSend, PROFILES } from './parts/profiles.mjs';
import {
	BY_SETTINGS,
	ROUTED_MAIL,
	ROUTING_SETTINGS,
	STORE_FIELD,
	STORES_ALL,
} from './parts/routing.mjs';
import { addChoice, addPreview } from './parts/routing-choice.mjs';
import { addSending, addSummary } from './parts/routing-sending.mjs';
import { addFormSettings } from './parts/settings.mjs';

/** Path of the form. */
const PATH = 'accountview-send-invoices';

const FORM = 'Invoice Form';
const READ = 'What Was Read';
const ITEMS = 'One Item per Invoice';

const FROM = `(${GIVEN}.from || $now.startOf('month').toISODate())`;
const UNTIL = `(${GIVEN}.until || $now.endOf('month').toISODate())`;

const CUSTOMER_COPY = {
	nl: 'Klantexemplaar: naar de klant, zoals met hem is afgesproken',
	en: 'Copy for the customer: as was agreed with the customer',
};

/** Whose copy it is. */
const COPIES = [
	{ label: CUSTOMER_COPY, value: 'customer' },
	{
		label: {
			nl: 'Intern exemplaar: op papier, nooit per e-mail',
			en: 'Internal copy: on paper, never by e-mail',
		},
		value: 'internal',
	},
];

const FIELDS = [
	ADMINISTRATION_FIELD,
	{
		fieldName: 'from',
		fieldLabel: {
			nl: 'Factuurdatum van (leeg: het begin van deze maand)',
			en: 'Invoice date from (empty: the beginning of this month)',
		},
		fieldType: 'date',
		defaultValue: "={{ $now.startOf('month').toISODate() }}",
	},
	{
		fieldName: 'until',
		fieldLabel: {
			nl: 'Factuurdatum tot en met (leeg: het einde van deze maand)',
			en: 'Invoice date up to and including (empty: the end of this month)',
		},
		fieldType: 'date',
		defaultValue: "={{ $now.endOf('month').toISODate() }}",
	},
	{
		fieldName: 'copy',
		fieldLabel: { nl: 'Welk exemplaar?', en: 'Whose copy?' },
		fieldType: 'radio',
		fieldOptions: listOf(COPIES.map(({ label }) => label)),
		defaultValue: CUSTOMER_COPY,
		requiredField: true,
	},
	STORE_FIELD,
];

/** @type {readonly import('./parts/settings.mjs').SettingOf[]} */
const OWN_SETTINGS = [
	{ name: 'ownRelation', row: 'invoices.ownRelation', otherwise: '1' },
	{ name: 'vatCategories', row: 'invoices.vatCategories', otherwise: '0=Z, 3=E, 4=AE, 5=K, 6=G' },
	{ name: 'exemption', row: 'invoices.exemption', otherwise: 'Vrijgesteld van btw' },
];

/** What was read, or why there is nothing to do. */
const WHAT_WAS_READ = whatWasRead({
	nodes: INVOICE_READS,
	asked: `${GIVEN}.administration`,
	more: `from: ${FROM}, until: ${UNTIL}, hasFirm: Boolean(${OWN}.ACCT_NAME), hasInvoices: ${HAS_INVOICES}`,
});

const FIRST_DAY = dayOf('$json.from');
const LAST_DAY = dayOf('$json.until');

const OWN_RELATION = escaped("$('Settings').first().json.ownRelation");

const KNOWN = `$('${READ}').first().json`;

/** @type {import('./parts/routing.mjs').Documents} */
const DOCUMENTS = {
	items: ITEMS,
	one: { nl: 'factuur', en: 'invoice' },
	many: { nl: 'facturen', en: 'invoices' },
	who: { nl: 'Nummer, bedrag en klant', en: 'Number, amount and customer' },
	path: PATH,
	parameters: {
		documentKind: 'invoice',
		invoice: '={{ $json.invoice }}',
		administration: `={{ ${KNOWN}.company }}`,
		copy: `={{ ${valueOfLabel(COPIES, `${GIVEN}.copy`)} ?? 'customer' }}`,
		customerFrom: 'columns',
		customer: '={{ $json.customer }}',
		alwaysStore: STORES_ALL,
		pdfFrom: 'render',
		ubl: `={{ ${UBL} }}`,
		...BY_SETTINGS,
	},
};

export function sendInvoices() {
	const flow = new Flow({ number: '15', name: 'AccountView 15 · Send invoices' });
	addReading(flow);
	addAnswers(flow);
	addPreview(flow, DOCUMENTS, [11, 2]);
	addChoice(flow, DOCUMENTS, [14, 2]);
	addSending(flow, DOCUMENTS, {
		at: [20, 2],
		sends: (at) => {
			const name = `Send as ${PROFILES.invoices}`;
			addSend(flow, { name, at, parameters: ROUTED_MAIL });
			return { entry: name, nodes: [name] };
		},
	});
	addSummary(flow, DOCUMENTS, [26, 2.5]);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow */
function addReading(flow) {
	const answers = addForms(flow, {
		name: FORM,
		at: [-1, 2],
		path: PATH,
		title: { nl: 'Facturen versturen', en: 'Send invoices' },
		description: {
			nl: 'Kies de periode. U ziet eerst welke factuur langs welke weg gaat, en waarom. Er gaat pas iets weg als u het daarna bevestigt, en niets gaat twee keer.',
			en: 'Choose the period. You first see which invoice goes by which way, and why. Nothing leaves until you confirm it, and nothing goes twice.',
		},
		button: { nl: 'Laat de facturen zien', en: 'Show the invoices' },
		fields: FIELDS,
	});
	const settings = addFormSettings(flow, [1, 2], [...OWN_SETTINGS, ...ROUTING_SETTINGS]);
	const companies = addReadCompanies(flow, [3, 2]);
	const reads = addReadInvoices(flow, { at: [4, 2], from: FROM, until: UNTIL });
	const read = addOneItem(flow, { name: READ, at: [7, 2], value: WHAT_WAS_READ });
	flow.chain([answers, ...settings, companies, ...reads, read]);
}

/** @param {Flow} flow */
function addAnswers(flow) {
	const which = addSwitch(flow, {
		name: 'What Came of It?',
		at: [8, 2],
		cases: [
			...READ_CASES,
			{ name: 'No Own Firm', when: '!$json.hasFirm' },
			{ name: 'Wrong Period', when: '$json.from > $json.until' },
			{ name: 'No Invoices', when: '!$json.hasInvoices' },
			{ name: 'Invoices', when: 'true' },
		],
	});
	const ends = [
		...addReadEnds(flow, { at: [9, -3], asked: `${GIVEN}.administration`, path: PATH }),
		addFormEnd(flow, {
			name: 'Who Sends Them?',
			at: [9, -1],
			title: {
				nl: 'De gegevens van uw eigen bedrijf ontbreken',
				en: 'The data of your own firm are missing',
			},
			message: together(
				{
					nl: `<p>Op een factuur staan uw naam, adres, btw-nummer en IBAN. Deze flow leest ze van relatie <b>{{ ${OWN_RELATION} }}</b> in AccountView, en die is er niet. Vul in n8n bij <b>Settings</b> het nummer van uw eigen bedrijf in (ownRelation). Er is niets verstuurd.</p>`,
					en: `<p>An invoice has your name, address, VAT number and IBAN. This flow reads them from relation <b>{{ ${OWN_RELATION} }}</b> in AccountView, which is not there. Fill in the number of your own firm at <b>Settings</b> in n8n (ownRelation). Nothing was sent.</p>`,
				},
				startAgain(PATH),
			),
		}),
		addFormEnd(flow, {
			name: 'The Period Is Wrong',
			at: [9, 0],
			title: { nl: 'De periode klopt niet', en: 'The period is not right' },
			message: together(
				{
					nl: `<p>De eerste dag ({{ ${FIRST_DAY.nl} }}) ligt na de laatste ({{ ${LAST_DAY.nl} }}). Er is niets verstuurd.</p>`,
					en: `<p>The first day ({{ ${FIRST_DAY.en} }}) comes after the last one ({{ ${LAST_DAY.en} }}). Nothing was sent.</p>`,
				},
				startAgain(PATH),
			),
		}),
		addFormEnd(flow, {
			name: 'No Invoices in This Period',
			at: [9, 1],
			title: {
				nl: 'Er zijn geen facturen in deze periode',
				en: 'There are no invoices in this period',
			},
			message: together(
				{
					nl: `<p>AccountView heeft in administratie {{ ${escaped('$json.company')} }} geen verwerkte verkoopfacturen van {{ ${FIRST_DAY.nl} }} tot en met {{ ${LAST_DAY.nl} }}. Facturen die nog niet zijn verwerkt, komen hier niet.</p>`,
					en: `<p>AccountView has no processed sales invoices from {{ ${FIRST_DAY.en} }} up to and including {{ ${LAST_DAY.en} }} in administration {{ ${escaped('$json.company')} }}. Invoices that have not been processed yet do not come here.</p>`,
				},
				startAgain(PATH),
			),
		}),
	];
	const all = addOneItem(flow, {
		name: 'The Invoices',
		at: [9, 2],
		value: `{ invoices: ${INVOICES} }`,
	});
	const items = flow.add({
		name: ITEMS,
		type: 'n8n-nodes-base.splitOut',
		version: 1,
		parameters: { fieldToSplitOut: 'invoices', options: {} },
		at: [10, 2],
	});
	flow.wire({ from: READ, to: which });
	for (const [output, to] of [...ends, all].entries()) flow.wire({ from: which, output, to });
	flow.wire({ from: all, to: items });
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-3.6, 0.2],
		size: [2.2, 3],
		colour: 'setUp',
	});
	flow.note({ name: 'What Is Read', text: READS, at: [2.9, 0.6], size: [4, 0.9] });
	flow.note({ name: 'Look First', text: LOOK, at: [13.9, -0.3], size: [4, 0.9] });
	flow.note({ name: 'One Way for Each', text: WAYS, at: [20.9, -0.4], size: [4, 0.9] });
	flow.note({
		name: 'Printing',
		text: PRINTING,
		at: [20.9, 6],
		size: [3, 0.7],
		colour: 'warning',
	});
}

const ABOUT = `## 15 · Send invoices

A form, in Dutch and in English: a period, and whose copy. It shows by which way each invoice would go and why, sends what a person confirms, and tells what came of it.

**Nederlands** – Kies een periode, bekijk per factuur de weg en de reden, bevestig, en zie hoeveel er langs welke weg is gegaan en wat aandacht vraagt. Niets gaat twee keer.

**Fill in**
1. The AccountView credential in **${COMPANIES}** and the three steps behind it.
2. An e-mail profile in **Send as ${PROFILES.invoices}**.
3. In **Settings**: the number of your own firm among the relations (*ownRelation*), the folder for PDFs (*folder*, which n8n must allow), and which VAT codes are no usual tax (*vatCategories*).
4. Publish the flow and open the address in **${FORM}** or **${inEnglish(FORM)}**.

If your store is not in n8n's own folder: the Store credential in **Where Each Goes**, **Route**, **Finish** and **Send as ${PROFILES.invoices}**. Only people who are logged in to n8n see the form.`;

const READS = `## What is read
The own firm, the customers with what was agreed on, and the lines of processed sales invoices with their header (object *ALH*). Some names of columns are assumed: where yours differ, change them in these steps and in **The Invoices**. One credential is one administration.`;

const LOOK = `## Look first
The same node as later, as a preview: no file is made. What has gone before says so and cannot be chosen; what breaks a rule is listed with the remedy.`;

const WAYS = `## One way for each
**Route** makes PDF and UBL, and each channel has its output. **Finish** waits for all of them, writes down what came of each invoice, and keeps or removes its files (*afterSending*). AutoInvoice finds the files in the folder.`;

const PRINTING = `## Printing
Choose your printer in **Print** (credential *E-Invoice Printer*). Each document is printed once, also after a crash. Without a printer what goes on paper is stored, listed, and waits.`;
