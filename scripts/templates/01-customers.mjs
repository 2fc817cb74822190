// @ts-check
/** Template 01: customers, with their main address and a work location, kept in step. */
import { addAppRequest } from './parts/app.mjs';
import { addAppWrites } from './parts/app-writes.mjs';
import { Flow } from './parts/flow.mjs';
import { addSave, OUTPUT } from './parts/ledger.mjs';
import { addIf } from './parts/nodes.mjs';
import { addNotes } from './parts/notes.mjs';
import { addStart, chosen, setting } from './parts/settings.mjs';
import { addSyncs, WRITES } from './parts/sync.mjs';
import * as words from './parts/words.mjs';

const COMPARE = 'Compare';
const CUSTOMERS = 'accountViewCustomers';

const DIRECTION = {
	name: 'direction',
	row: 'customers.direction',
	otherwise: 'toOther',
	words: words.DIRECTION,
};
const UNMATCHED = {
	name: 'unmatched',
	row: 'customers.unmatched',
	otherwise: 'ask',
	words: words.UNMATCHED,
};

/** The customer as Compare hands it out, on whatever node it is by then. */
const handedOut = (/** @type {string} */ field) => `$('${COMPARE}').item.json.${field}`;

/** Code by which a work location is known as AccountView's. */
const workCode = (/** @type {string} */ number) => `${number} + '-1'`;

/** Code by which a contact person is known as AccountView's. */
const contactCode = (/** @type {string} */ number) => `${number} + '-C'`;

/**
 * The app's record of AccountView's main contact: the one that this flow made, or the first where
 * contacts of the app go to AccountView.
 * @param {string} record
 */
const mainContact = (record) =>
	`(${record}.contacts?.find((one) => one.code === ${contactCode(`${record}.number`)}) ?? (/^\\s*toOther\\s*$/i.test(${setting('direction')}) ? undefined : ${record}.contacts?.[0]))`;

/** What the app keeps of a customer: what comes from AccountView first, then what the app has of its own. */
const BODY = [
	...['number', 'name', 'phone', 'email'].map((name) => ({
		name,
		value: `={{ ${handedOut(name)} }}`,
	})),
	{
		name: 'mainAddress',
		value: `={{ ${anyOf('main')} ? ${addressFrom('main')} : null }}`,
	},
	{
		name: 'workLocations',
		value: `={{ [...(${anyOf('work')} ? [{ code: ${workCode(handedOut('number'))}, ...${addressFrom('work')} }] : []), ...($json.workLocations ?? []).filter((one) => one.code !== ${workCode(handedOut('number'))})] }}`,
	},
	{
		name: 'contacts',
		value: `={{ [...(${handedOut('contactName')} || ${handedOut('contactEmail')} ? [{ code: ${contactCode(handedOut('number'))}, ...${mainContact('$json')}, salutation: ${handedOut('contactSalutation')}, firstName: '', lastName: ${handedOut('contactName')}, email: ${handedOut('contactEmail')} }] : []), ...($json.contacts ?? []).filter((one) => one.code !== ${mainContact('$json')}?.code)] }}`,
	},
];

/** @param {'main' | 'work'} which */
function anyOf(which) {
	return ['Street', 'Postcode', 'City'].map((part) => handedOut(which + part)).join(' || ');
}

/** @param {'main' | 'work'} which */
function addressFrom(which) {
	const parts = ['Street', 'Postcode', 'City'].map(
		(part) => `${part.toLowerCase()}: ${handedOut(which + part)}`,
	);
	return `{ ${parts.join(', ')} }`;
}

/** The work location of the app's record that is AccountView's. */
const WORK_LOCATION = `$json.workLocations?.find((one) => one.code === ${workCode('$json.number')})`;

/**
 * Says yes of a customer that has yet to hear its number where nothing else may go to the app. AccountView's
 * side never has it, so it goes there like any change of the app, and comes again until the app has heard.
 */
const NUMBER_MISSING = 'numberMissing';

