// @ts-check
/** What the checks do to the two sides of the sandbox, and look for on them. */
import assert from 'node:assert/strict';
import { addToAccountView, inApp, numbersFrom, writesToApp } from '../e2e/both-sides.mjs';
import { waitFor } from '../e2e/waiting.mjs';

/**
 * @typedef {import('./queue-stack.mjs').QueueStack} QueueStack
 * @typedef {{ id: number; number: string; orderNumber: string }} WorkOrder
 */

/** Fewer than the brake always lets through; more than the app answers before it is held up. */
const NEW_CUSTOMERS = 18;
const ANSWERED = 10;

/** New customers in AccountView. @param {QueueStack} stack @param {number} first their first number */
export async function addCustomers(stack, first) {
	const numbers = numbersFrom(first, NEW_CUSTOMERS);
	for (const number of numbers) await addToAccountView(stack, number, `Klant ${number} BV`);
	return numbers;
}

/** How many of these the app has. @param {QueueStack} stack @param {readonly string[]} numbers */
export const arrived = async (stack, numbers) =>
	(await inApp(stack)).filter(({ number }) => numbers.includes(number)).length;

/**
 * From now on the app takes some new customers and is held up with the next, until its faults go.
 * @param {QueueStack} stack
 * @param {{ kind: 'endless' } | { kind: 'latency'; milliseconds: number }} how
 */
export const holdAppUp = ({ sandbox }, how) =>
	sandbox.control('POST', '/faults', {
		server: 'workOrders',
		method: 'POST',
		pathContains: '/customers',
		skip: ANSWERED,
		times: 'always',
		...how,
	});

/** Until the app has taken what it takes, and a run waits for the rest. @param {QueueStack} stack @param {readonly string[]} numbers */
export const untilHeldUp = (stack, numbers) =>
	waitFor(
		'the first of the new customers in the app',
		async () => (await arrived(stack, numbers)) === ANSWERED,
	);

/** @param {QueueStack} stack */
export const noFaults = ({ sandbox }) => sandbox.control('DELETE', '/faults');

/** @param {QueueStack} stack */
export const forgetRequests = ({ sandbox }) => sandbox.control('DELETE', '/requests');

/** These customers, and nothing else, were written to the app, each by one request. @param {QueueStack} stack @param {readonly string[]} numbers */
export async function assertCreatedOnce(stack, numbers) {
	const writes = await writesToApp(stack);
	assert.deepEqual(
		writes.map(({ method, status, body }) => `${method} ${status} ${body.number}`).sort(),
		numbers.map((number) => `POST 201 ${number}`).sort(),
	);
}

/** As a person makes one in the app. @param {QueueStack} stack @param {string} description @returns {Promise<WorkOrder>} */
export const addWorkOrder = ({ sandbox }, description) =>
	sandbox.control('POST', '/workorders/work-orders', { customerNumber: '10003', description });

/** AccountView's sales orders that were made of this work order. @param {QueueStack} stack @param {WorkOrder} workOrder */
export async function ordersOf({ sandbox }, { number }) {
	/** @type {Record<string, unknown>[]} */
	const orders = await sandbox.control('GET', '/accountview/orders');
	return orders.filter(({ COMMENT1 }) => String(COMMENT1).startsWith(`[${number}]`));
}
