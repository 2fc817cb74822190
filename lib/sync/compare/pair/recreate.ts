import { isRepeat } from '../../journal/intents';
import { reasons } from '../../plan/reasons';
import { changedSinceTried, createDraft } from '../create-draft';
import { sourceAt, withIssues, type Comparison } from '../comparison';
import type { Decision, PlannedWrite } from '../decision';
import { whenLetGo } from './arrived';
import { reviving } from './link-effect';
import { basis, labelOf, madeBefore, stateHash, subjects, type LinkedPair } from './linked-pair';
import { waitingFor } from './waiting';
import { takeUp } from './write';

export function recreate(comparison: Comparison, pair: LinkedPair): Decision {
	const waiting = waitingFor(comparison, pair, ['other']);
	if (waiting !== null) return waiting;
	const { link } = pair;
	const again = createAgain(comparison, pair);
	const unwanted = comparison.known.intentsOf(link.id).filter(({ id }) => id !== again.draft.id);
	return {
		...basis(pair),
		kind: 'recreate',
		...reviving(pair),
		writes: [again],
		settled: [
			...madeBefore(comparison, pair),
			...unwanted.map((intent) => ({ intent: intent.id, as: whenLetGo(comparison, pair, intent) })),
		],
		cleared: withIssues(comparison, subjects(pair)),
		keepWriteIssues: true,
		observed: [again.source],
		reason: reasons.comesBack(),
	};
}

function createAgain(comparison: Comparison, pair: LinkedPair): PlannedWrite {
	const { link, places } = pair;
	const before = comparison.known.intentFor('other', link.id);
	const place = places.accountView ?? 0;
	const source = sourceAt(comparison.sides.accountView, place);
	const draft = createDraft(comparison, {
		id: takeUp(comparison, pair, before) ?? comparison.newId(),
		subject: link.id,
		source: { side: 'accountView', place, key: link.accountViewKey },
		link: link.id,
		before,
		lookFirst: true,
		stateHash: stateHash(comparison, pair),
		label: labelOf(comparison, pair),
	});
	return {
		target: 'other',
		changes: changedSinceTried(draft),
		// Whoever removed it, or a page that was read badly, may have left it there.
		lookFirst: true,
		record: source.record,
		source,
		draft,
		isRepeat: isRepeat(before, draft),
	};
}
