import { tellsAtOnce, versionCheck } from '../../../../lib/sync/content/version';

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
		'1771000000',
	])('tells that a record is as it was: %s', (version) => {
		expect(tellsAll(version)).toBe(true);
	});

	it.each([
		'2026-03-01',
		'20260301',
		'01-03-2026',
		'2026/02/27',
		'2026-02-27T10:00',
		'2020-01-01 10:00',
		'2026-02-27T10:00Z',
		'2026-02-27T10:00+01:00',
		'27-02-2026 10:15',
		'2026-02-27T00:00:00',
		'2026-02-27T00:00:00.000Z',
	])('does not where the record may be saved again within it: %s', (version) => {
		expect(tellsAll(version)).toBe(false);
	});

	it.each([
		['2026-03-01T11:59:30', false],
		['2026-03-01T11:59:30.000', false],
		['2026-03-01T12:00:20', false],
		['2026-03-01T10:59:30Z', false],
		[String(NOON / 1000 - 5), false],
		[String(NOON / 1000 - 500), true],
		['2026-03-01T11:58:30', true],
		['2026-03-01T09:00:00', true],
	])('to the second counts once that second is over: %s', (version, expected) => {
		expect(tellsAll(version)).toBe(expected);
	});

	it('without a zone is read by the clock of its system', () => {
		const inUtc = versionCheck(NOON, 'UTC');

		expect(inUtc('2026-03-01T10:59:30')).toBe(false);
		expect(inUtc('2026-03-01T11:59:30')).toBe(true);
	});
});

describe('a mark of a record that was made this moment', () => {
	it.each(['42', '0x00000000000007D1', '2026-03-01T11:59:59.123'])(
		'tells that it is as it was: %s',
		(version) => {
			expect(tellsAtOnce(version)).toBe(true);
		},
	);

	it.each([
		'2026-03-01',
		'20260301',
		'2020-01-01T10:00:00',
		'2020-01-01T10:00:00.000Z',
		'1771000000',
	])('does not where it may be saved again within it: %s', (version) => {
		expect(tellsAtOnce(version)).toBe(false);
	});
});
