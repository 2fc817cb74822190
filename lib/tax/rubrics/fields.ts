import {
	RUBRICS,
	type AmountField,
	type LineField,
	type Rubric,
	type RubricElement,
	type TotalField,
} from './rubrics';

/** One amount of the VAT return: where it stands, and how it is filed. */
export interface FieldFacts extends RubricElement {
	readonly field: AmountField;
	readonly rubric: Rubric;
	readonly part: 'turnover' | 'vat';
}

/** Every amount of the VAT return, in the order of the form. */
export const FIELDS: readonly FieldFacts[] = RUBRICS.flatMap(
	({ id, turnover, vat }): readonly FieldFacts[] => [
		...fieldOf(id, 'turnover', turnover),
		...fieldOf(id, 'vat', vat),
	],
);

function fieldOf(
	rubric: Rubric,
	part: FieldFacts['part'],
	element: RubricElement | null,
): readonly FieldFacts[] {
	const field = `${rubric}.${part}`;
	return element !== null && isAmountField(field) ? [{ field, rubric, part, ...element }] : [];
}

/** Whether a text names an amount of the return. */
export function isAmountField(text: string): text is AmountField {
	const [id, part] = text.split('.');
	const rubric = RUBRICS.find((one) => one.id === id);
	return (
		text === `${id ?? ''}.${part ?? ''}` &&
		((part === 'turnover' && rubric?.turnover != null) || (part === 'vat' && rubric?.vat != null))
	);
}

/** Whether a text names an amount that comes from the books, and not from other amounts. */
export function isLineField(field: string): field is LineField {
	return isAmountField(field) && field !== '5a.vat' && field !== '5g.vat';
}

/** The amounts that come from the books. */
export const LINE_FIELDS: readonly LineField[] = FIELDS.map(({ field }) => field).filter(
	isLineField,
);

export const TOTAL_FIELDS: readonly TotalField[] = ['5a.vat', '5g.vat'];

/** The VAT that makes up 5a. */
export const OWED_FIELDS = [
	'1a.vat',
	'1b.vat',
	'1c.vat',
	'1d.vat',
	'2a.vat',
	'4a.vat',
	'4b.vat',
] as const satisfies readonly LineField[];
