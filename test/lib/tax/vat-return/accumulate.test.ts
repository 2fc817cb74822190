import fc from 'fast-check';
import { accumulate } from '../../../../lib/tax/vat-return/accumulate';
import { readVatCodes } from '../../../../lib/tax/vat-return/vat-codes';
import { refusal } from '../refusal';
import { accumulated, CODES, pagesOf, QUARTER, sale } from './books';

describe('the transactions of a period', () => {
	it('add up by rubric, over pages', async () => {
		const pages = pagesOf(
			[sale(), sale({ record: 'VRK 2', turnover: '-50.00', vat: -10.5 })],
			[],
			[sale({ record: 'INK 1', vatCode: '5', turnover: 10, vat: 2.1 })],
		);
		const { sums, counts, findings } = await accumulate(pages, {
			period: QUARTER,
			codes: readVatCodes(CODES),
			periodBy: 'date',
		});
		expect([sums['1a.turnover'], sums['1a.vat'], sums['5b.vat']]).toEqual([5000, 1050, 210]);
		expect(counts).toEqual({ read: 3, counted: 3, leftOut: 0, refused: 0 });
		expect(findings).toEqual([]);
	});

	it('with VAT shifted to the buyer count as owed and as input VAT', async () => {
		const { sums } = await accumulated([sale({ vatCode: '6' })]);
		expect([sums['4b.turnover'], sums['4b.vat'], sums['5b.vat']]).toEqual([10_000, 2_100, 2_100]);
	});

	it('keep their source by VAT code', async () => {
		const { sources } = await accumulated([
			sale(),
			sale({ record: 'VRK 2' }),
			sale({ record: 'INK 1', vatCode: '5', vat: 4 }),
			sale({ record: 'INK 2', vatCode: '6', vat: 3 }),
		]);
		expect(sources['1a.vat']).toEqual([{ code: '1', transactions: 2, cents: 4200 }]);
		expect(sources['5b.vat']).toEqual([
			{ code: '5', transactions: 1, cents: 400 },
			{ code: '6', transactions: 1, cents: 300 },
		]);
	});

	it('that the return leaves out on purpose are only counted', async () => {
		const { counts, findings } = await accumulated([sale({ vatCode: '9', date: '2025-01-01' })]);
		expect([counts.leftOut, findings]).toEqual([1, []]);
	});

	it('that correct an earlier period are told apart', async () => {
		const { corrections, sums } = await accumulated([
			sale(),
			sale({ record: 'VRK 2', vat: 300, concerns: 'correction' }),
			sale({ record: 'INK 1', vatCode: '5', vat: 100, concerns: 'correction' }),
			sale({ record: 'INK 2', vatCode: '6', vat: 50, concerns: 'correction' }),
		]);
		expect([corrections, sums['1a.vat']]).toEqual([20_000, 32_100]);
	});

	it('add up as an independent sum does, however they are paged', async () => {
		const row = fc.record({
			vatCode: fc.constantFrom('1', '2', '5', '6'),
			turnover: fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }),
			vat: fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }),
		});
		await fc.assert(
			fc.asyncProperty(
				fc.array(row, { maxLength: 60 }),
				fc.integer({ min: 1, max: 9 }),
				async (rows, size) => {
					const given = rows.map(({ vatCode, turnover, vat }, at) =>
						sale({ record: `R${at}`, vatCode, turnover: turnover / 100, vat: vat / 100 }),
					);
					const pages = Array.from({ length: Math.ceil(given.length / size) }, (_, at) =>
						given.slice(at * size, at * size + size),
					);
					const { sums } = await accumulate(pagesOf(...pages), {
						period: QUARTER,
						codes: readVatCodes(CODES),
						periodBy: 'date',
					});
					const sumOf = (part: 'turnover' | 'vat', ...codes: readonly string[]) =>
						Number(
							rows
								.filter(({ vatCode }) => codes.includes(vatCode))
								.reduce((sum, one) => sum + BigInt(one[part]), 0n),
						);
					expect(sums['1a.turnover']).toBe(sumOf('turnover', '1'));
					expect(sums['1b.vat']).toBe(sumOf('vat', '2'));
					expect(sums['4b.vat']).toBe(sumOf('vat', '6'));
					expect(sums['5b.vat']).toBe(sumOf('vat', '5', '6'));
				},
			),
		);
	});
});

