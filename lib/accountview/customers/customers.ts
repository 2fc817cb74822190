import type { AccountViewClient } from '../client';
import { listContactPersons, type ContactPersonFilter } from './contact-persons';
import { planFilter, type CustomerFilter } from './customer-filter';
import { CustomerIndex } from './customer-index';
import { fillIndex } from './customer-index-read';
import { CustomerLookup } from './customer-lookup';
import {
	MATCH_NAMES,
	comparable,
	type CustomerMatch,
	type CustomerMatchField,
} from './customer-match';
import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { RequestTally } from '../exchange/exchange';
import { limited } from '../reading/limited';
import { selectFields } from '../reading/read-fields';
import { readNarrowed } from '../reading/read-narrowing';
import { compileReader } from '../reading/record-reader';
import { searchCodeFrom } from './search-code';
import type { EntityInput, EntityRecord, FieldValue } from '../values';

/** What to give of each record, and how many. */
export interface ReadOptions {
	/** Logical names, or column names in capitals; left out: all fields of the dictionary. */
	readonly fields?: readonly string[];
	readonly limit?: number;
}

/** What became of one customer. */
export interface CustomerWrite {
	readonly outcome: 'created' | 'updated';
	readonly record: EntityRecord;
	/** Requests that this one record took, look-ups and retries included. */
	readonly requests: number;
}

/** The customers (debiteuren) of one company. */
export class Customers {
	private readonly entity: EntityDefinition;
	private readonly lookup: CustomerLookup;

	constructor(private readonly client: AccountViewClient) {
		this.entity = client.settings.dictionary.customer;
		this.lookup = new CustomerLookup(client);
	}

	/** Customers by rising number, page by page. Every condition of the filter is checked here too. */
	async *list(
		filter: CustomerFilter,
		options: ReadOptions = {},
	): AsyncGenerator<readonly EntityRecord[], void> {
		const { businessObject, table, pagingColumn } = this.entity;
		const fields = selectFields(this.entity, options.fields);
		const { attempts, columns, test } = planFilter(this.entity, filter);
		const read = compileReader(table, fields);
		const asked = new Set([...fields.map(({ column }) => column), ...columns]);
		const query = {
			businessObject,
			table,
			fields: [...asked],
			keyColumn: pagingColumn,
			readAhead: options.limit === undefined,
			...(test === undefined && this.pageSizeFor(options.limit)),
		};
		const pages = readNarrowed(query, attempts, (narrowed) => this.client.readPages(narrowed));
		const records = mapPages(pages, (rows) =>
			(test === undefined ? rows : rows.filter(test)).map(read),
		);
		yield* limited(records, options.limit);
	}

	/** @throws AccountViewError `AV_RECORD_NOT_FOUND` */
	async get(number: string, options: Pick<ReadOptions, 'fields'> = {}): Promise<EntityRecord> {
		const match: CustomerMatch = { field: 'number', value: number };
		const fields = selectFields(this.entity, options.fields);
		const [found] = await this.lookup.find(match, fields, new RequestTally());
		if (found === undefined) throw notFound(match);
		return found.record;
	}

	/**
	 * Without a number AccountView gives one; without a search code it is made from the name.
	 *
	 * @throws AccountViewError a breach of the field rules, `AV_WRITE_DOUBTFUL`, `AV_REJECTED`, ...
	 */
	async create(input: EntityInput): Promise<CustomerWrite> {
		return this.insert(input, new RequestTally());
	}

	/**
	 * @throws AccountViewError `AV_RECORD_NOT_FOUND`, `AV_MATCH_AMBIGUOUS`, `AV_FIELD_REQUIRED` when
	 *   there is nothing to change, and as create
	 */
	async update(match: CustomerMatch, input: EntityInput): Promise<CustomerWrite> {
		refuseNothing(match, input);
		const tally = new RequestTally();
		const numbers = await this.numbersOf(match, tally);
		const number = onlyNumber(match, numbers);
		if (number === undefined) throw notFound(match);
		return this.change(number, input, tally);
	}

	/**
	 * Changes the customer that matches, or makes one that will. With an index most customers take
	 * one request; without one they take two.
	 */
	async createOrUpdate(
		match: CustomerMatch,
		input: EntityInput,
		index?: CustomerIndex,
	): Promise<CustomerWrite> {
		const tally = new RequestTally();
		const numbers = knownNumbers(match, index) ?? (await this.numbersOf(match, tally));
		const number = onlyNumber(match, numbers);
		const write =
			number === undefined
				? await this.insert(withMatchValue(match, input), tally)
				: await this.change(number, input, tally);
		if (index !== undefined) keepCurrent(index, match, write.record);
		return write;
	}

	/**
	 * Reads ahead who the customers with these values are. It takes at most a tenth of the requests
	 * that looking them up one by one would (two for a short list), and none for very few values.
	 */
	async index(field: CustomerMatchField, values: readonly string[]): Promise<CustomerIndex> {
		const index = new CustomerIndex(field, values);
		await fillIndex(this.client, index);
		return index;
	}

	/**
	 * The main and administration contacts that customers' records name, by customer number:
	 * `{customerNumber, customerName, role, name, code, salutation, email}`.
	 */
	contactPersons(
		filter: ContactPersonFilter,
		options: Pick<ReadOptions, 'limit'> = {},
	): AsyncGenerator<readonly EntityRecord[], void> {
		return limited(listContactPersons(this.client, filter), options.limit);
	}

	private async insert(input: EntityInput, tally: RequestTally): Promise<CustomerWrite> {
		const completed = withSearchCode(input);
		try {
			const record = await this.client.insert('customer', completed, tally);
			return { outcome: 'created', record, requests: tally.count };
		} catch (error) {
			throw isBlank(input.fields['number']) ? withNumberHint(error) : error;
		}
	}

