import type { Sql, SqlValue, Store } from '../../store';
import type { Stream } from '../sides';
import type { Link, LinkContents } from './link';
import { contentsOf, LINK_COLUMNS, linkOf } from './link-row';

/** A link as people look at it. */
export interface ListedLink extends Link, Stream {
	readonly contents: LinkContents;
	/** Milliseconds since the epoch. */
	readonly createdAt: number;
	readonly updatedAt: number;
}

/** What is left out is not looked at. */
export interface LinkFilter extends Partial<Stream> {
	readonly accountViewKey?: string;
	readonly otherKey?: string;
}

/**
 * Links by connection, entity and AccountView key, each page a transaction of its own.
 *
 * @throws SyncError SYNC_STATE_INVALID; StoreError
 */
export async function* listLinks(
	store: Store,
	filter: LinkFilter,
	pageSize = 1_000,
): AsyncGenerator<readonly ListedLink[]> {
	let after: ListedLink | undefined;
	for (;;) {
		const last = after;
		const links = await store.transaction((sql) => readPage(sql, filter, last, pageSize));
		if (links.length > 0) yield links;
		if (links.length < pageSize) return;
		after = links.at(-1);
	}
}

async function readPage(
	sql: Sql,
	filter: LinkFilter,
	after: ListedLink | undefined,
	pageSize: number,
): Promise<readonly ListedLink[]> {
	const conditions: (readonly [condition: string, ...values: SqlValue[]])[] = [
		...equal('backend', filter.backend),
		...equal('entity', filter.entity),
		...equal('av_key', filter.accountViewKey),
		...equal('other_key', filter.otherKey),
	];
	if (after !== undefined) {
		const { backend, entity, accountViewKey } = after;
		conditions.push(['(backend, entity, av_key) > (?, ?, ?)', backend, entity, accountViewKey]);
	}
	const where = conditions.map(([condition]) => condition).join(' AND ');
	const rows = await sql.all(
		`SELECT backend, entity, ${LINK_COLUMNS}, av_content, other_content, created_at, updated_at
		FROM accountview_link ${where === '' ? '' : `WHERE ${where}`}
		ORDER BY backend, entity, av_key LIMIT ?`,
		[...conditions.flatMap(([, ...values]) => values), pageSize],
	);
	return rows.map((row) => ({
		...linkOf(row),
		backend: String(row['backend']),
		entity: String(row['entity']),
		contents: contentsOf(row),
		createdAt: Number(row['created_at']),
		updatedAt: Number(row['updated_at']),
	}));
}

function equal(column: string, value: string | undefined): [condition: string, value: string][] {
	return value === undefined ? [] : [[`${column} = ?`, value]];
}
