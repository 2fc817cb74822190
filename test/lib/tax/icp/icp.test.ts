import { accumulateIcp } from '../../../../lib/tax/icp/accumulate';
import { draftIcp, icpTotal, readIcp } from '../../../../lib/tax/icp/statement';
import type { SupplyInput } from '../../../../lib/tax/icp/supply';
import { refusal } from '../refusal';
import { FILER, pagesOf, QUARTER } from '../vat-return/books';

function supply(changes: Partial<SupplyInput> = {}): SupplyInput {
	return {
		record: 'VRK 1',
		date: '2026-02-01',
		customer: 'customer 10025',
		vatId: 'DE136695976',
		nature: 'goods',
		amount: '1000.00',
		...changes,
	};
}

async function drafted(...supplies: readonly unknown[]) {
	return draftIcp(FILER, QUARTER, await accumulateIcp(pagesOf(supplies), QUARTER));
}

describe('an ICP statement', () => {
	it('has one line for each customer and nature', async () => {
		const { lines } = await drafted(
			supply(),
			supply({ record: 'VRK 2', vatId: 'de 136.695.976', amount: '-250.50' }),
			supply({ record: 'VRK 3', nature: 'services' }),
			supply({ record: 'VRK 4', vatId: '094259216', country: 'GR', nature: 'triangular' }),
		);
		expect(
			lines.map(({ country, number, nature, cents, euros, records }) => [
				country,
				number,
				nature,
				cents,
				euros,
				records,
			]),
		).toEqual([
			['DE', '136695976', 'goods', 74_950, 749, 2],
			['DE', '136695976', 'services', 100_000, 1000, 1],
			['EL', '094259216', 'triangular', 100_000, 1000, 1],
		]);
	});

	it('cuts the cents off a credit as off what it credits', async () => {
		const { lines } = await drafted(supply({ amount: '-10.99' }));
		expect(lines.map(({ euros }) => euros)).toEqual([-10]);
	});

	it('has no line of nothing, yet counts its cents', async () => {
		const draft = await drafted(
			supply({ amount: '0.99' }),
			supply({ record: 'VRK 2', vatId: 'BE0428759497', amount: 5 }),
			supply({ record: 'VRK 3', vatId: 'FR83404833048', amount: 5 }),
			supply({ record: 'VRK 4', vatId: 'FR83404833048', amount: -5 }),
		);
		expect(draft.lines.map(({ country }) => country)).toEqual(['BE']);
		expect(draft.zeroLines.map(({ country, cents }) => [country, cents])).toEqual([
			['DE', 99],
			['FR', 0],
		]);
		expect(icpTotal(draft)).toBe(599);
	});

	it('keeps corrections apart, by the period that they correct', async () => {
		const { lines } = await drafted(
			supply(),
			supply({ record: 'VRK 2', corrects: '2025-q4', date: '2025-11-01', amount: -100 }),
			supply({ record: 'VRK 3', corrects: '2025-Q3', amount: -50 }),
		);
		expect(lines.map(({ corrects, euros }) => [corrects, euros])).toEqual([
			['', 1000],
			['2025-Q4', -100],
			['2025-Q3', -50],
		]);
	});

	it('keeps customers without VAT number apart by name', async () => {
		const { lines } = await drafted(
			supply({ vatId: '' }),
			supply({ record: 'VRK 2', vatId: '', customer: 'customer 10026' }),
		);
		expect(lines.map(({ customer, number }) => [customer, number])).toEqual([
			['customer 10025', ''],
			['customer 10026', ''],
		]);
	});

	it('survives JSON', async () => {
		const draft = await drafted(supply(), supply({ record: 'VRK 2', date: '2026-05-01' }));
		expect(readIcp(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
		expect(refusal(() => readIcp({ ...draft, lines: [{}] })).code).toBe('TAX_DRAFT_INVALID');
		expect(refusal(() => readIcp({ ...draft, kind: 'vatReturn' })).message).toContain('kind');
	});
});

describe('a supply that cannot be counted', () => {
	it.each([
		['of another period', { date: '2026-04-01' }, 'TAX-RECORD-PERIOD', 'VRK 1 is van 1 april 2026'],
		[
			'of no nature',
			{ nature: 'gift' as never },
			'TAX-RECORD-UNREADABLE',
			'de soort (nature) moet een van deze zijn',
		],
		[
			'without customer',
			{ customer: '' },
			'TAX-RECORD-UNREADABLE',
			'de afnemer (customer) is leeg',
		],
		[
			'that corrects no period',
			{ corrects: '2025-W04' },
			'TAX-RECORD-UNREADABLE',
			'(corrects) moet een periode zijn',
		],
		[
			'with an amount that is none',
			{ amount: 'veel' },
			'TAX-RECORD-UNREADABLE',
			'het bedrag (amount) moet een bedrag zijn',
		],
	])('%s is told with its record', async (_what, changes, rule, says) => {
		const { reading, lines, counts } = await drafted(supply(changes));
		expect(reading.map((one) => [one.rule, one.record])).toEqual([[rule, 'VRK 1']]);
		expect(reading[0]?.message.nl).toContain(says);
		expect([lines, counts.refused]).toEqual([[], 1]);
	});

	it('because it came twice is counted once', async () => {
		const { reading, lines } = await drafted(supply(), supply());
		expect(reading.map(({ rule, severity }) => [rule, severity])).toEqual([
			['TAX-RECORD-REPEATED', 'warning'],
		]);
		expect(lines.map(({ euros }) => euros)).toEqual([1000]);
	});
});
