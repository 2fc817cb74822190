// @ts-check
/** Template 17: the customers who agreed to e-mail and have no address that mail can go to. */
import {
	addReadCompanies,
	addReadEnds,
	again,
	COMPANIES,
	READ_CASES,
	readBy,
	whatWasRead,
} from './parts/accountview.mjs';
import { addReadCustomers, CUSTOMERS } from './parts/customers.mjs';
import { addFormEnd, addFormTrigger } from './parts/forms.mjs';
import { escaped, literal } from './parts/literals.mjs';
import { Flow } from './parts/flow.mjs';
import { addMerge, addOneItem, addSwitch } from './parts/nodes.mjs';
import { addEach, wrongInDutch } from './parts/routing.mjs';
import { addDryRoute } from './parts/routing-choice.mjs';

/** Path of the form. */
const PATH = 'accountview-customers-without-e-mail';

const FORM = 'Report Form';
const READ = 'What Was Read';
const ITEMS = 'One Item per Customer';
const ROWS = 'The Report';
const ANSWER = `$('${FORM}').first().json`;

/** What a customer may have agreed to get by e-mail. */
const KINDS = {
	EL_SI: 'facturen',
	EL_CI: 'baliefacturen',
	EL_DP: 'aanbetalingen',
	EL_SBS: 'abonnementen',
	EL_RE: 'aanmaningen',
	EL_SO: 'orderbevestigingen',
	EL_PS: 'pakbonnen',
	EL_PO: 'bestelbonnen',
};

const GETS = `[${Object.entries(KINDS)
	.map(([column, label]) => `row.${column} === true ? '${label}' : ''`)
	.join(
		', ',
	)}, row.AUTO_INV === true && row.AIEM_MAND === true ? 'facturen via AutoInvoice' : ''].filter((label) => label !== '')`;

/** System-to-system needs an address on a network of e-invoices, and no e-mail. */
const LACKS_NETWORK = `row.AUTO_INV === true && row.AIEI_MAND === true && String(row.EIA ?? '').trim() === ''`;

const FLAGGED = `${readBy(CUSTOMERS)}.filter((row) => row.SUB_NR).map((row) => ({ gets: ${GETS}, lacksNetwork: ${LACKS_NETWORK}, customer: row })).filter((row) => row.gets.length > 0 || row.lacksNetwork)`;

/** The rules that send would find the address by, whatever was agreed on: of one document, and not blocked. */
const AS_IF = '={{ { ...$json.customer, EL_SO: $json.gets.length > 0, REC_BLK: false } }}';

/** Of the table of precedence: what a person has to mend. */
const MISSING = [
	'ELECTRONIC_ADDRESS_MISSING',
	'ELECTRONIC_ADDRESS_INVALID',
	'ELECTRONIC_PARTLY_VALID',
];

const NO_NETWORK =
	'Facturen gaan altijd system-to-system via AutoInvoice, maar het e-factuuradres ontbreekt (Electronic Invoice Address). Vul het in, of zet die verplichting uit.';

const ROW = `((item, row) => ({ number: item.customer.SUB_NR, name: item.customer.ACCT_NAME, phone: item.customer.TEL_BUS || item.customer.TEL_MOB || '', isBlocked: item.customer.REC_BLK === true, gets: item.gets, why: [row.error ? ${wrongInDutch('row')} : ${JSON.stringify(MISSING).replaceAll('"', "'")}.includes(row.reasonCode) ? row.reasonNl : '', item.lacksNetwork ? ${literal(NO_NETWORK)} : ''].filter((text) => text !== '').join(' '), isPartly: row.reasonCode === 'ELECTRONIC_PARTLY_VALID' }))($('${ITEMS}').item.json, $json)`;

const FOUND = `$('${ROWS}').all().map((item) => item.json).filter((row) => row.why !== '')`;

/** Whom nothing reaches by e-mail come first. */
const SORTED = `${FOUND}.toSorted((one, other) => (one.isPartly ? 1 : 0) - (other.isPartly ? 1 : 0) || (one.number < other.number ? -1 : 1))`;

const ROW_HTML = `(row) => '<tr><td><b>' + ${escaped('row.number')} + '</b><br>' + ${escaped('row.name')} + (row.phone === '' ? '' : '<br>tel. ' + ${escaped('row.phone')}) + (row.isBlocked ? '<br><i>geblokkeerd</i>' : '') + '</td><td>' + (row.gets.join(', ') || 'facturen via AutoInvoice') + '</td><td>' + ${escaped('row.why')} + '</td></tr>'`;

