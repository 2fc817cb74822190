import type { FieldType, ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import type { ColumnInfo } from '../../../lib/accountview';
import { editorCall } from '../../shared/editor-call';
import { furtherCustomerColumns } from './further-columns';

export async function getFurtherCustomerColumns(
	this: ILoadOptionsFunctions,
): Promise<ResourceMapperFields> {
	return await editorCall(this, async () => {
		// Update and Create or Update send single columns: there, nothing further is required.
		const isCreate = this.getCurrentNodeParameter('operation') === 'create';
		const columns = await furtherCustomerColumns(this);
		return {
			fields: columns.map(({ name, label, type, mandatory, readOnly }) => ({
				id: name,
				displayName: `${label} (${name})`,
				type: editorTypeOf(type),
				required: isCreate && mandatory && !readOnly,
				readOnly,
				display: !readOnly,
				defaultMatch: false,
				canBeUsedToMatch: false,
			})),
			emptyFieldsNotice: 'AccountView knows no further columns of a customer.',
		};
	});
}

/** By FoxPro's type letter; what is not known is edited as text. */
function editorTypeOf(type: ColumnInfo['type']): FieldType {
	switch (type) {
		case 'L':
			return 'boolean';
		case 'N':
		case 'Y':
		case 'B':
		case 'I':
			return 'number';
		case 'D':
		case 'T':
			return 'dateTime';
		default:
			return 'string';
	}
}
