import type { Sql } from '../../store';
import { hashOf, type Content } from '../content/comparison';
import { subjectOf, type Issue, type IssueCode } from '../issues/issue';
import { recordKey } from '../links/record-key';
import { clearIssues, findIssues, putIssues } from '../issues/issue-table';
import { storable } from '../issues/storable';
import { closeIntents, type Intent } from '../journal/intents';
import { forgetObservations } from '../journal/observations';
import type { Proposal } from '../journal/proposal';
import {
	keyOf,
	type Link,
	type LinkChange,
	type LinkContents,
	type LinkWithContent,
} from '../links/link';
import { findById, findLinks, insertLinks, readContents, updateLinks } from '../links/link-table';
import { nextTry } from '../plan/retry';
import { addCounts } from '../runs/counts';
import type { LeaseProof } from '../runs/lease';
import { opposite, SIDES, type Side, type Stream } from '../sides';
import type { Failure, Result, SavedResult } from './result';
import type { SavePorts } from './save';

/** What is known of the links that a batch touches. */
interface Known {
	readonly byId: ReadonlyMap<string, Link>;
	readonly contents: ReadonlyMap<string, LinkContents>;
	readonly byKey: Readonly<Record<Side, Map<string, Link>>>;
	readonly issues: ReadonlyMap<string, readonly Issue[]>;
}

/** A link without its records. */
type LinkState = Omit<Link, 'id' | 'accountViewKey' | 'otherKey'>;

interface Agreed extends LinkState {
	readonly contents: LinkContents;
	/** Sides whose records need not be kept any longer. */
	readonly forgotten: readonly Side[];
}

type Success = Extract<Result['outcome'], { kind: 'success' }>;

/** What came of writing one side, which a success on the opposite side leaves as it is. */
const WRITE_ISSUES: ReadonlySet<IssueCode> = new Set([
	'WRITE_REFUSED',
	'WRITE_POSTPONED',
	'OUTCOME_UNKNOWN',
]);

/** Results of one stream, saved together in the transaction of `sql`. */
export class Batch {
	private readonly entries: { readonly intent: Intent; readonly result: Result }[] = [];
	private readonly inserted: LinkWithContent[] = [];
	private readonly updated: LinkChange[] = [];
	private readonly closed: { readonly id: string; readonly state: 'done' | 'failed' }[] = [];
	/** Intents that are done by what came in this batch. */
	private readonly settled = new Set<string>();
	private readonly cleared: string[] = [];
	private readonly issues: Issue[] = [];
	/** Issues of a subject that stay when it is cleared. */
	private readonly kept: Pick<Issue, 'subject' | 'code'>[] = [];
	private readonly forgotten: { readonly side: Side; readonly key: string }[] = [];

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

	async save(): Promise<ReadonlyMap<Result, SavedResult>> {
		const known = await this.look();
		const saved = new Map<Result, SavedResult>();
		for (const { intent, result } of successesFirst(this.entries)) {
			saved.set(result, this.settle(known, intent, result));
		}
		await this.write();
		return saved;
	}

	private async look(): Promise<Known> {
		const intents = this.entries.map(({ intent }) => intent);
		const ids = intents.flatMap(({ link }) => link ?? []);
		const links = await findById(this.sql, ids);
		const byKey = { accountView: new Map<string, Link>(), other: new Map<string, Link>() };
		for (const side of SIDES) {
			const keys = this.entries.flatMap((entry) => keyOn(entry, side) ?? []);
			const found = await findLinks(this.sql, this.stream, side, keys);
			for (const link of found) byKey[side].set(keyOf(link, side), link);
		}
		const touched = [...links, ...byKey.accountView.values(), ...byKey.other.values()];
		const contents = await readContents(this.sql, [...new Set(touched.map(({ id }) => id))]);
		const subjects = intents.map(({ subject }) => subject);
		const issues = new Map<string, Issue[]>();
		for (const issue of await findIssues(this.sql, this.stream, subjects)) {
			issues.set(issue.subject, [...(issues.get(issue.subject) ?? []), issue]);
		}
		return { byId: new Map(links.map((link) => [link.id, link])), contents, byKey, issues };
	}