const OF_HOW_MANY = `((count) => count === 1 ? 'Van de ene klant die stukken per e-mail krijgt' : 'Van de ' + count + ' klanten die stukken per e-mail krijgen')($('${READ}').first().json.customers.length)`;

const TABLE_HTML = `'<table><thead><tr><th>Nummer en klant</th><th>Krijgt per e-mail</th><th>Wat er mist</th></tr></thead><tbody>' + ${SORTED}.map(${ROW_HTML}).join('') + '</tbody></table>'`;

const WHAT_TO_DO =
	'<p><b>Wat te doen:</b> vul in AccountView bij de debiteur het veld <i>E-mail zakelijk</i> in, of zet daar het versturen per e-mail uit als de klant papier wil. Tot die tijd gaan de stukken van deze klanten op papier, of worden ze opgeslagen.</p>';

export function customersWithoutEmail() {
	const flow = new Flow({ number: '17', name: 'AccountView 17 · Customers without e-mail' });
	addReading(flow);
	addReport(flow);
	addNotes(flow);
	return flow;
}

/** @param {Flow} flow */
function addReading(flow) {
	const form = addFormTrigger(flow, {
		name: FORM,
		at: [0, 1],
		path: PATH,
		title: 'Klanten zonder e-mailadres',
		description:
			'Wie heeft met u afgesproken stukken per e-mail te krijgen, en heeft geen adres waar ze heen kunnen? Er wordt niets verstuurd en niets veranderd.',
		button: 'Laat de klanten zien',
		fields: [
			{
				fieldName: 'administration',
				fieldLabel: 'Administratie (leeg: die van AccountView in n8n)',
				fieldType: 'text',
				placeholder: 'DEMO',
			},
		],
	});
	const companies = addReadCompanies(flow, [1, 1]);
	const customers = addReadCustomers(flow, { at: [2, 1], columns: ['TEL_BUS', 'TEL_MOB'] });
	const read = addOneItem(flow, {
		name: READ,
		at: [3, 1],
		value: whatWasRead({
			nodes: [CUSTOMERS],
			asked: `${ANSWER}.administration`,
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
		...addReadEnds(flow, { at: [5, -2], asked: `${ANSWER}.administration`, path: PATH }),
		addFormEnd(flow, {
			name: 'Nobody Agreed',
			at: [5, 0],
			title: 'Niemand krijgt stukken per e-mail',
			message: `=<p>Bij geen enkele debiteur in administratie {{ ${escaped('$json.company')} }} staat dat facturen of andere stukken per e-mail gaan.</p>${again(PATH)}`,
		}),
	];
	const each = flow.add({
		name: ITEMS,
		type: 'n8n-nodes-base.splitOut',
		version: 1,
		parameters: { fieldToSplitOut: 'customers', options: {} },
		at: [5, 1],
	});
	flow.chain([form, companies, customers, read, which]);
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
		title: `={{ ${FOUND}.length === 0 ? 'Elke klant met e-mail heeft een adres' : ${FOUND}.length + (${FOUND}.length === 1 ? ' klant' : ' klanten') + ' zonder bruikbaar adres' }}`,
		message: `=<p>{{ ${OF_HOW_MANY} }}, in administratie {{ ${escaped(`$('${READ}').first().json.company`)} }}.</p>{{ ${FOUND}.length === 0 ? '' : ${literal(WHAT_TO_DO)} + ${TABLE_HTML} }}${again(PATH)}`,
	});
	flow.chain([all, rows, page]);
}

/** @param {Flow} flow */
function addNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-2.6, -0.6],
		size: [2.2, 2.4],
		colour: 'setUp',
	});
	flow.note({ name: 'The Same Rules', text: RULES, at: [5.9, -0.4], size: [3, 0.9] });
}

const ABOUT = `## 17 · Customers without e-mail

A form in Dutch that lists the customers who agreed to get invoices, reminders or other documents by e-mail, and have no address that mail can go to, with what to do.

**Nederlands** – De klanten die stukken per e-mail krijgen en geen bruikbaar adres hebben, met hun telefoonnummer en wat u eraan doet. Er wordt niets verstuurd.

**Fill in**
1. The AccountView credential in **${COMPANIES}** and **${CUSTOMERS}**.
2. Publish the flow and open the address in **${FORM}**.

If your store is not in n8n's own folder: the Store credential in **Where It Would Go**. Only people who are logged in to n8n see the form.`;

const RULES = `## The same rules
**Where It Would Go** is the node that sends, as a preview of one document for each: what it says here is what it does in the flows 15 and 16. Nothing is made or sent. Blocked customers are listed as well.`;
