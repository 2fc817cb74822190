import type {
	FieldType,
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import type { ColumnInfo, EntityName } from '../../../../lib/accountview';
import { editorCall } from '../../editor-call';
import { openAccountView } from '../session';

/** Name under which a node offers both methods for one kind of record. */
export function furtherColumnsMethodName(entity: EntityName): string {
	return `getFurther${entity.charAt(0).toUpperCase()}${entity.slice(1)}Columns`;
}

/** The columns of a table in this installation that none of the node's fields covers, as choices. */
export function furtherColumnOptions(
	entity: EntityName,
): (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]> {
	return async function (this: ILoadOptionsFunctions) {
		return await editorCall(this, async () => {
			const columns = await furtherColumns(this, entity);
			return columns.map(({ name, label }) => ({ name: `${label} (${name})`, value: name }));
		});
	};
}

/** The same columns as fields of a resource mapper. */
export function furtherColumnMapping(
	entity: EntityName,
): (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields> {
	return async function (this: ILoadOptionsFunctions) {
		return await editorCall(this, async () => {
			// Update and Create or Update send single columns: there, nothing further is required.
			const isCreate = this.getCurrentNodeParameter('operation') === 'create';
			const columns = await furtherColumns(this, entity);
			return {
				fields: columns.map((column) =>
					mapperField(column, { isRequired: isCreate && column.mandatory && !column.readOnly }),
				),
				emptyFieldsNotice: 'AccountView knows no further columns of this record.',
			};
		});
	};
}

/** A column as the editor shows it in a resource mapper. */
export function mapperField(
	{ name, label, type, readOnly }: ColumnInfo,
	{ isRequired }: { readonly isRequired: boolean },
): ResourceMapperFields['fields'][number] {
	return {
		id: name,
		displayName: `${label} (${name})`,
		type: editorTypeOf(type),
		required: isRequired,
		readOnly,
		display: !readOnly,
		defaultMatch: false,
		canBeUsedToMatch: false,
	};
}

async function furtherColumns(
	context: ILoadOptionsFunctions,
	entity: EntityName,
): Promise<readonly ColumnInfo[]> {
	const { client } = await openAccountView(context);
	const { table, fields } = client.settings.dictionary[entity];
	const covered = new Set(Object.values(fields).map(({ column }) => column.toUpperCase()));
	const columns = await client.columns(table);
	return columns
		.filter(({ name }) => !covered.has(name))
		.toSorted((one, other) => one.label.localeCompare(other.label, 'nl'));
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