	private settle(known: Known, intent: Intent, { outcome }: Result): SavedResult {
		if (this.settled.has(intent.id) || intent.state === 'done') return alreadySaved(known, intent);
		if (outcome.kind === 'failure') return this.fail(known, intent, outcome);
		return intent.proposal.kind === 'create'
			? this.created(known, intent, intent.proposal, outcome)
			: this.written(known, intent, intent.proposal);
	}

	private created(
		known: Known,
		intent: Intent,
		proposal: Extract<Proposal, { kind: 'create' }>,
		success: Success,
	): SavedResult {
		const key = recordKey(success.key);
		const keys = keysWith(intent, key);
		const taken = SIDES.map((side) => known.byKey[side].get(keys[side]));
		const foreign = taken.find(
			(link) => link !== undefined && link.id !== intent.link && !isPair(link, keys),
		);
		if (foreign !== undefined) return this.takenBy(known, intent, key, foreign);
		const pair = taken.find((link) => link !== undefined && isPair(link, keys));
		const before = known.byId.get(intent.link ?? '') ?? pair;
		const isFoundAgain = before !== undefined && isPair(before, keys);
		if (isFoundAgain)
			this.gaps.set(intent.run, { ...this.stream, id: intent.run, fence: intent.fence });
		const made = isFoundAgain
			? foundAgain(known, before)
			: this.agreedAfter(intent, proposal, success);
		const { forgotten, contents, ...state } = made;
		const link = { id: before?.id ?? this.ports.newId(), ...linkKeys(keys), ...state };
		if (before === undefined) {
			this.inserted.push({
				...link,
				accountViewContent: contents.accountView,
				otherContent: contents.other,
			});
		} else {
			this.updated.push({ ...link, contents });
		}
		for (const side of SIDES) known.byKey[side].set(keys[side], link);
		this.done(intent, link.id, keys, forgotten);
		return { outcome: 'linked', link: link.id, ...linkKeys(keys), nextTryAt: null };
	}

	private written(
		known: Known,
		intent: Intent,
		proposal: Extract<Proposal, { kind: 'update' }>,
	): SavedResult {
		const link = known.byId.get(intent.link ?? '');
		const keys = keysWith(intent, intent.targetKey ?? '');
		if (link !== undefined) this.agree(known, intent, proposal, link);
		const ofOppositeWrite = (known.issues.get(intent.subject) ?? []).filter(
			({ code, side }) => WRITE_ISSUES.has(code) && side === intent.target,
		);
		this.kept.push(...ofOppositeWrite);
		// Of a pair that both sides changed, what was written comes again; the other record, should it
		// not be written as well, has still what was to be agreed on.
		this.done(intent, intent.link, keys, proposal.settles ? SIDES : [intent.target]);
		return { outcome: 'updated', link: intent.link, ...linkKeys(keys), nextTryAt: null };
	}

	/** Both sides have the written values now; the rest of the link stays as it was. */
	private agree(
		known: Known,
		intent: Intent,
		proposal: Extract<Proposal, { kind: 'update' }>,
		link: Link,
	): void {
		const pending = this.updated.filter(({ id }) => id === link.id).at(-1)?.contents;
		const before = pending ?? known.contents.get(link.id) ?? { accountView: {}, other: {} };
		const contents = {
			accountView: { ...before.accountView, ...proposal.fields },
			other: { ...before.other, ...proposal.fields },
		};
		const state = this.stateAfter(intent, contents.accountView, contents.other);
		this.updated.push({ id: link.id, ...state, contents });
	}

	/** A link after an update. */
	private stateAfter(
		{ target, proposal }: Intent,
		accountView: Content,
		other: Content,
	): LinkState {
		const hashes = { accountView: this.hash(accountView), other: this.hash(other) };
		const source = opposite(target);
		const isSettled =
			proposal.kind === 'update' && proposal.settles && proposal.sourceHash === hashes[source];
		// The receiving side's new version may hold an edit from after it was read, so it says nothing.
		return linkState(hashes, { [source]: isSettled ? proposal.sourceVersion : null });
	}

