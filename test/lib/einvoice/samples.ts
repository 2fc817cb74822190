import {
	EInvoiceError,
	parseInvoice,
	type Invoice,
	type InvoiceInput,
} from '../../../lib/einvoice';

/** A bakery that sells. */
export const SELLER: InvoiceInput['seller'] = {
	name: 'Bakkerij Broodnodig',
	legalName: 'Bakkerij Broodnodig B.V.',
	address: { street: 'Molenstraat 12', postcode: '3511 AB', city: 'Utrecht', country: 'NL' },
	kvk: '12345678',
	vatId: 'NL004495445B01',
	endpoint: { scheme: '0106', id: '12345678' },
	contact: {
		name: 'Ans Bos',
		phone: '+31 30 123 45 67',
		email: 'administratie@broodnodig.example',
	},
};

/** A canteen that buys. */
export const BUYER: InvoiceInput['buyer'] = {
	name: 'Kantine De Hoek',
	legalName: 'Kantine De Hoek B.V.',
	address: {
		street: 'Kade 3',
		line2: 'Verdieping 2',
		postcode: '9711 CD',
		city: 'Groningen',
		country: 'NL',
	},
	kvk: '87654321',
	vatId: 'NL002342672B42',
	endpoint: { scheme: '0106', id: '87654321' },
	contact: { name: 'Piet Vos', email: 'facturen@dehoek.example' },
	language: 'NL',
};

/** An invoice that is right in every format: 3 x 12.50 at 9 % and 2.5 x 80.00 at 21 %. */
export const GIVEN: InvoiceInput = {
	number: '20260012',
	issueDate: '2026-03-02',
	dueDate: '2026-04-01',
	deliveryDate: '2026-02-27',
	seller: SELLER,
	buyer: BUYER,
	orderReference: 'PO-881',
	payment: {
		iban: 'NL91ABNA0417164300',
		bic: 'ABNANL2A',
		accountName: 'Bakkerij Broodnodig B.V.',
		reference: '20260012',
		terms: 'Betaling binnen 30 dagen.',
	},
	lines: [
		{
			id: '1',
			article: 'BR-01',
			description: 'Volkorenbrood',
			quantity: 3,
			unitPrice: '12.50',
			vat: { category: 'S', rate: 9 },
		},
		{
			id: '2',
			description: 'Bezorging',
			quantity: '2.5',
			unit: 'uur',
			unitPrice: 80,
			vat: { category: 'S', rate: 21 },
		},
	],
};

/** The invoice with other fields in the place of some of its own. */
export function invoiceWith(changes: Partial<InvoiceInput> = {}): Invoice {
	return parseInvoice({ ...GIVEN, ...changes });
}

/** The invoice with one line. */
export function invoiceOf(
	line: Partial<InvoiceInput['lines'][number]>,
	changes: Partial<InvoiceInput> = {},
): Invoice {
	const usual = { id: '1', description: 'Brood', quantity: 1, unitPrice: 100, vat: { rate: 21 } };
	return invoiceWith({ ...changes, lines: [{ ...usual, ...line }] });
}

/** What a call refuses with. */
export function refusal(call: () => unknown): EInvoiceError {
	try {
		call();
	} catch (error) {
		if (error instanceof EInvoiceError) return error;
		throw error;
	}
	throw new Error('nothing was refused');
}
