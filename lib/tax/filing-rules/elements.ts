import { isDay } from '../periods/period';
import { FIELDS } from '../rubrics/fields';
import { DIMENSIONED_AMOUNTS } from '../xbrl/icp-dimensions';
import { CORRECTION_TUPLES, LINE_TUPLES } from '../xbrl/icp-tuples';
import type { FilingKind } from '../xbrl/generations';

/** What an element of the taxonomy may hold, as its type says. */
export interface ElementType {
	readonly pattern: RegExp;
	readonly kind: 'amount' | 'text';
	/** The reports that it belongs to. */
	readonly reports: readonly FilingKind[];
}

const BOTH: readonly FilingKind[] = ['vatReturn', 'icp'];

function text(longest: number, reports: readonly FilingKind[] = BOTH): ElementType {
	return { pattern: new RegExp(`^.{1,${longest}}$`, 'u'), kind: 'text', reports };
}

function matching(pattern: RegExp, reports: readonly FilingKind[] = BOTH): ElementType {
	return { pattern, kind: 'text', reports };
}

/** An amount on an ICP statement: whole euros, not zero. */
const ICP_AMOUNT: ElementType = {
	pattern: /^-?[1-9]\d{0,9}$/,
	kind: 'amount',
	reports: ['icp'],
};

const COUNTRY = matching(
	/^(?:AT|B[EG]|C[YZ]|D[EK]|E[ELS]|F[IR]|H[RU]|I[ET]|L[TUV]|MT|P[LT]|RO|S[EIK]|XI)$/,
	['icp'],
);
const NUMBER = matching(/^[0-9A-Z]{1,12}$/, ['icp']);

const HEADER: readonly (readonly [string, ElementType])[] = [
	['ContactInitials', text(10)],
	['ContactPrefix', text(10)],
	['ContactSurname', text(200)],
	['ContactTelephoneNumber', text(14)],
	['ContactType', matching(/^(?:BPL|INT)$/, ['vatReturn'])],
	['DateTimeCreation', matching(/^\d{12}$/)],
	['MessageReferenceSupplierVAT', text(20, ['vatReturn'])],
	['MessageReferenceSupplierICP', text(20, ['icp'])],
	['ProfessionalAssociationForTaxServiceProvidersName', text(20)],
	['SoftwarePackageName', text(30)],
	['SoftwarePackageVersion', text(20)],
	['SoftwareVendorAccountNumber', matching(/^.{8}$/u)],
	['TaxConsultantNumber', matching(/^\d{6}$/)],
	[
		'VATIdentificationNumberNLFiscalEntityDivision',
		matching(/^(?!000)\d{9}B(?!00)\d{2}$/, ['icp']),
	],
];

const ICP: readonly (readonly [string, ElementType])[] = [
	...amountsOf(Object.values(DIMENSIONED_AMOUNTS)),
	...amountsOf(Object.values(LINE_TUPLES).map(({ amount }) => amount)),
	...amountsOf(Object.values(CORRECTION_TUPLES).map(({ amount }) => amount)),
	['CountryCodeISO-EC', COUNTRY],
	['VATNumberCountryCodeNew', COUNTRY],
	['VATNumberCountryCodeOriginal', COUNTRY],
	['VATIdentificationNumberNational', NUMBER],
	['VATNumberNew', NUMBER],
	['VATNumberOriginal', NUMBER],
];

function amountsOf(names: readonly string[]): readonly (readonly [string, ElementType])[] {
	return names.map((name) => [name, ICP_AMOUNT]);
}

/** Types of the elements of `bd-data` that the two reports use, as NT14 to NT20 have them. */
export const ELEMENTS: ReadonlyMap<string, ElementType> = new Map([
	...HEADER,
	...ICP,
	...FIELDS.map(({ element, digits }): readonly [string, ElementType] => [
		element,
		{ pattern: new RegExp(`^-?\\d{1,${digits}}$`), kind: 'amount', reports: ['vatReturn'] },
	]),
]);

const LINE_ELEMENTS: ReadonlySet<string> = new Set(ICP.map(([name]) => name));

/** Whether an element stands in the lines of an ICP statement, and not in its header. */
export function ofLines(element: string): boolean {
	return LINE_ELEMENTS.has(element);
}

/** Facts without which a filing is none. */
export const NEEDED: Readonly<Record<FilingKind, readonly string[]>> = {
	vatReturn: [
		'ContactType',
		'DateTimeCreation',
		'MessageReferenceSupplierVAT',
		'SoftwareVendorAccountNumber',
		'ValueAddedTaxOwedToBePaidBack',
	],
	icp: ['DateTimeCreation', 'MessageReferenceSupplierICP', 'SoftwareVendorAccountNumber'],
};

/** Whether a text is twelve digits of a date and a time to the minute. */
export function isMinute(value: string): boolean {
	const day = `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`;
	return isDay(day) && Number(value.slice(8, 10)) < 24 && Number(value.slice(10, 12)) < 60;
}
