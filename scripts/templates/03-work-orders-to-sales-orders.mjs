// @ts-check
/** Template 03: a sales order for every work order of the app, and one date for both. */
import { addAppRequest } from './parts/app.mjs';
import { addAppWrites, addNoAnswer } from './parts/app-writes.mjs';
import { Flow } from './parts/flow.mjs';
import { addFailure, addSave, OUTPUT } from './parts/ledger.mjs';
import { addIf, addOneByOne, addSwitch } from './parts/nodes.mjs';
import { addNotes } from './parts/notes.mjs';
import { CAME_FROM_APP, CLOSED_STATUSES, IS_OPEN, ordersOf, PREFIX } from './parts/orders.mjs';
import { addStart } from './parts/settings.mjs';
import { addSyncs, WRITES } from './parts/sync.mjs';
import { SWITCH, trimmed } from './parts/words.mjs';

const DIRECTION = {
	name: 'direction',
	row: 'workOrders.direction',
	otherwise: 'on',
	words: SWITCH,
};
const COMPARE = 'Compare';
const ORDERS = 'n8n-nodes-accountview.accountViewOrders';
const LAST = 7;

const CREATE = 'Create Sales Order';

/** A field of the work order, or of the sales order, that Compare has handed out. @param {string} field */
const handedOut = (field) => `$('${COMPARE}').item.json.${field}`;

/** The order that the work order is linked to. */
const ORDER = handedOut('_sync.targetKey');

const WITHOUT_NUMBER = `${handedOut('number')} === ''`;
const SAME_NUMBER = '($json.total ?? $json.items.length)';

/** Without a number of its own a work order could not be told from others, nor its order found again. */
const NOT_ITS_OWN = {
	cause: `={{ ${WITHOUT_NUMBER} ? 'it has no number' : 'there are ' + ${SAME_NUMBER} + ' work orders with the number ' + ${handedOut('number')} }}`,
	causeNl: `={{ ${WITHOUT_NUMBER} ? 'hij heeft geen nummer' : 'er zijn ' + ${SAME_NUMBER} + ' werkbonnen met nummer ' + ${handedOut('number')} }}`,
	toDo: `={{ ${WITHOUT_NUMBER} ? 'Give the work order a number in the work-order app; it then goes by itself' : 'Give each of them a number of its own in the work-order app' }}`,
	toDoNl: `={{ ${WITHOUT_NUMBER} ? 'Geef de werkbon in de werkbonnen-app een nummer; hij gaat dan vanzelf mee' : 'Geef elk in de werkbonnen-app een eigen nummer' }}`,
};

const CAUSES = {
	none: {
		cause: 'no customer has been filled in',
		causeNl: 'er is geen klant ingevuld',
		toDo: 'Fill in the customer at the work order in the work-order app; it then goes by itself',
		toDoNl: 'Vul in de werkbonnen-app bij de werkbon de klant in; de werkbon gaat dan vanzelf mee',
	},
	notThere: {
		cause: `={{ 'it waits for customer ' + ${handedOut('customerNumber')} + ', which is not in AccountView yet' }}`,
		causeNl: `={{ 'hij wacht op debiteur ' + ${handedOut('customerNumber')} + ', die nog niet in AccountView staat' }}`,
		toDo: 'If the customer is on its way there is nothing to do: the work order goes by itself once AccountView has it. If the number is wrong, correct it at the work order in the work-order app',
		toDoNl:
			'Komt de debiteur nog, dan hoeft u niets te doen: de werkbon gaat vanzelf mee zodra die in AccountView staat. Klopt het nummer niet, verbeter dan in de werkbonnen-app de klant van de werkbon',
	},
	orderGone: {
		cause: `={{ 'order ' + ${ORDER} + ' is not in AccountView any more' }}`,
		causeNl: `={{ 'order ' + ${ORDER} + ' staat niet meer in AccountView' }}`,
		toDo: `={{ 'Give the work order its number ' + ${ORDER} + ' and its date back as they were, and this goes. If the work is to go on an order all the same, make a new work order for it in the work-order app; or put order ' + ${ORDER} + ' back in AccountView under the same number' }}`,
		toDoNl: `={{ 'Geef de werkbon ordernummer ' + ${ORDER} + ' en de datum terug zoals ze waren; dan gaat deze melding weg. Moet het werk toch op een order, maak er dan in de werkbonnen-app een nieuwe werkbon voor; of zet order ' + ${ORDER} + ' in AccountView terug onder hetzelfde nummer' }}`,
	},
};

