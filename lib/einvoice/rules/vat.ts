import type { Invoice, VatCategory } from '../invoice/schema';
import { decimalFact } from './facts';
import { isDutch, taxedPlaces, type TaxedPlace } from './places';
import { breachIf, FORMATS, UBL_FORMATS, type Breach, type Rule } from './rule';

/** The rates of the Netherlands in percent. */
const DUTCH_RATES: ReadonlySet<string> = new Set(['9', '21']);

/** Reason codes of the VATEX list that stand for one category only. */
const CODED_CATEGORIES: ReadonlyMap<string, VatCategory> = new Map([
	['VATEX-EU-G', 'G'],
	['VATEX-EU-O', 'O'],
	['VATEX-EU-IC', 'K'],
	['VATEX-EU-AE', 'AE'],
	['VATEX-EU-D', 'E'],
	['VATEX-EU-F', 'E'],
	['VATEX-EU-I', 'E'],
	['VATEX-EU-J', 'E'],
]);

function placesOf(invoice: Invoice, ...categories: readonly VatCategory[]): readonly TaxedPlace[] {
	return taxedPlaces(invoice).filter(({ vat }) => categories.includes(vat.category));
}

function breachesOf(
	places: readonly TaxedPlace[],
	part: 'category' | 'rate' | 'reason',
	broken: (place: TaxedPlace) => boolean,
): readonly Breach[] {
	return places.filter(broken).map(({ field, vat: { category, rate, reason } }) => ({
		field: `${field}.${part}`,
		facts: { category, rate: decimalFact(rate), reason },
	}));
}

