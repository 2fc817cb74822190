import type { INodeProperties } from 'n8n-workflow';
import type { EntityName } from '../../../lib/accountview';
import { writableFields } from './field-properties';

/** Name and label of the collection. */
export const ADDITIONAL_FIELDS = { name: 'additionalFields', label: 'Additional Fields' };

/** The fields of a record that have no parameter of their own; `ownNames` have one. */
export function additionalFields(
	entity: EntityName,
	ownNames: readonly string[],
	description?: string,
): INodeProperties {
	return {
		displayName: ADDITIONAL_FIELDS.label,
		name: ADDITIONAL_FIELDS.name,
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: writableFields(entity, ownNames),
		...(description !== undefined && { description }),
	};
}
