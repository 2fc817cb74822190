import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { isDateOnly, parseDutchTime } from '../reading/dates';
import { plainText } from '../records/record-kind';
import { ownReferenceOf } from '../records/shared-text';
import type { FieldValue } from '../values';
import { planWrite } from '../writing/write-plan';
import {
	entryName,
	hourEntryOf,
	hundredthsOf,
	type HourEntry,
	type HourEntryInput,
} from './hour-entry';

/** Most hours in one day, in hundredths. */
export const DAY_HUNDREDTHS = 2400;

/** An entry that keeps all rules. */
export interface PlannedEntry {
	/** As it will stand in AccountView; ids and period are not known yet. */
	readonly entry: HourEntry;
	/** Logical field -> value: the line as it is sent. All entries have the same fields. */
	readonly fields: Readonly<Record<string, FieldValue>>;
	/** The description did not fit beside the own reference and was cut. */
	readonly isShortened: boolean;
}

/**
 * Checks an entry and brings it into the form in which it is stored.
 *
 * @throws AccountViewError `AV_FIELD_REQUIRED`, `AV_FIELD_INVALID`, `AV_FIELD_TOO_LONG`
 */
export async function planEntry(
	entity: EntityDefinition,
	input: HourEntryInput,
): Promise<PlannedEntry> {
	checkReference(input);
	checkDate(input);
	checkHours(input);
	// A description is an aid to the reader; hours that are refused for a long one help nobody.
	const { complete, present } = ownReferenceOf(entity, ({ input: tooLong }) => tooLong);
	const completed = await complete({ fields: fieldsOf(input) }, undefined);
	const { values } = await planWrite({
		entity,
		input: completed,
		mode: 'insert',
		record: entryName(input),
		lookup: () => Promise.reject(new Error('Hour entries have no further columns')),
	});
	const checked = Object.fromEntries(values.map(({ name, value }) => [name, value]));
	const entry = hourEntryOf(present({ ...completed.fields, ...checked }));
	return {
		entry,
		fields: { ...completed.fields, ...checked },
		isShortened: entry.description !== plainText(input.description),
	};
}

function fieldsOf(input: HourEntryInput): Readonly<Record<string, FieldValue>> {
	const { employee, project, hourType, date, hours, description, ownReference } = input;
	return {
		employee,
		project,
		hourType,
		date,
		hours: hundredthsOf(hours) / 100,
		description,
		ownReference: plainText(ownReference),
	};
}

function checkReference({ ownReference, employee, date }: HourEntryInput): void {
	if (plainText(ownReference) !== '') return;
	const record = `hour entry of employee ${employee} on ${date}`;
	throw new AccountViewError({
		code: 'AV_FIELD_REQUIRED',
		message: `The ${record} was not sent: it has no own reference.`,
		remedy:
			'Give every entry a reference that stays the same and that no other entry has, such as the number under which the app keeps it. Without it a repeat would store the hours twice.',
		record,
		details: { fields: 'ownReference' },
	});
}

function checkDate(input: HourEntryInput): void {
	const { date } = input;
	if (isDateOnly(date) && parseDutchTime(date) !== undefined) return;
	throw invalid(input, 'date', `the date '${date}' is not a calendar day such as 2026-03-05`);
}

function checkHours(input: HourEntryInput): void {
	const { hours } = input;
	const hundredths = hundredthsOf(hours);
	if (!Number.isFinite(hours)) throw invalid(input, 'hours', 'the hours are not a number');
	if (hundredths <= 0 || hundredths > DAY_HUNDREDTHS) {
		throw invalid(input, 'hours', `${hours} hours are not more than 0 and at most 24`);
	}
	if (Math.abs(hours * 100 - hundredths) > 1e-6) {
		throw invalid(input, 'hours', `${hours} hours have more than two decimals`);
	}
}

function invalid(input: HourEntryInput, field: string, problem: string): AccountViewError {
	const record = entryName(input);
	return new AccountViewError({
		code: 'AV_FIELD_INVALID',
		message: `The ${record} was not sent: ${problem}.`,
		remedy: 'Correct it where the hours were recorded, then send the entry again.',
		record,
		details: { fields: field },
	});
}
