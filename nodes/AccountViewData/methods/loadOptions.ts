import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { editorCall } from '../../shared/editor-call';
import { recordColumns } from './record-columns';

export async function getRecordColumnOptions(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await editorCall(this, async () => {
		const columns = await recordColumns(this);
		return columns.map(({ name, label }) => ({ name: `${label} (${name})`, value: name }));
	});
}
