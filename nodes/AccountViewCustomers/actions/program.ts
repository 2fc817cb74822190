import { openAccountView, type AccountViewSession } from '../../shared/accountview/session';
import type { NodeProgram } from '../../shared/run-operations';
import { accountViewAndStoreFailures } from '../../shared/store/failure-policy';
import { connectionOperations } from './connection/connection.resource';
import { contactPersonOperations } from './contactPerson/contactPerson.resource';
import { customerOperations } from './customer/customer.resource';
import { deliveryAddressOperations } from './deliveryAddress/deliveryAddress.resource';

/** What the node can do. */
export const program: NodeProgram<AccountViewSession> = {
	open: openAccountView,
	failures: accountViewAndStoreFailures,
	operations: {
		connection: connectionOperations,
		contactPerson: contactPersonOperations,
		customer: customerOperations,
		deliveryAddress: deliveryAddressOperations,
	},
};
