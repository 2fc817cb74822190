import type { Cents } from '../amounts/cents';
import type { Bilingual } from '../invoice/language';
import type { GivenTotals } from '../invoice/schema';
import { agreesOnNet, computedNet, type Totals } from '../invoice/totals';
import { amountFact, decimalFact } from './facts';
import { FORMATS, type Breach, type Rule } from './rule';

const REMEDY: Bilingual = {
	nl: 'Vergelijk de factuur met de boeking in AccountView: de bedragen moeten op de cent gelijk zijn voor de factuur weggaat.',
	en: 'Compare the invoice with the entry in AccountView: the amounts must be equal to the cent before the invoice leaves.',
};

type GivenTotal = Exclude<keyof GivenTotals, 'rates'>;

/** The rule that a given total is the computed one. */
function totalRule(rule: {
	id: string;
	answersTo: readonly string[];
	part: GivenTotal;
	called: Bilingual;
	computed: (totals: Totals) => Cents;
}): Rule {
	const { id, answersTo, part, called } = rule;
	return {
		id,
		answersTo,
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: `${called.nl} is opgegeven als {given}, maar de regels komen uit op {computed}.`,
			en: `${called.en} is given as {given}, but the lines come to {computed}.`,
		},
		remedy: REMEDY,
		check: (invoice, totals) =>
			differing(`totals.${part}`, invoice.totals[part], rule.computed(totals)),
	};
}

function differing(field: string, given: Cents | undefined, computed: Cents): readonly Breach[] {
	if (given === undefined || given === computed) return [];
	return [{ field, facts: { given: amountFact(given), computed: amountFact(computed) } }];
}

/** That the amounts of the books agree with the lines. */
export const TOTALS_RULES: readonly Rule[] = [
	{
		id: 'EINV-LINE-NET',
		answersTo: ['PEPPOL-EN16931-R120'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'Regel {line} is opgegeven als {given}, maar aantal keer prijs min korting is {computed}.',
			en: 'Line {line} is given as {given}, but quantity times price less discount is {computed}.',
		},
		remedy: {
			nl: 'Verbeter aantal, prijs, korting of bedrag van deze regel.',
			en: 'Correct quantity, price, discount or amount of this line.',
		},
		check: ({ lines }) =>
			lines.flatMap((line, at) =>
				agreesOnNet(line)
					? []
					: differing(`lines[${at}].net`, line.net, computedNet(line)).map((breach) => ({
							...breach,
							facts: { ...breach.facts, line: line.id },
						})),
			),
	},
	totalRule({
		id: 'EINV-TOTAL-LINES',
		answersTo: ['BR-CO-10'],
		part: 'lines',
		called: { nl: 'Het totaal van de regels', en: 'The sum of the lines' },
		computed: ({ lineTotal }) => lineTotal,
	}),
	totalRule({
		id: 'EINV-TOTAL-DISCOUNTS',
		answersTo: ['BR-CO-11'],
		part: 'discounts',
		called: { nl: 'Het totaal van de kortingen', en: 'The sum of the discounts' },
		computed: ({ discountTotal }) => discountTotal,
	}),
	totalRule({
		id: 'EINV-TOTAL-CHARGES',
		answersTo: ['BR-CO-12'],
		part: 'charges',
		called: { nl: 'Het totaal van de toeslagen', en: 'The sum of the charges' },
		computed: ({ chargeTotal }) => chargeTotal,
	}),
	totalRule({
		id: 'EINV-TOTAL-WITHOUT-VAT',
		answersTo: ['BR-CO-13'],
		part: 'withoutVat',
		called: { nl: 'Het bedrag exclusief btw', en: 'The amount without VAT' },
		computed: ({ withoutVat }) => withoutVat,
	}),
	totalRule({
		id: 'EINV-TOTAL-VAT',
		answersTo: ['BR-CO-14'],
		part: 'vat',
		called: { nl: 'Het btw-bedrag', en: 'The amount of VAT' },
		computed: ({ vatTotal }) => vatTotal,
	}),
	totalRule({
		id: 'EINV-TOTAL-WITH-VAT',
		answersTo: ['BR-CO-15'],
		part: 'withVat',
		called: { nl: 'Het bedrag inclusief btw', en: 'The amount with VAT' },
		computed: ({ withVat }) => withVat,
	}),
	totalRule({
		id: 'EINV-TOTAL-PAYABLE',
		answersTo: ['BR-CO-16'],
		part: 'payable',
		called: { nl: 'Het te betalen bedrag', en: 'The amount to be paid' },
		computed: ({ payable }) => payable,
	}),
	{
		id: 'EINV-TOTAL-RATES',
		answersTo: ['BR-CO-17', 'BR-CO-18', 'BR-S-08', 'BR-S-09'],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'Bij btw {category} {rate}% is {given} opgegeven, maar de regels komen uit op {computed}.',
			en: 'For VAT {category} {rate}% {given} is given, but the lines come to {computed}.',
		},
		remedy: REMEDY,
		check: ({ totals: { rates } }, { vat }) =>
			rates.flatMap((given, at) => {
				const { category, rate } = given;
				const found = vat.find((one) => one.category === category && one.rate === rate);
				return [
					...differing(`totals.rates[${at}].taxable`, given.taxable, found?.taxable ?? 0),
					...differing(`totals.rates[${at}].vat`, given.vat, found?.vat ?? 0),
				].map((breach) => ({
					...breach,
					facts: { ...breach.facts, category, rate: decimalFact(rate) },
				}));
			}),
	},
];
