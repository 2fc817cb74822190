import { decidePair, type PairVerdict, type Presence } from '../../plan/decide-pair';
import type { Baseline } from '../../plan/merge';
import { reasons } from '../../plan/reasons';
import { SIDES, type Side } from '../../sides';
import { issueFor } from '../attention';
import { forgettable, intentsOfAll, withIssues, type Comparison } from '../comparison';
import { mayBeMadeAgain } from '../create-if';
import type { Decision } from '../decision';
import { baselineOf, tellArrived, unheardOn } from './arrived';
import { agreedLink, linkEffect, reviving } from './link-effect';
import {
	basis,
	findingOf,
	isGone,
	keys,
	madeBefore,
	readSubjects,
	seenSources,
	sourceOf,
	subjects,
	type LinkedPair,
} from './linked-pair';
import { recreate } from './recreate';
import { tombstone, unlink, vanish } from './removed';
import { whenInStep, write } from './write';

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
	if (newKey === undefined) {
		const { places, link } = pair;
		const isWanted = mayBeMadeAgain(comparison, 'accountView', places.accountView ?? 0, link.id);
		if (!isWanted) return unlink(comparison, pair, reasons.letGo());
		return decideLinked(comparison, pair);
	}
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
			return unlink(comparison, pair, reasons.unlinked());
		case 'dormant':
			return {
				...basis(pair),
				kind: 'gone',
				cleared: withIssues(comparison, readSubjects(comparison, pair)),
				observed: seenSources(comparison, pair),
				reason: reasons.gone(),
			};
		case 'attention':
			return attention(comparison, pair, verdict);
		default:
			return verdict satisfies never;
	}
}

export function verdictOn(comparison: Comparison, pair: LinkedPair): PairVerdict {
	const verdict = asRead(comparison, pair);
	if (verdict.kind !== 'inStep' && verdict.kind !== 'write') return verdict;
	const writes = verdict.kind === 'write' ? verdict.writes : { accountView: [], other: [] };
	const named = new Set(SIDES.flatMap((side) => writes[side].map(({ field }) => field)));
	const [accountView, other] = SIDES.map((side) =>
		unheardOn(comparison, pair, side).filter(({ field }) => !named.has(field)),
	);
	if (accountView?.length === 0 && other?.length === 0) return verdict;
	return {
		kind: 'write',
		writes: {
			accountView: [...writes.accountView, ...(accountView ?? [])],
			other: [...writes.other, ...(other ?? [])],
		},
		agreed: verdict.agreed,
	};
}

function asRead(comparison: Comparison, pair: LinkedPair): PairVerdict {
	const { link } = pair;
	return decidePair(
		comparison.fields,
		{
			state: link.state,
			baseline: baselineOf(comparison, pair),
			accountView: presence(comparison, pair, 'accountView'),
			other: presence(comparison, pair, 'other'),
		},
		comparison.settings.rules,
	);
}

function presence(comparison: Comparison, pair: LinkedPair, side: Side): Presence {
	const { places, link } = pair;
	const index = comparison.sides[side];
	const place = places[side];
	if (place === null || isOnlyKept(comparison, pair)) {
		return { is: isGone(comparison, pair, side) ? 'gone' : 'unseen' };
	}
	const known = side === 'accountView' ? link.accountViewVersion : link.otherVersion;
	const version = index.versionAt(place);
	return {
		is: 'seen',
		content: index.contentAt(place),
		changedAt: index.changedAt(place),
		hasChanged: known !== null && version !== null && known !== version,
	};
}

/** Gone on both sides when they were last looked for, and neither was read since. */
function isOnlyKept({ sides }: Comparison, { link, places }: LinkedPair): boolean {
	return link.state === 'goneOnBoth' && !SIDES.some((side) => sides[side].isRead(places[side]));
}

function inStep(comparison: Comparison, pair: LinkedPair, agreed: Baseline): Decision {
	const intents = intentsOfAll(comparison, subjects(pair));
	const change = agreedLink(comparison, pair, agreed, true);
	return {
		...basis(pair),
		kind: 'inStep',
		...linkEffect(pair, change),
		settled: intents.map((intent) => ({
			intent: intent.id,
			as: whenInStep(comparison, pair, intent),
		})),
		cleared: withIssues(comparison, subjects(pair)),
		forgotten: forgettable(comparison, keys(pair)),
		reason: pair.reason ?? reasons.inStep(),
	};
}

function attention(
	comparison: Comparison,
	pair: LinkedPair,
	{ code, field, facts, lasting }: Omit<Extract<PairVerdict, { kind: 'attention' }>, 'kind'>,
): Decision {
	const shown = sourceOf(comparison, pair, 'accountView') ?? sourceOf(comparison, pair, 'other');
	const finding = { ...findingOf(comparison, pair), code, field, facts, lasting };
	const { change, settled } = tellArrived(comparison, pair);
	return {
		...basis(pair),
		kind: 'attention',
		...reviving(pair, change),
		...issueFor(comparison, finding),
		...(shown !== null && { shown }),
		settled: [...madeBefore(comparison, pair), ...settled],
		cleared: withIssues(comparison, subjects(pair)),
		observed: seenSources(comparison, pair),
		reason: reasons.attention(),
	};
}
