import type { Page } from 'playwright-core';
import { describeInBrowser } from './describe-in-browser';
import { faultsOf, LOOKS, reached, show } from './looked-at';
import { samples, type Sample } from './samples';

const LANGUAGES = ['nl', 'en'] as const;

/**
 * The page of the first run asks for itself again until it is done, and would go while it is looked at.
 * So the one rule that is about this, meta-refresh, is not held: without scripts it cannot be paused.
 */
const withoutRenewal = (html: string): string =>
	html.replace(/<meta http-equiv="refresh"[^>]*>/, '');

describeInBrowser('every page, in light and dark, narrow and wide, and on paper', (tab) => {
	let page: Page;
	let all: readonly Sample[];

	beforeAll(async () => {
		all = await samples();
	});
	beforeEach(() => {
		page = tab();
	});

	it.each(LANGUAGES)(
		'is without a violation of a rule of axe-core, and nothing is wider than the screen (%s)',
		async (language) => {
			const faults: string[] = [];
			for (const { name, html } of all) {
				await show(page, withoutRenewal(html(language)));
				for (const look of LOOKS) {
					const found = await faultsOf(page, look, { name: `${name}-${language}` });
					faults.push(...found.map((fault) => `${name}: ${fault}`));
				}
			}
			expect(faults).toEqual([]);
		},
		600_000,
	);

	it('can be gone through by keyboard', async () => {
		for (const { name, html } of all) {
			await show(page, withoutRenewal(html('nl')));
			const { all: there, byTab } = await reached(page);
			expect({ name, byTab }).toEqual({ name, byTab: there });
		}
	}, 300_000);

	it('finds fault with a page that has one', async () => {
		await show(
			page,
			'<html lang="nl"><title>x</title><main><h1>x</h1><p style="color:#ccc;width:2000px">Te licht</p></main></html>',
		);
		const [first] = LOOKS;
		const faults = first === undefined ? [] : await faultsOf(page, first, { name: 'fault' });
		expect(faults.join()).toMatch(/color-contrast.*pixels too wide/s);
	});
});
