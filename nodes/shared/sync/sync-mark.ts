import type { INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod4';

/**
 * What Sync Compare gives each of its items as `_sync`: what all that comes after needs to know.
 * Loose: it holds more, for people and for flows to read.
 */
const syncMarkSchema = z.looseObject({
	/** Id of the journaled intent; null for an item that nothing is to be done with. */
	intent: z.string().nullable(),
	/** Id of the run. */
	run: z.string(),
	/** Number of the run, which proves that it is the last one. */
	fence: z.int(),
});

export type SyncMark = z.infer<typeof syncMarkSchema>;

/** The field of an item's json that holds it. */
export const SYNC_FIELD = '_sync';

/** The mark that the item itself bears; undefined where it has none, or something else there. */
export function syncMarkOf(
	item: Pick<INodeExecutionData, 'json'> | undefined,
): SyncMark | undefined {
	const found = item?.json[SYNC_FIELD];
	return found === undefined ? undefined : syncMarkSchema.safeParse(found).data;
}
