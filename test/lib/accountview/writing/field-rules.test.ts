import fc from 'fast-check';
import type { FieldValue } from '../../../../lib/accountview';
import { checkValue } from '../../../../lib/accountview/writing/field-rules';
import { containing } from '../support/expecting';

const TEXT = { type: 'C', length: 10, upperCase: false } as const;
const CODE = { type: 'C', length: 10, upperCase: true } as const;
const EMAIL = { type: 'C', length: 50, upperCase: false, format: 'email' } as const;
const POSTCODE = { type: 'C', length: 10, upperCase: true, format: 'postcode' } as const;

function number(type: 'N' | 'I' | 'Y' | 'B', length = 4) {
	return { type, length, upperCase: false } as const;
}

function date(type: 'D' | 'T') {
	return { type, length: 8, upperCase: false } as const;
}

const LOGICAL = { type: 'L', length: 1, upperCase: false } as const;

describe('a value that keeps the rules', () => {
	it.each([
		[TEXT, 'De Vries ', 'De Vries'],
		[TEXT, 12, '12'],
		[TEXT, '1234567890', '1234567890'],
		[TEXT, '', ''],
		[TEXT, null, ''],
		[CODE, 'ab1', 'AB1'],
		[EMAIL, 'info@example.nl', 'info@example.nl'],
		[number('N', 3), 999, 999],
		[number('N', 3), '12.5', 12.5],
		[number('I'), -5, -5],
		[number('Y'), 1234.56, 1234.56],
		[number('B'), 1e6, 1e6],
		[number('N'), '', null],
		[LOGICAL, true, true],
		[LOGICAL, 'FALSE', false],
		[LOGICAL, 1, true],
		[LOGICAL, '', null],
		[date('D'), '2026-03-05', '2026-03-05'],
		[date('D'), '2026-03-05T23:30:00', '2026-03-05'],
		[date('D'), '2026-03-04T23:30:00Z', '2026-03-05'],
		[date('T'), '2026-03-05', '2026-03-05'],
		[date('T'), '2026-03-05T14:30:00', '2026-03-05T14:30:00'],
		[date('T'), null, null],
	] as const)('%j takes %j as %j', (rules, given, value) => {
		expect(checkValue(rules, given, { country: '' })).toEqual({ ok: true, value });
	});

	it('has no length in a memo', () => {
		const memo = { type: 'M', length: 4, upperCase: false } as const;
		const text = 'line\r\n'.repeat(100) + 'end';
		expect(checkValue(memo, text, { country: '' })).toEqual({ ok: true, value: text });
	});
});

describe('a value that breaks a rule', () => {
	it.each([
		[TEXT, 'De Vries & Zn.', 'AV_FIELD_TOO_LONG', 'is 14 characters long, 10 fit'],
		[TEXT, true, 'AV_FIELD_INVALID', 'must be text'],
		[CODE, 'a\nb', 'AV_FIELD_INVALID', 'line break'],
		[TEXT, 'Şahin', 'AV_FIELD_INVALID', 'cannot store'],
		[EMAIL, 'info', 'AV_FIELD_INVALID', 'is not an e-mail address'],
		[EMAIL, `${'a'.repeat(40)}@example.nl`, 'AV_FIELD_TOO_LONG', 'is 51 characters long, 50 fit'],
		[number('N', 3), 1000, 'AV_FIELD_TOO_LONG', 'has more than 3 digits'],
		[number('N'), '1,5', 'AV_FIELD_INVALID', 'with a dot before decimals'],
		[number('N'), true, 'AV_FIELD_INVALID', 'must be a number'],
		[number('N'), Infinity, 'AV_FIELD_INVALID', 'must be a number'],
		[number('I'), 1.5, 'AV_FIELD_INVALID', 'whole number'],
		[number('I'), 2 ** 31, 'AV_FIELD_INVALID', 'whole number'],
		[LOGICAL, 'maybe', 'AV_FIELD_INVALID', 'must be true or false'],
		[LOGICAL, 2, 'AV_FIELD_INVALID', 'must be true or false'],
		[date('D'), '2026-02-30', 'AV_FIELD_INVALID', 'must be a date'],
		[date('T'), 20260305, 'AV_FIELD_INVALID', 'must be a date'],
	] as const)('%j refuses %j with %s', (rules, given, code, rule) => {
		expect(checkValue(rules, given, { country: '' })).toEqual({
			ok: false,
			breach: { code, rule: containing(rule) },
		});
	});
});

describe('a postcode', () => {
	it.each([
		['NL', '1234ab', '1234 AB'],
		['', '1234ab', '1234 AB'],
		['', 'b-1000', 'B-1000'],
		['BE', '1234ab', '1234AB'],
		['NL', '', ''],
	])('in country %p: %p becomes %p', (country, given, value) => {
		expect(checkValue(POSTCODE, given, { country })).toEqual({ ok: true, value });
	});

	it('is refused without a country too, where only a Dutch one can be meant', () => {
		expect(checkValue(POSTCODE, '0123 AB', { country: '' })).toMatchObject({ ok: false });
	});

	it.each(['0123 AB', '12345', 'B-1000'])('%p is refused in the Netherlands', (given) => {
		expect(checkValue(POSTCODE, given, { country: 'NL' })).toMatchObject({
			ok: false,
			breach: { code: 'AV_FIELD_INVALID' },
		});
	});
});

it('checks again what it has accepted without changing it', () => {
	const rules = fc.constantFrom(TEXT, CODE, EMAIL, POSTCODE, number('N', 5), LOGICAL, date('T'));
	const value: fc.Arbitrary<FieldValue> = fc.oneof(
		fc.string(),
		fc.double(),
		fc.boolean(),
		fc.constantFrom('1234ab', 'x@example.nl', '2026-03-05T14:30:00', 'TRUE'),
	);
	fc.assert(
		fc.property(rules, value, fc.constantFrom('', 'NL', 'BE'), (rule, given, country) => {
			const first = checkValue(rule, given, { country });
			if (first.ok) expect(checkValue(rule, first.value, { country })).toEqual(first);
		}),
	);
});
