import { z } from 'zod4';
import type { SavedCollection } from './workorders/collection';
import type { Note } from './workorders/note';
import type { SavedNotes } from './workorders/note-book';
import type { TimelineName } from './workorders/resource';

const timelines = z.array(
	z.tuple([
		z.number(),
		z.array(
			z.object({
				id: z.number(),
				text: z.string(),
				kind: z.enum(['info', 'warning', 'error']),
				createdAt: z.string(),
			}),
		),
	]),
);

const items = z.array(z.record(z.string(), z.unknown()));
const collection = z.object({ lastId: z.number(), items, notes: timelines });

/** The work-order app in state files of version 1, where each kind of record had its own notes. */
export const appSchema1 = z
	.object({
		lastId: z.number(),
		customers: items,
		notes: timelines,
		/** Projects, work orders and the rest by name; files from before there were any lack it. */
		collections: z.record(z.string(), collection).optional(),
	})
	.transform(({ customers, lastId, notes, collections = {} }) => {
		const all = { ...collections, customers: { lastId, items: customers, notes } };
		return {
			collections: Object.fromEntries(
				Object.entries(all).map(([name, one]): [string, SavedCollection] => [
					name,
					{ lastId: one.lastId, numbered: 0, items: one.items },
				]),
			),
			notes: renumbered([
				...notesOf('customers', all.customers),
				...notesOf('projects', collections['projects']),
				...notesOf('work-orders', collections['workOrders']),
			]),
			deletions: [],
		};
	});

function notesOf(
	resource: TimelineName,
	saved: z.infer<typeof collection> | undefined,
): readonly Note[] {
	return (saved?.notes ?? []).flatMap(([recordId, notes]) =>
		notes.map((note) => ({
			...note,
			resource,
			recordId,
			key: '',
			source: '',
			modifiedAt: note.createdAt,
		})),
	);
}

/** Notes with ids that are unique in the whole app, in the order in which they were written. */
function renumbered(notes: readonly Note[]): SavedNotes {
	const inOrder = notes.toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
	const all = inOrder.map((note, place) => ({ ...note, id: place + 1 }));
	return { lastId: all.length, items: all };
}
