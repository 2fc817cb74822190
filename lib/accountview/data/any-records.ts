import type { AccountViewClient } from '../client';
import type { EntityDefinition } from '../dictionary/entity-definition';
import type { Filter } from '../reading/query';
import { codeRule, plainText, type MatchRule } from '../records/record-kind';
import { Records, type RecordWrite } from '../records/records';
import type { EntityRecord, FieldValue } from '../values';
import { columnCondition, type ColumnFilter } from './any-conditions';
import { describeObject, withRelated, type ObjectChoice } from './any-entity';

/** Which records of a business object are wanted, and what of them. */
export interface AnyRead extends ObjectChoice {
	readonly filters?: readonly ColumnFilter[];
	/** Column names; one of a related table with that in front, `HST_AH.INV_NR`. Left out: all of its own. */
	readonly columns?: readonly string[];
	readonly limit?: number;
}

/** A record to store, by column name. */
export interface AnyWrite extends ObjectChoice {
	readonly values: Readonly<Record<string, FieldValue>>;
}

/**
 * Records of any business object that this installation describes, known by their column names: the
 * way to what the package has no operation for.
 */
export class AnyRecords {
	private readonly entities = new Map<string, Promise<EntityDefinition>>();

	constructor(private readonly client: AccountViewClient) {}

	/** The object as this installation describes it, asked once. */
	describe(choice: ObjectChoice): Promise<EntityDefinition> {
		const name = `${choice.businessObject.trim().toUpperCase()}|${choice.keyColumn ?? ''}`;
		const known = this.entities.get(name);
		if (known !== undefined) return known;
		const asked = describeObject(this.client, choice);
		this.entities.set(name, asked);
		asked.catch(() => this.entities.delete(name));
		return asked;
	}

	/**
	 * By rising key, page by page; every filter is checked here too.
	 *
	 * @throws AccountViewError `AV_QUERY_INVALID`, `AV_TABLE_UNKNOWN` and what reading throws
	 */
	async *list(read: AnyRead): AsyncGenerator<readonly EntityRecord[], void> {
		const { filters = [] } = read;
		const columns = read.columns?.map((column) => column.trim().toUpperCase()) ?? [];
		const filtered = filters.map(({ column }) => column);
		const own = await this.describe(read);
		const records = this.recordsOf(
			await withRelated(this.client, own, { asked: columns, filtered }),
		);
		yield* records.list((entity) => filters.map((filter) => columnCondition(entity, filter)), {
			...(columns.length === 0 ? { wholeRows: true } : { fields: columns }),
			...(read.limit !== undefined && { limit: read.limit }),
		});
	}

	/** @throws AccountViewError see {@link Records.create} */
	async create(write: AnyWrite): Promise<RecordWrite> {
		const entity = await this.describe(write);
		return this.recordsOf(entity).create({ fields: upperCaseNames(write.values) });
	}

	/** Changes the columns given of the record with this key. @throws see {@link Records.update} */
	async update(key: string, write: AnyWrite): Promise<RecordWrite> {
		const entity = await this.describe(write);
		return this.recordsOf(entity).update(
			{ field: entity.keyField, value: key },
			{ fields: upperCaseNames(write.values) },
		);
	}

	private recordsOf(entity: EntityDefinition): Records<string> {
		return new Records(this.client, { entity, matches: { [entity.keyField]: keyRule(entity) } });
	}
}

function keyRule({ fields, keyField }: EntityDefinition): MatchRule {
	const field = fields[keyField];
	const name = field?.label.toLowerCase() ?? keyField;
	if (field?.upperCase === true) return codeRule(name);
	const isText = field === undefined || field.type === 'C';
	return {
		name,
		comparable: plainText,
		...(!isText && {
			filters: (column: string, value: string): readonly Filter[] => [
				{ column, operator: 'Equal', type: 'N', value: Number(value) },
			],
		}),
	};
}

function upperCaseNames(
	values: Readonly<Record<string, FieldValue>>,
): Readonly<Record<string, FieldValue>> {
	return Object.fromEntries(
		Object.entries(values).map(([name, value]) => [name.trim().toUpperCase(), value]),
	);
}
