import type { AccountViewClient } from '../client';
import type { ColumnInfo, ObjectInfo, TableInfo } from '../dictionary/metadata-rows';

/** What an installation says about itself, as far as a check of the mapping needs it. */
export interface Installation {
	readonly objects: readonly ObjectInfo[];
	readonly tables: readonly TableInfo[];
	/** Columns of a table; none for a table that is not there. */
	columns(table: string): Promise<readonly ColumnInfo[]>;
}

/** @throws AccountViewError when AccountView does not show its dictionary */
export async function readInstallation(client: AccountViewClient): Promise<Installation> {
	return {
		objects: await client.objects(),
		tables: await client.tables(),
		columns: (table) => client.columns(table),
	};
}
