import type { Language } from '../../../../lib/sync/issues/nouns';
import { renderProgress, type ProgressRequest } from '../../../../lib/sync/report/page/progress';
import type { StreamReport } from '../../../../lib/sync/report/report';
import { NO_COUNTS } from '../../../../lib/sync/runs/run';
import { loadParser, type ParsedPage } from './parsed';
import { HOSTILE, MINUTE, NOW, run, stream } from './samples';

const { parseHTML } = loadParser();

interface Shown {
	readonly isDone: boolean;
	readonly document: ParsedPage;
	readonly text: string;
	/** What each part says of itself. */
	readonly badges: readonly string[];
	readonly reloads: boolean;
}

function progress(
	streams: readonly StreamReport[],
	request: Partial<Omit<ProgressRequest, 'report'>> & { readonly language?: Language } = {},
): Shown {
	const { html, isDone } = renderProgress({
		report: { at: NOW, streams },
		entities: ['customer', 'project'],
		since: NOW - 30 * MINUTE,
		language: 'nl',
		title: '',
		statusPage: '',
		...request,
	});
	const { document } = parseHTML(html);
	const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
	return {
		isDone,
		document,
		text: plain(document.body.textContent),
		badges: [...document.querySelectorAll('.badge')].map((one) => plain(one.textContent)),
		reloads: document.querySelector('meta[http-equiv=refresh]') !== null,
	};
}

const FIRST = {
	done: 400,
	remaining: 600,
	waiting: 0,
	total: 1000,
	rate: { perMinute: 100, succeeded: 400, minutes: 4, runs: 2 },
	leftMs: 6 * MINUTE,
};

describe('the page of the first run', () => {
	it('shows how far each part is and how long it takes yet, and renews itself', () => {
		const busy = stream({
			runs: [run(1, { state: 'running', endedAt: null, isFirst: true })],
			firstRun: FIRST,
		});

		const { badges, text, isDone, reloads } = progress([busy]);

		expect(badges).toEqual(['↻ Bezig', '○ Wacht op zijn beurt']);
		expect(text).toContain('400 van 1.000 gekoppeld.');
		expect(text).toContain('Naar schatting nog 6 minuten');
		expect([isDone, reloads]).toEqual([false, true]);
	});

	it('says that it reads, as long as nothing is known', () => {
		const reading = { ...FIRST, done: 0, remaining: null, total: null, rate: null, leftMs: null };
		const busy = stream({ runs: [run(1, { state: 'running' })], firstRun: reading });

		expect(progress([busy]).text).toContain('Leest beide kanten en vergelijkt ze.');
	});

	it('ends when every part is done, tells what needs a person, and leads to the status page', () => {
		const { text, badges, isDone, reloads, document } = progress(
			[stream({ toMend: 3 }), stream({ entity: 'project' })],
			{ statusPage: 'https://n8n.firm.example/webhook/status?a=1&b=2' },
		);

		expect(badges).toEqual(['✓ Klaar', '✓ Klaar']);
		expect(text).toContain('Vanaf nu gaat het vanzelf');
		expect(text).toContain('3 met een vraag of een fout');
		expect([isDone, reloads]).toEqual([true, false]);
		expect(document.querySelector('a')?.getAttribute('href')).toBe(
			'https://n8n.firm.example/webhook/status?a=1&b=2',
		);
	});

	it('goes on while a part is left for the next run, and not when nothing comes of it', () => {
		const left = (succeeded: number): StreamReport =>
			stream({ runs: [run(1, { counts: { ...NO_COUNTS, rest: 500, succeeded } })] });

		expect(progress([left(20)], { entities: ['customer'] }).isDone).toBe(false);
		expect(progress([left(0)], { entities: ['customer'] }).isDone).toBe(true);
	});

	it.each(['braked', 'brokenOff', 'noSign', 'takenOver'] as const)(
		'says that a run that is %s has stopped, and does not call it done',
		(state) => {
			const { badges, text } = progress([stream({ runs: [run(1, { state })] })], {
				entities: ['customer'],
			});

			expect(badges).toEqual(['✕ Gestopt']);
			expect(text).not.toContain('Vanaf nu gaat het vanzelf');
		},
	);

	it('does not count runs from before', () => {
		const { badges } = progress([stream({ runs: [run(31)] })], { entities: ['customer'] });

		expect(badges).toEqual(['○ Wacht op zijn beurt']);
	});

	it('escapes what it is given, and leads nowhere but to web addresses', () => {
		const { document } = progress([], {
			title: HOSTILE,
			entities: [HOSTILE],
			statusPage: 'javascript:alert(1)',
		});

		expect(document.querySelectorAll('script, img, a')).toHaveLength(0);
	});

	it('speaks English', () => {
		const { text, document } = progress([stream()], { language: 'en', entities: ['customer'] });

		expect(document.documentElement.getAttribute('lang')).toBe('en');
		expect(text).toContain('From now on it goes by itself');
	});

	it('says that nothing was chosen', () => {
		expect(progress([], { entities: [] })).toMatchObject({ isDone: true, badges: [] });
	});
});
