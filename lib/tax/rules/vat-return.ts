import type { Cents } from '../amounts/cents';
import type { Euros } from '../amounts/euros';
import { centsInWords, eurosInWords } from '../amounts/words';
import type { Bilingual } from '../language';
import { FIELDS, LINE_FIELDS } from '../rubrics/fields';
import { fitsDigits, roundedField, totalsOf } from '../rubrics/rounding';
import type { AmountField, LineField } from '../rubrics/rubrics';
import type { VatReturn } from '../vat-return/draft';
import type { VatReturnSubject } from './context';
import type { Breach, Rule } from './finding';

/** Net VAT of earlier periods that may be settled in a return: 1,000 euros, in cents. */
const LARGEST_CORRECTION = 100_000;

/** VAT rates of the Netherlands, by rubric, in percent. */
const RATES: readonly { readonly rubric: '1a' | '1b'; readonly rate: number }[] = [
	{ rubric: '1a', rate: 21 },
	{ rubric: '1b', rate: 9 },
];

/** `rubriek 1a (omzet)`, `rubric 5b (VAT)`. */
function fieldInWords(field: AmountField): Bilingual {
	const rubric = field.slice(0, 2);
	return field.endsWith('.turnover')
		? { nl: `rubriek ${rubric} (omzet)`, en: `rubric ${rubric} (turnover)` }
		: { nl: `rubriek ${rubric} (btw)`, en: `rubric ${rubric} (VAT)` };
}

/** What is filed in a field, where that is not what it must be. */
function unlike(field: AmountField, filed: Euros, wanted: Euros): readonly Breach[] {
	if (filed === wanted) return [];
	const facts = {
		where: fieldInWords(field),
		filed: eurosInWords(filed),
		wanted: eurosInWords(wanted),
	};
	return [{ field, amount: filed * 100, facts }];
}

function wronglyRounded(
	{ euros, cents }: VatReturn,
	fields: readonly LineField[],
): readonly Breach[] {
	return fields.flatMap((field) =>
		unlike(field, euros[field], roundedField(field, cents[field])).map((breach) => ({
			...breach,
			facts: { ...breach.facts, books: centsInWords(cents[field]) },
		})),
	);
}

/** How far VAT may lie from its rate: each transaction is rounded by itself, to the cent. */
function toleranceOf(draft: VatReturn, field: LineField, expected: Cents): Cents {
	const transactions = draft.sources[field].reduce((sum, one) => sum + one.transactions, 0);
	const unknown = draft.counts === null ? Math.abs(expected) / 200 : 0;
	return 200 + transactions + unknown;
}

function unlikelyVat(draft: VatReturn): readonly Breach[] {
	return RATES.flatMap(({ rubric, rate }) => {
		const field = `${rubric}.vat` as const;
		const vat = draft.cents[field];
		const expected = Math.round((draft.cents[`${rubric}.turnover`] * rate) / 100);
		if (Math.abs(vat - expected) <= toleranceOf(draft, field, expected)) return [];
		const facts = { rubric, rate, filed: centsInWords(vat), expected: centsInWords(expected) };
		return [{ field, amount: vat, facts }];
	});
}

