import type { Sql, Store } from '../../store';
import { ChangeFeed, type ChangeFeedPorts } from '../changes/change-feed';
import { ChangesError } from '../changes/errors';
import { MINUTE } from '../changes/wall-clock';
import type { Stream } from '../sides';
import { clearOld } from './clearing';
import { countResults, writeCounts } from './counts';
import { notStarted, unknownRun } from './errors';
import {
	freeLease,
	isHeld,
	lockStream,
	refusalOf,
	renewLease,
	takeLease,
	type LeaseProof,
	type StreamState,
} from './lease';
import { writePositions } from './positions';
import type { RegisteredPosition, RunCounts, RunRecord } from './run';
import { endRun, findRun, findRunOfExecution, insertRun, listRuns } from './run-table';

export type RunPorts = ChangeFeedPorts;

export interface RunSettings {
	/**
	 * How long a lease holds without a sign of life, in milliseconds; default 90 seconds. The clocks
	 * of hosts that share a store must not lie further apart than what is left of it at a heartbeat.
	 */
	readonly leaseMs?: number;
}

export interface StartRequest extends Stream {
	/** Ids in n8n of the execution and its workflow. */
	readonly execution: string;
	readonly workflow: string;
	/**
	 * How much earlier than the start of the last run the other side's changes are read again, in
	 * milliseconds; default 5 minutes. More costs reading, and nothing else.
	 */
	readonly overlapMs?: number;
}

export type StartOutcome =
	| { readonly outcome: 'run'; readonly run: RunRecord }
	/** Another run holds the lease; nothing is to be done. */
	| { readonly outcome: 'skipped'; readonly holder: LeaseHolder };

export interface LeaseHolder {
	/** Id of the run. */
	readonly run: string;
	readonly execution: string;
	readonly workflow: string;
	/** Milliseconds since the epoch. */
	readonly startedAt: number;
	readonly heartbeatAt: number;
}

/** What a run came to in the end. */
export interface FinishedRun {
	readonly run: RunRecord;
	/** Milliseconds since the epoch. */
	readonly startedAt: number;
	readonly endedAt: number;
	readonly durationMs: number;
	readonly counts: RunCounts;
	readonly positions: {
		/** Names of the positions that have moved on. */
		readonly confirmed: readonly string[];
		/** Batches that could not be confirmed any more; what was in them comes again. */
		readonly stale: number;
		/** Batches left alone because there is a rest; what is in them comes again. */
		readonly open: number;
	};
	/** Nothing is left over: no rest, no result untold, not stopped by the brake. */
	readonly complete: boolean;
}

export const DEFAULT_LEASE_MS = 90_000;
export const DEFAULT_OVERLAP_MS = 5 * MINUTE;

/**
 * The runs of each stream, one at a time.
 *
 * A run holds its stream's lease from Start to Finish, for as long as heartbeats come. A lease that
 * has expired goes to the next start, with a higher fence; whatever the earlier run still tries is
 * refused from then on, see {@link holdLease}.
 */
export class Runs {
	readonly leaseMs: number;
	private readonly feed: Pick<ChangeFeed, 'confirm'>;

	constructor(
		private readonly store: Store,
		private readonly ports: RunPorts,
		{ leaseMs = DEFAULT_LEASE_MS }: RunSettings = {},
	) {
		this.leaseMs = leaseMs;
		this.feed = new ChangeFeed(store, ports);
	}

	/**
	 * Takes the stream's lease. The execution that holds it already gets its own run once more.
	 *
	 * @throws SyncError SYNC_STATE_INVALID; StoreError
	 */
	async start(request: StartRequest): Promise<StartOutcome> {
		return await this.store.transaction(async (sql) => {
			const now = this.ports.clock.now();
			const stream = await lockStream(sql, request);
			const holder = stream.holder === null ? undefined : await findRun(sql, stream.holder);
			if (holder !== undefined && isOf(holder, request)) {
				await this.renew(sql, holder);
				return { outcome: 'run', run: holder };
			}
			if (holder !== undefined && stream.expiresAt > now) {
				// A clock that was wrong may have set it to next year; whoever lives sets it anew.
				const latest = now + this.leaseMs;
				if (stream.expiresAt > latest) await renewLease(sql, holder, latest);
				return { outcome: 'skipped', holder: asHolder(holder) };
			}
			if (holder !== undefined) await this.end(sql, holder, 'takenOver');
			return { outcome: 'run', run: await this.begin(sql, request, stream, now) };
		});
	}

