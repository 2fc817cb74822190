import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { ColumnInfo } from '../../../lib/accountview';
import { openAccountView } from '../../shared/accountview/session';

/** The columns of a customer in this installation that none of the node's fields covers. */
export async function furtherCustomerColumns(
	context: ILoadOptionsFunctions,
): Promise<readonly ColumnInfo[]> {
	const { client } = await openAccountView(context);
	const { table, fields } = client.settings.dictionary.customer;
	const covered = new Set(Object.values(fields).map(({ column }) => column.toUpperCase()));
	const columns = await client.columns(table);
	return columns
		.filter(({ name }) => !covered.has(name))
		.toSorted((one, other) => one.label.localeCompare(other.label, 'nl'));
}
