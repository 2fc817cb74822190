import { formOf } from '../../../../lib/tax';
import { filingCalendar, type Filing } from '../../../../lib/tax/filings';
import {
	calendarPage,
	findingsList,
	icpTable,
	Pen,
	receiptPage,
	sourcesTable,
	vatTable,
} from '../../../../lib/tax/pages';
import { readMessage } from '../../../../lib/tax/message/message';
import { writeIcp, writeVatReturn } from '../../../../lib/tax/xbrl/write';
import { ACCEPTED, REJECTED } from '../filings/channel-for-test';
import { icp, MESSAGE, RUBRICS, vatReturn } from '../samples';

const nl = new Pen('nl');
const en = new Pen('en');
const flat = (html: string): string =>
	html
		.slice(Math.max(html.indexOf('<body>'), 0))
		.replace(/\s+/g, ' ')
		.replace(/> </g, '><')
		// Numbers are put to the right by it.
		.replace(/<\/?span>/g, '');
const words = (html: string): string =>
	flat(html)
		.replace(/<[^>]*>/g, ' ')
		.replace(/ +/g, ' ');

function filing(changes: Partial<Filing> = {}): Filing {
	const { xml } = writeVatReturn(vatReturn(), { message: readMessage(MESSAGE) });
	return {
		...{ key: '', administration: 'DEMO', kind: 'vatReturn', period: '2026-Q1', revision: 1 },
		...{ replaces: null, taxpayer: '123456782B01', state: 'accepted', instance: xml },
		...{ contentHash: 'h4sh', preparedBy: '', approvedHash: 'h4sh', approvedBy: 'an@demo.example' },
		...{ reference: 'own-1', channelReference: 'theirs-1', knownReferences: [] },
		...{ statuses: [ACCEPTED], attempts: 1, code: null, reason: null },
		...{ sentAt: Date.UTC(2026, 3, 15, 8, 31), updatedAt: 0, ...changes },
	};
}

describe('The form', () => {
	it('has every rubric in its part, with the totals of the example', () => {
		const html = flat(vatTable(formOf(vatReturn()), nl).text);
		expect(html).toContain(
			'<th colspan="4" scope="colgroup">Rubriek 2: Verleggingsregelingen binnenland</th>',
		);
		expect(html).toContain(
			'<td>5a</td><td>Verschuldigde omzetbelasting</td><td></td><td><b>24.690</b></td>',
		);
		expect(html.match(/<tr>/g)).toHaveLength(1 + 5 + 15);
	});

	it('has the period before beside it where there is one', () => {
		const before = vatReturn('2025-Q4', { ...RUBRICS, '1a': { turnover: 90_000, vat: 18_900 } });
		const html = flat(vatTable(formOf(vatReturn(), before), en).text);
		expect(html).toContain('<td>100,000</td><td>21,000</td><td>90,000</td><td>18,900</td>');
		expect(html).toContain('<th colspan="6" scope="colgroup">');
	});

	it('keeps to tags that a form of n8n shows, without styles and classes', () => {
		const parts = [
			vatTable(formOf(vatReturn()), nl).text,
			icpTable([], nl).text,
			findingsList(vatReturn().reading, nl).text,
		];
		for (const html of parts) {
			expect(html).not.toMatch(/ (class|style)=/);
			for (const [, tag] of html.matchAll(/<(\w+)/g)) {
				expect([
					'table',
					'thead',
					'tbody',
					'tr',
					'th',
					'td',
					'b',
					'p',
					'ul',
					'li',
					'i',
					'br',
					'span',
				]).toContain(tag);
			}
		}
	});

	it('has no sources for amounts that were given', () => {
		expect(sourcesTable(vatReturn(), nl)).toBeNull();
	});
});

describe('The statement', () => {
	it('shows what people typed harmlessly, and its total', () => {
		const line = {
			...{ customer: '<b>A & B</b>', country: 'DE', number: '136695976', nature: 'goods' as const },
			...{ corrects: '2025-Q4', euros: -1_500 },
		};
		const html = flat(icpTable([line, { ...line, corrects: '', euros: 500 }], nl).text);
		expect(html).toContain('&lt;b&gt;A &amp; B&lt;/b&gt;');
		expect(html).toContain('leveringen (2025-Q4)');
		expect(html).toContain('<b>-1.000</b>');
	});
});

