import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { openAccountView } from '../../shared/accountview/session';
import { editorCall } from '../../shared/editor-call';

/** Customers for the list of the Customer parameter, by name; searched in AccountView itself. */
export async function searchCustomers(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await editorCall(this, async () => {
		const { customers, client } = await openAccountView(this);
		throw new Error(
			`TODO ${String(paginationToken)} ${String(filter)} ${String(customers)} ${String(client)}`,
		);
	});
}
