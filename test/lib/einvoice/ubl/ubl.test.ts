import {
	checkInvoice,
	computeTotals,
	CUSTOMIZATION_IDS,
	parseInvoice,
	writeUbl,
	type InvoiceInput,
	type UblFormat,
} from '../../../../lib/einvoice';
import { BUYER, GIVEN, invoiceWith, refusal, SELLER } from '../samples';
import { writtenElsewhere } from './oracle';
import { all, centsAt, readXml, texts, type Read } from './reading';
import { sequenceOf } from './sequences';

const PDF = { name: 'Factuur 20260012.pdf', base64: 'JVBERi0xLjcK' };

/** Every field that an invoice can have. */
const FULL: InvoiceInput = {
	...GIVEN,
	deliveryDate: undefined,
	deliveryPeriod: { start: '2026-02-01', end: '2026-02-28' },
	deliveryAddress: {
		street: 'Haven 1',
		line2: 'Loods 4',
		postcode: '9713 ZZ',
		city: 'Groningen',
		country: 'NL',
	},
	prepaymentDate: '2026-01-15',
	seller: { ...SELLER, gln: '8712345000004' },
	buyer: {
		...BUYER,
		contact: { name: 'Piet Vos', phone: '+31 50 765 43 21', email: 'facturen@dehoek.example' },
	},
	buyerReference: 'Afd. 7',
	salesOrderReference: 'VO-12',
	projectReference: 'P-9',
	contractReference: 'C-3',
	accountingCost: '4711',
	precedingInvoices: [{ number: '20260001', date: '2026-01-15' }],
	note: 'Dank voor uw opdracht & tot ziens.',
	payment: {
		...GIVEN.payment,
		meansCode: '59',
		mandate: 'M-12',
		creditorId: 'NL79ZZZ123456780000',
		debitedIban: 'NL51INGB0990000017',
	},
	prepaid: '100.00',
	discounts: [{ percentage: 10, reason: 'Trouw', vat: { rate: 21 } }],
	charges: [{ amount: '5.00', reason: 'Vracht', vat: { rate: 9 } }],
	lines: [
		{
			id: '1',
			article: 'BR-01',
			description: 'Brood <volkoren>',
			details: 'Άρτος 🍞, "vers"',
			quantity: '250',
			unit: 'kg',
			unitPrice: '12.345678',
			baseQuantity: 100,
			discount: { percentage: '7.5', reason: 'Actie' },
			vat: { rate: 9 },
			orderLine: '10',
			period: { start: '2026-02-01', end: '2026-02-14' },
		},
		{
			id: '2',
			description: 'Bezorging',
			quantity: '2.5',
			unit: 'uur',
			unitPrice: 80,
			vat: { rate: 21 },
		},
	],
};

const CREDIT: InvoiceInput = { ...FULL, kind: 'creditNote', number: '20260013' };
const G_ACCOUNT: InvoiceInput = {
	...GIVEN,
	payment: { ...GIVEN.payment, gAccount: { iban: 'NL51INGB0990000017', percentage: 40 } },
};
const REVERSED: InvoiceInput = {
	...GIVEN,
	lines: [
		{
			id: '1',
			description: 'Montage',
			unitPrice: '1234.56',
			vat: { category: 'AE', reasonCode: 'VATEX-EU-AE' },
		},
	],
};
const ABROAD: InvoiceInput = {
	...GIVEN,
	buyer: {
		...BUYER,
		address: { street: 'Rue Haute 1', postcode: '1000', city: 'Brussel', country: 'BE' },
		kvk: '',
		registration: '0123456749',
		vatId: 'BE0123456749',
		endpoint: { scheme: '0208', id: '0123456749' },
		language: 'FR',
	},
	deliveryAddress: { city: 'Brussel', country: 'BE' },
	lines: [
		{
			id: '1',
			description: 'Meel',
			quantity: 10,
			unit: 'zak',
			unitPrice: '19.99',
			vat: { category: 'K' },
		},
	],
};

