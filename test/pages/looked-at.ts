import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const WIDTHS = [320, 768, 1280];
export const THEMES = ['light', 'dark'] as const;

/** Where pictures of all that is looked at go; not set: none are made. */
const { PAGES_PICTURES = '' } = process.env;

/** A page as it is looked at. */
export interface Look {
	readonly theme: (typeof THEMES)[number] | 'paper';
	readonly width: number;
}

/** In each theme at each width, and on paper. */
export const LOOKS: readonly Look[] = [
	...THEMES.flatMap((theme) => WIDTHS.map((width) => ({ theme, width }))),
	{ theme: 'paper', width: 768 },
];

/** A tab in which pages are looked at; axe-core is in each of them. */
export async function openTab(browser: Browser): Promise<Page> {
	const context = await browser.newContext();
	await context.addInitScript({ content: AXE });
	return await context.newPage();
}

/** Shows a page with nothing but its own HTML: whatever it asks for is refused. */
export async function show(page: Page, html: string): Promise<void> {
	await page.route('**', (route) =>
		route.request().url() === ADDRESS
			? route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
			: route.abort(),
	);
	await page.goto(ADDRESS, { waitUntil: 'domcontentloaded' });
}

const ADDRESS = 'http://page.example/';

/** What is wrong with a page at a look, as sentences. */
export async function faultsOf(
	page: Page,
	{ theme, width }: Look,
	{ name, but = [] }: { readonly name: string; readonly but?: readonly string[] },
): Promise<readonly string[]> {
	await page.setViewportSize({ width, height: 900 });
	await page.emulateMedia({
		media: theme === 'paper' ? 'print' : 'screen',
		colorScheme: theme === 'dark' ? 'dark' : 'light',
	});
	await takePicture(page, `${name}-${theme}-${width}`);
	const found = await violations(page, but);
	const overflow = await page.evaluate<number>(
		'document.documentElement.scrollWidth - document.documentElement.clientWidth',
	);
	// Paper does not scroll.
	const tooWide = theme === 'paper' || overflow <= 0 ? [] : [`is ${overflow} pixels too wide`];
	return [...found, ...tooWide].map((fault) => `${theme}, ${width}: ${fault}`);
}

async function violations(page: Page, but: readonly string[]): Promise<readonly string[]> {
	const rules = Object.fromEntries(but.map((rule) => [rule, { enabled: false }]));
	const { violations: found } = await page.evaluate<AxeResults>(
		`window.axe.run(document, ${JSON.stringify({ rules, resultTypes: ['violations'] })})`,
	);
	return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

async function takePicture(page: Page, name: string): Promise<void> {
	if (PAGES_PICTURES === '') return;
	await mkdir(PAGES_PICTURES, { recursive: true });
	await page.screenshot({ path: join(PAGES_PICTURES, `${name}.png`), fullPage: true });
}

/** How many elements are to be reached by keyboard, and how many the Tab key reaches. */
export async function reached(
	page: Page,
): Promise<{ readonly all: number; readonly byTab: number }> {
	const all = await page.locator(FOCUSABLE).count();
	const seen = new Set<number>();
	// A date has several stops of its own.
	for (let step = 0; seen.size < all && step < 5 * all; step += 1) {
		await page.keyboard.press('Tab');
		const place = await page.evaluate<number>(PLACE_OF_FOCUS);
		if (place >= 0) seen.add(place);
	}
	return { all, byTab: seen.size };
}

const FOCUSABLE = ['a[href]', 'button', 'input', 'select', 'textarea', '[tabindex="0"]']
	.map((selector) => `${selector}:visible`)
	.join(',');

/** The place that what has the focus has among all elements; -1 for none. */
const PLACE_OF_FOCUS =
	"document.activeElement === document.body ? -1 : [...document.querySelectorAll('*')].indexOf(document.activeElement)";
