import type { IExecuteFunctions } from 'n8n-workflow';
import { ItemLineage, type MarkReader } from './item-lineage';

/**
 * Finds the mark that one of our nodes has left on an item, whatever stood in between.
 *
 * @returns for an input item of the node's first input: the mark on the item itself, or, when nodes in
 * between replaced what the item held, the one of the nearest item that it comes from. Undefined when it
 * comes from no marked item, when a node in between did not say which of its items comes from which
 * (n8n's item linking), or when it was made of items with different marks.
 */
export function markFinder<Mark extends object>(
	reader: MarkReader<Mark>,
): (context: IExecuteFunctions, item: number) => Mark | undefined {
	/** One for all items of a node run. */
	const lineages = new WeakMap<IExecuteFunctions, { of: ItemLineage<Mark> | undefined }>();

	function lineageOf(context: IExecuteFunctions): ItemLineage<Mark> | undefined {
		const known = lineages.get(context) ?? { of: ItemLineage.of(context, reader) };
		lineages.set(context, known);
		return known.of;
	}

	return (context, item) => {
		const input = context.getInputData()[item];
		if (input === undefined) return undefined;
		const own = reader.markOf(input);
		if (own !== undefined) return own;
		const sources = context.getExecuteData().source?.['main'] ?? [];
		return lineageOf(context)?.markBefore(input, sources);
	};
}
