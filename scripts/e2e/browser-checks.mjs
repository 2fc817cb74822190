// @ts-check
/** The editor as a person sees it, in a real browser; each check leaves a picture. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxCredentials } from '../lib/credentials.mjs';
import { inProject } from '../lib/paths.mjs';
import { findChromium, openBrowser } from './browser.mjs';
import { Skip } from './checks.mjs';

/**
 * @typedef {import('../lib/stack.mjs').Stack} Stack
 * @typedef {import('playwright-core').Page} Page
 */

const PICTURES = inProject('build', 'e2e');
const DOCUMENTED = inProject('docs', 'images');
const NODE_NAME = 'AccountView Customers';
const VIEWPORT = { width: 1440, height: 900 };
/** For the flow, which is much wider than high. */
const WIDE = { width: 1440, height: 620 };

/** One browser window, opened when the first check needs it. */
export class Window {
	/** @type {import('playwright-core').Browser | undefined} */
	#browser;
	/** @type {Page | undefined} */
	#page;
	/** Addresses outside this machine that a page asked for. @type {Set<string>} */
	foreign = new Set();

	/** @param {Stack} stack @param {{ updateImages: boolean }} options */
	constructor(stack, { updateImages }) {
		this.stack = stack;
		this.updateImages = updateImages;
		this.chromium = findChromium();
		mkdirSync(PICTURES, { recursive: true });
	}

	/** @returns {Promise<Page>} logged in to the editor */
	async page() {
		if (this.#page) return this.#page;
		assert.ok(this.chromium);
		this.#browser = await openBrowser(this.chromium);
		const page = await this.#browser.newPage({
			viewport: VIEWPORT,
			deviceScaleFactor: 1.5,
			locale: 'en-GB',
		});
		page.on('request', (request) => {
			const { protocol, hostname, host } = new URL(request.url());
			const isLocal = ['127.0.0.1', 'localhost'].includes(hostname);
			if (/^(http|ws)s?:$/.test(protocol) && !isLocal) this.foreign.add(host);
		});
		await this.#logIn(page);
		this.#page = page;
		return page;
	}

	/** @param {Page} page */
	async #logIn(page) {
		const { editor, owner } = this.stack;
		await page.goto(`${editor}/signin`);
		await page.locator('input[type="email"], input[name="emailOrLdapLoginId"]').fill(owner.email);
		await page.locator('input[type="password"]').fill(owner.password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.waitForURL((url) => !url.pathname.includes('signin'));
	}

	/** @param {string} name of the picture, without extension */
	async picture(name) {
		const page = await this.page();
		// Fades would be caught half way.
		await page.waitForTimeout(600);
		const file = join(PICTURES, `${name}.png`);
		await page.screenshot({ path: file });
		if (this.updateImages) {
			mkdirSync(DOCUMENTED, { recursive: true });
			copyFileSync(file, join(DOCUMENTED, `${name}.png`));
		}
	}

	/** What the page looked like when a check failed. @param {string} name of the check */
	async pictureOfFailure(name) {
		const file = join(PICTURES, `failed ${name.replace(/\W+/g, ' ').slice(0, 60)}.png`);
		await this.#page?.screenshot({ path: file });
	}

	async close() {
		await this.#browser?.close();
	}
}

/** @param {Window} window */
async function openTemplate(window) {
	const page = await window.page();
	const [template] = window.stack.templates;
	assert.ok(template);
	await page.goto(`${window.stack.editor}/workflow/${template.id}`);
	const node = template.workflow.nodes.find(({ type }) =>
		type.startsWith('n8n-nodes-accountview.'),
	);
	assert.ok(node);
	const drawn = page.locator(`[data-test-id="canvas-node"][data-node-name="${node.name}"]`);
	await drawn.waitFor();
	// n8n's list of good advice lies over the drawing.
	const advice = page.getByTestId('suggested-actions-close');
	if (await advice.isVisible()) await advice.click();
	return { page, drawn };
}

/**
 * @param {Window} window
 * @returns {readonly (readonly [string, import('./checks.mjs').Check])[]}
 */
export const browserChecks = (window) =>
	/** @type {[string, (window: Window) => Promise<void>][]} */ ([
		[
			'the template opens in the editor',
			async () => {
				const { page } = await openTemplate(window);
				await page.setViewportSize(WIDE);
				await page.getByTestId('zoom-to-fit').click();
				await window.picture('template-01');
				await page.setViewportSize(VIEWPORT);
			},
		],
		[
			'the nodes panel finds the node by "AccountView"',
			async () => {
				const { page } = await openTemplate(window);
				await page.getByTestId('node-creator-plus-button').click();
				await page.getByTestId('node-creator-search-bar').fill('AccountView');
				await page.getByTestId('node-creator-item-name').filter({ hasText: NODE_NAME }).waitFor();
				await window.picture('nodes-panel');
			},
		],
		[
			"the node's panel opens, and a press on Execute Step shows the customers",
			async () => {
				const { page, drawn } = await openTemplate(window);
				await drawn.dblclick();
				await page.getByTestId('parameter-input-resource').waitFor();
				await page.getByTestId('node-execute-button').click();
				await page.getByTestId('output-panel').getByText('Bakkerij Van den Bosch').waitFor();
				// The notice of success would lie over the result.
				await page.locator('.el-notification').waitFor({ state: 'hidden' });
				await window.picture('customers-node');
			},
		],
		[
			'the credential opens and shows its fields',
			async () => {
				const page = await window.page();
				const { id } = sandboxCredentials.accountViewOAuth2Api;
				await page.goto(`${window.stack.editor}/home/credentials/${id}`);
				const form = page.getByTestId('editCredential-modal');
				await form.getByText('Account connected').waitFor();
				await form.getByText('Company Code').waitFor();
				await form.getByText('Base URL').evaluate((label) => label.scrollIntoView());
				await window.picture('credential');
			},
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
	]).map(([name, check]) => [
		name,
		async () => {
			if (!window.chromium) return new Skip('no Chromium on this machine');
			try {
				return await check(window);
			} catch (error) {
				await window.pictureOfFailure(name);
				throw error;
			}
		},
	]);
