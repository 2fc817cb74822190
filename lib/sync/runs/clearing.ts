import type { Store } from '../../store';
import { DAY } from '../changes/wall-clock';
import type { LeaseProof } from './lease';

const INTENTS_KEPT_MS = 30 * DAY;
const RUNS_KEPT_MS = 90 * DAY;
/** So many runs stay however old they are, for the report of a flow that runs once a month. */
const RUNS_KEPT = 50;

/** Rows of one transaction, so that others need not wait long. */
const BATCH = 500;
/** Of one Finish; what is left goes with the next one. */
const BATCHES = 20;

/** Clears away what nobody looks at any more: settled intents and old runs of the stream. */
export async function clearOld(store: Store, run: LeaseProof, now: number): Promise<void> {
	const { backend, entity, fence } = run;
	await inBatches(
		store,
		`DELETE FROM accountview_intent WHERE id IN (SELECT id FROM accountview_intent
		WHERE backend = ? AND entity = ? AND closed_at < ? AND state IN ('done', 'dropped') LIMIT ?)`,
		[backend, entity, now - INTENTS_KEPT_MS],
	);
	await inBatches(
		store,
		`DELETE FROM accountview_run WHERE id IN (SELECT id FROM accountview_run
		WHERE backend = ? AND entity = ? AND started_at < ? AND fence <= ? AND state <> 'running' LIMIT ?)`,
		[backend, entity, now - RUNS_KEPT_MS, fence - RUNS_KEPT],
	);
}

async function inBatches(
	store: Store,
	statement: string,
	parameters: readonly (string | number)[],
): Promise<void> {
	for (let batch = 0; batch < BATCHES; batch += 1) {
		const { changes } = await store.transaction((sql) =>
			sql.run(statement, [...parameters, BATCH]),
		);
		if (changes < BATCH) return;
	}
}
