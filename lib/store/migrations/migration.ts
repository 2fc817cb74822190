/** Names of column types: SQLite and Postgres call the same thing differently. */
export interface ColumnTypes {
	/** Sorted and compared by code points. */
	readonly text: string;
	/** 64 bits. */
	readonly integer: string;
}

/** One step of the tables, done once per database in one transaction. Never changed once published. */
export interface Migration {
	/** 1, 2, 3, ... */
	readonly version: number;
	readonly name: string;
	readonly statements: (types: ColumnTypes) => readonly string[];
}
