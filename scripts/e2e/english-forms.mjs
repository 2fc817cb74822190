// @ts-check
/** The form pages of n8n in English, as a person who reads no Dutch meets them. */
import assert from 'node:assert/strict';
import { openForm } from './forms.mjs';

/**
 * @typedef {import('./window.mjs').Window} Window
 * @typedef {import('playwright-core').Page} Page
 */

/** Dutch words that are no English ones. */
const DUTCH = /\b(het|een|niet|wordt|worden|voor|geen|naar|zijn|deze|van|aan|bij|welke?|u|uw)\b/gi;

/** Longer cells of a table are sentences of ours; shorter ones may be names of the books. */
const WORDS_OF_A_NAME = 6;

/* global document -- of the page, in which this is run */
/** What a page says of its own: without what comes out of the books. @param {number} wordsOfName */
function ownWords(wordsOfName) {
	const body = /** @type {HTMLElement} */ (document.body.cloneNode(true));
	for (const node of body.querySelectorAll('style, script, option')) node.remove();
	for (const cell of body.querySelectorAll('td, li, label')) {
		const words = (cell.textContent ?? '').trim().split(/\s+/);
		// A label with a dot between its words is a record to choose.
		if (words.length <= wordsOfName || words.includes('·')) cell.remove();
	}
	return body.textContent ?? '';
}

/**
 * A page that is English, looked at in both themes.
 * @param {Window} window @param {string} name of its pictures @param {Page} page
 */
export async function seenInEnglish(window, name, page) {
	await window.looks(`${name}-en`, page);
	const found = (await page.evaluate(ownWords, WORDS_OF_A_NAME)).match(DUTCH) ?? [];
	assert.deepEqual(found, [], `Dutch words on ${page.url()}`);
}

/**
 * The first page of a form in English.
 * @param {Window} window @param {string} path of the Dutch one @param {string} title
 */
export const openInEnglish = (window, path, title) => openForm(window, `${path}-en`, title);
