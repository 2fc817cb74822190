import type { Content } from '../../content/comparison';
import { isRepeat, type Intent, type IntentDraft } from '../../journal/intents';
import { lostText } from '../../journal/lost';
import { perhapsWritten, type Possible } from '../../journal/proposal';
import { keyOf } from '../../links/link';
import type { PairVerdict } from '../../plan/decide-pair';
import type { FieldWrite } from '../../plan/merge';
import { reasons, type Reason } from '../../plan/reasons';
import { opposite, SIDES, type Side } from '../../sides';
import { intentsOfAll, withIssues, type Comparison } from '../comparison';
import type { Decision, PlannedWrite } from '../decision';
import { outgoingRecord, type PairSide } from '../outgoing';
import { hasSpared, toldBy, whenLetGo } from './arrived';
import { agreedLink, linkEffect } from './link-effect';
import {
	basis,
	hashNow,
	labelOf,
	seenSources,
	sourceOf,
	stateHash,
	subjects,
	versionNow,
	type LinkedPair,
} from './linked-pair';
import { mayWrite, waitingFor } from './waiting';

export function write(
	comparison: Comparison,
	pair: LinkedPair,
	{ writes, agreed }: Extract<PairVerdict, { kind: 'write' }>,
): Decision {
	const targets = SIDES.filter((side) => writes[side].length > 0);
	const waiting = waitingFor(comparison, pair, targets);
	if (waiting !== null) return waiting;
	const isMerge = targets.length > 1;
	const waits = targets.filter((target) => !mayWrite(comparison, pair, target));
	const drafts = targets
		.filter((target) => !waits.includes(target))
		.map((target) => updateOf(comparison, pair, target, writes[target], !isMerge));
	const unsettled = new Set([
		...drafts.map(({ draft }) => draft.id),
		...waits.map((target) => comparison.known.intentFor(target, pair.link.id)?.id),
	]);
	const early = intentsOfAll(comparison, subjects(pair)).filter(({ id }) => !unsettled.has(id));
	return {
		...basis(pair),
		kind: 'write',
		...linkEffect(pair, agreedLink(comparison, pair, agreed, false)),
		writes: drafts,
		waits,
		settled: early.map((intent) => ({
			intent: intent.id,
			as: whenInStep(comparison, pair, intent),
		})),
		cleared: withIssues(comparison, subjects(pair)),
		keepWriteIssues: true,
		observed: seenSources(comparison, pair),
		reason: isMerge ? reasons.merged() : changeReason(targets[0] ?? 'other', writes),
	};
}

function changeReason(target: Side, writes: Readonly<Record<Side, readonly FieldWrite[]>>): Reason {
	const source = opposite(target);
	const fieldsOf = (overwrites: boolean): string[] =>
		writes[target]
			.filter(({ overwritesEdit }) => overwritesEdit === overwrites)
			.map(({ field }) => field);
	const [changed, putBack] = [fieldsOf(false), fieldsOf(true)];
	if (putBack.length === 0) return reasons.changed(source, changed);
	if (changed.length === 0) return reasons.putBack(source, putBack);
	return reasons.both(reasons.changed(source, changed), reasons.putBack(source, putBack));
}

function updateOf(
	comparison: Comparison,
	pair: LinkedPair,
	target: Side,
	changes: readonly FieldWrite[],
	settles: boolean,
): PlannedWrite {
	const source = opposite(target);
	const sides = {
		accountView: pairSide(comparison, pair, 'accountView'),
		other: pairSide(comparison, pair, 'other'),
	};
	const draft = updateDraft(comparison, pair, target, changes, settles);
	const record = outgoingRecord(comparison.settings, target, sides, changes);
	return {
		target,
		changes,
		lookFirst: false,
		record,
		source: sourceOf(comparison, pair, source) ?? {
			side: source,
			key: keyOf(pair.link, source),
			index: null,
			record,
		},
		draft,
		isRepeat: isRepeat(comparison.known.intentFor(target, pair.link.id), draft),
	};
}

function updateDraft(
	comparison: Comparison,
	pair: LinkedPair,
	target: Side,
	changes: readonly FieldWrite[],
	settles: boolean,
): IntentDraft {
	const { link } = pair;
	const source = opposite(target);
	const before = comparison.known.intentFor(target, link.id);
	const id = takeUp(comparison, pair, before);
	const told = {
		...toldBefore(before),
		...(before !== undefined && id === undefined && toldBy(before)),
	};
	const lost = changes.filter(
		({ field, was, overwritesEdit }) => overwritesEdit && told[field] !== was,
	);
	return {
		id: id ?? comparison.newId(),
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
			perhaps: perhapsBefore(comparison, pair, before),
			told,
			stateHash: stateHash(comparison, pair),
			label: labelOf(comparison, pair),
			signature: comparison.signature,
		},
	};
}

/** Edits that an attempt of unknown end is told to have overwritten, which may be in the read that is gone by. */
function toldBefore(before: Intent | undefined): Content {
	return before?.proposal.kind === 'update' ? before.proposal.told : {};
}

/** Nothing of a record that this run has read. */
function perhapsBefore(
	{ sides }: Comparison,
	{ places }: LinkedPair,
	before: Intent | undefined,
): Possible {
	if (before?.action !== 'update') return {};
	const { target } = before;
	return sides[target].isRead(places[target]) ? {} : perhapsWritten(before);
}

/** The id to go on with; an attempt that may have overwritten an edit keeps its own entry. */
export function takeUp(
	comparison: Comparison,
	pair: LinkedPair,
	before: Intent | undefined,
): string | undefined {
	if (before === undefined) return undefined;
	return whenLetGo(comparison, pair, before) === 'dropped' ? before.id : undefined;
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

/**
 * What failed has not been done, nor what has left the edit that it was to overwrite; and what was to be
 * made again has turned up by itself.
 */
export function whenInStep(
	comparison: Comparison,
	pair: LinkedPair,
	intent: Intent,
): 'done' | 'dropped' {
	const { state, link, action, lost } = intent;
	const isUnwritten = lost !== null && hasSpared(comparison, pair, intent);
	const isRemade = action === 'create' && link !== null;
	return state === 'failed' || isRemade || isUnwritten ? 'dropped' : 'done';
}
