// @ts-check
/** The example flow on the canvas after a run, and the status page that the node has made. */
import assert from 'node:assert/strict';
import { addToAccountView, changeInAccountView } from './both-sides.mjs';
import { nodeOnCanvas, openFlow, pictureOfFlow, sizeOfWindow } from './canvas.mjs';
import { inBrowser } from './checks.mjs';
import { bringIn, readExample } from './example-flows.mjs';
import { EXAMPLE, example } from './sync-checks.mjs';
import { waitFor } from './waiting.mjs';
import { SHEET, VIEWPORT } from './window.mjs';

/** @typedef {import('./window.mjs').Window} Window */

/** @param {Window} window */
async function runOnCanvas(window) {
	const { stack } = window;
	// As it is shipped: the one of the checks has a webhook, and its schedule is switched off.
	const flow = example();
	const id = await bringIn(stack, `shown-${EXAMPLE}`, flow, { publish: false });
	// So that something goes along each of the ways.
	for (const number of ['72003', '72004']) await addToAccountView(stack, number, `Klant ${number}`);
	await changeInAccountView(stack, '60001', { CITY: 'Schiedam' });
	const page = await window.page();
	await page.setViewportSize(sizeOfWindow(flow.nodes));
	try {
		await openFlow(window, id, flow.nodes);
		await nodeOnCanvas(page, 'Run Now').hover();
		await page.getByTestId('execute-workflow-button-Run Now').click();
		const last = nodeOnCanvas(page, 'Finish Run');
		await last.getByTestId('canvas-node-status-success').waitFor();
		await page.locator('.el-notification').waitFor({ state: 'hidden' });
		await pictureOfFlow(window, 'customers-in-step');
	} finally {
		await page.setViewportSize(VIEWPORT);
	}
}

/** @param {Window} window */
async function picturesOfStatusPage(window) {
	const { stack } = window;
	await bringIn(stack, 'status-page.json', readExample('status-page.json'));
	const page = await window.anotherPage();
	await page.setViewportSize(SHEET);
	// A flow that was just published answers a moment later.
	const answer = await waitFor('the status page', async () => {
		const one = await page.goto(`${stack.editor}/webhook/sync-status`);
		return one !== null && one.status() !== 404 && one;
	});
	assert.match(answer.headers()['content-type'] ?? '', /^text\/html/);
	for (const kind of ['Klanten', 'Projecten']) {
		await page.getByRole('heading', { name: `${kind} · example` }).waitFor();
	}
	await page.getByText('Loodgietersbedrijf De Kraan').first().waitFor();
	await page.getByText('Eerste synchronisatie').first().waitFor();
	assert.equal(await page.getByText('is nog niet te zeggen').count(), 0, 'There is no estimate.');
	for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
		await page.emulateMedia({ colorScheme });
		await window.picture(`status-page-${colorScheme}`, page, { fullPage: true });
	}
}

/**
 * @param {Window} window
 * @returns {readonly (readonly [string, import('./checks.mjs').Check])[]}
 */
export const syncPictures = (window) =>
	inBrowser(window, [
		['the example flow runs at a press on Execute workflow', () => runOnCanvas(window)],
		[
			'the status page opens in a browser, light and dark, with runs, errors and an estimate',
			() => picturesOfStatusPage(window),
		],
	]);
