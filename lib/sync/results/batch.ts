import type { Sql } from '../../store';
import { hashOf, type Content } from '../content/comparison';
import { subjectOf, type Issue, type IssueCode } from '../issues/issue';
import { clearIssues, findIssues, putIssues } from '../issues/issue-table';
import { storable } from '../issues/storable';
import { closeIntents, type Intent, type IntentState } from '../journal/intents';
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

type Success = Extract<Result['outcome'], { kind: 'success' }>;

/** Results of one stream, saved together in the transaction of `sql`. */
export class Batch {
	private readonly entries: { readonly intent: Intent; readonly result: Result }[] = [];
	private readonly inserted: LinkWithContent[] = [];
	private readonly updated: LinkChange[] = [];
	private readonly closed: { readonly id: string; readonly state: IntentState }[] = [];
	private readonly cleared: string[] = [];
	private readonly issues: Issue[] = [];
	private readonly forgotten: { readonly side: Side; readonly key: string }[] = [];

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
		for (const { intent, result } of this.entries) {
			saved.set(result, this.settle(known, intent, result));
		}
		await this.write();
		return saved;
	}

	private async look(): Promise<Known> {
		const intents = this.entries.map(({ intent }) => intent);
		const ids = intents.flatMap(({ link }) => link ?? []);
		const links = await findById(this.sql, ids);
		const contents = await readContents(this.sql, ids);
		const byKey = { accountView: new Map<string, Link>(), other: new Map<string, Link>() };
		for (const side of SIDES) {
			const keys = this.entries.flatMap((entry) => keyOn(entry, side) ?? []);
			const found = await findLinks(this.sql, this.stream, side, keys);
			for (const link of found) byKey[side].set(keyOf(link, side), link);
		}
		const subjects = intents.map(({ subject }) => subject);
		const issues = new Map<string, Issue[]>();
		for (const issue of await findIssues(this.sql, this.stream, subjects)) {
			issues.set(issue.subject, [...(issues.get(issue.subject) ?? []), issue]);
		}
		return { byId: new Map(links.map((link) => [link.id, link])), contents, byKey, issues };
	}

	private settle(known: Known, intent: Intent, { outcome }: Result): SavedResult {
		if (intent.state === 'done') return alreadySaved(known, intent);
		if (outcome.kind === 'failure') return this.fail(known, intent, outcome);
		return intent.proposal.kind === 'create'
			? this.created(known, intent, intent.proposal, outcome)
			: this.written(known, intent, intent.proposal, outcome);
	}

	private created(
		known: Known,
		intent: Intent,
		proposal: Extract<Proposal, { kind: 'create' }>,
		success: Success,
	): SavedResult {
		const key = storable(success.key ?? '');
		const keys = keysWith(intent, key);
		const taken = SIDES.map((side) => known.byKey[side].get(keys[side]));
		const foreign = taken.find(
			(link) => link !== undefined && link.id !== intent.link && !isPair(link, keys),
		);
		if (foreign !== undefined) return this.takenBy(known, intent, key, foreign);
		const pair = taken.find((link) => link !== undefined && isPair(link, keys));
		const before = known.byId.get(intent.link ?? '') ?? pair;
		const state = this.stateAfter(intent, proposal.content, proposal.content, success);
		const link = { id: before?.id ?? this.ports.newId(), ...linkKeys(keys), ...state };
		if (before === undefined) {
			this.inserted.push({
				...link,
				accountViewContent: proposal.content,
				otherContent: proposal.content,
			});
		} else {
			const contents = { accountView: proposal.content, other: proposal.content };
			this.updated.push({ ...link, contents });
		}
		for (const side of SIDES) known.byKey[side].set(keys[side], link);
		this.done(intent, link.id, keys, true);
		return { outcome: 'linked', link: link.id, ...linkKeys(keys), nextTryAt: null };
	}

	private written(
		known: Known,
		intent: Intent,
		proposal: Extract<Proposal, { kind: 'update' }>,
		success: Success,
	): SavedResult {
		const link = known.byId.get(intent.link ?? '');
		const keys = keysWith(intent, intent.targetKey ?? '');
		if (link !== undefined) this.agree(known, intent, proposal, success, link);
		this.done(intent, intent.link, keys, proposal.settles);
		return { outcome: 'updated', link: intent.link, ...linkKeys(keys), nextTryAt: null };
	}

	/** Both sides have the written values now; the rest of the link stays as it was. */
	private agree(
		known: Known,
		intent: Intent,
		proposal: Extract<Proposal, { kind: 'update' }>,
		success: Success,
		link: Link,
	): void {
		const pending = this.updated.filter(({ id }) => id === link.id).at(-1)?.contents;
		const before = pending ?? known.contents.get(link.id) ?? { accountView: {}, other: {} };
		const contents = {
			accountView: { ...before.accountView, ...proposal.fields },
			other: { ...before.other, ...proposal.fields },
		};
		const state = this.stateAfter(intent, contents.accountView, contents.other, success);
		this.updated.push({ id: link.id, ...state, contents });
	}

	/** Hashes and versions of a link after a success. */
	private stateAfter(
		{ target, proposal }: Intent,
		accountView: Content,
		other: Content,
		{ version }: Success,
	): Omit<Link, 'id' | 'accountViewKey' | 'otherKey'> {
		const { digest } = this.ports;
		const hashes = {
			accountViewHash: hashOf(accountView, fieldsOf(accountView), digest),
			otherHash: hashOf(other, fieldsOf(other), digest),
		};
		// A version only says that nothing has changed where everything was agreed on at it.
		const isSettled =
			proposal.kind === 'create' ||
			(proposal.settles &&
				proposal.sourceHash === (target === 'other' ? hashes.accountViewHash : hashes.otherHash));
		const targetVersion =
			isSettled && version !== null && version !== ''
				? storable(`${proposal.signature}|${version}`)
				: null;
		const sourceVersion = isSettled ? proposal.sourceVersion : null;
		return {
			state: 'active',
			...hashes,
			accountViewVersion: target === 'accountView' ? targetVersion : sourceVersion,
			otherVersion: target === 'other' ? targetVersion : sourceVersion,
		};
	}

	/** The record that was found or made is linked to another one: a person has to say which it is. */
	private takenBy(known: Known, intent: Intent, key: string, link: Link): SavedResult {
		const source = opposite(intent.target);
		const facts = { number: key, linkedTo: keyOf(link, source), found: 'yes' };
		return this.list(known, intent, 'NUMBER_TAKEN', { facts, lasting: true, nextTryAt: null });
	}

	private fail(known: Known, intent: Intent, failure: Failure): SavedResult {
		const { cause, causeCode, remedy } = failure;
		const facts = { cause, causeCode, remedy };
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
		// What may have been written stays open, so that it is looked up.
		if (code !== 'OUTCOME_UNKNOWN') this.closed.push({ id: intent.id, state: 'failed' });
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
		settles: boolean,
	): void {
		const source = opposite(intent.target);
		this.closed.push({ id: intent.id, state: 'done' });
		this.cleared.push(...(link === null ? [] : [link]));
		for (const side of SIDES) this.cleared.push(subjectOf(side, keys[side]));
		// The receiving side's record has changes of its own that are still to be agreed on.
		const sides = settles ? SIDES : [source];
		for (const side of sides) this.forgotten.push({ side, key: keys[side] });
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
		await clearIssues(sql, stream, this.cleared, this.issues);
		await putIssues(sql, stream, this.issues);
	}
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
	return result.outcome.kind === 'success' ? storable(result.outcome.key ?? '') : null;
}

function isPair(link: Link, keys: Readonly<Record<Side, string>>): boolean {
	return SIDES.every((side) => keyOf(link, side) === keys[side]);
}

function alreadySaved({ byId }: Known, intent: Intent): SavedResult {
	const link = byId.get(intent.link ?? '');
	const keys = keysWith(intent, intent.targetKey ?? '');
	return {
		outcome: 'already',
		link: intent.link,
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
