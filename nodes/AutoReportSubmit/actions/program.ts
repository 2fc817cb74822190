import type { NodeProgram } from '../../shared/run-operations';
import { filingFailures } from '../failure-policy';
import { FilingSession } from '../session';
import { connectionOperations } from './connection/connection.resource';
import { filingOperations } from './filing/filing.resource';
import { icpStatementOperations } from './icpStatement/icpStatement.resource';
import { vatReturnOperations } from './vatReturn/vatReturn.resource';

/** What the node can do. */
export const program: NodeProgram<FilingSession> = {
	open: (context) => Promise.resolve(new FilingSession(context)),
	failures: filingFailures,
	operations: {
		connection: connectionOperations,
		filing: filingOperations,
		icpStatement: icpStatementOperations,
		vatReturn: vatReturnOperations,
	},
};
