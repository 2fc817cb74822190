import { normalise } from '../content/normalise';
import { valueAt } from '../content/path';
import { opposite, type Side } from '../sides';
import type { Comparison } from './comparison';
import type { Place } from './side-index';

/**
 * Whether a record may be made on the opposite side, by the field that decides about it: it has to say
 * yes. What may have been made there already goes on whatever the field says since: it has to be looked
 * for and linked, and is made where it is not found.
 *
 * @param subject under which an intent to make it would be known
 */
export function mayBeMade(
	comparison: Comparison,
	side: Side,
	place: Place,
	subject: string,
): boolean {
	const says = wordOf(comparison, side, place);
	return says === undefined || says === 'yes' || isOpen(comparison, side, subject);
}

/** Whether a record that was linked may be made again: unless the field says no. */
export function mayBeMadeAgain(
	comparison: Comparison,
	side: Side,
	place: Place,
	subject: string,
): boolean {
	return wordOf(comparison, side, place) !== 'no' || isOpen(comparison, side, subject);
}

/** Undefined where no field decides. */
function wordOf({ settings, sides }: Comparison, side: Side, place: Place): string | undefined {
	const path = settings.createIf?.[side];
	if (path === undefined) return undefined;
	return normalise(valueAt(sides[side].recordAt(place), path), { as: 'yesNo' });
}

function isOpen({ known }: Comparison, side: Side, subject: string): boolean {
	return known.intentFor(opposite(side), subject)?.state === 'open';
}
