import type { Sql, Store } from '../../store';
import { isWriteIssue } from './attention';
import { clearIssues, putIssues } from '../issues/issue-table';
import { subjectOf, type Issue } from '../issues/issue';
import { closeIntents, journal, markOrphans, type Intent } from '../journal/intents';
import { forgetObservations, keepObservations, type Observation } from '../journal/observations';
import { insertLinks, removeLinks, updateLinks, type LinkChange } from '../links/link-table';
import { inChunks } from '../rows';
import { SyncError } from '../errors';
import { addCounts, type ComparisonCounts } from '../runs/counts';
import { holdLease } from '../runs/lease';
import { addPositions } from '../runs/positions';
import type { ReadBatch, Run } from '../runs/run';
import { opposite, SIDE_NAMES, SIDES, type Side } from '../sides';
import type { Comparison, KnownState } from './comparison';
import type { Decision, SourceRecord } from './decision';
import { plainLink, type PlainMatches } from './plain-match';

/**
 * Decisions in one transaction. Each has to reach the disk, and the pages that many rows share are
 * then written once.
 */
const CHUNK = 2_000;

/** What a comparison writes down before anything of it leaves. */
export interface Effects {
	/** Creates whose source was found gone, and is there again. */
	readonly foundAgain: readonly Intent[];
	readonly decisions: readonly Decision[];
	/** Pairs that only have to be linked. */
	readonly matches: PlainMatches;
	/** Links whose records were touched and are the same. */
	readonly renewed: readonly LinkChange[];
	/** Issues of records that are no longer there. */
	readonly overdue: readonly string[];
	readonly counts: ComparisonCounts;
	/** Batches of changes that have been dealt with once the run finishes. */
	readonly positions: readonly ReadBatch[];
}

/**
 * Writes all of it down, part by part, each in one transaction that is refused when the run has lost
 * its lease. A crash in between leaves intents that were not handed out: the next run looks these
 * records up. Counts and positions come with the last part, so that a position only ever stands for
 * changes that were written down.
 */
export async function writeDown(
	store: Store,
	comparison: Comparison,
	run: Run,
	effects: Effects,
): Promise<void> {
	const { now } = comparison;
	const { foundAgain } = effects;
	if (foundAgain.length > 0) {
		await store.transaction(async (sql) => {
			await holdLease(sql, run);
			await markOrphans(sql, foundAgain, false);
		});
	}
	const parts = inChunks(effects.decisions.filter(hasEffect), CHUNK);
	for (const part of parts) {
		await store.transaction(async (sql) => {
			await holdLease(sql, run);
			await writePart(sql, comparison, run, part);
		});
	}
	for (const matches of effects.matches.chunks(CHUNK)) {
		await store.transaction(async (sql) => {
			await holdLease(sql, run);
			const links = matches.map((match) => plainLink(comparison, match));
			await insertLinks(sql, run, links, now);
		});
	}
	for (const renewed of inChunks(effects.renewed, CHUNK)) {
		await store.transaction(async (sql) => {
			await holdLease(sql, run);
			await updateLinks(sql, renewed, now);
		});
	}
	await store.transaction(async (sql) => {
		await holdLease(sql, run);
		await clearIssues(sql, run, effects.overdue);
		await forgetGone(sql, comparison, run, effects.overdue);
		await addPositions(sql, run, effects.positions);
		await addCounts(sql, run, effects.counts);
	});
}

/** What is kept of a record that is no longer there would make it again, unless it was handed out. */
async function forgetGone(
	sql: Sql,
	{ known }: Comparison,
	run: Run,
	overdue: readonly string[],
): Promise<void> {
	for (const side of SIDES) {
		const keys = overdue
			.filter((subject) => subject.startsWith(subjectOf(side, '')))
			.filter((subject) => known.intentsOf(subject).length === 0)
			.map((subject) => subject.slice(subjectOf(side, '').length));
		await forgetObservations(sql, run, side, keys);
	}
}

function hasEffect(decision: Decision): boolean {
	const { writes, settled, issue, cleared, observed, forgotten } = decision;
	const lists = [writes, settled, cleared, observed, forgotten];
	return (
		lists.some(({ length }) => length > 0) ||
		issue !== undefined ||
		decision.orphaned !== undefined ||
		decision.insertLink !== undefined ||
		decision.updateLink !== undefined ||
		decision.removeLink !== undefined
	);
}

