import type { AccountViewClient } from '../client';
import type { EntityName } from '../dictionary/entity-definition';
import { isChangedSince, sinceFilter } from '../reading/conditions';
import { keyOf } from '../reading/paging';
import { requireField, selectFields } from '../reading/read-fields';
import { readNarrowed, UNNARROWED, type Narrowing } from '../reading/read-narrowing';
import { compileReader } from '../reading/record-reader';
import type { EntityRecord } from '../values';

/** A record that was changed, and when. */
export interface ChangedRecord {
	/** Key by which pages go, exactly as AccountView writes it. */
	readonly key: string;
	/** `YYYY-MM-DDTHH:mm:ss` on AccountView's clock; null when it says nothing. */
	readonly changedAt: string | null;
	readonly record: EntityRecord;
}

/** Which changes are wanted. */
export interface ChangeRequest {
	/** On AccountView's clock, as `changedAt` gives it; left out: all records. */
	readonly since?: string;
	/** Go on after this key. */
	readonly afterKey?: string;
}

/**
 * Records changed at or after a moment, by rising key, page by page. With a key to go on after, an
 * interrupted read continues where it was. Records that AccountView answers without a time of change
 * come along, so that none is lost.
 *
 * @param present makes the record as callers know it
 */
export async function* readChanged(
	client: AccountViewClient,
	entityName: EntityName,
	{ since, afterKey }: ChangeRequest,
	present: (record: EntityRecord) => EntityRecord = (record) => record,
): AsyncGenerator<readonly ChangedRecord[], void> {
	const entity = client.settings.dictionary[entityName];
	const { businessObject, table, pagingColumn } = entity;
	const fields = selectFields(entity);
	const read = compileReader(table, fields);
	const { column } = requireField(entity, 'changedAt');
	const query = {
		businessObject,
		table,
		fields: fields.map((field) => field.column),
		keyColumn: pagingColumn,
		...(afterKey !== undefined && { afterKey }),
	};
	const attempts: readonly Narrowing[] =
		since === undefined
			? [UNNARROWED]
			: [{ filters: [sinceFilter(column, since)], matchAnyFilter: false }, UNNARROWED];
	for await (const rows of readNarrowed(query, attempts, (narrowed) =>
		client.readPages(narrowed),
	)) {
		const records = rows.map((row): ChangedRecord => {
			const record = present(read(row));
			const changedAt = record['changedAt'];
			return {
				key: keyOf(row, pagingColumn),
				changedAt: typeof changedAt === 'string' ? changedAt : null,
				record,
			};
		});
		yield since === undefined
			? records
			: records.filter(({ changedAt }) => changedAt === null || isChangedSince(changedAt, since));
	}
}