/** Many an app gives null for what is not filled in: an order number as little as ''. */
const ORDER_NUMBER = trimmed('$json.orderNumber');

/** The app's work order as Compare gets it. */
const APP_FIELDS = {
	id: '$json.id',
	number: trimmed('$json.number'),
	customerNumber: trimmed('$json.customerNumber'),
	project: '$json.projectCode',
	description: '$json.description',
	workType: '$json.typeOfWork',
	deliveryDate: '$json.targetDate',
	orderNumber: ORDER_NUMBER,
	needsOrder: `${ORDER_NUMBER} === ''`,
	knowsOrder: `${ORDER_NUMBER} !== ''`,
};

/** Whether the app is to hear of its order: one that a person has filled in is that person's choice. */
const IS_TO_HEAR = `${handedOut('_sync')}.changes.some((one) => one.field === 'knowsOrder')`;

export function workOrdersToSalesOrders() {
	const flow = new Flow({ number: '03', name: 'AccountView 03 · Work Orders to Sales Orders' });
	const start = addStart(flow, {
		minute: 2,
		night: '02:20',
		settings: [DIRECTION, PREFIX, CLOSED_STATUSES],
		by: DIRECTION,
	});
	addSyncs(flow, [], {
		entity: 'work-order',
		top: 0,
		last: LAST,
		start,
		...ordersOf('work-order'),
		accountViewShape: {
			name: 'Came From the App?',
			fields: {
				cameFromApp: `${CAME_FROM_APP} && ${IS_OPEN}`,
				knowsOrder: 'true',
			},
		},
		putsAway: true,
		app: {
			read: 'Get Work Orders from the App',
			split: 'One Item per Work Order',
			shape: 'Work Orders in One Shape',
			resource: 'work-orders',
			query: [{ name: 'origin', value: 'app' }],
			fields: APP_FIELDS,
		},
		compare: {
			key: { accountView: 'number', other: 'id' },
			fields: [
				{ field: 'ownReference', other: 'number' },
				{ field: 'deliveryDate', as: 'date' },
				// So the work order hears of its order, also when the first word of it got lost.
				{ field: 'knowsOrder', as: 'yesNo' },
			],
			match: [{ is: 'number', accountView: 'ownReference', other: 'number' }],
			direction: 'both',
			options: {
				unmatched: 'create',
				// Removed in the app only, a work order comes back; other orders are for 04.
				createIfAccountView: 'cameFromApp',
				createIfOther: 'needsOrder',
				refused: 'everyRun',
				sameContent: 'new',
			},
		},
	});
	addCreatesInAccountView(flow);
	addUpdatesInAccountView(flow);
	addWritesToApp(flow);
	addNotes(flow, { about: ABOUT, top: 0, last: LAST });
	return flow;
}

