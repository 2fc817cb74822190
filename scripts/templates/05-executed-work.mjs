// @ts-check
/** Template 05: the ticked articles of checked work orders, onto the sales order, ready to invoice. */
import { addAppRequest } from './parts/app.mjs';
import { Flow } from './parts/flow.mjs';
import { addFailure, addSave, addSettled, OUTPUT } from './parts/ledger.mjs';
import { addIf, addSwitch } from './parts/nodes.mjs';
import { ONE_AT_A_TIME, TO_THE_END } from './parts/notes.mjs';
import { addHandedOver, FIRST_WRITE } from './parts/one-way.mjs';
import { addStart } from './parts/settings.mjs';
import { SWITCH } from './parts/words.mjs';

const EXECUTED_WORK = { name: 'executedWork', row: 'executedWork', otherwise: 'on', words: SWITCH };
const COMPARE = 'Compare';

/** The work order as Compare hands it out, on whatever node it is by then. */
const HANDED_OUT = `$('${COMPARE}').item.json`;

const APP_FIELDS = {
	id: '$json.id',
	number: '$json.number',
	orderNumber: '$json.orderNumber',
	checkedAt: '$json.modifiedAt',
	used: "$json.articles.filter(({ ticked }) => ticked).map(({ code, quantity }) => `${Number(Number(quantity).toFixed(4))} x ${code}`).join('; ')",
	articles: '$json.articles',
};

/** Articles that were used when the work order was sent last, and are no longer. */
const WITHDRAWN = `(${HANDED_OUT}._sync.changes.find(({ field }) => field === 'used')?.from ?? '').split('; ').map((one) => one.replace(/^\\S+ x /, '')).filter((code) => code !== '' && !$json.body.articles.some((line) => line.ticked && line.code === code)).map((code) => ({ code, quantity: 0 }))`;

/** What AccountView has of it: the work on that order. */
const NEW_ID = `={{ [${HANDED_OUT}.orderNumber, ${HANDED_OUT}._sync.key].filter(Boolean).join('/') }}`;

const LEFT_OUT = '$json.notTakenOver.map((line) => `${line.articleCode}: ${line.reason}`)';
const LEFT_OUT_NL = LEFT_OUT.replace('line.reason', 'line.reasonNl');

const CAUSES = {
	waiting: {
		cause: 'It waits for its sales order: no order number has been filled in yet',
		causeNl: 'hij wacht op de verkooporder: er is nog geen ordernummer ingevuld',
		toDo: 'Nothing, as long as flow 03 is on: it makes the order and fills the number in',
		toDoNl: 'Niets, zolang flow 03 aan staat: die maakt de order aan en vult het nummer in',
	},
	leftOut: {
		cause: `={{ 'Not all articles could be taken over to order ' + $json.number + '. ' + ${LEFT_OUT}.join('; ') + '. What is not named here is on the order' }}`,
		causeNl: `={{ 'niet alle artikelen konden naar order ' + $json.number + '. ' + ${LEFT_OUT_NL}.join('; ') + '. Wat hier niet staat, staat op de order' }}`,
		toDo: 'Correct the article in the app, or add it in AccountView; the rest then goes by itself. Article numbers have to be the same on both sides, zeros and spaces included; capitals do not count',
		toDoNl:
			'Verbeter het artikel in de app, of voeg het toe in AccountView; de rest gaat dan vanzelf mee. Artikelnummers moeten aan beide kanten gelijk zijn, ook de nullen en spaties; hoofdletters tellen niet',
	},
};

export function executedWork() {
	const flow = new Flow({ number: '05', name: 'AccountView 05 · Executed Work' });
	const start = addStart(flow, {
		minute: 4,
		night: '02:40',
		settings: [EXECUTED_WORK],
		by: EXECUTED_WORK,
	});
	addHandedOver(flow, {
		entity: 'executed-work',
		start,
		app: {
			read: 'Get Checked Work Orders',
			split: 'One Item per Work Order',
			shape: 'Work Orders in One Shape',
			resource: 'work-orders',
			query: [
				{ name: 'state', value: 'checked' },
				{ name: 'updateStatus', value: 'false' },
			],
			fields: APP_FIELDS,
		},
		fields: [
			{ field: 'number' },
			{ field: 'orderNumber' },
			{ field: 'used' },
			{ field: 'checkedAt', as: 'exact' },
		],
		last: 6,
	});
	addWrites(flow);
	addAllNotes(flow);
	return flow;
}

