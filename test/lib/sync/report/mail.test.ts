import type { StreamIssue } from '../../../../lib/sync/issues/issue-table';
import { LANGUAGES } from '../../../../lib/sync/issues/nouns';
import { renderMail, type Mail } from '../../../../lib/sync/report/mail/mail';
import type { MailRequest } from '../../../../lib/sync/report/mail/facts';
import type { StreamReport } from '../../../../lib/sync/report/report';
import { loadParser, type ParsedPage, type PagePart } from './parsed';
import { HOSTILE, issue, NOW, run, stream } from './samples';

const { parseHTML } = loadParser();

function mail(
	streams: readonly StreamReport[],
	issues: readonly StreamIssue[] = [],
	request: Partial<MailRequest> = {},
): Mail & { readonly document: ParsedPage } {
	const made = renderMail({
		report: { at: NOW, streams },
		issues,
		language: 'nl',
		statusPage: 'https://n8n.firm.example/webhook/status',
		hours: 24,
		...request,
	});
	return { ...made, document: parseHTML(made.html).document };
}

const toMend = (count: number): StreamReport =>
	stream({ condition: { is: 'toMend', count }, toMend: count });

describe('the mail', () => {
	it('asks for nothing when all is well, and is a sign of life', () => {
		const { subject, asks, text, document } = mail([stream()]);

		expect(subject).toBe('Koppeling AccountView: alles in orde');
		expect(asks).toBe(false);
		expect(text).toContain('Klanten: Gelijk, gekoppeld 12.345');
		expect(document.querySelectorAll('table')).toHaveLength(1);
	});

	it('tells what there is to mend, with the remedy, in both forms', () => {
		const { subject, asks, text, document } = mail([toMend(1)], [issue()]);
		const [first] = document.querySelectorAll('tbody tr');

		expect(subject).toBe('Koppeling AccountView: 1 te herstellen');
		expect(asks).toBe(true);
		expect(first?.textContent).toContain('Klant C-7');
		expect(first?.textContent).toContain('Bakkerij Jansen');
		for (const cell of [...(first?.querySelectorAll('td') ?? [])].slice(1, 3)) {
			expect(cell.textContent.length).toBeGreaterThan(10);
			expect(text).toContain(cell.textContent);
		}
	});

	it('leaves out what comes by itself, and what is not known one by one it counts', () => {
		const issues = [issue({ code: 'WRITE_POSTPONED', key: 'LATER' }), issue(), issue()];
		const { document, text } = mail([stream({ toMend: 90, settling: 1 })], issues);

		expect(text).not.toContain('LATER');
		expect(text).toContain('En nog 88 andere');
		expect(document.body.textContent).toContain('En nog 88 andere');
	});

	it('lists 50 entries at most', () => {
		const issues = Array.from({ length: 200 }, (_, index) => issue({ key: `C-${index}` }));
		const { document, html } = mail([toMend(200)], issues);

		expect(document.querySelector('tbody')?.querySelectorAll('tr')).toHaveLength(50);
		expect(document.body.textContent).toContain('En nog 150 andere');
		expect(html.length).toBeLessThan(100_000);
	});

	it('tells which runs failed since yesterday, and no others', () => {
		const runs = [
			run(5),
			run(15, { state: 'brokenOff' }),
			run(60, { state: 'braked' }),
			run(25 * 60, { state: 'brokenOff' }),
		];
		const { subject, asks, failedRuns, text } = mail([stream({ runs })]);

		expect(subject).toBe('Koppeling AccountView: 2 × niet voltooid');
		expect([asks, failedRuns]).toEqual([true, 2]);
		expect(text).toContain('Klanten (23 nov, 09:57): afgebroken');
	});

	it('has the name of a number above the number', () => {
		const { document } = mail([stream()]);
		const isRight = (cell: PagePart): boolean =>
			/text-align:right$/.test(cell.getAttribute('style') ?? '');

		const heads = [...document.querySelectorAll('th')].map(isRight);
		expect(heads).toEqual([...document.querySelectorAll('td')].map(isRight));
		expect(heads).toContain(true);
	});

	it('counts in the subject in English as well', () => {
		const { subject } = mail([stream({ runs: [run(5, { state: 'brokenOff' })] })], [], {
			language: 'en',
		});

		expect(subject).toBe('AccountView connection: 1 × not completed');
	});

	it('names the connection where there is more than one', () => {
		const { text } = mail([stream(), stream({ backend: 'shop' })]);

		expect(text).toContain('Klanten · de werkbonnen-app: Gelijk');
		expect(text).toContain('Klanten · shop: Gelijk');
	});

	it('says that nothing runs any more', () => {
		const { subject, asks } = mail([
			stream({ condition: { is: 'overdue', since: NOW, usualGapMs: 600_000 } }),
		]);

		expect([subject, asks]).toEqual(['Koppeling AccountView: 1 × loopt niet', true]);
	});

	it.each(LANGUAGES)('escapes whatever records hold (%s)', (language) => {
		const hostile = issue({ key: HOSTILE, label: HOSTILE, backend: HOSTILE, field: HOSTILE });
		const { html, document } = mail([stream({ backend: HOSTILE, toMend: 1 })], [hostile], {
			language,
		});

		expect(document.querySelectorAll('script, img')).toHaveLength(0);
		expect(html).not.toContain('\0');
	});

	it('has no link where it is given none, or none that leads to a page', () => {
		for (const statusPage of ['', 'javascript:alert(1)', 'status']) {
			const { document, text } = mail([stream()], [], { statusPage });
			expect(document.querySelectorAll('a')).toHaveLength(0);
			expect(text).not.toContain('statuspagina:');
		}
	});

	it('speaks English, and has a word for an empty store', () => {
		const { subject, text, document } = mail([], [], { language: 'en' });

		expect(subject).toBe('AccountView connection: all is well');
		expect(text).toContain('There has been no run yet.');
		expect(document.documentElement.getAttribute('lang')).toBe('en');
	});
});
