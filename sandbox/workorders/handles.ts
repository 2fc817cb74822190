import type { WorkOrderApp } from './app';
import type { Collection } from './collection';
import type { Collections } from './collections';
import type { Note } from './note';
import { isTimelineName, type Made } from './resource';

/** A collection of the app as tests and scripts reach into it; inputs keep to the app's own rules. */
export interface CollectionHandle<Input extends object, Content extends Input = Input> {
	all(): readonly (Content & Made)[];
	get(id: number): (Content & Made) | undefined;
	/** Adds a record; what is left out gets the app's default. @throws when a field is wrong */
	create(given: Partial<Input>): Content & Made;
	/** @throws when there is no such record or a field is wrong */
	update(id: number, changes: Partial<Input>): Content & Made;
	/** Whether there was such a record. */
	remove(id: number): boolean;
	/** The timeline, oldest first; empty where records of this kind have none. */
	notes(id: number): readonly Note[];
}

type HandleOf<Kept> =
	Kept extends Collection<infer Input, infer Content> ? CollectionHandle<Input, Content> : never;

export type CollectionHandles = {
	readonly [Name in keyof Collections]: HandleOf<Collections[Name]>;
};

export function collectionHandles(app: WorkOrderApp): CollectionHandles {
	const { collections } = app;
	return {
		customers: handle(app, collections.customers),
		projects: handle(app, collections.projects),
		projectTypes: handle(app, collections.projectTypes),
		workOrders: handle(app, collections.workOrders),
		articles: handle(app, collections.articles),
		hours: handle(app, collections.hours),
		employees: handle(app, collections.employees),
	};
}

function handle<Input extends object, Content extends Input>(
	app: WorkOrderApp,
	collection: Collection<Input, Content>,
): CollectionHandle<Input, Content> {
	const { label, name } = collection.kind;
	return {
		all: () => collection.all(),
		get: (id) => collection.get(id),
		create: (given) => collection.create(given),
		update: (id, changes) => {
			const record = collection.update(id, changes);
			if (record === undefined) throw new Error(`There is no ${label.toLowerCase()} ${id}.`);
			return record;
		},
		remove: (id) => collection.remove(id),
		notes: (id) => (isTimelineName(name) ? app.notes.of({ resource: name, recordId: id }) : []),
	};
}
