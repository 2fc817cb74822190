import { DateTime } from 'luxon';
import {
	countOf,
	flagOf,
	instantOf,
	numberOf,
	objectOf,
	textOf,
	textsOf,
	withoutLocator,
} from '../../../nodes/shared/values';

const refusal = (read: () => unknown): unknown => {
	try {
		return read();
	} catch (error) {
		return error;
	}
};

describe('reading parameter values', () => {
	it('reads text without outer spaces, digits of numbers, and nothing as empty text', () => {
		expect([' a b ', 10025, true, undefined, null].map((value) => textOf(value, 'Name'))).toEqual([
			'a b',
			'10025',
			'true',
			'',
			'',
		]);
	});

	it('reads the date that an expression such as {{ new Date() }} gives, unless there is none', () => {
		const date = new Date('2026-03-02T09:30:00Z');
		expect(textOf(date, 'Changed Since')).toBe('2026-03-02T09:30:00.000Z');
		expect(refusal(() => textOf(new Date('none'), 'Changed Since'))).toMatchObject({
			message: 'The parameter Changed Since holds an object, which is not a text.',
		});
	});

	it('reads the date that an expression such as {{ $now }} gives, with its own offset', () => {
		const date = DateTime.fromISO('2026-03-02T00:15', { zone: 'Europe/Amsterdam' });
		expect(textOf(date, 'Date')).toBe('2026-03-02T00:15:00.000+01:00');
	});

	it('reads numbers with a dot or a comma before decimals, and nothing else', () => {
		expect([7.25, '7.25', '7,25', ' 8 ', -1, 0].map((value) => numberOf(value, 'Hours'))).toEqual([
			7.25, 7.25, 7.25, 8, -1, 0,
		]);
		for (const wrong of [
			'1.234,50',
			'1,2,3',
			'',
			'many',
			NaN,
			Infinity,
			null,
			undefined,
			true,
			{},
		]) {
			expect(refusal(() => numberOf(wrong, 'Hours'))).toMatchObject({
				code: 'NODE_PARAMETER_INVALID',
				details: { parameter: 'Hours' },
			});
		}
	});

	it('takes the value out of a list or code choice, and leaves everything else', () => {
		expect(withoutLocator({ __rl: true, mode: 'list', value: '10006' })).toBe('10006');
		expect(withoutLocator({ value: '10006' })).toEqual({ value: '10006' });
		expect(withoutLocator('10006')).toBe('10006');
	});

	it('reads yes and no in the forms that expressions give', () => {
		expect([true, 'true', ' TRUE ', 1].map((value) => flagOf(value, 'Blocked'))).toEqual(
			Array(4).fill(true),
		);
		expect([false, 'False', 0].map((value) => flagOf(value, 'Blocked'))).toEqual(
			Array(3).fill(false),
		);
	});

	it('reads counts also when an expression gives them as text', () => {
		expect([countOf(50, 'Limit'), countOf('7', 'Limit')]).toEqual([50, 7]);
	});

	it.each([0, -1, 1.5, '', 'many', NaN, null, [5]])('refuses %p as a count', (value) => {
		expect(refusal(() => countOf(value, 'Limit'))).toMatchObject({
			code: 'NODE_PARAMETER_INVALID',
			message: expect.stringMatching(
				/^The parameter Limit holds .*whole number of at least 1\.$/,
			) as string,
		});
	});

	it('reads a moment without offset in the time zone of the workflow', () => {
		expect(instantOf('2026-03-02T09:30', 'Changed Since', 'America/New_York')).toBe(
			'2026-03-02T09:30:00.000-05:00',
		);
		expect(instantOf('2026-03-02T09:30:00Z', 'Changed Since', 'Europe/Amsterdam')).toBe(
			'2026-03-02T10:30:00.000+01:00',
		);
		expect(instantOf('2026-07-01', 'Changed Since', 'Europe/Amsterdam')).toBe(
			'2026-07-01T00:00:00.000+02:00',
		);
	});

	it.each(['', 'yesterday', '2026-02-30'])(
		'refuses %p as a moment and names the parameter',
		(value) => {
			expect(refusal(() => instantOf(value, 'Changed Since', 'UTC'))).toMatchObject({
				code: 'NODE_PARAMETER_INVALID',
				details: { parameter: 'Changed Since' },
			});
		},
	);

	it('reads a list also from a text with commas', () => {
		expect(textsOf(['A ', '', 'B'], 'Fields')).toEqual(['A', 'B']);
		expect(textsOf('A, B,,C', 'Fields')).toEqual(['A', 'B', 'C']);
	});

	it('reads nothing as an empty set of fields, and refuses a list', () => {
		expect([undefined, null, ''].map((value) => objectOf(value, 'Filters'))).toEqual([{}, {}, {}]);
		expect(refusal(() => objectOf([1], 'Filters'))).toMatchObject({
			message: 'The parameter Filters holds a list, which is not a set of fields.',
		});
	});

	it('reads a set of fields also from the JSON that was typed, and refuses other texts', () => {
		expect(objectOf(' { "invoice": "X_SI" } ', 'Columns')).toEqual({ invoice: 'X_SI' });
		for (const text of ['{ "invoice": ', '[1]', '1', 'null']) {
			expect(refusal(() => objectOf(text, 'Columns'))).toMatchObject({
				code: 'NODE_PARAMETER_INVALID',
			});
		}
	});

	it('does not quote long values', () => {
		expect(refusal(() => flagOf('x'.repeat(500), 'Blocked'))).toMatchObject({
			message: 'The parameter Blocked holds a text of 500 characters, which is not true or false.',
		});
	});
});
