import { markFinder } from '../lineage/find-mark';
import { syncMarkOf } from './sync-mark';

/**
 * The `_sync` that Sync Compare gave to an input item of the node's first input, its own or that of the
 * nearest item it comes from; see {@link markFinder}.
 */
export const findSync = markFinder({
	markOf: syncMarkOf,
	nameOf: ({ run, intent }) => `${run}|${intent ?? ''}`,
});
