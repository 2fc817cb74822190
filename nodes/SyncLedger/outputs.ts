import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** The node's outputs as n8n works them out from its parameters. */
export const OUTPUTS =
	'={{ $parameter["resource"] === "run" && $parameter["operation"] === "start" ? [{ type: "main", displayName: "Run" }, { type: "main", displayName: "Skipped" }] : [{ type: "main" }] }}';

/** What is skipped leaves by the second output of Run: Start. */
export function byOutput(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
): INodeExecutionData[][] {
	const isStart =
		context.getNodeParameter('resource', 0) === 'run' &&
		context.getNodeParameter('operation', 0) === 'start';
	if (!isStart) return [[...items]];
	return [items.filter((item) => !isSkipped(item)), items.filter(isSkipped)];
}

function isSkipped({ json }: INodeExecutionData): boolean {
	return json['skipped'] === true;
}
