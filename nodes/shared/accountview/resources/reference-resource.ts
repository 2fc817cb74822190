import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	DEFAULT_DICTIONARY,
	type EntityName,
	type ReferenceFilter,
	type ReferenceList,
} from '../../../../lib/accountview';
import type { ItemParameters } from '../../item-parameters';
import { listParameters, readLimit } from '../../list-parameters';
import type { OperationCall } from '../../operation';
import { describeResource } from '../../resource-description';
import { showFor } from '../../show-for';
import { flagOf, textOf } from '../../values';
import { assumedNotice } from '../assumed-notice';
import { collect } from '../collect';
import { fieldLabel } from '../field-properties';
import type { AccountViewSession } from '../session';

/** What one list of codes is about. */
export interface ReferenceFacts {
	readonly entity: EntityName;
	readonly list: (session: AccountViewSession) => ReferenceList;
	/** Resource value in the node. */
	readonly resource: string;
	/** `e.g. 104` */
	readonly placeholder: string;
}

/** An operation as the tables of a node hold it. */
interface ReferenceOperation {
	readonly description: INodeProperties[];
	readonly execute: (call: OperationCall<AccountViewSession>) => Promise<IDataObject[]>;
}

/** A resource that can only be listed, by its code or by a part of its name. */
export interface ReferenceResource {
	readonly operations: { readonly getAll: ReferenceOperation };
	readonly description: INodeProperties[];
}

/** The resource of a list that is read only and known by a code, such as employees. */
export function referenceResource(facts: ReferenceFacts): ReferenceResource {
	const { entity, resource } = facts;
	const { label, plural } = DEFAULT_DICTIONARY[entity];
	const getAll: ReferenceOperation = {
		description: showFor(resource, ['getAll'], [...listParameters, filterParameter(facts)]),
		execute: async ({ session, parameters }) =>
			await collect(
				facts.list(session).list(readFilter(parameters, facts), readLimit(parameters)),
				(record) => ({ ...record }),
			),
	};
	const description = describeResource({
		resource,
		default: 'getAll',
		operations: { getAll },
		choices: [
			{
				name: 'Get Many',
				value: 'getAll',
				description: `Read many ${plural}, or look one ${label} up; none found gives no items`,
				action: `Get many ${plural}`,
			},
		],
	});
	return {
		operations: { getAll },
		description: [...description, assumedNotice(resource, [entity])],
	};
}

function filterParameter({ entity, placeholder }: ReferenceFacts): INodeProperties {
	const { label, plural } = DEFAULT_DICTIONARY[entity];
	const key = keyLabel(entity);
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Conditions that must all be met',
		options: [
			...(hasBlocked(entity)
				? [
						{
							displayName: 'Blocked',
							name: 'blocked',
							type: 'boolean' as const,
							default: false,
							description: `Whether to return blocked ${plural}; turned off, those that are not blocked`,
						},
					]
				: []),
			{
				displayName: key,
				name: 'key',
				type: 'string' as const,
				default: '',
				placeholder,
				description: `Only the one ${label} with this ${key.toLowerCase()}`,
			},
			{
				displayName: 'Search',
				name: 'search',
				type: 'string' as const,
				default: '',
				description: `Part of the ${key.toLowerCase()} or of the name, in any case`,
			},
		].sort((one, other) => one.displayName.localeCompare(other.displayName, 'en')),
	};
}

/** A filter that was added but left empty filters nothing. */
function readFilter(parameters: ItemParameters, { entity }: ReferenceFacts): ReferenceFilter {
	const given = parameters.fields('filters', 'Filters');
	return {
		key: textOf(given['key'], keyLabel(entity)),
		search: textOf(given['search'], 'Search'),
		...('blocked' in given && { blocked: flagOf(given['blocked'], 'Blocked') }),
	};
}

function keyLabel(entity: EntityName): string {
	return fieldLabel(entity, DEFAULT_DICTIONARY[entity].keyField);
}

function hasBlocked(entity: EntityName): boolean {
	return DEFAULT_DICTIONARY[entity].fields['blocked'] !== undefined;
}
