import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
	NORMALISATIONS,
	normalise,
	type Normalisation,
} from '../../../../lib/sync/content/normalise';
import { anyValue } from './any-value';

type Row = readonly [value: unknown, canonical: string];

function shown(value: unknown): string {
	return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

/** Each value, and the text that stands for it. */
function expectEach(as: Normalisation, rows: readonly Row[]): void {
	test.each(rows.map(([value, canonical]) => [shown(value), canonical, value] as const))(
		'%s is %j',
		(_, canonical, value) => {
			expect(normalise(value, { as })).toBe(canonical);
		},
	);
}

describe('text', () => {
	expectEach('text', [
		['  Bakkerij  Jansen ', 'Bakkerij Jansen'],
		['Bakkerij  Jansen', 'Bakkerij Jansen'],
		['Bakkerij\u00a0\t Jansen', 'Bakkerij Jansen'],
		['eerste\r\ntweede', 'eerste tweede'],
		['eerste\ntweede', 'eerste tweede'],
		['eerste\u0085tweede\u2028derde', 'eerste tweede derde'],
		['Jan\u200bsen\ufeff', 'Jansen'],
		['Jansen', 'Jansen'],
		['JANSEN', 'JANSEN'],
		['Rene\u0301', 'Ren\u00e9'],
		['   ', ''],
		['', ''],
		[null, ''],
		[undefined, ''],
		[10025, '10025'],
		[-0, '0'],
		[1.5, '1.5'],
		[true, 'true'],
		[10025n, '10025'],
		[Number.NaN, 'NaN'],
		[{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
		[[], '[]'],
		[{ a: undefined, b: Number.NaN }, '{"b":null}'],
		[new Date(Date.UTC(2026, 10, 21)), '2026-11-21T00:00:00.000Z'],
		[new Date(Number.NaN), 'Invalid Date'],
		[() => 1, ''],
	]);
});

describe('text without case', () => {
	expectEach('ignoreCase', [
		['Info@Example.NL', 'info@example.nl'],
		['  Info ', 'info'],
		['STRASSE', 'strasse'],
		['Straße', 'strasse'],
		['STRAẞE', 'strasse'],
		['RENÉ', 'rené'],
		['İzmir', 'i\u0307zmir'],
		['ΟΔΟΣ', 'οδος'],
		['οδος', 'οδος'],
	]);
});

describe('exact text', () => {
	expectEach('exact', [
		['  A  b ', '  A  b '],
		['a\r\nb', 'a\r\nb'],
		['Rene\u0301', 'Ren\u00e9'],
		[null, ''],
		[7, '7'],
	]);
});

describe('a postcode', () => {
	expectEach('postcode', [
		['1234 ab', '1234AB'],
		['1234AB', '1234AB'],
		[' 1234\u00a0 Ab ', '1234AB'],
		['NL-1234 AB', '1234AB'],
		['nl 1234ab', '1234AB'],
		['sw1a 1aa', 'SW1A1AA'],
		['B-1000', 'B-1000'],
		[1000, '1000'],
		['00-950', '00-950'],
		[null, ''],
		['onbekend', 'ONBEKEND'],
	]);
});

describe('a telephone number', () => {
	expectEach('phone', [
		['06-12345678', '+31612345678'],
		['+31 6 12345678', '+31612345678'],
		['0031612345678', '+31612345678'],
		['+31 (0)6 1234 5678', '+31612345678'],
		['0031(0)6-12345678', '+31612345678'],
		['31612345678', '+31612345678'],
		[612345678, '+31612345678'],
		['06_12345678', '+31612345678'],
		['020 - 123 45 67', '+31201234567'],
		['0900 1234567', '+319001234567'],
		['0800-1234', '+318001234'],
		['14020', '+3114020'],
		['097012345678', '+3197012345678'],
		['+32 475 12 34 56', '+32475123456'],
		['0049 30 1234567', '+49301234567'],
		['020-1234567 x12', '+31201234567;ext=12'],
		['020-1234567 ext. 12', '+31201234567;ext=12'],
		['020-1234567, toestel 12', '+31201234567;ext=12'],
		['020-1234567 tst.12', '+31201234567;ext=12'],
		['112', '112'],
		['0000060', '0000060'],
		['+31 112', '+31112'],
		['06 1234 5678 (Jan)', '0612345678Jan'],
		['06-12345678 / 020-1234567', '06123456780201234567'],
		['geen', 'geen'],
		['?', '?'],
		['+', '+'],
		['', ''],
		[null, ''],
	]);

	test('of nine Dutch digits is read as the library reads it', () => {
		const separator = fc.constantFrom('', '-', ' ', '.', ' - ', '/');
		const front = fc.constantFrom('0', '+31', '0031', '+31 (0)', '+310', '0031 0');
		fc.assert(
			fc.property(
				front,
				separator,
				fc.integer({ min: 100_000_000, max: 999_999_999 }),
				(...drawn) => {
					const [prefix, sign, number] = drawn;
					const digits = String(number);
					const text = `${prefix}${digits.slice(0, 2)}${sign}${digits.slice(2)}`;
					// The extension keeps the number from the short way.
					expect(normalise(`${text} ext. 5`, { as: 'phone' })).toBe(`+31${digits};ext=5`);
					expect(normalise(text, { as: 'phone' })).toBe(`+31${digits}`);
				},
			),
			{ numRuns: 2_000 },
		);
	});
});

describe('a decimal', () => {
	expectEach('decimal', [
		['1.234,50', '1234.5'],
		['1,234.50', '1234.5'],
		['1234.5', '1234.5'],
		[1234.5, '1234.5'],
		['1 234,50', '1234.5'],
		["1'234.50", '1234.5'],
		['1.234.567', '1234567'],
		['1,234,567', '1234567'],
		['1.234.567,891', '1234567.89'],
		['€ 12,50', '12.5'],
		['12,50 EUR', '12.5'],
		['€ 1.234,-', '1234'],
		['€ 12,--', '12'],
		['-€ 12,50', '-12.5'],
		['€ -12,50', '-12.5'],
		['12,50-', '-12.5'],
		['\u221212,50', '-12.5'],
		['+12', '12'],
		['007', '7'],
		[',5', '0.5'],
		['5,', '5'],
		[0, '0'],
		[-0, '0'],
		['-0,001', '0'],
		['', ''],
		[null, ''],
		[12345678901234567890n, '12345678901234567890'],
		[1e21, `1${'0'.repeat(21)}`],
		['1.5e3', '1500'],
		[1e-7, '0'],
	]);

	describe('is rounded half away from zero, on the digits as written', () => {
		expectEach('decimal', [
			[1.005, '1.01'],
			[-1.005, '-1.01'],
			['0,125', '0.13'],
			['0.994', '0.99'],
			['0.995', '1'],
			['99,995', '100'],
			['-0,005', '-0.01'],
			[0.1 + 0.2, '0.3'],
		]);
	});

	describe('with one point and three digits is thousands in text, unless it starts with 0', () => {
		expectEach('decimal', [
			['1.234', '1234'],
			['-€ 12.500', '-12500'],
			['0.125', '0.13'],
			['1234.567', '1234.57'],
			['1.2345', '1.23'],
			['1,234', '1.23'],
			[1.234, '1.23'],
		]);

		test('but not in a field of three decimals', () => {
			expect(normalise('1.234', { as: 'decimal', decimals: 3 })).toBe('1.234');
			expect(normalise('1.234,5', { as: 'decimal', decimals: 3 })).toBe('1234.5');
		});
	});

	describe('that is none stays text', () => {
		expectEach('decimal', [
			['n.v.t.', 'n.v.t.'],
			['12-13', '12-13'],
			['--5', '--5'],
			['1.23.456', '1.23.456'],
			['1.234.56', '1.234.56'],
			['1.2,3,4', '1.2,3,4'],
			['.', '.'],
			['€', '€'],
			['-', '-'],
			[Number.NaN, 'NaN'],
			[Number.POSITIVE_INFINITY, 'Infinity'],
			['1e999', '1e999'],
			[true, 'true'],
			['12 euro', '12 euro'],
		]);
	});

	test.each([
		[0, '1234.5', '1235'],
		[0, '0,4', '0'],
		[1, '0.05', '0.1'],
		[4, '0.00005', '0.0001'],
	])('keeps %d digits: %s is %s', (decimals, value, canonical) => {
		expect(normalise(value, { as: 'decimal', decimals })).toBe(canonical);
	});

	test('is equal to the number in cents that it was written from', () => {
		const dutch = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2 });
		const english = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2 });
		fc.assert(
			fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (cents) => {
				const amount = cents / 100;
				const canonical = normalise(amount, { as: 'decimal' });
				expect(Math.round(Number(canonical) * 100)).toBe(cents);
				expect(normalise(dutch.format(amount), { as: 'decimal' })).toBe(canonical);
				expect(normalise(english.format(amount), { as: 'decimal' })).toBe(canonical);
				expect(normalise(amount.toFixed(2), { as: 'decimal' })).toBe(canonical);
			}),
		);
	});
});

