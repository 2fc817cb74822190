import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import { mapperField } from '../../shared/accountview/methods/further-columns';
import { editorCall } from '../../shared/editor-call';
import { recordColumns } from './record-columns';

export async function getRecordColumns(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	return await editorCall(this, async () => {
		// AccountView's dictionary also calls that mandatory which it fills in itself.
		const columns = await recordColumns(this);
		return {
			fields: columns.map((column) => mapperField(column, { isRequired: false })),
			emptyFieldsNotice: 'Choose a business object first.',
		};
	});
}
