// @ts-check
/** How sales orders are read, for the two templates that keep them in step with work orders. */
import { setting } from './settings.mjs';

const TYPE = 'accountViewOrders';

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