/** VAT categories, their rates and reasons (UNCL 5305). */
export const VAT_RULES: readonly Rule[] = [
	{
		id: 'EINV-VAT-STANDARD-RATE',
		answersTo: ['BR-S-05', 'BR-S-06', 'BR-S-07'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'Er wordt btw in rekening gebracht (S), maar het tarief is {rate}%.',
			en: 'VAT is charged (S), but the rate is {rate}%.',
		},
		remedy: {
			nl: 'Vul het tarief in, of kies een categorie zonder btw: Z (nultarief), E (vrijgesteld), AE (verlegd), K (intracommunautair), G (uitvoer) of O.',
			en: 'Fill in the rate, or choose a category without VAT: Z (zero), E (exempt), AE (reverse charge), K (intra-Community), G (export) or O.',
		},
		check: (invoice) =>
			breachesOf(
				placesOf(invoice, 'S'),
				'rate',
				({ vat: { rate } }) => rate === '0' || rate.startsWith('-'),
			),
	},
	{
		id: 'EINV-VAT-ZERO-RATE',
		answersTo: ['BR-Z-05', 'BR-E-05', 'BR-AE-05', 'BR-IC-05', 'BR-G-05', 'BR-O-05'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'Bij btw-categorie {category} wordt geen btw berekend, maar het tarief is {rate}%.',
			en: 'With VAT category {category} no VAT is charged, but the rate is {rate}%.',
		},
		remedy: {
			nl: 'Maak het tarief 0, of kies categorie S.',
			en: 'Make the rate 0, or choose category S.',
		},
		check: (invoice) =>
			breachesOf(
				placesOf(invoice, 'Z', 'E', 'AE', 'K', 'G', 'O'),
				'rate',
				({ vat: { rate } }) => rate !== '0',
			),
	},
	{
		id: 'EINV-VAT-DUTCH-RATE',
		answersTo: ['art. 9 Wet OB'],
		formats: FORMATS,
		severity: 'warning',
		message: {
			nl: 'Een btw-tarief van {rate}% is er in Nederland niet.',
			en: 'There is no VAT rate of {rate}% in the Netherlands.',
		},
		remedy: {
			nl: 'Controleer de btw-code; de tarieven zijn 9% en 21%. Bij een correctie op een oude factuur kan het kloppen.',
			en: 'Check the VAT code; the rates are 9% and 21%. In the correction of an old invoice it may be right.',
		},
		check: (invoice) =>
			isDutch(invoice.seller)
				? breachesOf(
						placesOf(invoice, 'S'),
						'rate',
						({ vat: { rate } }) => rate !== '0' && !DUTCH_RATES.has(rate),
					)
				: [],
	},
	{
		id: 'EINV-VAT-REASON',
		answersTo: ['BR-E-10', 'BR-AE-10', 'BR-IC-10', 'BR-G-10', 'BR-O-10', 'art. 35a Wet OB'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'Er wordt geen btw berekend (categorie {category}), en de reden ontbreekt.',
			en: 'No VAT is charged (category {category}), and the reason is missing.',
		},
		remedy: {
			nl: 'Vul de reden in, zoals "Vrijgesteld van btw, art. 11 Wet OB" of "Kleineondernemersregeling".',
			en: 'Fill in the reason, such as "Exempt from VAT, art. 11 Wet OB".',
		},
		check: (invoice) =>
			breachesOf(
				placesOf(invoice, 'E', 'AE', 'K', 'G', 'O'),
				'reason',
				({ vat }) => vat.reason === '' && vat.reasonCode === '',
			),
	},
	{
		id: 'EINV-VAT-REASON-NEEDLESS',
		answersTo: ['BR-S-10', 'BR-Z-10'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'Bij btw-categorie {category} hoort geen reden van vrijstelling.',
			en: 'With VAT category {category} there is no reason for an exemption.',
		},
		remedy: {
			nl: 'Maak de reden leeg, of kies de categorie die erbij hoort, zoals E of AE.',
			en: 'Empty the reason, or choose the category that goes with it, such as E or AE.',
		},
		check: (invoice) =>
			breachesOf(
				placesOf(invoice, 'S', 'Z'),
				'reason',
				({ vat }) => vat.reason !== '' || vat.reasonCode !== '',
			),
	},
	{
		id: 'EINV-VAT-REVERSE-TEXT',
		answersTo: ['BR-AE-10', 'art. 35a Wet OB'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'De btw is verlegd, maar de reden "{reason}" zegt dat niet.',
			en: 'VAT is reverse charged, but the reason "{reason}" does not say so.',
		},
		remedy: {
			nl: 'Zet "btw verlegd" in de reden, of laat de reden leeg: dan komt die tekst er vanzelf.',
			en: 'Put "btw verlegd" into the reason, or leave it empty: then that text comes by itself.',
		},
		check: (invoice) =>
			breachesOf(
				placesOf(invoice, 'AE'),
				'reason',
				({ vat: { reason } }) => !/verlegd|reverse[ -]charge/i.test(reason),
			),
	},
	{
		id: 'EINV-VAT-REASON-CODE',
		answersTo: [
			'PEPPOL-EN16931-P0104',
			'PEPPOL-EN16931-P0105',
			'PEPPOL-EN16931-P0106',
			'PEPPOL-EN16931-P0107',
			'PEPPOL-EN16931-P0108',
			'PEPPOL-EN16931-P0109',
			'PEPPOL-EN16931-P0110',
			'PEPPOL-EN16931-P0111',
		],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'De redencode {code} hoort niet bij btw-categorie {category}.',
			en: 'The reason code {code} does not go with VAT category {category}.',
		},
		remedy: {
			nl: 'Maak de code leeg, of kies de categorie die erbij hoort.',
			en: 'Empty the code, or choose the category that goes with it.',
		},
		check: (invoice) =>
			taxedPlaces(invoice).flatMap(({ field, vat: { category, reasonCode } }) => {
				const wanted = CODED_CATEGORIES.get(reasonCode.toUpperCase());
				return breachIf(wanted !== undefined && wanted !== category, `${field}.reasonCode`, {
					code: reasonCode,
					category,
				});
			}),
	},
	{
		id: 'EINV-VAT-OUTSIDE-MIXED',
		answersTo: ['BR-O-11', 'BR-O-12', 'BR-O-13', 'BR-O-14'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'Op één factuur staan bedragen buiten de btw (O) en bedragen met een andere btw-categorie.',
			en: 'One invoice has amounts outside the scope of VAT (O) and amounts of another VAT category.',
		},
		remedy: {
			nl: 'Zet wat buiten de btw valt op een eigen factuur, of kies er E of Z voor.',
			en: 'Put what is outside the scope of VAT on an invoice of its own, or choose E or Z for it.',
		},
		check: (invoice) => {
			const outside = placesOf(invoice, 'O');
			const all = taxedPlaces(invoice);
			return breachIf(
				outside.length > 0 && outside.length < all.length,
				`${outside[0]?.field ?? ''}.category`,
			);
		},
	},
	{
		id: 'EINV-VAT-INTRA-DATE',
		answersTo: ['BR-IC-11'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'De levering is intracommunautair, en de leverdatum ontbreekt.',
			en: 'The supply is intra-Community, and the date of delivery is missing.',
		},
		remedy: {
			nl: 'Vul de leverdatum of de leverperiode in.',
			en: 'Fill in the date or the period of delivery.',
		},
		check: (invoice) =>
			breachIf(
				placesOf(invoice, 'K').length > 0 &&
					invoice.deliveryDate === undefined &&
					invoice.deliveryPeriod === undefined,
				'deliveryDate',
			),
	},
	{
		id: 'EINV-VAT-INTRA-COUNTRY',
		answersTo: ['BR-IC-12'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'De levering is intracommunautair, en het land waar de goederen heen gaan ontbreekt.',
			en: 'The supply is intra-Community, and the country that the goods go to is missing.',
		},
		remedy: {
			nl: 'Vul het afleveradres met het land in.',
			en: 'Fill in the delivery address with its country.',
		},
		check: (invoice) =>
			breachIf(
				placesOf(invoice, 'K').length > 0 && (invoice.deliveryAddress?.country ?? '') === '',
				'deliveryAddress.country',
			),
	},
];
