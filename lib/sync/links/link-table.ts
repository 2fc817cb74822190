import type { Sql, SqlValue, Store } from '../../store';
import { inChunks, marks } from '../rows';
import type { Side, Stream } from '../sides';
import type { Link, LinkChange, LinkContents, LinkWithContent } from './link';
import { contentColumns, contentsOf, LINK_COLUMNS, linkOf } from './link-row';

export type { Link, LinkChange, LinkContents, LinkState, LinkWithContent } from './link';

/** So many characters of a digest are in its index, see the migration `short hash indexes`. */
const INDEXED_DIGEST = 8;

/**
 * All links of a stream by rising AccountView key, without content. Each page is a transaction of
 * its own: what others link meanwhile may be left out, and nothing comes twice.
 */
export async function* linkPages(
	store: Store,
	{ backend, entity }: Stream,
	pageSize = 500,
): AsyncGenerator<readonly Link[]> {
	let after = '';
	for (;;) {
		const parameters = [backend, entity, after, pageSize];
		const rows = await store.transaction((sql) =>
			sql.all(
				`SELECT ${LINK_COLUMNS} FROM accountview_link
				WHERE backend = ? AND entity = ? AND av_key > ? ORDER BY av_key LIMIT ?`,
				parameters,
			),
		);
		const links = rows.map(linkOf);
		const last = links.at(-1);
		if (last === undefined) return;
		yield links;
		if (links.length < pageSize) return;
		after = last.accountViewKey;
	}
}

/** The links of these records of one side; records without one are left out. */
export async function findLinks(
	sql: Sql,
	stream: Stream,
	side: Side,
	keys: readonly string[],
): Promise<Link[]> {
	return await findBy(sql, stream, side === 'accountView' ? 'av_key' : 'other_key', keys);
}

/** Links whose agreed content on that side has one of these digests; '' finds nothing. */
export async function findByHash(
	sql: Sql,
	stream: Stream,
	side: Side,
	hashes: readonly string[],
): Promise<Link[]> {
	const column = side === 'accountView' ? 'av_hash' : 'other_hash';
	const links: Link[] = [];
	for (const some of inChunks([...new Set(hashes)].filter((hash) => hash !== ''))) {
		// By the first characters, as the index has them; and nothing else that an index would be taken for.
		const rows = await sql.all(
			`SELECT ${LINK_COLUMNS} FROM accountview_link
			WHERE substr(${column}, 1, ${INDEXED_DIGEST}) IN (${marks(some)})
			AND backend || '' = ? AND entity || '' = ? AND ${column} IN (${marks(some)})`,
			[
				...some.map((hash) => hash.slice(0, INDEXED_DIGEST)),
				stream.backend,
				stream.entity,
				...some,
			],
		);
		for (const row of rows) links.push(linkOf(row));
	}
	return links;
}

/** The links with these ids; those that are gone are left out. */
export async function findById(sql: Sql, ids: readonly string[]): Promise<Link[]> {
	const links: Link[] = [];
	for (const some of inChunks([...new Set(ids)])) {
		const rows = await sql.all(
			`SELECT ${LINK_COLUMNS} FROM accountview_link WHERE id IN (${marks(some)})`,
			some,
		);
		for (const row of rows) links.push(linkOf(row));
	}
	return links;
}

async function findBy(
	sql: Sql,
	{ backend, entity }: Stream,
	column: 'av_key' | 'other_key',
	values: readonly string[],
): Promise<Link[]> {
	const links: Link[] = [];
	for (const some of inChunks([...new Set(values)])) {
		const rows = await sql.all(
			`SELECT ${LINK_COLUMNS} FROM accountview_link
			WHERE backend = ? AND entity = ? AND ${column} IN (${marks(some)})`,
			[backend, entity, ...some],
		);
		for (const row of rows) links.push(linkOf(row));
	}
	return links;
}

