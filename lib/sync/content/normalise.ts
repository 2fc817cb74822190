import { normaliseDate } from './normalise-date';
import { normaliseDecimal } from './normalise-decimal';
import { normalisePhone } from './normalise-phone';
import { normalisePostcode } from './normalise-postcode';
import { normaliseExact, normaliseIgnoringCase, normaliseText } from './normalise-text';
import { normaliseYesNo } from './normalise-yes-no';

/** What counts as equal; each kind is told of at its function. */
export type Normalisation =
	'text' | 'ignoreCase' | 'exact' | 'postcode' | 'phone' | 'decimal' | 'date' | 'yesNo';

export const NORMALISATIONS: readonly Normalisation[] = [
	'text',
	'ignoreCase',
	'exact',
	'postcode',
	'phone',
	'decimal',
	'date',
	'yesNo',
];

/** Amounts have cents. */
export const DEFAULT_DECIMALS = 2;

/**
 * The canonical text of a value: two values are equal when their texts are. Nothing, null and an
 * empty text are ''. A value that cannot be read as its kind is compared as text. Takes any value and
 * never throws; a text that is canonical stays as it is. Without NUL and half surrogate pairs, which
 * databases refuse.
 */
export function normalise(
	value: unknown,
	{ as, decimals = DEFAULT_DECIMALS }: { readonly as: Normalisation; readonly decimals?: number },
): string {
	switch (as) {
		case 'text':
			return normaliseText(value);
		case 'ignoreCase':
			return normaliseIgnoringCase(value);
		case 'exact':
			return normaliseExact(value);
		case 'postcode':
			return normalisePostcode(value);
		case 'phone':
			return normalisePhone(value);
		case 'decimal':
			return normaliseDecimal(value, decimals);
		case 'date':
			return normaliseDate(value);
		case 'yesNo':
			return normaliseYesNo(value);
	}
}
