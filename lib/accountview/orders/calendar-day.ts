import { DateTime } from 'luxon';

import { DUTCH_ZONE } from '../reading/dates';
import type { EntityRecord, FieldValue } from '../values';

/** Fields of orders and lines that stand for a day, though their columns can hold a time. */
const DAY_FIELDS = ['orderDate', 'deliveryDate', 'invoiceDate'] as const;

/**
 * The day of a date-time, `YYYY-MM-DD`; null for none. A server whose clock shows UTC answers Dutch
 * midnight as 22:00 or 23:00 of the day before: exactly that moment counts as the day it begins.
 */
export function calendarDay(value: FieldValue | undefined): string | null {
	if (typeof value !== 'string' || value === '') return null;
	return (midnightInUtc(value) ?? value).slice(0, 10);
}

/** An order or a line whose days are calendar days, none of them a day early. */
export function withCalendarDays(record: EntityRecord): EntityRecord {
	const days = DAY_FIELDS.flatMap((name) => {
		const day = calendarDay(record[name]);
		return day === null ? [] : [[name, day] as const];
	});
	return days.length === 0 ? record : { ...record, ...Object.fromEntries(days) };
}

/** Undefined for every other moment. */
function midnightInUtc(text: string): string | undefined {
	if (!/T2[23]:00:00$/.test(text)) return undefined;
	const dutch = DateTime.fromISO(text, { zone: 'utc' }).setZone(DUTCH_ZONE);
	return dutch.hour === 0 ? dutch.toFormat("yyyy-MM-dd'T'HH:mm:ss") : undefined;
}
