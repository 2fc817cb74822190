import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { listLinks, type LinkFilter, type ListedLink } from '../../../../lib/sync/links/list-links';
import type { ItemParameters } from '../../../shared/item-parameters';
import { listParameters, readLimit } from '../../../shared/list-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import type { LedgerSession } from '../../../shared/sync/session';

const FILTERS = {
	backend: {
		label: 'Connection Name',
		name: 'filterConnection',
		placeholder: 'e.g. field-service',
		description: 'Only links of this connection; empty for all',
	},
	entity: {
		label: 'Entity',
		name: 'filterEntity',
		placeholder: 'e.g. customer',
		description: 'Only links of this kind of record; empty for all',
	},
	accountViewKey: {
		label: 'AccountView Key',
		name: 'filterAccountViewKey',
		placeholder: 'e.g. 10025',
		description: 'Only the link of this record in AccountView; empty for all',
	},
	otherKey: {
		label: 'Other Key',
		name: 'filterOtherKey',
		placeholder: 'e.g. C-7',
		description: 'Only the link of this record on the other side; empty for all',
	},
} as const;

const filterParameters = Object.values(FILTERS).map(({ label, ...filter }): INodeProperties => ({
	displayName: label,
	type: 'string',
	default: '',
	...filter,
}));

export const description = showFor('link', ['getAll'], [...filterParameters, ...listParameters]);

export async function execute({
	session,
	parameters,
}: OperationCall<LedgerSession>): Promise<IDataObject[]> {
	const { limit = Infinity } = readLimit(parameters);
	const rows: IDataObject[] = [];
	for await (const page of listLinks(session.store, readFilter(parameters))) {
		for (const link of page.slice(0, limit - rows.length)) rows.push(rowOf(link));
		if (rows.length >= limit) break;
	}
	return rows;
}

function readFilter(parameters: ItemParameters): LinkFilter {
	const given = Object.entries(FILTERS).map(
		([column, { name, label }]) => [column, parameters.text(name, label)] as const,
	);
	return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

function rowOf(link: ListedLink): IDataObject {
	const { accountView, other } = link.contents;
	return {
		connection: link.backend,
		entity: link.entity,
		link: link.id,
		accountViewKey: link.accountViewKey,
		otherKey: link.otherKey,
		state: link.state,
		agreed: { ...accountView },
		...(other !== accountView && { agreedOther: { ...other } }),
		linked: new Date(link.createdAt).toISOString(),
		changed: new Date(link.updatedAt).toISOString(),
	};
}
