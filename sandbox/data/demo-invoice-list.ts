import type { RowValues } from '../accountview/tables/definition';
import { DEMO_ARTICLES } from './demo-articles';

/** An article, a quantity, and what differs from the article; '' is a line without article. */
export type DemoInvoiceLine = readonly [
	article: string,
	quantity: number,
	own?: {
		readonly text?: string;
		readonly unit?: string;
		readonly price?: number;
		/** Percentage. */
		readonly discount?: number;
		/** VAT code; 1, the high rate, when left out. */
		readonly vat?: string;
	},
];

/** An invoice of the demo firm, in few words. */
export interface DemoInvoice {
	readonly customer: string;
	/** Day of this month. */
	readonly day: number;
	readonly text: string;
	readonly isCredit?: true;
	/** Place in the list of the invoice that it takes back. */
	readonly credits?: number;
	/** Further columns of the header. */
	readonly header?: RowValues;
	readonly lines: readonly DemoInvoiceLine[];
}

/** Three pages of them. */
const MANY_LINES = 60;
/** Price below which an article is something of the store room. */
const MOST_OF_SMALL = 60;

/** Sales invoices in the order of their numbers; each is there for something. All of it is made up. */
export const DEMO_INVOICES: readonly DemoInvoice[] = [
	// By e-mail.
	{
		customer: '10001',
		day: 1,
		text: 'Jaarlijks onderhoud ketel bakkerij',
		header: { ORD_NR: '26000101' },
		lines: [
			['ONDH-KETEL', 1],
			['EXPVAT-18', 1],
			['VOORRIJ', 1],
		],
	},
	// By e-mail, and the customer has no address.
	{
		customer: '00005',
		day: 1,
		text: 'Kraan badkamer vervangen',
		lines: [
			['KRAAN-WASTAFEL', 1],
			['ARBEID', 1.5],
			['VOORRIJ', 1],
		],
	},
	// By e-mail, to two addresses.
	{
		customer: '10010',
		day: 2,
		text: 'Sanitair kleedkamers, termijn 1',
		header: {
			PROJ_CODE: '26-008',
			TO_EMAIL: 'info@fysiodemeent.example;adm@fysiodemeent.example',
		},
		lines: [
			['THERMO-DOUCHE', 4],
			['SIFON-DOUCHE', 4],
			['ARBEID', 12],
		],
	},
	// On paper.
	{
		customer: '10009',
		day: 2,
		text: 'Storing warm water keuken',
		lines: [
			['SPOED', 1],
			['ARBEID', 2],
		],
	},
	// AutoInvoice and nothing else.
	{
		customer: '10016',
		day: 3,
		text: 'Wintergereed maken toiletgebouw',
		lines: [
			['KRAAN-STOP', 6],
			['ARBEID', 5],
			['VOORRIJ', 1],
		],
	},
	// AutoInvoice, always from system to system.
	{
		customer: '10006',
		day: 4,
		text: 'Ketel Waardlaan 11-3',
		header: { PROJ_CODE: '26-002', PO_NR: 'HR-2026-4471', PROJ_REF: 'WAARD-ONDH' },
		lines: [
			['ONDH-KETEL', 1],
			['POMP-CV', 1],
		],
	},
	// AutoInvoice, always by its e-mail.
	{
		customer: '10015',
		day: 5,
		text: 'Koelvitrine aansluiten',
		lines: [
			['GROEP-16A', 1],
			['KABEL-3X25', 14],
			['ARBEID', 3],
		],
	},
	// AutoInvoice, always printed there.
	{
		customer: '10014',
		day: 6,
		text: 'Wasbakken kapsalon',
		lines: [
			['KRAAN-WASTAFEL', 3],
			['SIFON-32', 3],
			['ARBEID', 4],
		],
	},
	// AutoInvoice and e-mail at once.
	{
		customer: '10004',
		day: 7,
		text: 'Stopcontacten behandelkamer 2',
		lines: [
			['WCD-2', 6],
			['KABEL-3X25', 25],
			['ARBEID', 4.5],
		],
	},
	// A blocked customer.
	{
		customer: '10013',
		day: 8,
		text: 'Afsluiten leidingen spuitcabine',
		lines: [
			['KRAAN-STOP', 2],
			['ARBEID', 2],
		],
	},
	// In English.
	{
		customer: 'P2211',
		day: 9,
		text: 'Wharf cellar: sink and tap',
		lines: [
			['KRAAN-KEUKEN', 1, { text: 'Kitchen tap, single lever, chrome' }],
			['SIFON-32', 1, { text: 'Bottle trap 32 mm' }],
			['ARBEID', 2.5, { text: 'Labour' }],
		],
	},
	// Goods to Germany, with the customer's VAT number.
	{
		customer: '10020',
		day: 10,
		text: 'Lieferung Wärmepumpen',
		header: { PO_NR: 'BE-100482' },
		lines: [
			['WP-LUCHT-8', 2, { text: 'Luft-Wasser-Wärmepumpe 8 kW', vat: '5' }],
			['VERDELER-6', 2, { text: 'Heizkreisverteiler 6 Kreise', vat: '5' }],
		],
	},
	// Building work, VAT reverse-charged, a part to the blocked account.
	{
		customer: '10012',
		day: 11,
		text: 'Woning 1 t/m 4: leidingwerk, termijn 2',
		header: {
			PROJ_CODE: '26-005',
			PO_NR: 'LL-12-0093',
			BOOK_INFO: 'Onderaanneming W-installaties',
		},
		lines: [
			['BUIS-CU-15', 180, { vat: '4' }],
			['BUIS-PVC-110', 48, { vat: '4' }],
			['ARBEID', 64, { vat: '4' }],
			['ARBEID-LEER', 64, { vat: '4' }],
		],
	},
	// Reverse-charged, and the VAT number of the customer is missing.
	{
		customer: '10018',
		day: 12,
		text: 'Onderaanneming badkamers Savannahweg',
		lines: [['ARBEID', 24, { vat: '4' }]],
	},
	// A public authority, known by its OIN.
	{
		customer: '10017',
		day: 13,
		text: 'Monsterkranen meetstation',
		header: { PROJ_CODE: '26-006', PO_NR: '4500098231', BOOK_INFO: 'Kostenplaats 73100' },
		lines: [
			['KRAAN-STOP', 6],
			['ARBEID', 3],
		],
	},
	// A credit note that names its invoice.
	{
		customer: '10001',
		day: 14,
		text: 'Credit: expansievat op garantie',
		isCredit: true,
		credits: 0,
		lines: [['EXPVAT-18', -1]],
	},
	// A credit note that names none.
	{
		customer: '10009',
		day: 15,
		text: 'Creditnota coulance spoedtoeslag',
		isCredit: true,
		lines: [['SPOED', -1]],
	},
	// Every rate in one invoice.
	{
		customer: 'P2201',
		day: 16,
		text: 'Zonnepanelen, isolatie en thermostaat',
		lines: [
			['THERM-SLIM', 1],
			['ARBEID', 6, { text: 'Isoleren zoldervloer, arbeid', vat: '2' }],
			['', 8, { text: 'Zonnepaneel 430 Wp op woning', unit: 'stuk', price: 189, vat: '0' }],
			['', 1, { text: 'Garantieverzekering 5 jaar', unit: 'post', price: 75, vat: '3' }],
		],
	},
	// Discounts on lines, and parts of hours.
	{
		customer: '10002',
		day: 18,
		text: 'Keukenkraan en spoelbak vervangen',
		header: { PROJ_CODE: '26-007' },
		lines: [
			['KRAAN-KEUKEN', 2, { discount: 10 }],
			['SIFON-32', 2, { discount: 12.5 }],
			['ARBEID', 3.75],
		],
	},
	// A part is paid already.
	{
		customer: '10005',
		day: 19,
		text: 'Badkamer Parklaan 14, eindfactuur',
		header: { PROJ_CODE: '26-001', PREP_AMT: 1500 },
		lines: [
			['WC-POT', 1],
			['WC-RESERVOIR', 1],
			['WC-BEDIENING', 1],
			['THERMO-DOUCHE', 1, { price: 175 }],
			['ARBEID', 16],
		],
	},
	// Three pages.
	{
		customer: '10011',
		day: 20,
		text: 'Magazijn technische dienst aangevuld',
		header: { PROJ_CODE: '26-004', PO_NR: 'VZ-26-1180' },
		lines: manyLines(),
	},
	// A name with Greek letters and an emoji.
	{
		customer: 'P2208',
		day: 21,
		text: 'Verstopte afvoer douche 2',
		lines: [
			['SIFON-DOUCHE', 1],
			['ARBEID', 1],
			['VOORRIJ', 1],
		],
	},
	// Totals that do not add up by a cent: 191.95 and 40.31 are 232.26.
	{
		customer: 'P2204',
		day: 22,
		text: 'Radiatorkranen en onderhoud',
		header: { AMT_INCL: 232.27 },
		lines: [
			['ONDH-KETEL', 1],
			['RADKRAAN', 2, { price: 13.98 }],
			['VOORRIJ', 1, { price: 44.99 }],
		],
	},
	// Work for a Belgian firm: reverse-charged there.
	{
		customer: '10019',
		day: 23,
		text: 'Koeling en afzuiging, termijn 1',
		header: { PROJ_CODE: '26-009' },
		lines: [
			['ARBEID', 20, { vat: '5' }],
			['KLEIN', 1, { vat: '5' }],
		],
	},
];

function manyLines(): readonly DemoInvoiceLine[] {
	const small = DEMO_ARTICLES.filter(({ PX_SELL }) => Number(PX_SELL) < MOST_OF_SMALL);
	return Array.from({ length: MANY_LINES }, (_, place): DemoInvoiceLine => {
		const article = small[place % small.length];
		return [String(article?.['ART_CODE'] ?? ''), 1 + ((place * 3) % 8)];
	});
}
