import { z } from 'zod4';
import type { SqlRow, SqlValue } from '../../store';
import type { Content } from '../content/comparison';
import { SyncError } from '../errors';
import type { Link, LinkContents, LinkState } from './link';

export const LINK_COLUMNS =
	'id, av_key, other_key, state, av_version, other_version, av_hash, other_hash';

export function linkOf(row: SqlRow): Link {
	return {
		id: String(row['id']),
		accountViewKey: String(row['av_key']),
		otherKey: String(row['other_key']),
		state: stateOf(row),
		accountViewVersion: textOrNull(row['av_version']),
		otherVersion: textOrNull(row['other_version']),
		accountViewHash: String(row['av_hash']),
		otherHash: String(row['other_hash']),
	};
}

/** Of a row with `id`, `av_content` and `other_content`. */
export function contentsOf(row: SqlRow): LinkContents {
	const accountView = contentIn(row, row['av_content']);
	const other = row['other_content'];
	return { accountView, other: other === null ? accountView : contentIn(row, other) };
}

/** The two columns of both contents; equal ones are kept once. */
export function contentColumns({ accountView, other }: LinkContents): [string, string | null] {
	return [JSON.stringify(accountView), isSame(accountView, other) ? null : JSON.stringify(other)];
}

function isSame(one: Content, another: Content): boolean {
	if (one === another) return true;
	const names = Object.keys(one);
	return (
		names.length === Object.keys(another).length &&
		names.every((name) => Object.hasOwn(another, name) && one[name] === another[name])
	);
}

function stateOf(row: SqlRow): LinkState {
	const state = row['state'];
	if (state === 'active' || state === 'goneInAccountView' || state === 'goneOnBoth') return state;
	throw linkUnreadable(row, 'its state is unknown');
}

const contentSchema = z.record(z.string(), z.string());

function contentIn(row: SqlRow, text: SqlValue | undefined): Content {
	try {
		const { data } = contentSchema.safeParse(JSON.parse(String(text)));
		if (data !== undefined) return data;
	} catch {
		// Told below.
	}
	throw linkUnreadable(row, 'its agreed content is damaged');
}

function linkUnreadable(row: SqlRow, why: string): SyncError {
	const id = String(row['id']);
	return new SyncError({
		code: 'SYNC_STATE_INVALID',
		message: `The store holds the link ${id}, which cannot be read: ${why}.`,
		remedy: 'Put a backup of the store back, or remove this row from the table accountview_link.',
		record: `link ${id}`,
	});
}

function textOrNull(value: SqlValue | undefined): string | null {
	return value === null || value === undefined ? null : String(value);
}
