import { employeeOperations } from '../../shared/accountview/resources/employee';
import { openAccountView, type AccountViewSession } from '../../shared/accountview/session';
import type { NodeProgram } from '../../shared/run-operations';
import { accountViewAndStoreFailures } from '../../shared/store/failure-policy';
import { projectOperations } from './project/project.resource';
import { projectTypeOperations } from './projectType/projectType.resource';

/** What the node can do. */
export const program: NodeProgram<AccountViewSession> = {
	open: openAccountView,
	failures: accountViewAndStoreFailures,
	operations: {
		employee: employeeOperations,
		project: projectOperations,
		projectType: projectTypeOperations,
	},
};
