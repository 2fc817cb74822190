import type { EntityInput, FieldValue } from '../values';
import type { OrderLineInput } from './line-input';

/** A line that was wanted and is not on the order because of this step. */
export interface NotTakenOver {
	readonly articleCode: FieldValue;
	readonly quantity: FieldValue;
	readonly description: FieldValue;
	/** Completes "not taken over, because ...". */
	readonly reason: string;
}

/** What became of the lines for one order. */
export interface AppendResult {
	/**
	 * `appended`: every line that was wanted is there; `partly`: some were appended and some not taken
	 * over; `unchanged`: nothing was appended.
	 */
	readonly outcome: 'appended' | 'partly' | 'unchanged';
	/** Null where nothing was to be sent and so nothing was looked up. */
	readonly number: string | null;
	/** The lines as they were sent. */
	readonly lines: readonly EntityInput['fields'][];
	readonly notTakenOver: readonly NotTakenOver[];
	/** Lines that were skipped because the order has them already. */
	readonly alreadyThere: number;
	/** Lines whose description was cut to what fits. */
	readonly shortened: number;
	readonly requests: number;
}

/** A line with the reason why it was left out. */
export function notTakenOver({ fields }: OrderLineInput, reason: string): NotTakenOver {
	return {
		articleCode: fields['articleCode'] ?? null,
		quantity: fields['quantity'] ?? null,
		description: fields['description'] ?? null,
		reason,
	};
}

/** Partial success is never called success. */
export function outcomeOf(
	appended: number,
	left: readonly NotTakenOver[],
): AppendResult['outcome'] {
	if (appended === 0) return 'unchanged';
	return left.length === 0 ? 'appended' : 'partly';
}
