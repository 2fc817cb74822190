import type { InvoiceFormat, InvoiceInput } from '../../../../lib/einvoice';
import { BUYER, GIVEN, SELLER } from '../samples';

/** For one rule: a document that breaks it, and where; `right` mends it and nothing else. */
export interface RuleCase {
	readonly rule: string;
	/** The format that it is held against; Peppol when left out. */
	readonly format?: InvoiceFormat;
	readonly wrong: InvoiceInput;
	readonly field: string;
	/** A part of the Dutch sentence that only this breach has. */
	readonly says: string;
	readonly right: InvoiceInput;
}

type Line = InvoiceInput['lines'][number];

function given(changes: Partial<InvoiceInput>): InvoiceInput {
	return { ...GIVEN, ...changes };
}

function line(changes: Partial<Line>): Line {
	return {
		id: '1',
		description: 'Brood',
		quantity: 1,
		unitPrice: 100,
		vat: { rate: 21 },
		...changes,
	};
}

function lines(...changes: readonly Partial<Line>[]): InvoiceInput {
	return given({ lines: changes.map(line) });
}

/** Of a Belgian seller. */
function sellerAbroadPaidBy(meansCode: string): InvoiceInput {
	const address = { street: 'Rue Haute 1', postcode: '1000', city: 'Brussel', country: 'BE' };
	return { ...seller({ address }), payment: { ...GIVEN.payment, meansCode } };
}

function seller(changes: Partial<InvoiceInput['seller']>): InvoiceInput {
	return given({ seller: { ...SELLER, ...changes } });
}

function buyer(changes: Partial<InvoiceInput['buyer']>): InvoiceInput {
	return given({ buyer: { ...BUYER, ...changes } });
}

function payment(changes: InvoiceInput['payment']): InvoiceInput {
	return given({ payment: { ...GIVEN.payment, ...changes } });
}

const CREDIT: Partial<InvoiceInput> = {
	kind: 'creditNote',
	precedingInvoices: [{ number: '20260011', date: '2026-02-01' }],
};

const BELGIAN: InvoiceInput['buyer'] = {
	...BUYER,
	address: { street: 'Rue Haute 1', postcode: '1000', city: 'Brussel', country: 'BE' },
	kvk: '',
	vatId: 'BE0123456749',
	endpoint: { scheme: '0208', id: '0123456749' },
};

/** Goods to Belgium without VAT. */
const INTRA: InvoiceInput = given({
	buyer: BELGIAN,
	deliveryAddress: { city: 'Brussel', country: 'BE' },
	lines: [line({ vat: { category: 'K' } })],
});

const G_ACCOUNT = { iban: 'NL51INGB0990000017', percentage: 40 };

/** What comes to 282.88 with VAT, with totals as the books have them. */
const TOTALS = {
	lines: '237.50',
	discounts: 0,
	charges: 0,
	withoutVat: '237.50',
	vat: '45.38',
	withVat: '282.88',
	payable: '282.88',
};

function totalCase(rule: string, part: keyof typeof TOTALS, wrong: string, says: string): RuleCase {
	return {
		rule,
		field: `totals.${part}`,
		wrong: given({ totals: { ...TOTALS, [part]: wrong } }),
		says,
		right: given({ totals: TOTALS }),
	};
}

