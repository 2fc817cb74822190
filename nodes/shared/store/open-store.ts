import type { ICredentialDataDecryptedObject, INode } from 'n8n-workflow';
import { openPostgresStore, openSqliteStore, type Store } from '../../../lib/store';
import { systemClock } from '../accountview/ports';
import { digest } from '../digest';
import { isObject } from '../values';
import { SharedStore } from './shared-store';
import { storeSettings, type StoreSettings } from './store-settings';

/** Name of the credential type, see credentials/AccountViewStoreApi.credentials.ts. */
export const STORE_CREDENTIAL = 'accountViewStoreApi';

/** What of a running node, a list in the editor or a poll is needed. */
export interface StoreContext {
	getNode(): INode;
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
}

/**
 * The store of the node's credential; without one, a file in the folder of n8n. It is opened by its
 * first transaction.
 *
 * @throws StoreError STORE_SETTINGS_INVALID, STORE_PATH_INVALID
 */
export async function openStore(context: StoreContext): Promise<Store> {
	const isChosen = context.getNode().credentials?.[STORE_CREDENTIAL] !== undefined;
	return sharedStore(
		storeSettings(isChosen ? await context.getCredentials(STORE_CREDENTIAL) : undefined),
	);
}

const STORES = Symbol.for('n8n-nodes-accountview.stores.1');

/** One store per settings in this process; each node is a bundle of its own, hence the global. */
export function sharedStore(settings: StoreSettings): Store {
	const stores = knownStores();
	// Settings hold a password, so only their hash is kept.
	const key = digest(JSON.stringify(settings));
	const known = stores.get(key);
	if (isStore(known)) return known;
	const store = new SharedStore(settings.kind, () => openNow(settings));
	stores.set(key, store);
	return store;
}

/** Opens it for the caller alone. */
export function openNow(settings: StoreSettings): Promise<Store> {
	return settings.kind === 'sqlite'
		? openSqliteStore({ file: settings.file, clock: systemClock })
		: openPostgresStore({ ...settings, clock: systemClock });
}

function knownStores(): Map<unknown, unknown> {
	const known: unknown = Reflect.get(globalThis, STORES);
	if (known instanceof Map) return known;
	const stores = new Map<unknown, unknown>();
	Reflect.set(globalThis, STORES, stores);
	return stores;
}

/** By its shape: another bundle's store is of another copy of the same class. */
function isStore(value: unknown): value is Store {
	return isObject(value) && typeof value['transaction'] === 'function';
}
