import { normalise } from '../content/normalise';
import { storable } from '../issues/storable';

/**
 * A record's key as links know it, from whatever a system gives for it: trimmed, white space as one
 * space, composed; '' for nothing. Records are compared, results saved and links imported by it.
 */
export function recordKey(value: unknown): string {
	return storable(normalise(value, { as: 'text' }));
}
