// @ts-check
/** What the templates keep in step, as the forms name it. */
import { workflowId } from '../../lib/template.mjs';

/**
 * @typedef {object} Kind
 * @property {string} name @property {import('./form-language.mjs').Words} label
 * @property {string} workflow id of its template, as `npm start` imports it
 * @property {readonly string[]} entities as its runs are called
 */

/** In the order in which one needs the other. @type {readonly Kind[]} */
export const KINDS = [
	{
		name: 'customers',
		label: { nl: 'Klanten', en: 'Customers' },
		workflow: workflowId('01-customers.json'),
		entities: ['customer'],
	},
	{
		name: 'projects',
		label: { nl: 'Projecten', en: 'Projects' },
		workflow: workflowId('02-projects.json'),
		entities: ['project-type', 'project'],
	},
	{
		name: 'workOrders',
		label: { nl: 'Werkbonnen (worden verkooporders)', en: 'Work orders (become sales orders)' },
		workflow: workflowId('03-work-orders-to-sales-orders.json'),
		entities: ['work-order'],
	},
	{
		name: 'salesOrders',
		label: { nl: 'Verkooporders (worden werkbonnen)', en: 'Sales orders (become work orders)' },
		workflow: workflowId('04-sales-orders-to-work-orders.json'),
		entities: ['sales-order'],
	},
	{
		name: 'executedWork',
		label: { nl: 'Uitgevoerd werk', en: 'Executed work' },
		workflow: workflowId('05-executed-work.json'),
		entities: ['executed-work'],
	},
	{
		name: 'hours',
		label: { nl: 'Uren', en: 'Hours' },
		workflow: workflowId('06-hours.json'),
		entities: ['hours'],
	},
];
