import { isDeepStrictEqual } from 'node:util';
import type { CollectionContext } from './collection';
import type { Note, NoteInput, NotePlace } from './note';
import { Duplicate } from './unique-values';

/** What notes can be asked by; what is left out is not asked. */
export type NoteFilter = Readonly<Partial<Record<'source' | 'kind', string>>>;

/** All notes as a state file keeps them. */
export interface SavedNotes {
	readonly lastId: number;
	readonly items: readonly Note[];
}

/** The timelines of all records, which together are the app's list of messages. */
export class NoteBook {
	readonly #notes = new Map<number, Note>();
	readonly #idByKey = new Map<string, number>();
	readonly #idsByPlace = new Map<string, Set<number>>();
	#lastId = 0;

	constructor(private readonly context: Pick<CollectionContext, 'now' | 'changed'>) {}

	/** The timeline of a record, oldest first. */
	of(place: NotePlace): readonly Note[] {
		const ids = this.#idsByPlace.get(nameOf(place)) ?? new Set<number>();
		return [...ids].sort((a, b) => a - b).flatMap((id) => this.#notes.get(id) ?? []);
	}

	/** Notes of all records, those that changed last first. */
	find({ source, kind }: NoteFilter = {}): readonly Note[] {
		return [...this.#notes.values()]
			.filter((note) => source === undefined || note.source === source)
			.filter((note) => kind === undefined || note.kind === kind)
			.sort(newestFirst);
	}

	/** @throws {Duplicate} when another note has that key */
	add({ resource, recordId }: NotePlace, input: NoteInput): Note {
		const holder = this.#idByKey.get(input.key);
		if (holder !== undefined) throw new Duplicate('Note', 'key', holder);
		this.#lastId += 1;
		const moment = this.#moment();
		const made = { id: this.#lastId, createdAt: moment, modifiedAt: moment };
		return this.#put({ ...input, resource, recordId, ...made });
	}

	/**
	 * Makes the note of that key or replaces the one that has it, which may move to another record.
	 * What is the same already stays as it is.
	 */
	putByKey(
		{ resource, recordId }: NotePlace,
		input: NoteInput,
	): { readonly note: Note; readonly isNew: boolean } {
		const known = this.#notes.get(this.#idByKey.get(input.key) ?? 0);
		if (known === undefined) return { note: this.add({ resource, recordId }, input), isNew: true };
		const next = { ...known, ...input, resource, recordId };
		if (isDeepStrictEqual(next, known)) return { note: known, isNew: false };
		this.#take(known);
		return { note: this.#put({ ...next, modifiedAt: this.#moment() }), isNew: false };
	}

	/** Whether there was such a note. */
	remove(id: number): boolean {
		const known = this.#notes.get(id);
		if (known === undefined) return false;
		this.#take(known);
		this.context.changed();
		return true;
	}

	/** Removes the note of that key, if there is one. */
	removeByKey(key: string): void {
		this.remove(this.#idByKey.get(key) ?? 0);
	}

	/** Removes the whole timeline of a record. */
	forget(place: NotePlace): void {
		for (const { id } of this.of(place)) this.remove(id);
	}

	save(): SavedNotes {
		return { lastId: this.#lastId, items: [...this.#notes.values()] };
	}

	load({ lastId, items }: SavedNotes): void {
		this.#lastId = lastId;
		for (const note of items) this.#put(note);
	}

	#put(note: Note): Note {
		this.#notes.set(note.id, note);
		if (note.key !== '') this.#idByKey.set(note.key, note.id);
		const place = nameOf(note);
		const ids = this.#idsByPlace.get(place) ?? new Set();
		this.#idsByPlace.set(place, ids.add(note.id));
		this.context.changed();
		return note;
	}

	#take(note: Note): void {
		this.#notes.delete(note.id);
		this.#idByKey.delete(note.key);
		const ids = this.#idsByPlace.get(nameOf(note));
		ids?.delete(note.id);
		if (ids?.size === 0) this.#idsByPlace.delete(nameOf(note));
	}

	#moment(): string {
		return new Date(this.context.now()).toISOString();
	}
}

function nameOf({ resource, recordId }: NotePlace): string {
	return `${resource}/${recordId}`;
}

function newestFirst(a: Note, b: Note): number {
	if (a.modifiedAt !== b.modifiedAt) return a.modifiedAt < b.modifiedAt ? 1 : -1;
	return b.id - a.id;
}
