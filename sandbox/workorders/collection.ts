import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod4';
import type { HandedOver, Made, Resource, ResourceName } from './resource';
import { Duplicate, UniqueValues } from './unique-values';

const madeSchema = z.object({ id: z.number(), createdAt: z.string(), modifiedAt: z.string() });

/** What makes one kind of record different from another. */
export interface CollectionKind<Input extends object, Content extends Input> {
	readonly name: ResourceName;
	/** One such record, with a capital, for sentences. */
	readonly label: string;
	readonly schema: z.ZodType<Input>;
	/** Fields that may be left out of a new record, and that older state files lack. */
	readonly defaults: Readonly<Record<string, unknown>>;
	/** The field whose values differ, but for '' which many may have; none when left out. */
	readonly unique?: keyof Input & string;
	/** Whether two may have the same unique value all the same; asked at every write. */
	readonly repeats?: () => boolean;
	/** The unique value of a new record that came without one: the first, the second, … */
	readonly numbered?: (count: number) => string;
	/** Fields that stay as they were at the start. */
	readonly fixed?: readonly (keyof Input & string)[];
	/** Fields a list can be filtered by. */
	readonly filters: readonly (keyof Content & string)[];
	readonly handedOver?: HandedOver;
	/** Adds what is worked out from the rest and from what was there. */
	readonly complete: (input: Input, making: Making<Content>) => Content;
	/** Hears of a record that was changed, so that others can follow it. */
	readonly changed?: (before: Content, after: Content) => void;
	/** A record of a state file; left out, it is completed as a new one. */
	readonly restore?: (saved: object) => Content;
}

/** What completing a record may need. */
export interface Making<Content> {
	/** The record before the change; undefined for a new one. */
	readonly known: Content | undefined;
	/** A new id, for a part that has one of its own. */
	readonly nextId: () => number;
}

export interface CollectionContext {
	readonly now: () => number;
	/** Hears of every change. */
	readonly changed: () => void;
	/** Hears of a removal; `number` is the unique value, '' when there is none. */
	readonly removed: (record: Removed) => void;
}

export interface Removed {
	readonly resource: ResourceName;
	readonly id: number;
	readonly number: string;
}

/** The collection as a state file keeps it. */
export interface SavedCollection {
	readonly lastId: number;
	/** How many records were numbered. */
	readonly numbered: number;
	readonly items: readonly object[];
}

/** Records of one kind. */
export class Collection<Input extends object, Content extends Input = Input> implements Resource {
	readonly #items = new Map<number, Content & Made>();
	readonly #uniqueValues = new UniqueValues();
	#lastId = 0;
	#numbered = 0;
	#revision = 0;

	constructor(
		readonly kind: CollectionKind<Input, Content>,
		private readonly context: CollectionContext,
	) {}

	/** Rises with every change of a record. */
	get revision(): number {
		return this.#revision;
	}