/** @param {Flow} flow */
function addWrites(flow) {
	const sentBefore = addIf(flow, {
		name: 'Sent Before?',
		at: [FIRST_WRITE, 0],
		when: '$json._sync.attempt > 1',
	});
	const hasOrder = addIf(flow, {
		name: 'Has a Sales Order?',
		at: [FIRST_WRITE + 2, 0],
		when: "$json.orderNumber !== ''",
	});
	const lookUp = addAppRequest(flow, {
		name: 'Look Up the Work Order',
		at: [FIRST_WRITE + 1, 1],
		path: `/work-orders/{{ $json._sync.key }}`,
		whole: true,
	});
	const isReady = "$json.statusCode === 200 && ['checked', 'handled'].includes($json.body.state)";
	const now = addSwitch(flow, {
		name: 'What Is It Now?',
		at: [FIRST_WRITE + 2, 1],
		cases: [
			{ name: 'To Send', when: `${isReady} && $json.body.orderNumber !== ''` },
			{ name: 'Without Order', when: `${isReady} && $json.body.orderNumber === ''` },
			{
				name: 'Not Checked',
				when: `$json.statusCode === 404 || $json.statusCode === 200 && !(${isReady})`,
			},
			{ name: 'Not Read', when: '$json.statusCode !== 200 && $json.statusCode !== 404' },
		],
	});
	const append = addAppend(flow, {
		name: 'Put the Articles on the Order',
		at: [FIRST_WRITE + 3, 0],
		order: '$json.orderNumber',
		reference: '$json.number',
		lines: '$json.articles',
		// What was typed over before the first run is there already; after it a like line is another's.
		options: { skipExisting: "={{ $('Start Run').first().json.firstRun === true }}" },
	});
	const appendRest = addAppend(flow, {
		name: 'Put What Is Missing on the Order',
		at: [FIRST_WRITE + 3, 1],
		order: '$json.body.orderNumber',
		reference: '$json.body.number',
		lines: `[...$json.body.articles, ...${WITHDRAWN}]`,
		options: { reportChanged: true },
	});
	const isPart = addIf(flow, {
		name: 'Anything Left Out?',
		at: [FIRST_WRITE + 4.5, 0],
		when: '$json.notTakenOver.length > 0',
	});
	const handled = addAppRequest(flow, {
		name: 'Set to Handled',
		at: [FIRST_WRITE + 5.5, 0],
		method: 'PUT',
		path: `/work-orders/{{ ${HANDED_OUT}._sync.key }}`,
		body: [{ name: 'state', value: 'handled' }],
	});
	const save = addSave(flow, {
		name: 'Save Result',
		at: [FIRST_WRITE + 6.5, 1],
		newId: NEW_ID,
	});
	const leftOut = addFailure(flow, {
		name: 'Some Left Out',
		at: [FIRST_WRITE + 5.5, -1],
		...CAUSES.leftOut,
	});
	const waiting = addFailure(flow, {
		name: 'Waits for Its Order',
		at: [FIRST_WRITE + 3, 2],
		...CAUSES.waiting,
	});
	const settled = addSettled(flow, {
		name: 'Nothing to Send',
		at: [FIRST_WRITE + 3, 3],
		newId: NEW_ID,
	});
	const notRead = addSave(flow, {
		name: 'Look-Up Failed',
		at: [FIRST_WRITE + 3, 4],
		newId: NEW_ID,
	});
	flow.wire({ from: COMPARE, output: OUTPUT.createInAccountView, to: sentBefore });
	flow.wire({ from: COMPARE, output: OUTPUT.updateInAccountView, to: lookUp });
	flow.wire({ from: sentBefore, output: 0, to: lookUp });
	flow.wire({ from: sentBefore, output: 1, to: hasOrder });
	flow.wire({ from: hasOrder, output: 0, to: append });
	flow.wire({ from: hasOrder, output: 1, to: waiting });
	flow.wire({ from: lookUp, to: now });
	for (const [output, to] of [appendRest, waiting, settled, notRead].entries()) {
		flow.wire({ from: now, output, to });
	}
	for (const from of [append, appendRest]) {
		flow.wire({ from, to: isPart });
		flow.wire({ from, output: 1, to: save });
	}
	flow.wire({ from: lookUp, output: 1, to: notRead });
	flow.wire({ from: isPart, output: 0, to: leftOut });
	flow.wire({ from: isPart, output: 1, to: handled });
	for (const output of [0, 1]) flow.wire({ from: handled, output, to: save });
}

