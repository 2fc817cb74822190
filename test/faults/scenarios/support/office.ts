import type { Clock } from '../../../../lib/ports/clock';
import type { Side } from '../../../../lib/sync';
import type { Cells } from './markdown';

/** How a system keeps one kind of record. */
export interface TableShape {
	readonly side: Side;
	/** As captions have it: `customers`. */
	readonly name: string;
	/** As steps have it: `customer`. */
	readonly one: string;
	/** The column that the system knows its records by. */
	readonly key: string;
	readonly columns: readonly string[];
	/** The first key that the system gives by itself. */
	readonly firstKey: string;
	/** Columns that the system works out from the others. */
	readonly derived?: (row: Cells) => Cells;
	/** Why the system does not take a row; '' when it does. */
	readonly refusal?: (row: Cells, office: Office) => string;
}

/** A row with what the system itself keeps of it. */
export interface Kept {
	readonly cells: Cells;
	/** Rises with every change. */
	readonly version: number;
	/** Milliseconds since the epoch. */
	readonly addedAt: number;
	readonly changedAt: number;
	/** What the record was made from, as a flow leaves it to look it up by. */
	readonly reference: string;
}

/** The records of one kind in one system. */
export class OfficeTable {
	private readonly rows = new Map<string, Kept>();
	private counter = 0;

	constructor(
		readonly shape: TableShape,
		private readonly clock: Clock,
	) {}

	get all(): readonly Kept[] {
		return [...this.rows.values()];
	}

	get(key: string): Kept | undefined {
		return this.rows.get(key);
	}

	byReference(reference: string): Kept | undefined {
		return this.all.find((row) => row.reference === reference);
	}

	/** Without a key it gets the next one. @throws Error for a column that there is not */
	add(cells: Cells, reference = ''): Kept {
		const given = cells[this.shape.key] ?? '';
		const key = given === '' ? this.nextKey() : given;
		if (this.rows.has(key)) throw new Error(`There is already a ${this.shape.one} ${key}.`);
		const now = this.clock.now();
		return this.put(key, { ...cells, [this.shape.key]: key }, { addedAt: now, reference });
	}

	/** Also the key can be changed. @throws Error when there is no such record */
	change(key: string, changes: Cells): Kept {
		const before = this.required(key);
		const cells = { ...before.cells, ...changes };
		const next = cells[this.shape.key] ?? key;
		if (next !== key) this.rows.delete(key);
		return this.put(next, cells, before);
	}

	remove(key: string): void {
		this.required(key);
		this.rows.delete(key);
	}

	/** @throws Error when there is no such record */
	required(key: string): Kept {
		const row = this.rows.get(key);
		if (row === undefined) throw new Error(`There is no ${this.shape.one} ${key}.`);
		return row;
	}

	private put(
		key: string,
		cells: Cells,
		{ addedAt, reference }: Pick<Kept, 'addedAt' | 'reference'>,
	): Kept {
		const unknown = Object.keys(cells).find((name) => !this.shape.columns.includes(name));
		if (unknown !== undefined) {
			throw new Error(
				`A ${this.shape.one} has no ${unknown}; it has ${this.shape.columns.join(', ')}.`,
			);
		}
		this.counter += 1;
		const kept = { cells, version: this.counter, addedAt, changedAt: this.clock.now(), reference };
		this.rows.set(key, kept);
		return kept;
	}

	private nextKey(): string {
		const digits = /\d+$/;
		const { firstKey } = this.shape;
		const prefix = firstKey.replace(digits, '');
		const numbers = [...this.rows.keys(), ...this.given]
			.filter((key) => key.replace(digits, '') === prefix)
			.map((key) => Number(digits.exec(key)?.[0]));
		const next = numbers.length === 0 ? firstKey : `${prefix}${Math.max(...numbers) + 1}`;
		this.given.add(next);
		return next;
	}

	/** A key is not given again, also when its record has been removed. */
	private readonly given = new Set<string>();
}

const SETTINGS: ReadonlySet<string> = new Set([
	'today',
	'minutes between runs',
	'contact person module',
	'closed status',
	'hour type for work',
	'hour type for travel',
]);

/** Both systems with all their records, and the settings of the flow. */
export class Office {
	private readonly tables: readonly OfficeTable[];
	readonly settings = new Map<string, string>();
	/** Keys that are linked, by kind: the app's to AccountView's. Read anew by each turn. */
	readonly links = new Map<string, ReadonlyMap<string, string>>();
	readonly unreachable = new Set<Side>();

	constructor(shapes: readonly TableShape[], clock: Clock) {
		this.tables = shapes.map((shape) => new OfficeTable(shape, clock));
	}

	/** @throws Error for a table that there is not */
	table(side: Side, name: string): OfficeTable {
		const table = this.find(side, (shape) => shape.name === name);
		if (table === undefined) throw new Error(`There are no ${name} in ${systemName(side)}.`);
		return table;
	}

	/** The table whose records are called so; undefined for no such table. */
	tableOf(side: Side, one: string): OfficeTable | undefined {
		return this.find(side, (shape) => shape.one === one);
	}

	/** The table of a caption such as `customers in the app`. */
	captioned(caption: string): OfficeTable | undefined {
		return this.tables.find(
			({ shape }) => `${shape.name} in ${systemName(shape.side)}` === caption,
		);
	}

	/** @throws Error for a setting that there is not */
	set(name: string, value: string): void {
		if (!SETTINGS.has(name)) {
			throw new Error(`There is no setting "${name}"; there are ${[...SETTINGS].join(', ')}.`);
		}
		this.settings.set(name, value);
	}

	private find(side: Side, holds: (shape: TableShape) => boolean): OfficeTable | undefined {
		return this.tables.find(({ shape }) => shape.side === side && holds(shape));
	}
}

export function systemName(side: Side): string {
	return side === 'accountView' ? 'AccountView' : 'the app';
}

/** @throws Error for a name of neither */
export function sideNamed(name: string): Side {
	if (name === 'AccountView') return 'accountView';
	if (name.toLowerCase() === 'the app') return 'other';
	throw new Error(`"${name}" is neither AccountView nor the app.`);
}
