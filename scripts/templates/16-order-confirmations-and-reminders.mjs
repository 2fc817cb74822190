// @ts-check
/** Template 16: order confirmations and reminders that AccountView has printed as PDF, by the rules of invoices. */
import {
	addReadCompanies,
	addReadEnds,
	addReadRecords,
	ADMINISTRATION_FIELD,
	COMPANIES,
	READ_CASES,
	readBy,
	whatWasRead,
} from './parts/accountview.mjs';
import { addReadCustomers, CUSTOMERS } from './parts/customers.mjs';
import { ANSWERS, GIVEN, said, together } from './parts/form-language.mjs';
import {
	addFormEnd,
	addForms,
	inEnglish,
	listOf,
	startAgain,
	valueOfLabel,
} from './parts/forms.mjs';
import { Flow } from './parts/flow.mjs';
import { addOneItem, addPairUp, addSwitch } from './parts/nodes.mjs';
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
import { addFormSettings, setting } from './parts/settings.mjs';

/** Path of the form. */
const PATH = 'accountview-send-documents';

const FORM = 'Document Form';
const ORDERS = 'Sales Orders';
const READ = 'What Was Read';
const ITEMS = 'The Document';

const CONFIRMATIONS = {
	nl: 'Orderbevestigingen (het ordernummer staat in de naam van het bestand)',
	en: "Order confirmations (the order's number is in the name of the file)",
};

const KINDS = [
	{ label: CONFIRMATIONS, value: 'orderConfirmation' },
	{
		label: {
			nl: 'Aanmaningen (het debiteurnummer staat in de naam van het bestand)',
			en: "Reminders (the customer's number is in the name of the file)",
		},
		value: 'reminder',
	},
];

const KIND = `(${valueOfLabel(KINDS, `${GIVEN}.kind`)} ?? 'orderConfirmation')`;

const FIELDS = [
	{
		fieldName: 'kind',
		fieldLabel: { nl: 'Wat wilt u versturen?', en: 'What do you want to send?' },
		fieldType: 'radio',
		fieldOptions: listOf(KINDS.map(({ label }) => label)),
		defaultValue: CONFIRMATIONS,
		requiredField: true,
	},
	ADMINISTRATION_FIELD,
	{
		fieldName: 'date',
		fieldLabel: {
			nl: 'Datum op de stukken (leeg: vandaag)',
			en: 'Date on the documents (empty: today)',
		},
		fieldType: 'date',
		defaultValue: '={{ $now.toISODate() }}',
	},
	{
		fieldName: 'files',
		fieldLabel: { nl: 'De PDF-bestanden uit AccountView', en: 'The PDF files from AccountView' },
		fieldType: 'file',
		multipleFiles: true,
		acceptFileTypes: '.pdf',
		requiredField: true,
	},
	STORE_FIELD,
];

const DATE = `(${GIVEN}.date || $now.toISODate())`;

/** The words of a file name without its ending: one of them is the number. */
const WORDS = `(name) => [...new Set(name.replace(/\\.[^.]*$/, '').toUpperCase().split(/[^A-Z0-9-]+/).filter((word) => word !== ''))]`;

/** Orders, or customers, that a file name holds the number of. @param {string} node @param {string} column */
const namedIn = (node, column) =>
	`${readBy(node)}.filter((row) => row.${column} && words.includes(String(row.${column}).toUpperCase()))`;

/** Sentences for what must not go. */
const PROBLEM = {
	noPdf: said({ nl: 'Dit bestand is geen PDF.', en: 'This file is not a PDF.' }),
	noOrder: said({
		nl: 'In de naam van het bestand staat geen ordernummer dat AccountView kent. Noem het bestand naar de order, zoals Orderbevestiging 26000101.pdf.',
		en: "In the name of the file there is no order number that AccountView knows. Name the file after the order, such as 'Order confirmation 26000101.pdf'.",
	}),
	noCustomer: said({
		nl: 'In de naam van het bestand staat geen debiteurnummer dat AccountView kent. Noem het bestand naar de debiteur, zoals Aanmaning 10001.pdf.',
		en: "In the name of the file there is no customer number that AccountView knows. Name the file after the customer, such as 'Reminder 10001.pdf'.",
	}),
	several: said({
		nl: 'In de naam van het bestand staat meer dan één bekend nummer. Laat er een staan.',
		en: 'In the name of the file there is more than one known number. Leave one of them.',
	}),
	unknown: said({
		nl: 'De debiteur van deze order is niet gevonden in AccountView.',
		en: 'The customer of this order was not found in AccountView.',
	}),
	noReminders: said({
		nl: 'Deze debiteur is in AccountView geblokkeerd voor aanmaningen.',
		en: 'This customer is blocked for reminders in AccountView.',
	}),
};

