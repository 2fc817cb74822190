import type { InvoiceInput } from '../../lib/einvoice';

export const LINES = 20;

/** An invoice of an installation firm, another one for each number. */
export function givenInvoice(number: number): InvoiceInput {
	return {
		number: `2026${String(number).padStart(5, '0')}`,
		issueDate: '2026-03-02',
		dueDate: '2026-04-01',
		deliveryDate: '2026-02-27',
		seller: {
			name: 'Installatiebedrijf Warmstad',
			legalName: 'Installatiebedrijf Warmstad B.V.',
			address: { street: 'Industrieweg 4', postcode: '3542 AD', city: 'Utrecht', country: 'NL' },
			kvk: '12345678',
			vatId: 'NL004495445B01',
			endpoint: { scheme: '0106', id: '12345678' },
		},
		buyer: {
			name: `Bewonersvereniging Kade ${number}`,
			address: { street: `Kade ${number}`, postcode: '9711 CD', city: 'Groningen', country: 'NL' },
			kvk: '87654321',
			endpoint: { scheme: '0106', id: '87654321' },
			language: 'NL',
		},
		orderReference: `WO-${number}`,
		payment: { iban: 'NL91ABNA0417164300', bic: 'ABNANL2A', reference: String(number) },
		lines: Array.from({ length: LINES }, (_, at) => ({
			id: String(at + 1),
			article: `A-${1000 + ((number * 7 + at) % 400)}`,
			description: `Onderdeel ${(number * 7 + at) % 400} voor de ketel in het trappenhuis`,
			quantity: (at % 4) + 1,
			unitPrice: (12.5 + at * 3.15).toFixed(2),
			vat: { rate: at % 6 === 5 ? 9 : 21 },
		})),
	};
}