describe('a transaction that cannot be counted', () => {
	it.each([
		['without VAT code', { vatCode: '' }, 'TAX-VAT-CODE-MISSING', 'VRK 1 heeft geen btw-code'],
		[
			'with a VAT code that nobody knows',
			{ vatCode: 'x7' },
			'TAX-VAT-CODE-UNKNOWN',
			'VRK 1 heeft btw-code X7',
		],
		[
			'with a VAT code without rubric',
			{ vatCode: '8' },
			'TAX-VAT-CODE-RUBRIC-MISSING',
			'Btw-code 8 heeft geen rubriek',
		],
		[
			'with VAT in a rubric that takes none',
			{ vatCode: '3' },
			'TAX-RUBRIC-WITHOUT-VAT',
			'rubriek 3b van btw-code 3 kent geen btw',
		],
		[
			'of another period',
			{ date: '2026-04-01' },
			'TAX-RECORD-PERIOD',
			'VRK 1 is van 1 april 2026, buiten 1e kwartaal 2026',
		],
		[
			'with a date that is none',
			{ date: '2026-02-30' },
			'TAX-RECORD-UNREADABLE',
			'VRK 1 is niet te lezen',
		],
		[
			'with an amount that is none',
			{ vat: '21,00' },
			'TAX-RECORD-UNREADABLE',
			'de btw (vat) moet een bedrag zijn',
		],
		['without a name', { record: ' ' }, 'TAX-RECORD-UNREADABLE', 'Record 1 is niet te lezen'],
	])('%s is told with its record', async (_what, changes, rule, says) => {
		const { findings, counts, sums } = await accumulated([sale(changes)]);
		expect(findings.map((one) => [one.rule, one.severity])).toEqual([[rule, 'error']]);
		expect(findings[0]?.message.nl).toContain(says);
		for (const texts of [findings[0]?.message, findings[0]?.remedy]) {
			expect(`${texts?.nl ?? '{'}${texts?.en ?? '{'}`).not.toMatch(/[{}]/);
		}
		expect([counts.counted, counts.refused, sums['1a.vat']]).toEqual([0, 1, 0]);
	});

	it.each([null, 'row', 7, []])('that is no record at all (%j) is told too', async (row) => {
		const { findings } = await accumulated([row]);
		expect(findings[0]?.record).toBe('Record 1');
	});

	it('is told once for all that are alike, with the first record, their number and their sum', async () => {
		const { findings } = await accumulated(
			Array.from({ length: 3 }, (_, at) => sale({ record: `VRK ${at}`, vatCode: '' })),
		);
		expect(findings).toHaveLength(1);
		expect(findings[0]).toMatchObject({ record: 'VRK 0', amount: 6300 });
		expect(findings[0]?.message.en).toContain('(and 2 more)');
	});

	it('takes no more memory than a hundred kinds of them', async () => {
		const { findings } = await accumulated(
			Array.from({ length: 250 }, (_, at) => sale({ record: `VRK ${at}`, vatCode: `q${at}` })),
		);
		expect(findings).toHaveLength(101);
		expect(findings.at(-1)?.message.nl).toContain('nog 150 boekingen');
	});
});

it('a record that moved over the edge of a page is counted once and told', async () => {
	const pages = pagesOf(
		[sale(), sale({ record: 'VRK 2' })],
		[sale({ record: 'VRK 2' }), sale({ record: 'VRK 3' })],
	);
	const { sums, findings } = await accumulate(pages, {
		period: QUARTER,
		codes: readVatCodes(CODES),
		periodBy: 'date',
	});
	expect(sums['1a.vat']).toBe(6300);
	expect(findings.map(({ rule, severity, record }) => [rule, severity, record])).toEqual([
		['TAX-RECORD-REPEATED', 'warning', 'VRK 2'],
	]);
});

it('a record of another date counts when the books are read by booking period, and is told', async () => {
	const { sums, findings } = await accumulated([sale({ date: '2025-12-31' })], {
		periodBy: 'bookingPeriod',
	});
	expect(sums['1a.vat']).toBe(2100);
	expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
		['TAX-RECORD-PERIOD-COUNTED', 'warning'],
	]);
});

describe('the list of VAT codes', () => {
	it.each([
		[[{ code: '1', rubric: '5a' }], 'rubric such as 1a'],
		[[{ code: '1', rubric: '6x' }], 'rubric such as 1a'],
		[
			[
				{ code: '1', rubric: '1a' },
				{ code: ' 1 ', rubric: '1b' },
			],
			'VAT code 1 is there twice',
		],
		[[{ code: '1', rubric: '1a', alsoInput: true }], '2a, 4a and 4b only'],
		[[{ rubric: '1a' }], 'code is empty'],
		['nothing', 'must be a list'],
	])('%j is refused: %s', (given, because) => {
		const { code, message } = refusal(() => readVatCodes(given));
		expect([code, message]).toEqual(['TAX_VAT_CODES_INVALID', expect.stringContaining(because)]);
	});

	it('takes codes that the books keep as numbers', () => {
		expect([...readVatCodes([{ code: 7, rubric: '1A' }]).values()]).toMatchObject([
			{ code: '7', rubric: '1a' },
		]);
	});
});
