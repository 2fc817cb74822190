import { z } from 'zod4';
import type { Sql, SqlRow } from '../../store';
import { SyncError } from '../errors';
import { readLost } from '../journal/lost';
import type { Side, Stream } from '../sides';

const DAY = 24 * 60 * 60_000;

/** How long what was overwritten is shown. */
export const OVERWRITTEN_DAYS = 30;

const LATEST = 100;

/** An edit that the conflict policy overwrote, so that a person can put it back. */
export interface Overwritten {
	/** When the write was told to have succeeded, in milliseconds since the epoch. */
	readonly at: number;
	/** The side whose edit was overwritten. */
	readonly side: Side;
	/** The record on that side, and the one that it was overwritten from. */
	readonly key: string;
	readonly sourceKey: string;
	/** What a person knows the record by; '' for nothing. */
	readonly label: string;
	readonly fields: readonly {
		readonly name: string;
		readonly was: string;
		readonly became: string;
	}[];
}

const labelSchema = z.object({ label: z.string() }).catch({ label: '' });

/** @throws SyncError SYNC_STATE_INVALID */
export async function readOverwritten(
	sql: Sql,
	{ backend, entity }: Stream,
	now: number,
): Promise<{ readonly total: number; readonly latest: readonly Overwritten[] }> {
	const lost = `FROM accountview_intent WHERE backend = ? AND entity = ? AND closed_at >= ?
		AND state = 'done' AND lost IS NOT NULL`;
	const parameters = [backend, entity, now - OVERWRITTEN_DAYS * DAY];
	const [count] = await sql.all(`SELECT count(*) AS count ${lost}`, parameters);
	const rows = await sql.all(
		`SELECT id, source_key, target_key, lost, proposal, closed_at ${lost}
		ORDER BY closed_at DESC, id LIMIT ?`,
		[...parameters, LATEST],
	);
	return { total: Number(count?.['count'] ?? 0), latest: rows.map(overwrittenOf) };
}

function overwrittenOf(row: SqlRow): Overwritten {
	const lost = readLost(row['lost']);
	if (lost === null) throw unreadable(String(row['id']));
	const { side, fields } = lost;
	return {
		at: Number(row['closed_at']),
		side,
		key: String(row['target_key'] ?? ''),
		sourceKey: String(row['source_key']),
		label: labelSchema.parse(jsonOf(row['proposal'])).label,
		fields: Object.entries(fields).map(([name, values]) => ({ name, ...values })),
	};
}

function jsonOf(text: unknown): unknown {
	try {
		return JSON.parse(String(text));
	} catch {
		return undefined;
	}
}

function unreadable(intent: string): SyncError {
	return new SyncError({
		code: 'SYNC_STATE_INVALID',
		message: `What the store holds of the overwritten values of the intent ${intent} cannot be read.`,
		remedy: 'Use the same version of n8n-nodes-accountview on every n8n process.',
		details: { intent },
	});
}