describe('a date', () => {
	expectEach('date', [
		['2026-11-21', '2026-11-21'],
		['2026-11-21T00:00:00', '2026-11-21'],
		['2026-11-21 23:59', '2026-11-21'],
		['2026-11-21T22:59:59Z', '2026-11-21'],
		['2026-11-21T23:00:00.000Z', '2026-11-22'],
		['2026-07-21T21:59:59Z', '2026-07-21'],
		['2026-07-21T22:00:00Z', '2026-07-22'],
		['2026-03-28T22:30:00Z', '2026-03-28'],
		['2026-03-29T22:30:00Z', '2026-03-30'],
		['2026-10-24T22:00:00Z', '2026-10-25'],
		['2026-10-25T22:30:00Z', '2026-10-25'],
		['2026-11-21T00:00:00+01:00', '2026-11-21'],
		['2026-07-21T00:00:00+02:00', '2026-07-21'],
		['2026-12-31T20:00:00-05:00', '2027-01-01'],
		['2026-11-21T04:29:00+0530', '2026-11-20'],
		['21-11-2026', '2026-11-21'],
		['21/11/2026', '2026-11-21'],
		['1-2-2026', '2026-02-01'],
		['21.11.2026 14:30', '2026-11-21'],
		['2026/11/21', '2026-11-21'],
		['20261121', '2026-11-21'],
		[20261121, '2026-11-21'],
		['2028-02-29', '2028-02-29'],
		['29-2-2000', '2000-02-29'],
		[new Date(Date.UTC(2026, 10, 21, 23, 30)), '2026-11-22'],
		[DateTime.fromISO('2026-11-21T00:00:00', { zone: 'Europe/Amsterdam' }), '2026-11-21'],
		[DateTime.fromISO('2026-11-21T20:00:00', { zone: 'America/New_York' }), '2026-11-22'],
	]);

	describe('that stands for none is nothing', () => {
		expectEach('date', [
			['1899-12-30T00:00:00', ''],
			['1899-12-30', ''],
			['1899-12-30T00:00:00Z', ''],
			['0001-01-01', ''],
			['0001-01-01T00:00:00Z', ''],
			['30-12-1899', ''],
			['', ''],
			[null, ''],
		]);
	});

	describe('that is none stays text', () => {
		expectEach('date', [
			['2026-02-29', '2026-02-29'],
			['1900-02-29', '1900-02-29'],
			['29-2-1900', '29-2-1900'],
			['29-2-2026', '29-2-2026'],
			['31-04-2026', '31-04-2026'],
			['11/21/2026', '11/21/2026'],
			['2026-13-01', '2026-13-01'],
			['2026-11-00', '2026-11-00'],
			['2026-11-21T25:00:00', '2026-11-21T25:00:00'],
			['2026-11-21T10:00:00+99:00', '2026-11-21T10:00:00+99:00'],
			['2026-11', '2026-11'],
			['21-11-26', '21-11-26'],
			['  volgende  week ', 'volgende week'],
			[new Date(Number.NaN), 'Invalid Date'],
			[DateTime.invalid('test'), 'Invalid Date'],
		]);
	});

	test('is the day that a Dutch calendar shows at any moment', () => {
		const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });
		const from = Date.UTC(1900, 0, 2);
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 150 * 365.25 * 24 * 12 }), (fiveMinutes) => {
				const moment = new Date(from + fiveMinutes * 300_000);
				expect(normalise(moment, { as: 'date' })).toBe(calendar.format(moment));
			}),
			{ numRuns: 3_000 },
		);
	});
});

