import { keyOf, type Link, type LinkChange, type LinkContents } from '../links/link';
import { decidePair, type PairVerdict, type Presence } from '../plan/decide-pair';
import { whenUnwanted, type Intent } from '../journal/intents';
import { earlierContent } from '../journal/proposal';
import type { Baseline, FieldWrite } from '../plan/merge';
import { reasons, type Reason } from '../plan/reasons';
import { mayTry } from '../plan/retry';
import { SIDES, type Side } from '../sides';
import { issueFor, writeIssueOf, type Finding } from './attention';
import {
	forgettable,
	intentsOfAll,
	isUnderWay,
	sourceAt,
	subjectsOf,
	withIssues,
	type Comparison,
} from './comparison';
import { plainDecision, type Decision, type PlannedWrite, type SourceRecord } from './decision';
import { mayBeGhost } from './ghosts';
import { outgoingRecord, type PairSide } from './outgoing';
import type { Place, SideIndex } from './side-index';

/** Two linked records and where each was found in this run. */
export interface LinkedPair {
	readonly link: Link;
	readonly contents: LinkContents;
	readonly places: Readonly<Record<Side, Place | null>>;
	/** Whether the link is new in this run and still to be written. */
	readonly isNew: boolean;
	/** Why they are one; left out for a link that was there. */
	readonly reason?: Reason;
}

/**
 * What becomes of a pair that is to be made again on the other side, now that the unlinked records
 * there are known. Nothing is made that may be there under another key.
 */
export function decideRecreation(
	comparison: Comparison,
	pair: LinkedPair,
	{
		candidateKeys = [],
		newKey,
	}: {
		readonly candidateKeys?: readonly string[] | undefined;
		readonly newKey?: string | undefined;
	},
): Decision {
	const common = { field: null, lasting: true };
	if (candidateKeys.length > 0) {
		const facts = { candidates: candidateKeys.slice(0, 10).join(', ') };
		return attention(comparison, pair, { code: 'MATCH_AMBIGUOUS', facts, ...common });
	}
	if (newKey === undefined) return decideLinked(comparison, pair);
	const facts = { oldKey: pair.link.otherKey };
	const decision = attention(comparison, pair, { code: 'KEY_CHANGED', facts, ...common });
	const { issue, ...rest } = decision;
	return issue === undefined
		? decision
		: {
				...rest,
				issue: { ...issue, side: 'other', key: newKey, otherKey: pair.link.accountViewKey },
			};
}

/** What becomes of a linked pair. */
export function decideLinked(comparison: Comparison, pair: LinkedPair): Decision {
	const verdict = verdictOn(comparison, pair);
	switch (verdict.kind) {
		case 'inStep':
			return inStep(comparison, pair, verdict.agreed);
		case 'write':
			return write(comparison, pair, verdict);
		case 'recreate':
			return recreate(comparison, pair);
		case 'tombstone':
			return tombstone(comparison, pair);
		case 'vanish':
			return vanish(comparison, pair);
		case 'unlink':
			return unlink(comparison, pair);
		case 'dormant':
			return {
				...basis(pair),
				kind: 'gone',
				observed: seenSources(comparison, pair),
				reason: reasons.gone(),
			};
		case 'attention':
			return attention(comparison, pair, verdict);
		default:
			return verdict satisfies never;
	}
}

/**
 * What both sides last agreed on. What we were about to write ourselves, without hearing what came of
 * it, and what is there now is no edit of anybody: both sides had it.
 */
function baselineOf(comparison: Comparison, pair: LinkedPair): Baseline {
	const agreed = { accountView: pair.contents.accountView, other: pair.contents.other };
	for (const { state, target, proposal } of intentsOfAll(comparison, subjects(pair))) {
		const place = pair.places[target];
		if (state !== 'open' || place === null) continue;
		const there = comparison.sides[target].contentAt(place);
		const ours = proposal.kind === 'update' ? proposal.fields : proposal.content;
		const found = Object.fromEntries(
			Object.entries(ours).filter(([field, value]) => there[field] === value),
		);
		for (const side of SIDES) agreed[side] = { ...agreed[side], ...found };
	}
	return agreed;
}

