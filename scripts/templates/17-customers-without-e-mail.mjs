// @ts-check
/** Template 17: the customers who agreed to e-mail and have no address that mail can go to. */
import {
	addReadCompanies,
	addReadEnds,
	ADMINISTRATION_FIELD,
	COMPANIES,
	READ_CASES,
	readBy,
	whatWasRead,
} from './parts/accountview.mjs';
import { addReadCustomers, CUSTOMERS } from './parts/customers.mjs';
import { either, GIVEN, inBoth, said, together } from './parts/form-language.mjs';
import { addFormEnd, addForms, inEnglish, startAgain } from './parts/forms.mjs';
import { escaped, literal } from './parts/literals.mjs';
import { Flow } from './parts/flow.mjs';
import { addMerge, addOneItem, addSwitch } from './parts/nodes.mjs';
import { addEach, wrongWith } from './parts/routing.mjs';
import { addDryRoute } from './parts/routing-choice.mjs';

/** Path of the form. */
const PATH = 'accountview-customers-without-e-mail';

const FORM = 'Report Form';
const READ = 'What Was Read';
const ITEMS = 'One Item per Customer';
const ROWS = 'The Report';

/** What a customer may have agreed to get by e-mail. */
const KINDS = {
	EL_SI: { nl: 'facturen', en: 'invoices' },
	EL_CI: { nl: 'baliefacturen', en: 'counter invoices' },
	EL_DP: { nl: 'aanbetalingen', en: 'down payments' },
	EL_SBS: { nl: 'abonnementen', en: 'subscriptions' },
	EL_RE: { nl: 'aanmaningen', en: 'reminders' },
	EL_SO: { nl: 'orderbevestigingen', en: 'order confirmations' },
	EL_PS: { nl: 'pakbonnen', en: 'packing slips' },
	EL_PO: { nl: 'bestelbonnen', en: 'purchase orders' },
};

/** By mail all the same, on its way to the network. */
const BY_AUTO_INVOICE = { nl: 'facturen via AutoInvoice', en: 'invoices through AutoInvoice' };

/** The words for each, once: to look up the language for every customer would take seconds. */
const LABELS = either(
	inBoth(
		(language) =>
			`({ ${Object.entries({ ...KINDS, autoInvoice: BY_AUTO_INVOICE })
				.map(([column, label]) => `${column}: ${literal(label[language])}`)
				.join(', ')} })`,
	),
);

const GETS = `[...${JSON.stringify(Object.keys(KINDS)).replaceAll('"', "'")}.filter((column) => row[column] === true), ...(row.AUTO_INV === true && row.AIEM_MAND === true ? ['autoInvoice'] : [])].map((column) => labels[column])`;

/** System-to-system needs an address on a network of e-invoices, and no e-mail. */
const LACKS_NETWORK = `row.AUTO_INV === true && row.AIEI_MAND === true && String(row.EIA ?? '').trim() === ''`;

const FLAGGED = `((labels) => ${readBy(CUSTOMERS)}.filter((row) => row.SUB_NR).map((row) => ({ gets: ${GETS}, lacksNetwork: ${LACKS_NETWORK}, customer: row })).filter((row) => row.gets.length > 0 || row.lacksNetwork))(${LABELS})`;

/** The rules that send would find the address by, whatever was agreed on: of one document, and not blocked. */
const AS_IF = '={{ { ...$json.customer, EL_SO: $json.gets.length > 0, REC_BLK: false } }}';

/** Of the table of precedence: what a person has to mend. */
const MISSING = [
	'ELECTRONIC_ADDRESS_MISSING',
	'ELECTRONIC_ADDRESS_INVALID',
	'ELECTRONIC_PARTLY_VALID',
];

const NO_NETWORK = {
	nl: 'Facturen gaan altijd system-to-system via AutoInvoice, maar het e-factuuradres ontbreekt (Electronic Invoice Address). Vul het in, of zet die verplichting uit.',
	en: 'Invoices always go system-to-system through AutoInvoice, but the e-invoice address is missing (Electronic Invoice Address). Fill it in, or switch that obligation off.',
};

