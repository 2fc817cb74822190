import { join } from 'node:path';
import { postgresServer } from '../contract/store/postgres-server';
import type { StoreAddress } from '../contract/store/open-at';
import type { StoredCredential } from './credential-store';

/** The credential of a store that tests have made. */
export function storeCredentialFor(address: StoreAddress): StoredCredential {
	const type = 'accountViewStoreApi';
	if (address.kind === 'sqlite') return { type, data: { storage: 'sqlite', file: address.file } };
	return {
		type,
		data: { storage: 'postgres', ...postgresServer, schema: address.schema, tls: 'off' },
	};
}

/** A file that nobody has made yet. */
export function storeFileIn(folder: string): StoreAddress {
	return { kind: 'sqlite', file: join(folder, 'positions.sqlite') };
}