describe('yes or no', () => {
	expectEach('yesNo', [
		...[true, 'true', 'TRUE', 'Ja', 'j', 'YES', 'y', '1', 1, '.T.', ' waar '].map((value): Row => [
			value,
			'yes',
		]),
		...[false, 'false', 'Nee', 'N', 'no', '0', 0, '.F.', 'onwaar'].map((value): Row => [
			value,
			'no',
		]),
		[null, ''],
		['', ''],
		['misschien', 'misschien'],
		['2', '2'],
	]);
});

describe.each(NORMALISATIONS)('any value as %s', (as) => {
	test('gives a text, and that text stays as it is', () => {
		fc.assert(
			fc.property(anyValue, fc.integer({ min: 0, max: 4 }), (value, decimals) => {
				const canonical = normalise(value, { as, decimals });
				expect(normalise(canonical, { as, decimals })).toBe(canonical);
			}),
			{ numRuns: 3_000 },
		);
	});

	test('gives a text that every database takes', () => {
		fc.assert(
			fc.property(anyValue, (value) => {
				const canonical = normalise(value, { as });
				expect(canonical).not.toContain('\0');
				expect(Buffer.from(canonical, 'utf8').toString('utf8')).toBe(canonical);
			}),
			{ numRuns: 2_000 },
		);
	});

	test('of a megabyte is read in good time', () => {
		const long = ' \u00e9\ud83d1.'.repeat(200_000);
		const before = Date.now();
		expect(normalise(long, { as }).length).toBeGreaterThan(300_000);
		expect(Date.now() - before).toBeLessThan(5_000);
	});

	test('that refuses to be read is marked', () => {
		const hostile = {
			get name(): string {
				throw new Error('no');
			},
		};
		expect(normalise(hostile, { as }).toLowerCase()).toMatch(/^\[?unreadable\]?$/);
	});
});