	/**
	 * Moves the end of the lease. One that expired and that nobody took is taken up again.
	 *
	 * @throws StoreError
	 */
	async heartbeat(run: LeaseProof): Promise<'held' | 'lost'> {
		return await this.store.transaction(async (sql) =>
			(await this.renew(sql, run)) ? 'held' : 'lost',
		);
	}

	/**
	 * The same for one that goes on only with the lease.
	 *
	 * @throws SyncError SYNC_RUN_TAKEN_OVER, or SYNC_RUN_MISSING when the run has ended; StoreError
	 */
	async hold(run: LeaseProof): Promise<void> {
		await this.store.transaction(async (sql) => {
			if (!(await this.renew(sql, run))) throw await refusalOf(sql, run);
		});
	}

	/**
	 * Ends a run that did its work. Its results are counted and its lease is free. When there is no
	 * rest, the next run reads from this one's start, and the positions registered with it move on.
	 * Finishing once more gives the same answer.
	 *
	 * @throws SyncError SYNC_RUN_TAKEN_OVER; SYNC_RUN_MISSING when it is unknown or was broken off;
	 * StoreError
	 */
	async finish(run: LeaseProof): Promise<FinishedRun> {
		const { record, isNew } = await this.store.transaction((sql) => this.close(sql, run));
		// Later than the lease: were the process to end here, the batches would come again.
		const positions = hasRest(record.counts) ? record.positions : await this.confirm(record);
		if (isNew) await this.clear(run);
		return finishedRun({ ...record, positions });
	}

	/** Ends a run whose execution has ended without Finish. A run that has ended stays as it is. */
	async breakOff(run: LeaseProof): Promise<void> {
		await this.store.transaction(async (sql) => {
			if (await freeLease(sql, run)) await this.end(sql, run, 'brokenOff');
		});
	}

	/**
	 * The run of the stream that this execution started last.
	 *
	 * @throws SyncError SYNC_RUN_MISSING
	 */
	async ofExecution(
		stream: Stream,
		{ execution, workflow }: Pick<StartRequest, 'execution' | 'workflow'>,
	): Promise<RunRecord> {
		const run = await this.store.transaction((sql) =>
			findRunOfExecution(sql, stream, execution, workflow),
		);
		if (run === undefined) throw notStarted(stream);
		return run;
	}

	/** @throws SyncError SYNC_RUN_MISSING */
	async byId(id: string): Promise<RunRecord> {
		const run = await this.store.transaction((sql) => findRun(sql, id));
		if (run === undefined) throw unknownRun(id);
		return run;
	}

	/** The latest first; of one stream, of several, or of all. */
	async list(stream: Partial<Stream>, limit: number): Promise<readonly RunRecord[]> {
		return await this.store.transaction((sql) => listRuns(sql, stream, limit));
	}

	private async begin(
		sql: Sql,
		request: StartRequest,
		{ fence, readFrom, matchedAt }: StreamState,
		now: number,
	): Promise<RunRecord> {
		const { backend, entity, execution, workflow, overlapMs = DEFAULT_OVERLAP_MS } = request;
		const run = await insertRun(sql, {
			id: this.ports.newId(),
			backend,
			entity,
			fence: fence + 1,
			execution,
			workflow,
			startedAt: now,
			readFrom: readingFrom(readFrom, now, overlapMs),
			isFirst: matchedAt === null,
		});
		await takeLease(sql, run, now + this.leaseMs);
		return run;
	}

	private async renew(sql: Sql, run: LeaseProof): Promise<boolean> {
		const now = this.ports.clock.now();
		if (!(await renewLease(sql, run, now + this.leaseMs))) return false;
		await sql.run('UPDATE accountview_run SET heartbeat_at = ? WHERE id = ?', [now, run.id]);
		return true;
	}