function written(input: InvoiceInput, format: UblFormat, pdf?: typeof PDF): Read {
	return readXml(writeUbl(parseInvoice(input), pdf === undefined ? { format } : { format, pdf }));
}

/** Takes the place of an invoice that was wrong. */
const CORRECTED: InvoiceInput = {
	...GIVEN,
	typeCode: '384',
	precedingInvoices: [{ number: '20260011' }],
};

/** A part would go to a blocked account, and all of it is paid. */
const PAID_IN_FULL: InvoiceInput = { ...G_ACCOUNT, prepaid: '282.88' };

/** Of which the law wants the VAT in euros too. */
const DOLLARS: InvoiceInput = { ...GIVEN, currency: 'USD', vatInEuros: '38.90' };

const DOCUMENTS: readonly [string, InvoiceInput, UblFormat][] = [
	['an invoice for Peppol', GIVEN, 'peppol'],
	['an invoice with every field for Peppol', FULL, 'peppol'],
	['an invoice with every field for NLCIUS', FULL, 'nlcius'],
	['a credit note for Peppol', CREDIT, 'peppol'],
	['a credit note for NLCIUS', CREDIT, 'nlcius'],
	['an invoice with a G-account', G_ACCOUNT, 'gaccount'],
	['an invoice with reverse charge', REVERSED, 'peppol'],
	['an intra-Community invoice', ABROAD, 'peppol'],
	['a corrected invoice', CORRECTED, 'nlcius'],
	['an invoice in dollars', DOLLARS, 'peppol'],
];

/** The elements that stand at the wrong place, or have no business there. */
function misplaced(element: Read): readonly string[] {
	const allowed = sequenceOf(element.name);
	let last = -1;
	const wrong = element.children.flatMap(({ name }) => {
		if (allowed === undefined) return [];
		const at = allowed.indexOf(name);
		const isWrong = at === -1 || at < last;
		last = Math.max(last, at);
		return isWrong ? [`${element.name}/${name}`] : [];
	});
	return [...wrong, ...element.children.flatMap(misplaced)];
}

function emptyOnes(element: Read): readonly string[] {
	const isEmpty = element.children.length === 0 && element.text.trim() === '';
	return [...(isEmpty ? [element.name] : []), ...element.children.flatMap(emptyOnes)];
}

/** Names and texts in their order, without what the other implementation decides itself. */
function flat(element: Read): readonly string[] {
	return [
		...(element.children.length === 0 ? [`${element.name}=${element.text}`] : [element.name]),
		...element.children.flatMap(flat),
	];
}

describe.each(DOCUMENTS)('%s', (_, input, format) => {
	it('has its elements in the sequence of UBL 2.1, and none is empty', () => {
		const document = written(input, format, PDF);
		expect(misplaced(document)).toEqual([]);
		expect(emptyOnes(document)).toEqual([]);
	});

	it('says what it follows', () => {
		const document = written(input, format);
		expect(texts(document, 'cbc:CustomizationID')).toEqual([CUSTOMIZATION_IDS[format]]);
		expect(texts(document, 'cbc:ProfileID')).toEqual([
			'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
		]);
	});

	it('has amounts that add up', () => {
		const document = written(input, format);
		const total = (name: string) => centsAt(document, `cac:LegalMonetaryTotal/cbc:${name}`);
		const line = document.name === 'Invoice' ? 'cac:InvoiceLine' : 'cac:CreditNoteLine';
		expect(centsAt(document, `${line}/cbc:LineExtensionAmount`)).toBe(total('LineExtensionAmount'));
		expect(
			total('LineExtensionAmount') - total('AllowanceTotalAmount') + total('ChargeTotalAmount'),
		).toBe(total('TaxExclusiveAmount'));
		expect(centsAt(document, 'cac:TaxTotal/cac:TaxSubtotal/cbc:TaxableAmount')).toBe(
			total('TaxExclusiveAmount'),
		);
		const vat = centsAt(document, 'cac:TaxTotal/cac:TaxSubtotal/cbc:TaxAmount');
		// That in euros comes behind it.
		expect(texts(document, 'cac:TaxTotal/cbc:TaxAmount')[0]).toBe((vat / 100).toFixed(2));
		expect(total('TaxExclusiveAmount') + vat).toBe(total('TaxInclusiveAmount'));
		expect(total('TaxInclusiveAmount') - total('PrepaidAmount')).toBe(total('PayableAmount'));
	});

	it('is the same every time', () => {
		const once = writeUbl(parseInvoice(input), { format, pdf: PDF });
		expect(writeUbl(parseInvoice(input), { format, pdf: PDF })).toBe(once);
	});
});

