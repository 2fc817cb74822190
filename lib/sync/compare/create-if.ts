import { normalise } from '../content/normalise';
import { valueAt } from '../content/path';
import { SyncError } from '../errors';
import { opposite, SIDE_NAMES, SIDES, type Side } from '../sides';
import type { Comparison } from './comparison';
import type { Place } from './side-index';

/**
 * Whether a record may be made on the opposite side, by the field that decides about it. What may have
 * been made there already goes on whatever the field says since: it has to be found and linked.
 *
 * @param subject under which an intent to make it would be known
 */
export function mayBeMade(
	{ settings, sides, known }: Comparison,
	side: Side,
	place: Place,
	subject: string,
): boolean {
	const path = settings.createIf?.[side];
	if (path === undefined) return true;
	if (known.intentFor(opposite(side), subject)?.state === 'open') return true;
	return normalise(valueAt(sides[side].recordAt(place), path), { as: 'yesNo' }) === 'yes';
}

/**
 * A name that no record has is a slip of the pen, and would quietly leave out all of them. Asked while
 * both sides are being matched and all of a side was read, since an app may well leave out what is no.
 *
 * @throws SyncError SYNC_SETTINGS_INVALID
 */
export function refuseUnknownField({ sides, settings, isFirst }: Comparison): void {
	for (const side of SIDES) {
		const path = settings.createIf?.[side];
		const { count, isComplete } = sides[side];
		if (path === undefined || !isFirst || !isComplete || count < 2) continue;
		const places = Array.from({ length: count }, (_, place) => place);
		if (places.some((place) => valueAt(sides[side].recordAt(place), path) !== undefined)) continue;
		throw new SyncError({
			code: 'SYNC_SETTINGS_INVALID',
			message: `None of the ${count} records of ${SIDE_NAMES.en[side]} has the field ${path}, which is to say whether they are created.`,
			remedy: 'Check the name of the field, or leave it empty to create all records.',
		});
	}
}
