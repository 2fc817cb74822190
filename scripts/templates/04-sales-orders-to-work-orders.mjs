// @ts-check
/** Template 04: a work order in the app for every open sales order that was made in AccountView. */
import { addAppWrites } from './parts/app-writes.mjs';
import { Flow } from './parts/flow.mjs';
import { OUTPUT } from './parts/ledger.mjs';
import { addNotes } from './parts/notes.mjs';
import {
	CAME_FROM_APP,
	CLOSED_STATUSES,
	IS_OPEN,
	ordersOf,
	PREFIX,
	REFERENCE,
} from './parts/orders.mjs';
import { addStart } from './parts/settings.mjs';
import { addSyncs } from './parts/sync.mjs';
import { SWITCH } from './parts/words.mjs';

const DIRECTION = {
	name: 'direction',
	row: 'salesOrders.direction',
	otherwise: 'on',
	words: SWITCH,
};
const COMPARE = 'Compare';
const LAST = 4;

/** A field of the sales order that Compare has handed out. @param {string} field */
const order = (field) => `$('${COMPARE}').item.json.${field}`;

/** What may change later; the app gives the work order its number itself. */
const CHANGING = [
	{ name: 'customerNumber', value: `={{ ${order('customerNumber')} }}` },
	{ name: 'projectCode', value: `={{ ${order('project')} }}` },
	{ name: 'description', value: `={{ ${order('description')} }}` },
	{ name: 'typeOfWork', value: `={{ ${order('workType')} }}` },
	{ name: 'targetDate', value: `={{ ${order('deliveryDate')} || null }}` },
];

/** The app's work order as Compare gets it. */
const APP_FIELDS = {
	id: '$json.id',
	number: '$json.orderNumber',
	customerNumber: '$json.customerNumber',
	project: '$json.projectCode',
	description: '$json.description',
	workType: '$json.typeOfWork',
	deliveryDate: '$json.targetDate',
};

export function salesOrdersToWorkOrders() {
	const flow = new Flow({ number: '04', name: 'AccountView 04 · Sales Orders to Work Orders' });
	const start = addStart(flow, {
		minute: 3,
		night: '02:30',
		settings: [DIRECTION, PREFIX, CLOSED_STATUSES],
		by: DIRECTION,
	});
	addSyncs(flow, [], {
		entity: 'sales-order',
		top: 0,
		last: LAST,
		start,
		...ordersOf('sales-order'),
		accountViewShape: {
			name: 'Needs a Work Order?',
			fields: {
				needsWorkOrder: `!${CAME_FROM_APP} && ${IS_OPEN}`,
				description: `${CAME_FROM_APP} || ${REFERENCE} === '' ? $json.description : '[' + ${REFERENCE} + '] ' + ($json.description ?? '')`,
			},
		},
		putsAway: true,
		app: {
			read: 'Get Work Orders from the App',
			split: 'One Item per Work Order',
			shape: 'Work Orders in One Shape',
			resource: 'work-orders',
			query: [{ name: 'origin', value: 'accountview' }],
			fields: APP_FIELDS,
		},
		compare: {
			key: { accountView: 'number', other: 'id' },
			fields: [
				{ field: 'number' },
				{ field: 'customerNumber' },
				{ field: 'project' },
				{ field: 'description' },
				{ field: 'workType' },
				{ field: 'deliveryDate', as: 'date' },
			],
			match: [{ is: 'number', accountView: 'number', other: 'number' }],
			direction: 'toOther',
			// The planner moves a work order to another week without AccountView taking it back.
			receivingChanges: 'leave',
			options: {
				unmatched: 'create',
				createIfAccountView: 'needsWorkOrder',
				refused: 'everyRun',
				sameContent: 'new',
			},
		},
	});
	addAppWrites(flow, {
		top: 0,
		creates: { from: COMPARE, output: OUTPUT.createInOther },
		updates: { from: COMPARE, output: OUTPUT.updateInOther },
		resource: 'work-orders',
		shape: APP_FIELDS,
		lookUp: "'?origin=accountview&orderNumber=' + encodeURIComponent($json.number)",
		body: [
			{ name: 'origin', value: 'accountview' },
			{ name: 'orderNumber', value: `={{ ${order('number')} }}` },
			...CHANGING,
		],
		updateBody: CHANGING,
	});
	addNotes(flow, { about: ABOUT, top: 0, last: LAST });
	return flow;
}

const ABOUT = `## 04 · Sales Orders to Work Orders

Makes a work order in the app for every open sales order that was made in AccountView. With a delivery date it is in that week, without one in the backlog.

**Nederlands** – Maakt van elke open verkooporder uit AccountView een werkbon in de werkvoorraad; met een leverdatum staat hij in die week, zodat de planner weet dat hij gepland mag worden. Wat de planner daarna wijzigt, blijft staan tot AccountView datzelfde gegeven wijzigt.

**Fill in**
1. Your AccountView credential in the nodes of AccountView Orders.
2. The credential with the app's token in the HTTP Request nodes.
3. The address of the app in **Settings**, unless the set-up flow (00) keeps it in the table *AccountView settings*: what stands there wins. **direction** is \`on\` or \`off\`; **closedStatuses** are the values of the order status that mean delivered or invoiced; **prefix** is what the numbers of work orders begin with.

Orders that came from a work order (03) have its number as own reference and are left alone. Brackets with anything else in front of the description, such as \`[SPOED]\`, are part of the description. An order that AccountView has invoiced and put away raises no alarm.`;