describe('another implementation', () => {
	// It knows no G-account, prices with two decimals only, and puts the tax point of a
	// credit note where an invoice has it, which UBL does not.
	const known = DOCUMENTS.filter(([, , format]) => format !== 'gaccount').map(
		([name, input, format]): [string, InvoiceInput, UblFormat] => [
			name,
			{
				...input,
				lines: input.lines.map((line) =>
					line.unitPrice === '12.345678' ? { ...line, unitPrice: '12.34' } : line,
				),
				...(input.kind === 'creditNote' ? { dueDate: undefined, prepaymentDate: undefined } : {}),
			},
			format,
		],
	);

	it.each(known)(
		'takes %s and writes the same elements in the same order',
		async (_, input, format) => {
			const document = written(input, format);
			const other = readXml(await writtenElsewhere(document));
			const own = (element: Read) =>
				flat(element).filter((line) => !line.startsWith('cbc:CustomizationID'));
			expect(own(other)).toEqual(own(document));
		},
	);

	it('refuses an element that is not of EN 16931, so its check is one', async () => {
		const document = written(GIVEN, 'peppol');
		const odd = {
			...document,
			children: [
				...document.children,
				{ name: 'cbc:Colour', attributes: {}, text: 'red', children: [] },
			],
		};
		await expect(writtenElsewhere(odd)).rejects.toThrow();
	});
});

