import fc from 'fast-check';
import { parseDutchTime, readDate, readDateTime } from '../../../../lib/accountview/reading/dates';

describe('readDateTime', () => {
	it.each([
		['2026-03-05T14:30:00', '2026-03-05T14:30:00', 'without zone it is Dutch time already'],
		['2026-03-05T14:30:00.123', '2026-03-05T14:30:00', 'a fraction is dropped'],
		['2026-03-05 14:30:00', '2026-03-05T14:30:00', 'a space may stand for the T'],
		['2026-03-05', '2026-03-05T00:00:00', 'a date alone is its midnight'],
		['2026-03-05T13:30:00Z', '2026-03-05T14:30:00', 'winter time is one hour ahead of UTC'],
		['2026-07-05T12:30:00Z', '2026-07-05T14:30:00', 'summer time is two hours ahead'],
		['2026-07-05T14:30:00+02:00', '2026-07-05T14:30:00', 'an offset is honoured'],
	])('reads %s as %s: %s', (raw, expected) => {
		expect(readDateTime(raw)).toBe(expected);
	});

	it.each([
		null,
		undefined,
		'',
		'0001-01-01',
		'0001-01-01T00:00:00',
		'0001-01-01T00:00:00Z',
		'1899-12-30',
		'1899-12-30T00:00:00',
		'1899-12-30T00:00:00Z',
		'1899-12-29T23:40:28Z',
	])('reads %p as empty', (raw) => {
		expect(readDateTime(raw)).toBeNull();
		expect(readDate(raw)).toBeNull();
	});

	it.each(['tomorrow', '2026-13-45', 20260305, true, {}])('does not take %p for a date', (raw) => {
		expect(readDateTime(raw)).toBeUndefined();
	});
});

describe('readDate', () => {
	it.each([
		['2026-03-05', '2026-03-05'],
		['2026-03-05T00:00:00', '2026-03-05'],
		['2026-03-05T00:00:00Z', '2026-03-05'],
		['2026-03-05T00:00:00.000Z', '2026-03-05'],
		['2026-03-05T00:00:00+01:00', '2026-03-05'],
		['2026-03-04T23:00:00Z', '2026-03-05'],
		['2026-07-04T22:00:00Z', '2026-07-05'],
	])('reads %s as the calendar day %s', (raw, day) => {
		expect(readDate(raw)).toBe(day);
	});
});

describe('parseDutchTime', () => {
	it('gives back every Dutch wall-clock time it is given', () => {
		const seconds = fc.date({
			min: new Date('1900-01-02T00:00:00Z'),
			max: new Date('2100-01-01T00:00:00Z'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(seconds, (date) => {
				const day = date.toISOString().slice(0, 10);
				expect(parseDutchTime(day)?.slice(0, 10)).toBe(day);
				expect(parseDutchTime(`${day}T12:34:56`)).toBe(`${day}T12:34:56`);
			}),
		);
	});

	it.each(['', 'today', '2026-02-30', '05-03-2026', '0001-01-01'])('refuses %p', (text) => {
		expect(parseDutchTime(text)).toBeUndefined();
	});
});
