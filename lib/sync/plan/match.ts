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
	/** All that are in no pair. */
	readonly rest: readonly Record[];
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
	let left = accountView;
	let right = other;
	for (const by of ['number', 'nameAndPostcode'] as const) {
		const lefts = new Tokens(left, by);
		const rights = new Tokens(right, by);
		for (const [token, one] of lefts.first) {
			const counterpart = rights.first.get(token);
			if (counterpart === undefined) continue;
			const ones = lefts.several.get(token);
			const others = rights.several.get(token);
			if (ones === undefined && others === undefined) {
				pairs.push({ accountView: one, other: counterpart, by });
				continue;
			}
			for (const record of ones ?? [one]) ambiguous.set(record, keysOf(others ?? [counterpart]));
			for (const record of others ?? [counterpart]) ambiguous.set(record, keysOf(ones ?? [one]));
		}
		left = lefts.without(rights);
		right = rights.without(lefts);
	}
	return { pairs, ambiguous, rest: [...left, ...right, ...ambiguous.keys()] };
}

/** Records by what they are recognised by; hundreds of thousands of them, so they get no list each. */
class Tokens<Record extends Single> {
	readonly first = new Map<string, Record>();
	/** All records of those tokens that more than one has. */
	readonly several = new Map<string, Record[]>();
	/** Of each record; one may have to work out what it is asked for. */
	private readonly tokens: (string | null)[] = [];

	constructor(
		private readonly records: readonly Record[],
		by: MatchedPair<Record>['by'],
	) {
		for (const record of records) {
			const token = tokenOf(record, by);
			this.tokens.push(token);
			if (token === null) continue;
			const first = this.first.get(token);
			if (first === undefined) this.first.set(token, record);
			else this.add(token, first, record);
		}
	}

	private add(token: string, first: Record, record: Record): void {
		const known = this.several.get(token);
		if (known === undefined) this.several.set(token, [first, record]);
		else known.push(record);
	}

	/** Its records that none of the others resembles. */
	without(others: Tokens<Record>): Record[] {
		return this.records.filter((_, index) => {
			const token = this.tokens[index] ?? null;
			return token === null || !others.first.has(token);
		});
	}
}

/** Null where it lacks what it would be recognised by. */
function tokenOf(record: Single, by: 'number' | 'nameAndPostcode'): string | null {
	// A record may have to work out what it is asked for.
	if (by === 'number') {
		const { number } = record;
		return number === '' ? null : number;
	}
	const { name } = record;
	if (name === '') return null;
	const { postcode } = record;
	return postcode === '' ? null : JSON.stringify([name, postcode]);
}

function keysOf(records: readonly Single[]): string[] {
	return records.map(({ key }) => key);
}
