import { formatsOf } from '../../../lib/pages';

const nl = formatsOf('nl');
const en = formatsOf('en');
const MINUTE = 60_000;

describe('formats', () => {
	it('write amounts as the readers of a language do', () => {
		expect([nl.number(-12345), nl.cents(123450)]).toEqual(['-12.345', '1.234,50']);
		expect([en.number(-12345), en.cents(123450)]).toEqual(['-12,345', '1,234.50']);
	});

	it('write days in words, and a text that is no day as it is', () => {
		expect([nl.day('2026-03-31'), en.day('2026-03-31')]).toEqual([
			'31 maart 2026',
			'31 March 2026',
		]);
		expect([nl.day('onbekend'), nl.day('1'), nl.day('2026-13-01')]).toEqual([
			'onbekend',
			'1',
			'2026-13-01',
		]);
	});

	it('write moments in Dutch time, in summer and in winter', () => {
		expect(nl.moment(Date.UTC(2026, 0, 1, 11, 5))).toBe('1 jan 2026, 12:05');
		expect(en.moment(Date.UTC(2026, 6, 1, 11, 5))).toBe('1 Jul 2026, 13:05');
	});

	it('write durations in the unit that matters, long and short', () => {
		expect([nl.duration(5 * MINUTE), nl.shortDuration(5 * MINUTE)]).toEqual(['5 minuten', '5 min']);
		expect(en.shortDuration(30 * 60 * MINUTE)).toBe('30 hrs');
	});
});