const WRONG = `file.mimeType !== 'application/pdf' ? ${PROBLEM.noPdf} : found.length === 0 ? (isReminder ? ${PROBLEM.noCustomer} : ${PROBLEM.noOrder}) : found.length > 1 ? ${PROBLEM.several} : !customer.SUB_NR ? ${PROBLEM.unknown} : isReminder && customer.REM_BLK === true ? ${PROBLEM.noReminders} : ''`;

/** The document of a file: which one it is, and whose. A customer gets one reminder on a day. */
const DOCUMENT = `((file, isReminder) => ((words) => ((found) => ((one) => ((customer) => ({ id: String($itemIndex), number: found.length !== 1 ? file.fileName : isReminder ? one.SUB_NR + '-' + ${DATE} : one.ORD_NR, name: found.length === 1 ? customer.ACCT_NAME ?? '' : '', customer: one.TO_EMAIL ? { ...customer, MAIL_BUS: one.TO_EMAIL } : customer, problem: ${WRONG} }))(isReminder ? one : ${readBy(CUSTOMERS)}.find((row) => row.SUB_NR === one.RPL_INV) ?? {}))(found[0] ?? {}))(isReminder ? ${namedIn(CUSTOMERS, 'SUB_NR')} : ${namedIn(ORDERS, 'ORD_NR')}))((${WORDS})(file.fileName ?? '')))(Object.values($binary)[0], ${KIND} === 'reminder')`;

/** @type {import('./parts/routing.mjs').Documents} */
const DOCUMENTS = {
	items: ITEMS,
	one: { nl: 'stuk', en: 'document' },
	many: { nl: 'stukken', en: 'documents' },
	who: { nl: 'Nummer en klant', en: 'Number and customer' },
	path: PATH,
	parameters: {
		documentKind: `={{ ${KIND} }}`,
		documentNumber: '={{ $json.number }}',
		documentDate: `={{ ${DATE} }}`,
		customerName: '={{ $json.name }}',
		administration: `={{ $('${READ}').first().json.company }}`,
		copy: 'customer',
		customerFrom: 'columns',
		customer: '={{ $json.customer }}',
		alwaysStore: STORES_ALL,
		pdfField: '={{ Object.keys($binary)[0] }}',
		...BY_SETTINGS,
	},
};

