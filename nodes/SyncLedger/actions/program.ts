import { openLedger, type LedgerSession } from '../../shared/sync/session';
import type { NodeProgram } from '../../shared/run-operations';
import { storeFailures } from '../../shared/store/failure-policy';
import { linkOperationTable } from './link/link.resource';
import { runOperationTable } from './run/run.resource';

/** What the node can do. */
export const program: NodeProgram<LedgerSession> = {
	open: openLedger,
	failures: storeFailures,
	asksStoreForLease: true,
	operations: {
		link: linkOperationTable,
		run: runOperationTable,
	},
};
