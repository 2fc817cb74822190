import type { Euros } from '../amounts/euros';
import type { Bilingual } from '../language';
import { RUBRICS, type AmountField, type Rubric } from '../rubrics/rubrics';
import { isAmountField } from '../rubrics/fields';

/** One amount on the form, beside that of an earlier return. */
export interface FormAmount {
	readonly euros: Euros;
	readonly before: Euros | null;
	readonly difference: Euros | null;
}

/** One line of the form as Dutch bookkeepers know it. */
export interface FormLine {
	readonly rubric: Rubric;
	readonly name: Bilingual;
	readonly turnover: FormAmount | null;
	readonly vat: FormAmount | null;
}

/** Amounts of a return; one that is left out is zero. */
export interface EarlierReturn {
	readonly euros: Readonly<Partial<Record<AmountField, Euros>>>;
}

/** A return as the form shows it, 5c included, compared with an earlier one if there is one. */
export function formOf(draft: EarlierReturn, earlier?: EarlierReturn): readonly FormLine[] {
	const amount = (text: string): FormAmount | null =>
		isAmountField(text) ? compared(text, draft, earlier) : null;
	return RUBRICS.map(({ id, name }) => ({
		rubric: id,
		name,
		turnover: amount(`${id}.turnover`),
		// The form's subtotal equals the total, since nothing stands between them any more.
		vat: amount(id === '5c' ? '5g.vat' : `${id}.vat`),
	}));
}

function compared(
	field: AmountField,
	draft: EarlierReturn,
	earlier: EarlierReturn | undefined,
): FormAmount {
	const euros = draft.euros[field] ?? 0;
	const before = earlier?.euros[field] ?? null;
	return { euros, before, difference: before === null ? null : euros - before };
}
