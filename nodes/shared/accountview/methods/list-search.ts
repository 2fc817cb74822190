import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { EntityRecord } from '../../../../lib/accountview';
import { editorCall } from '../../editor-call';
import { collect } from '../collect';
import { openAccountView, type AccountViewSession } from '../session';

/** Records that a list shows before it asks for more. */
const PAGE = 100;

interface ListChoice {
	readonly name: string;
	readonly value: string;
}

/** How one kind of record is listed. */
interface SearchFacts {
	readonly read: (
		session: AccountViewSession,
		search: string,
		limit: number,
	) => AsyncIterable<readonly EntityRecord[]>;
	readonly toChoice: (record: EntityRecord) => ListChoice;
}

/** The signature by which n8n asks a node for a list. */
export type ListSearch = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/**
 * A list that is searched in AccountView itself. The token is how many were shown before; those are
 * read again, since the list is short and a person types a few letters rather than scroll far.
 */
export function listSearch({ read, toChoice }: SearchFacts): ListSearch {
	return async function (filter = '', paginationToken = '0') {
		return await editorCall(this, async () => {
			const session = await openAccountView(this);
			const shown = Number(paginationToken);
			const found = await collect(read(session, filter.trim(), shown + PAGE + 1), toChoice);
			const more = found.length > shown + PAGE;
			return {
				results: found.slice(shown, shown + PAGE),
				...(more && { paginationToken: String(shown + PAGE) }),
			};
		});
	};
}

/** `Installatie De Boer (P2026-014)`, and after a comma what else tells one from another. */
function choice(name: unknown, key: unknown, more?: unknown): ListChoice {
	const label = name === '' ? String(key) : `${String(name)} (${String(key)})`;
	return { name: [label, more].filter(Boolean).join(', '), value: String(key) };
}

export const searchCustomers = listSearch({
	read: ({ customers }, search, limit) =>
		customers.list({ search }, { fields: ['number', 'name', 'city'], limit }),
	toChoice: ({ number, name, city }) => choice(name, number, city),
});

export const searchProjects = listSearch({
	read: ({ projects }, search, limit) =>
		projects.list({ search }, { fields: ['code', 'description', 'customerNumber'], limit }),
	toChoice: ({ code, description, customerNumber }) => choice(description, code, customerNumber),
});

export const searchProjectTypes = listSearch({
	read: ({ projectTypes }, search, limit) => projectTypes.list({ search }, { limit }),
	toChoice: ({ code, description }) => choice(description, code),
});

export const searchEmployees = listSearch({
	read: ({ employees }, search, limit) => employees.list({ search }, { limit }),
	toChoice: ({ number, name }) => choice(name, number),
});

export const searchOrders = listSearch({
	read: ({ orders }, search, limit) =>
		orders.list({ search }, { fields: ['number', 'description', 'customerNumber'], limit }),
	toChoice: ({ number, description, customerNumber }) =>
		choice(description, number, customerNumber),
});

export const searchArticles = listSearch({
	read: ({ articles }, search, limit) =>
		articles.list({ search }, { fields: ['code', 'description'], limit }),
	toChoice: ({ code, description }) => choice(description, code),
});

export const searchHourTypes = listSearch({
	read: ({ hourTypes }, search, limit) => hourTypes.list({ search }, { limit }),
	toChoice: ({ code, description }) => choice(description, code),
});