export function verdictOn(comparison: Comparison, pair: LinkedPair): PairVerdict {
	const { link } = pair;
	return decidePair(
		comparison.fields,
		{
			state: link.state,
			baseline: baselineOf(comparison, pair),
			accountView: presence(comparison.sides.accountView, pair),
			other: presence(comparison.sides.other, pair),
		},
		comparison.settings.rules,
	);
}

function presence(index: SideIndex, { places, link }: LinkedPair): Presence {
	const place = places[index.side];
	if (place === null) return { is: index.isComplete ? 'gone' : 'unseen' };
	const known = index.side === 'accountView' ? link.accountViewVersion : link.otherVersion;
	const version = index.versionAt(place);
	return {
		is: 'seen',
		content: index.contentAt(place),
		changedAt: index.changedAt(place),
		hasChanged: known !== null && version !== null && known !== version,
	};
}

function inStep(comparison: Comparison, pair: LinkedPair, agreed: Baseline): Decision {
	const intents = intentsOfAll(comparison, subjects(pair));
	const change = agreedLink(comparison, pair, agreed, true);
	return {
		...basis(pair),
		kind: 'inStep',
		...linkEffect(pair, change),
		settled: intents.map((intent) => ({ intent: intent.id, as: whenInStep(intent) })),
		cleared: withIssues(comparison, subjects(pair)),
		forgotten: forgettable(comparison, keys(pair)),
		reason: pair.reason ?? reasons.inStep(),
	};
}

/** What failed has not been done, and what was to be made again has turned up by itself. */
function whenInStep({ state, link, action }: Intent): 'done' | 'dropped' {
	return state === 'failed' || (action === 'create' && link !== null) ? 'dropped' : 'done';
}

function write(
	comparison: Comparison,
	pair: LinkedPair,
	{ writes, agreed }: Extract<PairVerdict, { kind: 'write' }>,
): Decision {
	const waiting = waitingFor(comparison, pair);
	if (waiting !== null) return waiting;
	const targets = SIDES.filter((side) => writes[side].length > 0);
	const isMerge = targets.length > 1;
	const drafts = targets.map((target) =>
		updateOf(comparison, pair, target, writes[target], !isMerge),
	);
	const takenUp = new Set(drafts.map(({ draft }) => draft.id));
	const early = intentsOfAll(comparison, subjects(pair)).filter(({ id }) => !takenUp.has(id));
	return {
		...basis(pair),
		kind: 'write',
		...linkEffect(pair, agreedLink(comparison, pair, agreed, false)),
		writes: drafts,
		settled: early.map((intent) => ({ intent: intent.id, as: whenInStep(intent) })),
		cleared: withIssues(comparison, subjects(pair)),
		keepWriteIssues: true,
		observed: seenSources(comparison, pair),
		reason: isMerge ? reasons.merged() : changeReason(targets[0] ?? 'other', writes),
	};
}

function changeReason(target: Side, writes: Readonly<Record<Side, readonly FieldWrite[]>>): Reason {
	const source = target === 'other' ? 'accountView' : 'other';
	return reasons.changed(
		source,
		writes[target].map(({ field }) => field),
	);
}

