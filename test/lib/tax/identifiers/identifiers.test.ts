import fc from 'fast-check';
import { passesElevenTest, remainder97 } from '../../../../lib/tax/identifiers/check-digits';
import {
	euVatIdProblem,
	ICP_COUNTRIES,
	splitVatId,
	vatIdText,
} from '../../../../lib/tax/identifiers/eu-vat-id';
import {
	compactObNumber,
	divisionNumberProblem,
	mayBePublicVatNumber,
	obNumberProblem,
} from '../../../../lib/tax/identifiers/ob-number';

describe('the eleven test', () => {
	it.each(['123456782', '123456794', '001000044'])('%s passes', (digits) => {
		expect(passesElevenTest(digits)).toBe(true);
	});

	it.each(['123456783', '000000000', '12345678', '1234567820', '12345678a', ''])(
		'%p fails',
		(digits) => {
			expect(passesElevenTest(digits)).toBe(false);
		},
	);

	it('tells every single wrong digit', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (at, add) => {
				const right = '123456782';
				const wrong = `${right.slice(0, at)}${(Number(right[at]) + add) % 10}${right.slice(at + 1)}`;
				expect(passesElevenTest(wrong)).toBe(false);
			}),
		);
	});
});

it.each(['NL000099998B57', 'NL123456789B13'])('%s answers to modulo 97', (vatId) => {
	expect(remainder97(vatId)).toBe(1);
});

describe('the number that returns are filed under', () => {
	it.each([
		'123456782B01',
		'123456782B99',
		'001000044B37',
		'NL123456782B90',
		' nl 1234.56.782.b01 ',
	])('%s may be right', (number) => {
		expect(obNumberProblem(number)).toBeNull();
	});

	it.each([
		['123456789B01', 'elfproef'],
		['123456782B00', '01 tot en met 99'],
		['123456782', '01 tot en met 99'],
		['123456782B1', '01 tot en met 99'],
		['12345678B01', '01 tot en met 99'],
		['000000000B01', 'elfproef'],
		['', '01 tot en met 99'],
	])('%p is wrong: %s', (number, because) => {
		expect(obNumberProblem(number)?.nl).toContain(because);
	});

	it.each(['NL000099998B57', '123456789B13'])(
		'%s is the public VAT number of a sole trader',
		(number) => {
			expect(obNumberProblem(number)?.nl).toContain('btw-id van een eenmanszaak');
			expect(obNumberProblem(number)?.en).toContain('sole trader');
		},
	);

	it('is doubtful when it answers to both tests', () => {
		const suffix = Array.from({ length: 99 }, (_, at) => String(at + 1).padStart(2, '0')).find(
			(part) => remainder97(`NL123456782B${part}`) === 1,
		);
		expect(mayBePublicVatNumber(`123456782B${suffix ?? ''}`)).toBe(true);
		expect(mayBePublicVatNumber('123456782B01')).toBe(false);
	});

	it('is kept as the filing takes it', () => {
		expect(compactObNumber('nl 1234.56.782.b01')).toBe('123456782B01');
	});

	it('of a company within a fiscal entity does not begin with three zeros', () => {
		expect(divisionNumberProblem('001000044B37')).toBeNull();
		expect(passesElevenTest('000123456')).toBe(true);
		expect(obNumberProblem('000123456B01')).toBeNull();
		expect(divisionNumberProblem('000123456B01')?.nl).toContain('eerste drie cijfers');
		expect(divisionNumberProblem('123456789B01')?.nl).toContain('elfproef');
	});
});

/** One number for each country, as VIES describes their shapes. */
const RIGHT = [
	'ATU12345678',
	'BE0428759497',
	'BG123456789',
	'CY12345678X',
	'CZ12345678',
	'DE136695976',
	'DK12345678',
	'EE123456789',
	'EL094259216',
	'ESX1234567X',
	'FI12345678',
	'FR83404833048',
	'HR12345678901',
	'HU12345678',
	'IE1234567FA',
	'IT12345678901',
	'LT123456789',
	'LU12345678',
	'LV12345678901',
	'MT12345678',
	'PL1234567890',
	'PT123456789',
	'RO123456',
	'SE123456789012',
	'SI12345678',
	'SK1234567890',
	'XIGD123',
];

describe('the VAT number of a customer', () => {
	it.each(RIGHT)('%s may be right', (text) => {
		const vatId = splitVatId(text);
		expect(euVatIdProblem(vatId)).toBeNull();
		expect(vatIdText(vatId)).toBe(text);
	});

	it('is known for every country of an ICP statement, and for no other', () => {
		expect([...new Set(RIGHT.map((text) => text.slice(0, 2)))].sort()).toEqual(
			[...ICP_COUNTRIES].sort(),
		);
	});

	it.each(RIGHT)('%s with a digit too many is wrong', (text) => {
		const { country, number } = splitVatId(text);
		expect(euVatIdProblem({ country, number: `${number}0000000` })).not.toBeNull();
		expect(euVatIdProblem({ country, number: number.slice(0, 1) })).not.toBeNull();
	});

	it.each([
		['NL123456782B01', '', 'Nederlandse afnemer'],
		['GR094259216', '', 'begint met EL'],
		['GB123456789', '', 'Noord-Ierland'],
		['CHE123456789', '', 'twee letters'],
		['136695976', '', 'twee letters'],
		['136695976', 'CH', 'geen land van de EU'],
		['DEDE136695976', '', 'twee landcodes'],
		['DE1366', '', 'zo ziet'],
		['SE123456789', '', 'is het een Frans nummer, zet er dan FR voor'],
		['EE123456789', 'FR', 'EE kan de landcode zijn of het begin van een Frans nummer'],
		['GB123456789', 'FR', 'GB kan de landcode zijn'],
		['FR123456789', 'FR', 'zo ziet een btw-nummer met FR er niet uit'],
		['BE428759497', '', 'dan is het nu BE0428759497'],
		['428.759.497', 'BE', 'dan is het nu BE0428759497'],
		['DE', '', 'ontbreekt'],
		['', 'DE', 'ontbreekt'],
	])('%p of %p is wrong: %s', (text, country, because) => {
		expect(euVatIdProblem(splitVatId(text, country))?.nl).toContain(because);
	});

	it.each([
		['094259216', 'GR', { country: 'EL', number: '094259216' }],
		['136.695.976', 'de', { country: 'DE', number: '136695976' }],
		['be 0428.759.497', 'NL', { country: 'BE', number: '0428759497' }],
		['40 303 265 045', 'FR', { country: 'FR', number: '40303265045' }],
		['SE123456789', 'FR', { country: 'FR', number: 'SE123456789' }],
		['FR40303265045', 'FR', { country: 'FR', number: '40303265045' }],
		['EE123456789', 'EE', { country: 'EE', number: '123456789' }],
		['EE123456789', 'DE', { country: 'EE', number: '123456789' }],
		['xi 123456789', 'GB', { country: 'XI', number: '123456789' }],
	])('%p of a customer in %s is %j', (text, country, expected) => {
		expect(splitVatId(text, country)).toEqual(expected);
	});
});
