import { rowsOf } from '../reading/answer';
import { AccountViewError } from '../errors';
import { readValue } from '../reading/read-value';
import type { EntityRecord, FieldValue, Row } from '../values';
import type { WritePlan } from './write-plan';

/**
 * The record as it stands after a write: what was sent, and over it whatever AccountView answered.
 * That may be the whole row, the columns sent, the key alone or nothing.
 */
export function recordAfterWrite(plan: WritePlan, answer: unknown): EntityRecord {
	const row = answeredRow(plan, answer);
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

/** An answer about something else does not make the write less done, so it counts as empty. */
function answeredRow({ entity }: WritePlan, answer: unknown): Row {
	try {
		return rowsOf(answer, entity.table)[0] ?? {};
	} catch (error) {
		if (error instanceof AccountViewError) return {};
		throw error;
	}
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
