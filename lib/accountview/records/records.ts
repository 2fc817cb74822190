import type { AccountViewClient } from '../client';
import { resolveEntity } from '../dictionary/dictionary';
import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { RequestTally } from '../exchange/exchange';
import { planConditions, type Condition } from '../reading/conditions';
import { limited } from '../reading/limited';
import { selectFields } from '../reading/read-fields';
import { readNarrowed } from '../reading/read-narrowing';
import { compileReader } from '../reading/record-reader';
import {
	isBlank,
	type EntityInput,
	type EntityRecord,
	type FieldValue,
	type NestedRecord,
} from '../values';
import { fillIndex } from './fill-index';
import { keyUnread } from './key-unread';
import { RecordIndex } from './record-index';
import { matchedRecord, type RecordKind, type RecordMatch } from './record-kind';
import { RecordLookup, type FoundRecord } from './record-lookup';

/** What to give of each record, and how many. */
export interface ReadOptions {
	/** Logical names, or column names in capitals; left out: all fields of the dictionary. */
	readonly fields?: readonly string[];
	/** Ask for whole rows, because their columns are too many to name in a request. */
	readonly wholeRows?: boolean;
	readonly limit?: number;
}

/** What became of one record. */
export interface RecordWrite extends NestedRecord {
	readonly outcome: 'created' | 'updated';
	/** Requests that this one record took, look-ups and retries included. */
	readonly requests: number;
}

/** What else a write may use. */
export interface WriteOptions<Field extends string> {
	/** What a prior read knows about the records of this run. */
	readonly index?: RecordIndex<Field> | undefined;
	/** Lines of a record that is made; an existing record keeps the lines it has. */
	readonly details?: readonly EntityInput[];
}

/** A write that an index is to know of. */
interface Indexed<Field extends string> {
	readonly match: RecordMatch<Field>;
	readonly input: EntityInput;
	readonly index: RecordIndex<Field> | undefined;
}

/** Reads and writes one kind of record; what kinds have of their own is in their `RecordKind`. */
export class Records<Field extends string> {
	readonly entity: EntityDefinition;
	private readonly lookup: RecordLookup<Field>;

	constructor(
		private readonly client: AccountViewClient,
		private readonly kind: RecordKind<Field>,
	) {
		this.entity = resolveEntity(client.settings.dictionary, kind.entity);
		this.lookup = new RecordLookup(client, this.entity, kind.matches);
	}

	/** Records by rising key, page by page. Every condition is checked here too. */
	async *list(
		conditionsOf: (entity: EntityDefinition) => readonly Condition[],
		options: ReadOptions = {},
	): AsyncGenerator<readonly EntityRecord[], void> {
		const { businessObject, table, pagingColumn } = this.entity;
		const fields = selectFields(this.entity, options.fields);
		const { attempts, columns, test } = planConditions(this.entity, conditionsOf(this.entity));
		const read = compileReader(table, fields);
		const asked = new Set([...fields.map(({ column }) => column), ...columns]);
		const query = {
			businessObject,
			table,
			fields: options.wholeRows === true ? ('all' as const) : [...asked],
			keyColumn: pagingColumn,
			readAhead: options.limit === undefined,
			...(test === undefined && this.pageSizeFor(options.limit)),
		};
		const { present } = this.kind;
		const toRecord: typeof read = present === undefined ? read : (row) => present(read(row));
		const pages = readNarrowed(query, attempts, (narrowed) => this.client.readPages(narrowed));
		const records = mapPages(pages, (rows) =>
			(test === undefined ? rows : rows.filter(test)).map(toRecord),
		);
		yield* limited(records, options.limit);
	}

	/** @throws AccountViewError `AV_RECORD_NOT_FOUND`, `AV_MATCH_AMBIGUOUS` */
	async get(
		match: RecordMatch<Field>,
		options: Pick<ReadOptions, 'fields'> = {},
	): Promise<EntityRecord> {
		const found = await this.find(match, new RequestTally(), options.fields);
		const key = this.onlyKey(
			match,
			found.map((one) => one.key),
		);
		const record = found.find((one) => one.key === key)?.record;
		if (record === undefined) throw this.notFound(match);
		return this.presented(record);
	}