export function orderConfirmationsAndReminders() {
	const flow = new Flow({
		number: '16',
		name: 'AccountView 16 · Order confirmations and reminders',
	});
	addReading(flow);
	addAnswers(flow);
	addPreview(flow, DOCUMENTS, [11, 1]);
	addChoice(flow, DOCUMENTS, [14, 1]);
	addSending(flow, DOCUMENTS, { at: [20, 1], sends: (at) => addSends(flow, at) });
	addSummary(flow, DOCUMENTS, [26, 1.5]);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow */
function addReading(flow) {
	const answers = addForms(flow, {
		name: FORM,
		at: [-1, 1],
		path: PATH,
		title: {
			nl: 'Orderbevestigingen en aanmaningen versturen',
			en: 'Send order confirmations and reminders',
		},
		description: {
			nl: 'Kies de PDF-bestanden die AccountView heeft gemaakt. U ziet eerst welk stuk langs welke weg gaat, en waarom. Er gaat pas iets weg als u het daarna bevestigt, en niets gaat twee keer.',
			en: 'Choose the PDF files that AccountView has made. You first see which document goes by which way, and why. Nothing leaves until you confirm it, and nothing goes twice.',
		},
		button: { nl: 'Laat de stukken zien', en: 'Show the documents' },
		fields: FIELDS,
	});
	const settings = addFormSettings(
		flow,
		[1, 1],
		[{ name: 'orderDays', row: 'orders.days', otherwise: '365' }, ...ROUTING_SETTINGS],
	);
	const companies = addReadCompanies(flow, [3, 1]);
	const customers = addReadCustomers(flow, { at: [4, 1], columns: ['REM_BLK'] });
	const orders = addReadRecords(flow, {
		name: ORDERS,
		at: [5, 1],
		object: 'SO1',
		columns: ['ORD_NR', 'RPL_INV', 'TO_EMAIL'],
		conditions: [
			{
				column: 'ORD_DATE',
				operator: 'DateOnOrAfterDate',
				value: `={{ $now.minus({ days: Number(${setting('orderDays')}) }).toISODate() }}`,
			},
		],
	});
	const read = addOneItem(flow, {
		name: READ,
		at: [6, 1],
		value: whatWasRead({
			nodes: [CUSTOMERS, ORDERS],
			asked: `${GIVEN}.administration`,
			more: `files: Object.keys($('${ANSWERS}').first().binary ?? {}).length`,
		}),
	});
	flow.chain([answers, ...settings, companies, customers, orders, read]);
}

/** @param {Flow} flow */
function addAnswers(flow) {
	const which = addSwitch(flow, {
		name: 'What Came of It?',
		at: [7, 1],
		cases: [
			...READ_CASES,
			{ name: 'No Files', when: '$json.files === 0' },
			{ name: 'Files', when: 'true' },
		],
	});
	const ends = [
		...addReadEnds(flow, { at: [8, -2], asked: `${GIVEN}.administration`, path: PATH }),
		addFormEnd(flow, {
			name: 'No Files Were Given',
			at: [8, 0],
			title: { nl: 'Er zijn geen bestanden gekozen', en: 'No files were chosen' },
			message: together(
				{
					nl: '<p>Maak de stukken in AccountView als PDF, en kies ze in dit formulier. Er is niets verstuurd.</p>',
					en: '<p>Make the documents in AccountView as PDF, and choose them in this form. Nothing was sent.</p>',
				},
				startAgain(PATH),
			),
		}),
	];
	const files = addPairUp(flow, { name: 'The Files', at: [8, 1] });
	const each = flow.add({
		name: 'One Item per File',
		type: 'n8n-nodes-base.splitOut',
		version: 1,
		parameters: { fieldToSplitOut: '$binary', options: {} },
		at: [9, 1],
	});
	const document = flow.add({
		name: ITEMS,
		type: 'n8n-nodes-base.set',
		version: 3.4,
		parameters: {
			mode: 'raw',
			jsonOutput: `={{ ${DOCUMENT} }}`,
			includeOtherFields: true,
			include: 'all',
			options: {},
		},
		at: [10, 1],
	});
	flow.wire({ from: READ, to: which });
	for (const [output, to] of ends.entries()) flow.wire({ from: which, output, to });
	flow.wire({ from: ANSWERS, to: files });
	flow.wire({ from: which, output: ends.length, to: files, input: 1 });
	flow.chain([files, each, document]);
}

/**
 * A credential cannot be computed, so there is a step for each profile.
 * @param {Flow} flow @param {import('./parts/flow.mjs').Place} at
 */
function addSends(flow, [column, row]) {
	const entry = addSwitch(flow, {
		name: 'Which Profile?',
		at: [column, row],
		cases: [
			{ name: PROFILES.invoices, when: "$json.kind === 'reminder'" },
			{ name: PROFILES.general, when: 'true' },
		],
	});
	const nodes = [PROFILES.invoices, PROFILES.general].map((code, output) => {
		const name = addSend(flow, {
			name: `Send as ${code}`,
			at: [column + 1, row - 0.5 + output],
			parameters: ROUTED_MAIL,
		});
		flow.wire({ from: entry, output, to: name });
		return name;
	});
	return { entry, nodes };
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-3.6, -0.8],
		size: [2.2, 3.1],
		colour: 'setUp',
	});
	flow.note({ name: 'Whose Document', text: WHOSE, at: [8.9, -0.2], size: [3, 0.9] });
	flow.note({
		name: 'Printing',
		text: PRINTING,
		at: [20.9, 5],
		size: [3, 0.7],
		colour: 'warning',
	});
}

const ABOUT = `## 16 · Order confirmations and reminders

A form, in Dutch and in English, for PDFs that AccountView has made. Each goes by what its customer has agreed on for this kind of document: by e-mail, on paper, or stored. It shows that first, sends what a person confirms, and tells what came of it.

**Nederlands** – Kies de PDF's van orderbevestigingen of aanmaningen. De naam van het bestand zegt van welke order of debiteur het is. U ziet eerst de weg en de reden, u bevestigt, en niets gaat twee keer.

**Fill in**
1. The AccountView credential in **${COMPANIES}**, **${CUSTOMERS}** and **${ORDERS}**.
2. An e-mail profile in each **Send as …**.
3. In **Settings**: the folder for PDFs (*folder*, which n8n must allow), and how many days of orders are looked at (*orderDays*).
4. Publish the flow and open the address in **${FORM}** or **${inEnglish(FORM)}**.

If your store is not in n8n's own folder: the Store credential in **Where Each Goes**, **Route**, **Finish** and each **Send as …**. Only people who are logged in to n8n see the form.`;

const WHOSE = `## Whose document
An order's number in the file name leads to the order and its customer; for reminders it is the number of the customer, who gets one on a day. A file without a known number stays, and the page says so.`;

const PRINTING = `## Printing
Choose your printer in **Print** (credential *E-Invoice Printer*). Each document is printed once, also after a crash. Without a printer what goes on paper is stored, listed, and waits.`;
