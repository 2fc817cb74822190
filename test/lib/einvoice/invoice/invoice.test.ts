import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { computeTotals, languageOf, parseInvoice, unitName } from '../../../../lib/einvoice';
import { problemInDutch } from '../../../../lib/einvoice/invoice/problem-words';
import { unitCode } from '../../../../lib/einvoice/invoice/units';
import { GIVEN, invoiceOf, invoiceWith, refusal } from '../samples';

describe('an invoice', () => {
	it('is read with its amounts in cents and its usual values', () => {
		const invoice = invoiceWith({ prepaid: '10.50' });
		expect(invoice).toMatchObject({
			kind: 'invoice',
			number: '20260012',
			currency: 'EUR',
			prepaid: 1050,
			buyerReference: '',
			precedingInvoices: [],
		});
		expect(invoice.lines[0]).toMatchObject({ unit: 'C62', quantity: '3', unitPrice: '12.5' });
		expect(invoice.lines[1]).toMatchObject({ unit: 'HUR', baseQuantity: '1' });
		expect(invoice.payment.meansCode).toBe('58');
	});

	it('takes null for left out', () => {
		const invoice = parseInvoice({ ...GIVEN, note: null, dueDate: null, payment: null });
		expect(invoice.note).toBe('');
		expect(invoice.dueDate).toBeUndefined();
		expect(invoice.payment.iban).toBe('');
	});

	it('takes an electronic address as it stands in the field of a customer', () => {
		const of = (endpoint: string) =>
			parseInvoice({ ...GIVEN, buyer: { ...GIVEN.buyer, endpoint } }).buyer.endpoint;
		const address = { scheme: '0106', id: '12345678' };
		expect(of('0106: 12345678')).toEqual(address);
		expect(of('iso6523-actorid-upis::0106:12345678')).toEqual(address);
		expect(() => of('12345678')).toThrow('buyer.endpoint');
	});

	it.each<[string, object, string]>([
		['issueDate', { issueDate: '2026-02-30' }, 'issueDate must be a date such as 2026-01-31'],
		['dueDate', { dueDate: '1-3-2026' }, 'dueDate must be a date such as 2026-01-31'],
		['number', { number: ' ' }, 'number is empty'],
		['kind', { kind: 'faktuur' }, 'kind must be invoice or creditNote'],
		['currency', { currency: '€' }, 'currency must be the three letters'],
		['lines', { lines: [] }, 'lines has no lines'],
		['', { invoiceNumber: 4 }, 'the invoice has no field called invoiceNumber'],
		['seller', { seller: undefined }, 'seller is missing'],
		[
			'lines[0].unitPrice',
			{ lines: [{ id: 1, description: 'Brood', unitPrice: '12,50' }] },
			'lines[0].unitPrice must be a number such as 12.5',
		],
		[
			'lines[0].quantity',
			{ lines: [{ id: 1, description: 'Brood', unitPrice: 1, quantity: true }] },
			'lines[0].quantity must be a number such as 1234.56',
		],
		[
			'lines[0].unit',
			{ lines: [{ id: 1, description: 'Brood', unitPrice: 1, unit: 'mud' }] },
			'lines[0].unit must be a unit such as stuk',
		],
		[
			'lines[0].baseQuantity',
			{ lines: [{ id: 1, description: 'Brood', unitPrice: 1, baseQuantity: 0 }] },
			'lines[0].baseQuantity must be more than 0',
		],
		[
			'lines[0].discount',
			{
				lines: [
					{ id: 1, description: 'Brood', unitPrice: 1, discount: { amount: 1, percentage: 1 } },
				],
			},
			'lines[0].discount must have either an amount or a percentage',
		],
		['discounts[0]', { discounts: [{ reason: 'Trouw' }] }, 'discounts[0] must have either'],
		['prepaid', { prepaid: '10.005' }, 'prepaid must be an amount'],
		[
			'deliveryPeriod',
			{ deliveryPeriod: { start: '2026-01-01' } },
			'deliveryPeriod cannot stand beside deliveryDate',
		],
	])('that is wrong in %s says so', (field, changes, sentence) => {
		const { code, message, details } = refusal(() => parseInvoice({ ...GIVEN, ...changes }));
		expect(code).toBe('EINVOICE_INVALID');
		expect(message).toContain(sentence);
		expect(details).toMatchObject({ field });
	});

	it.each([undefined, null, 'factuur', 7, []])('cannot be made of %p', (given) => {
		expect(refusal(() => parseInvoice(given)).code).toBe('EINVOICE_INVALID');
	});

	it('names its number and every wrong field at once', () => {
		const refused = refusal(() => parseInvoice({ ...GIVEN, issueDate: 'x', dueDate: 'y' }));
		expect(refused.record).toBe('invoice 20260012');
		expect(refused.message).toMatch(/Invoice 20260012 .*issueDate .*; dueDate /);
		expect(refused.details).toMatchObject({ field: 'issueDate', problems: 2 });
	});
});

