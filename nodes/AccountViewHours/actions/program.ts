import { accountViewFailures } from '../../shared/accountview/failure-policy';
import { employeeOperations } from '../../shared/accountview/resources/employee';
import { openAccountView, type AccountViewSession } from '../../shared/accountview/session';
import type { NodeProgram } from '../../shared/run-operations';
import { hourEntryOperations } from './hourEntry/hourEntry.resource';
import { hourTypeOperations } from './hourType/hourType.resource';

/** What the node can do. */
export const program: NodeProgram<AccountViewSession> = {
	open: openAccountView,
	failures: accountViewFailures,
	operations: {
		employee: employeeOperations,
		hourEntry: hourEntryOperations,
		hourType: hourTypeOperations,
	},
};
