import { earlier, isShownTwice, isSince, stampOf } from '../../../../lib/sync/changes/wall-clock';

describe('times on the wall', () => {
	it.each([
		['2026-11-23T09:15:30', '2026-11-23T09:15:30'],
		['2026-11-23T09:15:30.250', '2026-11-23T09:15:30'],
		['2026-11-23T09:15', '2026-11-23T09:15:00'],
		['2026-11-23 09:15:30', '2026-11-23T09:15:30'],
		['2026-11-23', '2026-11-23T00:00:00'],
		['23-11-2026', null],
		['', null],
		[null, null],
	])('are read from %j as %j', (text, stamp) => {
		expect(stampOf(text)).toBe(stamp);
	});

	it.each([
		['2026-11-23T09:00:00', 15, '2026-11-23T08:45:00'],
		// In spring the clock skips the hour from two to three, and a clock that shows UTC does not.
		['2027-03-28T03:05:00', 15, '2027-03-28T01:50:00'],
		// In autumn it shows that hour twice.
		['2026-10-25T03:05:00', 15, '2026-10-25T02:50:00'],
	])('are %s some minutes (%s: %s) before', (stamp, minutes, wanted) => {
		expect(earlier(stamp, minutes * 60_000)).toBe(wanted);
	});

	it.each([
		['2026-10-25T01:59:59', false],
		['2026-10-25T02:00:00', true],
		['2026-10-25T02:59:59', true],
		['2026-10-25T03:00:00', false],
		['2026-10-18T02:30:00', false],
		['2027-10-31T02:30:00', true],
		['2026-10-31T02:30:00', false],
	])('%s lie in the hour that comes twice: %s', (stamp, wanted) => {
		expect(isShownTwice(stamp)).toBe(wanted);
	});

	it('that tell a day only count for the whole of it', () => {
		expect(isSince('2026-11-23T00:00:00', '2026-11-23T17:00:00')).toBe(true);
		expect(isSince('2026-11-22T00:00:00', '2026-11-23T17:00:00')).toBe(false);
		expect(isSince('2026-11-23T16:59:59', '2026-11-23T17:00:00')).toBe(false);
	});
});
