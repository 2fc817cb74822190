import type { EntityInput, FieldValue } from '../values';
import type { OrderLineInput } from './line-input';

/** A line that was wanted and is not on the order because of this step. */
export interface NotTakenOver {
	readonly articleCode: FieldValue;
	readonly quantity: FieldValue;
	readonly description: FieldValue;
	/** Completes "not taken over, because ...". */
	readonly reason: string;
	/** The same in Dutch; where AccountView gave the reason, its own words. */
	readonly reasonNl: string;
}

/** Why a line was not taken over, in both languages. */
export type Reason = Pick<NotTakenOver, 'reason' | 'reasonNl'>;

/** What became of the lines for one order. */
export interface AppendResult {
	/**
	 * `appended`: every line that was wanted is there; `partly`: some are there and some were not taken
	 * over; `refused`: none is there, and some were not taken over; `unchanged`: nothing was to be
	 * appended.
	 */
	readonly outcome: 'appended' | 'partly' | 'refused' | 'unchanged';
	/** Null where nothing was to be sent and so nothing was looked up. */
	readonly number: string | null;
	/** Empty for an order without one, or one that was not looked up by its number. */
	readonly ownReference: string;
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
export function notTakenOver({ fields }: OrderLineInput, why: string | Reason): NotTakenOver {
	return {
		articleCode: fields['articleCode'] ?? null,
		quantity: fields['quantity'] ?? null,
		description: fields['description'] ?? null,
		...(typeof why === 'string' ? { reason: why, reasonNl: why } : why),
	};
}

/** Partial success is never called success. */
export function outcomeOf(
	{ appended, alreadyThere }: { readonly appended: number; readonly alreadyThere: number },
	left: readonly NotTakenOver[],
): AppendResult['outcome'] {
	if (left.length === 0) return appended === 0 ? 'unchanged' : 'appended';
	return appended + alreadyThere === 0 ? 'refused' : 'partly';
}