const ROW = `((item, row) => ({ number: item.customer.SUB_NR, name: item.customer.ACCT_NAME, phone: item.customer.TEL_BUS || item.customer.TEL_MOB || '', isBlocked: item.customer.REC_BLK === true, gets: item.gets, why: [row.error ? ${either(wrongWith('row'))} : ${JSON.stringify(MISSING).replaceAll('"', "'")}.includes(row.reasonCode) ? ${either({ nl: 'row.reasonNl', en: 'row.reason' })} : '', item.lacksNetwork ? ${said(NO_NETWORK)} : ''].filter((text) => text !== '').join(' '), isPartly: row.reasonCode === 'ELECTRONIC_PARTLY_VALID' }))($('${ITEMS}').item.json, $json)`;

const FOUND = `$('${ROWS}').all().map((item) => item.json).filter((row) => row.why !== '')`;

/** Whom nothing reaches by e-mail come first. */
const SORTED = `${FOUND}.toSorted((one, other) => (one.isPartly ? 1 : 0) - (other.isPartly ? 1 : 0) || (one.number < other.number ? -1 : 1))`;

const BLOCKED = said({ nl: 'geblokkeerd', en: 'blocked' });

const ROW_HTML = `(row) => '<tr><td><b>' + ${escaped('row.number')} + '</b><br>' + ${escaped('row.name')} + (row.phone === '' ? '' : '<br>tel. ' + ${escaped('row.phone')}) + (row.isBlocked ? '<br><i>' + words.blocked + '</i>' : '') + '</td><td>' + (row.gets.join(', ') || words.byAutoInvoice) + '</td><td>' + ${escaped('row.why')} + '</td></tr>'`;

/** Whom the list was made of, as the beginning of a sentence. */
const OF_HOW_MANY = {
	nl: `((count) => count === 1 ? 'Van de ene klant die stukken per e-mail krijgt' : 'Van de ' + count + ' klanten die stukken per e-mail krijgen')($('${READ}').first().json.customers.length)`,
	en: `((count) => count === 1 ? 'Of the one customer who gets documents by e-mail' : 'Of the ' + count + ' customers who get documents by e-mail')($('${READ}').first().json.customers.length)`,
};

const COMPANY_SHOWN = escaped(`$('${READ}').first().json.company`);

const HEADINGS = said({
	nl: '<th>Nummer en klant</th><th>Krijgt per e-mail</th><th>Wat er mist</th>',
	en: '<th>Number and customer</th><th>Gets by e-mail</th><th>What is missing</th>',
});

const TABLE_HTML = `((words) => '<table><thead><tr>' + ${HEADINGS} + '</tr></thead><tbody>' + ${SORTED}.map(${ROW_HTML}).join('') + '</tbody></table>')({ blocked: ${BLOCKED}, byAutoInvoice: ${said(BY_AUTO_INVOICE)} })`;

const WHAT_TO_DO = said({
	nl: '<p><b>Wat te doen:</b> vul in AccountView bij de debiteur het veld <i>E-mail zakelijk</i> in, of zet daar het versturen per e-mail uit als de klant papier wil. Tot die tijd gaan de stukken van deze klanten op papier, of worden ze opgeslagen.</p>',
	en: '<p><b>What to do:</b> fill in the field <i>E-mail zakelijk</i> of the customer in AccountView, or switch sending by e-mail off there if the customer wants paper. Until then the documents of these customers go on paper, or are stored.</p>',
});

const TITLE = {
	nl: `{{ ${FOUND}.length === 0 ? 'Elke klant met e-mail heeft een adres' : ${FOUND}.length + (${FOUND}.length === 1 ? ' klant' : ' klanten') + ' zonder bruikbaar adres' }}`,
	en: `{{ ${FOUND}.length === 0 ? 'Every customer with e-mail has an address' : ${FOUND}.length + (${FOUND}.length === 1 ? ' customer' : ' customers') + ' without a usable address' }}`,
};

