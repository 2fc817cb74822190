import fc from 'fast-check';
import { addCents, centsText, readCents, roundToCents } from '../../../../lib/tax/amounts/cents';
import { ceilEuros, cutEuros, floorEuros } from '../../../../lib/tax/amounts/euros';
import { refusal } from '../refusal';

describe('an amount with more decimals', () => {
	it.each([
		...([
			[1.005, 101],
			[-1.005, -101],
			[8.165, 817],
			[1.0049, 100],
		] as const),
		...([
			[2.675, 268],
			[10.125, 1013],
			[4.9e-3, 0],
			[-4.9e-3, 0],
			[5e-3, 1],
			[1e-7, 0],
		] as const),
		...([
			[1e21, 1e23],
			[99_999_999_999.995, 10_000_000_000_000],
		] as const),
	])('%p is %p cents', (given, cents) => {
		expect(roundToCents(given)).toBe(cents);
	});

	it('is rounded as its decimals say, whatever it is', () => {
		const tenThousandths = fc.integer({ min: -1e12, max: 1e12 });
		fc.assert(
			fc.property(tenThousandths, (amount) => {
				const half = amount < 0n ? -50 : 50;
				const exact = Number((BigInt(amount) + BigInt(half)) / 100n);
				expect(roundToCents(amount / 10_000)).toBe(exact);
			}),
		);
	});
});

describe('an amount', () => {
	it.each([
		['1234.56', 123456],
		[1234.56, 123456],
		['-0.05', -5],
		[-0.05, -5],
		[0.1 + 0.2, 30],
		['100.5000', 10050],
		['+7', 700],
		['-0', 0],
		[-0, 0],
		['99999999999.99', 9_999_999_999_999],
		[1e11, 10_000_000_000_000],
		['42949672.97', 4_294_967_297],
	])('%p is %p cents', (given, cents) => {
		expect(readCents(given)).toBe(cents);
	});

	it.each([
		'',
		'1,50',
		'1.234,56',
		'1.005',
		1.005,
		'NaN',
		NaN,
		Infinity,
		'1e3',
		'100000000000.01',
		1e13,
		' - 1',
	])('%p is none', (given) => {
		expect(readCents(given)).toBeUndefined();
	});

	it('comes back as it was written', () => {
		fc.assert(
			fc.property(fc.integer({ min: -10_000_000_000_000, max: 10_000_000_000_000 }), (cents) => {
				expect(readCents(centsText(cents))).toBe(cents);
				expect(readCents(cents / 100)).toBe(cents);
			}),
		);
	});

	it('adds up beyond 2^31 cents, and never inexactly', () => {
		expect(addCents(4_000_000_000_000_000, 4_000_000_000_000_001)).toBe(8_000_000_000_000_001);
		expect(refusal(() => addCents(Number.MAX_SAFE_INTEGER, 1)).code).toBe('TAX_AMOUNT_TOO_LARGE');
	});
});

describe('whole euros', () => {
	it.each([
		[199, 1, 2, 1],
		[100, 1, 1, 1],
		[1, 0, 1, 0],
		[0, 0, 0, 0],
		[-1, -1, 0, 0],
		[-100, -1, -1, -1],
		[-150, -2, -1, -1],
		[429_496_729_699, 4_294_967_296, 4_294_967_297, 4_294_967_296],
	])('%p cents go down to %p, up to %p, and are cut to %p', (cents, down, up, cut) => {
		expect([floorEuros(cents), ceilEuros(cents), cutEuros(cents)]).toEqual([down, up, cut]);
	});

	it('lie within one euro on the right side, and a credit is cut as its mirror', () => {
		fc.assert(
			fc.property(fc.integer({ min: -1e15, max: 1e15 }), (cents) => {
				expect(cents - floorEuros(cents) * 100).toBeGreaterThanOrEqual(0);
				expect(cents - floorEuros(cents) * 100).toBeLessThan(100);
				expect(ceilEuros(cents) * 100 - cents).toBeGreaterThanOrEqual(0);
				expect(ceilEuros(cents) * 100 - cents).toBeLessThan(100);
				expect(cutEuros(-cents) + cutEuros(cents)).toBe(0);
			}),
		);
	});
});