test('every sign of Unicode has one canonical form without case', () => {
	const unstable: string[] = [];
	for (let code = 0; code <= 0x10ffff; code++) {
		const once = normalise(String.fromCodePoint(code), { as: 'ignoreCase' });
		if (normalise(once, { as: 'ignoreCase' }) !== once) unstable.push(code.toString(16));
	}
	expect(unstable).toEqual([]);
});

test('data nested a hundred thousand deep, or in itself, have a text', () => {
	let nested: unknown = 'core';
	for (let depth = 0; depth < 100_000; depth++) nested = [nested];
	const circle: { self?: unknown } = {};
	circle.self = circle;

	expect(normalise(nested, { as: 'text' })).toContain('[["core"]]');
	expect(normalise(circle, { as: 'text' })).toBe('{"self":null}');
});

test('data that is equal has one text, whatever the order of its keys', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
			const turned = Object.fromEntries(Object.entries(data).reverse());
			expect(normalise(turned, { as: 'exact' })).toBe(normalise(data, { as: 'exact' }));
		}),
	);
});

test('NUL is dropped and half a surrogate pair is replaced', () => {
	expect(normalise('a\0b\ud83dc', { as: 'exact' })).toBe('ab\ufffdc');
	expect(normalise('a\0b\ude00c', { as: 'text' })).toBe('ab\ufffdc');
	expect(normalise('\ud83d\ude00', { as: 'text' })).toBe('\ud83d\ude00');
});
