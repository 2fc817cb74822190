import type { EntityDefinition } from '../dictionary/entity-definition';
import { codeCondition, dateRangeCondition, isGiven } from '../reading/conditions';
import { plainText } from '../records/record-kind';
import type { EntityRecord } from '../values';

/** All conditions must hold. Codes in any case; the own reference exactly. */
export interface HourEntryFilter {
	readonly employee?: string;
	readonly project?: string;
	readonly hourType?: string;
	/** Calendar days `YYYY-MM-DD`, both included. */
	readonly from?: string;
	readonly until?: string;
	readonly ownReference?: string;
}

/** A filter, ready for use. */
export interface HourEntryTest {
	/** Logical fields of the lines that it looks at. */
	readonly fields: readonly string[];
	readonly holds: (record: EntityRecord) => boolean;
}

/**
 * The filter as a test on a line. AccountView is asked by employee only: whether its filters can be
 * on columns of lines is not known, and one that means something else could hide hours.
 */
export function hourEntryTest(entity: EntityDefinition, filter: HourEntryFilter): HourEntryTest {
	const { from, until, ownReference } = filter;
	const conditions = [
		...(['employee', 'project', 'hourType'] as const).flatMap((name) => {
			const code = filter[name];
			return isGiven(code) ? [codeCondition(entity, name, code)] : [];
		}),
		...(isGiven(from) || isGiven(until)
			? [dateRangeCondition(entity, 'date', { from: given(from), until: given(until) })]
			: []),
		...(isGiven(ownReference) ? [referenceCondition(ownReference)] : []),
	];
	return {
		fields: [...new Set(conditions.flatMap(({ fields }) => fields))],
		holds: (record) => conditions.every((condition) => condition.holds(record)),
	};
}

function referenceCondition(ownReference: string): HourEntryTest {
	const wanted = plainText(ownReference);
	return {
		fields: ['ownReference'],
		holds: (record) => plainText(String(record['ownReference'] ?? '')) === wanted,
	};
}

function given(day: string | undefined): string | undefined {
	return isGiven(day) ? day.trim() : undefined;
}
