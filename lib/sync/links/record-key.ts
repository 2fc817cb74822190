import { normalise } from '../content/normalise';
import { storable } from '../issues/storable';

/**
 * A record's key as links know it, from whatever a system gives for it: trimmed, white space as one
 * space, composed; '' for nothing, and for what is no text and no number, such as a list. Records are compared, results saved and links imported by it.
 */
export function recordKey(value: unknown): string {
	const isKey = typeof value === 'string' || typeof value === 'bigint' || Number.isFinite(value);
	return isKey ? storable(normalise(value, { as: 'text' })) : '';
}
