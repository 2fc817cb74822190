import type { Sql, SqlRow, SqlValue } from '../../store';
import { canonicalJson } from '../content/canonical-json';
import type { Content } from '../content/comparison';
import { SyncError } from '../errors';
import type { LeaseProof } from '../runs/lease';
import type { Side, Stream } from '../sides';
import { inChunks, marks } from '../rows';
import { parseProposal, type Proposal } from './proposal';

export type Action = 'create' | 'update';

/**
 * - `open`: it was about to be done, so it may have been
 * - `failed`: it was told to have failed, and is tried again
 * - `done`: told to have succeeded, or found to be done
 * - `dropped`: no longer wanted
 */
export type IntentState = 'open' | 'failed' | 'done' | 'dropped';

/** One effect that was written down before it was tried. */
export interface Intent {
	readonly id: string;
	/** The link's id, or the record it comes from as `side:key` where there is no link yet. */
	readonly subject: string;
	/** The side that it is to be written to. */
	readonly target: Side;
	readonly action: Action;
	readonly run: string;
	readonly fence: number;
	readonly state: IntentState;
	/** How often it was handed out; 0 for one that only notes what the record there may hold. */
	readonly attempts: number;
	readonly sourceKey: string;
	/** The record to be updated; of a create what was made of it, null for nothing. */
	readonly targetKey: string | null;
	readonly link: string | null;
	readonly proposal: Proposal;
	/** Edits that it overwrites, as JSON for the report; null for none. */
	readonly lost: string | null;
}

/** An intent as a comparison draws it up; an unsettled one of the same record is taken up again. */
export type IntentDraft = Pick<
	Intent,
	| 'id'
	| 'subject'
	| 'target'
	| 'action'
	| 'attempts'
	| 'sourceKey'
	| 'targetKey'
	| 'link'
	| 'proposal'
	| 'lost'
>;

const COLUMNS = `id, subject, target, action, run, fence, state, attempts, source_key, target_key,
	link, proposal, lost`;

/** All that were handed out and not settled, of one stream. */
export async function readUnsettled(sql: Sql, stream: Stream): Promise<readonly Intent[]> {
	const rows = await sql.all(
		`SELECT ${COLUMNS} FROM accountview_intent
		WHERE backend = ? AND entity = ? AND state IN ('open', 'failed')`,
		[stream.backend, stream.entity],
	);
	return rows.map(intentOf);
}

/** Those of these ids that exist, by id, with the stream that they belong to. */
export async function findIntents(
	sql: Sql,
	ids: readonly string[],
): Promise<ReadonlyMap<string, Intent & Stream>> {
	const found = new Map<string, Intent & Stream>();
	for (const some of inChunks(ids)) {
		const rows = await sql.all(
			`SELECT backend, entity, ${COLUMNS} FROM accountview_intent WHERE id IN (${marks(some)})`,
			some,
		);
		for (const row of rows) {
			const stream = { backend: String(row['backend']), entity: String(row['entity']) };
			found.set(String(row['id']), { ...intentOf(row), ...stream });
		}
	}
	return found;
}

/** Writes them down as open, for this run. */
export async function journal(
	sql: Sql,
	run: LeaseProof,
	drafts: readonly IntentDraft[],
	now: number,
): Promise<void> {
	for (const some of inChunks(drafts, 100)) {
		await sql.run(
			`INSERT INTO accountview_intent (backend, entity, ${COLUMNS}, created_at)
			VALUES ${some.map(() => `(${marks(Array.from({ length: 16 }))})`).join(', ')}
			ON CONFLICT (id) DO UPDATE SET subject = excluded.subject, action = excluded.action,
				run = excluded.run, fence = excluded.fence, state = 'open', attempts = excluded.attempts,
				source_key = excluded.source_key, target_key = excluded.target_key, link = excluded.link, proposal = excluded.proposal,
				lost = excluded.lost`,
			some.flatMap((draft): SqlValue[] => [
				run.backend,
				run.entity,
				draft.id,
				draft.subject,
				draft.target,
				draft.action,
				run.id,
				run.fence,
				'open',
				draft.attempts,
				draft.sourceKey,
				draft.targetKey,
				draft.link,
				JSON.stringify(draft.proposal),
				draft.lost,
				now,
			]),
		);
	}
}

