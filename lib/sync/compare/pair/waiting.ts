import { reasons } from '../../plan/reasons';
import { mayTry } from '../../plan/retry';
import { writeIssueOf } from '../attention';
import { isUnderWay, withIssues, type Comparison } from '../comparison';
import type { Decision } from '../decision';
import { basis, seenSources, sourceOf, stateHash, subjects, type LinkedPair } from './linked-pair';

/** A write that this run has handed out already, or that went wrong and is not to be tried yet. */
export function waitingFor(comparison: Comparison, pair: LinkedPair): Decision | null {
	const underWay = comparison.known
		.intentsOf(pair.link.id)
		.find((one) => isUnderWay(comparison, one));
	if (underWay !== undefined) {
		const comesAgain = underWay.proposal.stateHash !== stateHash(comparison, pair);
		return { ...basis(pair), kind: 'left', comesAgain, reason: reasons.underWay() };
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
		// The write to the opposite side may have gone wrong in another way.
		keepWriteIssues: true,
		observed: seenSources(comparison, pair),
		reason: reasons.attention(),
	};
}
