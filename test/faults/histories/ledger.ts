import { z } from 'zod4';
import type { Store } from '../../../lib/store';
import type { Side, Stream } from '../../../lib/sync';
import { normalise } from '../../../lib/sync/content/normalise';
import type { Field } from './entities';

/** An entry of the error list. */
export interface Listed {
	readonly code: string;
	readonly side: Side;
	readonly key: string;
	readonly otherKey: string | null;
}

/** An edit that the journal says was overwritten. */
export interface LostEdit {
	readonly side: Side;
	readonly key: string;
	readonly field: string;
	readonly was: string;
}

const TABLES = ['link', 'intent', 'issue', 'observation'] as const;

const listed = z.object({
	code: z.string(),
	side: z.enum(['accountView', 'other']),
	record_key: z.string(),
	other_key: z.string().nullable(),
});

const lostRow = z.object({
	target_key: z.string(),
	lost: z.string().transform((text) =>
		z
			.object({
				side: z.enum(['accountView', 'other']),
				fields: z.record(z.string(), z.object({ was: z.string(), became: z.string() })),
			})
			.parse(JSON.parse(text)),
	),
});

const content = z
	.string()
	.transform((text): unknown => JSON.parse(text))
	.pipe(z.record(z.string(), z.string()));

/** What the store holds of one stream, read from its tables. */
export class Ledger {
	constructor(
		private readonly store: Store,
		private readonly stream: Stream,
	) {}

	async issues(): Promise<readonly Listed[]> {
		const rows = await this.rows('SELECT * FROM accountview_issue WHERE backend = ?');
		return rows.map((row) => {
			const { code, side, record_key: key, other_key: otherKey } = listed.parse(row);
			return { code, side, key, otherKey };
		});
	}

	async lost(): Promise<readonly LostEdit[]> {
		const rows = await this.rows(
			`SELECT target_key, lost FROM accountview_intent
			WHERE backend = ? AND lost IS NOT NULL AND state = 'done'`,
		);
		return rows.flatMap((row) => {
			const { target_key: key, lost } = lostRow.parse(row);
			return Object.entries(lost.fields).map(([field, { was }]) => ({
				side: lost.side,
				key,
				field,
				was,
			}));
		});
	}

	async isLinked(side: Side, key: string): Promise<boolean> {
		const column = side === 'accountView' ? 'av_key' : 'other_key';
		const rows = await this.rows(
			`SELECT id FROM accountview_link WHERE backend = ? AND entity = ? AND ${column} = ?`,
			[this.stream.backend, this.stream.entity, key],
		);
		return rows.length > 0;
	}

	/**
	 * Whether a run that reads this value in a linked record can tell that somebody has typed it: it is
	 * not what both sides agreed on, and no write is under way that may have brought it.
	 */
	async tellsFromAgreed(
		side: Side,
		key: string,
		{ name, kind, next }: Field & { readonly next: string },
	): Promise<boolean> {
		const open = await this.rows(
			`SELECT id FROM accountview_intent WHERE backend = ? AND state IN ('open', 'failed')`,
		);
		const links = await this.rows('SELECT * FROM accountview_link WHERE backend = ?');
		const link = links.find((row) => row[side === 'other' ? 'other_key' : 'av_key'] === key);
		if (open.length > 0 || link === undefined) return false;
		const agreed = content.parse(
			(side === 'other' ? link['other_content'] : null) ?? link['av_content'],
		);
		return agreed[name] !== normalise(next, kind);
	}

	async linkedKeys(): Promise<Readonly<Record<Side, ReadonlySet<string>>>> {
		const rows = await this.rows(
			'SELECT av_key, other_key FROM accountview_link WHERE backend = ?',
		);
		const keys = (column: string) => new Set(rows.map((row) => String(row[column])));
		return { accountView: keys('av_key'), other: keys('other_key') };
	}

	/** All that is to stay the same while nothing happens. */
	async dump(): Promise<string> {
		const parts: string[] = [];
		for (const table of TABLES) {
			const rows = await this.rows(`SELECT * FROM accountview_${table} WHERE backend = ?`);
			const lines = rows.map((row) => JSON.stringify(row)).sort();
			parts.push(`${table}:`, ...lines);
		}
		return parts.join('\n');
	}

	async clear(): Promise<void> {
		await this.store.transaction(async (sql) => {
			for (const table of [...TABLES, 'run', 'sync']) {
				await sql.run(`DELETE FROM accountview_${table} WHERE backend = ?`, [this.stream.backend]);
			}
		});
	}

	private async rows(
		statement: string,
		parameters: readonly string[] = [this.stream.backend],
	): Promise<readonly Readonly<Record<string, unknown>>[]> {
		return await this.store.transaction((sql) => sql.all(statement, parameters));
	}
}