/** Marks intents with what came of them. */
export async function closeIntents(
	sql: Sql,
	ids: readonly string[],
	state: Exclude<IntentState, 'open'>,
	now: number,
): Promise<void> {
	for (const some of inChunks(ids)) {
		await sql.run(
			`UPDATE accountview_intent SET state = ?, closed_at = ? WHERE id IN (${marks(some)})`,
			[state, now, ...some],
		);
	}
}

/** Marks creates as done, each with the key of the record that was made or found. */
export async function closeCreates(
	sql: Sql,
	made: readonly { readonly id: string; readonly key: string }[],
	now: number,
): Promise<void> {
	for (const some of inChunks(made)) {
		await sql.run(
			`WITH made(id, made_key) AS (VALUES ${some.map(() => '(?, ?)').join(', ')})
			UPDATE accountview_intent SET state = 'done', target_key = made.made_key, closed_at = ?
			FROM made WHERE accountview_intent.id = made.id`,
			[...some.flatMap(({ id, key }) => [id, key]), now],
		);
	}
}

/** Notes of creates whether their source has been found gone. */
export async function markOrphans(
	sql: Sql,
	intents: readonly Intent[],
	isOrphan: boolean,
): Promise<void> {
	for (const { id, proposal } of intents) {
		await sql.run('UPDATE accountview_intent SET proposal = ? WHERE id = ?', [
			JSON.stringify({ ...proposal, isOrphan }),
			id,
		]);
	}
}

/** Of creates that failed: by what the receiving side knows the part that was made. */
export async function keepParts(
	sql: Sql,
	parts: readonly { readonly id: string; readonly key: string }[],
): Promise<void> {
	for (const { id, key } of parts) {
		await sql.run('UPDATE accountview_intent SET target_key = ? WHERE id = ?', [key, id]);
	}
}

/** Whether an earlier attempt was to write the very same, whatever came of it. */
export function isRepeat(before: Intent | undefined, { proposal }: IntentDraft): boolean {
	return (
		before !== undefined &&
		canonicalJson(valuesOf(before.proposal)) === canonicalJson(valuesOf(proposal))
	);
}

function valuesOf(proposal: Proposal): Content {
	return proposal.kind === 'create' ? proposal.content : proposal.fields;
}

/**
 * How to settle what is no longer wanted. What may have been written and has overwritten an edit counts
 * as done, so that the edit can still be found.
 */
export function whenUnwanted({ state, lost }: Intent): 'done' | 'dropped' {
	return state === 'open' && lost !== null ? 'done' : 'dropped';
}

/** An intent of this run that another run has since taken up is not its any more. */
export function refuseForeign(intent: Intent, run: { run: string; fence: number }): void {
	if (intent.run === run.run && intent.fence === run.fence) return;
	throw new SyncError({
		code: 'SYNC_RUN_TAKEN_OVER',
		message: `The record ${intent.sourceKey} was taken up by a later run, so this result comes too late.`,
		remedy:
			'Nothing to do: the later run looks it up before it writes. When it happens often, let the flow write fewer records per run.',
		record: intent.sourceKey,
	});
}

function intentOf(row: SqlRow): Intent {
	const id = String(row['id']);
	return {
		id,
		subject: String(row['subject']),
		target: row['target'] === 'accountView' ? 'accountView' : 'other',
		action: row['action'] === 'create' ? 'create' : 'update',
		run: String(row['run']),
		fence: Number(row['fence']),
		state: stateOf(row['state']),
		attempts: Number(row['attempts']),
		sourceKey: String(row['source_key']),
		targetKey: textOrNull(row['target_key']),
		link: textOrNull(row['link']),
		proposal: parseProposal(row['proposal'], id),
		lost: textOrNull(row['lost']),
	};
}

function stateOf(value: SqlValue | undefined): IntentState {
	return value === 'failed' || value === 'done' || value === 'dropped' ? value : 'open';
}

function textOrNull(value: SqlValue | undefined): string | null {
	return typeof value === 'string' ? value : null;
}
