import type { Collection, Made } from './collection';
import type { Collections } from './collections';
import { NEW_CUSTOMER, customerInputSchema } from './customer';
import type { Note, NoteInput } from './note';
import type { WorkOrderStore } from './store';

/** One kind of record as the REST interface serves it; records are sent as they are. */
export interface Resource {
	/** One such record, in sentences. */
	readonly label: string;
	/** Records that the query asks, by rising id. */
	find(query: URLSearchParams): readonly Listed[];
	get(id: number): Listed | undefined;
	/** @throws {z.ZodError} when a field is wrong, and when a unique value is taken */
	create(given: object): Listed;
	/** Changes the fields given. @throws as {@link create} does */
	update(id: number, changes: object): Listed | undefined;
	remove(id: number): boolean;
	/** The timelines; undefined when records have none. */
	readonly timeline: Timeline | undefined;
}

export type Listed = Made & object;

export interface Timeline {
	notes(id: number): readonly Note[];
	addNote(id: number, input: NoteInput): Note;
}

/** Every resource by its path below `/api/v1/`. */
export function makeResources(
	customers: WorkOrderStore,
	collections: Collections,
): ReadonlyMap<string, Resource> {
	return new Map<string, Resource>([
		['customers', customerResource(customers)],
		['projects', collectionResource(collections.projects)],
		['project-types', collectionResource(collections.projectTypes)],
		['work-orders', collectionResource(collections.workOrders)],
		['articles', collectionResource(collections.articles)],
		['hours', collectionResource(collections.hours)],
		['employees', collectionResource(collections.employees)],
	]);
}

function customerResource(store: WorkOrderStore): Resource {
	return {
		label: 'customer',
		find: (query) => {
			const number = query.get('number');
			if (number === null) return store.all();
			const customer = store.findByNumber(number);
			return customer === undefined ? [] : [customer];
		},
		get: (id) => store.get(id),
		create: (given) => store.create(customerInputSchema.parse({ ...NEW_CUSTOMER, ...given })),
		update: (id, changes) => {
			const known = store.get(id);
			return known && store.update(id, customerInputSchema.parse({ ...known, ...changes }));
		},
		remove: (id) => store.remove(id),
		timeline: store,
	};
}

function collectionResource<Input extends object, Content extends Input>(
	collection: Collection<Input, Content>,
): Resource {
	const { label, filters, unique, hasTimeline } = collection.kind;
	return {
		label: label.toLowerCase(),
		find: (query) => {
			const code = unique === undefined ? null : query.get(unique);
			const holder = code === null || code === '' ? undefined : collection.findByUnique(code);
			const all = holder === undefined ? collection.all() : [holder];
			const wanted = filters.flatMap((field) => {
				const value = query.get(field);
				return value === null ? [] : [[field, value] as const];
			});
			return wanted.length === 0
				? all
				: all.filter((item) => wanted.every(([field, value]) => String(item[field]) === value));
		},
		get: (id) => collection.get(id),
		create: (given) => collection.create(given),
		update: (id, changes) => collection.update(id, changes),
		remove: (id) => collection.remove(id),
		timeline: hasTimeline ? collection : undefined,
	};
}
