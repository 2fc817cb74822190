import type { AccountViewClient } from '../client';
import { resolveEntity } from '../dictionary/dictionary';
import type { EntityDefinition } from '../dictionary/entity-definition';
import { RequestTally } from '../exchange/exchange';
import { planConditions, type Condition } from '../reading/conditions';
import { limited } from '../reading/limited';
import { selectFields } from '../reading/read-fields';
import { readNarrowed } from '../reading/read-narrowing';
import { compileReader } from '../reading/record-reader';
import type { EntityInput, EntityRecord, NestedRecord } from '../values';
import { fillIndex } from './fill-index';
import { keepingUp, knownKeys, type IndexedWrite } from './index-upkeep';
import { Matching } from './matching';
import { RecordIndex } from './record-index';
import type { RecordKind, RecordMatch } from './record-kind';
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

/** Reads and writes one kind of record; what kinds have of their own is in their `RecordKind`. */
export class Records<Field extends string> {
	readonly entity: EntityDefinition;
	private readonly lookup: RecordLookup<Field>;
	private readonly matching: Matching<Field>;

	constructor(
		private readonly client: AccountViewClient,
		private readonly kind: RecordKind<Field>,
	) {
		this.entity = resolveEntity(client.settings.dictionary, kind.entity);
		this.lookup = new RecordLookup(client, this.entity, kind.matches);
		this.matching = new Matching(this.entity, kind.matches);
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
		const key = this.matching.onlyKey(
			match,
			found.map((one) => one.key),
		);
		const record = found.find((one) => one.key === key)?.record;
		if (record === undefined) throw this.matching.notFound(match);
		return this.presented(record);
	}

	/** The key of the one record found. @throws AccountViewError as {@link Records.get} */
	requireKey(match: RecordMatch<Field>, keys: readonly string[]): string {
		return this.matching.requireKey(match, keys);
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
		return keepingUp(this.indexed(match, input, index), () =>
			this.insert(input, details, tally, () => this.requireNone(match, index, tally)),
		);
	}

	/**
	 * @throws AccountViewError `AV_RECORD_NOT_FOUND`, `AV_MATCH_AMBIGUOUS`, `AV_FIELD_REQUIRED` when
	 *   there is nothing to change, and as create
	 */
	async update(match: RecordMatch<Field>, input: EntityInput): Promise<RecordWrite> {
		this.matching.refuseNothing(match, input);
		const tally = new RequestTally();
		const key = this.matching.requireKey(match, await this.keysOf(match, tally));
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
		const key = this.matching.onlyKey(match, keys);
		return keepingUp(this.indexed(match, input, index), async () =>
			key === undefined
				? await this.insert(this.matching.withMatchValue(match, input), details, tally)
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
		this.matching.refuseOtherKey(key, input.fields[keyField]);
		const current = (): Promise<EntityRecord> => this.recordOf(key, tally);
		const completed = (await this.kind.complete?.(input, current)) ?? input;
		const fields = { ...completed.fields, [keyField]: key };
		const record = await this.client.update(this.kind.entity, { ...completed, fields }, tally);
		return this.outcome('updated', { record }, tally);
	}

	private async recordOf(key: string, tally: RequestTally): Promise<EntityRecord> {
		const keyField = this.matching.keyMatchField();
		const [found] = await this.find({ field: keyField, value: key }, tally);
		if (found === undefined) throw this.matching.notFound({ field: keyField, value: key });
		return this.presented(found.record);
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
		this.matching.refuseFound(match, keys);
	}

	private indexed(
		match: RecordMatch<Field>,
		input: EntityInput,
		index: RecordIndex<Field> | undefined,
	): IndexedWrite<Field> {
		const rule = this.kind.matches[match.field];
		return { match, input, index, rule, keyField: this.entity.keyField };
	}

	/** A read of few records asks for no more than that. */
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

function nothing(): Promise<void> {
	return Promise.resolve();
}
