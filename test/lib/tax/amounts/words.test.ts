import { centsInWords, eurosInWords } from '../../../../lib/tax/amounts/words';
import { dayInWords } from '../../../../lib/tax/periods/day-in-words';

describe('Amounts and days in sentences', () => {
	it.each([
		[0, '0,00', '0.00'],
		[-5, '-0,05', '-0.05'],
		[1_234_567, '12.345,67', '12,345.67'],
		[-100_000_000, '-1.000.000,00', '-1,000,000.00'],
	])('have %i cents as people write them', (cents, nl, en) => {
		expect(centsInWords(cents)).toEqual({ nl, en });
	});

	it('have whole euros without cents', () => {
		expect(eurosInWords(-12_345)).toEqual({ nl: '-12.345', en: '-12,345' });
		expect(eurosInWords(999)).toEqual({ nl: '999', en: '999' });
	});

	it('have a day with its month in words, and what is no day as it is', () => {
		expect(dayInWords('2026-10-31')).toEqual({ nl: '31 oktober 2026', en: '31 October 2026' });
		expect(dayInWords('2026-13-01')).toEqual({ nl: '2026-13-01', en: '2026-13-01' });
	});
});
