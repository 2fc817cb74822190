import { NEW_ARTICLE, articleSchema } from './article';
import { Collection, type CollectionContext, type SavedCollection } from './collection';
import { NEW_EMPLOYEE, employeeSchema } from './employee';
import { NEW_HOURS, hoursSchema } from './hours';
import { NEW_PROJECT, projectSchema, projectTypeSchema } from './project';
import { NEW_WORK_ORDER, withWeek, workOrderSchema } from './work-order';

/** What the app keeps beside its customers. */
export type Collections = ReturnType<typeof makeCollections>;

export function makeCollections(context: CollectionContext) {
	return {
		projects: new Collection(
			{
				label: 'Project',
				schema: projectSchema,
				defaults: NEW_PROJECT,
				unique: 'code',
				filters: ['code', 'customerNumber', 'active'],
				complete: asGiven,
				hasTimeline: true,
			},
			context,
		),
		projectTypes: new Collection(
			{
				label: 'Project type',
				schema: projectTypeSchema,
				defaults: {},
				unique: 'code',
				filters: ['code'],
				complete: asGiven,
				hasTimeline: false,
			},
			context,
		),
		workOrders: new Collection(
			{
				label: 'Work order',
				schema: workOrderSchema,
				defaults: NEW_WORK_ORDER,
				unique: 'number',
				filters: ['number', 'state', 'projectCode', 'customerNumber'],
				complete: withWeek,
				hasTimeline: true,
			},
			context,
		),
		articles: new Collection(
			{
				label: 'Article',
				schema: articleSchema,
				defaults: NEW_ARTICLE,
				unique: 'code',
				filters: ['code'],
				complete: asGiven,
				hasTimeline: false,
			},
			context,
		),
		hours: new Collection(
			{
				label: 'Entry of hours',
				schema: hoursSchema,
				defaults: NEW_HOURS,
				filters: ['state', 'employee', 'projectCode', 'workOrder'],
				complete: asGiven,
				hasTimeline: false,
			},
			context,
		),
		employees: new Collection(
			{
				label: 'Employee',
				schema: employeeSchema,
				defaults: NEW_EMPLOYEE,
				unique: 'uniqueCode',
				filters: ['uniqueCode', 'active'],
				complete: asGiven,
				hasTimeline: false,
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

function asGiven<Content>(content: Content): Content {
	return content;
}
