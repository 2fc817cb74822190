import { Duplicate } from './collection';
import type { Address, AppCustomer, CustomerInput, WorkLocation } from './customer';
import type { Note, NoteInput } from './note';

/** The app's data as a state file keeps it. */
export interface SavedWorkOrders {
	readonly customers: readonly AppCustomer[];
	readonly notes: readonly (readonly [number, readonly Note[]])[];
	readonly lastId: number;
}

/** The customers of the work-order app and their timelines. */
export class WorkOrderStore {
	readonly #customers = new Map<number, AppCustomer>();
	readonly #idByNumber = new Map<string, number>();
	readonly #notes = new Map<number, Note[]>();
	#lastId = 0;
	#revision = 0;

	constructor(
		private readonly now: () => number,
		private readonly changed: () => void,
	) {}

	/** Rises with every change of a customer. */
	get revision(): number {
		return this.#revision;
	}

	/** All customers by rising id. */
	all(): readonly AppCustomer[] {
		return [...this.#customers.values()];
	}

	get(id: number): AppCustomer | undefined {
		return this.#customers.get(id);
	}

	findByNumber(number: string): AppCustomer | undefined {
		const id = this.#idByNumber.get(number);
		return id === undefined ? undefined : this.#customers.get(id);
	}

	/** @throws {Duplicate} */
	create(input: CustomerInput): AppCustomer {
		this.#checkNumber(input.number, undefined);
		const moment = this.#moment();
		const customer: AppCustomer = {
			...input,
			id: this.#nextId(),
			workLocations: this.#located(input.workLocations, []),
			createdAt: moment,
			modifiedAt: moment,
		};
		this.#put(customer);
		return customer;
	}

	/**
	 * Changes the fields given; undefined when there is no such customer. A change to what is there
	 * already leaves `modifiedAt` alone.
	 *
	 * @throws {Duplicate}
	 */
	update(id: number, changes: Partial<CustomerInput>): AppCustomer | undefined {
		const known = this.#customers.get(id);
		if (known === undefined) return undefined;
		if (changes.number !== undefined) this.#checkNumber(changes.number, id);
		const { workLocations, ...rest } = changes;
		const next: AppCustomer = {
			...known,
			...rest,
			...(workLocations && { workLocations: this.#located(workLocations, known.workLocations) }),
		};
		if (sameContent(known, next)) return known;
		this.#idByNumber.delete(known.number);
		const changed = { ...next, modifiedAt: this.#moment() };
		this.#put(changed);
		return changed;
	}

	remove(id: number): boolean {
		const known = this.#customers.get(id);
		if (known === undefined) return false;
		this.#customers.delete(id);
		this.#idByNumber.delete(known.number);
		this.#notes.delete(id);
		this.#revision += 1;
		this.changed();
		return true;
	}

	/** The timeline of a customer, oldest first. */
	notes(id: number): readonly Note[] {
		return this.#notes.get(id) ?? [];
	}

	addNote(id: number, input: NoteInput): Note {
		const note: Note = { id: this.#nextId(), ...input, createdAt: this.#moment() };
		this.#notes.set(id, [...this.notes(id), note]);
		this.changed();
		return note;
	}

	save(): SavedWorkOrders {
		return { customers: this.all(), notes: [...this.#notes], lastId: this.#lastId };
	}

	load(saved: SavedWorkOrders): void {
		for (const customer of saved.customers) this.#put(customer);
		for (const [id, notes] of saved.notes) this.#notes.set(id, [...notes]);
		this.#lastId = saved.lastId;
	}

	#put(customer: AppCustomer): void {
		this.#customers.set(customer.id, customer);
		if (customer.number !== '') this.#idByNumber.set(customer.number, customer.id);
		this.#revision += 1;
		this.changed();
	}

	#checkNumber(number: string, ownId: number | undefined): void {
		const holder = this.#idByNumber.get(number);
		if (holder !== undefined && holder !== ownId) throw new Duplicate('Customer', 'number', holder);
	}

	/** Gives locations their ids: the known one of the same code, or a new one. */
	#located(
		locations: readonly (Address & { code: string })[],
		known: readonly WorkLocation[],
	): readonly WorkLocation[] {
		return locations.map((location) => ({
			id: known.find(({ code }) => code === location.code)?.id ?? this.#nextId(),
			...location,
		}));
	}

	#nextId(): number {
		this.#lastId += 1;
		return this.#lastId;
	}

	#moment(): string {
		return new Date(this.now()).toISOString();
	}
}

function sameContent(a: AppCustomer, b: AppCustomer): boolean {
	return content(a) === content(b);
}

function content({
	number,
	name,
	phone,
	email,
	mainAddress,
	workLocations,
	active,
}: AppCustomer): string {
	const address = (at: Address | null): unknown => at && [at.street, at.postcode, at.city];
	return JSON.stringify([
		number,
		name,
		phone,
		email,
		active,
		address(mainAddress),
		workLocations.map((location) => [location.id, location.code, address(location)]),
	]);
}