	/** The key of the one record found. @throws AccountViewError as {@link Records.get} */
	requireKey(match: RecordMatch<Field>, keys: readonly string[]): string {
		const key = this.onlyKey(match, keys);
		if (key === undefined) throw this.notFound(match);
		return key;
	}

	/** @throws AccountViewError a breach of the field rules, `AV_WRITE_DOUBTFUL`, `AV_REJECTED`, ... */
	create(input: EntityInput, details: readonly EntityInput[] = []): Promise<RecordWrite> {
		return this.insert(input, details, new RequestTally());
	}

	/**
	 * Makes a record that no other may match: with an index mostly by one request, without one by two.
	 *
	 * @throws AccountViewError `AV_RECORD_EXISTS`, and as create
	 */
	async createOnce(
		match: RecordMatch<Field>,
		input: EntityInput,
		{ index, details = [] }: WriteOptions<Field> = {},
	): Promise<RecordWrite> {
		const tally = new RequestTally();
		return this.keepingUp({ match, input, index }, () =>
			this.insert(input, details, tally, () => this.requireNone(match, index, tally)),
		);
	}

	/**
	 * @throws AccountViewError `AV_RECORD_NOT_FOUND`, `AV_MATCH_AMBIGUOUS`, `AV_FIELD_REQUIRED` when
	 *   there is nothing to change, and as create
	 */
	async update(match: RecordMatch<Field>, input: EntityInput): Promise<RecordWrite> {
		this.refuseNothing(match, input);
		const tally = new RequestTally();
		const key = this.requireKey(match, await this.keysOf(match, tally));
		return this.change(key, input, tally);
	}

	/**
	 * Changes the record that matches, or makes one that will. With an index most records take one
	 * request; without one they take two.
	 */
	async createOrUpdate(
		match: RecordMatch<Field>,
		input: EntityInput,
		{ index, details = [] }: WriteOptions<Field> = {},
	): Promise<RecordWrite> {
		const tally = new RequestTally();
		const keys = knownKeys(match, index) ?? (await this.keysOf(match, tally));
		const key = this.onlyKey(match, keys);
		return this.keepingUp({ match, input, index }, async () =>
			key === undefined
				? await this.insert(this.withMatchValue(match, input), details, tally)
				: await this.change(key, input, tally),
		);
	}

	/**
	 * Reads ahead who the records with these values are. It takes at most a tenth of the requests
	 * that looking them up one by one would (two for a short list), and none for very few values.
	 */
	async index(field: Field, values: readonly string[]): Promise<RecordIndex<Field>> {
		const isKey = field === this.entity.keyField;
		const index = new RecordIndex({ field, isKey, rule: this.kind.matches[field] }, values);
		await fillIndex(this.client, this.entity, index);
		return index;
	}

	/** The keys of the records that match; `fields` of each beside them. */
	private find(
		match: RecordMatch<Field>,
		tally: RequestTally,
		fields?: readonly string[],
	): Promise<readonly FoundRecord[]> {
		return this.lookup.find(match, selectFields(this.entity, fields), tally);
	}

	private async keysOf(match: RecordMatch<Field>, tally: RequestTally): Promise<readonly string[]> {
		return (await this.find(match, tally, [])).map(({ key }) => key);
	}

	private async insert(
		input: EntityInput,
		details: readonly EntityInput[],
		tally: RequestTally,
		checkFirst: () => Promise<void> = nothing,
	): Promise<RecordWrite> {
		const { entity, detail, complete, explainInsert } = this.kind;
		const completed = (await complete?.(input, undefined)) ?? input;
		await checkFirst();
		try {
			const stored =
				detail === undefined
					? { record: await this.client.insert(entity, completed, tally) }
					: await this.client.insertNested(
							{ entity, detail },
							{ input: completed, details },
							tally,
						);
			return this.outcome('created', stored, tally);
		} catch (error) {
			throw explainInsert?.(error, input) ?? error;
		}
	}

