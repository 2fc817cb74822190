import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { collect } from '../../shared/accountview/collect';
import { openAccountView } from '../../shared/accountview/session';
import { editorCall } from '../../shared/editor-call';

/** Customers that the list shows before it asks for more. */
const PAGE = 100;

/**
 * Customers for the list of the Customer parameter, searched in AccountView itself.
 *
 * The token is how many were shown before; those are read again, since the list is short and a
 * person types a few letters rather than scroll far.
 */
export async function searchCustomers(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken = '0',
): Promise<INodeListSearchResult> {
	return await editorCall(this, async () => {
		const { customers } = await openAccountView(this);
		const shown = Number(paginationToken);
		const search = filter.trim();
		const found = await collect(
			customers.list(search === '' ? {} : { search }, {
				fields: ['number', 'name', 'city'],
				limit: shown + PAGE + 1,
			}),
			({ number, name, city }) => ({
				name: [`${String(name)} (${String(number)})`, city].filter(Boolean).join(', '),
				value: String(number),
			}),
		);
		const more = found.length > shown + PAGE;
		return {
			results: found.slice(shown, shown + PAGE),
			...(more && { paginationToken: String(shown + PAGE) }),
		};
	});
}
