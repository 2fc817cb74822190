import { createHash } from 'node:crypto';
import type { Sql, Store } from '../../../../lib/store';
import { ChangeFeed } from '../../../../lib/sync';
import { holdLease, Runs, type RunRecord, type RunSettings } from '../../../../lib/sync/runs';
import type { StorePlace } from '../../../contract/store/stores';
import { VirtualClock } from '../../store/virtual-clock';

export const CUSTOMERS = { backend: 'field-service', entity: 'customer' };

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;

/** Runs of one store on a clock that moves when it is told to. */
export interface Ledger {
	readonly store: Store;
	readonly clock: VirtualClock;
	readonly runs: Runs;
	readonly feed: ChangeFeed;
	/** A run of customers that must not be skipped. */
	start(execution: string, stream?: typeof CUSTOMERS): Promise<RunRecord>;
	/** One transaction on behalf of the run. */
	as<T>(run: RunRecord, work: (sql: Sql) => Promise<T>): Promise<T>;
}

export async function openLedger(place: StorePlace, settings?: RunSettings): Promise<Ledger> {
	const store = await place.open();
	const clock = new VirtualClock();
	await clock.sleep(Date.UTC(2026, 10, 2, 8, 0) - clock.now());
	let lastId = 0;
	const ports = {
		clock,
		newId: () => {
			lastId += 1;
			return `id-${lastId}`;
		},
		digest: (text: string) => createHash('sha256').update(text).digest('base64'),
	};
	const runs = new Runs(store, ports, settings);
	return {
		store,
		clock,
		runs,
		feed: new ChangeFeed(store, ports),
		start: async (execution, stream = CUSTOMERS) => {
			const started = await runs.start({ ...stream, execution, workflow: 'flow' });
			if (started.outcome === 'skipped') throw new Error(`${execution} was skipped`);
			return started.run;
		},
		as: (run, work) =>
			store.transaction(async (sql) => {
				await holdLease(sql, run);
				return await work(sql);
			}),
	};
}

/** An intent of the run as the journal keeps it. */
export async function addIntent(
	sql: Sql,
	run: RunRecord,
	{ id, state, closedAt = null }: { id: string; state: string; closedAt?: number | null },
): Promise<void> {
	await sql.run(
		`INSERT INTO accountview_intent (id, backend, entity, subject, target, action, run, fence, state,
		attempts, source_key, proposal, created_at, closed_at)
		VALUES (?, ?, ?, ?, 'other', 'create', ?, ?, ?, 1, ?, '{}', 0, ?)`,
		[id, run.backend, run.entity, `accountView:${id}`, run.id, run.fence, state, id, closedAt],
	);
}
