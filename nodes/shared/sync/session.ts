import type { IExecuteFunctions } from 'n8n-workflow';
import { CodedError } from '../../../lib/errors/coded-error';
import type { Clock } from '../../../lib/ports/clock';
import type { Store } from '../../../lib/store';
import { Runs, type RunRecord } from '../../../lib/sync/runs';
import type { Stream } from '../../../lib/sync/sides';
import { systemClock } from '../accountview/ports';
import { digest } from '../digest';
import { openStore } from '../store/open-store';
import { keepAlive } from './heartbeats';
import { newId } from './new-id';

/** The ledger as a node uses it during one run of the node. */
export interface LedgerSession {
	readonly store: Store;
	readonly clock: Clock;
	readonly newId: () => string;
	/** SHA-256 in Base64. */
	readonly digest: (text: string) => string;
	readonly runs: Runs;
	/** Ids in n8n. */
	readonly execution: string;
	readonly workflow: string;
	/** The node's own view of n8n, for what n8n keeps to the node: item linking, binary data. */
	readonly context: IExecuteFunctions;
	/**
	 * The run of the stream that this execution has started, kept alive from here on.
	 *
	 * @throws SyncError SYNC_RUN_MISSING, SYNC_RUN_TAKEN_OVER; StoreError
	 */
	runOf(stream: Stream): Promise<RunRecord>;
	/**
	 * Makes sure that the run holds its lease, and keeps it alive from here on.
	 *
	 * @throws SyncError SYNC_RUN_TAKEN_OVER, SYNC_RUN_MISSING; StoreError
	 */
	keepAlive(run: RunRecord): Promise<void>;
}

/**
 * Opens the ledger in the store of the node's credential; the store itself opens when it is first
 * asked for.
 *
 * @throws StoreError STORE_SETTINGS_INVALID, STORE_PATH_INVALID; CodedError NODE_EXECUTION_UNKNOWN
 */
export async function openLedger(context: IExecuteFunctions): Promise<LedgerSession> {
	const store = await openStore(context);
	const ports = { clock: systemClock, newId, digest };
	const runs = new Runs(store, ports);
	const ids = idsOf(context);
	const stayAlive = (run: RunRecord) => keepAlive(context, runs, run);
	return {
		store,
		...ports,
		runs,
		...ids,
		context,
		keepAlive: stayAlive,
		runOf: async (stream) => {
			const run = await runs.ofExecution(stream, ids);
			await stayAlive(run);
			return run;
		},
	};
}

/** A run belongs to its execution, so two that cannot be told apart must not run. */
function idsOf(context: IExecuteFunctions): { execution: string; workflow: string } {
	// Typed as a text, but n8n has none where executions are not kept.
	const execution: unknown = context.getExecutionId();
	const workflow = context.getWorkflow().id ?? 'unsaved';
	if (typeof execution === 'string' && execution !== '' && execution !== '__UNKNOWN__') {
		return { execution, workflow };
	}
	throw new CodedError({
		code: 'NODE_EXECUTION_UNKNOWN',
		message: 'This n8n gives the execution no id, so its run could not be told from others.',
		remedy: 'Start the workflow in n8n itself, or bring n8n up to date.',
	});
}
