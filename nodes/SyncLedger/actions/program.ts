import { openLedger, type LedgerSession } from '../../shared/sync/session';
import type { NodeProgram } from '../../shared/run-operations';
import { storeFailures } from '../../shared/store/failure-policy';
import { issueOperations } from './issue/issue.resource';
import { linkOperationTable } from './link/link.resource';
import { reportOperations } from './report/report.resource';
import { resultOperationTable } from './result/result.resource';
import { runOperationTable } from './run/run.resource';

/** What the node can do. */
export const program: NodeProgram<LedgerSession> = {
	open: openLedger,
	failures: storeFailures,
	asksStoreForLease: true,
	recordResources: ['result'],
	operations: {
		issue: issueOperations,
		link: linkOperationTable,
		report: reportOperations,
		result: resultOperationTable,
		run: runOperationTable,
	},
};
