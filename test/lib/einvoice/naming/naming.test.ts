import fc from 'fast-check';
import {
	dateFields,
	documentKey,
	fileName,
	LONGEST_NAME,
	NAME_FIELDS,
	USUAL_NAME_FORMAT,
	type NameValues,
} from '../../../../lib/einvoice';
import { messageKey } from '../../../../lib/mail/message/key';
import { refusal } from '../samples';

const FIELDS: NameValues = {
	number: '20260012',
	customer: 'Kantine De Hoek B.V.',
	customerNumber: '10025',
	...dateFields('2026-03-02'),
	kind: 'Factuur',
	administration: 'DEMO',
	company: 'Broodnodig',
};

function named(format: string, fields: NameValues = {}, extension = 'pdf'): string {
	return fileName({ format, fields: { ...FIELDS, ...fields }, extension });
}

describe('a file name', () => {
	it.each([
		[USUAL_NAME_FORMAT, 'Factuur 20260012 Kantine De Hoek B.V.pdf'],
		['{date}_{number}', '2026-03-02_20260012.pdf'],
		['{year}{month}{day}-{customernumber}', '20260302-10025.pdf'],
		['{ NUMBER }', '20260012.pdf'],
		['{administration} {company} {number}.PDF', 'DEMO Broodnodig 20260012.pdf'],
		['{number} {reference}', '20260012.pdf'],
		['vast', 'vast.pdf'],
	])('%s becomes %s', (format, expected) => {
		expect(named(format)).toBe(expected);
	});

	it.each([
		['../../etc/passwd', 'etc-passwd.pdf'],
		['..\\..\\windows', 'windows.pdf'],
		['C:\\temp\\x', 'C-temp-x.pdf'],
		['/absoluut', 'absoluut.pdf'],
		['a<b>c:d"e|f?g*h', 'a-b-c-d-e-f-g-h.pdf'],
		['regel\r\neen\u0000twee', 'regel-een-twee.pdf'],
		['.verborgen', 'verborgen.pdf'],
		['punt... ', 'punt.pdf'],
		['--help', 'help.pdf'],
		['CON', '_CON.pdf'],
		['nul.backup', '_nul.backup.pdf'],
		['com1 .x', '_com1 .x.pdf'],
		['LPT²', '_LPT².pdf'],
		['console', 'console.pdf'],
		['gpj\u202efdp', 'gpj-fdp.pdf'],
		['Cafe\u0301', 'Café.pdf'],
		['Αρτοποιείο 🍞', 'Αρτοποιείο 🍞.pdf'],
		['half\ud83c', 'half-.pdf'],
	])('of a customer called %j is %s', (customer, expected) => {
		expect(named('{customer}', { customer })).toBe(expected);
	});

	it('keeps its number and extension when a customer has 300 characters', () => {
		const name = named('{kind} {customer} {number}', { customer: 'é'.repeat(300) });
		expect(name).toMatch(/^Factuur é+ 20260012\.pdf$/);
		expect(Buffer.byteLength(name)).toBeLessThanOrEqual(LONGEST_NAME);
		expect(Buffer.byteLength(name)).toBeGreaterThan(LONGEST_NAME - 3);
	});

	it('is cut even when the format itself is too long', () => {
		const name = named('x'.repeat(300));
		expect(name).toHaveLength(LONGEST_NAME);
		expect(name.endsWith('x.pdf')).toBe(true);
	});

	it('is never a path, never reserved, never too long, whatever is in it', () => {
		const text = fc.string({ unit: 'binary', maxLength: 200 });
		fc.assert(
			fc.property(text, text, fc.constantFrom('pdf', 'xml'), (customer, company, extension) => {
				const format = '{customer}{company}{number}';
				const name = named(format, { customer, company }, extension);
				expect(name).toBe(name.normalize('NFC'));
				// eslint-disable-next-line no-control-regex -- none of these may be in it
				expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001f]|^[\s.-]|[\s.]\.(?:pdf|xml)$|\.\./);
				expect(name.isWellFormed()).toBe(true);
				expect(name.endsWith(`.${extension}`)).toBe(true);
				expect(Buffer.byteLength(name)).toBeLessThanOrEqual(LONGEST_NAME);
			}),
			{ numRuns: 1000 },
		);
	});

	it('that asks for an unknown field is refused, and the field named', () => {
		const refused = refusal(() => named('{number} {klant}'));
		expect(refused.code).toBe('EINVOICE_NAME_FIELD_UNKNOWN');
		expect(refused.message).toContain('{klant}');
		for (const field of NAME_FIELDS) expect(refused.remedy).toContain(`{${field}}`);
	});

	it.each(['', '   ', '...', '{reference}', '/', '-'])(
		'of which nothing is left is refused: %j',
		(format) => {
			expect(refusal(() => named(format)).code).toBe('EINVOICE_NAME_INVALID');
		},
	);
});

describe('the key of a document', () => {
	it('is made of what never changes, and fits the key of a message', () => {
		const document = documentKey({ administration: ' DEMO ', kind: 'invoice', number: ' 12 ' });
		expect(document).toEqual({
			administration: 'DEMO',
			kind: 'invoice',
			number: '12',
			revision: '',
		});
		expect(messageKey(document, ['a@b.nl'], (text) => text)).toMatch(/^DEMO\/invoice\/12\/-\//);
	});

	it('refuses half a character, which would break on its way to the store', () => {
		const refused = refusal(() =>
			documentKey({ administration: '', kind: 'invoice', number: '1\ud83d' }),
		);
		expect(refused.code).toBe('EINVOICE_CHARACTER_INVALID');
	});

	it('needs a number', () => {
		const refused = refusal(() =>
			documentKey({ administration: '', kind: 'reminder', number: ' ' }),
		);
		expect(refused.code).toBe('EINVOICE_KEY_MISSING');
	});
});