describe('A receipt', () => {
	it('tells whose it is, what was declared, and every status with what to do', () => {
		const remedy = { nl: 'Verbeter de aangifte.', en: 'Mend the return.' };
		const page = flat(receiptPage(filing({ statuses: [ACCEPTED, { ...REJECTED, remedy }] }), 'nl'));
		for (const part of [
			'<h1>Btw-aangifte 1e kwartaal 2026</h1>',
			'<span aria-hidden="true">✓',
			'<dt>Goedgekeurd door</dt><dd>an@demo.example</dd>',
			'<dt>Verzonden</dt><dd>15 apr 2026, 10:31</dd>',
			'<b>15.379</b>',
			'De periode klopt niet',
			'<i>Verbeter de aangifte.</i>',
		]) {
			expect(page).toContain(part);
		}
	});

	it.each([
		['2025-Q1', 'in tuples'],
		['2026-Q1', 'in typed dimensions'],
	])('has the lines of a statement of %s, which stand %s', async (period) => {
		const { xml } = writeIcp(await icp(period), { message: readMessage(MESSAGE) });
		const page = flat(receiptPage(filing({ kind: 'icp', period, instance: xml }), 'en'));
		expect(page).toContain('<td>DE</td><td>136695976</td><td>goods</td><td>8,000</td>');
		expect(page).toContain('<td>FR</td><td>83404833048</td><td>services</td><td>1,500</td>');
		expect(page).toContain(
			'<td>BE</td><td>0428759497</td><td>triangular supplies</td><td>-500</td>',
		);
		expect(page).toContain('<b>12,000</b>');
	});

	it('has the corrections of a statement, in tuples', async () => {
		const [first] = (await icp('2025-Q1')).lines;
		const draft = await icp('2025-Q1');
		const corrected = {
			...draft,
			lines: first === undefined ? [] : [{ ...first, corrects: '2024-Q4' }],
		};
		const { xml } = writeIcp(corrected, {
			message: readMessage(MESSAGE),
			corrections: 'context',
		});
		const page = flat(receiptPage(filing({ kind: 'icp', period: '2025-Q1', instance: xml }), 'nl'));
		expect(page).toContain('leveringen (2024-10-01)');
	});

	it('has the VAT of the period before beside it, where there is one', () => {
		const before = vatReturn('2025-Q4', { ...RUBRICS, '1a': { turnover: 90_000, vat: 18_900 } });
		const page = words(receiptPage(filing(), 'nl', before));
		expect(page).toContain('1a Leveringen/diensten belast met hoog tarief € 21.000 € 18.900');
		expect(page).toMatch(/Totaal te betalen of terug te vragen € 15.379 € 13.279/);
		expect(page).not.toContain('Privégebruik € 0');
		expect(words(receiptPage(filing(), 'nl'))).not.toContain('naast de vorige periode');
	});

	it('does not say of what was never sent that it was declared', () => {
		const prepared = filing({ state: 'prepared', sentAt: null, statuses: [] });

		expect(receiptPage(prepared, 'nl')).toContain('Wat wordt aangegeven');
		expect(receiptPage(prepared, 'en')).toContain('What is to be declared');
		expect(receiptPage(filing(), 'nl')).toContain('Wat is aangegeven');
	});

	it('says what is not certain, and why it was refused', () => {
		expect(receiptPage(filing({ state: 'doubtful', statuses: [] }), 'nl')).toContain(
			'Niet zeker of zij is aangekomen',
		);
		const refused = receiptPage(filing({ state: 'rejected', reason: 'Periode <fout>' }), 'nl');
		expect(refused).toContain('Periode &lt;fout&gt;');
	});
});

describe('The calendar', () => {
	const obligations = [
		{ administration: 'DEMO', kind: 'vatReturn', every: 'quarter' },
		{ administration: 'DEMO', kind: 'icp', every: 'month' },
	] as const;

	it('has what asks for somebody first, and what is done last', () => {
		const lines = filingCalendar(obligations, [filing()], { today: '2026-04-20', before: 2 });
		expect(lines.map(({ kind, deadline, state }) => `${kind} ${deadline} ${state}`)).toEqual([
			'vatReturn 2026-01-31 late',
			'icp 2026-03-31 late',
			'icp 2026-04-30 open',
			'icp 2026-05-31 running',
			'vatReturn 2026-07-31 running',
			'vatReturn 2026-04-30 accepted',
		]);
	});

	it('goes by the last revision, and is late with what nobody has sent', () => {
		const filings = [filing({ state: 'rejected' }), filing({ revision: 2, state: 'prepared' })];
		const options = { before: 1, since: '2026-01-01' };
		const at = (today: string) =>
			filingCalendar(obligations.slice(0, 1), filings, { ...options, today });
		expect(at('2026-04-30')[0]?.state).toBe('prepared');
		expect(at('2026-05-01')[0]).toMatchObject({ state: 'late', daysLeft: -1 });
	});

	it('leaves out what was filed elsewhere before', () => {
		const options = { today: '2026-04-20', before: 4, since: '2026-01-01' };
		expect(filingCalendar(obligations.slice(0, 1), [], options)).toHaveLength(2);
	});

	it('says what to fill in while there is nothing in it', () => {
		const page = words(calendarPage([], '2026-04-30', 'nl'));
		expect(page).toContain('Er staat niets op de kalender');
		expect(page).toContain('Geef op wat er wordt aangegeven');
		expect(page).not.toContain('Administratie Aangifte');
	});

	it('comes down to how many are in trouble, to be done and done', () => {
		const lines = filingCalendar(obligations, [filing()], { today: '2026-04-20', before: 2 });
		expect(words(calendarPage(lines, '2026-04-20', 'nl'))).toContain(
			'2 vragen aandacht 1 te doen 1 geaccepteerd',
		);
		expect(words(calendarPage(lines, '2026-04-20', 'en'))).toContain('2 need attention 1 to do');
	});

	it('speaks of one as of one', () => {
		const lines = filingCalendar(obligations.slice(0, 1), [], {
			today: '2026-05-01',
			before: 1,
		});

		const page = words(calendarPage(lines, '2026-05-01', 'nl'));

		expect(page).toContain('1 vraagt aandacht');
		expect(page).toContain(' 1 dag te laat');
		expect(words(calendarPage(lines, '2026-05-01', 'en'))).toContain(' 1 day late');
	});

	it('is a page in either language', () => {
		const lines = filingCalendar(obligations, [], { today: '2026-04-30', before: 1 });
		expect(calendarPage(lines, '2026-04-30', 'nl')).toContain('Stand van 30 april 2026');
		expect(words(calendarPage(lines, '2026-04-30', 'en'))).toContain('30 April 2026 today ○ To do');
	});
});