describe('what is written', () => {
	it('an invoice is an Invoice with code 380, a credit note a CreditNote with code 381', () => {
		const invoice = written(GIVEN, 'peppol');
		expect([invoice.name, ...texts(invoice, 'cbc:InvoiceTypeCode')]).toEqual(['Invoice', '380']);
		const credit = written(CREDIT, 'peppol');
		expect([credit.name, ...texts(credit, 'cbc:CreditNoteTypeCode')]).toEqual([
			'CreditNote',
			'381',
		]);
		expect(texts(credit, 'cac:PaymentMeans/cbc:PaymentDueDate')).toEqual(['2026-04-01']);
		expect(texts(credit, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID')).toEqual([
			'20260001',
		]);
		expect(texts(credit, 'cac:AdditionalDocumentReference/cbc:DocumentTypeCode')).toEqual(['50']);
	});

	it.each(['384', '389'])('an invoice of another type bears its code, %s', (typeCode) => {
		const document = written({ ...CORRECTED, typeCode }, 'nlcius');
		expect(document.name).toBe('Invoice');
		expect(texts(document, 'cbc:InvoiceTypeCode')).toEqual([typeCode]);
		expect(texts(document, 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID')).toEqual([
			'20260011',
		]);
	});

	it('both parties bear their numbers with the scheme of each', () => {
		const document = written(FULL, 'peppol');
		const seller = 'cac:AccountingSupplierParty/cac:Party';
		expect(all(document, `${seller}/cbc:EndpointID`)[0]).toMatchObject({
			text: '12345678',
			attributes: { schemeID: '0106' },
		});
		expect(texts(document, `${seller}/cac:PartyTaxScheme/cbc:CompanyID`)).toEqual([
			'NL004495445B01',
		]);
		expect(
			all(document, `${seller}/cac:PartyIdentification/cbc:ID`).map(({ attributes }) => attributes),
		).toEqual([{ schemeID: '0088' }, { schemeID: 'SEPA' }]);
		const buyer = written(
			{ ...GIVEN, buyer: { ...BUYER, kvk: '', oin: '00000001003214345000' } },
			'nlcius',
		);
		expect(
			all(buyer, 'cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID')[0],
		).toMatchObject({
			text: '00000001003214345000',
			attributes: { schemeID: '0190' },
		});
	});

	it('a line has quantity, unit, price, base, discount and VAT', () => {
		const [line] = all(written(FULL, 'peppol'), 'cac:InvoiceLine');
		if (line === undefined) throw new Error('no line');
		expect(all(line, 'cbc:InvoicedQuantity')[0]).toMatchObject({
			text: '250',
			attributes: { unitCode: 'KGM' },
		});
		expect(texts(line, 'cac:Price/cbc:PriceAmount')).toEqual(['12.345678']);
		expect(texts(line, 'cac:Price/cbc:BaseQuantity')).toEqual(['100']);
		// 2.5 x 12.345678 = 30.864195; 7.5 % of 30.86 = 2.3145.
		expect(texts(line, 'cac:AllowanceCharge/cbc:Amount')).toEqual(['2.31']);
		expect(texts(line, 'cac:AllowanceCharge/cbc:BaseAmount')).toEqual(['30.86']);
		expect(texts(line, 'cbc:LineExtensionAmount')).toEqual(['28.55']);
		expect(texts(line, 'cac:Item/cbc:Name')).toEqual(['Brood <volkoren>']);
		expect(texts(line, 'cac:Item/cbc:Description')).toEqual(['Άρτος 🍞, "vers"']);
	});

	it('reverse charge says so in the buyer’s language', () => {
		const reason = 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:TaxExemptionReason';
		expect(texts(written(REVERSED, 'peppol'), reason)).toEqual(['Btw verlegd']);
		expect(texts(written(ABROAD, 'peppol'), reason)).toEqual(['Intra-Community supply']);
	});

	it('what is outside the scope of VAT has no rate and no VAT numbers', () => {
		const outside = written(
			{
				...GIVEN,
				lines: [{ id: '1', description: 'Statiegeld', unitPrice: 1, vat: { category: 'O' } }],
			},
			'peppol',
		);
		expect(texts(outside, 'cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme')).toEqual([]);
		expect(
			texts(outside, 'cac:InvoiceLine/cac:Item/cac:ClassifiedTaxCategory/cbc:Percent'),
		).toEqual([]);
	});

	it('with a G-account there are two payments that add up, and one is called GACCOUNT', () => {
		const document = written(G_ACCOUNT, 'gaccount');
		expect(texts(document, 'cac:PaymentMeans/cbc:ID')).toEqual(['REGULAR', 'GACCOUNT']);
		expect(texts(document, 'cac:PaymentTerms/cbc:PaymentMeansID')).toEqual(['REGULAR', 'GACCOUNT']);
		expect(texts(document, 'cac:PaymentTerms/cbc:Amount')).toEqual(['169.73', '113.15']);
		expect(texts(document, 'cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID')).toEqual([
			'NL91ABNA0417164300',
			'NL51INGB0990000017',
		]);
		expect(texts(written(G_ACCOUNT, 'nlcius'), 'cbc:Note')).toEqual([
			'Te betalen op G-rekening NL51INGB0990000017: €\u00a0113,15',
		]);
	});

	it('a credit note of somebody with a G-account asks for no payment to it', () => {
		const credit: InvoiceInput = {
			...G_ACCOUNT,
			kind: 'creditNote',
			precedingInvoices: [{ number: '20260011' }],
		};
		expect(texts(written(credit, 'nlcius'), 'cbc:Note')).toEqual([]);
		expect(checkInvoice(parseInvoice(credit), 'nlcius')).toEqual([]);
	});

	it('a mandate stands with a direct debit alone', () => {
		const mandate = { mandate: 'M-12', debitedIban: 'NL51INGB0990000017' };
		const means = (input: InvoiceInput, format: UblFormat) =>
			texts(written(input, format), 'cac:PaymentMeans/cac:PaymentMandate/cbc:ID');
		const transfer = { ...GIVEN, payment: { ...GIVEN.payment, ...mandate } };
		const split = { ...G_ACCOUNT, payment: { ...G_ACCOUNT.payment, ...mandate } };
		expect(means(FULL, 'peppol')).toEqual(['M-12']);
		expect(means(transfer, 'nlcius')).toEqual([]);
		expect(means(split, 'gaccount')).toEqual([]);
	});

	it.each([
		['of nothing', [{ amount: 0, reason: 'Trouw', vat: { rate: 21 } }]],
		[
			'that cancel out',
			[
				{ amount: 5, reason: 'Trouw', vat: { rate: 21 } },
				{ amount: -5, reason: 'Te veel korting', vat: { rate: 21 } },
			],
		],
	])('discounts and charges %s have their sum, and without any there is none', (_, shares) => {
		const sums = (input: InvoiceInput) =>
			['AllowanceTotalAmount', 'ChargeTotalAmount'].map((name) =>
				texts(written(input, 'peppol'), `cac:LegalMonetaryTotal/cbc:${name}`),
			);
		expect(sums({ ...GIVEN, discounts: shares })).toEqual([['0.00'], []]);
		expect(sums({ ...GIVEN, charges: shares })).toEqual([[], ['0.00']]);
		expect(sums(GIVEN)).toEqual([[], []]);
	});

	it('with a G-account and nothing left to pay there is nothing to divide', () => {
		const document = written(PAID_IN_FULL, 'gaccount');
		expect(texts(document, 'cbc:CustomizationID')).toEqual([CUSTOMIZATION_IDS.nlcius]);
		expect(texts(document, 'cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID')).toEqual([
			'NL91ABNA0417164300',
		]);
		expect(texts(document, 'cac:LegalMonetaryTotal/cbc:PayableAmount')).toEqual(['0.00']);
		expect(texts(document, 'cbc:Note').join()).not.toContain('G-rekening');
	});

	it('NLCIUS gets nothing that it advises against, and Peppol gets it', () => {
		const paths = [
			'cbc:TaxPointDate',
			'cac:BillingReference/cac:InvoiceDocumentReference/cbc:IssueDate',
			'cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:Name',
			'cac:PaymentMeans/cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch',
		];
		const counts = (format: UblFormat) =>
			paths.map((path) => all(written(FULL, format), path).length);
		expect(counts('nlcius')).toEqual([0, 0, 0, 0]);
		expect(counts('peppol')).toEqual([1, 1, 1, 1]);
		const code = 'cac:TaxTotal/cac:TaxSubtotal/cac:TaxCategory/cbc:TaxExemptionReasonCode';
		expect(texts(written(REVERSED, 'nlcius'), code)).toEqual([]);
		expect(texts(written(REVERSED, 'peppol'), code)).toEqual(['VATEX-EU-AE']);
	});

	it('an invoice in dollars bears its VAT in euros, in elements or where NLCIUS wants none in the note', () => {
		const peppol = written(DOLLARS, 'peppol');
		expect(texts(peppol, 'cbc:TaxCurrencyCode')).toEqual(['EUR']);
		const amounts = all(peppol, 'cac:TaxTotal/cbc:TaxAmount');
		expect(amounts.map(({ text, attributes }) => [text, attributes['currencyID']])).toEqual([
			['45.38', 'USD'],
			['38.90', 'EUR'],
		]);
		const nlcius = written({ ...DOLLARS, note: 'Tot ziens.' }, 'nlcius');
		expect(texts(nlcius, 'cbc:TaxCurrencyCode')).toEqual([]);
		expect(texts(nlcius, 'cac:TaxTotal/cbc:TaxAmount')).toEqual(['45.38']);
		expect(texts(nlcius, 'cbc:Note')).toEqual(['Tot ziens.\nBtw in euro’s: €\u00a038,90']);
	});

	it('an invoice in euros has one amount of VAT', () => {
		const document = written({ ...GIVEN, vatInEuros: '45.38' }, 'peppol');
		expect(texts(document, 'cbc:TaxCurrencyCode')).toEqual([]);
		expect(texts(document, 'cac:TaxTotal/cbc:TaxAmount')).toEqual(['45.38']);
	});

	it('a PDF goes within with its name and type', () => {
		const [object] = all(
			written(GIVEN, 'peppol', { ...PDF, name: 'Factuur "12" & <meer>.pdf' }),
			'cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject',
		);
		expect(object).toMatchObject({
			text: PDF.base64,
			attributes: { mimeCode: 'application/pdf', filename: 'Factuur "12" & <meer>.pdf' },
		});
	});

	it('2,000 lines take less than a second', () => {
		const lines = Array.from({ length: 2000 }, (_, at) => ({
			id: String(at + 1),
			description: `Artikel ${at}`,
			quantity: at % 7,
			unitPrice: '1.23',
			vat: { rate: 21 },
		}));
		const invoice = invoiceWith({ lines });
		const before = performance.now();
		const xml = writeUbl(invoice, { format: 'peppol' });
		expect(performance.now() - before).toBeLessThan(1000);
		expect(xml.match(/<cac:InvoiceLine>/g)).toHaveLength(2000);
	});
});

