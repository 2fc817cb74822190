import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod4';
import type { Note, NoteInput } from './note';

const madeSchema = z.object({ id: z.number(), createdAt: z.string(), modifiedAt: z.string() });

/** What the app itself adds to every record. */
export interface Made {
	readonly id: number;
	readonly createdAt: string;
	/** ISO date-time in UTC; rises only when something really changed. */
	readonly modifiedAt: string;
}

/** A value of a unique field that another record has. */
export class Duplicate extends Error {
	constructor(
		what: string,
		readonly field: string,
		readonly id: number,
	) {
		super(`${what} ${id} has that ${field} already.`);
	}
}

/** What makes one kind of record different from another. */
export interface CollectionKind<Input extends object, Content extends Input> {
	/** One such record, with a capital, for sentences. */
	readonly label: string;
	readonly schema: z.ZodType<Input>;
	/** Fields that may be left out of a new record. */
	readonly defaults: Readonly<Record<string, unknown>>;
	/** The field whose values differ, but for '' which many may have; none when left out. */
	readonly unique?: keyof Input & string;
	/** Fields a list can be filtered by. */
	readonly filters: readonly (keyof Content & string)[];
	/** Adds what is worked out from the rest. */
	readonly complete: (input: Input) => Content;
	readonly hasTimeline: boolean;
}

export interface CollectionContext {
	readonly now: () => number;
	/** Hears of every change. */
	readonly changed: () => void;
}

/** The collection as a state file keeps it. */
export interface SavedCollection {
	readonly lastId: number;
	readonly items: readonly object[];
	readonly notes: readonly (readonly [number, readonly Note[]])[];
}

/** Records of one kind with their timelines. */
export class Collection<Input extends object, Content extends Input = Input> {
	readonly #items = new Map<number, Content & Made>();
	readonly #idByUnique = new Map<string, number>();
	readonly #notes = new Map<number, readonly Note[]>();
	#lastId = 0;

	constructor(
		readonly kind: CollectionKind<Input, Content>,
		private readonly context: CollectionContext,
	) {}

	/** All records by rising id. */
	all(): readonly (Content & Made)[] {
		return [...this.#items.values()];
	}

	get(id: number): (Content & Made) | undefined {
		return this.#items.get(id);
	}

	findByUnique(value: string): (Content & Made) | undefined {
		const id = this.#idByUnique.get(value);
		return id === undefined ? undefined : this.#items.get(id);
	}

	/**
	 * Adds a record; what the app makes itself may be sent along and is ignored.
	 *
	 * @throws {z.ZodError} when a field is missing or wrong
	 * @throws {Duplicate}
	 */
	create(given: object): Content & Made {
		const content = this.#content({ ...this.kind.defaults, ...given });
		this.#checkUnique(content, undefined);
		const moment = this.#moment();
		return this.#put({ ...content, id: this.#nextId(), createdAt: moment, modifiedAt: moment });
	}

	/**
	 * Changes the fields given; undefined when there is no such record. A change to what is there
	 * already leaves `modifiedAt` alone.
	 *
	 * @throws {z.ZodError} when a field is wrong
	 * @throws {Duplicate}
	 */
	update(id: number, changes: object): (Content & Made) | undefined {
		const known = this.#items.get(id);
		if (known === undefined) return undefined;
		const content = this.#content({ ...known, ...changes });
		this.#checkUnique(content, id);
		const { createdAt, modifiedAt } = known;
		const next = { ...content, id, createdAt, modifiedAt };
		if (isDeepStrictEqual(next, known)) return known;
		this.#idByUnique.delete(this.#uniqueOf(known));
		return this.#put({ ...next, modifiedAt: this.#moment() });
	}

	remove(id: number): boolean {
		const known = this.#items.get(id);
		if (known === undefined) return false;
		this.#items.delete(id);
		this.#idByUnique.delete(this.#uniqueOf(known));
		this.#notes.delete(id);
		this.context.changed();
		return true;
	}

	/** The timeline of a record, oldest first. */
	notes(id: number): readonly Note[] {
		return this.#notes.get(id) ?? [];
	}

	addNote(id: number, input: NoteInput): Note {
		const note: Note = { id: this.#nextId(), ...input, createdAt: this.#moment() };
		this.#notes.set(id, [...this.notes(id), note]);
		this.context.changed();
		return note;
	}

	save(): SavedCollection {
		return { lastId: this.#lastId, items: this.all(), notes: [...this.#notes] };
	}

	/** @throws when a record is not of this kind */
	load(saved: SavedCollection): void {
		for (const item of saved.items) {
			this.#put({ ...this.#content(item), ...madeSchema.parse(item) });
		}
		for (const [id, notes] of saved.notes) this.#notes.set(id, notes);
		this.#lastId = saved.lastId;
	}

	#content(given: object): Content {
		return this.kind.complete(this.kind.schema.parse(given));
	}

	#put(item: Content & Made): Content & Made {
		this.#items.set(item.id, item);
		const unique = this.#uniqueOf(item);
		if (unique !== '') this.#idByUnique.set(unique, item.id);
		this.context.changed();
		return item;
	}

	#checkUnique(content: Content, ownId: number | undefined): void {
		const holder = this.#idByUnique.get(this.#uniqueOf(content));
		if (holder !== undefined && holder !== ownId) {
			throw new Duplicate(this.kind.label, this.kind.unique ?? '', holder);
		}
	}

	/** The value of the unique field; '' when there is none. */
	#uniqueOf(content: Content): string {
		const { unique } = this.kind;
		return unique === undefined ? '' : String(content[unique]);
	}

	#nextId(): number {
		this.#lastId += 1;
		return this.#lastId;
	}

	#moment(): string {
		return new Date(this.context.now()).toISOString();
	}
}
