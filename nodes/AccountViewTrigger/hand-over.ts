import type { INodeExecutionData, IPollFunctions, IRun } from 'n8n-workflow';
import { systemClock } from '../shared/accountview/ports';

/** An execution that was going to fail to start has failed by then. */
const STARTED_BY_NOW_MS = 30_000;

/**
 * Starts an execution with these items and resolves once it surely was: it has ended, or half a
 * minute has passed without n8n saying that it could not be stored. Rejects when it was not.
 *
 * n8n would start one itself with what `poll` returns, but never tell whether it did: a poll that
 * ends while the workflow is published anew is dropped, and so is one while n8n's database is down.
 * A batch may be confirmed only after that is out of the question.
 */
export async function handOver(
	context: IPollFunctions,
	items: INodeExecutionData[],
): Promise<void> {
	const execution = context.helpers.createDeferredPromise<IRun | undefined>();
	const patience = new AbortController();
	const startedByNow = systemClock.sleep(STARTED_BY_NOW_MS, patience.signal);
	try {
		context.__emit([items], undefined, execution);
		await Promise.race([execution.promise, startedByNow]);
	} finally {
		startedByNow.catch(() => undefined);
		patience.abort();
	}
}
