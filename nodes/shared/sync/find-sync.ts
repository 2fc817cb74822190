import type { IExecuteFunctions } from 'n8n-workflow';
import { ItemLineage } from './item-lineage';
import { syncMarkOf, type SyncMark } from './sync-mark';

/** One for all items of a node run. */
const lineages = new WeakMap<IExecuteFunctions, ItemLineage | undefined>();

/**
 * The `_sync` that Sync Compare gave to an input item of the node's first input: its own, or, when
 * nodes in between replaced what the item held, the one of the nearest item that it comes from.
 *
 * Undefined when it comes from no item of a comparison, when a node in between did not say which of
 * its items comes from which (n8n's item linking), or when it was made of items of several intents.
 */
export function findSync(context: IExecuteFunctions, item: number): SyncMark | undefined {
	const input = context.getInputData()[item];
	if (input === undefined) return undefined;
	const own = syncMarkOf(input);
	if (own !== undefined) return own;
	const sources = context.getExecuteData().source?.['main'] ?? [];
	return lineageOf(context)?.markBefore(input, sources);
}

function lineageOf(context: IExecuteFunctions): ItemLineage | undefined {
	if (!lineages.has(context)) lineages.set(context, ItemLineage.of(context));
	return lineages.get(context);
}
