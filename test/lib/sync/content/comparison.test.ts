import fc from 'fast-check';
import {
	changedFields,
	contentOf,
	fieldsSignature,
	hashOf,
	hashOfRecord,
	type ComparedField,
} from '../../../../lib/sync/content/comparison';
import { isFingerprint } from '../../../../lib/sync/content/fingerprint';
import { NORMALISATIONS } from '../../../../lib/sync/content/normalise';
import { anyUtf16, anyValue } from './any-value';
import { digest } from './digest-for-test';

const fields: readonly ComparedField[] = [
	{ name: 'name', accountView: 'name', other: 'company', as: 'text' },
	{ name: 'postcode', accountView: 'postcode', other: 'address.zip', as: 'postcode' },
	{ name: 'phone', accountView: 'phone', other: 'contact.phone', as: 'phone' },
	{ name: 'limit', accountView: 'creditLimit', other: 'limit', as: 'decimal' },
];

const inAccountView = {
	name: 'Bakkerij Jansen ',
	postcode: '1234 AB',
	phone: '030-1234567',
	creditLimit: 2500,
	notCompared: 1,
};
const inOther = {
	company: 'Bakkerij  Jansen',
	address: { zip: '1234ab' },
	contact: { phone: '+31 30 123 45 67' },
	limit: '2.500,00',
};

/** Names, among them such as objects have by themselves. */
const fieldName = fc.oneof(
	fc.constantFrom('__proto__', 'constructor', 'toString', 'a', 'b', 'a.b', ''),
	fc.string({ maxLength: 5 }),
);

const anyFields = fc.uniqueArray(
	fc.record({
		name: fieldName,
		accountView: fieldName,
		other: fieldName,
		as: fc.constantFrom(...NORMALISATIONS),
	}),
	{ maxLength: 6, selector: ({ name }) => name },
);

test('records that say the same on both sides have one content and one hash', () => {
	const ours = contentOf(inAccountView, fields, 'accountView', digest);
	const theirs = contentOf(inOther, fields, 'other', digest);

	expect(ours).toEqual({
		name: 'Bakkerij Jansen',
		postcode: '1234AB',
		phone: '+31301234567',
		limit: '2500',
	});
	expect(theirs).toEqual(ours);
	expect(hashOf(theirs, fields, digest)).toBe(hashOf(ours, fields, digest));
	expect(changedFields(ours, theirs, fields)).toEqual([]);
});

test('fields that differ are named in the order of the fields', () => {
	const before = contentOf(inAccountView, fields, 'accountView', digest);
	const changed = { ...inAccountView, creditLimit: 2500.01, name: 'Bakkerij Janssen' };
	const now = contentOf(changed, fields, 'accountView', digest);

	expect(changedFields(before, now, fields)).toEqual(['name', 'limit']);
	expect(hashOf(now, fields, digest)).not.toBe(hashOf(before, fields, digest));
});

test('a record without the fields has nothing in them', () => {
	const content = contentOf({}, fields, 'other', digest);

	expect(content).toEqual({ name: '', postcode: '', phone: '', limit: '' });
	expect(changedFields({}, content, fields)).toEqual([]);
	expect(hashOf({}, fields, digest)).toBe(hashOf(content, fields, digest));
});

test('names that every object knows are fields like any other', () => {
	const named = ['__proto__', 'constructor', 'toString'].map((name): ComparedField => ({
		name,
		accountView: 'value',
		other: name,
		as: 'text',
	}));
	const content = contentOf({ value: 'x' }, named, 'accountView', digest);

	expect(changedFields({}, content, named)).toEqual(['__proto__', 'constructor', 'toString']);
	expect(Object.entries(content)).toEqual(named.map(({ name }) => [name, 'x']));
	expect(changedFields(structuredClone(content), content, named)).toEqual([]);

	const nothing = contentOf({}, named, 'other', digest);
	expect(changedFields({}, nothing, named)).toEqual([]);
	expect(hashOf({}, named, digest)).toBe(hashOf(nothing, named, digest));
});

describe('a long text', () => {
	const notes: readonly ComparedField[] = [
		{ name: 'notes', accountView: 'notes', other: 'notes', as: 'exact' },
	];
	const content = (text: string) => contentOf({ notes: text }, notes, 'other', digest);

	test('of a megabyte is kept as a fingerprint that tells one character', () => {
		const long = 'x'.repeat(1024 * 1024);
		const { notes: kept = '' } = content(long);

		expect(kept).toContain('1048576 characters');
		expect(kept.length).toBeLessThan(120);
		expect(isFingerprint(kept)).toBe(true);
		expect(changedFields(content(long), content(`${long.slice(1)}y`), notes)).toEqual(['notes']);
		expect(changedFields(content(long), content(long), notes)).toEqual([]);
	});

	test('of 500 characters is kept, of 501 not', () => {
		expect(content('x'.repeat(500))).toEqual({ notes: 'x'.repeat(500) });
		expect(isFingerprint(content('x'.repeat(501))['notes'] ?? '')).toBe(true);
	});

	test('is not equal to a text that reads as its fingerprint', () => {
		const long = content('x'.repeat(501));
		const pretender = content(long['notes'] ?? '');

		expect(changedFields(long, pretender, notes)).toEqual(['notes']);
	});
});

