import { openPostgresStore, openSqliteStore, type Migration, type Store } from '../../../lib/store';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import type { PostgresServer } from './postgres-server';

/** A store's place, as text for a child process. */
export type StoreAddress =
	| { readonly kind: 'sqlite'; readonly file: string }
	| { readonly kind: 'postgres'; readonly schema: string; readonly server: PostgresServer };

export function openAt(
	address: StoreAddress,
	migrations?: readonly Migration[],
	clock = systemClock,
): Promise<Store> {
	const common = { clock, ...(migrations !== undefined && { migrations }) };
	if (address.kind === 'sqlite') return openSqliteStore({ file: address.file, ...common });
	const { server, schema } = address;
	return openPostgresStore({ ...server, tls: 'off', schema, ...common });
}
