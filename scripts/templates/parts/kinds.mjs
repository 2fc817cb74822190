// @ts-check
/** What the templates keep in step, as the forms name it. */
import { workflowId } from '../../lib/template.mjs';

/**
 * @typedef {object} Kind
 * @property {string} name @property {string} label in Dutch
 * @property {string} workflow id of its template, as `npm start` imports it
 * @property {readonly string[]} entities as its runs are called
 */

/** In the order in which one needs the other. @type {readonly Kind[]} */
export const KINDS = [
	{
		name: 'customers',
		label: 'Klanten',
		workflow: workflowId('01-customers.json'),
		entities: ['customer'],
	},
	{
		name: 'projects',
		label: 'Projecten',
		workflow: workflowId('02-projects.json'),
		entities: ['project-type', 'project'],
	},
	{
		name: 'workOrders',
		label: 'Werkbonnen (worden verkooporders)',
		workflow: workflowId('03-work-orders-to-sales-orders.json'),
		entities: ['work-order'],
	},
	{
		name: 'salesOrders',
		label: 'Verkooporders (worden werkbonnen)',
		workflow: workflowId('04-sales-orders-to-work-orders.json'),
		entities: ['sales-order'],
	},
	{
		name: 'executedWork',
		label: 'Uitgevoerd werk',
		workflow: workflowId('05-executed-work.json'),
		entities: ['executed-work'],
	},
	{
		name: 'hours',
		label: 'Uren',
		workflow: workflowId('06-hours.json'),
		entities: ['hours'],
	},
];
