import type { Collection, Made } from './collection';
import type { Collections } from './collections';
import type { Note } from './note';

/** A collection of the app as tests and scripts reach into it; inputs keep to the app's own rules. */
export interface CollectionHandle<Content extends object> {
	all(): readonly (Content & Made)[];
	get(id: number): (Content & Made) | undefined;
	/** Adds a record; what is left out gets the app's default. @throws when a field is wrong */
	create(given: Partial<Content>): Content & Made;
	/** @throws when there is no such record or a field is wrong */
	update(id: number, changes: Partial<Content>): Content & Made;
	/** Whether there was such a record. */
	remove(id: number): boolean;
	/** The timeline, oldest first. */
	notes(id: number): readonly Note[];
}

type ContentOf<Kept> = Kept extends { readonly kind: { complete(input: never): infer Content } }
	? Content & object
	: never;

export type CollectionHandles = {
	readonly [Name in keyof Collections]: CollectionHandle<ContentOf<Collections[Name]>>;
};

export function collectionHandles(collections: Collections): CollectionHandles {
	return {
		projects: handle(collections.projects),
		projectTypes: handle(collections.projectTypes),
		workOrders: handle(collections.workOrders),
		articles: handle(collections.articles),
		hours: handle(collections.hours),
		employees: handle(collections.employees),
	};
}

function handle<Input extends object, Content extends Input>(
	collection: Collection<Input, Content>,
): CollectionHandle<Content> {
	return {
		all: () => collection.all(),
		get: (id) => collection.get(id),
		create: (given) => collection.create(given),
		update: (id, changes) => {
			const record = collection.update(id, changes);
			if (record === undefined) throw new Error(`There is no ${collection.kind.label} ${id}.`);
			return record;
		},
		remove: (id) => collection.remove(id),
		notes: (id) => collection.notes(id),
	};
}
