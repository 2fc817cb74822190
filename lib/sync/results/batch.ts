import type { Sql } from '../../store';
import type { SyncError } from '../errors';
import { subjectOf, type Issue, type IssueCode } from '../issues/issue';
import { clearIssues, putIssues } from '../issues/issue-table';
import {
	closeCreates,
	closeIntents,
	journal,
	keepParts,
	type Intent,
	type IntentDraft,
} from '../journal/intents';
import { forgetObservations, keepObservations, type Observation } from '../journal/observations';
import type { Possible } from '../journal/proposal';
import {
	keyOf,
	NOTHING_AGREED,
	type Link,
	type LinkChange,
	type LinkWithContent,
} from '../links/link';
import { insertLinks, updateLinks } from '../links/link-table';
import { recordKey } from '../links/record-key';
import { addCounts } from '../runs/counts';
import type { LeaseProof } from '../runs/lease';
import { opposite, SIDES, type Side, type Stream } from '../sides';
import {
	agreedAfterCreate,
	agreedAfterUpdate,
	agreedWhenFoundAgain,
	type CreateProposal,
	type Success,
	type UpdateProposal,
} from './agreement';
import { issueOfFailure, issueOfTaken, mayBeThere } from './failed';
import { isForeign, isPair, keysWith, linkKeys, nullableKeys } from './intent-keys';
import { readKnown, type Entry, type Known } from './known';
import { alreadySaved, madeTwice, twinOf } from './repeated';
import type { Result, SavedResult } from './result';
import type { SavePorts } from './save';

/** What came of writing one side, which what comes of writing the opposite side leaves as it is. */
const WRITE_ISSUES: ReadonlySet<IssueCode> = new Set([
	'WRITE_REFUSED',
	'WRITE_POSTPONED',
	'OUTCOME_UNKNOWN',
]);

/** Results of one stream, saved together in the transaction of `sql`. */
export class Batch {
	private readonly entries: Entry[] = [];
	private readonly inserted: LinkWithContent[] = [];
	private readonly updated: LinkChange[] = [];
	private readonly closed: Record<'done' | 'failed', string[]> = { done: [], failed: [] };
	private readonly made: { readonly id: string; readonly key: string }[] = [];
	/** Creates of which a part was made, with its key. */
	private readonly parts: { readonly id: string; readonly key: string }[] = [];
	/** Intents that are done by what came in this batch. */
	private readonly settled = new Set<string>();
	private readonly cleared: string[] = [];
	private readonly issues: Issue[] = [];
	/** What came of the opposite write before: it stays, unless that has succeeded in this batch. */
	private readonly kept: Issue[] = [];
	/** Updates that have succeeded, see {@link writeKey}. */
	private readonly succeeded = new Set<string>();
	private readonly forgotten: { readonly side: Side; readonly key: string }[] = [];
	/** Records that were there already, as they were found. */
	private readonly observed: Observation[] = [];
	/** What records that were made may hold by another attempt, each with the run that was told of it. */
	private readonly inDoubt: { readonly run: LeaseProof; readonly draft: IntentDraft }[] = [];
	/** Runs whose read has left a record out that is there. */
	private readonly gaps = new Map<string, LeaseProof>();

	constructor(
		private readonly sql: Sql,
		private readonly ports: SavePorts,
		private readonly stream: Stream,
	) {}

	add(intent: Intent, result: Result): void {
		this.entries.push({ intent, result });
	}

	/** One that cannot be saved is answered with the reason, and keeps no other from it. */
	async save(): Promise<ReadonlyMap<Result, SavedResult | SyncError>> {
		const known = await readKnown(this.sql, this.stream, this.entries);
		const saved = new Map<Result, SavedResult | SyncError>();
		for (const { intent, result } of successesFirst(this.entries)) {
			saved.set(result, this.settle(known, intent, result));
		}
		await this.write();
		return saved;
	}

	private settle(known: Known, intent: Intent, { outcome }: Result): SavedResult | SyncError {
		if (this.settled.has(intent.id) || intent.state === 'done') {
			const saved = alreadySaved(known, intent);
			return twinOf(intent, saved, outcome) ?? saved;
		}
		if (outcome.kind === 'failure') {
			const key = recordKey(outcome.key);
			if (intent.action === 'create' && key !== '') this.parts.push({ id: intent.id, key });
			// Both sides of a pair may have failed, and are told of one after the other.
			this.kept.push(...ofOppositeWrite(known, intent));
			return this.list(intent, issueOfFailure(known, intent, outcome, this.ports));
		}
		return intent.proposal.kind === 'create'
			? this.created(known, intent, intent.proposal, outcome)
			: this.written(known, intent, intent.proposal);
	}

