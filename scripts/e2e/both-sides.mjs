// @ts-check
/** Customers in AccountView and in the app, as the sandbox has them, and what was written to the app. */
import assert from 'node:assert/strict';
import { startN8n } from '../lib/n8n-instance.mjs';
import { waitFor } from './waiting.mjs';

/**
 * @typedef {import('../lib/stack.mjs').Stack} Stack
 * @typedef {{ id: number; number: string; name: string }} AppCustomer
 * @typedef {{ server: string; method: string; path: string; status: number; body?: any }} Request
 */

/** So many are written; the run then waits for answers that never end, until it is cut off. */
const WRITTEN_BEFORE_THE_CUT = 10;

/** @param {Stack} stack @returns {Promise<AppCustomer[]>} */
export const inApp = ({ sandbox }) => sandbox.control('GET', '/workorders/customers');

/** What was written to the app, failed attempts included. @param {Stack} stack @returns {Promise<Request[]>} */
export async function writesToApp({ sandbox }) {
	/** @type {Request[]} */
	const requests = await sandbox.control('GET', '/requests');
	return requests.filter(({ server, method }) => server === 'workOrders' && method !== 'GET');
}

/** Each AccountView customer is in the app, once and with the same content. @param {Stack} stack */
export async function assertInStep(stack) {
	const { counts } = await stack.sandbox.control('GET', '/overview');
	const { accountView, inStep, differs, onlyAccountView } = counts;
	assert.deepEqual(
		{ inStep, differs, onlyAccountView },
		{ inStep: accountView, differs: 0, onlyAccountView: 0 },
	);
	const numbers = (await inApp(stack)).map(({ number }) => number);
	assert.equal(new Set(numbers).size, numbers.length, 'A customer is in the app twice.');
}

/**
 * @param {Stack} stack @param {string} number @param {string} name
 * @param {Record<string, string>} [more] further columns
 */
export const addToAccountView = ({ sandbox }, number, name, more = {}) =>
	sandbox.control('POST', '/accountview/customers', {
		SUB_NR: number,
		ACCT_NAME: name,
		ADDRESS1: 'Kade 1',
		POST_CODE: '3011 AA',
		CITY: 'Rotterdam',
		...more,
	});

/** An open project. @param {Stack} stack @param {string} code @param {string} customer a number that
 * AccountView has @returns {Promise<unknown>} */
export const openProject = ({ sandbox }, code, customer) =>
	sandbox.control('POST', '/accountview/projects', {
		PROJ_CODE: code,
		PROJ_DESC: `Project ${code}`,
		SUB_NR: customer,
		PROJ_TYPE: 'SERVICE',
		BEG_DATE: '2026-11-02',
	});

/** @param {Stack} stack @param {string} number @param {Record<string, string>} columns */
export const changeInAccountView = ({ sandbox }, number, columns) =>
	sandbox.control('PATCH', `/accountview/customers/${number}`, columns);

/** @param {Stack} stack @param {string} number @param {(customer: AppCustomer) => boolean} [as] */
export const seenInApp = (stack, number, as = () => true) =>
	waitFor(`customer ${number} in the app`, async () =>
		(await inApp(stack)).find((customer) => customer.number === number && as(customer)),
	);

/** Customer numbers. @param {number} first @param {number} count */
export const numbersFrom = (first, count) =>
	Array.from({ length: count }, (_, index) => String(first + index));

/**
 * Add customers to AccountView, end n8n as a power cut would while it is writing them to the app, and
 * start it again.
 * @param {Stack} stack
 * @param {{ logFile: string; firstNumber: number; count: number; begin?: () => Promise<unknown> }} options
 * logFile: of n8n; begin: starts the run that is cut off, where none starts by itself
 * @returns {Promise<{ numbers: readonly string[]; arrived: () => Promise<number> }>} the new customers,
 * and how many of them are in the app
 */
export async function cutOffInMidRun(stack, { logFile, firstNumber, count, begin }) {
	const { sandbox, instance } = stack;
	const numbers = numbersFrom(firstNumber, count);
	await sandbox.control('POST', '/faults', {
		server: 'workOrders',
		method: 'POST',
		kind: 'endless',
		skip: WRITTEN_BEFORE_THE_CUT,
		times: 'always',
	});
	for (const number of numbers) await addToAccountView(stack, number, `Klant ${number} BV`);
	const arrived = async () =>
		(await inApp(stack)).filter(({ number }) => numbers.includes(number)).length;
	await begin?.();
	const untilCut = async () => (await arrived()) === WRITTEN_BEFORE_THE_CUT;
	await waitFor('the first of the new customers in the app', untilCut);
	await stack.n8n.kill();
	await sandbox.control('DELETE', '/faults');
	stack.n8n = await startN8n(instance, logFile);
	await stack.client.logIn(stack.owner.email, stack.owner.password);
	return { numbers, arrived };
}