/** @param {Flow} flow */
function addCreatesInAccountView(flow) {
	const sameNumber = addAppRequest(flow, {
		name: 'Work Orders of That Number',
		at: [WRITES.first, 0],
		path: '/work-orders?pageSize=2&number={{ encodeURIComponent($json.number) }}',
	});
	const isList = 'Array.isArray($json.items)';
	const isItsOwn = `${handedOut('number')} !== '' && $json.items.length < 2`;
	const howMany = addSwitch(flow, {
		name: 'Only One?',
		at: [WRITES.first + 1, 0],
		cases: [
			{ name: 'Only One', when: `${isList} && ${isItsOwn}` },
			{ name: 'No Answer', when: `!${isList}` },
			{ name: 'No Number of Its Own', when: `${isList} && !(${isItsOwn})` },
		],
	});
	const create = flow.add({
		name: CREATE,
		type: ORDERS,
		version: 1,
		parameters: {
			resource: 'order',
			operation: 'upsert',
			matchOn: 'ownReference',
			matchValue: `={{ ${handedOut('number')} }}`,
			customer: { __rl: true, mode: 'number', value: `={{ ${handedOut('customerNumber')} }}` },
			description: `={{ ${handedOut('description')} }}`,
			linesFrom: 'fields',
			lineFields: {},
			additionalFields: {
				project: { __rl: true, mode: 'code', value: `={{ ${handedOut('project')} }}` },
				workType: `={{ ${handedOut('workType')} }}`,
				deliveryDate: `={{ ${handedOut('deliveryDate')} }}`,
			},
			options: {},
		},
		at: [WRITES.first + 2, 0],
		settings: { onError: 'continueErrorOutput' },
	});
	const tell = addAppRequest(flow, {
		name: 'Tell the App the Order',
		at: [WRITES.first + 3, 0],
		method: 'PUT',
		path: `/work-orders/{{ ${handedOut('_sync.key')} }}`,
		body: [{ name: 'orderNumber', value: '={{ $json.number }}' }],
	});
	const save = addSave(flow, {
		name: 'Save New Order',
		at: [WRITES.save, 0],
		newId: '={{ $json.orderNumber }}',
	});
	const twice = addFailure(flow, {
		name: 'Save Number Used Twice',
		at: [WRITES.first + 2, 2],
		...NOT_ITS_OWN,
	});
	flow.wire({ from: COMPARE, output: OUTPUT.createInAccountView, to: sameNumber });
	const noAnswer = addNoAnswer(flow, {
		name: 'Save Number Without Answer',
		at: [WRITES.first + 2, 1],
	});
	flow.chain([sameNumber, howMany, create, tell, save]);
	for (const [index, to] of [noAnswer, twice].entries()) {
		flow.wire({ from: howMany, output: index + 1, to });
	}
	for (const from of [sameNumber, tell]) flow.wire({ from, output: 1, to: save });
	addReasons(flow, { refused: { from: create, output: 1 }, save });
}

/**
 * Why AccountView did not take a work order, where it is the customer: that is looked up after a refusal,
 * since the words of AccountView differ.
 * @param {Flow} flow @param {{ refused: { from: string; output: number }; save: string }} nodes
 */
function addReasons(flow, { refused, save }) {
	const customer = flow.add({
		name: 'Look Up the Customer',
		type: 'n8n-nodes-accountview.accountViewCustomers',
		version: 1,
		parameters: {
			resource: 'customer',
			operation: 'get',
			customer: { __rl: true, mode: 'number', value: `={{ ${handedOut('customerNumber')} }}` },
			simplify: true,
		},
		at: [WRITES.first + 3, 1],
		settings: { onError: 'continueRegularOutput' },
	});
	const notThere = "$json.details?.code === 'AV_RECORD_NOT_FOUND'";
	const isNone = `${handedOut('customerNumber')} === ''`;
	const why = addSwitch(flow, {
		name: 'Is It the Customer?',
		at: [WRITES.first + 4, 1],
		cases: [
			{ name: 'None Filled In', when: isNone },
			{ name: 'Not There Yet', when: `!(${isNone}) && ${notThere}` },
			{ name: 'Something Else', when: `!(${isNone}) && !(${notThere})` },
		],
	});
	const none = addFailure(flow, {
		name: 'Without Customer',
		at: [WRITES.first + 5, 0.5],
		...CAUSES.none,
	});
	const waits = addFailure(flow, {
		name: 'Waits for Its Customer',
		at: [WRITES.first + 5, 1.5],
		...CAUSES.notThere,
	});
	const words = addOneByOne(flow, {
		name: 'As AccountView Said It',
		at: [WRITES.first + 5, 2.5],
		value: `$('${CREATE}').item.json`,
	});
	flow.wire({ ...refused, to: customer });
	flow.chain([customer, why]);
	for (const [output, to] of [none, waits, words].entries()) flow.wire({ from: why, output, to });
	flow.wire({ from: words, to: save });
}