describe('what is known of an invoice already', () => {
	const invoice = invoiceWith();
	const totals = computeTotals(invoice);

	it('is not reckoned and checked once more', () => {
		const findings = checkInvoice(invoice, 'nlcius', totals);
		const other = { ...totals, payable: totals.payable + 1 };

		const xml = writeUbl(invoice, { format: 'nlcius', known: { totals, findings } });
		const told = writeUbl(invoice, { format: 'nlcius', known: { totals: other, findings } });

		expect(xml).toBe(writeUbl(invoice, { format: 'nlcius' }));
		expect(told).not.toBe(xml);
	});

	it('keeps it from being written where that is an error', () => {
		const broken = checkInvoice({ ...invoice, buyerReference: '', orderReference: '' }, 'peppol');

		expect(() =>
			writeUbl(invoice, { format: 'peppol', known: { totals, findings: broken } }),
		).toThrow('cannot be written');
	});
});

describe('what is not written', () => {
	it('a document that breaks a rule, and the first rules are named', () => {
		const refused = refusal(() => written({ ...GIVEN, orderReference: '' }, 'peppol'));
		expect(refused.code).toBe('EINVOICE_RULE_BROKEN');
		expect(refused.message).toContain('Invoice 20260012 cannot be written');
		expect(refused.details).toMatchObject({
			rule: 'EINV-BUYER-REFERENCE',
			field: 'buyerReference',
			problems: 1,
		});
	});

	it('a character that XML cannot carry', () => {
		expect(refusal(() => written({ ...GIVEN, note: 'a\u0000b' }, 'peppol')).details).toMatchObject({
			rule: 'EINV-CHARACTERS',
			field: 'note',
		});
		expect(refusal(() => written({ ...GIVEN, note: 'half \ud83c' }, 'peppol')).message).toContain(
			'U+D83C',
		);
	});

	it.each([
		{ name: 'a\u0001.pdf', base64: PDF.base64 },
		{ name: 'a.pdf', base64: 'no base64 <at all>' },
		{ name: 'a.pdf', base64: '' },
	])('a PDF such as %j', (pdf) => {
		expect(refusal(() => written(GIVEN, 'peppol', pdf)).code).toBe('EINVOICE_CHARACTER_INVALID');
	});
});
