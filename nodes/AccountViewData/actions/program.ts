import { openAccountView, type AccountViewSession } from '../../shared/accountview/session';
import { positionOperations } from '../../shared/changes/position/position.resource';
import type { NodeProgram } from '../../shared/run-operations';
import { accountViewAndStoreFailures } from '../../shared/store/failure-policy';
import { companyOperations } from './company/company.resource';
import { dictionaryOperations } from './dictionary/dictionary.resource';
import { recordOperations } from './record/record.resource';

/** What the node can do. */
export const program: NodeProgram<AccountViewSession> = {
	open: openAccountView,
	failures: accountViewAndStoreFailures,
	operations: {
		company: companyOperations,
		dictionary: dictionaryOperations,
		position: positionOperations,
		record: recordOperations,
	},
};
