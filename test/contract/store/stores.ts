import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Migration, Store } from '../../../lib/store';
import { openAt, type StoreAddress } from './open-at';
import { postgresServer } from './postgres-server';

/** Where one test file keeps its store. */
export interface StorePlace {
	/** What a child process needs to open the same store. */
	readonly address: StoreAddress;
	open(migrations?: readonly Migration[]): Promise<Store>;
	remove(): Promise<void>;
}

/** In memory where the machine offers that: many small commits wait for no disk. */
export function temporaryFolder(): string {
	return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'accountview-store-'));
}

export function sqlitePlace(): StorePlace {
	const folder = temporaryFolder();
	const address = { kind: 'sqlite', file: join(folder, 'store.sqlite') } as const;
	return {
		address,
		open: (migrations) => openAt(address, migrations),
		remove: () => {
			rmSync(folder, { recursive: true, force: true });
			return Promise.resolve();
		},
	};
}

export function postgresPlace(): StorePlace {
	const schema = `test_${randomUUID().replaceAll('-', '')}`;
	if (postgresServer === undefined) throw new Error('There is no Postgres server');
	const address = { kind: 'postgres', schema, server: postgresServer } as const;
	return {
		address,
		open: (migrations) => openAt(address, migrations),
		remove: () => asAdministrator(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`),
	};
}

/** Beside the store, over a connection of its own. */
export async function asAdministrator(statement: string): Promise<void> {
	const client = new Client({ ...postgresServer, password: () => postgresServer?.password ?? '' });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
