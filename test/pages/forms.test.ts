import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { findingsList, icpTable, Pen, sourcesTable, vatTable } from '../../lib/tax/pages';
import { vatReturn } from '../lib/tax/samples';
import { describeInBrowser } from './describe-in-browser';
import { faultsOf, LOOKS, reached, show } from './looked-at';
import { returnLines } from './samples';

/** As a shipped flow has it. */
function shippedCss(): string {
	const file = join(__dirname, '../../workflows/18-vat-return.json');
	const { nodes } = JSON.parse(readFileSync(file, 'utf8')) as {
		nodes: { type: string; parameters: { options?: { customCss?: string } } }[];
	};
	const form = nodes.find(({ type }) => type === 'n8n-nodes-base.formTrigger');
	return form?.parameters.options?.customCss ?? '';
}

const pen = new Pen('nl');
const draft = vatReturn();

/** What flows show on forms: tables of amounts, findings, lists, links. */
const CONTENT = {
	return: `<p>DEMO, omzetbelastingnummer 123456782B01.</p>${vatTable(returnLines.alone, pen).text}<h2>Opmerkingen</h2>${findingsList(draft.reading, pen).text}${sourcesTable(draft, pen)?.text ?? ''}`,
	compared: vatTable(returnLines.compared, pen).text,
	statement: icpTable(
		[
			{
				...{ customer: 'Müller & Söhne GmbH', country: 'DE', number: '136695976' },
				...{ nature: 'goods' as const, corrects: '', euros: 8000 },
			},
		],
		pen,
	).text,
	words: `<table><tbody><tr><td>Administratie</td><td>herinnering</td><td>${'Het systeemprofiel, omdat niets anders past. '.repeat(5)}</td><td><b>FACTUREN</b></td></tr></tbody></table>`,
	list: `<table><thead><tr><th>Nr.</th><th>Toestand</th><th>Bericht</th><th>Reden en wat te doen</th></tr></thead><tbody><tr><td>1</td><td><b>Niet zeker</b><br>29 nov 10:15</td><td>Factuur 20260001<br>administratie@een-heel-lange-naam-van-een-firma.example</td><td>De mailserver verbrak de verbinding.<br><i>Kijk in de map Verzonden.</i></td></tr></tbody></table>`,
};

const FIELDS = [
	{ fieldType: 'text', fieldName: 'text', fieldLabel: 'Kenmerk', placeholder: 'bijv. 2026-Q1' },
	{ fieldType: 'textarea', fieldName: 'area', fieldLabel: 'Bericht', requiredField: true },
	{ fieldType: 'date', fieldName: 'date', fieldLabel: 'Vanaf' },
	{ fieldType: 'number', fieldName: 'number', fieldLabel: 'Aantal' },
	{
		...{
			fieldType: 'dropdown',
			fieldName: 'drop',
			fieldLabel: 'Administratie',
			defaultValue: 'DEMO',
		},
		fieldOptions: { values: [{ option: 'DEMO' }, { option: 'TWEE' }] },
	},
	{
		...{ fieldType: 'radio', fieldName: 'radio', fieldLabel: 'Starten?', defaultValue: 'Ja' },
		fieldOptions: { values: [{ option: 'Ja' }, { option: 'Nee' }] },
	},
	{
		...{ fieldType: 'checkbox', fieldName: 'check', fieldLabel: 'Wat?', defaultValue: 'Klanten' },
		fieldOptions: { values: [{ option: 'Klanten' }, { option: 'Projecten' }] },
	},
];

const html = (elementName: string, content: string) => ({
	...{ fieldType: 'html', elementName, html: content },
});

const FORMS: Readonly<Record<string, readonly object[]>> = {
	fields: FIELDS,
	return: [html('form', CONTENT.return), ...FIELDS.slice(4, 6)],
	compared: [html('form', CONTENT.compared)],
	words: [html('form', CONTENT.words)],
	statement: [html('form', CONTENT.statement), html('list', CONTENT.list)],
};

const END = `<p>Er is niets verzonden.</p><h2>Wat aandacht vraagt</h2>${CONTENT.list}<ul><li>Een</li></ul><p><a href="https://n8n.firm.example/form/x">Opnieuw beginnen</a></p>`;

/** HTML by the name of the form; `end` is a last page. */
function rendered(): Readonly<Record<string, string>> {
	const made = spawnSync(process.execPath, [join(__dirname, 'render-forms.cjs')], {
		input: JSON.stringify({ css: shippedCss(), forms: FORMS, end: END }),
		encoding: 'utf8',
		maxBuffer: 2 ** 26,
	});
	if (made.status !== 0) throw new Error(made.stderr);
	return JSON.parse(made.stdout) as Record<string, string>;
}

/**
 * Of n8n's own markup, which no style sheet mends: its pages have no landmarks, and it takes away the
 * `tabindex` by which a table that can be moved is reached in browsers that need one (Safari).
 */
const OF_N8N = ['landmark-one-main', 'region', 'scrollable-region-focusable'];

/** How many lines each cell takes that holds one word. */
const LINES_OF_SHORT_CELLS = `[...document.querySelectorAll('td:not(:nth-child(3))')].map((cell) => {
	const range = document.createRange();
	range.selectNodeContents(cell);
	return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
})`;

/** The words, of those that are no longer than one of a sentence, that stand on more lines than one. */
const BROKEN_WORDS = `[...document.querySelectorAll('td')].flatMap((cell) => {
	const broken = [];
	const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
	for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
		for (const word of text.data.matchAll(/[^\\s]{1,12}(?=\\s|$)/g)) {
			if (word.index > 0 && !/\\s/.test(text.data[word.index - 1])) continue;
			const range = document.createRange();
			range.setStart(text, word.index);
			range.setEnd(text, word.index + word[0].length);
			if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word[0]);
		}
	}
	return broken;
})`;

describeInBrowser('forms of n8n with our style', (tab) => {
	let pages: Readonly<Record<string, string>>;
	let page: Page;

	beforeAll(() => {
		pages = rendered();
	}, 120_000);
	beforeEach(() => {
		page = tab();
	});

	it.each([...Object.keys(FORMS), 'end'])(
		'break no rule of axe-core and fit on any screen, light and dark (%s)',
		async (name) => {
			await show(page, pages[name] ?? '');
			const faults: string[] = [];
			for (const look of LOOKS) {
				faults.push(...(await faultsOf(page, look, { name: `form-${name}`, but: OF_N8N })));
			}
			expect(faults).toEqual([]);
		},
		300_000,
	);

	it('break no word of a list on a phone', async () => {
		await show(page, pages['words'] ?? '');
		await page.setViewportSize({ width: 320, height: 700 });

		expect(await page.evaluate(LINES_OF_SHORT_CELLS)).toEqual([1, 1, 1]);
	});

	it('break no word of what is to be done, and no VAT number, on a phone', async () => {
		await show(page, pages['statement'] ?? '');
		await page.setViewportSize({ width: 360, height: 700 });

		expect(await page.evaluate(BROKEN_WORDS)).toEqual([]);
	});

	it('can be filled in by keyboard', async () => {
		await show(page, pages['fields'] ?? '');
		const { all, byTab } = await reached(page);
		expect(all).toBeGreaterThanOrEqual(FIELDS.length);
		expect(byTab).toBe(all);
	}, 120_000);
});
