import { rowsOf } from '../reading/answer';
import type { CompanyDirectory } from '../exchange/companies';
import {
	COLUMN_INFO_FIELDS,
	TABLE_INFO_FIELDS,
	tableOf,
	toColumnInfo,
	toObjectInfos,
	toTableInfo,
	type ColumnInfo,
	type ObjectInfo,
	type TableInfo,
} from './metadata-rows';
import { AccountViewError, type AccountViewErrorCode } from '../errors';
import { encodeReadQuery, type Filter } from '../reading/query';
import { LARGEST_PAGE } from '../settings';
import type { Row } from '../values';

const COLUMNS_TABLE = 'DCT_FLD';
const TABLES_TABLE = 'DCT_FILE';

/** What this installation says about itself: its objects and its columns. */
export class Metadata {
	private readonly columnsOf = new Map<string, Promise<readonly ColumnInfo[]>>();
	private readonly tableList = new Map<string, Promise<readonly TableInfo[]>>();
	private readonly objectList = new Map<string, Promise<readonly ObjectInfo[]>>();

	constructor(private readonly companies: CompanyDirectory) {}

	/**
	 * The columns of a table, asked once; none for a table that this installation does not have.
	 * That it does not tell is kept too: whoever explains many rejections asks many times.
	 */
	columns(table: string): Promise<readonly ColumnInfo[]> {
		const name = table.toUpperCase();
		return remembered(this.columnsOf, name, () => this.askColumns(name, equals('DBF_NAME', name)));
	}

	/** Those of the columns that the table does not have. */
	async missingColumns(table: string, columns: readonly string[]): Promise<readonly string[]> {
		const known = new Set((await this.columns(table)).map(({ name }) => name));
		if (known.size === 0) return [];
		const missing: string[] = [];
		for (const column of columns) {
			const certain = !known.has(column) && (await this.isAbsent(table, column));
			if (certain) missing.push(column);
		}
		return missing;
	}

	/** The business objects that this installation offers, asked once. */
	objects(): Promise<readonly ObjectInfo[]> {
		return remembered(this.objectList, 'all', () => this.askObjects());
	}

	/** The tables that this installation has, asked once. */
	tables(): Promise<readonly TableInfo[]> {
		return remembered(this.tableList, 'all', () => this.askTables());
	}

	/** Tells whether the installation lacks a business object; false when it does not say. */
	async lacksObject(code: string): Promise<boolean> {
		const objects = await this.objects();
		return objects.length > 0 && !objects.some((object) => object.code === code.toUpperCase());
	}

	/** Tells whether the installation lacks a table; false when it does not say. */
	async lacksTable(name: string): Promise<boolean> {
		const tables = await this.tables();
		return tables.length > 0 && !tables.some((table) => table.name === name.toUpperCase());
	}

	/** Asks anew whether the company of the credential is served and has a business object. */
	async confirmsObject(code: string): Promise<boolean> {
		return (await this.askObjects()).some((object) => object.code === code.toUpperCase());
	}

	/** Asked by name, because a list may be shorter than the table has columns. */
	private async isAbsent(table: string, column: string): Promise<boolean> {
		const found = await this.askColumns(table, equals('FIELD_NAME', column));
		return !found.some(({ name }) => name === column);
	}

	/** The columns of a table among those that meet a filter, which may let others through. */
	private async askColumns(table: string, filter: Filter): Promise<readonly ColumnInfo[]> {
		const rows = await this.ask('fld', COLUMNS_TABLE, COLUMN_INFO_FIELDS, [filter]);
		return rows.filter((row) => tableOf(row) === table.toUpperCase()).map(toColumnInfo);
	}

	private async askTables(): Promise<readonly TableInfo[]> {
		const rows = await this.ask('dbf', TABLES_TABLE, TABLE_INFO_FIELDS, []);
		return rows.map(toTableInfo).filter(({ name }) => name !== '');
	}

	private async ask(
		businessObject: string,
		table: string,
		fields: readonly string[],
		filters: readonly Filter[],
	): Promise<readonly Row[]> {
		const query = encodeReadQuery(
			{ businessObject, table, fields, keyColumn: fields[0] ?? '', filters },
			{ pageSize: LARGEST_PAGE },
		);
		const answer = await this.companies.send({
			method: 'GET',
			path: 'accountviewsystemdata',
			query,
			intent: 'read',
			purpose: "reading AccountView's own dictionary",
			notFoundIsEmpty: true,
		});
		return rowsOf(answer ?? [], table);
	}

	private async askObjects(): Promise<readonly ObjectInfo[]> {
		const answer = await this.companies.send({
			method: 'GET',
			path: 'accountviewsystembusinessobjects',
			intent: 'read',
			purpose: "listing AccountView's business objects",
		});
		return toObjectInfos(answer);
	}
}

/** Tells whether an error means that this installation does not show its dictionary. */
function isMetadataHidden(error: unknown): boolean {
	return error instanceof AccountViewError && HIDDEN.has(error.code);
}

/** An installation that does not show its dictionary cannot be asked; that is no fault. */
export function noneWhenHidden(error: unknown): readonly [] {
	if (isMetadataHidden(error)) return [];
	throw error;
}

const HIDDEN: ReadonlySet<string> = new Set<AccountViewErrorCode>([
	'AV_REJECTED',
	'AV_RIGHT_MISSING',
	'AV_ANSWER_NOT_JSON',
	'AV_ANSWER_UNEXPECTED',
]);

/** Failures that may pass, such as a broken connection, are forgotten. */
function remembered<T>(
	memory: Map<string, Promise<T>>,
	name: string,
	ask: () => Promise<T>,
): Promise<T> {
	const known = memory.get(name);
	if (known !== undefined) return known;
	const asked = ask().catch((error: unknown) => {
		if (!isMetadataHidden(error)) memory.delete(name);
		throw error;
	});
	memory.set(name, asked);
	return asked;
}

function equals(column: string, value: string): Filter {
	return { column, operator: 'Equal', type: 'C', value };
}
