import type { Clock } from '../../ports/clock';
import type { Sql, Store } from '../../store';
import { candidatesOf, takePage, type PageOutcome } from './batch';
import type { ChangedRecord, ChangeSource } from './change-source';
import { LONGEST_NAME, nameInvalid, overtaken, tokenStale } from './errors';
import {
	addPendingMarks,
	confirmMarks,
	readMarks,
	removeAllMarks,
	removeMarksBefore,
	removeOtherPendingMarks,
} from './marks';
import { afterSweep, sinceAsked, type PositionState, type Sweep } from './position-state';
import {
	advance,
	confirmedBy,
	holdPosition,
	keepState,
	listPositions,
	propose,
	removePosition,
	takePosition,
	type PositionOverview,
} from './positions';
import { DAY, dutchStamp, earlier, MINUTE } from './wall-clock';

export interface ChangeFeedPorts {
	readonly clock: Clock;
	/** Gives a text that it never gives again. */
	readonly newId: () => string;
	/** A short text that differs when the given one does, such as SHA-256. */
	readonly digest: (text: string) => string;
}

export interface ChangeFeedSettings {
	/**
	 * How long a change may be invisible after it was stamped, and how far the clocks of those that
	 * write may lie apart, in milliseconds; default 5 minutes. More costs reading, and nothing else.
	 */
	readonly marginMs?: number;
}

export interface NextRequest {
	/** Name of the position; each flow has its own. */
	readonly name: string;
	/**
	 * What a position that is new begins with; it counts the first time only. `now` is when the first
	 * page has come. What was changed in the minutes before it may come as well.
	 */
	readonly start: 'now' | 'everything';
	/** At most so many records; left out: all. */
	readonly limit?: number;
	/** When to stop after the page at hand, on our clock, in milliseconds since the epoch. */
	readonly deadline?: number;
}

/** Changes to act upon, and then to confirm. */
export interface ChangeBatch {
	/** By rising key; none when nothing has changed. */
	readonly records: readonly ChangedRecord[];
	/** For {@link ChangeFeed.confirm}; a batch without records is confirmed already. */
	readonly token: string;
	/** False when there is more to read at once. */
	readonly complete: boolean;
}

const DEFAULT_MARGIN_MS = 5 * MINUTE;

/** How often a read begins anew because the batch before it was confirmed meanwhile. */
const ATTEMPTS = 3;

/** A batch while it is being read. */
interface Reading {
	readonly name: string;
	readonly token: string;
	readonly revision: number;
	state: PositionState;
	sweep: Sweep;
	readonly records: ChangedRecord[];
	/** Hashes of the records of this batch. */
	readonly taken: Map<string, string>;
}

/**
 * Hands each change of a source over once, batch by batch.
 *
 * Every change comes at least once whatever happens in between, and exactly once when each batch is
 * confirmed: a position in the store says up to where the source was read, and a mark per record
 * what it looked like when it was handed over. What is not confirmed comes again.
 *
 * A change that is overwritten before a read comes to it is not seen; a record that was removed is
 * not told. See lib/sync/README.md for how positions move.
 */
export class ChangeFeed {
	private readonly marginMs: number;

	constructor(
		private readonly store: Store,
		private readonly ports: ChangeFeedPorts,
		{ marginMs = DEFAULT_MARGIN_MS }: ChangeFeedSettings = {},
	) {
		this.marginMs = marginMs;
	}

