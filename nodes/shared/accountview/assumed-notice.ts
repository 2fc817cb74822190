import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_DICTIONARY, type EntityName } from '../../../lib/accountview';

/**
 * Tells, on the panel of a resource, which of the names that it uses no public source proves. They
 * come out of the dictionary, so the notice is as long as it is true.
 */
export function assumedNotice(resource: string, entities: readonly EntityName[]): INodeProperties {
	const names = [...new Set(entities.flatMap(assumedNamesOf))];
	return {
		displayName: `These names are assumed: ${names.join(', ')}. Compare them with your AccountView with <i>AccountView Data: Check Mapping</i>.`,
		name: `${resource}Assumed`,
		type: 'notice',
		default: '',
		displayOptions: { show: { resource: [resource] } },
	};
}

function assumedNamesOf(name: EntityName): readonly string[] {
	const { businessObject, table, proof, fields } = DEFAULT_DICTIONARY[name];
	const columns = Object.values(fields).filter((field) => field.proof === 'assumed');
	return [
		...(proof === 'assumed' ? [businessObject, table] : []),
		...columns.map(({ column }) => column),
	];
}
