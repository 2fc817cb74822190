import type { Clock } from '../ports/clock';
import { StoreError } from './errors';
import { appliedVersion, MARK_OF_MOVE, MIGRATION_TABLE, refuseMoved } from './migration-table';
import type { ColumnTypes, Migration } from './migrations';
import type { Sql, Store } from './store';

/** What differs between the databases when tables are made. */
export interface MigrationDialect {
	readonly types: ColumnTypes;
	/** Keeps other processes that are about to do the same out until the transaction ends. */
	lock(sql: Sql): Promise<void>;
}

/**
 * Brings the tables up to date, each step in a transaction of its own. Two processes that start
 * together do each step once: the second finds it done.
 *
 * @throws StoreError STORE_NEWER when a later version of this package has been here; STORE_MOVED
 */
export async function migrate(
	store: Store,
	migrations: readonly Migration[],
	dialect: MigrationDialect,
	clock: Clock,
): Promise<void> {
	const newest = migrations.at(-1)?.version ?? 0;
	let applied = await store.transaction(async (sql) => {
		await dialect.lock(sql);
		await sql.run(
			`CREATE TABLE IF NOT EXISTS ${MIGRATION_TABLE} (
				version ${dialect.types.integer} PRIMARY KEY,
				name ${dialect.types.text} NOT NULL,
				applied_at ${dialect.types.integer} NOT NULL
			)`,
		);
		return await knownVersion(sql, newest);
	});
	for (const migration of migrations) {
		if (migration.version <= applied) continue;
		applied = await store.transaction(async (sql) => {
			await dialect.lock(sql);
			const found = await knownVersion(sql, newest);
			if (found >= migration.version) return found;
			for (const statement of migration.statements(dialect.types)) await sql.run(statement);
			await sql.run(`INSERT INTO ${MIGRATION_TABLE} (version, name, applied_at) VALUES (?, ?, ?)`, [
				migration.version,
				migration.name,
				clock.now(),
			]);
			return migration.version;
		});
	}
}

/** The version of the store, where this package knows it. */
async function knownVersion(sql: Sql, newest: number): Promise<number> {
	refuseMoved(await sql.all(MARK_OF_MOVE));
	const applied = await appliedVersion(sql);
	if (applied > newest) throw newer(applied, newest);
	return applied;
}

/** @param newest version that this package knows */
export function newer(applied: number, newest: number): StoreError {
	return new StoreError({
		code: 'STORE_NEWER',
		message: `The store is of version ${applied}, and this version of the package knows stores up to version ${newest}.`,
		remedy:
			'Install the latest version of n8n-nodes-accountview on every n8n process, or choose another file, database or schema.',
		details: { storeVersion: applied, knownVersion: newest },
	});
}
