// @ts-check
/** The morning: customer, project and orders find their way to the other side (01 to 04). */
import { CUSTOMER, EXTRACTOR, ORDER, PROJECT, TAP } from './story.mjs';

/** @typedef {import('./day.mjs').Event} Event */

/** @type {readonly Event[]} */
export const morning = [
	{
		at: '08:05',
		what: 'a new customer is typed in AccountView',
		async happens(day) {
			const { SUB_NR: number, ACCT_NAME: name } = CUSTOMER;
			await day.office.addInAccountView('customers', CUSTOMER);
			await day.after(['01'], `customer ${number} in the app`, async () => {
				const found = await day.office.inApp('customers', (one) => one['number'] === number);
				return found.length === 1;
			});
			return {
				what: `${name} (${number}) is in the work-order app, address and all.`,
				look: day.inSandbox('#customers'),
				counts: { 'customers brought to the app': 1 },
			};
		},
	},
	{
		at: '08:20',
		what: 'a project is opened in AccountView',
		async happens(day) {
			const { PROJ_CODE: code, PROJ_DESC: name } = PROJECT;
			await day.office.addInAccountView('projects', PROJECT);
			await day.after(['02'], `project ${code} in the app`, async () => {
				const found = await day.office.inApp('projects', (one) => one['code'] === code);
				return found.length === 1;
			});
			return {
				what: `Project ${code}, ${name}, is in the app, so that work can be planned on it.`,
				look: day.inSandbox('#projects'),
				counts: { 'projects brought to the app': 1 },
			};
		},
	},
	{
		at: '08:45',
		what: 'two work orders are planned in the app',
		async happens(day) {
			for (const order of [TAP, EXTRACTOR]) await day.office.addInApp('work-orders', order);
			const { PROJ_CODE: code } = PROJECT;
			const numbers = await day.after(['03'], 'a sales order for both', async () => {
				const planned = await day.office.inApp('work-orders', (one) => one['projectCode'] === code);
				return planned.every((one) => one['orderNumber'] !== '') && planned;
			});
			const pairs = numbers.map((one) => `${one['number']} is sales order ${one['orderNumber']}`);
			return {
				what: `${pairs.join(', ')}.`,
				look: day.inSandbox('#orders'),
				counts: { 'sales orders made of work orders': pairs.length },
			};
		},
	},
	{
		at: '09:10',
		what: 'a sales order with a delivery date is made in AccountView',
		async happens(day) {
			const { ORD_NR: number } = await day.office.addInAccountView('orders', ORDER);
			const made = await day.after(['04'], `a work order of order ${number}`, async () => {
				const [found] = await day.office.inApp(
					'work-orders',
					(one) => one['orderNumber'] === number,
				);
				return found;
			});
			return {
				what: `Sales order ${number} is work order ${made['number']}, planned in week ${made['week']}.`,
				look: day.inSandbox('#orders'),
				counts: { 'work orders made of sales orders': 1 },
			};
		},
	},
];