describe('totals', () => {
	it('are reckoned for each rate and rounded once', () => {
		const totals = computeTotals(invoiceWith());
		expect(totals).toMatchObject({
			lineTotal: 23750,
			withoutVat: 23750,
			vatTotal: 4538,
			withVat: 28288,
			payable: 28288,
		});
		expect(totals.vat).toMatchObject([
			{ category: 'S', rate: '21', taxable: 20000, vat: 4200 },
			{ category: 'S', rate: '9', taxable: 3750, vat: 338 },
		]);
	});

	it('round the VAT of the sum and not of each line', () => {
		const line = { description: 'Knoop', unitPrice: '0.03', vat: { rate: 21 } };
		const lines = ['1', '2', '3'].map((id) => ({ ...line, id }));
		expect(computeTotals(invoiceWith({ lines }))).toMatchObject({ withoutVat: 9, vatTotal: 2 });
	});

	it('take a discount off a line, as a percentage or as an amount', () => {
		const percentage = invoiceOf({ quantity: 3, unitPrice: '9.99', discount: { percentage: 15 } });
		expect(computeTotals(percentage).lines[0]).toEqual({ gross: 2997, discount: 450, net: 2547 });
		const amount = invoiceOf({ quantity: 3, unitPrice: '9.99', discount: { amount: '0.97' } });
		expect(computeTotals(amount).lines[0]).toEqual({ gross: 2997, discount: 97, net: 2900 });
	});

	it('take discounts and charges on the document from the VAT they belong to', () => {
		const totals = computeTotals(
			invoiceWith({
				discounts: [{ percentage: 10, reason: 'Trouw', vat: { rate: 21 } }],
				charges: [{ amount: 5, reason: 'Vracht', vat: { rate: 9 } }],
			}),
		);
		expect(totals).toMatchObject({
			discounts: [{ base: 20000, amount: 2000 }],
			discountTotal: 2000,
			chargeTotal: 500,
			withoutVat: 22250,
		});
		expect(totals.vat).toMatchObject([
			{ rate: '21', taxable: 18000, vat: 3780 },
			{ rate: '9', taxable: 4250, vat: 383 },
		]);
	});

	it('keep a given net amount that differs by rounding, and no other', () => {
		expect(computeTotals(invoiceOf({ unitPrice: '99.99', net: '100.01' })).lineTotal).toBe(10001);
		expect(computeTotals(invoiceOf({ unitPrice: '99.99', net: '100.02' })).lineTotal).toBe(9999);
	});

	it('take off what is prepaid, and the part of the blocked account', () => {
		const invoice = invoiceOf(
			{},
			{ prepaid: 21, payment: { gAccount: { iban: 'NL35INGB0990000000', percentage: 40 } } },
		);
		expect(computeTotals(invoice)).toMatchObject({ payable: 10000, gAccount: 4000 });
	});

	it('bring the reasons of one category together', () => {
		const vat = { category: 'E' as const, reason: 'Medische dienst' };
		const lines = [
			{ id: '1', description: 'A', unitPrice: 1, vat },
			{ id: '2', description: 'B', unitPrice: 2, vat },
			{ id: '3', description: 'C', unitPrice: 3, vat: { ...vat, reason: 'Onderwijs' } },
		];
		expect(computeTotals(invoiceWith({ lines })).vat).toEqual([
			{
				category: 'E',
				rate: '0',
				taxable: 600,
				vat: 0,
				reason: 'Medische dienst; Onderwijs',
				reasonCode: '',
			},
		]);
	});

	it('of a mirrored invoice are mirrored, and parts always add up', () => {
		const line = fc.record({
			quantity: fc.integer({ min: -9999, max: 9999 }).map((n) => n / 100),
			unitPrice: fc.integer({ min: 0, max: 999_999 }).map((n) => n / 1000),
			rate: fc.constantFrom(0, 9, 21),
			percentage: fc.integer({ min: 0, max: 100 }),
		});
		fc.assert(
			fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (drawn) => {
				const of = (sign: 1 | -1) =>
					computeTotals(
						invoiceWith({
							lines: drawn.map(({ quantity, unitPrice, rate, percentage }, at) => ({
								id: String(at),
								description: 'Regel',
								quantity: sign * quantity,
								unitPrice,
								discount: { percentage },
								vat: { rate },
							})),
						}),
					);
				const totals = of(1);
				expect(totals.lineTotal).toBe(totals.lines.reduce((sum, { net }) => sum + net, 0));
				expect(totals.vat.reduce((sum, { taxable }) => sum + taxable, 0)).toBe(totals.withoutVat);
				expect(totals.withoutVat + totals.vatTotal).toBe(totals.withVat);
				expect(of(-1).withVat + totals.withVat).toBe(0);
			}),
		);
	});
});

