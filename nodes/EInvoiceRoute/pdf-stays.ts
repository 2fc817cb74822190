import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** What could not be printed keeps its files beside it, so that somebody can print it in another way. */
export function withPdfKept(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
): readonly INodeExecutionData[] {
	if (context.getNodeParameter('operation', 0) !== 'print') return items;
	const input = context.getInputData();
	return items.map((item) => {
		const { pairedItem, binary } = item;
		if (binary !== undefined || typeof pairedItem !== 'object' || !('item' in pairedItem))
			return item;
		const files = input[pairedItem.item]?.binary;
		return files === undefined ? item : { ...item, binary: files };
	});
}
