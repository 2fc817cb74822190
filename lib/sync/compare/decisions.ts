import { plainDecision, type Decision } from './decision';

/**
 * What a comparison has come to, as far as this run is to carry it out. Under a limit what can no longer
 * come to its turn is counted and not held, so that a first run costs what it writes.
 */
export class Decisions {
	/**
	 * Records to be made, and pairs to be written, within the limit or not: what the brake measures.
	 * What was handed out before as it is has passed it then, and would hold everything else for good.
	 */
	readonly volume = { created: 0, updated: 0 };
	/** Ids of the intents of earlier runs that are handed out again. */
	readonly takenUp = new Set<string>();
	private readonly held: Decision[] = [];
	private fresh = 0;
	private leftOut = 0;

	/** @param limit most records to be written in one run; null for all */
	constructor(private readonly limit: number | null) {}

	add(decision: Decision): void {
		const isNew = decision.writes.some(({ isRepeat }) => !isRepeat);
		if (isNew && decision.kind === 'create') this.volume.created += 1;
		if (isNew && decision.kind === 'write') this.volume.updated += 1;
		if (decision.comesAgain === true) this.leftOut += 1;
		for (const { draft } of decision.writes) if (draft.attempts > 1) this.takenUp.add(draft.id);
		if (isFresh(decision)) {
			// What was never handed out comes first, so nothing that is still to come can make room.
			if (this.fresh >= (this.limit ?? Infinity)) {
				this.leftOut += 1;
				return;
			}
			this.fresh += 1;
		}
		this.held.push(decision);
	}

	addAll(decisions: readonly Decision[]): void {
		for (const decision of decisions) this.add(decision);
	}

	/**
	 * In the order in which they are to be carried out. Decisions beyond the limit are left whole to a
	 * next run, which comes to them anew.
	 *
	 * @returns `rest`: those that would not come by themselves, or are to be read again; `kept`: what was handed out before comes
	 * by itself, and as it was read last
	 */
	withinLimit(): {
		readonly taken: readonly Decision[];
		readonly kept: readonly Decision[];
		readonly rest: number;
	} {
		const taken: Decision[] = [];
		const kept: Decision[] = [];
		let room = this.limit ?? Infinity;
		for (const decision of retriesLast(this.held)) {
			if (decision.writes.length > 0) room -= 1;
			if (decision.writes.length === 0 || room >= 0) taken.push(decision);
			else kept.push(onlyKept(decision));
		}
		return { taken, kept, rest: this.leftOut };
	}
}

function isFresh(decision: Decision): boolean {
	return decision.writes.length > 0 && triesOf(decision) === 0;
}

/**
 * What went wrong before does not keep what is new from its turn, nor what was tried less often: so
 * under a limit each comes to its turn.
 */
function retriesLast(decisions: readonly Decision[]): Decision[] {
	return decisions.toSorted((one, other) => triesOf(one) - triesOf(other));
}

/** How often a record was handed out before this run. */
function triesOf({ writes }: Decision): number {
	return Math.max(0, ...writes.map(({ draft }) => draft.attempts - 1));
}

function onlyKept({ accountViewKey, otherKey, link, observed, reason }: Decision): Decision {
	const keys = { accountView: accountViewKey, other: otherKey };
	return { ...plainDecision(keys, link), kind: 'left', observed, reason };
}
