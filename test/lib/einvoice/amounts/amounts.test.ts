import fc from 'fast-check';
import {
	centsOfPrice,
	centsText,
	percentageOf,
	readCents,
	sumCents,
} from '../../../../lib/einvoice/amounts/cents';
import {
	compareDecimals,
	decimalOf,
	millionthsOf,
	readDecimal,
	type Decimal,
} from '../../../../lib/einvoice/amounts/decimal';
import { refusal } from '../samples';

/** fast-check prints the seed of a failing run. */
const RUNS = { numRuns: 500 };

function decimal(value: string | number): Decimal {
	const read = readDecimal(value);
	if (read === undefined) throw new Error(`${value} is no decimal`);
	return read;
}

describe('a decimal', () => {
	it.each([
		['12.50', '12.5'],
		['-0', '0'],
		['-0.000', '0'],
		['+7', '7'],
		['007.100', '7.1'],
		['0.000001', '0.000001'],
		['999999999999.999999', '999999999999.999999'],
		[0.1 + 0.2, '0.3'],
		[1.005, '1.005'],
		[-3, '-3'],
		[1e3, '1000'],
	])('reads %p as %s', (given, expected) => {
		expect(readDecimal(given)).toBe(expected);
	});

	it.each([
		'',
		'12,50',
		'1.234,56',
		'1 000',
		'1e3',
		'.5',
		'5.',
		'--1',
		'0.0000001',
		'1234567890123',
		'NaN',
		NaN,
		Infinity,
		1e21,
		1e-7,
		'٣',
	])('does not read %p', (given) => {
		expect(readDecimal(given)).toBeUndefined();
	});

	it('comes back the same through millionths', () => {
		fc.assert(
			fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (millionths) => {
				expect(millionthsOf(decimalOf(millionths))).toBe(millionths);
				expect(readDecimal(decimalOf(millionths))).toBe(decimalOf(millionths));
			}),
			RUNS,
		);
	});

	it('compares by size and not by text', () => {
		expect(compareDecimals(decimal('9'), decimal('21'))).toBe(-1);
		expect(compareDecimals(decimal('-9'), decimal('-21'))).toBe(1);
		expect(compareDecimals(decimal('2.50'), decimal('2.5'))).toBe(0);
	});
});

describe('cents', () => {
	it.each([
		['1234.56', 123456],
		['-0.01', -1],
		[19.99, 1999],
		[0.1 + 0.7, 80],
		['5', 500],
		['1.230', 123],
	])('reads %p as %d', (given, expected) => {
		expect(readCents(given)).toBe(expected);
	});

	it.each(['1.234', '12,50', '€ 5', '100000000000.01', 0.005])('does not read %p', (given) => {
		expect(readCents(given)).toBeUndefined();
	});

	it.each([
		[0, '0.00'],
		[5, '0.05'],
		[-5, '-0.05'],
		[123456, '1234.56'],
		[-100, '-1.00'],
	])('writes %d as %s', (cents, expected) => {
		expect(centsText(cents)).toBe(expected);
	});

	it('rounds half a cent away from zero on both sides', () => {
		expect(centsOfPrice(decimal('1'), decimal('0.005'), decimal('1'))).toBe(1);
		expect(centsOfPrice(decimal('-1'), decimal('0.005'), decimal('1'))).toBe(-1);
		expect(centsOfPrice(decimal('1'), decimal('0.004999'), decimal('1'))).toBe(0);
		expect(percentageOf(50, decimal('21'))).toBe(11);
		expect(percentageOf(-50, decimal('21'))).toBe(-11);
	});

	it('takes a price for a base quantity', () => {
		expect(centsOfPrice(decimal('250'), decimal('12.5'), decimal('100'))).toBe(3125);
	});

	it('loses nothing where binary numbers would', () => {
		expect(centsOfPrice(decimal('1.15'), decimal('100'), decimal('1'))).toBe(11500);
		expect(centsOfPrice(decimal('1.005'), decimal('1'), decimal('1'))).toBe(101);
		expect(percentageOf(1_000_000_000_050, decimal('10'))).toBe(100_000_000_005);
	});

	it('is never more than half a cent off', () => {
		const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
		fc.assert(
			fc.property(amount, fc.integer({ min: 0, max: 100_000_000 }), (cents, rate) => {
				const twice = 2n * BigInt(percentageOf(cents, decimalOf(BigInt(rate)))) * 100_000_000n;
				const off = twice - 2n * BigInt(cents) * BigInt(rate);
				expect(off <= 100_000_000n && off >= -100_000_000n).toBe(true);
			}),
			RUNS,
		);
	});

	it('refuses what is too large, with a code', () => {
		expect(refusal(() => sumCents([10_000_000_000_000, 1])).code).toBe('EINVOICE_AMOUNT_TOO_LARGE');
		const most = decimal('999999999999');
		expect(refusal(() => centsOfPrice(most, most, decimal('0.000001'))).code).toBe(
			'EINVOICE_AMOUNT_TOO_LARGE',
		);
	});
});