	private async change(key: string, input: EntityInput, tally: RequestTally): Promise<RecordWrite> {
		const { keyField } = this.entity;
		this.refuseOtherKey(key, input.fields[keyField]);
		const current = (): Promise<EntityRecord> => this.recordOf(key, tally);
		const completed = (await this.kind.complete?.(input, current)) ?? input;
		const fields = { ...completed.fields, [keyField]: key };
		const record = await this.client.update(this.kind.entity, { ...completed, fields }, tally);
		return this.outcome('updated', { record }, tally);
	}

	private async recordOf(key: string, tally: RequestTally): Promise<EntityRecord> {
		const keyField = this.keyMatchField();
		const [found] = await this.find({ field: keyField, value: key }, tally);
		if (found === undefined) throw this.notFound({ field: keyField, value: key });
		return this.presented(found.record);
	}

	private keyMatchField(): Field {
		const { keyField, name } = this.entity;
		if (isFieldOf(this.kind.matches, keyField)) return keyField;
		throw new Error(`The match rules of ${name} lack its key ${keyField}`);
	}

	private outcome(
		outcome: RecordWrite['outcome'],
		stored: NestedRecord,
		tally: RequestTally,
	): RecordWrite {
		const record = this.presented(stored.record);
		return { outcome, ...stored, record, requests: tally.count };
	}

	private presented(record: EntityRecord): EntityRecord {
		return this.kind.present?.(record) ?? record;
	}

	/**
	 * What the index knows of a value, or one look-up.
	 *
	 * @throws AccountViewError `AV_RECORD_EXISTS` when a record has it
	 */
	private async requireNone(
		match: RecordMatch<Field>,
		index: RecordIndex<Field> | undefined,
		tally: RequestTally,
	): Promise<void> {
		const keys = knownKeys(match, index) ?? (await this.keysOf(match, tally));
		if (keys.length === 0) return;
		if (keys.includes('')) throw keyUnread(this.entity);
		const { label, plural } = this.entity;
		const { name } = this.kind.matches[match.field];
		const [what, has] = keys.length === 1 ? [label, 'has'] : [plural, 'have'];
		throw new AccountViewError({
			code: 'AV_RECORD_EXISTS',
			message: `The ${this.named(match)} was not created: ${what} ${keys.slice(0, 10).join(', ')} ${has} that ${name} already.`,
			remedy: `Use Create or Update, which changes the ${label} that is there, or give another ${name}.`,
			record: this.named(match),
			details: { numbers: keys.join(', ') },
		});
	}

	/** The index learns what was written, or that this is not known. */
	private async keepingUp(
		{ match, input, index }: Indexed<Field>,
		write: () => Promise<RecordWrite>,
	): Promise<RecordWrite> {
		try {
			const written = await write();
			if (index !== undefined) this.keepCurrent(index, match, written.record);
			return written;
		} catch (error) {
			if (index !== undefined && isDoubtful(error)) forget(index, match, input);
			throw error;
		}
	}

	/** A write may give a record another value than it was found by. */
	private keepCurrent(
		index: RecordIndex<Field>,
		match: RecordMatch<Field>,
		record: EntityRecord,
	): void {
		const { comparable } = this.kind.matches[match.field];
		const key = String(record[this.entity.keyField]);
		const stored = record[match.field];
		const value = isBlank(stored) ? match.value : String(stored);
		index.settle(value, key);
		if (comparable(value) !== comparable(match.value)) index.release(match.value, key);
	}

	/** A read of few records asks for no more than that. */
	private pageSizeFor(limit: number | undefined): { readonly pageSize?: number } {
		return limit !== undefined && limit > 0 && limit < this.client.settings.pageSize
			? { pageSize: limit }
			: {};
	}

	private named(match: RecordMatch<Field>): string {
		return matchedRecord(this.entity, this.kind.matches[match.field], match);
	}

	private onlyKey(match: RecordMatch<Field>, keys: readonly string[]): string | undefined {
		if (keys.includes('')) throw keyUnread(this.entity);
		if (keys.length <= 1) return keys[0];
		const { plural } = this.entity;
		const { name } = this.kind.matches[match.field];
		const keyName = this.kind.matches[this.keyMatchField()].name;
		throw new AccountViewError({
			code: 'AV_MATCH_AMBIGUOUS',
			message: `${keys.length} ${plural} have ${name} ${match.value.trim()}: ${keys.slice(0, 10).join(', ')}.`,
			remedy: `Make it differ in AccountView, or match on the ${keyName}.`,
			record: this.named(match),
			details: { numbers: keys.join(', ') },
		});
	}

