import type { Cents } from '../amounts/cents';
import { ceilEuros, cutEuros, floorEuros, type Euros } from '../amounts/euros';
import { LINE_FIELDS, OWED_FIELDS } from './fields';
import type { AmountField, LineField, TotalField } from './rubrics';

/** What the books say for each amount, in cents. */
export type RubricSums = Readonly<Record<LineField, Cents>>;
/** What is filed, in whole euros. */
export type RubricEuros = Readonly<Record<AmountField, Euros>>;

/**
 * An amount in whole euros, rounded in favour of who files: VAT that is owed goes down and input VAT
 * goes up, mathematically also below zero. For turnover there is no rule; its cents are cut off.
 */
export function roundedField(field: LineField, cents: Cents): Euros {
	if (field === '5b.vat') return ceilEuros(cents);
	return field.endsWith('.vat') ? floorEuros(cents) : cutEuros(cents);
}

/** The totals, from lines that are rounded; they are not rounded again. */
export function totalsOf(
	lines: Readonly<Record<LineField, Euros>>,
): Readonly<Record<TotalField, Euros>> {
	const owed = OWED_FIELDS.reduce((sum, field) => sum + lines[field], 0);
	return { '5a.vat': owed, '5g.vat': owed - lines['5b.vat'] };
}

/** Everything that is filed, from what the books say. */
export function roundedReturn(sums: RubricSums): RubricEuros {
	const lines = eachLine((field) => roundedField(field, sums[field]));
	return { ...lines, ...totalsOf(lines) };
}

/** A value for each amount that comes from the books. */
export function eachLine<Value>(value: (field: LineField) => Value): Record<LineField, Value> {
	return Object.fromEntries(LINE_FIELDS.map((field) => [field, value(field)])) as Record<
		LineField,
		Value
	>;
}

/** A size that fits the element that an amount is filed as, whatever its sign. */
export function fitsDigits(euros: Euros, digits: number): boolean {
	return Number.isSafeInteger(euros) && Math.abs(euros) < 10 ** digits;
}