const APP_FIELDS = {
	id: '$json.id',
	number: '$json.number',
	[NUMBER_MISSING]: `${words.trimmed('$json.number')} === '' && /^\\s*toAccountView\\s*$/i.test(${setting('direction')}) ? 'yes' : ''`,
	name: '$json.name',
	phone: '$json.phone',
	email: '$json.email',
	mainStreet: "$json.mainAddress?.street ?? ''",
	mainPostcode: "$json.mainAddress?.postcode ?? ''",
	mainCity: "$json.mainAddress?.city ?? ''",
	workStreet: `${WORK_LOCATION}?.street ?? ''`,
	workPostcode: `${WORK_LOCATION}?.postcode ?? ''`,
	workCity: `${WORK_LOCATION}?.city ?? ''`,
	contactName: `[${mainContact('$json')}?.firstName, ${mainContact('$json')}?.lastName].filter(Boolean).join(' ')`,
	contactSalutation: `${mainContact('$json')}?.salutation ?? ''`,
	contactEmail: `${mainContact('$json')}?.email ?? ''`,
};

/** Left out where the customer is changed and its addresses are not. */
const ADDRESS_CHANGED =
	"($json._sync.action === 'create' || $json._sync.changes.some(({ field }) => /^(main|work)/.test(field)))";

/** Where the app has a work location, its main address is AccountView's postal address. */
const ACCOUNT_VIEW_FIELDS = {
	phone: '={{ $json.phone }}',
	email: '={{ $json.email }}',
	contactName: '={{ $json.contactName }}',
	contactSalutation: '={{ $json.contactSalutation }}',
	contactEmail: '={{ $json.contactEmail }}',
	...Object.fromEntries(
		['Street', 'Postcode', 'City'].flatMap((part) => [
			[
				part.toLowerCase(),
				`={{ ${ADDRESS_CHANGED} ? (${hasWork()} ? $json.work${part} : $json.main${part}) : undefined }}`,
			],
			[
				`postal${part}`,
				`={{ ${ADDRESS_CHANGED} ? (${hasWork()} ? $json.main${part} : '') : undefined }}`,
			],
		]),
	),
};

function hasWork() {
	return ['Street', 'Postcode', 'City'].map((part) => `$json.work${part}`).join(' || ');
}

export function customers() {
	const flow = new Flow({ number: '01', name: 'AccountView 01 · Customers' });
	const start = addStart(flow, {
		minute: 0,
		night: '02:00',
		settings: [
			DIRECTION,
			UNMATCHED,
			{ name: 'controlAccount', row: 'customers.controlAccount', otherwise: '1300' },
		],
		by: DIRECTION,
	});
	addSyncs(flow, [], {
		entity: 'customer',
		top: 0,
		last: 5,
		start,
		all: {
			name: 'Get All Customers',
			type: CUSTOMERS,
			parameters: {
				resource: 'customer',
				operation: 'getAll',
				returnAll: true,
				simplify: true,
				filters: {},
			},
		},
		changed: {
			name: 'Get Changed Customers',
			type: CUSTOMERS,
			parameters: {
				resource: 'customer',
				operation: 'getChanged',
				positionName: `={{ ${setting('connection')} }} customer`,
				firstRun: 'everything',
				returnAll: true,
				simplify: true,
			},
		},
		app: {
			read: 'Get Customers from the App',
			split: 'One Item per Customer',
			shape: 'App Customers in One Shape',
			resource: 'customers',
			fields: APP_FIELDS,
		},
		compare: {
			key: { accountView: 'number', other: 'id' },
			fields: [
				{ field: 'name' },
				// So the app hears the number, also of a customer that was linked by its name.
				{ field: 'number', as: 'ignoreCase' },
				{ field: NUMBER_MISSING },
				{ field: 'phone', as: 'phone' },
				{ field: 'email', as: 'ignoreCase' },
				{ field: 'mainStreet' },
				{ field: 'mainPostcode', as: 'postcode' },
				{ field: 'mainCity' },
				{ field: 'workStreet' },
				{ field: 'workPostcode', as: 'postcode' },
				{ field: 'workCity' },
				{ field: 'contactName' },
				{ field: 'contactSalutation' },
				{ field: 'contactEmail', as: 'ignoreCase' },
			],
			match: [
				{ is: 'number', accountView: 'number', other: 'number' },
				{ is: 'name', accountView: 'name', other: 'name' },
				{ is: 'postcode', accountView: 'mainPostcode', other: 'mainPostcode' },
			],
			direction: `={{ ${chosen(DIRECTION)} }}`,
			options: {
				unmatched: `={{ ${chosen(UNMATCHED)} }}`,
				// A customer that is there already gets no other number.
				accountViewOnly: 'number',
			},
		},
	});
	addWritesToAccountView(flow);
	addWritesToApp(flow);
	addNotes(flow, { about: ABOUT, top: 0, last: 5 });
	return flow;
}