	private notFound(match: RecordMatch<Field>): AccountViewError {
		const { label } = this.entity;
		const value = match.value.trim();
		return new AccountViewError({
			code: 'AV_RECORD_NOT_FOUND',
			message: `AccountView has no ${label} with ${this.kind.matches[match.field].name} '${value}'.`,
			remedy: `Check the value and the company of the credential, or create the ${label}.`,
			record: `${label} ${value}`,
		});
	}

	/** Whoever changes nothing meant to change something: expressions that came out empty, often. */
	private refuseNothing(match: RecordMatch<Field>, { fields, columns = {} }: EntityInput): void {
		if (Object.keys(fields).length > 0 || Object.keys(columns).length > 0) return;
		const record = this.named(match);
		throw new AccountViewError({
			code: 'AV_FIELD_REQUIRED',
			message: `The ${record} was not changed: no field to change was given.`,
			remedy: 'Give at least one field.',
			record,
		});
	}

	private refuseOtherKey(key: string, given: FieldValue | undefined): void {
		const { comparable, name } = this.kind.matches[this.keyMatchField()];
		if (isBlank(given) || comparable(String(given)) === comparable(key)) return;
		const record = `${this.entity.label} ${key}`;
		const what = name.slice(name.lastIndexOf(' ') + 1);
		throw new AccountViewError({
			code: 'AV_FIELD_INVALID',
			message: `${capitalised(record)} was not sent: its ${what} cannot become '${String(given)}'.`,
			remedy: `Leave the ${what} out of the record, or match on the other ${what}.`,
			record,
		});
	}

	/**
	 * So that the next run finds the record again; under another value it would be made anew at
	 * every run.
	 *
	 * @throws AccountViewError `AV_FIELD_INVALID`
	 */
	private withMatchValue(match: RecordMatch<Field>, input: EntityInput): EntityInput {
		const { field, value } = match;
		const { comparable, name } = this.kind.matches[field];
		const given = input.fields[field];
		const wanted = value.trim();
		if (isBlank(given)) return { ...input, fields: { ...input.fields, [field]: wanted } };
		if (comparable(String(given)) === comparable(wanted)) return input;
		const record = this.named(match);
		throw new AccountViewError({
			code: 'AV_FIELD_INVALID',
			message: `The ${record} was not created: the record gives ${name} '${String(given)}' instead.`,
			remedy: 'Give both the same value, or leave the field out of the record.',
			record,
		});
	}
}

function isFieldOf<Field extends string>(
	rules: Readonly<Record<Field, unknown>>,
	name: string,
): name is Field {
	return Object.hasOwn(rules, name);
}

async function* mapPages<In, Out>(
	pages: AsyncIterable<readonly In[]>,
	map: (page: readonly In[]) => readonly Out[],
): AsyncGenerator<readonly Out[], void> {
	for await (const page of pages) yield map(page);
}

/** The record may have the value that it was found by, or the one that it was to get. */
function forget<Field extends string>(
	index: RecordIndex<Field>,
	{ field, value }: RecordMatch<Field>,
	{ fields }: EntityInput,
): void {
	index.forget(value);
	const given = fields[field];
	if (!isBlank(given)) index.forget(String(given));
}

function nothing(): Promise<void> {
	return Promise.resolve();
}

function isDoubtful(error: unknown): boolean {
	return error instanceof AccountViewError && error.code === 'AV_WRITE_DOUBTFUL';
}

/** What the index knows; undefined when it takes a look-up. */
function knownKeys<Field extends string>(
	match: RecordMatch<Field>,
	index: RecordIndex<Field> | undefined,
): readonly string[] | undefined {
	const answer = index?.find(match) ?? { kind: 'unknown' };
	switch (answer.kind) {
		case 'found':
			return answer.keys;
		case 'absent':
			return [];
		case 'unknown':
			return undefined;
	}
}

function capitalised(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