export function customersWithoutEmail() {
	const flow = new Flow({ number: '17', name: 'AccountView 17 · Customers without e-mail' });
	addReading(flow);
	addReport(flow);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow */
function addReading(flow) {
	const answers = addForms(flow, {
		name: FORM,
		at: [-1, 1],
		path: PATH,
		title: { nl: 'Klanten zonder e-mailadres', en: 'Customers without an e-mail address' },
		description: {
			nl: 'Wie heeft met u afgesproken stukken per e-mail te krijgen, en heeft geen adres waar ze heen kunnen? Er wordt niets verstuurd en niets veranderd.',
			en: 'Who has agreed with you to get documents by e-mail, and has no address that they can go to? Nothing is sent and nothing is changed.',
		},
		button: { nl: 'Laat de klanten zien', en: 'Show the customers' },
		fields: [ADMINISTRATION_FIELD],
	});
	const companies = addReadCompanies(flow, [1, 1]);
	const customers = addReadCustomers(flow, { at: [2, 1], columns: ['TEL_BUS', 'TEL_MOB'] });
	const read = addOneItem(flow, {
		name: READ,
		at: [3, 1],
		value: whatWasRead({
			nodes: [CUSTOMERS],
			asked: `${GIVEN}.administration`,
			more: `customers: ${FLAGGED}`,
		}),
	});
	const which = addSwitch(flow, {
		name: 'What Came of It?',
		at: [4, 1],
		cases: [
			...READ_CASES,
			{ name: 'Nobody', when: '$json.customers.length === 0' },
			{ name: 'Customers', when: 'true' },
		],
	});
	const ends = [
		...addReadEnds(flow, { at: [5, -2], asked: `${GIVEN}.administration`, path: PATH }),
		addFormEnd(flow, {
			name: 'Nobody Agreed',
			at: [5, 0],
			title: {
				nl: 'Niemand krijgt stukken per e-mail',
				en: 'Nobody gets documents by e-mail',
			},
			message: together(
				{
					nl: `<p>Bij geen enkele debiteur in administratie {{ ${escaped('$json.company')} }} staat dat facturen of andere stukken per e-mail gaan.</p>`,
					en: `<p>No customer in administration {{ ${escaped('$json.company')} }} has it set that invoices or other documents go by e-mail.</p>`,
				},
				startAgain(PATH),
			),
		}),
	];
	const each = flow.add({
		name: ITEMS,
		type: 'n8n-nodes-base.splitOut',
		version: 1,
		parameters: { fieldToSplitOut: 'customers', options: {} },
		at: [5, 1],
	});
	flow.chain([answers, companies, customers, read, which]);
	for (const [output, to] of [...ends, each].entries()) flow.wire({ from: which, output, to });
}

/** @param {Flow} flow */
function addReport(flow) {
	const all = addMerge(flow, { name: 'All of Them', at: [7, 1], inputs: 5 });
	addDryRoute(flow, {
		name: 'Where It Would Go',
		at: [6, 1],
		from: ITEMS,
		to: all,
		parameters: {
			documentKind: 'orderConfirmation',
			documentNumber: '={{ $json.customer.SUB_NR }}',
			documentDate: '={{ $now.toISODate() }}',
			customerName: '={{ $json.customer.ACCT_NAME }}',
			administration: '',
			copy: 'customer',
			customerFrom: 'columns',
			customer: AS_IF,
			alwaysStore: false,
			pdfField: 'data',
			options: {},
		},
	});
	const rows = addEach(flow, { name: ROWS, at: [8, 1], value: ROW });
	const page = addFormEnd(flow, {
		name: 'The List',
		at: [9, 1],
		title: TITLE,
		message: together(
			{
				nl: `<p>{{ ${OF_HOW_MANY.nl} }}, in administratie {{ ${COMPANY_SHOWN} }}.</p>`,
				en: `<p>{{ ${OF_HOW_MANY.en} }}, in administration {{ ${COMPANY_SHOWN} }}.</p>`,
			},
			`{{ ${FOUND}.length === 0 ? '' : ${WHAT_TO_DO} + ${TABLE_HTML} }}`,
			startAgain(PATH),
		),
	});
	flow.chain([all, rows, page]);
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-3.6, -0.6],
		size: [2.2, 2.4],
		colour: 'setUp',
	});
	flow.note({ name: 'The Same Rules', text: RULES, at: [5.9, -0.4], size: [3, 0.9] });
}

const ABOUT = `## 17 · Customers without e-mail

A form, in Dutch and in English, that lists the customers who agreed to get invoices, reminders or other documents by e-mail, and have no address that mail can go to, with what to do.

**Nederlands** – De klanten die stukken per e-mail krijgen en geen bruikbaar adres hebben, met hun telefoonnummer en wat u eraan doet. Er wordt niets verstuurd.

**Fill in**
1. The AccountView credential in **${COMPANIES}** and **${CUSTOMERS}**.
2. Publish the flow and open the address in **${FORM}** or **${inEnglish(FORM)}**.

If your store is not in n8n's own folder: the Store credential in **Where It Would Go**. Only people who are logged in to n8n see the form.`;

const RULES = `## The same rules
**Where It Would Go** is the node that sends, as a preview of one document for each: what it says here is what it does in the flows 15 and 16. Nothing is made or sent. Blocked customers are listed as well.`;
