import { SyncError } from '../errors';
import type { ComparedField } from '../content/comparison';
import type { Rules } from '../plan/rules';
import { SIDES, type Side } from '../sides';

/** A dot path into the records of each side. */
export type Paths = Readonly<Record<Side, string>>;

/** What a comparison goes by, as a consultant has set it. */
export interface CompareSettings {
	/** Compared and kept in step; at least one. */
	readonly fields: readonly ComparedField[];
	/** What a side knows its own records by; it must not change, and no two records share it. */
	readonly key: Paths;
	/** What a side changes whenever the record changes; null where it has none. */
	readonly version: Readonly<Record<Side, string | null>>;
	/** When a side changed the record last; needed for the policy `newest`. */
	readonly changedAt: Readonly<Record<Side, string | null>>;
	/** Whose clock time a stamp of the other side without a zone is, such as `UTC`; left out: Dutch. */
	readonly otherZone?: string;
	/** How records that exist on both sides are recognised. */
	readonly match: {
		/** AccountView's number. */
		readonly number: Paths | null;
		readonly name: Paths | null;
		readonly postcode: Paths | null;
	};
	/**
	 * A yes/no field of a side's records: where it does not say yes, the record is not created on the
	 * opposite side; where it says no, it is not made again either once it was removed there. While it is
	 * linked it stays in step. Left out: all are created.
	 */
	readonly createIf?: Readonly<Partial<Record<Side, string>>>;
	readonly rules: Rules;
}

/** The records of one side that a flow has read. */
export interface SideRecords {
	readonly count: number;
	/** The record at this place, from 0; asked for several times. */
	at(index: number): Readonly<Record<string, unknown>>;
	/** Whether all records of the side were read, or only those that have changed. */
	readonly isComplete: boolean;
	/**
	 * Whether all records that are ready to be handed over were read: one that is missing is dealt with, and
	 * not gone, so what was listed of it without a link is over.
	 */
	readonly isAllReady?: boolean;
	/** Places of items that are no records but errors of the reading node, with what they say. */
	readonly failures?: ReadonlyMap<number, string>;
	/** Their codes, such as `AV_UNREACHABLE` or `HTTP 401`, where they tell one. */
	readonly failureCodes?: ReadonlyMap<number, string>;
}

/** @throws SyncError SYNC_SETTINGS_INVALID */
export function checkSettings(settings: CompareSettings): void {
	const faults = [...fieldFaults(settings), ...keyFaults(settings), ...ruleFaults(settings)];
	if (faults.length === 0) return;
	throw new SyncError({
		code: 'SYNC_SETTINGS_INVALID',
		message: `The comparison cannot be made with these settings: ${faults.join('; ')}.`,
		remedy: 'Correct them in the node.',
	});
}

function fieldFaults({ fields }: CompareSettings): string[] {
	const names = fields.map(({ name }) => name);
	const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
	return [
		...(fields.length === 0 ? ['no field is compared'] : []),
		...(names.some((name) => name.trim() === '') ? ['a compared field has no name'] : []),
		...(names.includes('__proto__') ? ['a compared field cannot be called __proto__'] : []),
		...twice.map((name) => `the field ${name} is compared twice`),
		...fields
			.filter((field) => field.accountView === '' || field.other === '')
			.map(({ name }) => `the field ${name} is not named on both sides`),
	];
}

function keyFaults({ key, match }: CompareSettings): string[] {
	const isHalf = (match.name === null) !== (match.postcode === null);
	return [
		...(key.accountView === '' ? ["AccountView's key field is not named"] : []),
		...(key.other === '' ? ["the other side's key field is not named"] : []),
		...(isHalf ? ['name and postcode are matched together, and one of them is not named'] : []),
	];
}

function ruleFaults({ rules, changedAt }: CompareSettings): string[] {
	const { share, minimum } = rules.brake;
	const lacksTime = SIDES.some((side) => changedAt[side] === null);
	return [
		...(share >= 0 && share <= 1 && minimum >= 0 ? [] : ['the brake is set beyond its range']),
		...(rules.limit === null || rules.limit >= 1 ? [] : ['the limit is less than 1']),
		...(rules.conflicts === 'newest' && lacksTime
			? ['to let the newest win, both sides need a field with the time of change']
			: []),
	];
}