/** What both sides last agreed on, by id of the link; links that are not there are left out. */
export async function readContents(
	sql: Sql,
	ids: readonly string[],
): Promise<Map<string, LinkContents>> {
	const contents = new Map<string, LinkContents>();
	for (const some of inChunks(ids)) {
		const rows = await sql.all(
			`SELECT id, av_content, other_content FROM accountview_link WHERE id IN (${marks(some)})`,
			some,
		);
		for (const row of rows) contents.set(String(row['id']), contentsOf(row));
	}
	return contents;
}

/**
 * @param now milliseconds since the epoch
 * @throws StoreError STORE_DUPLICATE when one of the records has a link already
 */
export async function insertLinks(
	sql: Sql,
	{ backend, entity }: Stream,
	links: readonly LinkWithContent[],
	now: number,
): Promise<void> {
	for (const some of inChunks(links)) {
		await sql.run(
			`INSERT INTO accountview_link (backend, entity, ${LINK_COLUMNS},
				av_content, other_content, created_at, updated_at)
			VALUES ${some.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
			some.flatMap((link): SqlValue[] => [
				backend,
				entity,
				link.id,
				link.accountViewKey,
				link.otherKey,
				link.state,
				link.accountViewVersion,
				link.otherVersion,
				link.accountViewHash,
				link.otherHash,
				...contentColumns({ accountView: link.accountViewContent, other: link.otherContent }),
				now,
				now,
			]),
		);
	}
}

/**
 * Several changes of one link count in their order; a link that is not there is passed over.
 *
 * @param now milliseconds since the epoch
 * @throws StoreError STORE_DUPLICATE when a record would have two links
 */
export async function updateLinks(
	sql: Sql,
	changes: readonly LinkChange[],
	now: number,
): Promise<void> {
	for (const [columns, rows] of byColumns(changes)) {
		for (const some of inChunks(rows)) {
			// SQLite names the columns of VALUES here only.
			await sql.run(
				`WITH change(id, ${columns.join(', ')}) AS
				(VALUES ${some.map((row) => `(${marks(row)})`).join(', ')})
				UPDATE accountview_link SET
				${columns.map((column) => `${column} = change.${column}`).join(', ')}, updated_at = ?
				FROM change WHERE accountview_link.id = change.id`,
				[...some.flat(), now],
			);
		}
	}
}

/** Rows that begin with the id, together where the same columns change. */
function byColumns(
	changes: readonly LinkChange[],
): (readonly [columns: readonly string[], rows: (readonly SqlValue[])[]])[] {
	const merged = new Map<string, LinkChange>();
	for (const change of changes) merged.set(change.id, { ...merged.get(change.id), ...change });
	const groups = new Map<string, [string[], (readonly SqlValue[])[]]>();
	for (const change of merged.values()) {
		const cells = cellsOf(change);
		if (cells.length === 0) continue;
		const columns = cells.map(([column]) => column);
		const name = columns.join();
		const group = groups.get(name) ?? [columns, []];
		group[1].push([change.id, ...cells.map(([, value]) => value)]);
		groups.set(name, group);
	}
	return [...groups.values()];
}

function cellsOf(change: LinkChange): (readonly [column: string, value: string | null])[] {
	const { contents } = change;
	const [accountView, other] = contents === undefined ? [] : contentColumns(contents);
	const cells: (readonly [string, string | null | undefined])[] = [
		['av_key', change.accountViewKey],
		['other_key', change.otherKey],
		['state', change.state],
		['av_version', change.accountViewVersion],
		['other_version', change.otherVersion],
		['av_hash', change.accountViewHash],
		['other_hash', change.otherHash],
		['av_content', accountView],
		['other_content', other],
	];
	return cells.flatMap(([column, value]) =>
		value === undefined ? [] : [[column, value] as const],
	);
}

export async function removeLinks(sql: Sql, ids: readonly string[]): Promise<void> {
	for (const some of inChunks(ids)) {
		await sql.run(`DELETE FROM accountview_link WHERE id IN (${marks(some)})`, some);
	}
}

/** All of the stream, whatever their state. */
export async function countLinks(sql: Sql, { backend, entity }: Stream): Promise<number> {
	const [row] = await sql.all(
		'SELECT count(*) AS links FROM accountview_link WHERE backend = ? AND entity = ?',
		[backend, entity],
	);
	return Number(row?.['links'] ?? 0);
}