describe('a unit', () => {
	it.each([
		['stuk', 'C62'],
		['ST', 'C62'],
		['uren', 'HUR'],
		['KG', 'KGM'],
		['dozen', 'XBX'],
		['m2', 'MTK'],
		['KWT', 'KWT'],
	])('%s is %s', (given, code) => {
		expect(unitCode(given)).toBe(code);
	});

	it('has a name in both languages, or its code', () => {
		expect([unitName('HUR', 'nl'), unitName('HUR', 'en'), unitName('KWT', 'nl')]).toEqual([
			'uur',
			'hour',
			'KWT',
		]);
	});
});

it.each([
	['NL', 'nl'],
	['', 'nl'],
	['nl-BE', 'nl'],
	['EN', 'en'],
	['de', 'en'],
])('the language code %p stands for %s', (code, language) => {
	expect(languageOf(code)).toBe(language);
});

describe('what is wrong with an invoice that cannot be read', () => {
	it('is told in Dutch too', () => {
		const failure = refusal(() =>
			parseInvoice({ ...GIVEN, issueDate: 'vandaag', lines: [], foo: 1 }),
		);

		expect(failure.details['problemsNl']).toContain('issueDate moet een datum zijn');
		expect(failure.details['problemsNl']).toContain('lines heeft geen regels');
		expect(failure.details['problemsNl']).toContain('de factuur kent geen veld foo');
	});

	it.each(['schema.ts', 'fields.ts'])('has Dutch for all the words of %s', (file) => {
		const source = readFileSync(join('lib', 'einvoice', 'invoice', file), 'utf8');
		const words = [...source.matchAll(/'((?:must|is empty|has no|cannot) ?[^']*)'/g)].map(
			([, found = '']) => found,
		);

		expect(words.length).toBeGreaterThan(5);
		expect(words.filter((one) => problemInDutch(one) === undefined)).toEqual([]);
	});
});
