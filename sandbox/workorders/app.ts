import { loadCollections, makeCollections, saveCollections, type Collections } from './collections';
import type { SavedCollection } from './collection';
import { DeletionLog, type Deletion } from './deletions';
import { NoteBook, type SavedNotes } from './note-book';
import { isTimelineName, type Resource } from './resource';

/** The app's data as a state file keeps it. */
export interface SavedApp {
	readonly collections: Readonly<Record<string, SavedCollection>>;
	readonly notes: SavedNotes;
	readonly deletions: readonly Deletion[];
}

export interface AppOptions {
	readonly token: string;
	readonly now: () => number;
	/** Hears of every change. */
	readonly changed: () => void;
	/** Whether two work orders may have the same number. */
	readonly duplicateNumbers: () => boolean;
}

/** What the work-order app knows, and the token its clients have. */
export class WorkOrderApp {
	readonly token: string;
	/** While true, the token is refused; not kept in a state file. */
	isTokenRevoked = false;
	readonly collections: Collections;
	readonly notes: NoteBook;
	readonly deletions: DeletionLog;
	/** Every kind of record by its path below `/api/v1/`. */
	readonly resources: ReadonlyMap<string, Resource>;

	constructor({ token, now, changed, duplicateNumbers }: AppOptions) {
		this.token = token;
		this.notes = new NoteBook({ now, changed });
		this.deletions = new DeletionLog(now);
		this.collections = makeCollections({
			now,
			changed,
			duplicateNumbers,
			removed: (record) => {
				const { resource, id: recordId } = record;
				if (isTimelineName(resource)) this.notes.forget({ resource, recordId });
				this.deletions.add(record);
			},
		});
		this.resources = new Map(
			Object.values(this.collections).map((one): [string, Resource] => [one.kind.name, one]),
		);
	}

	save(): SavedApp {
		return {
			collections: saveCollections(this.collections),
			notes: this.notes.save(),
			deletions: this.deletions.all(),
		};
	}

	/** @throws when a record cannot be used; collections that the file does not know stay empty */
	load({ collections, notes, deletions }: SavedApp): void {
		loadCollections(this.collections, collections);
		this.notes.load(notes);
		this.deletions.load(deletions);
	}
}
