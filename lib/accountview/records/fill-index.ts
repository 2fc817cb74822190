import type { AccountViewClient } from '../client';
import type { EntityDefinition } from '../dictionary/entity-definition';
import { requireField } from '../reading/read-fields';
import { compileReader } from '../reading/record-reader';
import { LARGEST_PAGE } from '../settings';
import type { RecordIndex } from './record-index';

/** For fewer values single look-ups are as quick. */
const FEWEST_VALUES = 5;

/** A row of two columns is a small part of a whole one, so a page may hold more of them. */
const PAGE_FACTOR = 5;

/**
 * Reads key and match column of all records into the index, as far as that stays worth it: at most
 * a tenth of the requests that single look-ups would take, two for a short list. A read that ends
 * before is complete: then also what was not found is known.
 */
export async function fillIndex(
	client: AccountViewClient,
	entity: EntityDefinition,
	index: RecordIndex,
): Promise<void> {
	if (index.size < FEWEST_VALUES) return;
	const { businessObject, table, pagingColumn, keyField } = entity;
	const matchColumn = requireField(entity, index.field).column;
	const keyColumn = requireField(entity, keyField).column;
	const read = compileReader(table, [
		{ name: 'match', column: matchColumn, type: 'C' },
		{ name: 'key', column: keyColumn, type: 'C' },
	]);
	const budget = Math.max(2, Math.ceil(index.size / 10));
	let requests = 0;
	const pages = client.readPages({
		businessObject,
		table,
		fields: [...new Set([keyColumn, matchColumn])],
		keyColumn: pagingColumn,
		pageSize: Math.min(LARGEST_PAGE, client.settings.pageSize * PAGE_FACTOR),
	});
	for await (const rows of pages) {
		for (const row of rows) {
			const { match, key } = read(row);
			index.add(String(match), String(key));
		}
		requests += 1;
		const hasAllKeys = index.field === keyField && index.hasAll;
		if (requests >= budget || hasAllKeys) return;
	}
	index.complete();
}
