import fc from 'fast-check';
import {
	dutchVatProblem,
	kvkProblem,
	oinProblem,
} from '../../../../lib/einvoice/identifiers/dutch';
import { endpointProblem, parseEndpoint } from '../../../../lib/einvoice/identifiers/endpoint';
import { glnProblem } from '../../../../lib/einvoice/identifiers/gln';
import { ibanProblem } from '../../../../lib/einvoice/identifiers/iban';
import { countryOfVatId, vatIdProblem } from '../../../../lib/einvoice/identifiers/vat-id';

describe('numbers of the Netherlands', () => {
	it('a KVK number has 8 digits', () => {
		expect(kvkProblem('12345678')).toBeNull();
		for (const wrong of ['1234', '123456789', '1234567a', '']) {
			expect(kvkProblem(wrong)?.en).toBe('a KVK number has 8 digits');
		}
	});

	it('an OIN has 20 digits', () => {
		expect(oinProblem('00000001003214345000')).toBeNull();
		expect(oinProblem('0000000100321434500')?.nl).toBe('een OIN heeft 20 cijfers');
	});

	it.each(['NL004495445B01', 'NL123456782B90', 'NL002342672B42', 'NL001234567B29'])(
		'%s passes the eleven test or modulo 97',
		(vatId) => {
			expect(dutchVatProblem(vatId)).toBeNull();
		},
	);

	it.each(['NL002342672B43', 'NL001234567B01', 'NL000000000B01'])(
		'%s has wrong check digits',
		(vatId) => {
			expect(dutchVatProblem(vatId)?.en).toContain('check digits');
		},
	);

	it.each(['004495445B01', 'NL04495445B01', 'NL004495445B1', 'NL004495445'])(
		'%s is no Dutch VAT number',
		(vatId) => {
			expect(dutchVatProblem(vatId)?.nl).toContain('zoals NL123456789B01');
		},
	);
});

describe('VAT numbers of other countries', () => {
	it.each([
		'DE123456789',
		'BE0123456749',
		'LU15027442',
		'EL123456789',
		'ATU12345678',
		'FRXX123456789',
		'ESX1234567X',
		'IE1234567FA',
		'XIGD123',
		'GB123456789',
		'CHE123456789',
		'nl 0044.95.445.B01',
	])('%s may be right', (vatId) => {
		expect(vatIdProblem(vatId)).toBeNull();
	});

	it.each([
		['GR123456789', 'begins with EL'],
		['DE12345678', 'with DE does not look like this'],
		['BE0123456789', 'Belgian enterprise number'],
		['BE123456749', 'Belgian enterprise number'],
		['LU15027443', 'Luxembourg VAT number'],
		['LU1502744', 'Luxembourg VAT number'],
		['ATX12345678', 'with AT does not look like this'],
		['123456789', 'begins with the two letters'],
		['NL', 'begins with the two letters'],
	])('%s is wrong: %s', (vatId, because) => {
		expect(vatIdProblem(vatId)?.en).toContain(because);
	});

	it('tell their country, Greece by its own code', () => {
		expect(['EL123456789', 'be 0123.456.789'].map(countryOfVatId)).toEqual(['GR', 'BE']);
	});
});

describe('an IBAN', () => {
	it.each([
		'NL91ABNA0417164300',
		'NL91 ABNA 0417 1643 00',
		'BE68539007547034',
		'DE44500105175407324931',
	])('%s is right', (iban) => {
		expect(ibanProblem(iban)).toBeNull();
	});

	it.each([
		['NL91ABNA0417164301', 'check digits'],
		['NL91ABNA041716430', '18 characters, this one has 17'],
		['ZZ91ABNA0417164300', 'begins with'],
		['0417164300', 'begins with'],
		['', 'begins with'],
	])('%p is wrong: %s', (iban, because) => {
		expect(ibanProblem(iban)?.en).toContain(because);
	});

	it('tells every single wrong digit and every two that are swapped', () => {
		const right = 'NL91ABNA0417164300';
		fc.assert(
			fc.property(fc.integer({ min: 8, max: 17 }), fc.integer({ min: 1, max: 9 }), (at, add) => {
				const digit = (Number(right[at]) + add) % 10;
				const wrong = `${right.slice(0, at)}${digit}${right.slice(at + 1)}`;
				expect(ibanProblem(wrong)).not.toBeNull();
			}),
		);
		expect(ibanProblem('NL91ABNA0471164300')).not.toBeNull();
	});
});

it('a GLN has 13 digits of which the last one checks', () => {
	expect(glnProblem('8712345000004')).toBeNull();
	expect(glnProblem('8712345000005')?.nl).toContain('controlecijfer');
	expect(glnProblem('871234500000')?.en).toBe('a GLN has 13 digits');
});

describe('an electronic address', () => {
	it.each([
		['0106', '12345678'],
		['0190', '00000001003214345000'],
		['9944', 'NL004495445B01'],
		['0088', '8712345000004'],
		['0208', '0123456749'],
		['0192', '974760673'],
		['0007', '2021005489'],
		['0184', '13585628'],
		['0184', 'DK13585628'],
		['0151', '51824753556'],
		['0096', '1003456789'],
		['0198', 'DK13585628'],
		['0201', 'UFY9MH'],
		['0211', 'IT00743110157'],
		['0242', '1'],
		['0245', '1'],
		['0246', '1'],
		['0248', '1'],
	])('%s:%s is right', (scheme, id) => {
		expect(endpointProblem({ scheme, id })).toBeNull();
	});

	it.each([
		['0106', '1234', '8 digits'],
		['0190', '12345678', '20 digits'],
		['9944', 'DE123456789', 'Dutch VAT number'],
		['0088', '8712345000005', 'check digit'],
		['0208', '0123456789', 'Belgian enterprise number'],
		['0192', '974760674', 'Norwegian organisation number'],
		['0192', '000000000', 'Norwegian organisation number'],
		['0007', '2021005488', 'Swedish organisation number'],
		['0184', '1358562', 'Danish CVR number'],
		['0151', '51824753557', 'Australian ABN'],
		['0151', '5182475355', 'Australian ABN'],
		['0096', '13585628', 'Danish P number'],
		['0198', '13585628', 'Danish SE number'],
		['0201', 'UFY9M', 'Italian IPA code'],
		['0211', 'IT00743110158', 'Italian VAT number'],
		['0211', 'IT0074311015', 'Italian VAT number'],
		['9901', '1', 'not in the EAS list'],
		['9999', '1', 'not in the EAS list'],
		['', '12345678', 'not in the EAS list'],
		['0106', '', 'is empty'],
		['0106', 'facturen@dehoek.example', 'no address on an e-invoice network'],
	])('%s:%s is wrong: %s', (scheme, id, because) => {
		expect(endpointProblem({ scheme, id })?.en).toContain(because);
	});
});

it('a scheme of the European list need not be one of Peppol', () => {
	const finnish = { scheme: '0037', id: '01234567' };

	expect(endpointProblem(finnish)).toBeNull();
	expect(endpointProblem(finnish, 'peppol')?.en).toContain('Peppol does not know');
	expect(endpointProblem({ scheme: '0216', id: '1' }, 'peppol')).toBeNull();
});

it.each([
	['0106:12345678', { scheme: '0106', id: '12345678' }],
	[' iso6523-actorid-upis::9944:NL004495445B01 ', { scheme: '9944', id: 'NL004495445B01' }],
	['facturen@dehoek.example', undefined],
	['12345678', undefined],
	['', undefined],
])('the field of a customer %p is the address %j', (text, expected) => {
	expect(parseEndpoint(text)).toEqual(expected);
});
