import type { AccountViewClient } from '../client';
import { AccountViewError } from '../errors';
import { limited } from '../reading/limited';
import { fieldNamed, unknownField } from '../reading/read-fields';
import { isColumnName } from '../reading/query';
import type { ReadOptions } from '../records/records';
import type { EntityRecord, FieldValue } from '../values';
import { EntrySender, type SheetHabits } from './entry-sender';
import { planEntry, type PlannedEntry } from './entry-plan';
import { CreateRun, type HourOutcome } from './create-run';
import type { HourEntry, HourEntryInput } from './hour-entry';
import { hourEntryTest, type HourEntryFilter } from './hour-entry-filter';
import { KnownHours, periodsOf, scopesOfEmployees, scopesOfPeriods } from './known-hours';
import { periodOf, type SheetPeriod } from './sheet-period';
import { SheetReader, SHEET_FIELDS } from './sheet-reader';
import { batchesOf, sheetsOf, type PendingEntry } from './sheets';

/** How entries are sent. */
export interface HourOptions {
	/** What one sheet covers; left out: a week. */
	readonly period?: SheetPeriod;
	/** Most lines in one request, 1 or more; left out: 200. */
	readonly linesPerRequest?: number;
	/**
	 * Where entries of earlier runs are looked for. `employee` (left out): in all that AccountView
	 * holds of the employee, and in the same week or month of all others, so that an entry whose date
	 * or employee was corrected since is recognised too. `period`: in the same week or month of the
	 * employees of this run only, which takes fewer requests.
	 */
	readonly lookBack?: 'employee' | 'period';
}

const LINES_PER_REQUEST = 200;

/** The hours (uren) of one company. */
export class HourEntries {
	private readonly reader: SheetReader;
	private readonly habits: SheetHabits = { oneSheetPerRequest: false };

	constructor(private readonly client: AccountViewClient) {
		this.reader = new SheetReader(client);
	}

	/**
	 * Entries of all sheets, page by page of sheets, each with `sheetId` and `period`. Every condition
	 * of the filter is checked here.
	 */
	list(
		filter: HourEntryFilter,
		{ fields, limit }: ReadOptions = {},
	): AsyncGenerator<readonly EntityRecord[], void> {
		return limited(this.matching(filter, fields), limit);
	}

	/**
	 * Stores entries, many in one request: as lines of new sheets, one for each employee and period.
	 * An entry whose own reference is there already is not stored again, and never changed.
	 *
	 * Nothing is undone when one entry goes wrong: all others are stored all the same. An entry that
	 * AccountView refuses counts among the hours of its day in this run.
	 *
	 * @returns an outcome for each entry, in the order given. Failures: `AV_HOURS_DIFFER` when its
	 *   reference stands there with other hours, `AV_FIELD_...` for a breach of the rules, more than
	 *   24 hours on one day among them, `AV_REJECTED` for what AccountView refuses,
	 *   `AV_WRITE_DOUBTFUL`, or the outage that ended the run
	 * @throws AccountViewError when it cannot be read what is there already; nothing was stored then
	 */
	async create(
		inputs: readonly HourEntryInput[],
		options: HourOptions = {},
	): Promise<readonly HourOutcome[]> {
		const run = new CreateRun(inputs.length);
		const planned = await this.plan(inputs, options.period ?? 'week', run);
		const known = await this.readKnown(planned, options);
		const pending = run.admit(planned, known);
		const sender = new EntrySender({
			client: this.client,
			reader: this.reader,
			habits: this.habits,
			settle: ({ place, isShortened }, outcome) => {
				run.settle(
					place,
					'error' in outcome
						? { outcome: 'failed', error: outcome.error }
						: { outcome: 'created', entry: outcome.entry, isShortened },
				);
			},
		});
		const most = options.linesPerRequest ?? LINES_PER_REQUEST;
		for (const sheets of batchesOf(sheetsOf(pending), most)) await sender.send(sheets);
		return run.outcomes();
	}

	private async *matching(
		filter: HourEntryFilter,
		names: readonly string[] | undefined,
	): AsyncGenerator<readonly EntityRecord[], void> {
		const { hourEntry } = this.client.settings.dictionary;
		const wanted = names ?? [...SHEET_FIELDS, ...Object.keys(hourEntry.fields)];
		const own = wanted.filter((name) => !SHEET_FIELDS.includes(name));
		const wrong = own.find(
			(name) => !isReadable(name) && fieldNamed(hourEntry, name) === undefined,
		);
		if (wrong !== undefined) throw unknownField(hourEntry, wrong);
		const { fields, holds } = hourEntryTest(hourEntry, filter);
		const employee = filter.employee?.trim() ?? '';
		const scope = employee === '' ? {} : { employee };
		for await (const lines of this.reader.lines(scope, [...new Set([...own, ...fields])])) {
			yield lines.filter(holds).map((line) => pick(line, wanted));
		}
	}

	private async plan(
		inputs: readonly HourEntryInput[],
		period: SheetPeriod,
		run: CreateRun,
	): Promise<readonly PendingEntry[]> {
		const { hourEntry } = this.client.settings.dictionary;
		const planned: PendingEntry[] = [];
		for (const [place, input] of inputs.entries()) {
			const plan = await planEntry(hourEntry, input).catch(asError);
			if (plan instanceof AccountViewError) {
				run.settle(place, { outcome: 'failed', error: plan });
			} else {
				planned.push({ ...plan, place, entry: inPeriod(plan, period) });
			}
		}
		return planned;
	}

	private async readKnown(
		planned: readonly PendingEntry[],
		{ lookBack = 'employee' }: HourOptions,
	): Promise<KnownHours> {
		const entries = planned.map(({ entry }) => entry);
		const known = new KnownHours(entries);
		if (lookBack === 'period') {
			await known.read(this.reader, scopesOfPeriods(entries));
		} else {
			await known.read(this.reader, scopesOfEmployees(entries));
			await known.readOthers(this.reader, periodsOf(entries));
		}
		return known;
	}
}

function inPeriod({ entry }: PlannedEntry, period: SheetPeriod): HourEntry {
	return { ...entry, period: periodOf(entry.date, period) };
}

function asError(error: unknown): AccountViewError {
	if (error instanceof AccountViewError) return error;
	throw error;
}

function isReadable(name: string): boolean {
	return isColumnName(name) && name === name.toUpperCase();
}

function pick(record: EntityRecord, names: readonly string[]): EntityRecord {
	const picked: Record<string, FieldValue> = {};
	for (const name of names) picked[name] = record[name] ?? null;
	return picked;
}