	/** What both sides agree on once a record is made or found. */
	private agreedAfter(
		{ target }: Intent,
		{ content, lookFirst, earlier, ...proposal }: Extract<Proposal, { kind: 'create' }>,
		{ version, found }: Success,
	): Agreed {
		const source = opposite(target);
		const hash = this.hash(content);
		const sourceVersion = { [source]: proposal.sourceVersion };
		const both = { accountView: content, other: content };
		const said = version === null || version === '' ? null : version;
		const targetVersion = said === null ? null : storable(`${proposal.signature}|${said}`);
		const versions = { ...sourceVersion, [target]: targetVersion };
		if (!lookFirst || found === false) {
			const state = linkState({ accountView: hash, other: hash }, versions);
			return { ...state, contents: both, forgotten: SIDES };
		}
		if (earlier === null) {
			// It may have been there before, with a content that nobody has agreed to. Its version tells
			// later whether it is still as it was, which says nothing of one that was there before.
			const contents = { ...both, [target]: {} };
			const told = found === true ? sourceVersion : versions;
			return { ...linkState({ [source]: hash }, told), contents, forgotten: [source] };
		}
		if (this.hash(earlier) === hash) {
			// An earlier attempt has made it, or it was there: what differs goes by the rule for conflicts,
			// which may need to know when the source was changed.
			const state = linkState({ [source]: hash }, sourceVersion);
			return { ...state, contents: { ...both, [target]: {} }, forgotten: [] };
		}
		// It may be what an earlier attempt has made, and the source has changed since.
		const contents = { accountView: earlier, other: earlier };
		return { ...linkState({}, {}), contents, forgotten: [] };
	}

	private hash(content: Content): string {
		return hashOf(content, fieldsOf(content), this.ports.digest);
	}

	/** The record that was found or made is linked to another one: a person has to say which it is. */
	private takenBy(known: Known, intent: Intent, key: string, link: Link): SavedResult {
		const source = opposite(intent.target);
		const facts = { number: key, linkedTo: keyOf(link, source), found: 'yes' };
		return this.list(known, intent, 'NUMBER_TAKEN', { facts, lasting: true, nextTryAt: null });
	}

	private fail(known: Known, intent: Intent, failure: Failure): SavedResult {
		const { cause, causeNl, causeCode, remedy } = failure;
		const facts = { cause, ...(causeNl !== undefined && { causeNl }), causeCode, remedy };
		switch (failure.certainty) {
			case 'refused':
				return this.list(known, intent, 'WRITE_REFUSED', { facts, lasting: true, nextTryAt: null });
			case 'postponed': {
				const times = timesOf(known, intent, 'WRITE_POSTPONED') + 1;
				const { clock, random } = this.ports;
				const nextTryAt = nextTry(clock.now(), times, random, failure.retryAfterMs);
				return this.list(known, intent, 'WRITE_POSTPONED', { facts, lasting: false, nextTryAt });
			}
			case 'unknown':
				return this.list(known, intent, 'OUTCOME_UNKNOWN', {
					facts: { ...facts, target: intent.target },
					lasting: false,
					nextTryAt: null,
				});
			default:
				return failure.certainty satisfies never;
		}
	}

	private list(
		known: Known,
		intent: Intent,
		code: IssueCode,
		{ facts, lasting, nextTryAt }: Pick<Issue, 'facts' | 'lasting' | 'nextTryAt'>,
	): SavedResult {
		const now = this.ports.clock.now();
		const before = known.issues.get(intent.subject)?.find((issue) => issue.code === code);
		this.issues.push({
			subject: intent.subject,
			code,
			side: opposite(intent.target),
			key: intent.sourceKey,
			otherKey: intent.targetKey,
			label: intent.proposal.label,
			field: null,
			facts,
			lasting,
			times: timesOf(known, intent, code) + 1,
			stateHash: intent.proposal.stateHash,
			firstAt: before?.firstAt ?? now,
			lastAt: now,
			nextTryAt,
		});
		this.cleared.push(intent.subject);
		if (!mayBeThere(intent, code)) this.closed.push({ id: intent.id, state: 'failed' });
		const keys = keysWith(intent, intent.targetKey ?? '');
		return {
			outcome: 'failed',
			link: intent.link,
			accountViewKey: keys.accountView === '' ? null : keys.accountView,
			otherKey: keys.other === '' ? null : keys.other,
			nextTryAt,
		};
	}

	private done(
		intent: Intent,
		link: string | null,
		keys: Readonly<Record<Side, string>>,
		forgotten: readonly Side[],
	): void {
		this.closed.push({ id: intent.id, state: 'done' });
		this.settled.add(intent.id);
		this.cleared.push(...(link === null ? [] : [link]));
		for (const side of SIDES) this.cleared.push(subjectOf(side, keys[side]));
		for (const side of forgotten) this.forgotten.push({ side, key: keys[side] });
	}

