import { AccountViewError } from '../errors';
import { keyOf } from '../reading/paging';
import type { ReadQuery } from '../reading/query';
import { readValue } from '../reading/read-value';
import type { Row } from '../values';
import type { PlannedValue, WritePlan } from './write-plan';

/** More look-alikes tell a person nothing more. */
const ENOUGH = 2;

/**
 * Finds the key of a record that AccountView has just stored without telling its key: the one
 * record whose texts are all as they were sent. When several are, or none is, nothing is guessed.
 *
 * @throws AccountViewError `AV_WRITE_DOUBTFUL`: the record exists, its key is not known
 */
export async function findStoredKey(
	plan: WritePlan,
	read: (query: ReadQuery) => AsyncIterable<readonly Row[]>,
): Promise<string> {
	const texts = plan.values.filter(
		({ definition, value }) => definition.type === 'C' && value !== '',
	);
	const [filter] = texts.toSorted((one, other) => lengthOf(other) - lengthOf(one));
	if (filter === undefined) throw keyUnknown(plan, 'it holds no text to look it up by');
	const keys = await matchingKeys(plan, texts, filter, read);
	const [key] = keys;
	if (key !== undefined && keys.length === 1) return key;
	throw keyUnknown(plan, key === undefined ? 'none looks like it' : 'several look like it');
}

async function matchingKeys(
	plan: WritePlan,
	texts: readonly PlannedValue[],
	filter: PlannedValue,
	read: (query: ReadQuery) => AsyncIterable<readonly Row[]>,
): Promise<readonly string[]> {
	const { businessObject, table, fields, keyField, pagingColumn } = plan.entity;
	const keyColumn = fields[keyField]?.column ?? pagingColumn;
	const keys: string[] = [];
	try {
		const pages = read({
			businessObject,
			table,
			keyColumn: pagingColumn,
			fields: [keyColumn, ...texts.map(({ definition }) => definition.column)],
			filters: [
				{
					column: filter.definition.column,
					operator: 'Equal',
					type: 'C',
					value: String(filter.value),
				},
			],
		});
		for await (const rows of pages) {
			const alike = rows.filter((row) => texts.every((text) => isStored(row, text)));
			keys.push(...alike.map((row) => keyOf(row, keyColumn)));
			if (keys.length >= ENOUGH) break;
		}
	} catch (error) {
		if (!(error instanceof AccountViewError)) throw error;
		throw keyUnknown(plan, `looking it up failed (${error.code})`);
	}
	return keys;
}

function isStored(row: Row, { definition, value }: PlannedValue): boolean {
	return readValue(row[definition.column], definition.type) === value;
}

function lengthOf({ value }: PlannedValue): number {
	return String(value).length;
}

function keyUnknown({ entity, record }: WritePlan, problem: string): AccountViewError {
	const key = entity.fields[entity.keyField]?.label.toLowerCase() ?? entity.keyField;
	return new AccountViewError({
		code: 'AV_WRITE_DOUBTFUL',
		message: `AccountView stored ${record} without telling its ${key}, and ${problem}.`,
		remedy: 'Look it up in AccountView before you send it again.',
		record,
		details: { stored: true },
	});
}
