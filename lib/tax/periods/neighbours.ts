import { DateTime } from 'luxon';
import type { Day } from './period';

export function dayAfter(day: Day): Day {
	return shifted(day, 1);
}

export function dayBefore(day: Day): Day {
	return shifted(day, -1);
}

function shifted(day: Day, days: number): Day {
	return DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');
}
