import type { Bilingual } from '../language';

/** One amount of a rubric: the element that it is filed as, and how many digits that takes. */
export interface RubricElement {
	/** Name in the Dutch Taxonomy (NT), the same from NT14 to NT20. */
	readonly element: string;
	readonly digits: 9 | 10;
}

/** One line of the VAT return as Dutch bookkeepers know it. */
export interface RubricFacts {
	readonly id: string;
	readonly name: Bilingual;
	/** Turnover; null where the form has no such field. */
	readonly turnover: RubricElement | null;
	/** VAT (omzetbelasting); null where the form has no such field. */
	readonly vat: RubricElement | null;
}

function turnover(element: string): RubricElement {
	return { element, digits: 10 };
}

function vat(element: string): RubricElement {
	return { element, digits: 9 };
}

/**
 * Every rubric of the VAT return, in the order of the form. 5c stands on the form alone. The reduction for
 * small entrepreneurs (old 5d) and the estimates (old 5e and 5f) are no part of returns since 2020.
 */
export const RUBRICS = [
	{
		id: '1a',
		name: {
			nl: 'Leveringen/diensten belast met hoog tarief',
			en: 'Supplies and services at the high rate (21%)',
		},
		turnover: turnover('TaxedTurnoverSuppliesServicesGeneralTariff'),
		vat: vat('ValueAddedTaxSuppliesServicesGeneralTariff'),
	},
	{
		id: '1b',
		name: {
			nl: 'Leveringen/diensten belast met laag tarief',
			en: 'Supplies and services at the low rate (9%)',
		},
		turnover: turnover('TaxedTurnoverSuppliesServicesReducedTariff'),
		vat: vat('ValueAddedTaxSuppliesServicesReducedTariff'),
	},
	{
		id: '1c',
		name: {
			nl: 'Leveringen/diensten belast met overige tarieven, behalve 0%',
			en: 'Supplies and services at other rates, except 0%',
		},
		turnover: turnover('TaxedTurnoverSuppliesServicesOtherRates'),
		vat: vat('ValueAddedTaxSuppliesServicesOtherRates'),
	},
	{
		id: '1d',
		name: { nl: 'Privégebruik', en: 'Private use' },
		turnover: turnover('TaxedTurnoverPrivateUse'),
		vat: vat('ValueAddedTaxPrivateUse'),
	},
	{
		id: '1e',
		name: {
			nl: 'Leveringen/diensten belast met 0% of niet bij u belast',
			en: 'Supplies and services at 0% or not taxed with you',
		},
		turnover: turnover('SuppliesServicesNotTaxed'),
		vat: null,
	},
	{
		id: '2a',
		name: {
			nl: 'Leveringen/diensten waarbij de omzetbelasting naar u is verlegd',
			en: 'Supplies and services with VAT reverse-charged to you',
		},
		turnover: turnover('TurnoverSuppliesServicesByWhichVATTaxationIsTransferred'),
		vat: vat('ValueAddedTaxSuppliesServicesByWhichVATTaxationIsTransferred'),
	},
	{
		id: '3a',
		name: {
			nl: 'Leveringen naar landen buiten de EU (uitvoer)',
			en: 'Supplies to countries outside the EU (export)',
		},
		turnover: turnover('SuppliesToCountriesOutsideTheEC'),
		vat: null,
	},
	{
		id: '3b',
		name: {
			nl: 'Leveringen naar of diensten in landen binnen de EU',
			en: 'Supplies to or services in countries within the EU',
		},
		turnover: turnover('SuppliesToCountriesWithinTheEC'),
		vat: null,
	},
	{
		id: '3c',
		name: {
			nl: 'Installatie/afstandsverkopen binnen de EU',
			en: 'Installation and distance sales within the EU',
		},
		turnover: turnover('InstallationDistanceSalesWithinTheEC'),
		vat: null,
	},
	{
		id: '4a',
		name: {
			nl: 'Leveringen/diensten uit landen buiten de EU',
			en: 'Supplies and services from countries outside the EU',
		},
		turnover: turnover('TurnoverFromTaxedSuppliesFromCountriesOutsideTheEC'),
		vat: vat('ValueAddedTaxOnSuppliesFromCountriesOutsideTheEC'),
	},
	{
		id: '4b',
		name: {
			nl: 'Leveringen/diensten uit landen binnen de EU',
			en: 'Supplies and services from countries within the EU',
		},
		turnover: turnover('TurnoverFromTaxedSuppliesFromCountriesWithinTheEC'),
		vat: vat('ValueAddedTaxOnSuppliesFromCountriesWithinTheEC'),
	},
	{
		id: '5a',
		name: { nl: 'Verschuldigde omzetbelasting', en: 'VAT owed (rubrics 1 to 4)' },
		turnover: null,
		vat: { element: 'ValueAddedTaxOwed', digits: 10 },
	},
	{
		id: '5b',
		name: { nl: 'Voorbelasting', en: 'Input VAT' },
		turnover: null,
		vat: { element: 'ValueAddedTaxOnInput', digits: 10 },
	},
	{
		id: '5c',
		name: { nl: 'Subtotaal (5a min 5b)', en: 'Subtotal (5a less 5b)' },
		turnover: null,
		vat: null,
	},
	{
		id: '5g',
		name: { nl: 'Totaal te betalen of terug te vragen', en: 'Total to pay or to reclaim' },
		turnover: null,
		vat: vat('ValueAddedTaxOwedToBePaidBack'),
	},
] as const satisfies readonly RubricFacts[];

type Rubrics = (typeof RUBRICS)[number];
export type Rubric = Rubrics['id'];

/** Rubrics with turnover, and those with VAT. */
type WithTurnover = Extract<Rubrics, { readonly turnover: RubricElement }>['id'];
type WithVat = Extract<Rubrics, { readonly vat: RubricElement }>['id'];

/** One amount of the return, such as `1a.turnover` or `5b.vat`. */
export type AmountField = `${WithTurnover}.turnover` | `${WithVat}.vat`;
/** Amounts that follow from others. */
export type TotalField = '5a.vat' | '5g.vat';
/** Amounts that come from the books. */
export type LineField = Exclude<AmountField, TotalField>;
