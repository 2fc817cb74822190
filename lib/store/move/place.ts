import type { Clock } from '../../ports/clock';
import type { Migration } from '../migrations';
import {
	attachPostgresStore,
	openPostgresStore,
	type PostgresOptions,
} from '../postgres/postgres-store';
import { attachSqliteStore, openSqliteStore } from '../sqlite/sqlite-store';
import type { Store } from '../store';

/** Where a store is, or is to be. */
export type StorePlace =
	| {
			readonly kind: 'sqlite';
			/** Absolute path. */
			readonly file: string;
	  }
	| ({ readonly kind: 'postgres'; readonly schema: string } & Pick<
			PostgresOptions,
			'host' | 'port' | 'database' | 'user' | 'password' | 'tls'
	  >);

/** For people; without the password. */
export function placeInWords(place: StorePlace): string {
	if (place.kind === 'sqlite') return `the file ${place.file}`;
	const { host, port, database, schema } = place;
	return `the database ${database}, schema ${schema}, of Postgres at ${host}:${port}`;
}

/** What is there, as it is. */
export async function attach(place: StorePlace, clock: Clock): Promise<Store> {
	return place.kind === 'sqlite'
		? await attachSqliteStore({ ...place, clock })
		: attachPostgresStore({ ...place, clock });
}

/** Makes the tables that are not there yet. */
export async function open(
	place: StorePlace,
	clock: Clock,
	migrations: readonly Migration[],
): Promise<Store> {
	return place.kind === 'sqlite'
		? await openSqliteStore({ ...place, clock, migrations })
		: await openPostgresStore({ ...place, clock, migrations });
}
