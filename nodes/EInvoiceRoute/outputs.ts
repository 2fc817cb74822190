import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { CHANNELS, type Channel } from '../../lib/einvoice';
import { routeMarkOf } from './route-mark';

const NAMES: Readonly<Record<Channel, string>> = {
	email: 'E-Mail',
	autoInvoice: 'AutoInvoice',
	print: 'Print',
	archive: 'Archive',
};

const ROUTED = CHANNELS.map((channel) => `{ type: "main", displayName: "${NAMES[channel]}" }`);

/** The node's outputs as n8n works them out from its parameters: Route has one for each channel. */
export const OUTPUTS: `={{${string}}}` = `={{ $parameter["operation"] === "route" ? [${ROUTED.join(', ')}] : [{ type: "main" }] }}`;

/**
 * Each invoice leaves by the output of its channel. What failed stands on the first, where n8n looks
 * for what belongs to the error output.
 */
export function byChannel(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
): INodeExecutionData[][] {
	if (context.getNodeParameter('operation', 0) !== 'route') return [[...items]];
	return CHANNELS.map((channel) =>
		items.filter((item) => (routeMarkOf(item)?.channel ?? 'email') === channel),
	);
}
