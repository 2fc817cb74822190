import { whenUnwanted } from '../../journal/intents';
import { earlierContent } from '../../journal/proposal';
import { reasons } from '../../plan/reasons';
import { sourceAt, withIssues, type Comparison } from '../comparison';
import type { Decision } from '../decision';
import { reviving } from './link-effect';
import { basis, labelOf, madeBefore, stateHash, subjects, type LinkedPair } from './linked-pair';
import { waitingFor } from './waiting';
import { takeUp } from './write';

export function recreate(comparison: Comparison, pair: LinkedPair): Decision {
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
		settled: [
			...madeBefore(comparison, pair),
			...comparison.known
				.intentsOf(link.id)
				.filter(({ id }) => id !== takeUp(before))
				.map((intent) => ({ intent: intent.id, as: whenUnwanted(intent) })),
		],
		cleared: withIssues(comparison, subjects(pair)),
		keepWriteIssues: true,
		observed: [source],
		reason: reasons.comesBack(),
	};
}
