import { versionCheck } from '../../../../lib/sync/content/version';

/** Sunday 1 March 2026, 12:00 in the Netherlands. */
const NOON = Date.parse('2026-03-01T11:00:00Z');
const tellsAll = versionCheck(NOON);

describe('a mark of a version', () => {
	it.each([
		'42',
		'0x00000000000007D1',
		'2026-03-01T11:59:59.123',
		'2026-02-27T10:00:00',
		'30000101',
	])('tells that a record is as it was: %s', (version) => {
		expect(tellsAll(version)).toBe(true);
	});

	it.each(['2026-03-01', '20260301', '01-03-2026', '2026-02-27T10:00', '2020-01-01 10:00'])(
		'does not where the record may be saved again within it: %s',
		(version) => {
			expect(tellsAll(version)).toBe(false);
		},
	);

	it.each([
		['2026-03-01T11:59:30', false],
		['2026-03-01T12:00:20', false],
		['2026-03-01T10:59:30Z', false],
		['2026-03-01T11:58:30', true],
		['2026-03-01T09:00:00', true],
	])('to the second counts once that second is over: %s', (version, expected) => {
		expect(tellsAll(version)).toBe(expected);
	});
});
