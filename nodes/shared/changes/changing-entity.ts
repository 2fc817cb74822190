import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	simplifyCustomer,
	simplifyOrder,
	simplifyProject,
	type EntityName,
	type EntityRecord,
} from '../../../lib/accountview';
import type { ChangeSource } from '../../../lib/sync';
import type { AccountViewSession } from '../accountview/session';
import { invalidParameter } from '../values';

/** Kinds of record whose changes can be followed. */
export type ChangingEntity = Extract<EntityName, 'customer' | 'project' | 'order'>;

/** The simplified form of each, as its Get Many gives it. */
export const simplifiedForms: Readonly<
	Record<ChangingEntity, (record: EntityRecord) => IDataObject>
> = {
	customer: simplifyCustomer,
	project: simplifyProject,
	order: simplifyOrder,
};

/** The changes of one kind of record of the session's company. */
export function changeSource(session: AccountViewSession, entity: ChangingEntity): ChangeSource {
	return {
		scope: session.scope(entity),
		pages: (request) => session.changes.pages(entity, request),
	};
}

export const firstRunParameter: INodeProperties = {
	displayName: 'First Run',
	name: 'firstRun',
	type: 'options',
	default: 'now',
	options: [
		{
			name: 'Everything',
			value: 'everything',
			description: 'Begin with all records that there are, and go on with changes',
		},
		{
			name: 'From Now',
			value: 'now',
			description:
				'Begin with what is changed from now on; changes of the last few minutes may come along',
		},
	],
	description: 'What the very first run begins with; it makes no difference afterwards',
};

/** Reads First Run. */
export function firstRunOf(value: string): 'now' | 'everything' {
	if (value === 'now' || value === 'everything') return value;
	throw invalidParameter('First Run', '"now" or "everything"', value);
}
