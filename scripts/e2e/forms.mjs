// @ts-check
/** n8n's form pages in the browser, filled in as a person does. */

import { waitFor } from './waiting.mjs';
import { SHEET } from './window.mjs';

/**
 * @typedef {import('./window.mjs').Window} Window
 * @typedef {import('playwright-core').Page} Page
 */

/**
 * The first page of a published form.
 * @param {Window} window @param {string} path @param {string} title
 */
export async function openForm(window, path, title) {
	const address = `${window.stack.editor}/form/${path}`;
	// Published is not yet listening.
	await waitFor(`the form ${path}`, async () => {
		const { status } = await fetch(address, { redirect: 'manual' });
		return status !== 404;
	});
	const page = await window.anotherPage();
	await page.setViewportSize(SHEET);
	await page.goto(address);
	const heading = page.getByRole('heading', { name: title, exact: true });
	// n8n asks a person who is logged in whether the form may know that.
	const allow = page.getByRole('button', { name: 'Allow access' });
	await heading.or(allow).waitFor();
	if (await allow.isVisible()) await allow.click();
	await heading.waitFor();
	return page;
}

/** @param {Page} page @param {string} button @param {string | RegExp} next heading of the page behind it */
export async function goOn(page, button, next) {
	await page.getByRole('button', { name: button }).click();
	await page.getByRole('heading', { name: next }).waitFor();
}

/** @param {Page} page @param {Readonly<Record<string, string>>} answers by the label of their list */
export async function choose(page, answers) {
	for (const [label, option] of Object.entries(answers)) {
		await page.getByLabel(label).selectOption({ label: option });
	}
}