async function writePart(
	sql: Sql,
	{ now, known }: Comparison,
	run: Run,
	decisions: readonly Decision[],
): Promise<void> {
	await writeLinks(sql, run, decisions, now);
	for (const as of ['done', 'dropped'] as const) {
		const settled = decisions.flatMap((decision) => decision.settled);
		const ids = settled.filter((one) => one.as === as).map(({ intent }) => intent);
		await closeIntents(sql, ids, as, now);
	}
	await markOrphans(
		sql,
		decisions.flatMap(({ orphaned }) => orphaned ?? []),
		true,
	);
	const drafts = decisions.flatMap(({ writes }) => writes.map(({ draft }) => draft));
	await journal(sql, run, drafts, now);
	const observed = decisions.flatMap((decision) => decision.observed.map(observationOf));
	await keepObservations(sql, run, observed, now);
	for (const side of SIDES) {
		const forgotten = decisions.flatMap((decision) => decision.forgotten);
		const keys = forgotten.filter((one) => one.side === side).map(({ key }) => key);
		await forgetObservations(sql, run, side, keys);
	}
	await writeIssues(sql, run, decisions, known);
}

/** Links that go make room for those that come. */
async function writeLinks(
	sql: Sql,
	run: Run,
	decisions: readonly Decision[],
	now: number,
): Promise<void> {
	const removed = decisions.flatMap(({ removeLink }) => removeLink ?? []);
	const updated = decisions.flatMap(({ updateLink }) => updateLink ?? []);
	const inserted = decisions.flatMap(({ insertLink }) => insertLink ?? []);
	await removeLinks(sql, removed);
	await updateLinks(sql, updated, now);
	await insertLinks(sql, run, inserted, now);
}

async function writeIssues(
	sql: Sql,
	run: Run,
	decisions: readonly Decision[],
	known: KnownState,
): Promise<void> {
	const cleared = decisions.flatMap((decision) => decision.cleared);
	const kept = decisions.flatMap((decision) => keptIssues(decision, known.issuesOf.bind(known)));
	const fresh = decisions.flatMap(({ issue, repeatsIssue }) =>
		issue === undefined || repeatsIssue || isListed(known, issue) ? [] : [issue],
	);
	await clearIssues(sql, run, cleared, kept);
	await putIssues(sql, run, fresh);
}

/**
 * The decision's own issue, and that of a write which is about to be tried again. What came of a write that
 * is no longer wanted goes: nobody would ever tell that it is over, and it would be taken for that of the other.
 */
function keptIssues(
	{ issue, cleared, keepWriteIssues, writes, waits = [] }: Decision,
	issuesOf: (subject: string) => readonly Issue[],
): Pick<Issue, 'subject' | 'code'>[] {
	const own = issue === undefined ? [] : [issue];
	if (!keepWriteIssues) return own;
	const isWanted = ({ side }: Issue): boolean =>
		writes.length === 0 ||
		waits.includes(opposite(side)) ||
		writes.some(({ target }) => target === opposite(side));
	return [...own, ...cleared.flatMap(issuesOf).filter(isWriteIssue).filter(isWanted)];
}

/** What has stayed as it is needs no writing. */
function isListed(known: KnownState, issue: Issue): boolean {
	return known.issuesOf(issue.subject).includes(issue);
}

function observationOf({ side, key, record }: SourceRecord): Observation {
	return { side, key, payload: payloadOf(record, side, key) };
}

/** A node of code may put into a field what is no JSON. */
function payloadOf(record: SourceRecord['record'], side: Side, key: string): string {
	try {
		return JSON.stringify(record);
	} catch {
		throw new SyncError({
			code: 'SYNC_RECORD_INVALID',
			message: `The record ${key} of ${SIDE_NAMES.en[side]} holds a value that is no JSON, such as an object that contains itself.`,
			remedy: 'Leave that field out with Edit Fields before Sync Compare. Nothing was handed out.',
			record: key,
		});
	}
}
