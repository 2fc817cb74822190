import { isUnitCode } from '../invoice/unit-codes';
import { typeCode } from '../invoice/type-code';
import { taxedPlaces } from './places';
import { breachIf, FORMATS, UBL_FORMATS, type InvoiceFormat, type Rule } from './rule';
import { VATEX } from './vatex';

/** UNCL 1001 in NLCIUS: an ordinary invoice, a corrected one, and one that the buyer has made out. */
const INVOICE_TYPES: ReadonlySet<string> = new Set(['380', '384', '389']);
/** Peppol BIS has corrections between Germans only, and a process of its own for self-billing. */
const PEPPOL_TYPES: ReadonlySet<string> = new Set(['380']);
const CREDIT_TYPES: ReadonlySet<string> = new Set(['381']);

function typesOf(kind: 'invoice' | 'creditNote', format: InvoiceFormat): ReadonlySet<string> {
	if (kind === 'creditNote') return CREDIT_TYPES;
	return format === 'peppol' ? PEPPOL_TYPES : INVOICE_TYPES;
}

/** Codes, each of which has to be in its list. */
export const CODE_RULES: readonly Rule[] = [
	{
		id: 'EINV-TYPE-CODE',
		answersTo: [
			'BR-NL-7',
			'BR-NL-8',
			'PEPPOL-EN16931-P0100',
			'PEPPOL-EN16931-P0101',
			'PEPPOL-EN16931-P0112',
		],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'De soort document {value} past niet bij dit stuk of niet bij dit formaat.',
			en: 'The type of document {value} does not fit this document or this format.',
		},
		remedy: {
			nl: 'Laat de soort leeg voor een gewone factuur (380) of creditnota (381). Een correctiefactuur (384) of een factuur uitgereikt door de afnemer (389) kan als PDF en als NLCIUS, niet over Peppol.',
			en: 'Leave the type empty for an ordinary invoice (380) or credit note (381). A corrected invoice (384) or one made out by the buyer (389) can be a PDF or NLCIUS, and not Peppol.',
		},
		check: (invoice, _totals, format) => {
			const value = typeCode(invoice);
			return breachIf(!typesOf(invoice.kind, format).has(value), 'typeCode', { value });
		},
	},
	{
		id: 'EINV-CORRECTION-REFERENCE',
		answersTo: ['BR-NL-9', 'BR-55'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'De correctiefactuur (384) noemt niet welke factuur ze verbetert.',
			en: 'The corrected invoice (384) does not say which invoice it corrects.',
		},
		remedy: {
			nl: 'Vul het nummer van de oorspronkelijke factuur in (Vorig factuurnummer).',
			en: 'Fill in the number of the original invoice.',
		},
		check: (invoice) =>
			breachIf(
				typeCode(invoice) === '384' && invoice.precedingInvoices.length === 0,
				'precedingInvoices',
			),
	},
	{
		id: 'EINV-UNIT',
		answersTo: ['BR-CL-23'],
		formats: FORMATS,
		severity: 'error',
		warningIn: ['pdf'],
		message: {
			nl: 'De eenheid "{value}" van regel {line} staat niet in de lijst van UN/ECE (aanbeveling 20 en 21).',
			en: 'The unit "{value}" of line {line} is not in the list of UN/ECE (recommendations 20 and 21).',
		},
		remedy: {
			nl: 'Geef de eenheid in gewone woorden, zoals stuk, uur of kg, of als code uit die lijst, zoals HUR.',
			en: 'Give the unit in plain words, such as piece, hour or kg, or as a code of that list, such as HUR.',
		},
		check: ({ lines }) =>
			lines.flatMap(({ id, unit }, at) =>
				breachIf(!isUnitCode(unit), `lines[${at}].unit`, { value: unit, line: id }),
			),
	},
	{
		id: 'EINV-VAT-REASON-LISTED',
		answersTo: ['BR-CL-22'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'De redencode "{value}" staat niet in de VATEX-lijst.',
			en: 'The reason code "{value}" is not in the VATEX list.',
		},
		remedy: {
			nl: 'Laat de code leeg en geef de reden in woorden, of kies er een uit de lijst, zoals VATEX-EU-AE.',
			en: 'Leave the code empty and give the reason in words, or choose one of the list, such as VATEX-EU-AE.',
		},
		check: (invoice) =>
			taxedPlaces(invoice).flatMap(({ field, vat: { reasonCode } }) =>
				breachIf(reasonCode !== '' && !VATEX.has(reasonCode.toUpperCase()), `${field}.reasonCode`, {
					value: reasonCode,
				}),
			),
	},
];
