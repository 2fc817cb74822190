import type { AccountViewClient } from '../client';
import { comparable, matchFilters, requireMatchValue, type CustomerMatch } from './customer-match';
import type { EntityDefinition } from '../dictionary/entity-definition';
import { EmailCapitals } from './email-capitals';
import type { RequestTally } from '../exchange/exchange';
import type { ReadQuery } from '../reading/query';
import { requireField } from '../reading/read-fields';
import { readNarrowed, type Narrowing } from '../reading/read-narrowing';
import { compileReader, type ReadField } from '../reading/record-reader';
import { LARGEST_PAGE } from '../settings';
import type { EntityRecord, Row } from '../values';

/** A customer that a look-up found. */
export interface FoundCustomer {
	readonly number: string;
	/** The fields asked for. */
	readonly record: EntityRecord;
}

/** A look-up expects one row; some more show at once that a value is not unique. */
const PAGE_SIZE = 10;

/** Finds customers by one of the fields that they are recognised by. */
export class CustomerLookup {
	private readonly entity: EntityDefinition;
	private readonly capitals: EmailCapitals;

	constructor(private readonly client: AccountViewClient) {
		this.entity = client.settings.dictionary.customer;
		this.capitals = new EmailCapitals(client);
	}

	/**
	 * The customers whose field has exactly this value: e-mail addresses in any case. One request,
	 * unless AccountView answers rows that do not match or a full page: then there may be more, and
	 * it reads on. That an address is nobody's takes a full read where AccountView minds capitals.
	 *
	 * @throws AccountViewError `AV_FIELD_REQUIRED` when the value is empty
	 */
	async find(
		match: CustomerMatch,
		fields: readonly ReadField[],
		tally: RequestTally,
	): Promise<readonly FoundCustomer[]> {
		const wanted = requireMatchValue(match);
		const reading = this.readingFor(match, wanted, fields);
		const found = await this.narrowed(match, reading, tally);
		const isSure = found.length > 0 || match.field !== 'email';
		if (isSure || !(await this.capitals.matter(tally))) return found;
		return this.everywhere(reading, tally);
	}

	private async narrowed(
		match: CustomerMatch,
		{ query, take }: Reading,
		tally: RequestTally,
	): Promise<readonly FoundCustomer[]> {
		const found: FoundCustomer[] = [];
		const pages = readNarrowed(query, attemptsFor(this.entity, match), (narrowed) =>
			this.client.readPages(narrowed, tally),
		);
		for await (const rows of pages) {
			const exact = take(rows);
			found.push(...exact);
			const isKeyFound = match.field === 'number' && found.length > 0;
			const isWhole = rows.length < PAGE_SIZE && exact.length === rows.length;
			if (isKeyFound || isWhole) break;
		}
		return found;
	}

	private async everywhere(
		{ query, take }: Reading,
		tally: RequestTally,
	): Promise<readonly FoundCustomer[]> {
		const found: FoundCustomer[] = [];
		const whole = { ...query, pageSize: LARGEST_PAGE, readAhead: true };
		for await (const rows of this.client.readPages(whole, tally)) found.push(...take(rows));
		return found;
	}

	private readingFor(
		{ field }: CustomerMatch,
		wanted: string,
		fields: readonly ReadField[],
	): Reading {
		const { businessObject, table, pagingColumn } = this.entity;
		const column = requireField(this.entity, field).column;
		const numberColumn = requireField(this.entity, 'number').column;
		const read = compileReader(table, fields);
		const readKeys = compileReader(table, [
			{ name: 'match', column, type: 'C' },
			{ name: 'number', column: numberColumn, type: 'C' },
		]);
		const columns = new Set([numberColumn, column, ...fields.map((asked) => asked.column)]);
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
					const { match, number } = readKeys(row);
					const isMatch = comparable(field, String(match)) === wanted;
					return isMatch ? [{ number: String(number), record: read(row) }] : [];
				}),
		};
	}
}

/** A read, and how to take the customers meant out of its rows. */
interface Reading {
	readonly query: ReadQuery;
	readonly take: (rows: readonly Row[]) => readonly FoundCustomer[];
}

/** Where AccountView takes one filter only, the value as given is the best single one. */
function attemptsFor(entity: EntityDefinition, match: CustomerMatch): readonly Narrowing[] {
	const filters = matchFilters(entity, match);
	const all = { filters, matchAnyFilter: filters.length > 1 };
	const [first] = filters;
	return filters.length > 1 && first !== undefined
		? [all, { filters: [first], matchAnyFilter: false }]
		: [all];
}
