import { DateTime } from 'luxon';
import { DUTCH_ZONE } from '../../../lib/accountview';
import { invalidParameter, textOf } from '../values';

/**
 * A calendar day, `2026-03-02`. AccountView keeps days as they are in the Netherlands, whatever the
 * time zone of the workflow: a text without a zone names its day, of a moment with one it is the
 * Dutch day.
 */
export function dayOf(value: unknown, label: string): string {
	const day = DateTime.fromISO(textOf(value, label), { zone: DUTCH_ZONE });
	if (day.isValid) return day.toFormat('yyyy-MM-dd');
	throw invalidParameter(label, 'a date such as 2026-03-02', value);
}

/** The same where nothing may be given: '' then. */
export function optionalDay(value: unknown, label: string): string {
	return textOf(value, label) === '' ? '' : dayOf(value, label);
}
