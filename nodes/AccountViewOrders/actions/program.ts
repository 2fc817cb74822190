import { openAccountView, type AccountViewSession } from '../../shared/accountview/session';
import type { NodeProgram } from '../../shared/run-operations';
import { accountViewAndStoreFailures } from '../../shared/store/failure-policy';
import { articleOperations } from './article/article.resource';
import { orderOperations } from './order/order.resource';
import { orderLineOperations } from './orderLine/orderLine.resource';

/** What the node can do. */
export const program: NodeProgram<AccountViewSession> = {
	open: openAccountView,
	failures: accountViewAndStoreFailures,
	operations: {
		article: articleOperations,
		order: orderOperations,
		orderLine: orderLineOperations,
	},
};
