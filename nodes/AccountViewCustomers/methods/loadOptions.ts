import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { editorCall } from '../../shared/editor-call';
import { furtherCustomerColumns } from './further-columns';

export async function getFurtherCustomerColumns(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await editorCall(this, async () => {
		const columns = await furtherCustomerColumns(this);
		return columns.map(({ name, label }) => ({ name: `${label} (${name})`, value: name }));
	});
}
