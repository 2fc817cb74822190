import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { ColumnInfo } from '../../../lib/accountview';
import { openAccountView } from '../../shared/accountview/session';

/** The columns of the business object chosen in the node; none before one was chosen. */
export async function recordColumns(
	context: ILoadOptionsFunctions,
): Promise<readonly ColumnInfo[]> {
	const businessObject = context.getCurrentNodeParameter('businessObject', { extractValue: true });
	if (typeof businessObject !== 'string' || businessObject.trim() === '') return [];
	const { client, anyRecords } = await openAccountView(context);
	const { table } = await anyRecords.describe({ businessObject });
	const columns = await client.columns(table);
	return columns.toSorted((one, other) => one.label.localeCompare(other.label, 'nl'));
}
