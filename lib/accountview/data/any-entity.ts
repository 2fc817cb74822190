import type { AccountViewClient } from '../client';
import {
	fieldFromColumn,
	type EntityDefinition,
	type FieldDefinition,
} from '../dictionary/entity-definition';
import { toColumnDefinition, type ColumnInfo, type TableInfo } from '../dictionary/metadata-rows';
import { AccountViewError } from '../errors';

/** A business object, as a caller names it. */
export interface ObjectChoice {
	/** Code, such as `AK1`, in any case. */
	readonly businessObject: string;
	/** Column that tells one record from all others; left out: what AccountView sorts by. */
	readonly keyColumn?: string;
}

/**
 * Any business object as this installation describes it: each column is a field of that name. What
 * is mandatory is left to AccountView, whose dictionary calls also that mandatory which it fills in
 * itself.
 *
 * @throws AccountViewError `AV_OBJECT_UNKNOWN`, `AV_QUERY_INVALID` when no key column can be told
 */
export async function describeObject(
	client: AccountViewClient,
	{ businessObject, keyColumn }: ObjectChoice,
): Promise<EntityDefinition> {
	const code = businessObject.trim().toUpperCase();
	const table = await tableOfObject(client, code);
	const columns = await client.columns(table.name);
	if (columns.length === 0) throw unknownObject(code);
	const key = keyOf(client, code, table, columns, keyColumn?.trim().toUpperCase() ?? '');
	return {
		name: 'record',
		label: `record of ${code}`,
		plural: `records of ${code}`,
		dutch: table.label,
		businessObject: code,
		table: table.name,
		proof: 'assumed',
		keyField: key,
		pagingColumn: key,
		fields: Object.fromEntries(columns.flatMap((column) => fieldOf(column))),
		columns: new Map(),
		overridden: false,
	};
}

/**
 * The same object with the columns of related tables that are named, such as `HST_AH.INV_NR` beside
 * lines of invoices: the header of those has no object of its own.
 *
 * @throws AccountViewError `AV_TABLE_UNKNOWN`, and `AV_QUERY_INVALID` for a filter on such a column
 * where all columns are asked: then only those of the object's own table are answered
 */
export async function withRelated(
	client: AccountViewClient,
	entity: EntityDefinition,
	{ asked, filtered }: { readonly asked: readonly string[]; readonly filtered: readonly string[] },
): Promise<EntityDefinition> {
	const names = [...asked, ...filtered].map((name) => name.trim().toUpperCase());
	const foreign = names.filter((name) => name.includes('.'));
	if (foreign.length === 0) return entity;
	if (asked.length === 0) throw columnsMissing(foreign);
	const tables = new Set(foreign.map((name) => name.slice(0, name.indexOf('.'))));
	const fields = { ...entity.fields };
	for (const table of tables) {
		const columns = await client.columns(table);
		if (columns.length === 0) throw unknownTable(table);
		for (const [name, field] of columns.flatMap((column) => fieldOf(column))) {
			const qualified = `${table}.${name}`;
			if (foreign.includes(qualified)) fields[qualified] = { ...field, column: qualified };
		}
	}
	return { ...entity, fields };
}

/**
 * Further views of the table of customers: suppliers, all relations, and those with prospects. A dictionary
 * names one object for each table. Proven by omniboost/go-accountview.net, which reads `CON`; `AP1` and
 * `CM1` are assumed after it.
 */
const RELATIONS: ReadonlySet<string> = new Set(['AP1', 'CON', 'CM1']);

async function tableOfObject(client: AccountViewClient, code: string): Promise<TableInfo> {
	const tables = await client.tables();
	const { dictionary } = client.settings;
	const known = RELATIONS.has(code)
		? dictionary.customer
		: Object.values(dictionary).find(
				(entity) => entity.businessObject === code && entity.parent === undefined,
			);
	const ofObject = tables.filter((table) => table.object === code);
	// Lines come with their header, unless they are all that there is of an object.
	const headers = ofObject.filter(({ header }) => header === '');
	const own = headers.length > 0 ? headers : ofObject;
	const table = own.find(({ name }) => name === known?.table) ?? own[0];
	if (table !== undefined) return table;
	const knownTable = tables.find(({ name }) => name === known?.table);
	if (knownTable === undefined) throw unknownObject(code);
	return knownTable;
}

function fieldOf(column: ColumnInfo): readonly (readonly [string, FieldDefinition])[] {
	const definition = toColumnDefinition(column);
	if (definition === undefined) return [];
	return [[column.name, { ...fieldFromColumn(definition), mandatory: false }]];
}

function keyOf(
	client: AccountViewClient,
	code: string,
	{ name, sortedBy }: TableInfo,
	columns: readonly ColumnInfo[],
	chosen: string,
): string {
	const known = Object.values(client.settings.dictionary).find(
		(entity) => entity.businessObject === code && entity.table === name,
	);
	const candidates =
		chosen === '' ? [known?.pagingColumn, sortedBy.toUpperCase(), 'REC_ID'] : [chosen];
	const key = candidates.find((candidate) => columns.some((column) => column.name === candidate));
	if (key !== undefined) return key;
	throw new AccountViewError({
		code: 'AV_QUERY_INVALID',
		message:
			chosen === ''
				? `AccountView does not say which column identifies a record of ${code}.`
				: `Table ${name} has no column ${chosen} to identify a record of ${code} by.`,
		remedy: 'Choose the Key Column in the node, such as the number or code of the record.',
		details: { businessObject: code, table: name },
	});
}

function columnsMissing(names: readonly string[]): AccountViewError {
	return new AccountViewError({
		code: 'AV_QUERY_INVALID',
		message: `Records cannot be filtered by ${names.join(', ')} while all columns are asked: AccountView then answers those of the object's own table.`,
		remedy: 'Name the columns that you need.',
	});
}

function unknownTable(table: string): AccountViewError {
	return new AccountViewError({
		code: 'AV_TABLE_UNKNOWN',
		message: `This AccountView has no table ${table}.`,
		remedy: 'Choose one of Dictionary: Get Tables.',
		details: { table },
	});
}

function unknownObject(code: string): AccountViewError {
	return new AccountViewError({
		code: 'AV_OBJECT_UNKNOWN',
		message: `This AccountView describes no business object ${code}.`,
		remedy:
			'Choose one of Dictionary: Get Business Objects; a module that is not licensed is not listed.',
		details: { businessObject: code },
	});
}
