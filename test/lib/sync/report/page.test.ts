import type { StreamIssue } from '../../../../lib/sync/issues/issue-table';
import { LANGUAGES, type Language } from '../../../../lib/sync/issues/nouns';
import { renderPage } from '../../../../lib/sync/report/page/page';
import type { Report, StreamReport } from '../../../../lib/sync/report/report';
import { NO_COUNTS } from '../../../../lib/sync/runs/run';
import { loadParser, type ParsedPage } from './parsed';
import { HOSTILE, issue, MINUTE, NOW, run, stream } from './samples';

const { parseHTML } = loadParser();

function page(
	streams: readonly StreamReport[],
	{
		issues = [],
		language = 'en',
		title = '',
		notice = '',
	}: {
		issues?: readonly StreamIssue[];
		language?: Language;
		title?: string;
		notice?: string;
	} = {},
): { html: string; document: ParsedPage; text: string } {
	const report: Report = { at: NOW, streams };
	const html = renderPage({ report, issues, language, title, notice });
	const { document } = parseHTML(html);
	return { html, document, text: document.body.textContent.replace(/\s+/g, ' ') };
}

describe('the status page', () => {
	it.each(LANGUAGES)('is one accessible file that asks for nothing (%s)', (language) => {
		const first = { done: 10, remaining: 5, waiting: 1, total: 16, rate: null, leftMs: null };
		const { html, document } = page([stream({ firstRun: first }), stream({ entity: 'boot' })], {
			language,
		});
		expect(document.documentElement.getAttribute('lang')).toBe(language);
		expect(html).not.toMatch(/<script|<link|https?:|url\(|undefined|NaN|Infinity|\[object/);
		expect(html).toContain("default-src 'none'");
		for (const landmark of ['header', 'main', 'footer', 'h1']) {
			expect(document.querySelectorAll(landmark)).toHaveLength(1);
		}
		for (const table of document.querySelectorAll('table')) {
			expect(table.querySelector('caption')?.textContent).not.toBe('');
		}
		for (const chart of document.querySelectorAll('svg')) {
			expect(chart.getAttribute('role')).toBe('img');
			const names = chart.getAttribute('aria-labelledby')?.split(' ') ?? [];
			expect(names).toHaveLength(2);
			for (const name of names) expect(document.getElementById(name)?.textContent).toBeTruthy();
		}
		const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
	});

	it('says first what a person has to know, as text', () => {
		const { document, html } = page([stream({})], { notice: `Stopped ${HOSTILE}` });

		expect(document.querySelector('header [role=status]')?.textContent).toContain('<script>');
		expect(html).not.toContain(HOSTILE);
		expect(page([stream({})]).document.querySelector('[role=status]')).toBeNull();
	});

	it('begins with what there is to mend, and else with how all is doing', () => {
		const toMend = stream({
			toMend: 1,
			condition: { is: 'toMend', count: 1 },
			issues: [{ code: 'CONFLICT', count: 1 }],
		});

		expect(page([toMend], { issues: [issue()] }).html).toMatch(/<h2>Error list.*class="cards"/s);
		expect(page([stream({})]).html).toMatch(/class="cards".*<h2>Error list/s);
	});

	it('shows hostile names, titles and values as text', () => {
		const hostile = stream({
			backend: HOSTILE,
			entity: HOSTILE,
			toMend: 1,
			condition: { is: 'toMend', count: 1 },
			issues: [{ code: 'CONFLICT', count: 1 }],
			overwritten: {
				total: 1,
				latest: [
					{
						at: NOW,
						side: 'other',
						key: HOSTILE,
						sourceKey: HOSTILE,
						label: HOSTILE,
						fields: [{ name: HOSTILE, was: HOSTILE, became: '' }],
					},
				],
			},
		});
		const issues = [
			issue({
				backend: HOSTILE,
				entity: HOSTILE,
				key: HOSTILE,
				label: HOSTILE,
				facts: { cause: HOSTILE },
			}),
		];
		const { html, document, text } = page([hostile], { issues, title: HOSTILE });
		expect(document.querySelectorAll('script, img')).toHaveLength(0);
		expect(html).not.toMatch(/[\0\p{Surrogate}]/u);
		expect(document.querySelector('h1')?.textContent).toContain("<script>alert('x')</script>");
		expect(text).toContain('&amp;');
	});

	it.each([
		['nl', 'Nog niets te zien'],
		['en', 'Nothing to see yet'],
	] as const)('says what to do while there is nothing to show (%s)', (language, heading) => {
		const { document, text } = page([], { language });
		expect(text).toContain(heading);
		expect(text).toContain('Run: Start');
		expect(document.querySelectorAll('table, svg')).toHaveLength(0);
	});

	it('writes numbers, times and durations as Dutch people do', () => {
		const { text } = page([stream()], { language: 'nl' });
		expect(text).toContain('12.345');
		expect(text).toContain('Stand van 23 nov 2026, 10:12');
		expect(text).toContain('5 minuten geleden');
		expect(text).toContain('Klanten · de werkbonnen-app');
	});

	it.each([
		[{ is: 'running', since: NOW, lastSignAt: NOW }, 'Running since 23 Nov, 10:12'],
		[{ is: 'neverRan' }, 'There has been no run yet'],
		[{ is: 'braked', since: NOW }, 'Nothing was written'],
		[{ is: 'brokenOff', since: NOW }, 'did not come to its end'],
		[
			{ is: 'overdue', since: NOW - 14 * 60 * MINUTE, usualGapMs: 10 * MINUTE },
			'No run for 14 hours (usually every 10 minutes)',
		],
		[{ is: 'toMend', count: 7 }, '7 in the error list'],
		[{ is: 'catchingUp', rest: 1700 }, '1,700 more for the next run'],
		[{ is: 'inStep' }, 'Both sides were equal'],
	] as const)('says in words that a stream is %j', (condition, words) => {
		expect(page([stream({ condition })]).text).toContain(words);
	});

	it('draws a bar for each run and a line for a pause that is longer than usual', () => {
		const runs = [
			run(5, { state: 'brokenOff' }),
			run(15, { counts: NO_COUNTS }),
			run(25),
			run(900),
			run(910),
		];
		const { document } = page([stream({ runs })]);
		expect(document.querySelectorAll('svg .b-written')).toHaveLength(4);
		expect(document.querySelectorAll('svg .b-failed')).toHaveLength(4);
		expect(document.querySelectorAll('svg .b-stub')).toHaveLength(1);
		expect(document.querySelectorAll('svg .b-odd')).toHaveLength(1);
		const [chart] = document.querySelectorAll('svg');
		const titles = [...(chart?.querySelectorAll('g title') ?? [])].map((one) => one.textContent);
		expect(titles).toHaveLength(6);
		expect(titles[2]).toBe('no run for 15 hours');
		expect(titles[5]).toBe('23 Nov 2026, 10:07: 3 written, 1 failed (broken off)');
	});

	it('draws how late changes came over, from one finished run to the next', () => {
		const ended = (minutesAgo: number) => ({ endedAt: NOW - minutesAgo * MINUTE });
		const runs = [
			run(5, ended(4)),
			run(15, { ...ended(14), state: 'brokenOff' }),
			run(25, ended(22)),
			run(35, ended(34)),
		];
		const { document, text } = page([stream({ runs })]);
		const [, chart] = document.querySelectorAll('svg');
		const titles = [...(chart?.querySelectorAll('g title') ?? [])].map((one) => one.textContent);
		expect(titles).toEqual(['23 Nov 2026, 09:47: 13 minutes', '23 Nov 2026, 10:07: 21 minutes']);
		expect(chart?.querySelectorAll('.b-late')).toHaveLength(2);
		expect(text).toContain('The longest was 21 minutes.');
	});

	it('draws no delay before two runs have finished', () => {
		const { document } = page([stream({ runs: [run(5), run(15, { state: 'brokenOff' })] })]);
		expect(document.querySelectorAll('svg')).toHaveLength(1);
		expect(document.body.textContent).not.toContain('Delay per run');
	});

	it('says once what the delay is, however many kinds there are', () => {
		const runs = [run(5), run(15)];
		const { text } = page([stream({ runs }), stream({ entity: 'project', runs })]);
		expect(text.split('the end of the next')).toHaveLength(2);
	});

	it('says that all is equal only where every kind is in step', () => {
		const waiting = stream({ condition: { is: 'neverRan' }, runs: [] });
		expect(page([stream()]).text).toContain('The error list is empty. Everything that was read');
		expect(page([stream(), waiting]).text).toContain('The error list is empty.');
		expect(page([stream(), waiting]).text).not.toContain('Everything that was read');
	});

	it('comes down to a few numbers', () => {
		const { document } = page([stream(), stream({ entity: 'project', toMend: 3, settling: 2 })]);
		const numbers = [...document.querySelectorAll('.figures b')].map((one) => one.textContent);
		expect(numbers).toEqual(['1 of 2', '3', '2', '24,690']);
	});

	it('estimates the first synchronisation in words, and says how', () => {
		const firstRun = {
			done: 1240,
			remaining: 1700,
			waiting: 60,
			total: 3000,
			rate: { perMinute: 74.2, succeeded: 1484, minutes: 20, runs: 3 },
			leftMs: 23 * MINUTE,
		};
		const { document, text } = page([stream({ firstRun })]);
		expect(text).toContain(
			'1,240 of 3,000 linked. Still to be written: 1,700. Waiting for a decision in the error list: 60.',
		);
		expect(text).toContain(
			'About 23 minutes to go, at 74 a minute, measured over the last 3 runs with',
		);
		const rate = { ...firstRun.rate, runs: 1 };
		expect(page([stream({ firstRun: { ...firstRun, rate } })]).text).toContain(
			'measured over the last run.',
		);
		const bar = document.querySelector('[role=progressbar]');
		expect(bar?.getAttribute('aria-valuenow')).toBe('1240');
		expect(bar?.getAttribute('aria-valuemax')).toBe('3000');
		const unknown = { ...firstRun, rate: null, leftMs: null };
		expect(page([stream({ firstRun: unknown })]).text).toContain('cannot be told yet');
	});

	it('lists what is wrong and what to do, and how many more there are', () => {
		const issues = Array.from({ length: 200 }, (_, index) => issue({ key: `C-${index}` }));
		const many = stream({
			toMend: 9990,
			settling: 10,
			condition: { is: 'toMend', count: 9990 },
			issues: [{ code: 'WRITE_REFUSED', count: 10000 }],
		});
		const { html, document, text } = page([many], { issues });
		expect(document.querySelectorAll('.issues tbody tr')).toHaveLength(200);
		expect(text).toContain('And 9,800 more.');
		expect(text).toContain('C-199');
		expect(html.length).toBeLessThan(400_000);
	});

	it('shows what was overwritten, with what it was and became', () => {
		const latest = [
			{
				at: NOW,
				side: 'other' as const,
				key: 'C-12',
				sourceKey: '10012',
				label: 'De Gouden Leeuw',
				fields: [{ name: 'email', was: 'info@leeuw.example', became: '' }],
			},
		];
		const { document, text } = page([stream({ overwritten: { total: 4, latest } })]);
		const [row] = document.querySelectorAll('.stack tbody tr');
		const cells = [...(row?.querySelectorAll('td') ?? [])].map((one) => one.textContent);
		expect(cells.slice(1)).toEqual([
			'Customer C-12 De Gouden Leeuw',
			...['The work-order app', 'email', 'info@leeuw.example', 'empty'],
		]);
		expect(text).toContain('And 3 more.');
	});
});
