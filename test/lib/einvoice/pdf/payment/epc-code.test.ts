import { epcPayload, type Transfer } from '../../../../../lib/einvoice/pdf/payment/epc-code';

const TRANSFER: Transfer = {
	name: 'Bakkerij Broodnodig B.V.',
	iban: 'NL91ABNA0417164300',
	bic: 'ABNANL2A',
	cents: 123456,
	reference: 'Factuur 20260012',
};

describe('the payload of the QR code (EPC069-12, version 002)', () => {
	it('has its fields on lines of their own, the last empty ones left out', () => {
		expect(epcPayload(TRANSFER)).toBe(
			'BCD\n002\n1\nSCT\nABNANL2A\nBakkerij Broodnodig B.V.\nNL91ABNA0417164300\nEUR1234.56\n\n\nFactuur 20260012',
		);
	});

	it.each([
		['', ''],
		['ABN', ''],
		['ABN AMRO', ''],
		['abna nl 2a', 'ABNANL2A'],
		['RABONL2UXXX', 'RABONL2UXXX'],
	])('for the BIC %j has %j: with what is none banking apps would refuse it', (bic, written) => {
		expect(epcPayload({ ...TRANSFER, bic })?.split('\n')[4]).toBe(written);
	});

	it('puts a structured reference in its own field, and nothing behind it', () => {
		expect(
			epcPayload({ ...TRANSFER, reference: 'RF18539007547034' })
				?.split('\n')
				.slice(8),
		).toEqual(['', 'RF18539007547034']);
	});

	it.each([
		[1, 'EUR0.01'],
		[100, 'EUR1.00'],
		[99_999_999_999, 'EUR999999999.99'],
	])('writes %d cents as %s', (cents, written) => {
		expect(epcPayload({ ...TRANSFER, cents })?.split('\n')[7]).toBe(written);
	});

	it.each([
		['nothing to pay', { cents: 0 }],
		['an amount below zero', { cents: -100 }],
		['more than a milliard', { cents: 100_000_000_000 }],
		['no account', { iban: '' }],
		['no name', { name: ' ' }],
		['more than 331 bytes', { name: '😀'.repeat(70), reference: '😀'.repeat(140) }],
	])('is not made for %s', (_, changes) => {
		expect(epcPayload({ ...TRANSFER, ...changes })).toBeUndefined();
	});

	it('cuts a name to 70 characters and a text to 140, and lets no line break in', () => {
		const lines = epcPayload({
			...TRANSFER,
			name: 'e'.repeat(80),
			reference: `a\nb${'c'.repeat(200)}`,
		})?.split('\n');
		expect(lines?.[5]).toBe('e'.repeat(70));
		expect(lines?.[10]).toBe(`a b${'c'.repeat(137)}`);
		expect(lines).toHaveLength(11);
	});
});
