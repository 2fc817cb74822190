import type { Switches } from '../../switches';
import type { Database } from '../database';
import type { RowValues } from '../tables/definition';

/** A row on its way into the database, as the rules of its table see it. */
export interface RuleCase {
	readonly database: Database;
	readonly switches: Switches;
	/** The row as it will be stored. */
	readonly values: RowValues;
	/** Whether this column gets another value than it has; always so for what a new row fills. */
	readonly changes: (column: string) => boolean;
	/** The header as it will be stored, of a line. */
	readonly header: RowValues | undefined;
}

/** What AccountView fills in by itself in a new row, and what it refuses. */
export interface TableRules {
	/** Values for columns that were left out, given those that were not. */
	propose?(values: RowValues, database: Database, header: RowValues | undefined): RowValues;
	/** @throws {AccountViewError} when the row breaks a rule */
	check?(row: RuleCase): void;
	/** Rules for a header and the number of lines it gets. @throws {AccountViewError} */
	checkLines?(record: LinesCase): void;
}

export interface LinesCase {
	readonly switches: Switches;
	readonly header: RowValues;
	readonly isNew: boolean;
	/** Lines that are added. */
	readonly added: number;
}