	private created(
		known: Known,
		intent: Intent,
		proposal: CreateProposal,
		success: Success,
	): SavedResult | SyncError {
		const key = recordKey(success.key);
		const keys = keysWith(intent, key);
		const { target } = intent;
		const there = known.byKey[target].get(key);
		const here = known.byKey[opposite(target)].get(intent.sourceKey);
		if (there !== undefined && isForeign(there, intent, keys)) {
			const facts = { number: key, linkedTo: keyOf(there, opposite(target)) };
			return this.list(intent, issueOfTaken(known, intent, facts, this.ports.clock.now()));
		}
		if (here !== undefined && isForeign(here, intent, keys)) {
			return madeTwice(intent, keyOf(here, target), success);
		}
		const pair = [there, here].find((link) => link !== undefined && isPair(link, keys));
		const before = known.byId.get(intent.link ?? '') ?? pair;
		const link = this.link(known, intent, keys, before, { proposal, success });
		return { outcome: 'linked', link, ...linkKeys(keys), nextTryAt: null };
	}

	/** Links the two from now on, and gives the id of their link. */
	private link(
		known: Known,
		intent: Intent,
		keys: Readonly<Record<Side, string>>,
		before: Link | undefined,
		{ proposal, success }: { readonly proposal: CreateProposal; readonly success: Success },
	): string {
		const isFoundAgain = before !== undefined && isPair(before, keys);
		if (isFoundAgain) {
			this.gaps.set(intent.run, this.runOf(intent));
		}
		const { forgotten, contents, perhaps, ...state } = isFoundAgain
			? agreedWhenFoundAgain(before, known.contents.get(before.id))
			: agreedAfterCreate(intent, proposal, success, this.ports.digest);
		const link = { id: before?.id ?? this.ports.newId(), ...linkKeys(keys), ...state };
		if (before === undefined) {
			this.inserted.push({
				...link,
				accountViewContent: contents.accountView,
				otherContent: contents.other,
			});
		} else {
			this.updated.push({ ...link, contents });
			// What was kept of a record that another one has taken the place of is nobody's news.
			const replaced = SIDES.filter((side) => keyOf(before, side) !== keys[side]);
			for (const side of replaced) this.forgotten.push({ side, key: keyOf(before, side) });
		}
		for (const side of SIDES) known.byKey[side].set(keys[side], link);
		const isObserved = this.observe(intent, keys, success);
		if (!isObserved && Object.keys(perhaps).length > 0) {
			const draft = noteOfDoubt(intent, this.ports.newId(), link, perhaps);
			this.inDoubt.push({ run: this.runOf(intent), draft });
		}
		this.made.push({ id: intent.id, key: keys[intent.target] });
		this.done(known, intent, {
			link: link.id,
			keys,
			forgotten: isObserved ? [] : forgotten,
		});
		return link.id;
	}

	private runOf({ run, fence }: Intent): LeaseProof {
		return { ...this.stream, id: run, fence };
	}

	/** Keeps a record that was found as if it had been read, so that the next comparison has both. */
	private observe(
		{ target }: Intent,
		keys: Readonly<Record<Side, string>>,
		{ found, record }: Success,
	): boolean {
		if (found !== true || record === undefined) return false;
		this.observed.push({ side: target, key: keys[target], payload: JSON.stringify(record) });
		return true;
	}

	private written(known: Known, intent: Intent, proposal: UpdateProposal): SavedResult {
		const link = known.byId.get(intent.link ?? '');
		const keys = keysWith(intent, intent.targetKey ?? '');
		if (link !== undefined) {
			const pending = this.updated.filter(({ id }) => id === link.id).at(-1)?.contents;
			const before = pending ?? known.contents.get(link.id) ?? NOTHING_AGREED;
			const agreed = agreedAfterUpdate(intent, proposal, before, this.ports.digest);
			this.updated.push({ id: link.id, ...agreed });
		}
		this.kept.push(...ofOppositeWrite(known, intent));
		this.succeeded.add(writeKey(intent));
		// Of a pair that both sides changed, what was written comes again; the other record, should it
		// not be written as well, has still what was to be agreed on.
		const forgotten = proposal.settles ? SIDES : [intent.target];
		this.done(known, intent, { link: intent.link, keys, forgotten });
		return { outcome: 'updated', link: intent.link, ...linkKeys(keys), nextTryAt: null };
	}

