import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { EntityName, EntityRecord } from '../../../lib/accountview';
import type { ItemParameters } from '../item-parameters';
import { fieldChoices } from './field-properties';
import { furtherColumnsMethodName } from './methods/further-columns';
import type { AccountViewSession } from './session';
import { simplifyParameter } from './simplify';

/** What of each record is wanted, and the form in which it leaves the node. */
export interface RecordOutput {
	/** Logical names, and column names in capitals. */
	readonly fields: readonly string[];
	readonly toRow: (record: EntityRecord) => IDataObject;
}

/** The simplified form of one kind of record. */
export interface SimplifiedForm {
	/** The fields that it is made of; no others are asked for. */
	readonly fields: readonly string[];
	readonly simplify: (record: EntityRecord) => IDataObject;
}

/** Simplify, Fields and Additional Columns; `hint` tells what the simplified form holds. */
export function outputParameters(entity: EntityName, hint: string): INodeProperties[] {
	const displayOptions = { show: { simplify: [false] } };
	return [
		{ ...simplifyParameter, hint },
		{
			displayName: 'Fields',
			name: 'fields',
			type: 'multiOptions',
			default: [],
			options: fieldChoices(entity),
			description: 'The fields to return; choose none for all of them',
			displayOptions,
		},
		{
			displayName: 'Additional Column Names or IDs',
			name: 'additionalColumns',
			type: 'multiOptions',
			default: [],
			typeOptions: { loadOptionsMethod: furtherColumnsMethodName(entity) },
			description:
				'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
			displayOptions,
		},
	];
}

/** Reads Simplify, Fields and Additional Columns. */
export function readOutput(
	parameters: ItemParameters,
	session: AccountViewSession,
	entity: EntityName,
	{ fields, simplify }: SimplifiedForm,
): RecordOutput {
	const known = session.client.settings.dictionary[entity].fields;
	if (parameters.flag('simplify', 'Simplify')) {
		// What the override says this AccountView lacks is left out, and simplifying makes it empty.
		return { fields: fields.filter((name) => name in known), toRow: simplify };
	}
	const chosen = parameters.texts('fields', 'Fields');
	const all = Object.keys(known);
	const columns = parameters
		.texts('additionalColumns', 'Additional Column Names or IDs')
		.map((column) => column.toUpperCase());
	return {
		fields: [...(chosen.length > 0 ? chosen : all), ...columns],
		toRow: (record) => record,
	};
}
