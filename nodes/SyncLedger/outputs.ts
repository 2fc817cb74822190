import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** The node's outputs as n8n works them out from its parameters. */
export const OUTPUTS =
	'={{ $parameter["resource"] === "run" && $parameter["operation"] === "start" ? [{ type: "main", displayName: "Run" }, { type: "main", displayName: "Skipped" }] : [{ type: "main" }] }}';

/** What is skipped leaves by the second output of Run: Start. */
export function byOutput(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
): INodeExecutionData[][] {
	if (context.getNodeParameter('resource', 0) !== 'run') return [[...items]];
	const once = items.filter(isOfFirst);
	if (context.getNodeParameter('operation', 0) !== 'start') return [once];
	return [once.filter((item) => !isSkipped(item)), once.filter(isSkipped)];
}

/** A run is started and finished once for all items, so it fails once as well. */
function isOfFirst({ pairedItem }: INodeExecutionData): boolean {
	return typeof pairedItem === 'object' && 'item' in pairedItem && pairedItem.item === 0;
}

function isSkipped({ json }: INodeExecutionData): boolean {
	return json['skipped'] === true;
}