	/** All records by rising id. */
	all(): readonly (Content & Made)[] {
		return [...this.#items.values()];
	}

	/** Those whose fields have the values in the query, by rising id; what is no filter is ignored. */
	find(query: URLSearchParams): readonly (Content & Made)[] {
		const wanted = this.kind.filters.flatMap((field) => {
			const value = query.get(field);
			return value === null ? [] : [[field, value] as const];
		});
		const code = wanted.find(([field]) => field === this.kind.unique)?.[1] ?? '';
		const all = code === '' ? this.all() : this.findByUnique(code);
		return wanted.length === 0
			? all
			: all.filter((item) => wanted.every(([field, value]) => String(item[field]) === value));
	}

	get(id: number): (Content & Made) | undefined {
		return this.#items.get(id);
	}

	/** The records with that unique value, the oldest first; none for ''. */
	findByUnique(value: string): readonly (Content & Made)[] {
		return this.#uniqueValues.holders(value).flatMap((id) => this.#items.get(id) ?? []);
	}

	/**
	 * Adds a record; what the app makes itself may be sent along and is ignored.
	 *
	 * @throws {z.ZodError} when a field is missing or wrong
	 * @throws {Duplicate}
	 */
	create(given: object): Content & Made {
		const { defaults, schema, complete } = this.kind;
		const numbering = this.#numbering(given);
		const input = schema.parse({ ...defaults, ...given, ...numbering.fields });
		this.#checkUnique(this.#uniqueOf(input));
		this.#numbered = numbering.count;
		const id = this.#nextId();
		const moment = this.#moment();
		const content = complete(input, { known: undefined, nextId: () => this.#nextId() });
		return this.#put({ ...content, id, createdAt: moment, modifiedAt: moment });
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
		const fixed = (this.kind.fixed ?? []).map((field) => [field, known[field]]);
		const input = this.kind.schema.parse({ ...known, ...changes, ...Object.fromEntries(fixed) });
		const before = this.#uniqueOf(known);
		const unique = this.#uniqueOf(input);
		if (unique !== before) this.#checkUnique(unique);
		const content = this.kind.complete(input, { known, nextId: () => this.#nextId() });
		const { createdAt, modifiedAt } = known;
		const next = { ...content, id, createdAt, modifiedAt };
		if (isDeepStrictEqual(next, known)) return known;
		this.#uniqueValues.delete(before, id);
		const put = this.#put({ ...next, modifiedAt: this.#moment() });
		this.kind.changed?.(known, put);
		return put;
	}

	remove(id: number): boolean {
		const known = this.#items.get(id);
		if (known === undefined) return false;
		const number = this.#uniqueOf(known);
		this.#items.delete(id);
		this.#uniqueValues.delete(number, id);
		this.#revision += 1;
		this.context.removed({ resource: this.kind.name, id, number });
		this.context.changed();
		return true;
	}

	save(): SavedCollection {
		return { lastId: this.#lastId, numbered: this.#numbered, items: this.all() };
	}

	/** @throws when a record is not of this kind */
	load(saved: SavedCollection): void {
		this.#lastId = saved.lastId;
		this.#numbered = saved.numbered;
		for (const item of saved.items) {
			this.#put({ ...this.#restored(item), ...madeSchema.parse(item) });
		}
	}

	#restored(item: object): Content {
		const { restore, complete, schema, defaults } = this.kind;
		const filled = { ...defaults, ...item };
		if (restore !== undefined) return restore(filled);
		return complete(schema.parse(filled), { known: undefined, nextId: () => this.#nextId() });
	}

	/** The number for a new record that has none, and how many were then given out. */
	#numbering(given: object): { readonly fields: object; readonly count: number } {
		const { unique, numbered } = this.kind;
		if (unique === undefined || numbered === undefined || unique in given) {
			return { fields: {}, count: this.#numbered };
		}
		let count = this.#numbered + 1;
		while (this.#uniqueValues.holders(numbered(count)).length > 0) count += 1;
		return { fields: { [unique]: numbered(count) }, count };
	}

	#put(item: Content & Made): Content & Made {
		this.#items.set(item.id, item);
		this.#uniqueValues.add(this.#uniqueOf(item), item.id);
		this.#revision += 1;
		this.context.changed();
		return item;
	}

	#checkUnique(value: string): void {
		const holder = this.#uniqueValues.holders(value)[0];
		if (holder === undefined || this.kind.repeats?.() === true) return;
		throw new Duplicate(this.kind.label, this.kind.unique ?? '', holder);
	}

	/** The value of the unique field; '' when there is none. */
	#uniqueOf(input: Input): string {
		const { unique } = this.kind;
		return unique === undefined ? '' : String(input[unique]);
	}

	#nextId(): number {
		this.#lastId += 1;
		return this.#lastId;
	}

	#moment(): string {
		return new Date(this.context.now()).toISOString();
	}
}
