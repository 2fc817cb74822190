import { textOf } from '../../../shared/values';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/**
 * One item that tells of all invoices together, in the place of one for each, when that is wished.
 * What failed keeps items of its own.
 */
export function inOneNotice(
	context: IExecuteFunctions,
	items: readonly INodeExecutionData[],
): readonly INodeExecutionData[] {
	const isFinish = context.getNodeParameter('operation', 0) === 'finish';
	if (!isFinish || context.getNodeParameter('hideNotice', 0, false) !== true) return items;
	const failed = items.filter(({ json }) => typeof json['error'] === 'string');
	const done = items.filter(({ json }) => typeof json['error'] !== 'string');
	if (done.length === 0) return items;
	const rows = done.map(({ json }) => json);
	const json: IDataObject = {
		invoices: rows.length,
		states: counted(rows, 'state'),
		channels: counted(rows, 'channel'),
		attention: rows
			.filter(({ attention }) => attention === true)
			.map(({ number, channel, state, reason, reasonNl }) => ({
				...{ number, channel, state, reason, reasonNl },
			})),
	};
	const pairedItem = done.flatMap(({ pairedItem: pair }) =>
		typeof pair === 'object' && 'item' in pair ? [{ item: pair.item }] : [],
	);
	return [{ json, pairedItem }, ...failed];
}

function counted(rows: readonly IDataObject[], name: string): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const row of rows) {
		const value = textOf(row[name], name);
		counts[value] = (counts[value] ?? 0) + 1;
	}
	return counts;
}