function updateOf(
	comparison: Comparison,
	pair: LinkedPair,
	target: Side,
	changes: readonly FieldWrite[],
	settles: boolean,
): PlannedWrite {
	const { link } = pair;
	const source = target === 'other' ? 'accountView' : 'other';
	const sides = {
		accountView: pairSide(comparison, pair, 'accountView'),
		other: pairSide(comparison, pair, 'other'),
	};
	const before = comparison.known.intentFor(target, link.id);
	const lost = changes.filter(({ overwritesEdit }) => overwritesEdit);
	const record = outgoingRecord(comparison.settings, target, sides, changes);
	return {
		target,
		changes,
		lookFirst: false,
		record,
		source: sourceOf(comparison, pair, source) ?? {
			side: source,
			key: keyOf(link, source),
			index: null,
			record,
		},
		draft: {
			id: takeUp(before) ?? comparison.newId(),
			subject: link.id,
			target,
			action: 'update',
			sourceKey: keyOf(link, source),
			targetKey: keyOf(link, target),
			link: link.id,
			attempts: (before?.attempts ?? 0) + 1,
			lost: lost.length === 0 ? null : lostText(target, lost),
			proposal: {
				kind: 'update',
				fields: Object.fromEntries(changes.map(({ field, becomes }) => [field, becomes])),
				sourceHash: hashNow(comparison, pair, source),
				sourceVersion: versionNow(comparison, pair, source),
				settles,
				stateHash: stateHash(comparison, pair),
				label: labelOf(comparison, pair),
				signature: comparison.signature,
			},
		},
	};
}

/** The id to go on with; an attempt that may have overwritten an edit keeps its own entry. */
function takeUp(before: Intent | undefined): string | undefined {
	return before === undefined || whenUnwanted(before) === 'done' ? undefined : before.id;
}

function lostText(side: Side, lost: readonly FieldWrite[]): string {
	const fields = lost.map(({ field, was, becomes }) => [field, { was, became: becomes }] as const);
	return JSON.stringify({ side, fields: Object.fromEntries(fields) });
}

function recreate(comparison: Comparison, pair: LinkedPair): Decision {
	const waiting = waitingFor(comparison, pair);
	if (waiting !== null) return waiting;
	const { link, places } = pair;
	const { accountView } = comparison.sides;
	const before = comparison.known.intentFor('other', link.id);
	const place = places.accountView ?? 0;
	const source = sourceAt(accountView, place);
	return {
		...basis(pair),
		kind: 'recreate',
		...reviving(pair),
		writes: [
			{
				target: 'other',
				changes: [],
				// Whoever removed it, or a page that was read badly, may have left it there.
				lookFirst: true,
				record: source.record,
				source,
				draft: {
					id: takeUp(before) ?? comparison.newId(),
					subject: link.id,
					target: 'other',
					action: 'create',
					sourceKey: link.accountViewKey,
					targetKey: null,
					link: link.id,
					attempts: (before?.attempts ?? 0) + 1,
					lost: null,
					proposal: {
						kind: 'create',
						content: accountView.contentAt(place),
						lookFirst: true,
						earlier: earlierContent(before),
						sourceVersion: accountView.versionAt(place),
						stateHash: stateHash(comparison, pair),
						label: labelOf(comparison, pair),
						signature: comparison.signature,
					},
				},
			},
		],
		settled: comparison.known
			.intentsOf(link.id)
			.filter(({ id }) => id !== takeUp(before))
			.map((intent) => ({ intent: intent.id, as: whenUnwanted(intent) })),
		cleared: withIssues(comparison, subjects(pair)),
		keepWriteIssues: true,
		observed: [source],
		reason: reasons.comesBack(),
	};
}

function tombstone(comparison: Comparison, pair: LinkedPair): Decision {
	const { link } = pair;
	const shown = sourceOf(comparison, pair, 'other');
	const finding = {
		...findingOf(comparison, pair),
		code: 'GONE_IN_ACCOUNTVIEW' as const,
		side: 'other' as const,
		key: link.otherKey,
		otherKey: link.accountViewKey,
		// It stays the same news whatever is changed in the record that is left.
		stateHash: 'gone',
	};
	return {
		...basis(pair),
		kind: 'gone',
		...((pair.isNew || link.state !== 'goneInAccountView') &&
			linkEffect(pair, { state: 'goneInAccountView' })),
		// What may have been made again under another key is still to be recognised.
		settled: dropped(
			comparison,
			pair,
			(intent) => pair.places.other !== null || intent.link === null || !mayBeGhost(intent),
		),
		...issueFor(comparison, finding),
		...(shown !== null && { shown }),
		cleared: withIssues(comparison, subjects(pair)),
		// A page that was read badly may have left it out: what is read meanwhile is then needed.
		observed: seenSources(comparison, pair),
		forgotten: forgettable(comparison, { ...keys(pair), other: null }),
		reason: reasons.gone(),
	};
}