test('any record has a content of texts, one for each field', () => {
	const record = fc.dictionary(fieldName, fc.oneof(anyValue, fc.dictionary(fieldName, anyValue)));
	fc.assert(
		fc.property(record, anyFields, (data, compared) => {
			const content = contentOf(data, compared, 'other', digest);
			expect(Object.keys(content).sort()).toEqual(compared.map(({ name }) => name).sort());
			for (const value of Object.values(content)) expect(typeof value).toBe('string');
		}),
		{ numRuns: 2_000 },
	);
});

test('hashes are equal exactly when no field differs, in whatever order keys and fields come', () => {
	const value = fc.oneof(fc.constantFrom('', 'a', '","', 'b'), anyUtf16);
	const contents = anyFields.chain((compared) => {
		const content = fc
			.tuple(...compared.map(() => value))
			.map((values) =>
				Object.fromEntries(compared.map(({ name }, index) => [name, values[index] ?? ''])),
			);
		return fc.record({ compared: fc.constant(compared), before: content, now: content });
	});
	fc.assert(
		fc.property(contents, ({ compared, before, now }) => {
			const turned = Object.fromEntries(Object.entries(now).reverse());
			const isEqual = changedFields(before, now, compared).length === 0;
			const hash = hashOf(before, compared, digest);
			expect(hashOf(now, compared, digest) === hash).toBe(isEqual);
			expect(hashOf(turned, [...compared].reverse(), digest) === hash).toBe(isEqual);
		}),
		{ numRuns: 2_000 },
	);
});

test('the same values under other names have another hash', () => {
	const [one, another] = ['a', 'b'].map((name): ComparedField[] => [
		{ name, accountView: 'x', other: 'x', as: 'exact' },
	]);

	expect(hashOf({ a: '1', b: '1' }, one ?? [], digest)).not.toBe(
		hashOf({ a: '1', b: '1' }, another ?? [], digest),
	);
});

test('values of two fields do not run together in the hash', () => {
	const two = ['a', 'b'].map((name): ComparedField => ({
		name,
		accountView: name,
		other: name,
		as: 'exact',
	}));

	expect(hashOf({ a: 'x","b","y', b: '' }, two, digest)).not.toBe(
		hashOf({ a: 'x', b: 'y' }, two, digest),
	);
});

describe('the signature of the fields', () => {
	const [first, ...others] = fields;
	const withFirst = (change: Partial<ComparedField>) =>
		fieldsSignature(
			[{ name: '', accountView: '', other: '', as: 'text', ...first, ...change }, ...others],
			digest,
		);
	const signature = fieldsSignature(fields, digest);

	test.each<[string, Partial<ComparedField>]>([
		['a name', { name: 'title' }],
		['a path in AccountView', { accountView: 'searchName' }],
		['a path on the other side', { other: 'title' }],
		['a normalisation', { as: 'ignoreCase' }],
	])('differs when %s does', (_, change) => {
		expect(withFirst(change)).not.toBe(signature);
	});

	test('differs when a field is left out or its decimals differ', () => {
		expect(fieldsSignature(others, digest)).not.toBe(signature);
		const cents = fields.map((field) =>
			field.as === 'decimal' ? { ...field, decimals: 2 } : field,
		);
		expect(fieldsSignature(cents, digest)).toBe(signature);
		const mills = fields.map((field) =>
			field.as === 'decimal' ? { ...field, decimals: 3 } : field,
		);
		expect(fieldsSignature(mills, digest)).not.toBe(signature);
	});

	test('is the same in whatever order the fields stand', () => {
		expect(fieldsSignature([...fields].reverse(), digest)).toBe(signature);
	});
});

test('a record has the digest of its content', () => {
	fc.assert(
		fc.property(
			fc.record({ name: anyValue, postcode: anyValue, phone: anyValue, creditLimit: anyValue }),
			(record) => {
				const content = contentOf(record, fields, 'accountView', digest);
				expect(hashOfRecord(record, fields, 'accountView', digest)).toBe(
					hashOf(content, fields, digest),
				);
			},
		),
	);
});
