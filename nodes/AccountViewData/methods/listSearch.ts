import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { openAccountView } from '../../shared/accountview/session';
import { editorCall } from '../../shared/editor-call';

/** The business objects of this installation, by label. */
export async function searchObjects(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await editorCall(this, async () => {
		const { client } = await openAccountView(this);
		const objects = await client.objects();
		return toList(
			objects.map(({ code, label }) => ({ label, key: code })),
			filter,
		);
	});
}

/** The tables of this installation, by label. */
export async function searchTables(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	return await editorCall(this, async () => {
		const { client } = await openAccountView(this);
		const tables = await client.tables();
		return toList(
			tables.map(({ name, label }) => ({ label, key: name })),
			filter,
		);
	});
}

/** Both lists are short enough to be shown whole. */
function toList(
	entries: readonly { readonly label: string; readonly key: string }[],
	filter: string,
): INodeListSearchResult {
	const wanted = filter.trim().toLowerCase();
	const results = entries
		.map(({ label, key }) => ({ name: label === '' ? key : `${label} (${key})`, value: key }))
		.filter(({ name }) => name.toLowerCase().includes(wanted))
		.toSorted((one, other) => one.name.localeCompare(other.name, 'nl'));
	return { results };
}
