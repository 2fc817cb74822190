import fc from 'fast-check';
import { valueAt, withValueAt } from '../../../../lib/sync/content/path';

const record = {
	name: 'Bakkerij Jansen',
	address: { city: 'Utrecht', geo: { 'x.y': 1 } },
	'address.postcode': '1234AB',
	lines: [{ amount: 10 }, { amount: 20 }],
	nothing: null,
};

test.each([
	['name', 'Bakkerij Jansen'],
	['address.city', 'Utrecht'],
	['address.postcode', '1234AB'],
	['address.geo.x.y', 1],
	['lines.1.amount', 20],
	['nothing', null],
	['nothing.more', undefined],
	['name.length', undefined],
	['name.0', undefined],
	['lines.length', undefined],
	['lines.01.amount', undefined],
	['lines.2.amount', undefined],
	['address.', undefined],
	['', undefined],
	['constructor', undefined],
	['__proto__', undefined],
	['address.constructor.name', undefined],
	['lines.map', undefined],
	['__proto__.toString', undefined],
	['lines.__proto__.map', undefined],
	['constructor.prototype', undefined],
])('at %j stands %j', (path, value) => {
	expect(valueAt(record, path)).toBe(value);
});

test('a key with dots wins over the path', () => {
	expect(valueAt({ 'a.b': 1, a: { b: 2 } }, 'a.b')).toBe(1);
});

test('keys named as those of prototypes are data when the record has them itself', () => {
	const hostile: unknown = JSON.parse('{"__proto__": {"city": "Utrecht"}, "constructor": 7}');

	expect(valueAt(hostile, '__proto__.city')).toBe('Utrecht');
	expect(valueAt(hostile, 'constructor')).toBe(7);
});

test('a copy holds the value and shares what is not on the way', () => {
	const copy = withValueAt(record, 'address.city', 'Amersfoort');

	expect(copy).toEqual({ ...record, address: { ...record.address, city: 'Amersfoort' } });
	expect(copy['lines']).toBe(record.lines);
	expect(valueAt(copy, 'address.geo')).toBe(record.address.geo);
	expect(record.address.city).toBe('Utrecht');
	expect(Object.keys(copy)).toEqual(Object.keys(record));
});

test.each([
	['a key with dots', { 'a.b': 1, a: { b: 2 } }, 'a.b', { 'a.b': 9, a: { b: 2 } }],
	['a place in a list', { a: [{ b: 1 }, { b: 2 }] }, 'a.1.b', { a: [{ b: 1 }, { b: 9 }] }],
	['a place behind the end', { a: [1] }, 'a.2', { a: [1, null, 9] }],
	['a place far behind the end', { a: [1] }, 'a.4000000000', { a: { '4000000000': 9 } }],
	['no place in the list', { a: [1] }, 'a.b', { a: { b: 9 } }],
	['branches that are missing', {}, 'a.b.c', { a: { b: { c: 9 } } }],
	['a text in the way', { a: 'x' }, 'a.b', { a: { b: 9 } }],
	['null in the way', { a: null }, 'a.b', { a: { b: 9 } }],
])('sets at %s', (_, before, path, after) => {
	expect(withValueAt(before, path, 9)).toEqual(after);
});

test.each(['__proto__.polluted', 'constructor.prototype.polluted', '__proto__'])(
	'setting at %s touches no prototype',
	(path) => {
		const copy = withValueAt({}, path, 'yes');

		expect(valueAt(copy, path)).toBe('yes');
		expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
		expect(Reflect.get({}, 'polluted')).toBeUndefined();
	},
);

test('what was set is found, in any record and at any path', () => {
	const step = fc.oneof(
		fc.constantFrom('a', 'b', '0', '1', '', '__proto__', 'constructor', 'length'),
		fc.string({ maxLength: 2 }),
	);
	const path = fc.array(step, { minLength: 1, maxLength: 5 }).map((steps) => steps.join('.'));
	const key = fc.constantFrom('a', 'b', 'a.b', '0', '0.a', '1', '', '__proto__', 'constructor');
	const { tree } = fc.letrec((tie) => ({
		tree: fc.oneof(
			{ depthSize: 'small' },
			fc.constantFrom(null, 1, 'x'),
			fc.array(tie('tree'), { maxLength: 3 }),
			fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
		),
	}));
	const root = fc.dictionary(key, tree, { maxKeys: 5 });
	fc.assert(
		fc.property(root, path, fc.anything(), (before, at, value) => {
			const untouched = JSON.stringify(before);
			expect(valueAt(withValueAt(before, at, value), at)).toBe(value);
			expect(JSON.stringify(before)).toBe(untouched);
		}),
		{ numRuns: 3_000 },
	);
});
