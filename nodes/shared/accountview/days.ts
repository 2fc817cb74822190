import { DateTime } from 'luxon';
import { DUTCH_ZONE } from '../../../lib/accountview';
import { invalidParameter, textOf } from '../values';

/**
 * A calendar day, `2026-03-02`. AccountView keeps days as they are in the Netherlands, whatever the
 * time zone of the workflow: a text without a zone names its day, of a moment with one it is the
 * Dutch day.
 */
export function dayOf(value: unknown, label: string): string {
	const text = textOf(value, label).replace(/^(\S+) (?=\d)/, '$1T');
	// A year or a month alone is no day, though ISO allows it.
	const day = DateTime.fromISO(/^\d{4}-\d\d-\d\d/.test(text) ? text : '', { zone: DUTCH_ZONE });
	if (day.isValid) return day.toFormat('yyyy-MM-dd');
	throw invalidParameter(label, 'a date such as 2026-03-02', value);
}

/** The same where nothing may be given: '' then. */
export function optionalDay(value: unknown, label: string): string {
	return textOf(value, label) === '' ? '' : dayOf(value, label);
}
