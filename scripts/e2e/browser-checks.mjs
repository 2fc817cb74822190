// @ts-check
/** The editor as a person sees it, in a real browser; each check leaves a picture. */
import assert from 'node:assert/strict';
import { sandboxCredentials } from '../lib/credentials.mjs';
import { runNow } from '../lib/execution.mjs';
import { startingNode } from '../lib/template.mjs';
import { openFlow, pictureOfFlow, sizeOfWindow } from './canvas.mjs';
import { inBrowser } from './checks.mjs';
import { templateOf } from './templates.mjs';
import { VIEWPORT } from './window.mjs';

/** @typedef {import('./window.mjs').Window} Window */

const NODE_NAME = 'AccountView Customers';

/** @param {Window} window */
const customersTemplate = ({ stack }) => templateOf(stack, '01');

/** @param {Window} window */
async function openCredential(window) {
	const page = await window.page();
	const { id } = sandboxCredentials.accountViewOAuth2Api;
	await page.goto(`${window.stack.editor}/home/credentials/${id}`);
	await page.getByText('Account connected').waitFor();
	return page;
}

/** Take the tokens away and get new ones as a person does. @param {Window} window */
async function signIn(window) {
	const page = await openCredential(window);
	await page.getByRole('button', { name: 'Disconnect' }).click();
	await page.getByRole('dialog').last().getByRole('button', { name: 'Disconnect' }).last().click();
	const opening = page.waitForEvent('popup');
	await page.getByRole('button', { name: 'Connect', exact: true }).click();
	const popup = await opening;
	await popup.getByRole('button', { name: 'Toestaan' }).waitFor();
	await window.picture('sign-in', popup);
	await popup.getByRole('button', { name: 'Toestaan' }).click();
	await page.getByText('Account connected').waitFor();

	const template = customersTemplate(window);
	const start = startingNode(template.workflow);
	assert.ok(start);
	const run = await runNow(window.stack.client, template.id, start.name, 60_000);
	assert.equal(run.status, 'success', run.error);
}

/**
 * @param {Window} window
 * @returns {readonly (readonly [string, import('./checks.mjs').Check])[]}
 */
export const templateChecks = (window) =>
	inBrowser(window, [
		[
			'each template opens in the editor',
			async () => {
				const page = await window.page();
				try {
					for (const { id, file, workflow } of window.stack.templates) {
						await page.setViewportSize(sizeOfWindow(workflow.nodes));
						await openFlow(window, id, workflow.nodes);
						await pictureOfFlow(window, `template-${file.slice(0, 2)}`);
					}
				} finally {
					await page.setViewportSize(VIEWPORT);
				}
			},
		],
	]);

/**
 * @param {Window} window
 * @returns {readonly (readonly [string, import('./checks.mjs').Check])[]}
 */
export const browserChecks = (window) =>
	inBrowser(window, [
		[
			'the nodes panel finds the node by "AccountView"',
			async () => {
				const { id, workflow } = customersTemplate(window);
				const page = await openFlow(window, id, workflow.nodes);
				await page.getByTestId('node-creator-plus-button').click();
				await page.getByTestId('node-creator-search-bar').fill('AccountView');
				await page.getByTestId('node-creator-item-name').filter({ hasText: NODE_NAME }).waitFor();
				await window.picture('nodes-panel');
			},
		],
		[
			'the credential opens and shows its fields',
			async () => {
				const page = await openCredential(window);
				const form = page.getByTestId('editCredential-modal');
				await form.getByText('Company Code').waitFor();
				await form.getByText('Base URL').evaluate((label) => label.scrollIntoView());
				await window.picture('credential');
			},
		],
		[
			'a sign-in at AccountView connects the credential, and the flow reads with it',
			async () => signIn(window),
		],
		[
			'the sandbox page shows both sides',
			async () => {
				const page = await window.page();
				await page.goto(window.stack.sandbox.pageUrl);
				await page.getByText('Hernoemde Klant BV').first().waitFor();
				await window.picture('sandbox');
			},
		],
		[
			'the browser asked nothing outside this machine',
			async () => assert.deepEqual([...window.foreign], []),
		],
	]);