	private async close(
		sql: Sql,
		run: LeaseProof,
	): Promise<{ readonly record: RunRecord; readonly isNew: boolean }> {
		const held = await isHeld(sql, run);
		const record = await findRun(sql, run.id);
		if (!held) {
			if (record === undefined) throw unknownRun(run.id);
			if (record.state === 'finished') return { record, isNew: false };
			throw await refusalOf(sql, run);
		}
		if (record === undefined) throw unknownRun(run.id);
		await this.moveOn(sql, record);
		await this.end(sql, record, 'finished');
		await freeLease(sql, run);
		return { record: (await findRun(sql, run.id)) ?? record, isNew: true };
	}

	/** What the next run begins with. */
	private async moveOn(sql: Sql, run: RunRecord): Promise<void> {
		const { backend, entity, startedAt, counts } = run;
		// What was read and not compared is known to nobody: it has to be read again.
		if (hasRest(counts) || counts.comparisons === 0) return;
		await sql.run('UPDATE accountview_sync SET read_from = ? WHERE backend = ? AND entity = ?', [
			startedAt,
			backend,
			entity,
		]);
		// In batches, the first run is over with the last one: a record of a later batch is new to nobody.
		if (run.positions.some(({ isLast }) => isLast === false)) return;
		await sql.run(
			`UPDATE accountview_sync SET matched_at = ?
			WHERE backend = ? AND entity = ? AND matched_at IS NULL`,
			[this.ports.clock.now(), backend, entity],
		);
	}

	private async end(
		sql: Sql,
		run: LeaseProof,
		state: 'finished' | 'brokenOff' | 'takenOver',
	): Promise<void> {
		const record = await findRun(sql, run.id);
		if (record === undefined) return;
		await writeCounts(sql, run.id, { ...record.counts, ...(await countResults(sql, run.id)) });
		await endRun(sql, run.id, state, this.ports.clock.now());
	}

	/** Confirms what is still open, and writes down what came of it. */
	private async confirm({ id, positions }: RunRecord): Promise<readonly RegisteredPosition[]> {
		if (positions.every(({ state }) => state !== 'open')) return positions;
		const settled: RegisteredPosition[] = [];
		for (const position of positions) {
			settled.push(position.state === 'open' ? await this.confirmOne(position) : position);
		}
		await this.store.transaction((sql) => writePositions(sql, id, settled));
		return settled;
	}

	private async confirmOne({ token }: RegisteredPosition): Promise<RegisteredPosition> {
		try {
			const { name } = await this.feed.confirm(token);
			return { token, state: 'confirmed', name };
		} catch (error) {
			if (!(error instanceof ChangesError) || error.code !== 'CHANGES_TOKEN_STALE') throw error;
			return { token, state: 'stale' };
		}
	}

	/** The run has finished by now: whatever is in the way, the next Finish clears the same rows. */
	private async clear(run: LeaseProof): Promise<void> {
		await clearOld(this.store, run, this.ports.clock.now()).catch(() => undefined);
	}
}

function isOf(
	{ execution, workflow }: RunRecord,
	request: Pick<StartRequest, 'execution' | 'workflow'>,
): boolean {
	return execution === request.execution && workflow === request.workflow;
}

function asHolder({ id, execution, workflow, startedAt, heartbeatAt }: RunRecord): LeaseHolder {
	return { run: id, execution, workflow, startedAt, heartbeatAt };
}

/** Something is left that the next run must read again. */
function hasRest({ rest, braked }: RunCounts): boolean {
	return rest > 0 || braked > 0;
}

function finishedRun(run: RunRecord): FinishedRun {
	const { startedAt, counts, positions } = run;
	const endedAt = run.endedAt ?? startedAt;
	return {
		run,
		startedAt,
		endedAt,
		durationMs: Math.max(0, endedAt - startedAt),
		counts,
		positions: {
			confirmed: positions.flatMap(({ name }) => (name === undefined ? [] : [name])),
			stale: positions.filter(({ state }) => state === 'stale').length,
			open: positions.filter(({ state }) => state === 'open').length,
		},
		complete: counts.comparisons > 0 && !hasRest(counts) && counts.untold === 0,
	};
}

/**
 * Since when changes are to be read; null for everything. A position that is ahead by more than the
 * overlap was written by a clock that was ahead, and nobody knows by how much.
 */
function readingFrom(position: number | null, now: number, overlapMs: number): number | null {
	if (position === null || position > now + overlapMs) return null;
	return Math.min(position, now) - overlapMs;
}
