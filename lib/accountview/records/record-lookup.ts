import type { AccountViewClient } from '../client';
import type { EntityDefinition } from '../dictionary/entity-definition';
import type { RequestTally } from '../exchange/exchange';
import type { ReadQuery } from '../reading/query';
import { requireField } from '../reading/read-fields';
import { readNarrowed, type Narrowing } from '../reading/read-narrowing';
import { compileReader, type ReadField } from '../reading/record-reader';
import { LARGEST_PAGE } from '../settings';
import type { EntityRecord, Row } from '../values';
import {
	matchFilters,
	requireMatchValue,
	type MatchRule,
	type MatchRules,
	type RecordMatch,
} from './record-kind';

/** A record that a look-up found. */
export interface FoundRecord {
	readonly key: string;
	/** The fields asked for. */
	readonly record: EntityRecord;
}

/** A look-up expects one row; some more show at once that a value is not unique. */
const PAGE_SIZE = 10;

/** Finds records of one kind by one of the fields that they are recognised by. */
export class RecordLookup<Field extends string> {
	constructor(
		private readonly client: AccountViewClient,
		private readonly entity: EntityDefinition,
		private readonly matches: MatchRules<Field>,
	) {}

	/**
	 * The records whose field has exactly this value, compared as its rule says. One request, unless
	 * AccountView answers rows that do not match or a full page: then there may be more, and it reads
	 * on. Where the filters may hide a record, that there is none takes a full read.
	 *
	 * @throws AccountViewError `AV_FIELD_REQUIRED` when the value is empty
	 */
	async find(
		match: RecordMatch<Field>,
		fields: readonly ReadField[],
		tally: RequestTally,
	): Promise<readonly FoundRecord[]> {
		const rule = this.matches[match.field];
		const wanted = requireMatchValue(this.entity, rule, match);
		const reading = this.readingFor(match, wanted, fields);
		const found = await this.narrowed(match, reading, tally);
		const isSure = found.length > 0 || rule.mayHide === undefined;
		if (isSure || !(await rule.mayHide(tally))) return found;
		return this.everywhere(reading, tally);
	}

	private async narrowed(
		match: RecordMatch<Field>,
		{ query, take }: Reading,
		tally: RequestTally,
	): Promise<readonly FoundRecord[]> {
		const found: FoundRecord[] = [];
		const attempts = attemptsFor(this.entity, this.matches[match.field], match);
		const pages = readNarrowed(query, attempts, (narrowed) =>
			this.client.readPages(narrowed, tally),
		);
		for await (const rows of pages) {
			const exact = take(rows);
			found.push(...exact);
			const isKeyFound = match.field === this.entity.keyField && found.length > 0;
			const isWhole = rows.length < PAGE_SIZE && exact.length === rows.length;
			if (isKeyFound || isWhole) break;
		}
		return found;
	}

	private async everywhere(
		{ query, take }: Reading,
		tally: RequestTally,
	): Promise<readonly FoundRecord[]> {
		const found: FoundRecord[] = [];
		const whole = { ...query, pageSize: LARGEST_PAGE, readAhead: true };
		for await (const rows of this.client.readPages(whole, tally)) found.push(...take(rows));
		return found;
	}

	private readingFor(
		{ field }: RecordMatch<Field>,
		wanted: string,
		fields: readonly ReadField[],
	): Reading {
		const { businessObject, table, pagingColumn, keyField } = this.entity;
		const { comparable, valueIn = asItIs } = this.matches[field];
		const column = requireField(this.entity, field).column;
		const keyColumn = requireField(this.entity, keyField).column;
		const read = compileReader(table, fields);
		const readKeys = compileReader(table, [
			{ name: 'match', column, type: 'C' },
			{ name: 'key', column: keyColumn, type: 'C' },
		]);
		const columns = new Set([keyColumn, column, ...fields.map((asked) => asked.column)]);
		return {
			query: {
				businessObject,
				table,
				fields: [...columns],
				keyColumn: pagingColumn,
				pageSize: PAGE_SIZE,
			},
			take: (rows) =>
				rows.flatMap((row) => {
					const { match, key } = readKeys(row);
					const isMatch = comparable(valueIn(String(match))) === wanted;
					return isMatch ? [{ key: String(key), record: read(row) }] : [];
				}),
		};
	}
}

/** A read, and how to take the records meant out of its rows. */
interface Reading {
	readonly query: ReadQuery;
	readonly take: (rows: readonly Row[]) => readonly FoundRecord[];
}

function asItIs(text: string): string {
	return text;
}

/** Where AccountView takes one filter only, the value as given is the best single one. */
function attemptsFor(
	entity: EntityDefinition,
	rule: MatchRule,
	match: RecordMatch,
): readonly Narrowing[] {
	const filters = matchFilters(entity, rule, match);
	const all = { filters, matchAnyFilter: filters.length > 1 };
	const [first] = filters;
	return filters.length > 1 && first !== undefined
		? [all, { filters: [first], matchAnyFilter: false }]
		: [all];
}
