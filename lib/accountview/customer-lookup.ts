import type { AccountViewClient } from './client';
import { comparable, matchFilters, requireMatchValue, type CustomerMatch } from './customer-match';
import type { RequestTally } from './exchange';
import { requireField } from './read-fields';
import { readNarrowed, type Narrowing } from './read-narrowing';
import { compileReader, type ReadField } from './record-reader';
import type { EntityRecord, Row } from './values';

/** A customer that a look-up found. */
export interface FoundCustomer {
	readonly number: string;
	/** The fields asked for. */
	readonly record: EntityRecord;
}

/** A look-up expects one row; some more show at once that a value is not unique. */
const PAGE_SIZE = 10;

/**
 * The customers whose field has exactly this value. One request, unless AccountView answers rows
 * that do not match or a full page: then there may be more, and it reads on.
 *
 * @throws AccountViewError `AV_FIELD_REQUIRED` when the value is empty
 */
export async function findCustomers(
	client: AccountViewClient,
	match: CustomerMatch,
	fields: readonly ReadField[],
	tally: RequestTally,
): Promise<readonly FoundCustomer[]> {
	const wanted = requireMatchValue(match);
	const entity = client.settings.dictionary.customer;
	const column = requireField(entity, match.field).column;
	const numberColumn = requireField(entity, 'number').column;
	const read = compileReader(entity.table, fields);
	const readKeys = compileReader(entity.table, [
		{ name: 'match', column, type: 'C' },
		{ name: 'number', column: numberColumn, type: 'C' },
	]);
	const { businessObject, table, pagingColumn } = entity;
	const columns = new Set([numberColumn, column, ...fields.map((field) => field.column)]);
	const query = {
		businessObject,
		table,
		fields: [...columns],
		keyColumn: pagingColumn,
		pageSize: PAGE_SIZE,
	};
	const found: FoundCustomer[] = [];
	const pages = readNarrowed(query, attemptsFor(client, match), (narrowed) =>
		client.readPages(narrowed, tally),
	);
	for await (const rows of pages) {
		const exact = rows.filter((row) => isMatch(row));
		found.push(...exact.map((row) => ({ number: numberOf(row), record: read(row) })));
		const isKeyFound = match.field === 'number' && found.length > 0;
		const isWhole = rows.length < PAGE_SIZE && exact.length === rows.length;
		if (isKeyFound || isWhole) break;
	}
	return found;

	function isMatch(row: Row): boolean {
		return comparable(match.field, String(readKeys(row)['match'])) === wanted;
	}

	function numberOf(row: Row): string {
		return String(readKeys(row)['number']);
	}
}

/** Where AccountView takes one filter only, the value as given is the best single one. */
function attemptsFor(client: AccountViewClient, match: CustomerMatch): readonly Narrowing[] {
	const filters = matchFilters(client.settings.dictionary.customer, match);
	const all = { filters, matchAnyFilter: filters.length > 1 };
	const [first] = filters;
	return filters.length > 1 && first !== undefined
		? [all, { filters: [first], matchAnyFilter: false }]
		: [all];
}