	private list(intent: Intent, issue: Issue): SavedResult {
		this.issues.push(issue);
		this.cleared.push(intent.subject);
		if (!mayBeThere(intent, issue.code)) this.closed.failed.push(intent.id);
		return {
			outcome: 'failed',
			link: intent.link,
			...nullableKeys(keysWith(intent, intent.targetKey ?? '')),
			nextTryAt: issue.nextTryAt,
		};
	}

	private done(
		known: Known,
		intent: Intent,
		{
			link,
			keys,
			forgotten,
		}: {
			readonly link: string | null;
			readonly keys: Readonly<Record<Side, string>>;
			readonly forgotten: readonly Side[];
		},
	): void {
		if (intent.action === 'update') this.closed.done.push(intent.id);
		this.settled.add(intent.id);
		this.cleared.push(...(link === null ? [] : [link]));
		for (const side of SIDES) {
			const subject = subjectOf(side, keys[side]);
			this.cleared.push(subject);
			// That two records have a key is over when a read says so, and not by a write.
			const listed = known.issues.get(subject) ?? [];
			this.kept.push(...listed.filter(({ code }) => code === 'KEY_TWICE'));
		}
		for (const side of forgotten) this.forgotten.push({ side, key: keys[side] });
	}

	private async write(): Promise<void> {
		const { sql, stream } = this;
		const now = this.ports.clock.now();
		await updateLinks(sql, this.updated, now);
		await insertLinks(sql, stream, this.inserted, now);
		for (const state of ['done', 'failed'] as const) {
			await closeIntents(sql, this.closed[state], state, now);
		}
		await keepParts(sql, this.parts);
		await closeCreates(sql, this.made, now);
		for (const { run, draft } of this.inDoubt) await journal(sql, run, [draft], now);
		for (const side of SIDES) {
			const keys = this.forgotten.filter((one) => one.side === side).map(({ key }) => key);
			await forgetObservations(sql, stream, side, keys);
		}
		await keepObservations(sql, stream, this.observed, now);
		// What else the read has left out is not known: it has to come again.
		for (const run of this.gaps.values()) await addCounts(sql, run, { comparisons: 0, rest: 1 });
		const kept = this.kept.filter(
			({ subject, side }) => !this.succeeded.has(writeKey({ subject, target: opposite(side) })),
		);
		await clearIssues(sql, stream, this.cleared, [...this.issues, ...kept]);
		await putIssues(sql, stream, this.issues);
	}
}

/** What a record may hold that one of several attempts has made: as if an update of it had come to no known end. */
function noteOfDoubt(
	{ target, sourceKey, proposal }: Intent,
	id: string,
	link: Link,
	perhaps: Possible,
): IntentDraft {
	const { stateHash, label, signature } = proposal;
	return {
		id,
		subject: link.id,
		target,
		action: 'update',
		sourceKey,
		targetKey: keyOf(link, target),
		link: link.id,
		attempts: 0,
		lost: null,
		proposal: {
			kind: 'update',
			fields: {},
			perhaps,
			told: {},
			sourceHash: '',
			sourceVersion: null,
			settles: false,
			stateHash,
			label,
			signature,
		},
	};
}

function writeKey({ subject, target }: Pick<Intent, 'subject' | 'target'>): string {
	return `${target}|${subject}`;
}

function ofOppositeWrite({ issues }: Known, { subject, target }: Intent): Issue[] {
	const listed = issues.get(subject) ?? [];
	return listed.filter(({ code, side }) => WRITE_ISSUES.has(code) && side === target);
}

/** Of two results of one write, the one that says that it was done is believed. */
function successesFirst(entries: readonly Entry[]): readonly Entry[] {
	const isSuccess = ({ result }: Entry): boolean => result.outcome.kind === 'success';
	return [...entries.filter(isSuccess), ...entries.filter((entry) => !isSuccess(entry))];
}