	/**
	 * The next changes. Takes the place of an earlier batch that was not confirmed.
	 *
	 * @throws ChangesError CHANGES_NAME_INVALID, CHANGES_SCOPE_CHANGED, CHANGES_OVERTAKEN,
	 * CHANGES_STATE_INVALID; StoreError; whatever the source throws
	 */
	async next(source: ChangeSource, request: NextRequest): Promise<ChangeBatch> {
		checkName(request.name);
		for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
			const batch = await this.read(source, request);
			if (batch !== 'moved') return batch;
		}
		throw overtaken(request.name);
	}

	/**
	 * Settles a batch: what was in it does not come again. `already`: it was settled before.
	 *
	 * @throws ChangesError CHANGES_TOKEN_STALE; StoreError
	 */
	async confirm(
		token: string,
	): Promise<{ readonly name: string; readonly outcome: 'confirmed' | 'already' }> {
		return await this.store.transaction(async (sql) => {
			const name = await this.settle(sql, token);
			if (name !== undefined) return { name, outcome: 'confirmed' };
			const settled = await confirmedBy(sql, token);
			if (settled === undefined) throw tokenStale();
			return { name: settled.name, outcome: 'already' };
		});
	}

	/** All positions, by name. */
	async list(): Promise<readonly PositionOverview[]> {
		return await this.store.transaction(listPositions);
	}

	/** Forgets a position, so that its next run is a first run. False when there was none. */
	async reset(name: string): Promise<boolean> {
		return await this.store.transaction(async (sql) => {
			const wasThere = await removePosition(sql, name);
			await removeAllMarks(sql, name);
			return wasThere;
		});
	}

	private async read(source: ChangeSource, request: NextRequest): Promise<ChangeBatch | 'moved'> {
		const { clock } = this.ports;
		const { deadline = Infinity } = request;
		const reading = await this.begin(source.scope, request);
		const startedWith = reading.sweep.afterKey;
		let isFull = false;
		let isCut = false;
		for await (const page of source.pages(requestFor(reading))) {
			const outcome = await this.take(reading, page, request.limit ?? Infinity);
			if (outcome === 'moved') return outcome;
			isFull = outcome.isFull;
			// Without a record passed, stopping would only begin the same again.
			isCut = clock.now() >= deadline && reading.sweep.afterKey !== startedWith;
			if (isFull || isCut) break;
		}
		return await this.finish(reading, !isFull && !isCut);
	}

	private async begin(scope: string, { name, start }: NextRequest): Promise<Reading> {
		const { clock, newId } = this.ports;
		const now = clock.now();
		const token = newId();
		const { state, revision } = await this.store.transaction((sql) =>
			takePosition(sql, { name, scope, token, fresh: firstState(start, now), now }),
		);
		const sweep = state.sweep ?? { afterKey: null, startedAt: now, maxSeen: null };
		return { name, token, revision, state, sweep, records: [], taken: new Map() };
	}

	private async take(
		reading: Reading,
		page: readonly ChangedRecord[],
		limit: number,
	): Promise<PageOutcome | 'moved'> {
		const { name, token, state, taken } = reading;
		const candidates = candidatesOf(page, sinceAsked(state), this.ports.digest);
		const now = this.ports.clock.now();
		const outcome = await this.store.transaction(async (sql) => {
			if (await this.hasMoved(sql, reading)) return 'moved';
			const keys = candidates.map(({ mark }) => mark.key);
			const marks = await readMarks(sql, name, keys);
			const hashOf = (key: string): string | undefined => taken.get(key) ?? marks.get(key);
			const room = limit - reading.records.length;
			const reached = takePage(reading, page, candidates, { hashOf, room, now });
			await addPendingMarks(sql, name, token, reached.marks);
			if (state.mode !== 'report') {
				// Nothing is handed over that could be lost, and "now" is not to begin again.
				await confirmMarks(sql, name, token);
				await keepState(sql, name, { ...reached.state, sweep: reached.sweep });
			}
			return reached;
		});
		if (outcome === 'moved') return outcome;
		reading.state = outcome.state;
		reading.sweep = outcome.sweep;
		reading.records.push(...outcome.records);
		if (outcome.records.length > 0) {
			for (const { key, hash } of outcome.marks) taken.set(key, hash);
		}
		return outcome;
	}

	private async finish(reading: Reading, complete: boolean): Promise<ChangeBatch | 'moved'> {
		const { name, token, records, sweep } = reading;
		const now = this.ports.clock.now();
		const state = complete
			? afterSweep(reading.state, sweep, now, this.marginMs)
			: { ...reading.state, sweep };
		const moved = await this.store.transaction(async (sql) => {
			if (await this.hasMoved(sql, reading)) return true;
			await removeOtherPendingMarks(sql, name, token);
			await propose(sql, { name, token, state, now });
			// Nothing was handed over, so nobody would ever confirm it.
			if (records.length === 0) await this.settle(sql, token);
			return false;
		});
		return moved ? 'moved' : { records, token, complete };
	}

	private async hasMoved(sql: Sql, reading: Reading): Promise<boolean> {
		const held = await holdPosition(sql, reading);
		if (held === 'overtaken') throw overtaken(reading.name);
		return held === 'moved';
	}

	/** Gives the position's name; undefined when no batch of this token is pending. */
	private async settle(sql: Sql, token: string): Promise<string | undefined> {
		const position = await advance(sql, token, this.ports.clock.now());
		if (position === undefined) return undefined;
		const { name, state } = position;
		await confirmMarks(sql, name, token);
		if (state.sweep === null && state.since !== null) {
			await removeMarksBefore(sql, name, state.since);
		}
		return name;
	}
}

function checkName(name: string): void {
	if (name.trim() === '' || name.length > LONGEST_NAME) throw nameInvalid(name);
}

/** "From now" looks a day back: to know what changed just before as seen, and the server's clock. */
function firstState(start: 'now' | 'everything', now: number): PositionState {
	const common = { hasTimes: false, sweep: null };
	return start === 'everything'
		? { ...common, since: null, mode: 'report' }
		: { ...common, since: earlier(dutchStamp(now), DAY), mode: 'seed' };
}

function requestFor({ state, sweep }: Reading): { since?: string; afterKey?: string } {
	const since = sinceAsked(state);
	return {
		...(since !== null && { since }),
		...(sweep.afterKey !== null && { afterKey: sweep.afterKey }),
	};
}
