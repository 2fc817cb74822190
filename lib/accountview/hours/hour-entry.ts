import { AccountViewError } from '../errors';
import { comparableCode, plainText } from '../records/record-kind';
import type { EntityRecord, FieldValue } from '../values';

/** Hours that somebody recorded (urenregel). */
export interface HourEntryInput {
	/** Number of the employee. */
	readonly employee: string;
	/** Code of the project. */
	readonly project: string;
	/** Code of the hour type (uursoort). */
	readonly hourType: string;
	/** Calendar day, `YYYY-MM-DD`. */
	readonly date: string;
	/** More than 0, at most 24, at most two decimals. */
	readonly hours: number;
	readonly description: string;
	/** What tells this entry from all others: by it a repeat is recognised. */
	readonly ownReference: string;
}

/** An entry as it stands in AccountView. */
export interface HourEntry extends HourEntryInput {
	/** Empty where AccountView has not told it. */
	readonly id: string;
	/** Empty where AccountView has not told it. */
	readonly sheetId: string;
	/** Week or month of its sheet; null where the sheet has none. */
	readonly period: number | null;
}

/** Hours counted in hundredths, so that sums are exact. */
export function hundredthsOf(hours: FieldValue | undefined): number {
	return Math.round(Number(hours ?? 0) * 100);
}

/** An entry out of the columns of its line and of its sheet. */
export function hourEntryOf(record: EntityRecord): HourEntry {
	const period = record['period'];
	return {
		id: textOf(record['id']),
		sheetId: textOf(record['sheetId']),
		period: typeof period === 'number' ? period : null,
		employee: comparableCode(textOf(record['employee'])),
		project: comparableCode(textOf(record['project'])),
		hourType: comparableCode(textOf(record['hourType'])),
		date: textOf(record['date']).slice(0, 10),
		hours: hundredthsOf(record['hours']) / 100,
		description: textOf(record['description']),
		ownReference: textOf(record['ownReference']),
	};
}

const COMPARED = [
	['employee', 'employee'],
	['project', 'project'],
	['hourType', 'hour type'],
	['date', 'date'],
	['hours', 'hours'],
	['description', 'description'],
] as const satisfies readonly (readonly [keyof HourEntryInput, string])[];

/** What differs between two entries, for a sentence: `project P1 instead of P2`. */
export function differencesBetween(
	stored: HourEntryInput,
	given: HourEntryInput,
): readonly string[] {
	return COMPARED.flatMap(([name, label]) =>
		stored[name] === given[name] ? [] : [`${label} '${stored[name]}' instead of '${given[name]}'`],
	);
}

/** How sentences call an entry. */
export function entryName({ ownReference }: Pick<HourEntryInput, 'ownReference'>): string {
	return `hour entry with own reference ${ownReference}`;
}

/** The failure of a request, told of one of its entries. */
export function failureOf(
	entry: HourEntryInput,
	error: AccountViewError,
	changes: Partial<Pick<AccountViewError, 'message' | 'remedy' | 'details'>> = {},
): AccountViewError {
	const record = entryName(entry);
	return new AccountViewError({
		code: error.code,
		message: changes.message ?? `The ${record} was not stored. ${error.message}`,
		remedy: changes.remedy ?? error.remedy,
		record,
		details: { ...error.details, ...changes.details },
	});
}

function textOf(value: FieldValue | undefined): string {
	return value === null || value === undefined ? '' : plainText(String(value));
}