	private async change(
		number: string,
		input: EntityInput,
		tally: RequestTally,
	): Promise<CustomerWrite> {
		refuseOtherNumber(number, input.fields['number']);
		const fields = { ...input.fields, number };
		const record = await this.client.update('customer', { ...input, fields }, tally);
		return { outcome: 'updated', record, requests: tally.count };
	}

	private async numbersOf(match: CustomerMatch, tally: RequestTally): Promise<readonly string[]> {
		const found = await this.lookup.find(match, [], tally);
		return found.map(({ number }) => number);
	}

	/** A read of few customers asks for no more than that. */
	private pageSizeFor(limit: number | undefined): { readonly pageSize?: number } {
		return limit !== undefined && limit > 0 && limit < this.client.settings.pageSize
			? { pageSize: limit }
			: {};
	}
}

async function* mapPages<In, Out>(
	pages: AsyncIterable<readonly In[]>,
	map: (page: readonly In[]) => readonly Out[],
): AsyncGenerator<readonly Out[], void> {
	for await (const page of pages) yield map(page);
}

/** What the index knows; undefined when it takes a look-up. */
function knownNumbers(
	match: CustomerMatch,
	index: CustomerIndex | undefined,
): readonly string[] | undefined {
	const answer = index?.find(match) ?? { kind: 'unknown' };
	switch (answer.kind) {
		case 'found':
			return answer.numbers;
		case 'absent':
			return [];
		case 'unknown':
			return undefined;
	}
}

/** A write may give a customer another value than it was found by. */
function keepCurrent(index: CustomerIndex, match: CustomerMatch, record: EntityRecord): void {
	const number = String(record['number']);
	const stored = record[match.field];
	const value = isBlank(stored) ? match.value : String(stored);
	index.settle(value, number);
	if (comparable(match.field, value) !== comparable(match.field, match.value)) {
		index.release(match.value, number);
	}
}

function onlyNumber(match: CustomerMatch, numbers: readonly string[]): string | undefined {
	if (numbers.length <= 1) return numbers[0];
	throw new AccountViewError({
		code: 'AV_MATCH_AMBIGUOUS',
		message: `${numbers.length} customers have ${MATCH_NAMES[match.field]} ${match.value.trim()}: ${numbers.slice(0, 10).join(', ')}.`,
		remedy: 'Make it differ in AccountView, or match on the customer number.',
		record: `customer with ${MATCH_NAMES[match.field]} ${match.value.trim()}`,
		details: { numbers: numbers.join(', ') },
	});
}

function notFound({ field, value }: CustomerMatch): AccountViewError {
	return new AccountViewError({
		code: 'AV_RECORD_NOT_FOUND',
		message: `AccountView has no customer with ${MATCH_NAMES[field]} '${value.trim()}'.`,
		remedy: 'Check the value and the company of the credential, or create the customer.',
		record: `customer ${value.trim()}`,
	});
}

/** Whoever changes nothing meant to change something: expressions that came out empty, often. */
function refuseNothing(match: CustomerMatch, { fields, columns = {} }: EntityInput): void {
	if (Object.keys(fields).length > 0 || Object.keys(columns).length > 0) return;
	const record = `customer with ${MATCH_NAMES[match.field]} ${match.value.trim()}`;
	throw new AccountViewError({
		code: 'AV_FIELD_REQUIRED',
		message: `The ${record} was not changed: no field to change was given.`,
		remedy: 'Give at least one field.',
		record,
	});
}

function refuseOtherNumber(number: string, given: FieldValue | undefined): void {
	if (isBlank(given) || comparable('number', String(given)) === comparable('number', number))
		return;
	throw new AccountViewError({
		code: 'AV_FIELD_INVALID',
		message: `Customer ${number} was not sent: its number cannot become '${String(given)}'.`,
		remedy: 'Leave the number out of the record, or match on the other number.',
		record: `customer ${number}`,
	});
}

/**
 * So that the next run finds the customer again; under another value it would be made anew at
 * every run.
 *
 * @throws AccountViewError `AV_FIELD_INVALID`
 */
function withMatchValue({ field, value }: CustomerMatch, input: EntityInput): EntityInput {
	const given = input.fields[field];
	const wanted = value.trim();
	if (isBlank(given)) return { ...input, fields: { ...input.fields, [field]: wanted } };
	if (comparable(field, String(given)) === comparable(field, wanted)) return input;
	const record = `customer with ${MATCH_NAMES[field]} ${wanted}`;
	throw new AccountViewError({
		code: 'AV_FIELD_INVALID',
		message: `The ${record} was not created: the record gives ${MATCH_NAMES[field]} '${String(given)}' instead.`,
		remedy: 'Give both the same value, or leave the field out of the record.',
		record,
	});
}

function withSearchCode(input: EntityInput): EntityInput {
	const { name, searchCode } = input.fields;
	if (!isBlank(searchCode) || isBlank(name)) return input;
	return { ...input, fields: { ...input.fields, searchCode: searchCodeFrom(String(name)) } };
}

function isBlank(value: FieldValue | undefined): boolean {
	return value === undefined || value === null || String(value).trim() === '';
}

/** Whether AccountView numbers customers itself is a setting of the administration. */
function withNumberHint(error: unknown): unknown {
	if (!(error instanceof AccountViewError) || error.code !== 'AV_REJECTED') return error;
	const { code, message, remedy, record, details } = error;
	return new AccountViewError({
		code,
		message,
		remedy: `${remedy} If it asks for SUB_NR, it does not number customers itself: give a number.`,
		...(record !== undefined && { record }),
		details,
	});
}