/**
 * @param {Flow} flow
 * @param {{ name: string; at: import('./parts/flow.mjs').Place; order: string; reference: string; lines: string; options: Record<string, boolean | string> }} node
 * order, reference and lines: expressions without braces
 */
const addAppend = (flow, { name, at, order, reference, lines, options }) =>
	flow.add({
		name,
		type: 'n8n-nodes-accountview.accountViewOrders',
		version: 1,
		parameters: {
			resource: 'orderLine',
			operation: 'append',
			matchOn: 'number',
			order: { __rl: true, mode: 'number', value: `={{ ${order} }}` },
			linesFrom: 'input',
			linesInput: `={{ ${lines} }}`,
			lineReference: `={{ ${reference} }}`,
			options,
		},
		at,
		settings: { onError: 'continueErrorOutput' },
	});

/** @param {Flow} flow */
function addAllNotes(flow) {
	flow.note({
		name: 'About This Flow',
		text: ABOUT,
		at: [-2.6, -0.6],
		size: [2.2, 4.6],
		colour: 'setUp',
	});
	flow.note({ name: 'What Is Read', text: READS, at: [4.8, -0.9], size: [3, 1.2] });
	flow.note({ name: 'One at a Time', text: ONE_AT_A_TIME, at: [4.8, 2.9], size: [2, 0.7] });
	flow.note({
		name: 'Sent Before',
		text: SENT_BEFORE,
		at: [FIRST_WRITE - 0.1, -1.3],
		size: [3.6, 1.1],
	});
	flow.note({
		name: 'What Is Left Out',
		text: LEFT,
		at: [FIRST_WRITE + 4.3, 2.2],
		size: [2.7, 1.1],
	});
	flow.note({ name: 'To the End', text: TO_THE_END, at: [FIRST_WRITE - 0.1, 7], size: [3, 1.1] });
}

const ABOUT = `## 05 · Executed work

Puts the ticked articles of each checked work order on the sales order that it is linked to, ready to invoice, and sets the work order to handled.

**Nederlands** – Zet u een werkbon op gecontroleerd, dan komen de aangevinkte artikelen op de gekoppelde verkooporder in AccountView en gaat de werkbon naar verwerkt. Een artikel dat AccountView niet kent wordt bij de werkbon gemeld; de andere gaan gewoon door. Zodra het is hersteld verdwijnt de melding vanzelf.

**Fill in**
1. Your AccountView credential in **Companies**, **Put the Articles on the Order** and **Put What Is Missing on the Order**, the same in all three.
2. The credential with the app's token in the HTTP Request nodes.
3. The address of the app in **Settings**, unless the set-up flow (00) keeps it in the table *AccountView settings*: what stands there wins.

\`executedWork\` is \`on\` or \`off\`. Work orders that were checked before the first run go along: set those to handled that are on an invoice already.`;

const READS = `## What is read
Work orders that are checked and not handled yet; by the schedule those that have changed since the last run. \`updateStatus=false\` keeps the app from setting them to handled for having been read: a crash after that would lose the work. **Companies** tells Compare which company the credential has: after a switch nothing is written.`;

const SENT_BEFORE = `## Nothing twice
Each line bears the number of its work order in front of its description, so that each work order brings its own. Only in the first run, and where an answer was lost, a line without a number and with the same article, quantity, price and description counts as this one: it may have been typed over by hand. Your AccountView has a column to spare on order lines? Name it for \`ownReference\` in the dictionary override of the credential.

What was tried before, or is checked again, is first looked up in the app: only work that is still checked goes on. A quantity that was corrected after it was sent is told at the work order, not appended once more: change it on the order in AccountView and the message goes.`;

const LEFT = `## What is left out
A work order without a sales order waits and says so. What AccountView does not take is told at the work order; what it took stays. Both are tried again in every run, so a message goes by itself once the cause is mended.`;
