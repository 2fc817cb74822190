import { hourEntryOf, hundredthsOf, type HourEntry } from './hour-entry';
import type { SheetReader, SheetScope } from './sheet-reader';

/** A day of an employee. */
type DayOf = Pick<HourEntry, 'employee' | 'date'>;

/**
 * What AccountView holds of the entries that a run is about: those with the same own references,
 * and the hours on the same days. Nothing else of what is read is kept.
 */
export class KnownHours {
	private readonly entries = new Map<string, HourEntry[]>();
	private readonly references: ReadonlySet<string>;
	private readonly days: Map<string, number>;
	private readonly employees: ReadonlySet<string>;

	constructor(wanted: readonly HourEntry[]) {
		this.references = new Set(wanted.map(({ ownReference }) => ownReference));
		this.days = new Map(wanted.map((entry) => [dayKey(entry), 0]));
		this.employees = new Set(wanted.map(({ employee }) => employee));
	}

	/** Takes in what the sheets hold. @throws AccountViewError see {@link SheetReader.lines} */
	async read(reader: SheetReader, scopes: readonly SheetScope[]): Promise<void> {
		for (const scope of scopes) {
			for await (const lines of reader.lines(scope)) {
				for (const line of lines) this.take(hourEntryOf(line));
			}
		}
	}

	/**
	 * Takes in what employees that no entry is about have in some periods: one of them may have been
	 * corrected into another since. @throws as read
	 */
	async readOthers(reader: SheetReader, periods: readonly number[]): Promise<void> {
		for (const period of periods) {
			for await (const lines of reader.lines({ period })) {
				const entries = lines.map(hourEntryOf);
				for (const entry of entries) if (!this.employees.has(entry.employee)) this.take(entry);
			}
		}
	}

	/** The entries stored under a reference: one, unless somebody has entered it again by hand. */
	under(reference: string): readonly HourEntry[] {
		return this.entries.get(reference) ?? [];
	}

	/** Hours of an employee on one day, in hundredths. */
	hundredthsOn(day: DayOf): number {
		return this.days.get(dayKey(day)) ?? 0;
	}

	/** Counts hours that are about to be stored. */
	count(entry: HourEntry): void {
		this.days.set(dayKey(entry), this.hundredthsOn(entry) + hundredthsOf(entry.hours));
	}

	private take(entry: HourEntry): void {
		if (this.days.has(dayKey(entry))) this.count(entry);
		if (!this.references.has(entry.ownReference)) return;
		const others = this.entries.get(entry.ownReference);
		if (others === undefined) this.entries.set(entry.ownReference, [entry]);
		else others.push(entry);
	}
}

function dayKey({ employee, date }: DayOf): string {
	return `${date} ${employee}`;
}

/** Everything that AccountView holds of these employees. */
export function scopesOfEmployees(entries: readonly HourEntry[]): readonly SheetScope[] {
	return [...new Set(entries.map(({ employee }) => employee))].map((employee) => ({ employee }));
}

/** The periods of entries, each once. */
export function periodsOf(entries: readonly HourEntry[]): readonly number[] {
	return [...new Set(entries.flatMap(({ period }) => period ?? []))];
}

/**
 * The sheets of these employees in these periods, in as few questions as can be: by employee or by
 * period, whichever are fewer. The sheets of others come along then, and are passed over.
 */
export function scopesOfPeriods(entries: readonly HourEntry[]): readonly SheetScope[] {
	const employees = [...new Set(entries.map(({ employee }) => employee))];
	const periods = periodsOf(entries);
	const [employee] = employees;
	const [period] = periods;
	if (periods.length <= employees.length) {
		const only = employees.length === 1 ? employee : undefined;
		return periods.map((one) => ({ period: one, ...(only !== undefined && { employee: only }) }));
	}
	const only = periods.length === 1 ? period : undefined;
	return employees.map((one) => ({ employee: one, ...(only !== undefined && { period: only }) }));
}
