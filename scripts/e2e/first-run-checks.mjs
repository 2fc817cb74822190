// @ts-check
/** E8 in a real n8n: the first run that a person starts, and the schedules that go on by themselves. */
import assert from 'node:assert/strict';
import { scheduleOf } from '../lib/template.mjs';
import { writesToApp } from './both-sides.mjs';
import { inBrowser } from './checks.mjs';
import { publishAgain } from './example-flows.mjs';
import { goOn, openForm } from './forms.mjs';
import { day, Office } from './office.mjs';
import { quicken, restSchedules, templateOf } from './templates.mjs';
import { waitFor } from './waiting.mjs';

/**
 * @typedef {import('./window.mjs').Window} Window
 * @typedef {readonly (readonly [string, import('./checks.mjs').Check])[]} Checks
 */

const TITLE = 'Eerste synchronisatie';
/** Six flows, one after the other. */
export const DONE_WITHIN_MS = 180_000;
/** Templates of the link. */
export const LINK = ['01', '02', '03', '04', '05', '06', '07'];
/** Such that no flow starts again before it has ended. */
const EVERY_SECONDS = 10;

/** What waits on either side: a customer in AccountView, and a work order for it. */
const CUSTOMER = '80103';

/** @param {Office} office */
async function makeNews(office) {
	await office.addInAccountView('customers', {
		SUB_NR: CUSTOMER,
		ACCT_NAME: 'Tandartspraktijk Maas',
		MAIL_BUS: 'praktijk@tandartsmaas.example',
	});
	await office.addInApp('work-orders', {
		customerNumber: CUSTOMER,
		description: 'Kraan behandelkamer',
		targetDate: day(4),
	});
}

/** @param {Office} office */
const ordersOf = (office, customer = CUSTOMER) =>
	office.inAccountView('orders', ({ RPL_INV }) => RPL_INV === customer);

/** @param {Window} window @param {Office} office */
async function previewAndStart(window, office) {
	await restSchedules(window.stack);
	for (const number of LINK) await publishAgain(window.stack, templateOf(window.stack, number).id);
	await makeNews(office);
	await window.stack.sandbox.control('DELETE', '/requests');
	const page = await openForm(window, 'accountview-first-run', TITLE);
	await goOn(page, 'Laat zien wat er zou gebeuren', 'Dit zou er gebeuren');
	const preview = await page.locator('form').innerText();
	assert.match(preview, /Tandartspraktijk Maas/);
	assert.match(preview, /Kraan behandelkamer/);
	assert.doesNotMatch(preview, /kon niet worden bekeken/);
	await window.looks('first-run-preview', page);
	assert.deepEqual(await writesToApp(window.stack), []);
	assert.deepEqual(await ordersOf(office), []);

	await page.getByLabel('Ja, start de eerste synchronisatie').check();
	await page.getByRole('button', { name: 'Verder' }).click();
	await page.waitForURL(/accountview-first-run-progress/);
	await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
	await window.looks('first-run-progress', page);
	await page
		.getByText('Klaar. Vanaf nu gaat het vanzelf, elke 10 minuten.')
		.waitFor({ timeout: DONE_WITHIN_MS });
	await window.looks('first-run-done', page);
	await office.oneInApp('customers', ({ number }) => number === CUSTOMER);
	assert.equal((await ordersOf(office)).length, 1);
}

/** @param {Window} window @param {Office} office */
async function schedulesGoOn({ stack }, office) {
	for (const number of LINK) {
		const words = number === '07' ? /every 2 minutes/ : /every 10 minutes/;
		assert.match(scheduleOf(templateOf(stack, number).workflow), words, number);
	}
	for (const number of LINK) await quicken(stack, number, EVERY_SECONDS);
	try {
		await office.addInAccountView('customers', { SUB_NR: '80104', ACCT_NAME: 'Kapsalon Krul' });
		const { id } = await office.addInApp('work-orders', {
			customerNumber: '80104',
			description: 'Wasbak vervangen',
		});
		await waitFor('the customer in the app', async () => {
			const found = await office.inApp('customers', ({ number }) => number === '80104');
			return found.length === 1;
		});
		await waitFor('the number of the sales order at the work order', async () => {
			const { orderNumber } = await office.oneInApp('work-orders', (one) => one['id'] === id);
			return orderNumber !== null && orderNumber !== '' && orderNumber;
		});
		assert.equal((await ordersOf(office, '80104')).length, 1);
	} finally {
		await restSchedules(stack);
	}
}

/** After the set-up. @param {Window} window @returns {Checks} */
export function firstRunChecks(window) {
	const office = new Office(window.stack);
	return inBrowser(window, [
		[
			'E8 given news on both sides, when a person looks at the first run, then it is shown and nothing is written; started, then a page shows it to its end',
			() => previewAndStart(window, office),
		],
		[
			'E8 given every flow published, with seconds for its ten minutes, when a customer and a work order are made, then both arrive and nobody presses anything',
			() => schedulesGoOn(window, office),
		],
	]);
}
