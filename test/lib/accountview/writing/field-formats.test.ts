import fc from 'fast-check';
import { dutchPostcode, isEmailAddress } from '../../../../lib/accountview/writing/field-formats';

describe('dutchPostcode', () => {
	it.each([
		['1234AB', '1234 AB'],
		['1234 ab', '1234 AB'],
		[' 9999  zz ', '9999 ZZ'],
	])('writes %s as %s', (text, postcode) => {
		expect(dutchPostcode(text)).toBe(postcode);
	});

	it.each(['0123 AB', '123 AB', '12345 AB', '1234', '1234 A', '1234 A1', 'AB 1234', ''])(
		'does not take %p for one',
		(text) => {
			expect(dutchPostcode(text)).toBeUndefined();
		},
	);

	it('leaves what it has written alone', () => {
		const letter = fc.constantFrom('A', 'B', 'K', 'S', 'Z');
		fc.assert(
			fc.property(fc.integer({ min: 1000, max: 9999 }), letter, letter, (digits, one, two) => {
				const postcode = `${digits} ${one}${two}`;
				expect(dutchPostcode(postcode)).toBe(postcode);
			}),
		);
	});
});

describe('isEmailAddress', () => {
	it.each([
		'info@example.nl',
		'jan.de-vries+werk@mail.example.com',
		"o'neil@example.nl",
		'INFO@EXAMPLE.NL',
		'a_b@example.nl',
	])('takes %s', (text) => {
		expect(isEmailAddress(text)).toBe(true);
	});

	it.each([
		'info',
		'info@example',
		'@example.nl',
		'info@.nl',
		'info@example..nl',
		'info..x@example.nl',
		'.info@example.nl',
		'info.@example.nl',
		'a@example.nl; b@example.nl',
		'a@example.nl,b@example.nl',
		'Jan <jan@example.nl>',
		'in fo@example.nl',
		'a@b@example.nl',
		'',
	])('refuses %p', (text) => {
		expect(isEmailAddress(text)).toBe(false);
	});
});
