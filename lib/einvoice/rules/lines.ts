import { sameVat } from '../invoice/totals';
import { decimalFact } from './facts';
import { breachIf, FORMATS, UBL_FORMATS, type Breach, type Rule } from './rule';

/** The lines, and what comes off or on. */
export const LINE_RULES: readonly Rule[] = [
	{
		id: 'EINV-LINE-ID-TWICE',
		answersTo: ['BR-21'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'Twee regels hebben hetzelfde nummer, {line}.',
			en: 'Two lines have the same number, {line}.',
		},
		remedy: {
			nl: 'Nummer de regels van de factuur door.',
			en: 'Number the lines of the invoice through.',
		},
		check: ({ lines }) => {
			const seen = new Set<string>();
			return lines.flatMap(({ id }, at): readonly Breach[] => {
				const twice = seen.has(id);
				seen.add(id);
				return breachIf(twice, `lines[${at}].id`, { line: id });
			});
		},
	},
	{
		id: 'EINV-LINE-PRICE',
		answersTo: ['BR-27'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'Regel {line} heeft een negatieve prijs, {price}.',
			en: 'Line {line} has a negative price, {price}.',
		},
		remedy: {
			nl: 'Maak de prijs positief en het aantal negatief, of maak er een korting van.',
			en: 'Make the price positive and the quantity negative, or make it a discount.',
		},
		check: ({ lines }) =>
			lines.flatMap(({ id, unitPrice }, at) =>
				breachIf(unitPrice.startsWith('-'), `lines[${at}].unitPrice`, {
					line: id,
					price: decimalFact(unitPrice, 2),
				}),
			),
	},
	{
		id: 'EINV-LINE-ORDER',
		answersTo: ['BR-NL-13', 'NL-R-009'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'Regel {line} verwijst naar een regel van een inkooporder, en het inkoopordernummer ontbreekt.',
			en: 'Line {line} refers to a line of an order, and the number of the order is missing.',
		},
		remedy: {
			nl: 'Vul het inkoopordernummer in, of maak de verwijzing van de regel leeg.',
			en: 'Fill in the number of the order, or empty the reference of the line.',
		},
		check: ({ lines, orderReference }) =>
			lines.flatMap(({ id, orderLine }, at) =>
				breachIf(orderLine !== '' && orderReference === '', `lines[${at}].orderLine`, {
					line: id,
				}),
			),
	},
	{
		id: 'EINV-DISCOUNT-REASON',
		answersTo: ['BR-33', 'BR-38', 'BR-42', 'BR-44'],
		formats: UBL_FORMATS,
		severity: 'error',
		message: {
			nl: 'De korting of toeslag {place} heeft geen reden.',
			en: 'The discount or charge {place} has no reason.',
		},
		remedy: {
			nl: 'Vul een korte reden in, zoals Korting of Vracht.',
			en: 'Fill in a short reason, such as Discount or Freight.',
		},
		check: ({ lines, discounts, charges }) =>
			[
				...lines.map(({ discount }, at) => ({ field: `lines[${at}].discount`, share: discount })),
				...discounts.map((share, at) => ({ field: `discounts[${at}]`, share })),
				...charges.map((share, at) => ({ field: `charges[${at}]`, share })),
			].flatMap(({ field, share }) =>
				breachIf(share?.reason === '', `${field}.reason`, { place: field }),
			),
	},
	{
		id: 'EINV-DISCOUNT-BASE',
		answersTo: [],
		formats: FORMATS,
		severity: 'error',
		message: {
			nl: 'De korting of toeslag {place} is een percentage van de regels met btw {category} {rate}%, en die zijn er niet.',
			en: 'The discount or charge {place} is a percentage of the lines with VAT {category} {rate}%, and there are none.',
		},
		remedy: {
			nl: 'Kies de btw van de regels waarover het percentage gaat, of geef een bedrag.',
			en: 'Choose the VAT of the lines that the percentage is taken from, or give an amount.',
		},
		check: ({ lines, discounts, charges }) =>
			[
				...discounts.map((share, at) => ({ place: `discounts[${at}]`, share })),
				...charges.map((share, at) => ({ place: `charges[${at}]`, share })),
			].flatMap(({ place, share: { percentage, vat } }) =>
				breachIf(
					percentage !== undefined && !lines.some((line) => sameVat(line.vat, vat)),
					`${place}.vat`,
					{ place, category: vat.category, rate: decimalFact(vat.rate) },
				),
			),
	},
];
