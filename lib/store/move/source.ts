import type { Clock } from '../../ports/clock';
import { StoreError } from '../errors';
import { newer } from '../migrate';
import { appliedVersion, MARK_OF_MOVE, MIGRATION_TABLE, refuseMoved } from '../migration-table';
import { migrations } from '../migrations';
import type { Sql, Store } from '../store';
import { noStore, occupied } from './errors';
import { occupationsOf } from './occupied';
import { attach, placeInWords, type StorePlace } from './place';
import { tablesOf, type Table } from './tables';

/** How long to wait for transactions that are under way in Postgres. */
const LOCK_TIMEOUT_MS = 30_000;

/** The store that is to be moved, as it stands in one transaction. */
export interface Source {
	readonly version: number;
	readonly tables: readonly Table[];
}

/** @throws MoveError MOVE_NO_STORE; StoreError */
export async function attachSource(place: StorePlace, clock: Clock): Promise<Store> {
	try {
		return await attach(place, clock);
	} catch (error) {
		throw isMissing(error) ? noStore(placeInWords(place)) : error;
	}
}

/** Whether a store could not be attached because there is no file. */
export function isMissing(error: unknown): boolean {
	return error instanceof StoreError && error.details['reason'] === 'ENOENT';
}

/**
 * Keeps everybody else out until the transaction ends: SQLite has done so already, and in Postgres
 * every transaction begins with a look at this table.
 */
export async function keepOthersOut(sql: Sql, kind: Store['kind']): Promise<void> {
	if (kind === 'sqlite') return;
	await sql.run(`SET LOCAL lock_timeout TO ${LOCK_TIMEOUT_MS}`);
	await sql.run(`LOCK TABLE ${MIGRATION_TABLE} IN ACCESS EXCLUSIVE MODE`);
}

/** @throws MoveError MOVE_NO_STORE; StoreError STORE_MOVED, STORE_NEWER */
export async function readSource(sql: Sql, place: StorePlace): Promise<Source> {
	const { isStore, tables } = await tablesOf(sql, place.kind);
	if (!isStore) throw noStore(placeInWords(place));
	refuseMoved(await sql.all(MARK_OF_MOVE));
	const version = await appliedVersion(sql);
	if (version > migrations.length) throw newer(version, migrations.length);
	return { version, tables };
}

/** @throws MoveError MOVE_OCCUPIED */
export async function refuseOccupied(sql: Sql, { tables }: Source): Promise<void> {
	const found = await occupationsOf(sql, tables);
	if (found.length > 0) throw occupied(found);
}
