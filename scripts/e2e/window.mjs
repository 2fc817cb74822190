// @ts-check
/** The editor in a real browser, and the pictures taken of it. */
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../lib/paths.mjs';
import { findChromium, openBrowser } from './browser.mjs';

/**
 * @typedef {import('../lib/stack.mjs').Stack} Stack
 * @typedef {import('playwright-core').Page} Page
 *
 * @typedef {Pick<import('playwright-core').PageScreenshotOptions, 'fullPage' | 'clip'>} Shown fullPage: also what
 * lies below the window's edge
 */

const PICTURES = inProject('build', 'e2e');
const DOCUMENTED = inProject('docs', 'images');
export const VIEWPORT = { width: 1440, height: 900 };
/** Cookies of whoever is logged in to n8n stay. */
const NOT_THE_LOGIN = /^(?!n8n-auth$|n8n-browserId$)/;
/** For pages that are read, not worked in. */
export const SHEET = { width: 1100, height: 900 };

/** What refers to pictures. */
const DOCUMENTS = ['README.md', 'docs/nodes.md', 'workflows/README.md'];

/** Others are looked at in `build/e2e` only. @param {string} name of a picture */
const isDocumented = (name) =>
	DOCUMENTS.some((file) => readFileSync(inProject(file), 'utf8').includes(`images/${name}.png`));

/** The editor is large, and the machine may be busy. */
const LOADED_WITHIN_MS = 120_000;
const SHOWN_WITHIN_MS = 60_000;

/* global document -- of the page, in which this is run */
/** n8n's list of good advice opens by itself, sooner or later, over what a check looks at. */
function hideAdvice() {
	document.addEventListener('DOMContentLoaded', () => {
		const style = document.createElement('style');
		style.textContent =
			'[data-reka-popper-content-wrapper]:has([data-test-id="suggested-actions-close"]) { display: none; }';
		document.head.append(style);
	});
}

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
		const context = await this.#browser.newContext({
			viewport: VIEWPORT,
			deviceScaleFactor: 1.5,
			locale: 'en-GB',
		});
		await context.addInitScript(hideAdvice);
		context.setDefaultNavigationTimeout(LOADED_WITHIN_MS);
		context.setDefaultTimeout(SHOWN_WITHIN_MS);
		const page = this.#watched(await context.newPage());
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

	/** Another one beside it, of the same person, until the end of the check. @returns {Promise<Page>} */
	async anotherPage() {
		return this.#watched(await (await this.page()).context().newPage());
	}

	/** All pages but the first, and what they have left: n8n keeps a cookie for each form, until its server takes no more. */
	async closeOthers() {
		const context = this.#page?.context();
		for (const page of context?.pages() ?? []) {
			if (page !== this.#page) await page.close();
		}
		await context?.clearCookies({ name: NOT_THE_LOGIN });
	}

	/** Not what n8n opens by itself: its page at the end of a sign-in asks for fonts. @param {Page} page */
	#watched(page) {
		page.on('request', (request) => {
			const { protocol, hostname, host } = new URL(request.url());
			const isLocal = ['127.0.0.1', 'localhost'].includes(hostname);
			if (/^(http|ws)s?:$/.test(protocol) && !isLocal) this.foreign.add(host);
		});
		return page;
	}

	/**
	 * @param {string} name of the picture, without extension
	 * @param {Page} [page]
	 * @param {Shown} [options]
	 */
	async picture(name, page, options = {}) {
		page ??= await this.page();
		// Fades of the editor would be caught half way.
		await page.waitForTimeout(600);
		await this.#take(name, page, options);
	}

	/** @param {string} name @param {Page} page @param {Shown} options */
	async #take(name, page, options) {
		const file = join(PICTURES, `${name}.png`);
		await page.screenshot({ path: file, animations: 'disabled', ...options });
		if (this.updateImages && isDocumented(name)) {
			mkdirSync(DOCUMENTED, { recursive: true });
			copyFileSync(file, join(DOCUMENTED, `${name}.png`));
		}
	}

	/** A page that people read, whole, in both themes. @param {string} name @param {Page} page */
	async looks(name, page) {
		await this.#take(name, page, { fullPage: true });
		await page.emulateMedia({ colorScheme: 'dark' });
		await this.#take(`${name}-dark`, page, { fullPage: true });
		await page.emulateMedia({ colorScheme: null });
	}

	/** What each open page looked like when a check failed. @param {string} name of the check */
	async pictureOfFailure(name) {
		const pages = this.#page?.context().pages() ?? [];
		for (const [index, page] of pages.entries()) {
			const file = `failed ${name.replace(/\W+/g, ' ').slice(0, 60)} ${index + 1}.png`;
			await page.screenshot({ path: join(PICTURES, file) });
		}
	}

	async close() {
		await this.#browser?.close();
	}
}
