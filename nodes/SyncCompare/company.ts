import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { companyOf } from '../shared/sync/company-marks';
import { ItemLineage } from '../shared/sync/item-lineage';
import { inputOf } from './records';

/** Of the AccountView node that the records come from; undefined where they come from elsewhere. */
export function companyOfItems(
	context: IExecuteFunctions,
	execution: string,
	items: readonly INodeExecutionData[],
): string | undefined {
	// A side with nothing on it has one item that comes from none.
	const item = items.find(({ json }) => Object.keys(json).length > 0);
	const source = context.getExecuteData().source?.['main']?.[inputOf('accountView')];
	if (item === undefined || source === undefined) return undefined;
	const place = items.indexOf(item);
	const nodes = ItemLineage.of(context)?.nodesBefore({ json: {}, pairedItem: place }, [source]);
	for (const node of nodes ?? []) {
		const company = companyOf(execution, node);
		if (company !== undefined) return company;
	}
	return undefined;
}
