// @ts-check
/** How sales orders are read, for the two templates that keep them in step with work orders. */
import { setting } from './settings.mjs';
import { entries, trimmed } from './words.mjs';

const TYPE = 'accountViewOrders';

/** Values of the order status that mean delivered or invoiced; they differ per installation. */
export const CLOSED_STATUSES = {
	name: 'closedStatuses',
	row: 'salesOrders.closedStatuses',
	otherwise: '1,2',
};

/** Whether an order is neither delivered nor invoiced: an expression without braces. */
export const IS_OPEN = `!$json.invoiceDate && !${entries(setting('closedStatuses'))}.includes(String($json.status))`;

/** What the numbers of the app's work orders begin with. */
export const PREFIX = { name: 'prefix', row: 'workOrders.prefix', otherwise: 'WB-' };

/** The own reference of an order; '' for none: an expression without braces. */
export const REFERENCE = "String($json.ownReference ?? '')";

/** Whether an order came from a work order: another reference is somebody's own, such as `[SPOED]`. */
export const CAME_FROM_APP = `(${REFERENCE} !== '' && ${REFERENCE}.startsWith(${trimmed(setting('prefix'))}))`;

/** @param {string} entity of the template, which has a position of its own */
export const ordersOf = (entity) => ({
	all: {
		name: 'Get All Orders',
		type: TYPE,
		parameters: {
			resource: 'order',
			operation: 'getAll',
			returnAll: true,
			simplify: true,
			filters: {},
		},
	},
	changed: {
		name: 'Get Changed Orders',
		type: TYPE,
		parameters: {
			resource: 'order',
			operation: 'getChanged',
			positionName: `={{ ${setting('connection')} }} ${entity}`,
			firstRun: 'everything',
			returnAll: true,
			simplify: true,
		},
	},
});