/** @param {Flow} flow */
function addUpdatesInAccountView(flow) {
	const update = flow.add({
		name: 'Update Sales Order',
		type: ORDERS,
		version: 1,
		parameters: {
			resource: 'order',
			operation: 'update',
			matchOn: 'number',
			order: { __rl: true, mode: 'number', value: '={{ $json._sync.targetKey }}' },
			updateFields: {
				ownReference:
					"={{ $json._sync.changes.some(({ field }) => field === 'ownReference') ? $json.number : undefined }}",
				deliveryDate: "={{ $json.deliveryDate ?? '' }}",
			},
			options: {},
		},
		at: [WRITES.first, 3],
		settings: { onError: 'continueErrorOutput' },
	});
	const save = addSave(flow, { name: 'Save Changed Order', at: [WRITES.save, 3], newId: '' });
	flow.wire({ from: COMPARE, output: OUTPUT.updateInAccountView, to: update });
	flow.wire({ from: update, to: save });
	addOrderGone(flow, { refused: { from: update, output: 1 }, save });
}

/**
 * Of an order that was removed AccountView says only that something is not there.
 * @param {Flow} flow @param {{ refused: { from: string; output: number }; save: string }} nodes
 */
function addOrderGone(flow, { refused, save }) {
	const isGone = addIf(flow, {
		name: 'Is the Order Gone?',
		at: [WRITES.first + 1, 3],
		when: "$json.details?.code === 'AV_RECORD_NOT_FOUND'",
	});
	const gone = addFailure(flow, {
		name: 'Its Order Is Gone',
		at: [WRITES.first + 2, 3],
		...CAUSES.orderGone,
	});
	flow.wire({ ...refused, to: isGone });
	for (const [output, to] of [gone, save].entries()) flow.wire({ from: isGone, output, to });
}

/** A work order is only made here again after it was removed in the app. @param {Flow} flow */
function addWritesToApp(flow) {
	addAppWrites(flow, {
		top: 4,
		creates: { from: COMPARE, output: OUTPUT.createInOther },
		updates: { from: COMPARE, output: OUTPUT.updateInOther },
		resource: 'work-orders',
		shape: APP_FIELDS,
		lookUp: "'?number=' + encodeURIComponent($json.ownReference)",
		body: [
			{ name: 'number', value: `={{ ${handedOut('ownReference')} }}` },
			{ name: 'orderNumber', value: `={{ ${handedOut('number')} }}` },
			{ name: 'customerNumber', value: `={{ ${handedOut('customerNumber')} }}` },
			{ name: 'projectCode', value: `={{ ${handedOut('project')} }}` },
			{ name: 'description', value: `={{ ${handedOut('description')} }}` },
			{ name: 'typeOfWork', value: `={{ ${handedOut('workType')} }}` },
			{ name: 'targetDate', value: `={{ ${handedOut('deliveryDate')} || null }}` },
		],
		updateBody: [
			{
				name: 'orderNumber',
				value: `={{ ${IS_TO_HEAR} ? ${handedOut('number')} : undefined }}`,
			},
			{ name: 'targetDate', value: `={{ ${handedOut('deliveryDate')} || null }}` },
		],
	});
}

const ABOUT = `## 03 · Work Orders to Sales Orders

Makes a sales order in AccountView for every new work order of the app, and keeps the date of both in step.

**Nederlands** – Maakt van elke nieuwe werkbon een verkooporder in AccountView: klant, project, omschrijving, type werkzaamheid en leverdatum. Het werkbonnummer staat er als eigen referentie bij, het ordernummer komt op de werkbon.

**Fill in**
1. Your AccountView credential in the nodes of AccountView Orders and in **Look Up the Customer**.
2. The credential with the app's token in the HTTP Request nodes.
3. The address of the app in **Settings**, unless the set-up flow (00) keeps it in the table *AccountView settings*: what stands there wins. **direction** is \`on\` or \`off\`; **prefix** is what the numbers of work orders begin with: an open order with such a reference whose work order was removed in the app brings it back.

A work order that AccountView does not take (no customer, one that is not in AccountView yet, a closed project) is listed with the reason and tried in every run: as soon as the cause is gone it goes by itself. A work order that has an order number already gets no second order.

AccountView takes no empty date over its API: a date that is emptied in the app comes back. Empty it in AccountView.`;
