// @ts-check
/** Template 08 in a real n8n: the page that shows how the link is doing, and the mail when a person is needed. */
import assert from 'node:assert/strict';
import { runNow } from '../lib/execution.mjs';
import { inBrowser } from './checks.mjs';
import { publishAgain } from './example-flows.mjs';
import { Office } from './office.mjs';
import { MAIL_TO } from './set-up-checks.mjs';
import { templateOf } from './templates.mjs';
import { SHEET } from './window.mjs';

/**
 * @typedef {import('./window.mjs').Window} Window
 * @typedef {readonly (readonly [string, import('./checks.mjs').Check])[]} Checks
 */

const REFUSED = { SUB_NR: '80105', ACCT_NAME: 'Slagerij De Os', MAIL_BUS: 'geen adres' };

/** @param {Window} window */
async function statusPage(window) {
	const page = await window.anotherPage();
	await page.setViewportSize(SHEET);
	const answer = await page.goto(`${window.stack.editor}/webhook/accountview-status`);
	assert.match(answer?.headers()['content-type'] ?? '', /^text\/html/);
	assert.equal(answer?.headers()['cache-control'], 'no-store');
	await page.getByRole('heading', { name: 'Foutenlijst' }).waitFor();
	await page.getByText(REFUSED.ACCT_NAME).first().waitFor();
	await window.looks('status-page', page);
}

/** @param {Window} window */
async function dailyMail(window) {
	const { client, sandbox } = window.stack;
	await sandbox.control('DELETE', '/mails');
	const run = await runNow(client, templateOf(window.stack, '08').id, 'Mail Now', 60_000);
	assert.equal(run.status, 'success', run.error);
	const [mail, ...others] = await sandbox.control('GET', '/mails');
	assert.deepEqual(others, []);
	assert.deepEqual(mail.to, [MAIL_TO]);
	// Runs that were broken off stand behind it, where there were any.
	assert.match(mail.subject, /^Koppeling AccountView: \d+ te herstellen/);
	for (const body of [mail.text, mail.html]) assert.match(body, /Slagerij De Os|80105/);

	const page = await window.anotherPage();
	await page.setViewportSize(SHEET);
	await page.setContent(mail.html);
	await window.looks('daily-mail', page);
	await page.getByRole('link').first().click();
	await page.getByRole('heading', { name: 'Foutenlijst' }).waitFor();
}

/** After the set-up and the first run. @param {Window} window @returns {Checks} */
export function statusChecks(window) {
	const office = new Office(window.stack);
	return inBrowser(window, [
		[
			'E10 given a customer that the app refuses, when the status page is opened, then it stands there by name',
			async () => {
				await publishAgain(window.stack, templateOf(window.stack, '08').id);
				await office.addInAccountView('customers', REFUSED);
				await office.run('01');
				await statusPage(window);
			},
		],
		[
			'E10 given something to mend, when the daily mail is sent, then it says so to the address of the set-up, and leads to the status page',
			() => dailyMail(window),
		],
		[
			'E10 given the mistake mended, when 01 has run, then the status page has it no more',
			async () => {
				const { SUB_NR, ACCT_NAME } = REFUSED;
				await office.changeInAccountView('customers', SUB_NR, { MAIL_BUS: 'info@deos.example' });
				await office.run('01');
				const answer = await fetch(`${window.stack.editor}/webhook/accountview-status`);
				const page = await answer.text();
				assert.ok(answer.ok && page.includes('<main'), page.slice(0, 200));
				assert.ok(!page.includes(ACCT_NAME));
			},
		],
	]);
}
