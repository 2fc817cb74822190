import * as z from 'zod4';

import { isObject, rowsOf } from '../reading/answer';
import type { CompanyDirectory } from '../exchange/companies';
import { isFoxProType, type ColumnDefinition } from './column-table';
import { AccountViewError, type AccountViewErrorCode } from '../errors';
import type { Exchange } from '../exchange/exchange';
import { encodeReadQuery, type Filter } from '../reading/query';
import { readValue } from '../reading/read-value';
import { LARGEST_PAGE } from '../settings';
import type { Row } from '../values';

/** A column as AccountView's own dictionary describes it. */
export interface ColumnInfo {
	readonly name: string;
	/** Dutch, as AccountView shows it. */
	readonly label: string;
	/** FoxPro letter. */
	readonly type: string;
	readonly length: number;
	readonly mandatory: boolean;
	readonly upperCase: boolean;
	readonly readOnly: boolean;
}

const DICTIONARY_TABLE = 'DCT_FLD';
const DICTIONARY_FIELDS = [
	'DBF_NAME',
	'FIELD_NAME',
	'FLD_DESC',
	'FIELD_TYPE',
	'FIELD_LEN',
	'INP_MAND',
	'FLD_FMT',
	'COM_BLK',
];

const BusinessObjects = z.array(z.unknown().transform(codeOf));

/** What this installation says about itself: its objects and its columns. */
export class Metadata {
	private readonly tables = new Map<string, Promise<readonly ColumnInfo[]>>();
	private readonly objects = new Map<string, Promise<ReadonlySet<string>>>();

	constructor(
		private readonly exchange: Exchange,
		private readonly companies: CompanyDirectory,
	) {}

	/**
	 * The columns of a table, asked once; none for a table that this installation does not have.
	 * That it does not tell is kept too: whoever explains many rejections asks many times.
	 */
	columns(table: string): Promise<readonly ColumnInfo[]> {
		const name = table.toUpperCase();
		return remembered(this.tables, name, () => this.askColumns(name, equals('DBF_NAME', name)));
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

	/** Tells whether the installation lacks a business object; false when it does not say. */
	async lacksObject(code: string): Promise<boolean> {
		const codes = await remembered(this.objects, 'all', () => this.askObjects());
		return codes.size > 0 && !codes.has(code.toUpperCase());
	}

	/** Asks anew whether the company of the credential is served and has a business object. */
	async confirmsObject(code: string): Promise<boolean> {
		return (await this.askObjects()).has(code.toUpperCase());
	}

	/** Asked by name, because a list may be shorter than the table has columns. */
	private async isAbsent(table: string, column: string): Promise<boolean> {
		const found = await this.askColumns(table, equals('FIELD_NAME', column));
		return !found.some(({ name }) => name === column);
	}

	/** The columns of a table among those that meet a filter, which may let others through. */
	private async askColumns(table: string, filter: Filter): Promise<readonly ColumnInfo[]> {
		const query = encodeReadQuery(
			{
				businessObject: 'fld',
				table: DICTIONARY_TABLE,
				fields: DICTIONARY_FIELDS,
				keyColumn: 'FIELD_NAME',
				filters: [filter],
			},
			{ pageSize: LARGEST_PAGE },
		);
		const answer = await this.exchange.send({
			method: 'GET',
			path: 'accountviewsystemdata',
			query,
			companyId: (await this.companies.current()).id,
			intent: 'read',
			purpose: "reading AccountView's own dictionary",
			notFoundIsEmpty: true,
		});
		return rowsOf(answer ?? [], DICTIONARY_TABLE)
			.filter((row) => textOf(row['DBF_NAME']).toUpperCase() === table.toUpperCase())
			.map(toColumnInfo);
	}

	private async askObjects(): Promise<ReadonlySet<string>> {
		const answer = await this.exchange.send({
			method: 'GET',
			path: 'accountviewsystembusinessobjects',
			companyId: (await this.companies.current()).id,
			intent: 'read',
			purpose: "listing AccountView's business objects",
		});
		const objects = BusinessObjects.safeParse(answer);
		return new Set(objects.success ? objects.data.filter((code) => code !== '') : []);
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

/** The column in the form in which this package knows its own; undefined for an unknown type. */
export function toColumnDefinition(info: ColumnInfo): ColumnDefinition | undefined {
	const { type } = info;
	return isFoxProType(type) ? { ...info, type, dutch: info.label } : undefined;
}

function equals(column: string, value: string): Filter {
	return { column, operator: 'Equal', type: 'C', value };
}

function toColumnInfo(row: Row): ColumnInfo {
	return {
		name: textOf(row['FIELD_NAME']).toUpperCase(),
		label: textOf(row['FLD_DESC']),
		type: textOf(row['FIELD_TYPE']).toUpperCase(),
		length: Number(row['FIELD_LEN'] ?? 0),
		mandatory: readValue(row['INP_MAND'], 'L') === true,
		upperCase: textOf(row['FLD_FMT']).includes('!'),
		readOnly: readValue(row['COM_BLK'], 'L') === true,
	};
}

function codeOf(row: unknown): string {
	if (!isObject(row)) return '';
	const key = Object.keys(row).find((name) => name.toLowerCase() === 'code');
	return key === undefined ? '' : textOf(row[key]).toUpperCase();
}

function textOf(raw: unknown): string {
	return typeof raw === 'string' ? raw.trim() : '';
}
