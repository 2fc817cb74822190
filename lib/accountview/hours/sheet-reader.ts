import type { AccountViewClient } from '../client';
import type { EntityDefinition } from '../dictionary/entity-definition';
import { AccountViewError } from '../errors';
import { isObject } from '../reading/answer';
import { codeCondition, planConditions, type Condition } from '../reading/conditions';
import { requireField, selectFields } from '../reading/read-fields';
import { readNarrowed } from '../reading/read-narrowing';
import { compileReader } from '../reading/record-reader';
import { ownReferenceOf } from '../records/shared-text';
import type { EntityRecord, Row } from '../values';

/** Which sheets are wanted; without both, all. */
export interface SheetScope {
	readonly employee?: string;
	readonly period?: number;
}

/** Fields that a line has from its sheet. */
export const SHEET_FIELDS: readonly string[] = ['sheetId', 'period'];

/** A sheet may have hundreds of lines, and they come with it. */
const SHEETS_A_PAGE = 50;

/** Reads sheets (urenstaten), and gives their lines. */
export class SheetReader {
	private readonly sheet: EntityDefinition;
	private readonly line: EntityDefinition;

	constructor(private readonly client: AccountViewClient) {
		const { hourSheet, hourEntry } = client.settings.dictionary;
		this.sheet = hourSheet;
		this.line = hourEntry;
	}

	/**
	 * The lines of sheets, page by page of sheets, each with `sheetId` and `period`. Own references
	 * stand apart from descriptions.
	 *
	 * @param names fields of the lines; left out: all of the dictionary
	 * @throws AccountViewError `AV_COLUMN_UNKNOWN` when lines come without their own references
	 */
	async *lines(
		scope: SheetScope,
		names?: readonly string[],
	): AsyncGenerator<readonly EntityRecord[], void> {
		const { businessObject, table, pagingColumn } = this.sheet;
		const { attempts, test } = planConditions(this.sheet, this.conditionsOf(scope));
		const query = {
			businessObject,
			table,
			fields: 'all',
			details: [this.line.table],
			keyColumn: pagingColumn,
			pageSize: Math.min(SHEETS_A_PAGE, this.client.settings.pageSize),
		} as const;
		const read = this.compile(names);
		for await (const rows of readNarrowed(query, attempts, (narrowed) =>
			this.client.readPages(narrowed),
		)) {
			this.refuseLinesWithoutReference(rows);
			yield (test === undefined ? rows : rows.filter(test)).flatMap(read);
		}
	}

	private conditionsOf({ employee, period }: SheetScope): readonly Condition[] {
		return [
			...(employee === undefined ? [] : [codeCondition(this.sheet, 'employee', employee)]),
			...(period === undefined ? [] : [this.periodCondition(period)]),
		];
	}

	private periodCondition(period: number): Condition {
		const { column } = requireField(this.sheet, 'period');
		return {
			fields: ['period'],
			filter: { column, operator: 'Equal', type: 'N', value: period },
			holds: (record) => record['period'] === period,
		};
	}

	private compile(names: readonly string[] | undefined): (row: Row) => readonly EntityRecord[] {
		const { keyField, fields } = this.sheet;
		const readSheet = compileReader(
			this.sheet.table,
			selectFields(
				this.sheet,
				[keyField, 'employee', 'period'].filter((name) => fields[name] !== undefined),
			),
		);
		const readLine = compileReader(this.line.table, selectFields(this.line, names));
		const { present } = ownReferenceOf(this.line, ({ input }) => input);
		return (row) => {
			const sheet = readSheet(row);
			const own = { sheetId: sheet[keyField] ?? '', period: sheet['period'] ?? null };
			return this.linesOf(row).map((line) => {
				const record = present(readLine(line));
				// A line may leave to its sheet whose hours they are.
				const employee = record['employee'] === '' ? sheet['employee'] : undefined;
				return { ...own, ...record, ...(employee !== undefined && { employee }) };
			});
		};
	}

	private linesOf(row: Row): readonly Row[] {
		const lines = row[this.line.table.toUpperCase()];
		const list: readonly unknown[] = Array.isArray(lines) ? lines : [lines];
		return list.filter(isObject);
	}

	/** Where the column has another name, every repeat would store the hours once more. */
	private refuseLinesWithoutReference(rows: readonly Row[]): void {
		const { column } = requireField(this.line, 'ownReference');
		const lines = rows.flatMap((row) => this.linesOf(row));
		if (lines.length === 0 || lines.some((line) => line[column] !== undefined)) return;
		throw new AccountViewError({
			code: 'AV_COLUMN_UNKNOWN',
			message: `AccountView answers ${this.line.plural} without the column ${column}, in which their own references stand.`,
			remedy:
				'Name the column that holds them (hourEntry, ownReference) in the dictionary override of the credential.',
			details: { column },
		});
	}
}
