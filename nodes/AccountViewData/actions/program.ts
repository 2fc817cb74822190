import { accountViewFailures } from '../../shared/accountview/failure-policy';
import { openAccountView, type AccountViewSession } from '../../shared/accountview/session';
import type { NodeProgram } from '../../shared/run-operations';
import { companyOperations } from './company/company.resource';
import { dictionaryOperations } from './dictionary/dictionary.resource';
import { recordOperations } from './record/record.resource';

/** What the node can do. */
export const program: NodeProgram<AccountViewSession> = {
	open: openAccountView,
	failures: accountViewFailures,
	operations: {
		company: companyOperations,
		dictionary: dictionaryOperations,
		record: recordOperations,
	},
};
