import type { Browser, Page } from 'playwright-core';
import { findChromium, openBrowser, withChromium } from './browser';
import { openTab } from './looked-at';

const chromium = findChromium();

/**
 * Tests that look at pages, each in a tab of its own; skipped, and said so, where there is no Chromium.
 *
 * @param tests gets the tab of the test that runs
 */
export function describeInBrowser(title: string, tests: (tab: () => Page) => void): void {
	const describeIt = chromium === undefined ? describe.skip : describe;
	describeIt(withChromium(title), () => {
		let browser: Browser | undefined;
		let page: Page | undefined;
		beforeAll(async () => {
			browser = await openBrowser(chromium ?? '');
		});
		afterAll(async () => {
			await browser?.close();
		});
		beforeEach(async () => {
			if (browser !== undefined) page = await openTab(browser);
		});
		afterEach(async () => {
			await page?.context().close();
		});
		tests(() => {
			if (page === undefined) throw new Error('The tab is opened before each test');
			return page;
		});
	});
}