export const CASES: readonly RuleCase[] = [
	{
		rule: 'EINV-VAT-REASON-CODE',
		wrong: lines({ vat: { category: 'AE', reasonCode: 'VATEX-EU-J' } }),
		field: 'lines[0].vat.reasonCode',
		says: 'hoort niet bij btw-categorie AE',
		right: lines({ vat: { category: 'E', reasonCode: 'VATEX-EU-J' } }),
	},
	{
		rule: 'EINV-TYPE-CODE',
		format: 'nlcius',
		wrong: given({ typeCode: '381' }),
		field: 'typeCode',
		says: '381 past niet',
		right: given({ typeCode: '389' }),
	},
	{
		rule: 'EINV-TYPE-CODE',
		format: 'nlcius',
		wrong: given({ typeCode: '326' }),
		field: 'typeCode',
		says: '326 past niet',
		right: given({ typeCode: 384, precedingInvoices: [{ number: '20260011' }] }),
	},
	{
		rule: 'EINV-TYPE-CODE',
		wrong: given({ typeCode: '389' }),
		field: 'typeCode',
		says: '389 past niet',
		right: given({ typeCode: '380' }),
	},
	{
		rule: 'EINV-TYPE-CODE',
		wrong: given({ ...CREDIT, typeCode: '384' }),
		field: 'typeCode',
		says: '384 past niet',
		right: given({ ...CREDIT, typeCode: '381' }),
	},
	{
		rule: 'EINV-CORRECTION-REFERENCE',
		format: 'nlcius',
		wrong: given({ typeCode: '384' }),
		field: 'precedingInvoices',
		says: 'welke factuur ze verbetert',
		right: given({ typeCode: '384', precedingInvoices: [{ number: '20260011' }] }),
	},
	{
		rule: 'EINV-UNIT',
		format: 'nlcius',
		wrong: lines({ unit: 'RIT' }),
		field: 'lines[0].unit',
		says: 'eenheid "RIT"',
		right: lines({ unit: 'KWT' }),
	},
	{
		rule: 'EINV-UNIT',
		format: 'pdf',
		wrong: lines({}, { id: '2', unit: 'ZZ9' }),
		field: 'lines[1].unit',
		says: 'van regel 2',
		right: lines({}, { id: '2', unit: 'XBX' }),
	},
	{
		rule: 'EINV-VAT-REASON-LISTED',
		wrong: lines({ vat: { category: 'E', reasonCode: 'VATEX-NL-11' } }),
		field: 'lines[0].vat.reasonCode',
		says: 'VATEX-NL-11',
		right: lines({ vat: { category: 'E', reasonCode: 'vatex-eu-132-1i' } }),
	},
	{
		rule: 'EINV-BUYER-ADDRESS-ABROAD',
		format: 'pdf',
		wrong: given({ buyer: { ...BELGIAN, address: { country: 'BE', street: 'Rue Haute 1' } } }),
		field: 'buyer.address.city',
		says: 'ontbreekt: plaats',
		right: given({
			buyer: { ...BELGIAN, address: { country: 'HK', street: 'Queen’s Road 1', city: 'Hongkong' } },
		}),
	},
	{
		rule: 'EINV-BUYER-ADDRESS-ABROAD',
		wrong: given({ buyer: { ...BELGIAN, address: { country: 'BE', city: 'Brussel' } } }),
		field: 'buyer.address.street',
		says: 'ontbreekt: straat',
		right: given({ buyer: BELGIAN }),
	},
	{
		rule: 'EINV-NEGATIVE-INVOICE',
		format: 'nlcius',
		wrong: given({ lines: [line({ quantity: -1 })], typeCode: '389' }),
		field: 'kind',
		says: 'geen creditnota',
		right: given({
			lines: [line({ quantity: -1 })],
			typeCode: '384',
			precedingInvoices: [{ number: '20260011' }],
		}),
	},
	{
		rule: 'EINV-VAT-ID',
		wrong: buyer({ vatId: 'QQ123456789' }),
		field: 'buyer.vatId',
		says: 'er is geen land met de letters QQ',
		right: buyer({ vatId: 'CHE123456788' }),
	},
	{
		rule: 'EINV-VAT-INTRA-PLACE',
		wrong: { ...INTRA, deliveryAddress: SELLER.address },
		field: 'deliveryAddress.country',
		says: 'de goederen gaan naar NL: dat is geen ander EU-land',
		right: INTRA,
	},
	{
		rule: 'EINV-VAT-EXPORT-PLACE',
		wrong: {
			...lines({ vat: { category: 'G' } }),
			buyer: { ...BUYER, address: { ...BUYER.address, country: 'DE' } },
		},
		field: 'deliveryAddress.country',
		says: 'gaat naar DE, en dat ligt in de EU',
		right: {
			...lines({ vat: { category: 'G' } }),
			buyer: { ...BUYER, address: { ...BUYER.address, country: 'US' } },
		},
	},
	{
		rule: 'EINV-VAT-EUROS',
		wrong: given({ currency: 'USD' }),
		field: 'currency',
		says: 'De factuur is in USD',
		right: given({ currency: 'USD', note: 'Btw: EUR 21,00' }),
	},
	{
		rule: 'EINV-VAT-EUROS',
		wrong: given({ currency: 'USD' }),
		field: 'currency',
		says: 'De factuur is in USD',
		right: given({ currency: 'USD', vatInEuros: '38.90' }),
	},
	{
		rule: 'EINV-VAT-EUROS-AMOUNT',
		wrong: given({ currency: 'USD', vatInEuros: '-38.90' }),
		field: 'vatInEuros',
		says: 'Het btw-bedrag is 45,38, en daar past -38,90 euro niet bij',
		right: given({ currency: 'USD', vatInEuros: '38.90' }),
	},
	{
		rule: 'EINV-VAT-EUROS-AMOUNT',
		wrong: given({ currency: 'USD', vatInEuros: 0 }),
		field: 'vatInEuros',
		says: 'daar past 0,00 euro niet bij',
		right: given({ currency: 'USD', vatInEuros: '0.01' }),
	},
	{
		rule: 'EINV-VAT-EUROS-AMOUNT',
		wrong: given({ vatInEuros: '45.37' }),
		field: 'vatInEuros',
		says: 'daar past 45,37 euro niet bij',
		right: given({ vatInEuros: '45.38' }),
	},
	{
		rule: 'EINV-NOTE-HASHES',
		wrong: given({ note: 'Werkbonnen #12 en #13.' }),
		field: 'note',
		says: '"12 en "',
		right: given({ note: 'Werkbon #12.' }),
	},
	{
		rule: 'EINV-LINE-NET',
		// 1.03 is within two cents of the rounded product, 1.01, and not of the exact one.
		wrong: lines({ unitPrice: '1.0051', net: '1.03' }),
		field: 'lines[0].net',
		says: 'opgegeven als 1,03',
		right: lines({ unitPrice: '1.0051', net: '1.02' }),
	},
	{
		rule: 'EINV-ENDPOINT',
		wrong: buyer({ endpoint: { scheme: '0190', id: '00000001003214346000' } }),
		field: 'buyer.endpoint',
		says: 'RSIN',
		right: buyer({ endpoint: { scheme: '0190', id: '00000001003214345000' } }),
	},
	{
		rule: 'EINV-ENDPOINT',
		wrong: buyer({ endpoint: { scheme: '9944', id: 'NL002342673B42' } }),
		field: 'buyer.endpoint',
		says: 'controlecijfers van dit btw-nummer',
		right: buyer({ endpoint: { scheme: '9944', id: 'NL002342672B42' } }),
	},
	{
		rule: 'EINV-ENDPOINT',
		wrong: buyer({ endpoint: { scheme: '0088', id: '8712345678907' } }),
		field: 'buyer.endpoint',
		says: 'controlecijfer van deze GLN',
		right: buyer({ endpoint: { scheme: '0088', id: '8712345678906' } }),
	},
	{
		rule: 'EINV-GA-AMOUNT',
		format: 'pdf',
		wrong: payment({ gAccount: { iban: G_ACCOUNT.iban, amount: '300' } }),
		field: 'payment.gAccount',
		says: '300,00, is niet meer dan 0',
		right: { ...payment({ gAccount: { iban: G_ACCOUNT.iban, amount: '300' } }), prepaid: '282.88' },
	},
	{
		rule: 'EINV-GA-FORMAT',
		format: 'nlcius',
		wrong: payment({ gAccount: G_ACCOUNT }),
		field: 'payment.gAccount',
		says: 'het deel van 113,15',
		right: { ...payment({ gAccount: G_ACCOUNT }), prepaid: '282.88' },
	},
	{
		rule: 'EINV-DELIVERY-DATE',
		wrong: given({ deliveryDate: undefined }),
		field: 'deliveryDate',
		says: 'datum van levering',
		right: given({ deliveryDate: undefined, prepaymentDate: '2026-02-01' }),
	},
	{
		rule: 'EINV-CREDIT-REFERENCE',
		wrong: given({ kind: 'creditNote' }),
		field: 'precedingInvoices',
		says: 'welke factuur',
		right: given(CREDIT),
	},
	{
		rule: 'EINV-NEGATIVE-INVOICE',
		wrong: lines({ quantity: -1 }),
		field: 'kind',
		says: 'geen creditnota',
		right: lines({ quantity: -1 }, { id: '2', quantity: 2 }),
	},
	{
		rule: 'EINV-NEGATIVE-CREDIT',
		wrong: { ...lines({ quantity: -1 }), ...CREDIT },
		field: 'kind',
		says: 'zou de afnemer moeten betalen',
		right: { ...lines({ quantity: 1 }), ...CREDIT },
	},
	{
		rule: 'EINV-CURRENCY',
		wrong: given({ currency: 'NLG' }),
		field: 'currency',
		says: '"NLG"',
		right: given({ currency: 'eur' }),
	},
	{
		rule: 'EINV-SEPA-CURRENCY',
		wrong: given({ currency: 'USD' }),
		field: 'payment.meansCode',
		says: 'in USD',
		right: { ...payment({ meansCode: '30' }), currency: 'USD' },
	},
	{
		rule: 'EINV-DUE-BEFORE-ISSUE',
		wrong: given({ dueDate: '2026-03-01' }),
		field: 'dueDate',
		says: '1 maart 2026 ligt voor',
		right: given({ dueDate: '2026-03-02' }),
	},
	{
		rule: 'EINV-PERIOD',
		wrong: lines({ period: { start: '2026-02-02', end: '2026-02-01' } }),
		field: 'lines[0].period',
		says: 'eindt voor ze begint',
		right: lines({ period: { start: '2026-02-01', end: '2026-02-01' } }),
	},
	{
		rule: 'EINV-PERIOD',
		wrong: given({ deliveryDate: undefined, deliveryPeriod: {} }),
		field: 'deliveryPeriod',
		says: 'geen begin en geen eind',
		right: given({ deliveryDate: undefined, deliveryPeriod: { start: '2026-02-01' } }),
	},
	{
		rule: 'EINV-LINE-PERIOD',
		wrong: {
			...lines({ period: { start: '2026-01-31' } }),
			deliveryDate: undefined,
			deliveryPeriod: { start: '2026-02-01', end: '2026-02-28' },
		},
		field: 'lines[0].period',
		says: 'valt buiten',
		right: {
			...lines({ period: { start: '2026-02-01', end: '2026-02-28' } }),
			deliveryDate: undefined,
			deliveryPeriod: { start: '2026-02-01', end: '2026-02-28' },
		},
	},
	{
		rule: 'EINV-DELIVERY-COUNTRY',
		wrong: given({ deliveryAddress: { city: 'Groningen' } }),
		field: 'deliveryAddress.country',
		says: 'afleveradres heeft geen land',
		right: given({ deliveryAddress: { city: 'Groningen', country: 'NL' } }),
	},
	{
		rule: 'EINV-BUYER-REFERENCE',
		format: 'nlcius',
		wrong: given({ orderReference: '' }),
		field: 'buyerReference',
		says: 'geen inkoopordernummer',
		right: given({ orderReference: '', buyerReference: 'Afd. 7' }),
	},
	{
		rule: 'EINV-CHARACTERS',
		wrong: lines({ description: 'Bro\u0007od' }),
		field: 'lines[0].description',
		says: 'U+0007',
		right: lines({ description: 'Bro\tod 🍞 άρτος' }),
	},
	{
		rule: 'EINV-SELLER-COUNTRY',
		wrong: seller({ address: { ...SELLER.address, country: '' } }),
		field: 'seller.address.country',
		says: 'land van de verkoper',
		right: GIVEN,
	},
	{
		rule: 'EINV-BUYER-COUNTRY',
		wrong: buyer({ address: { ...BUYER.address, country: '' } }),
		field: 'buyer.address.country',
		says: 'land van de afnemer',
		right: GIVEN,
	},
	{
		rule: 'EINV-SELLER-ADDRESS',
		format: 'nlcius',
		wrong: seller({ address: { ...SELLER.address, postcode: '' } }),
		field: 'seller.address.postcode',
		says: 'ontbreekt: postcode',
		right: GIVEN,
	},
	{
		rule: 'EINV-BUYER-ADDRESS',
		format: 'pdf',
		wrong: buyer({ address: { ...BUYER.address, street: '' } }),
		field: 'buyer.address.street',
		says: 'ontbreekt: straat',
		right: given({ buyer: { ...BELGIAN, address: { country: 'BE' } } }),
	},
	{
		rule: 'EINV-BUYER-ADDRESS',
		format: 'pdf',
		wrong: {
			...buyer({ address: { country: 'NL', street: 'Kade 3', postcode: '9711 CD' } }),
			lines: [line({ unitPrice: '82.65' })],
		},
		field: 'buyer.address.city',
		says: 'ontbreekt: plaats',
		// Up to 100 euros with VAT a simplified invoice will do.
		right: {
			...buyer({ address: { country: 'NL' } }),
			lines: [line({ unitPrice: '82.64' })],
		},
	},
	{
		rule: 'EINV-POST-BOX',
		format: 'pdf',
		wrong: buyer({ address: { ...BUYER.address, street: 'Postbus 14' } }),
		field: 'buyer.address.street',
		says: 'van de afnemer is een postbus',
		right: buyer({ address: { ...BUYER.address, line2: 'Postbus 14' } }),
	},
	{
		rule: 'EINV-SELLER-LEGAL-ID',
		format: 'nlcius',
		wrong: seller({ kvk: '' }),
		field: 'seller.kvk',
		says: 'geen KVK-nummer of OIN',
		right: seller({ kvk: '', oin: '00000001003214345000' }),
	},
	{
		rule: 'EINV-BUYER-LEGAL-ID',
		format: 'nlcius',
		wrong: buyer({ kvk: '' }),
		field: 'buyer.kvk',
		says: 'Nederlandse afnemer',
		right: given({ buyer: BELGIAN }),
	},
	{
		rule: 'EINV-SELLER-KNOWN',
		wrong: seller({ kvk: '', vatId: '', address: { ...SELLER.address, country: 'CH' } }),
		field: 'seller.registration',
		says: 'geen enkel nummer',
		right: seller({
			kvk: '',
			vatId: '',
			registration: 'CHE-1',
			address: { ...SELLER.address, country: 'CH' },
		}),
	},
	{
		rule: 'EINV-SELLER-KNOWN',
		wrong: {
			...lines({ vat: { category: 'O' } }),
			seller: {
				...SELLER,
				kvk: '',
				vatId: 'CHE123456788',
				address: { ...SELLER.address, country: 'CH' },
			},
		},
		field: 'seller.registration',
		says: 'geen enkel nummer',
		right: {
			...lines({ vat: { category: 'Z' } }),
			seller: {
				...SELLER,
				kvk: '',
				vatId: 'CHE123456788',
				address: { ...SELLER.address, country: 'CH' },
			},
		},
	},
	{
		rule: 'EINV-SELLER-REGISTRATION',
		format: 'pdf',
		wrong: seller({ kvk: '', address: { ...SELLER.address, country: 'DE' } }),
		field: 'seller.registration',
		says: 'buitenlandse verkoper',
		right: seller({
			kvk: '',
			registration: 'HRB 12',
			address: { ...SELLER.address, country: 'DE' },
		}),
	},
	{
		rule: 'EINV-COUNTRY',
		wrong: buyer({ address: { ...BUYER.address, country: 'UK' } }),
		field: 'buyer.address.country',
		says: '"UK" bestaat niet',
		right: buyer({ address: { ...BUYER.address, country: 'gb' } }),
	},
	{
		rule: 'EINV-SELLER-VAT-ID',
		format: 'pdf',
		wrong: seller({ vatId: '' }),
		field: 'seller.vatId',
		says: 'De verkoper heeft geen btw-nummer',
		right: { ...seller({ vatId: '' }), lines: [line({ vat: { category: 'O' } })] },
	},
	{
		rule: 'EINV-BUYER-VAT-ID',
		format: 'pdf',
		wrong: { ...buyer({ vatId: '' }), lines: [line({ vat: { category: 'AE' } })] },
		field: 'buyer.vatId',
		says: 'verlegd',
		right: lines({ vat: { category: 'AE' } }),
	},
	{
		rule: 'EINV-BUYER-VAT-ID',
		format: 'pdf',
		wrong: { ...buyer({ vatId: 'NL1' }), lines: [line({ vat: { category: 'AE' } })] },
		field: 'buyer.vatId',
		says: 'geen bruikbaar btw-nummer',
		right: lines({ vat: { category: 'AE' } }),
	},
	{
		rule: 'EINV-BUYER-VAT-ABROAD',
		format: 'pdf',
		wrong: { ...INTRA, buyer: { ...BELGIAN, vatId: 'NL002342672B42' } },
		field: 'buyer.vatId',
		says: 'uit het land van de verkoper',
		right: INTRA,
	},
	{
		rule: 'EINV-ENDPOINT-MISSING',
		wrong: buyer({ endpoint: undefined }),
		field: 'buyer.endpoint',
		says: 'De afnemer heeft geen adres op het Peppol-netwerk',
		right: GIVEN,
	},
	{
		rule: 'EINV-GOVERNMENT-ENDPOINT',
		wrong: buyer({ oin: '00000001003214345000' }),
		field: 'buyer.endpoint.scheme',
		says: 'schema 0106',
		right: buyer({
			oin: '00000001003214345000',
			endpoint: { scheme: '0190', id: '00000001003214345000' },
		}),
	},
	{
		rule: 'EINV-KVK',
		wrong: buyer({ kvk: '1234' }),
		field: 'buyer.kvk',
		says: '"1234", kan niet kloppen: een KVK-nummer heeft 8 cijfers',
		right: buyer({ kvk: '8765 4321' }),
	},
	{
		rule: 'EINV-OIN',
		format: 'pdf',
		wrong: buyer({ oin: '123' }),
		field: 'buyer.oin',
		says: '20 cijfers',
		right: buyer({ oin: '00000001003214345000' }),
	},
	{
		rule: 'EINV-VAT-ID',
		wrong: seller({ vatId: 'NL004495446B01' }),
		field: 'seller.vatId',
		says: 'controlecijfers',
		right: seller({ vatId: 'NL0044.95.445.B01' }),
	},
	{
		rule: 'EINV-GLN',
		wrong: buyer({ gln: '8712345000005' }),
		field: 'buyer.gln',
		says: 'controlecijfer',
		right: buyer({ gln: '8712345000004' }),
	},
	{
		rule: 'EINV-ENDPOINT',
		wrong: buyer({ endpoint: { scheme: '0106', id: 'facturen@dehoek.example' } }),
		field: 'buyer.endpoint',
		says: 'een e-mailadres is geen adres',
		right: GIVEN,
	},
	{
		rule: 'EINV-IBAN',
		format: 'pdf',
		wrong: payment({ iban: 'NL91ABNA0417164301' }),
		field: 'payment.iban',
		says: 'controlecijfers van deze IBAN',
		right: payment({ iban: 'nl91 abna 0417 1643 00' }),
	},
	{
		rule: 'EINV-LINE-ID-TWICE',
		wrong: lines({}, { id: '2' }, { id: '1' }),
		field: 'lines[2].id',
		says: 'hetzelfde nummer, 1',
		right: lines({}, { id: '2' }, { id: '3' }),
	},
	{
		rule: 'EINV-LINE-PRICE',
		wrong: lines({}, { id: '2', unitPrice: -5 }),
		field: 'lines[1].unitPrice',
		says: 'Regel 2 heeft een negatieve prijs, -5',
		right: lines({}, { id: '2', unitPrice: 5, quantity: -1 }),
	},
	{
		rule: 'EINV-LINE-ORDER',
		format: 'nlcius',
		wrong: { ...lines({ orderLine: '10' }), orderReference: '', buyerReference: 'Afd. 7' },
		field: 'lines[0].orderLine',
		says: 'inkoopordernummer ontbreekt',
		right: lines({ orderLine: '10' }),
	},
	{
		rule: 'EINV-DISCOUNT-REASON',
		wrong: lines({ discount: { amount: 5 } }),
		field: 'lines[0].discount.reason',
		says: 'lines[0].discount heeft geen reden',
		right: lines({ discount: { amount: 5, reason: 'Actie' } }),
	},
	{
		rule: 'EINV-DISCOUNT-REASON',
		wrong: given({ charges: [{ amount: 5, vat: { rate: 21 } }] }),
		field: 'charges[0].reason',
		says: 'charges[0] heeft geen reden',
		right: given({ charges: [{ amount: 5, reason: 'Vracht', vat: { rate: 21 } }] }),
	},
	{
		rule: 'EINV-VAT-STANDARD-RATE',
		wrong: lines({ vat: { category: 'S' } }),
		field: 'lines[0].vat.rate',
		says: 'het tarief is 0%',
		right: lines({ vat: { category: 'S', rate: 9 } }),
	},
	{
		rule: 'EINV-VAT-ZERO-RATE',
		wrong: lines({ vat: { category: 'AE', rate: 21 } }),
		field: 'lines[0].vat.rate',
		says: 'categorie AE',
		right: lines({ vat: { category: 'AE', rate: 0 } }),
	},
	{
		rule: 'EINV-VAT-DUTCH-RATE',
		wrong: lines({ vat: { rate: 19 } }),
		field: 'lines[0].vat.rate',
		says: '19%',
		right: lines({ vat: { rate: '21.00' } }),
	},
	{
		rule: 'EINV-VAT-REASON',
		format: 'pdf',
		wrong: lines({ vat: { category: 'E' } }),
		field: 'lines[0].vat.reason',
		says: 'de reden ontbreekt',
		right: lines({ vat: { category: 'E', reason: 'Vrijgesteld, art. 11 Wet OB' } }),
	},
	{
		rule: 'EINV-VAT-REASON-NEEDLESS',
		wrong: lines({ vat: { rate: 21, reason: 'Onderwijs' } }),
		field: 'lines[0].vat.reason',
		says: 'hoort geen reden',
		right: lines({ vat: { rate: 21 } }),
	},
	{
		rule: 'EINV-VAT-REVERSE-TEXT',
		format: 'pdf',
		wrong: lines({ vat: { category: 'AE', reason: 'Onderaanneming' } }),
		field: 'lines[0].vat.reason',
		says: '"Onderaanneming" zegt dat niet',
		right: lines({ vat: { category: 'AE' } }),
	},
	{
		rule: 'EINV-VAT-REASON-CODE',
		wrong: lines({ vat: { category: 'E', reason: 'Verlegd', reasonCode: 'VATEX-EU-AE' } }),
		field: 'lines[0].vat.reasonCode',
		says: 'VATEX-EU-AE hoort niet bij btw-categorie E',
		right: lines({ vat: { category: 'AE', reasonCode: 'VATEX-EU-AE' } }),
	},
	{
		rule: 'EINV-VAT-OUTSIDE-MIXED',
		wrong: lines({}, { id: '2', vat: { category: 'O' } }),
		field: 'lines[1].vat.category',
		says: 'buiten de btw',
		right: lines({ vat: { category: 'O' } }, { id: '2', vat: { category: 'O' } }),
	},
	{
		rule: 'EINV-VAT-INTRA-DATE',
		wrong: { ...INTRA, deliveryDate: undefined },
		field: 'deliveryDate',
		says: 'intracommunautair, en de leverdatum',
		right: INTRA,
	},
	{
		rule: 'EINV-VAT-INTRA-COUNTRY',
		wrong: { ...INTRA, deliveryAddress: undefined },
		field: 'deliveryAddress.country',
		says: 'het land waar de goederen heen gaan',
		right: INTRA,
	},
	{
		rule: 'EINV-LINE-NET',
		wrong: lines({ net: '100.03' }),
		field: 'lines[0].net',
		says: 'Regel 1 is opgegeven als 100,03, maar aantal keer prijs min korting is 100,00',
		right: lines({ net: '100.02' }),
	},
	totalCase(
		'EINV-TOTAL-LINES',
		'lines',
		'237.51',
		'opgegeven als 237,51, maar de regels komen uit op 237,50',
	),
	totalCase('EINV-TOTAL-DISCOUNTS', 'discounts', '1.00', 'kortingen is opgegeven als 1,00'),
	totalCase('EINV-TOTAL-CHARGES', 'charges', '2.00', 'toeslagen is opgegeven als 2,00'),
	totalCase(
		'EINV-TOTAL-WITHOUT-VAT',
		'withoutVat',
		'237.00',
		'exclusief btw is opgegeven als 237,00',
	),
	totalCase('EINV-TOTAL-VAT', 'vat', '45.37', 'btw-bedrag is opgegeven als 45,37'),
	totalCase('EINV-TOTAL-WITH-VAT', 'withVat', '282.87', 'uit op 282,88'),
	totalCase('EINV-TOTAL-PAYABLE', 'payable', '0', 'te betalen bedrag is opgegeven als 0,00'),
	{
		rule: 'EINV-TOTAL-RATES',
		wrong: given({ totals: { rates: [{ rate: 9, taxable: '37.50', vat: '3.37' }] } }),
		field: 'totals.rates[0].vat',
		says: 'btw S 9% is 3,37 opgegeven, maar de regels komen uit op 3,38',
		right: given({ totals: { rates: [{ rate: 9, taxable: '37.50', vat: '3.38' }] } }),
	},
	{
		rule: 'EINV-PAYMENT-ACCOUNT',
		format: 'nlcius',
		wrong: payment({ iban: '' }),
		field: 'payment.iban',
		says: '282,88 te betalen',
		right: { ...payment({ iban: '' }), prepaid: '282.88' },
	},
	{
		rule: 'EINV-PAYMENT-MEANS',
		format: 'nlcius',
		wrong: payment({ meansCode: '10' }),
		field: 'payment.meansCode',
		says: '"10"',
		right: payment({ meansCode: '30' }),
	},
	{
		rule: 'EINV-PAYMENT-MEANS-LISTED',
		format: 'nlcius',
		wrong: sellerAbroadPaidBy('99'),
		field: 'payment.meansCode',
		says: '"99"',
		right: sellerAbroadPaidBy('10'),
	},
	{
		rule: 'EINV-PAYMENT-MEANS-LISTED',
		wrong: sellerAbroadPaidBy(''),
		field: 'payment.meansCode',
		says: 'UNCL 4461',
		right: sellerAbroadPaidBy('58'),
	},
	{
		rule: 'EINV-MANDATE',
		wrong: payment({ meansCode: '59' }),
		field: 'payment.mandate',
		says: 'machtiging',
		right: payment({ meansCode: '59', mandate: 'M-12' }),
	},
	{
		rule: 'EINV-PAYMENT-DUE',
		wrong: { ...payment({ terms: '' }), dueDate: undefined },
		field: 'dueDate',
		says: 'niet gezegd wanneer',
		right: given({ dueDate: undefined }),
	},
	{
		rule: 'EINV-GA-DEBIT',
		format: 'nlcius',
		wrong: payment({ gAccount: G_ACCOUNT, meansCode: '59', mandate: 'M-12' }),
		field: 'payment.meansCode',
		says: 'het bedrag wordt geïncasseerd',
		right: payment({ meansCode: '59', mandate: 'M-12' }),
	},
	{
		rule: 'EINV-GA-DEBIT',
		format: 'gaccount',
		wrong: payment({ gAccount: G_ACCOUNT, meansCode: '49', mandate: 'M-12' }),
		field: 'payment.meansCode',
		says: 'niets naar een G-rekening',
		right: payment({ gAccount: G_ACCOUNT, mandate: 'M-12' }),
	},
	{
		rule: 'EINV-DISCOUNT-BASE',
		format: 'pdf',
		wrong: given({ discounts: [{ percentage: 10, reason: 'Trouw', vat: { category: 'Z' } }] }),
		field: 'discounts[0].vat',
		says: 'de regels met btw Z 0%',
		right: given({ discounts: [{ amount: 10, reason: 'Trouw', vat: { category: 'Z' } }] }),
	},
	{
		rule: 'EINV-DISCOUNT-BASE',
		wrong: given({
			charges: [
				{ percentage: 2, reason: 'Brandstof', vat: { rate: 21 } },
				{ percentage: '2.5', reason: 'Administratie', vat: { rate: '5.5' } },
			],
		}),
		field: 'charges[1].vat',
		says: 'btw S 5,5%',
		right: given({ charges: [{ percentage: '2.5', reason: 'Brandstof', vat: { rate: 9 } }] }),
	},
	{
		rule: 'EINV-GA-MISSING',
		format: 'gaccount',
		wrong: GIVEN,
		field: 'payment.gAccount.iban',
		says: 'de G-rekening ontbreekt',
		right: payment({ gAccount: G_ACCOUNT }),
	},
	{
		rule: 'EINV-GA-INVOICE',
		format: 'gaccount',
		wrong: { ...payment({ gAccount: G_ACCOUNT }), ...CREDIT },
		field: 'kind',
		says: 'alleen voor facturen',
		right: payment({ gAccount: G_ACCOUNT }),
	},
	{
		rule: 'EINV-GA-AMOUNT',
		format: 'gaccount',
		wrong: payment({ gAccount: { iban: G_ACCOUNT.iban, amount: '282.88' } }),
		field: 'payment.gAccount',
		says: '282,88, is niet meer dan 0',
		right: payment({ gAccount: { iban: G_ACCOUNT.iban, amount: '282.87' } }),
	},
	{
		rule: 'EINV-GA-SAME',
		format: 'gaccount',
		wrong: payment({ gAccount: { iban: 'NL91ABNA0417164300', percentage: 40 } }),
		field: 'payment.gAccount.iban',
		says: 'dezelfde',
		right: payment({ gAccount: G_ACCOUNT }),
	},
	{
		rule: 'EINV-GA-FORMAT',
		format: 'peppol',
		wrong: payment({ gAccount: G_ACCOUNT }),
		field: 'payment.gAccount',
		says: 'het deel van 113,15',
		right: GIVEN,
	},
];
