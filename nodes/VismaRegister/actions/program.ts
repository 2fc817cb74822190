import type { NodeProgram } from '../../shared/run-operations';
import { registerFailures } from '../failure-policy';
import { RegisterSession } from '../session';
import { accessOperations } from './access/access.resource';
import { companyOperations } from './company/company.resource';
import { connectionOperations } from './connection/connection.resource';
import { costCarrierOperations } from './costCarrier/costCarrier.resource';
import { reportOperations } from './report/report.resource';
import { userOperations } from './user/user.resource';

export const program = {
	open: (context) => Promise.resolve(new RegisterSession(context)),
	failures: registerFailures,
	recordResources: [],
	operations: {
		access: accessOperations,
		company: companyOperations,
		connection: connectionOperations,
		costCarrier: costCarrierOperations,
		report: reportOperations,
		user: userOperations,
	},
} satisfies NodeProgram<RegisterSession>;