/** @param {Flow} flow */
function addWritesToAccountView(flow) {
	const create = flow.add({
		name: 'Create in AccountView',
		type: `n8n-nodes-accountview.${CUSTOMERS}`,
		version: 1,
		parameters: {
			resource: 'customer',
			operation: 'upsert',
			matchOn: 'ownReference',
			matchValue: '=FS-{{ $json._sync.key }}',
			name: '={{ $json.name }}',
			additionalFields: {
				number: '={{ $json.number || undefined }}',
				controlAccount: `={{ ${setting('controlAccount')} }}`,
				...ACCOUNT_VIEW_FIELDS,
			},
		},
		at: [WRITES.first, 0],
		settings: { onError: 'continueErrorOutput' },
	});
	const number = addAppRequest(flow, {
		name: 'Tell the App the Number',
		at: [WRITES.first + 3, 0],
		method: 'PUT',
		path: `/customers/{{ ${handedOut('_sync.key')} }}`,
		body: [{ name: 'number', value: `={{ ${handedOut('_sync.targetKey')} || $json.number }}` }],
	});
	const isMore = addIf(flow, {
		name: 'Anything to Change?',
		at: [WRITES.first, 1],
		when: `$json._sync.changes.some(({ field }) => field !== '${NUMBER_MISSING}')`,
	});
	const update = flow.add({
		name: 'Update in AccountView',
		type: `n8n-nodes-accountview.${CUSTOMERS}`,
		version: 1,
		parameters: {
			resource: 'customer',
			operation: 'update',
			matchOn: 'number',
			customer: { __rl: true, mode: 'number', value: '={{ $json._sync.targetKey }}' },
			updateFields: { name: '={{ $json.name }}', ...ACCOUNT_VIEW_FIELDS },
		},
		at: [WRITES.first + 1, 1],
		settings: { onError: 'continueErrorOutput' },
	});
	const isToBeTold = addIf(flow, {
		name: 'Number to Tell?',
		at: [WRITES.first + 2, 1],
		when: `${handedOut('_sync.changes')}.some(({ field }) => field === '${NUMBER_MISSING}')`,
	});
	const save = addSave(flow, {
		name: 'Save Result (AccountView)',
		at: [WRITES.save, 0.5],
		newId: '={{ $json.number }}',
	});
	flow.wire({ from: COMPARE, output: OUTPUT.createInAccountView, to: create });
	flow.wire({ from: COMPARE, output: OUTPUT.updateInAccountView, to: isMore });
	flow.wire({ from: create, to: number });
	flow.wire({ from: isMore, to: update });
	flow.wire({ from: isMore, output: 1, to: number });
	flow.wire({ from: update, to: isToBeTold });
	flow.wire({ from: isToBeTold, to: number });
	flow.wire({ from: isToBeTold, output: 1, to: save });
	for (const from of [create, update]) flow.wire({ from, output: 1, to: save });
	for (const output of [0, 1]) flow.wire({ from: number, output, to: save });
}

/** @param {Flow} flow */
function addWritesToApp(flow) {
	addAppWrites(flow, {
		top: 2,
		creates: { from: COMPARE, output: OUTPUT.createInOther },
		updates: { from: COMPARE, output: OUTPUT.updateInOther },
		resource: 'customers',
		shape: APP_FIELDS,
		lookUp: "'?number=' + encodeURIComponent($json.number)",
		mergesUpdates: true,
		body: BODY,
	});
}

const ABOUT = `## 01 · Customers

Keeps AccountView's customers and those of the work-order app in step, every 10 minutes.

**Nederlands** – Houdt de debiteuren van AccountView en de klanten van de werkbonnen-app gelijk: naam, telefoon, e-mail, hoofdadres en werklocatie. Wat niet lukt staat in de foutenlijst en verdwijnt vanzelf zodra het goed is.

**Fill in**
1. Your AccountView credential in **Get All Customers**, **Get Changed Customers**, **Create in AccountView** and **Update in AccountView**.
2. The credential with the app's token in the HTTP Request nodes.
3. The address of the app in **Settings**, unless the set-up flow (00) keeps it in the table *AccountView settings*: what stands there wins.

**Direction** is \`toOther\` (AccountView leads), \`toAccountView\`, \`both\` or \`off\`. **unmatched** is \`ask\` (a customer that resembles nothing is listed at the first run) or \`create\`; **controlAccount** is the ledger account of new customers in AccountView, \`1300\` unless you fill in another.

Your app speaks another dialect? Change the HTTP Request nodes and **App Customers in One Shape**; the rest stays.`;
