import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { FIELDS, isAmountField, LINE_FIELDS } from '../../../../lib/tax/rubrics/fields';
import {
	eachLine,
	fitsDigits,
	roundedReturn,
	type RubricSums,
} from '../../../../lib/tax/rubrics/rounding';
import { RUBRICS } from '../../../../lib/tax/rubrics/rubrics';

const NOTHING: RubricSums = eachLine(() => 0);

function sums(changes: Partial<RubricSums>): RubricSums {
	return { ...NOTHING, ...changes };
}

describe('the rubrics', () => {
	it('are those of the form, in its order', () => {
		expect(RUBRICS.map(({ id }) => id).join(' ')).toBe(
			'1a 1b 1c 1d 1e 2a 3a 3b 3c 4a 4b 5a 5b 5c 5g',
		);
	});

	it('are filed as the elements of a real return, each once', () => {
		const sample = readFileSync(join(__dirname, '../xbrl/examples/vat-return-nt20.xbrl'), 'utf8');
		const filed = [...sample.matchAll(/<bd-i:(\w+) contextRef="Msg" unitRef="EUR"/g)].map(
			([, name]) => name,
		);
		expect(FIELDS.map(({ element }) => element).sort()).toEqual(filed.sort());
	});

	it('have turnover of ten digits and VAT of nine, except 5a and 5b', () => {
		const unusual = FIELDS.filter(({ part, digits }) => digits !== (part === 'turnover' ? 10 : 9));
		expect(unusual.map(({ field, digits }) => [field, digits])).toEqual([
			['5a.vat', 10],
			['5b.vat', 10],
		]);
	});

	it.each([
		['1a.vat', true],
		['1e.vat', false],
		['5c.vat', false],
		['5a.turnover', false],
		['9z.vat', false],
		['1a.vat.more', false],
		['', false],
	])('%p is an amount of the return: %p', (text, expected) => {
		expect(isAmountField(text)).toBe(expected);
	});
});

describe('what is filed', () => {
	it('is rounded in favour of who files', () => {
		const filed = roundedReturn(sums({ '1a.turnover': 10_099, '1a.vat': 2_199, '5b.vat': 1_001 }));
		expect([filed['1a.turnover'], filed['1a.vat'], filed['5b.vat']]).toEqual([100, 21, 11]);
	});

	it('is rounded the same way below zero', () => {
		const filed = roundedReturn(
			sums({ '1a.turnover': -10_099, '1a.vat': -2_101, '5b.vat': -1_099 }),
		);
		expect([filed['1a.turnover'], filed['1a.vat'], filed['5b.vat']]).toEqual([-100, -22, -10]);
	});

	it('has totals of rounded lines', () => {
		const filed = roundedReturn(
			sums({ '1a.vat': 199, '1b.vat': 199, '2a.vat': 199, '5b.vat': 101 }),
		);
		expect([filed['5a.vat'], filed['5g.vat']]).toEqual([3, 1]);
	});

	it('is the return of the example', () => {
		const filed = roundedReturn(
			sums({
				'1a.vat': 2_100_000,
				'1b.vat': 180_000,
				'2a.vat': 105_000,
				'4b.vat': 84_000,
				'5b.vat': 931_100,
			}),
		);
		expect([filed['5a.vat'], filed['5g.vat']]).toEqual([24_690, 15_379]);
	});

	it('never owes more than the books say, and by less than a euro for each line less', () => {
		const cents = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });
		fc.assert(
			fc.property(
				fc.array(cents, { minLength: LINE_FIELDS.length, maxLength: LINE_FIELDS.length }),
				(values) => {
					const given = eachLine((field) => values[LINE_FIELDS.indexOf(field)] ?? 0);
					const exact =
						given['1a.vat'] +
						given['1b.vat'] +
						given['1c.vat'] +
						given['1d.vat'] +
						given['2a.vat'] +
						given['4a.vat'] +
						given['4b.vat'] -
						given['5b.vat'];
					const saved = exact - roundedReturn(given)['5g.vat'] * 100;
					expect(saved).toBeGreaterThanOrEqual(0);
					expect(saved).toBeLessThan(800);
				},
			),
		);
	});

	it.each([
		[999_999_999, 9, true],
		[-999_999_999, 9, true],
		[1_000_000_000, 9, false],
		[-1_000_000_000, 9, false],
		[9_999_999_999, 10, true],
		[1.5, 10, false],
	])('%p fits %p digits: %p', (euros, digits, expected) => {
		expect(fitsDigits(euros, digits)).toBe(expected);
	});
});
