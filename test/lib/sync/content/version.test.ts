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
		['2026-03-01T12:00:20', false],
		['2026-03-01T00:30:00', false],
		['2026-02-28T23:59:59', false],
		['28-02-2026 10:15:00', false],
		['20260228101500', false],
		['20260301T093000Z', false],
		['Sun, 01 Mar 2026 09:00:00 GMT', false],
		[String(NOON / 1000 - 500), false],
		[`${String(NOON / 1000 - 500)}000`, false],
		['03/01/2026 09:00:00', false],
		['1771000000000', true],
		['1771000000001', true],
		['2026-02-27T23:59:59', true],
		['27-02-2026 10:15:00', true],
		['2026/2/27 10:15:00', true],
		['20260227101500', true],
		['20260227T093000Z', true],
		['Fri, 27 Feb 2026 09:00:00 GMT', true],
		['20260301T093000.250Z', true],
	])('to the second counts once its day and the next are over: %s', (version, expected) => {
		expect(tellsAll(version)).toBe(expected);
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