/** A page that was read badly may have left them out, so the link stays until the next read. */
function vanish(comparison: Comparison, pair: LinkedPair): Decision {
	return {
		...basis(pair),
		kind: 'gone',
		...linkEffect(pair, { state: 'goneOnBoth' }),
		settled: dropped(comparison, pair),
		cleared: withIssues(comparison, subjects(pair)),
		reason: reasons.vanished(),
	};
}

function unlink(comparison: Comparison, pair: LinkedPair): Decision {
	return {
		...basis(pair),
		kind: 'unlink',
		removeLink: pair.link.id,
		settled: dropped(comparison, pair),
		cleared: withIssues(comparison, subjects(pair)),
		forgotten: forgettable(comparison, keys(pair)),
		reason: reasons.unlinked(),
	};
}

function attention(
	comparison: Comparison,
	pair: LinkedPair,
	{ code, field, facts, lasting }: Omit<Extract<PairVerdict, { kind: 'attention' }>, 'kind'>,
): Decision {
	const shown = sourceOf(comparison, pair, 'accountView') ?? sourceOf(comparison, pair, 'other');
	const finding = { ...findingOf(comparison, pair), code, field, facts, lasting };
	return {
		...basis(pair),
		kind: 'attention',
		...reviving(pair),
		...issueFor(comparison, finding),
		...(shown !== null && { shown }),
		settled: madeBefore(comparison, pair),
		cleared: withIssues(comparison, subjects(pair)),
		observed: seenSources(comparison, pair),
		reason: reasons.attention(),
	};
}

/** What the records were to be created by before they turned out to be there on both sides. */
function madeBefore(comparison: Comparison, pair: LinkedPair): Decision['settled'] {
	return intentsOfAll(comparison, subjects(pair))
		.filter(({ subject }) => subject !== pair.link.id)
		.map(({ id }) => ({ intent: id, as: 'done' }));
}

/** A write that this run has handed out already, or that went wrong and is not to be tried yet. */
function waitingFor(comparison: Comparison, pair: LinkedPair): Decision | null {
	if (comparison.known.intentsOf(pair.link.id).some((one) => isUnderWay(comparison, one))) {
		return { ...basis(pair), kind: 'left', reason: reasons.underWay() };
	}
	const issue = writeIssueOf(comparison, pair.link.id);
	const { now, settings } = comparison;
	if (issue === undefined || mayTry(issue, stateHash(comparison, pair), now, settings.rules)) {
		return null;
	}
	const shown = sourceOf(comparison, pair, issue.side === 'other' ? 'accountView' : 'other');
	return {
		...basis(pair),
		kind: 'attention',
		issue,
		...(shown !== null && { shown }),
		cleared: withIssues(comparison, subjects(pair)),
		observed: seenSources(comparison, pair),
		reason: reasons.attention(),
	};
}

function basis(pair: LinkedPair): Omit<Decision, 'kind' | 'reason'> {
	return plainDecision(keys(pair), pair.link.id);
}

/** A removed record that is there again. */
function reviving(pair: LinkedPair): Pick<Decision, 'insertLink' | 'updateLink'> {
	const { link } = pair;
	if (pair.isNew) return linkEffect(pair, {});
	return link.state === 'active' ? {} : linkEffect(pair, { state: 'active' });
}

type LinkFields = Omit<LinkChange, 'id'>;

function linkEffect(
	pair: LinkedPair,
	change: LinkFields,
): Pick<Decision, 'insertLink' | 'updateLink'> {
	const { link, contents, isNew } = pair;
	if (isNew) {
		const { contents: agreed = contents, ...rest } = change;
		const content = { accountViewContent: agreed.accountView, otherContent: agreed.other };
		return { insertLink: { ...link, ...rest, ...content } };
	}
	return Object.keys(change).length === 0 ? {} : { updateLink: { id: link.id, ...change } };
}

