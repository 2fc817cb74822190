import type { Side } from '../sides';

/** A record without a link, by what it can be recognised by; '' for what it has not. */
export interface Single {
	readonly side: Side;
	readonly key: string;
	/** AccountView's number, as either side has it. */
	readonly number: string;
	readonly name: string;
	readonly postcode: string;
}

export interface MatchedPair<Record extends Single> {
	readonly accountView: Record;
	readonly other: Record;
	readonly by: 'number' | 'nameAndPostcode';
}

export interface Matching<Record extends Single> {
	readonly pairs: readonly MatchedPair<Record>[];
	/** Records that several of the opposite side could be, with the keys of those. */
	readonly ambiguous: ReadonlyMap<Record, readonly string[]>;
}

/**
 * Pairs records that were never linked: by number, then by exactly the same name and postcode. Only
 * where one record fits one other; whatever could be several is left to a person.
 */
export function matchSingles<Record extends Single>(
	accountView: readonly Record[],
	other: readonly Record[],
): Matching<Record> {
	const pairs: MatchedPair<Record>[] = [];
	const ambiguous = new Map<Record, readonly string[]>();
	const isFree = (record: Record): boolean => !done.has(record) && !ambiguous.has(record);
	const done = new Set<Record>();
	for (const by of ['number', 'nameAndPostcode'] as const) {
		const left = grouped(accountView.filter(isFree), by);
		const right = grouped(other.filter(isFree), by);
		for (const [token, ones] of left) {
			const others = right.get(token);
			if (others === undefined) continue;
			const [one] = ones;
			const [counterpart] = others;
			if (ones.length === 1 && others.length === 1 && one && counterpart) {
				pairs.push({ accountView: one, other: counterpart, by });
				done.add(one).add(counterpart);
				continue;
			}
			for (const record of ones) ambiguous.set(record, keysOf(others));
			for (const record of others) ambiguous.set(record, keysOf(ones));
		}
	}
	return { pairs, ambiguous };
}

function grouped<Record extends Single>(
	records: readonly Record[],
	by: 'number' | 'nameAndPostcode',
): Map<string, Record[]> {
	const groups = new Map<string, Record[]>();
	for (const record of records) {
		const token = tokenOf(record, by);
		if (token === null) continue;
		const group = groups.get(token);
		if (group === undefined) groups.set(token, [record]);
		else group.push(record);
	}
	return groups;
}

/** Null where it lacks what it would be recognised by. */
function tokenOf(record: Single, by: 'number' | 'nameAndPostcode'): string | null {
	const { number, name, postcode } = record;
	if (by === 'number') return number === '' ? null : number;
	return name === '' || postcode === '' ? null : JSON.stringify([name, postcode]);
}

function keysOf(records: readonly Single[]): string[] {
	return records.map(({ key }) => key);
}
