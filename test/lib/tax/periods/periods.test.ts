import fc from 'fast-check';
import { daysLeft, deadlineOf } from '../../../../lib/tax/periods/deadline';
import {
	findPeriod,
	includesDay,
	isDay,
	monthsOf,
	nextPeriod,
	periodAround,
	periodCode,
	periodName,
	periodOfDays,
	previousPeriod,
	readPeriod,
} from '../../../../lib/tax/periods/period';
import { refusal } from '../refusal';

describe('a period', () => {
	it.each([
		['2026-02', 'month', '2026-02-01', '2026-02-28'],
		['2028-02', 'month', '2028-02-01', '2028-02-29'],
		['2026-Q1', 'quarter', '2026-01-01', '2026-03-31'],
		['2026-q4', 'quarter', '2026-10-01', '2026-12-31'],
		['2026', 'year', '2026-01-01', '2026-12-31'],
		[' 2026-04/05 ', 'twoMonths', '2026-04-01', '2026-05-31'],
	])('%s is a %s from %s to %s', (text, kind, start, end) => {
		expect(readPeriod(text)).toEqual({ kind, start, end });
		expect(periodOfDays(start, end)).toEqual({ kind, start, end });
	});

	it.each([
		'',
		'2026-13',
		'2026-00',
		'2026-Q5',
		'2026-W04',
		'2026-02/03',
		'2026-01/03',
		'26-Q1',
		'1999',
		'2026-Q1-Q2',
	])('%p is none', (text) => {
		const { code, message } = refusal(() => readPeriod(text));
		expect([code, message]).toEqual(['TAX_PERIOD_INVALID', expect.stringContaining(`"${text}"`)]);
	});

	it.each([
		['four weeks', '2026-01-01', '2026-01-28'],
		['two months that do not begin a quarter', '2026-02-01', '2026-03-31'],
		['a year that is not one of the calendar', '2026-04-01', '2027-03-31'],
		['a quarter that lacks its last day', '2026-01-01', '2026-03-30'],
		['days the wrong way round', '2026-03-31', '2026-01-01'],
		['a day that is none', '2026-02-30', '2026-03-31'],
	])('%s is none', (_what, start, end) => {
		expect(findPeriod(start, end)).toBeUndefined();
		expect(() => periodOfDays(start, end)).toThrow('is no period');
	});

	it('lies around a day, its first and last day included', () => {
		const quarter = periodAround('quarter', '2026-05-15');
		expect(periodCode(quarter)).toBe('2026-Q2');
		expect(
			['2026-03-31', '2026-04-01', '2026-06-30', '2026-07-01'].map((day) =>
				includesDay(quarter, day),
			),
		).toEqual([false, true, true, false]);
		expect(() => periodAround('month', '2026-02-30')).toThrow('2026-02-30');
	});

	it('follows on the one before, and its months make it up', () => {
		fc.assert(
			fc.property(
				fc.constantFrom('month', 'quarter', 'year'),
				fc.date({ min: new Date('2001-01-01'), max: new Date('2098-12-31'), noInvalidDate: true }),
				(kind, date) => {
					const period = periodAround(kind, date.toISOString().slice(0, 10));
					expect(previousPeriod(nextPeriod(period))).toEqual(period);
					expect(readPeriod(periodCode(period))).toEqual(period);
					const months = monthsOf(period);
					expect([months[0]?.start, months.at(-1)?.end]).toEqual([period.start, period.end]);
				},
			),
		);
	});

	it.each([
		['2026-01', 'januari 2026', 'January 2026'],
		['2026-01/02', 'januari en februari 2026', 'January and February 2026'],
		['2026-Q3', '3e kwartaal 2026', 'third quarter of 2026'],
		['2026', '2026', '2026'],
	])('%s is called %s', (text, nl, en) => {
		expect(periodName(readPeriod(text))).toEqual({ nl, en });
	});

	it('a year crosses into the next one', () => {
		expect(periodCode(previousPeriod(readPeriod('2026-Q1')))).toBe('2025-Q4');
		expect(periodCode(nextPeriod(readPeriod('2026-12')))).toBe('2027-01');
		expect(periodCode(nextPeriod(readPeriod('2026-01/02')))).toBe('2026-04/05');
	});
});

it.each([
	['2026-02-28', true],
	['2026-02-29', false],
	['2028-02-29', true],
	['2100-02-29', false],
	['2000-02-29', true],
	['2026-04-31', false],
	['2026-13-01', false],
	['2026-01-00', false],
	['2026-2-1', false],
	['28-02-2026', false],
])('%s is a day: %p', (text, expected) => {
	expect(isDay(text)).toBe(expected);
});

describe('the deadline', () => {
	it.each([
		['2026-Q1', '2026-04-30'],
		['2026-01', '2026-02-28'],
		['2027-12', '2028-01-31'],
		['2026', '2027-01-31'],
		['2026-01/02', '2026-03-31'],
	])('of %s is %s', (period, deadline) => {
		expect(deadlineOf(readPeriod(period))).toBe(deadline);
	});

	it('of a VAT return over a year is 31 March, and of an ICP statement no later than usual', () => {
		const year = readPeriod('2026');

		expect(deadlineOf(year, 'vatReturn')).toBe('2027-03-31');
		expect(deadlineOf(year, 'icp')).toBe('2027-01-31');
		expect(daysLeft(year, '2027-03-01', 'vatReturn')).toBe(30);
		expect(deadlineOf(readPeriod('2026-Q4'), 'vatReturn')).toBe('2027-01-31');
	});

	it('is not moved by a weekend', () => {
		expect(deadlineOf(readPeriod('2026-04'))).toBe('2026-05-31');
		expect(new Date('2026-05-31T12:00:00Z').getUTCDay()).toBe(0);
	});

	it('is so many days off', () => {
		const quarter = readPeriod('2026-Q1');
		expect(['2026-04-01', '2026-04-30', '2026-05-02'].map((day) => daysLeft(quarter, day))).toEqual(
			[29, 0, -2],
		);
	});
});
