import { instantOf } from '../../../../lib/sync/content/instant';

describe('a time of change', () => {
	const SPRING = Date.parse('2026-03-01T11:00:00Z');

	it.each([
		['milliseconds since 1970', SPRING, undefined],
		['seconds since 1970', SPRING / 1000, undefined],
		['ISO 8601 with a zone', '2026-03-01T06:00:00-05:00', undefined],
		['Dutch clock time', '2026-03-01 12:00:00', undefined],
		['clock time of another zone', '2026-03-01T11:00:00', 'UTC'],
	])('is read from %s', (_, value, zone) => {
		expect(instantOf(value, zone)).toBe(SPRING);
	});

	it.each([[''], ['soon'], [Number.NaN], [null], [{}]])('is not read from %j', (value) => {
		expect(instantOf(value)).toBeNull();
	});
});
