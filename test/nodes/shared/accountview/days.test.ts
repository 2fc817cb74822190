import { dayOf, optionalDay } from '../../../../nodes/shared/accountview/days';

describe('a calendar day', () => {
	it.each([
		['2026-03-02', '2026-03-02'],
		['2026-03-02T23:59', '2026-03-02'],
		['2026-03-02 08:00:00', '2026-03-02'],
		['2024-02-29', '2024-02-29'],
		// Dutch midnight, as programs in other zones write it.
		['2026-03-01T23:00:00.000Z', '2026-03-02'],
		['2026-03-02T00:00:00.000Z', '2026-03-02'],
		['2026-07-01T22:00:00Z', '2026-07-02'],
		['2026-03-01T18:00:00-05:00', '2026-03-02'],
	])('of %s is %s, whatever the zone of the workflow', (given, day) => {
		expect(dayOf(given, 'Date')).toBe(day);
	});

	it.each(['', '2026-02-29', '02-03-2026', 'gisteren'])('is none of %p', (given) => {
		expect(() => dayOf(given, 'Date')).toThrow(/Date/);
	});

	it('may be left out where it only narrows', () => {
		expect(optionalDay('', 'From')).toBe('');
		expect(optionalDay('2026-03-02', 'From')).toBe('2026-03-02');
	});
});
