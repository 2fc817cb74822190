// @ts-check
/** What the templates keep in step, as the forms name it. */

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
		workflow: 'accountview-01-customers',
		entities: ['customer'],
	},
	{
		name: 'projects',
		label: 'Projecten',
		workflow: 'accountview-02-projects',
		entities: ['project-type', 'project'],
	},
	{
		name: 'workOrders',
		label: 'Werkbonnen (worden verkooporders)',
		workflow: 'accountview-03-work-orders',
		entities: ['work-order'],
	},
	{
		name: 'salesOrders',
		label: 'Verkooporders (worden werkbonnen)',
		workflow: 'accountview-04-sales-orders',
		entities: ['sales-order'],
	},
	{
		name: 'executedWork',
		label: 'Uitgevoerd werk',
		workflow: 'accountview-05-executed-work',
		entities: ['executed-work'],
	},
	{
		name: 'hours',
		label: 'Uren',
		workflow: 'accountview-06-hours',
		entities: ['hours'],
	},
];
