import * as crypto from 'node:crypto';

/**
 * A new id for a row of the ledger. In the order of time where this Node can make them, so that rows
 * made together lie together in the database; a first run is quicker for it.
 */
export const newId: () => string =
	typeof crypto.randomUUIDv7 === 'function'
		? () => crypto.randomUUIDv7()
		: () => crypto.randomUUID();
