import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { isObject, rowsOf } from '../reading/answer';
import { readValue } from '../reading/read-value';
import type { EntityRecord, FieldValue, NestedRecord, Row } from '../values';
import type { NestedPlan, WritePlan } from './write-plan';

/**
 * The records as they stand after a write: what was sent, and over it whatever AccountView answered.
 * That may be the whole row, the columns sent, the key alone or nothing.
 */
export function recordsAfterWrite(
	plans: readonly NestedPlan[],
	detail: EntityDefinition | undefined,
	answer: unknown,
): readonly NestedRecord[] {
	const rows = answeredRows(plans, detail, answer);
	return plans.map(({ header }, index) => {
		const row = rows[index] ?? {};
		const record = recordAfterWrite(header, row);
		const details = detail === undefined ? undefined : answeredDetails(detail, row);
		return details === undefined ? { record } : { record, details };
	});
}

/**
 * Row by row in the order sent. An answer about something else, or about another number of records,
 * does not make the write less done: it counts as empty.
 */
function answeredRows(
	plans: readonly NestedPlan[],
	detail: EntityDefinition | undefined,
	answer: unknown,
): readonly Row[] {
	const [first] = plans;
	if (first === undefined) return [];
	const details = detail === undefined ? [] : [detail.table];
	try {
		const rows = rowsOf(answer, first.header.entity.table, details);
		return rows.length === plans.length || plans.length === 1 ? rows : [];
	} catch (error) {
		if (error instanceof AccountViewError) return [];
		throw error;
	}
}

function recordAfterWrite(plan: WritePlan, row: Row): EntityRecord {
	const sent = new Map(plan.values.map(({ name, value }) => [name, value]));
	const record: Record<string, FieldValue> = {};
	for (const [name, field] of Object.entries(plan.entity.fields)) {
		put(record, name, answeredValue(row[field.column], field.type), sent.get(name));
	}
	for (const { name, definition, value } of plan.values) {
		if (name in record) continue;
		put(record, name, answeredValue(row[definition.column], definition.type), value);
	}
	return record;
}

/** Undefined when the answer does not tell of them. */
function answeredDetails(detail: EntityDefinition, row: Row): readonly EntityRecord[] | undefined {
	const rows = row[detail.table];
	if (!Array.isArray(rows) || rows.length === 0) return undefined;
	return rows.filter(isObject).map((line) => {
		const record: Record<string, FieldValue> = {};
		for (const [name, { column, type }] of Object.entries(detail.fields)) {
			put(record, name, answeredValue(line[column], type), undefined);
		}
		return record;
	});
}

function answeredValue(
	raw: unknown,
	type: Parameters<typeof readValue>[1],
): FieldValue | undefined {
	return raw === undefined ? undefined : readValue(raw, type);
}

function put(
	record: Record<string, FieldValue>,
	name: string,
	answered: FieldValue | undefined,
	sent: FieldValue | undefined,
): void {
	const value = answered === undefined ? sent : answered;
	if (value !== undefined) record[name] = value;
}
