import type { ChangedRecord } from './change-source';
import type { Mark } from './marks';
import { withStamp, type PositionState, type Sweep } from './position-state';
import { dutchStamp, isSince, stampOf } from './wall-clock';

/** A record that a sweep has come to. */
export interface Candidate {
	readonly changed: ChangedRecord;
	readonly mark: Mark;
}

/** How far one page has brought a batch. */
export interface PageOutcome {
	/** Marks of the records that are new or differ; in a first run "from now", of those taken for seen. */
	readonly marks: readonly Mark[];
	readonly records: readonly ChangedRecord[];
	readonly state: PositionState;
	readonly sweep: Sweep;
	/** There was one more record that differs than the batch may hold. */
	readonly isFull: boolean;
}

/** The records of a page that may be new, with their marks. */
export function candidatesOf(
	page: readonly ChangedRecord[],
	since: string | null,
	digest: (text: string) => string,
): Candidate[] {
	return page.flatMap((changed) => {
		const stamp = stampOf(changed.changedAt);
		if (stamp !== null && since !== null && !isSince(stamp, since)) return [];
		const hash = digest(canonicalText(changed));
		return [{ changed, mark: { key: changed.key, hash, stamp } }];
	});
}

/** The same text for the same record, in whichever order its fields come. */
function canonicalText({ changedAt, record }: ChangedRecord): string {
	return JSON.stringify([
		changedAt,
		...Object.keys(record)
			.sort()
			.map((name) => [name, record[name]]),
	]);
}

/**
 * Takes the records of one page into a batch that has `room` for so many more.
 *
 * @param given.hashOf the hash of what was handed over last, in this batch or an earlier one
 */
export function takePage(
	{ state, sweep }: { readonly state: PositionState; readonly sweep: Sweep },
	page: readonly ChangedRecord[],
	candidates: readonly Candidate[],
	given: {
		readonly hashOf: (key: string) => string | undefined;
		readonly room: number;
		readonly now: number;
	},
): PageOutcome {
	const latest = dutchStamp(given.now);
	const taken = new Map<string, Candidate>();
	let reached: { state: PositionState; sweep: Sweep } = { state, sweep };
	let lastKey = sweep.afterKey;
	for (const candidate of candidates) {
		const { key, hash, stamp } = candidate.mark;
		const differs = (taken.get(key)?.mark.hash ?? given.hashOf(key)) !== hash;
		if (differs && state.mode === 'report' && taken.size >= given.room) {
			return outcome(reached, [...taken.values()], lastKey, true);
		}
		if (differs) taken.set(key, candidate);
		if (stamp !== null) reached = withStamp(reached.state, reached.sweep, stamp, latest);
		lastKey = key;
	}
	return outcome(reached, [...taken.values()], page.at(-1)?.key ?? lastKey, false);
}

function outcome(
	{ state, sweep }: { readonly state: PositionState; readonly sweep: Sweep },
	taken: readonly Candidate[],
	afterKey: string | null,
	isFull: boolean,
): PageOutcome {
	const marks = taken.map(({ mark }) => mark);
	return {
		// Without a mark, what is stamped since the first page comes with the next sweep.
		marks: state.mode === 'sift' ? marks.filter(({ stamp }) => stamp === null) : marks,
		records: state.mode === 'report' ? taken.map(({ changed }) => changed) : [],
		state: state.mode === 'seed' ? { ...state, mode: 'sift' } : state,
		sweep: { ...sweep, afterKey },
		isFull,
	};
}