	private async write(): Promise<void> {
		const { sql, stream } = this;
		const now = this.ports.clock.now();
		await updateLinks(sql, this.updated, now);
		await insertLinks(sql, stream, this.inserted, now);
		for (const state of ['done', 'failed'] as const) {
			const ids = this.closed.filter((one) => one.state === state).map(({ id }) => id);
			await closeIntents(sql, ids, state, now);
		}
		for (const side of SIDES) {
			const keys = this.forgotten.filter((one) => one.side === side).map(({ key }) => key);
			await forgetObservations(sql, stream, side, keys);
		}
		// What else the read has left out is not known: it has to come again.
		for (const run of this.gaps.values()) await addCounts(sql, run, { comparisons: 0, rest: 1 });
		await clearIssues(sql, stream, this.cleared, [...this.issues, ...this.kept]);
		await putIssues(sql, stream, this.issues);
	}
}

/**
 * What may have been written stays open, so that it is looked up: by this attempt, or by an earlier
 * one when this one did not come so far as to look.
 */
function mayBeThere({ proposal }: Intent, code: IssueCode): boolean {
	if (code === 'OUTCOME_UNKNOWN') return true;
	return code === 'WRITE_POSTPONED' && proposal.kind === 'create' && proposal.earlier !== null;
}

/** It was never gone: what was agreed on stays, and the next comparison looks at both. */
function foundAgain({ contents }: Known, link: Link): Agreed {
	const before = contents.get(link.id) ?? { accountView: {}, other: {} };
	const { accountViewHash, otherHash } = link;
	const hashes = { accountView: accountViewHash, other: otherHash };
	return { ...linkState(hashes, {}), contents: before, forgotten: [] };
}

function linkState(
	hashes: Partial<Record<Side, string>>,
	versions: Partial<Record<Side, string | null>>,
): LinkState {
	return {
		state: 'active',
		accountViewHash: hashes.accountView ?? '',
		otherHash: hashes.other ?? '',
		accountViewVersion: versions.accountView ?? null,
		otherVersion: versions.other ?? null,
	};
}

/** Of two results of one write, the one that says that it was done is believed. */
function successesFirst<Entry extends { readonly result: Result }>(
	entries: readonly Entry[],
): readonly Entry[] {
	const isSuccess = ({ result }: Entry): boolean => result.outcome.kind === 'success';
	return [...entries.filter(isSuccess), ...entries.filter((entry) => !isSuccess(entry))];
}

function keysWith(intent: Intent, targetKey: string): Record<Side, string> {
	return intent.target === 'other'
		? { accountView: intent.sourceKey, other: targetKey }
		: { accountView: targetKey, other: intent.sourceKey };
}

function linkKeys(keys: Readonly<Record<Side, string>>) {
	return { accountViewKey: keys.accountView, otherKey: keys.other };
}

function keyOn(
	{ intent, result }: { readonly intent: Intent; readonly result: Result },
	side: Side,
): string | null {
	if (side !== intent.target) return intent.sourceKey;
	return result.outcome.kind === 'success' ? recordKey(result.outcome.key) : null;
}

function isPair(link: Link, keys: Readonly<Record<Side, string>>): boolean {
	return SIDES.every((side) => keyOf(link, side) === keys[side]);
}

function alreadySaved({ byId, byKey }: Known, intent: Intent): SavedResult {
	const link = byId.get(intent.link ?? '') ?? byKey[opposite(intent.target)].get(intent.sourceKey);
	const keys = keysWith(intent, intent.targetKey ?? '');
	return {
		outcome: 'already',
		link: link?.id ?? intent.link,
		accountViewKey: link?.accountViewKey ?? (keys.accountView === '' ? null : keys.accountView),
		otherKey: link?.otherKey ?? (keys.other === '' ? null : keys.other),
		nextTryAt: null,
	};
}

function timesOf({ issues }: Known, { subject }: Intent, code: IssueCode): number {
	return issues.get(subject)?.find((issue) => issue.code === code)?.times ?? 0;
}

/** A hash needs the names only. */
function fieldsOf(content: Content) {
	return Object.keys(content).map(
		(name) => ({ name, accountView: name, other: name, as: 'exact' }) as const,
	);
}
