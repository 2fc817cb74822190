import type { Clock } from '../../ports/clock';
import { StoreError } from '../errors';
import { migrations } from '../migrations';
import type { Sql, Store } from '../store';
import { sameContent, type Content } from './compare';
import { copyTable } from './copy';
import { notTheSame, tableUnknown, targetNotEmpty, targetWasMoved, versionsDiffer } from './errors';
import { countOf } from './pages';
import { open, type StorePlace } from './place';
import { firstUnknown, tablesOf, type Table } from './tables';

/** How far it is. */
export type Progress =
	| { readonly step: 'copying'; readonly table: string; readonly rows: number; readonly of: number }
	| { readonly step: 'comparing'; readonly table: string }
	/** Everything is in the target for good, and the source is told next. */
	| { readonly step: 'copied' };

/** Transactions on both. */
export interface BothEnds {
	readonly source: Sql;
	readonly target: Sql;
}

export interface FillPorts {
	/** Differs when the text does, such as SHA-256. */
	readonly digest: (text: string) => string;
	readonly told: (progress: Progress) => void;
}

/**
 * Makes the tables of the target, of the same version as those of the source: whichever version of the
 * package n8n has, it goes on from there.
 *
 * @throws MoveError MOVE_VERSIONS_DIFFER, MOVE_TARGET_NOT_EMPTY; StoreError
 */
export async function openTarget(place: StorePlace, version: number, clock: Clock): Promise<Store> {
	try {
		return await open(place, clock, migrations.slice(0, version));
	} catch (error) {
		if (!(error instanceof StoreError)) throw error;
		if (error.code === 'STORE_MOVED') throw targetWasMoved();
		if (error.code !== 'STORE_NEWER') throw error;
		throw versionsDiffer(version, Number(error.details['storeVersion']));
	}
}

/**
 * Copies everything and compares it. A target that holds the same already is what a move leaves that
 * was cut off before the source was told: it is only compared.
 *
 * @throws MoveError MOVE_TARGET_NOT_EMPTY, MOVE_TABLE_UNKNOWN, MOVE_NOT_THE_SAME; StoreError
 */
export async function fill(
	both: BothEnds,
	kind: Store['kind'],
	tables: readonly Table[],
	{ digest, told }: FillPorts,
): Promise<{ readonly contents: readonly Content[]; readonly wasThere: boolean }> {
	const unknown = firstUnknown(tables, (await tablesOf(both.target, kind)).tables);
	if (unknown !== undefined) throw tableUnknown(unknown);
	const filled = await firstFilled(both.target, tables);
	if (filled === undefined) {
		for (const table of tables) await copy(table, both, told);
	}
	const contents: Content[] = [];
	for (const table of tables) {
		told({ step: 'comparing', table: table.name });
		const content = await sameContent(table, both, digest);
		if (content === undefined) {
			throw filled === undefined ? notTheSame(table.name) : targetNotEmpty(filled);
		}
		contents.push(content);
	}
	return { contents, wasThere: filled !== undefined };
}

async function copy(table: Table, both: BothEnds, told: FillPorts['told']): Promise<void> {
	const of = await countOf(both.source, table.name);
	await copyTable(table, both, (rows) => {
		told({ step: 'copying', table: table.name, rows, of });
	});
}

/** The first table with a row in it. */
export async function firstFilled(sql: Sql, tables: readonly Table[]): Promise<string | undefined> {
	for (const { name } of tables) {
		const rows = await sql.all(`SELECT 1 AS there FROM ${name} LIMIT 1`);
		if (rows.length > 0) return name;
	}
	return undefined;
}