/** What a VAT return must be in itself. */
export const VAT_RETURN_RULES: readonly Rule<VatReturnSubject>[] = [
	{
		id: 'TAX-OWED-TOTAL',
		answersTo: ['B1'],
		severity: 'error',
		message: {
			nl: 'Rubriek 5a is € {filed}, maar de btw van 1a tot en met 4b is samen € {wanted}.',
			en: 'Rubric 5a is EUR {filed}, but the VAT of 1a to 4b comes to EUR {wanted}.',
		},
		remedy: {
			nl: 'Maak het concept opnieuw; 5a is de som van de afgeronde rubrieken.',
			en: 'Prepare the draft again; 5a is the sum of the rounded rubrics.',
		},
		check: ({ draft: { euros } }) => unlike('5a.vat', euros['5a.vat'], totalsOf(euros)['5a.vat']),
	},
	{
		id: 'TAX-PAYABLE-TOTAL',
		answersTo: ['B2'],
		severity: 'error',
		message: {
			nl: 'Rubriek 5g is € {filed}, maar 5a min 5b is € {wanted}.',
			en: 'Rubric 5g is EUR {filed}, but 5a less 5b is EUR {wanted}.',
		},
		remedy: {
			nl: 'Maak het concept opnieuw; 5g is 5a min 5b.',
			en: 'Prepare the draft again; 5g is 5a less 5b.',
		},
		check: ({ draft: { euros } }) =>
			unlike('5g.vat', euros['5g.vat'], euros['5a.vat'] - euros['5b.vat']),
	},
	{
		id: 'TAX-VAT-ROUNDING',
		answersTo: ['B3'],
		severity: 'error',
		message: {
			nl: 'In {where} staat € {filed}, maar € {books} uit de boekhouding wordt afgerond € {wanted}.',
			en: 'In {where} is EUR {filed}, but EUR {books} of the books is rounded to EUR {wanted}.',
		},
		remedy: {
			nl: 'Maak het concept opnieuw: verschuldigde btw gaat naar beneden en voorbelasting naar boven.',
			en: 'Prepare the draft again: VAT owed is rounded down, and input VAT up.',
		},
		check: ({ draft }) =>
			wronglyRounded(
				draft,
				LINE_FIELDS.filter((field) => field.endsWith('.vat')),
			),
	},
	{
		id: 'TAX-TURNOVER-ROUNDING',
		answersTo: ['B4'],
		severity: 'warning',
		message: {
			nl: 'In {where} staat € {filed}, en de boekhouding heeft € {books}: zonder centen € {wanted}.',
			en: 'In {where} is EUR {filed}, and the books have EUR {books}: without cents EUR {wanted}.',
		},
		remedy: {
			nl: 'Controleer de omzet. Voor de afronding van omzet bestaat geen regel; hier vervallen de centen.',
			en: 'Check the turnover. There is no rule for rounding turnover; here its cents are cut off.',
		},
		check: ({ draft }) =>
			wronglyRounded(
				draft,
				LINE_FIELDS.filter((field) => field.endsWith('.turnover')),
			),
	},
	{
		id: 'TAX-AMOUNT-DIGITS',
		answersTo: ['B5'],
		severity: 'error',
		message: {
			nl: 'Het bedrag in {where}, € {filed}, past niet in de aangifte: hoogstens {digits} cijfers.',
			en: 'The amount in {where}, EUR {filed}, does not fit the return: at most {digits} digits.',
		},
		remedy: {
			nl: 'Zoek in de boekhouding naar een bedrag dat veel te groot is. Negatief mag het wel zijn.',
			en: 'Look for an amount in the books that is far too large. It may well be negative.',
		},
		check: ({ draft: { euros } }) =>
			FIELDS.filter(({ field, digits }) => !fitsDigits(euros[field], digits)).map(
				({ field, digits }) => ({
					field,
					amount: euros[field] * 100,
					facts: { where: fieldInWords(field), filed: eurosInWords(euros[field]), digits },
				}),
			),
	},
	{
		id: 'TAX-VAT-RATE',
		answersTo: ['B6'],
		severity: 'warning',
		message: {
			nl: 'De btw in {rubric} is € {filed}; bij {rate}% over de omzet zou het ongeveer € {expected} zijn.',
			en: 'The VAT in {rubric} is EUR {filed}; at {rate}% of the turnover it would be about EUR {expected}.',
		},
		remedy: {
			nl: 'Controleer de btw-codes van de boekingen in deze rubriek.',
			en: 'Check the VAT codes of the records in this rubric.',
		},
		check: ({ draft }) => unlikelyVat(draft),
	},
	{
		id: 'TAX-RETURN-PERIOD',
		answersTo: ['B11'],
		severity: 'error',
		message: {
			nl: 'Een btw-aangifte gaat over een maand, een kwartaal of een jaar, en niet over twee maanden.',
			en: 'A VAT return is about a month, a quarter or a year, and not about two months.',
		},
		remedy: {
			nl: 'Kies de periode die de Belastingdienst heeft toegekend.',
			en: 'Choose the period that the tax authority has set.',
		},
		check: ({ draft: { period } }) => (period.kind === 'twoMonths' ? [{ field: 'period' }] : []),
	},
	{
		id: 'TAX-CORRECTION-SIZE',
		answersTo: ['B15'],
		severity: 'error',
		message: {
			nl: 'De aangifte bevat voor € {net} aan correcties van eerdere periodes; meer dan € 1.000 mag niet.',
			en: 'The return holds EUR {net} of corrections of earlier periods; more than EUR 1,000 is not allowed.',
		},
		remedy: {
			nl: 'Haal de correcties eruit en dien binnen acht weken een suppletie in.',
			en: 'Take the corrections out and file a supplementary return (suppletie) within eight weeks.',
		},
		check: ({ draft: { corrections } }) =>
			Math.abs(corrections) > LARGEST_CORRECTION
				? [{ field: 'corrections', amount: corrections, facts: { net: centsInWords(corrections) } }]
				: [],
	},
];
