import { NEW_ARTICLE, articleSchema } from './article';
import { Collection, type CollectionContext, type SavedCollection } from './collection';
import { NEW_CUSTOMER, customerInputSchema, keptCustomerSchema, withLocationIds } from './customer';
import { NEW_EMPLOYEE, employeeSchema, type AppEmployee } from './employee';
import { NEW_HOURS, hoursSchema, type AppHours } from './hours';
import { NEW_PROJECT, projectSchema, projectTypeSchema } from './project';
import { NEW_WORK_ORDER, withWeek, workOrderNumber, workOrderSchema } from './work-order';

/** The app's records, kind by kind. */
export type Collections = ReturnType<typeof makeCollections>;

export interface AppContext extends CollectionContext {
	/** Whether two work orders may have the same number. */
	readonly duplicateNumbers: () => boolean;
}

export function makeCollections(context: AppContext) {
	const hours = new Collection(
		{
			name: 'hours',
			label: 'Entry of hours',
			schema: hoursSchema,
			defaults: NEW_HOURS,
			filters: ['state', 'employee', 'projectCode', 'workOrder'],
			handedOver: { from: 'open', to: 'exported' },
			complete: asGiven,
		},
		context,
	);
	return {
		customers: new Collection(
			{
				name: 'customers',
				label: 'Customer',
				schema: customerInputSchema,
				defaults: NEW_CUSTOMER,
				unique: 'number',
				filters: ['number'],
				complete: withLocationIds,
				restore: (saved) => keptCustomerSchema.parse(saved),
			},
			context,
		),
		projects: new Collection(
			{
				name: 'projects',
				label: 'Project',
				schema: projectSchema,
				defaults: NEW_PROJECT,
				unique: 'code',
				filters: ['code', 'customerNumber', 'active'],
				complete: asGiven,
			},
			context,
		),
		projectTypes: new Collection(
			{
				name: 'project-types',
				label: 'Project type',
				schema: projectTypeSchema,
				defaults: {},
				unique: 'code',
				filters: ['code'],
				complete: asGiven,
			},
			context,
		),
		workOrders: new Collection(
			{
				name: 'work-orders',
				label: 'Work order',
				schema: workOrderSchema,
				defaults: NEW_WORK_ORDER,
				unique: 'number',
				repeats: context.duplicateNumbers,
				numbered: workOrderNumber,
				fixed: ['origin'],
				filters: ['number', 'state', 'projectCode', 'customerNumber', 'orderNumber', 'origin'],
				handedOver: { from: 'checked', to: 'handled' },
				complete: withWeek,
			},
			context,
		),
		articles: new Collection(
			{
				name: 'articles',
				label: 'Article',
				schema: articleSchema,
				defaults: NEW_ARTICLE,
				unique: 'code',
				filters: ['code'],
				complete: asGiven,
			},
			context,
		),
		hours,
		employees: new Collection(
			{
				name: 'employees',
				label: 'Employee',
				schema: employeeSchema,
				defaults: NEW_EMPLOYEE,
				unique: 'uniqueCode',
				filters: ['uniqueCode', 'active'],
				complete: asGiven,
				changed: (before, after) => {
					followEmployee(hours, before, after);
				},
			},
			context,
		),
	};
}

/** What a state file keeps of all of them, by name. */
export function saveCollections(collections: Collections): Record<string, SavedCollection> {
	return Object.fromEntries(
		Object.entries(collections).map(([name, collection]) => [name, collection.save()]),
	);
}

/** @throws when a record cannot be used; what the file does not know stays empty */
export function loadCollections(
	collections: Collections,
	saved: Readonly<Record<string, SavedCollection>>,
): void {
	for (const [name, collection] of Object.entries(collections)) {
		const own = saved[name];
		if (own !== undefined) collection.load(own);
	}
}

/** Open hours show the code that their employee has now; by name where there was none. */
function followEmployee(
	hours: Collection<AppHours>,
	before: AppEmployee,
	{ uniqueCode }: AppEmployee,
): void {
	const { uniqueCode: code, name } = before;
	if (code === uniqueCode) return;
	const own = hours
		.all()
		.filter(({ state }) => state === 'open')
		.filter((entry) => entry.employee === code && (code !== '' || entry.employeeName === name));
	for (const { id } of own) hours.update(id, { employee: uniqueCode });
}

function asGiven<Content>(content: Content): Content {
	return content;
}