/** What the link holds from now on, as far as it differs from what it holds. */
function agreedLink(
	comparison: Comparison,
	pair: LinkedPair,
	agreed: Baseline,
	isWhole: boolean,
): LinkFields {
	const { link, contents } = pair;
	const { accountView, other } = comparison.sides;
	// While something is still to be written, the next comparison has to look into the fields.
	const next: Required<Omit<LinkFields, 'contents' | 'accountViewKey' | 'otherKey'>> = {
		state: 'active',
		accountViewHash: isWhole ? accountView.hashOf(agreed.accountView) : '',
		otherHash: isWhole ? other.hashOf(agreed.other) : '',
		accountViewVersion: isWhole ? versionNow(comparison, pair, 'accountView') : null,
		otherVersion: isWhole ? versionNow(comparison, pair, 'other') : null,
	};
	const changed = Object.entries(next).filter(([name, value]) => Reflect.get(link, name) !== value);
	const differs = JSON.stringify(agreed) !== JSON.stringify(contents);
	return { ...Object.fromEntries(changed), ...(differs && { contents: agreed }) };
}

function pairSide(comparison: Comparison, pair: LinkedPair, side: Side): PairSide {
	const place = pair.places[side];
	const index = comparison.sides[side];
	return {
		key: keyOf(pair.link, side),
		content: place === null ? pair.contents[side] : index.contentAt(place),
		record: place === null ? null : index.recordAt(place),
	};
}

function hashNow({ sides }: Comparison, { places, contents }: LinkedPair, side: Side): string {
	const place = places[side];
	return place === null ? sides[side].hashOf(contents[side]) : sides[side].hashAt(place);
}

function versionNow(
	{ sides }: Comparison,
	{ places, link }: LinkedPair,
	side: Side,
): string | null {
	const place = places[side];
	if (place !== null) return sides[side].versionAt(place);
	return side === 'accountView' ? link.accountViewVersion : link.otherVersion;
}

/** Both sides as they are, so that a change on either is noticed; to be removed is one. */
export function stateHash(comparison: Comparison, pair: LinkedPair): string {
	const [accountView, other] = SIDES.map((side) => {
		const isGone = pair.places[side] === null && comparison.sides[side].isComplete;
		return isGone ? 'gone' : hashNow(comparison, pair, side);
	});
	return `${accountView}|${other}`;
}

function findingOf(comparison: Comparison, pair: LinkedPair): Omit<Finding, 'code'> {
	return {
		subject: pair.link.id,
		side: 'accountView',
		key: pair.link.accountViewKey,
		otherKey: pair.link.otherKey,
		label: labelOf(comparison, pair),
		stateHash: stateHash(comparison, pair),
	};
}

function labelOf({ sides }: Comparison, { places }: LinkedPair): string {
	if (places.accountView !== null) return sides.accountView.labelAt(places.accountView);
	return places.other === null ? '' : sides.other.labelAt(places.other);
}

function sourceOf(comparison: Comparison, pair: LinkedPair, side: Side): SourceRecord | null {
	const place = pair.places[side];
	return place === null ? null : sourceAt(comparison.sides[side], place);
}

function seenSources(comparison: Comparison, pair: LinkedPair): SourceRecord[] {
	return (['accountView', 'other'] as const).flatMap(
		(side) => sourceOf(comparison, pair, side) ?? [],
	);
}

function dropped(
	comparison: Comparison,
	pair: LinkedPair,
	isUnwanted: (intent: Intent) => boolean = () => true,
): Decision['settled'] {
	const unwanted = intentsOfAll(comparison, subjects(pair)).filter(isUnwanted);
	return unwanted.map((intent) => ({ intent: intent.id, as: whenUnwanted(intent) }));
}

function keys({ link }: LinkedPair): Record<Side, string> {
	return { accountView: link.accountViewKey, other: link.otherKey };
}

function subjects(pair: LinkedPair): string[] {
	return subjectsOf(pair.link.id, keys(pair));
}
