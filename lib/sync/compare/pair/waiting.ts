import { reasons } from '../../plan/reasons';
import { mayTry } from '../../plan/retry';
import type { Issue } from '../../issues/issue';
import { opposite, type Side } from '../../sides';
import { isWriteIssue } from '../attention';
import { isUnderWay, withIssues, type Comparison } from '../comparison';
import type { Decision } from '../decision';
import { basis, seenSources, sourceOf, stateHash, subjects, type LinkedPair } from './linked-pair';

/**
 * What is to be done to these sides was handed out by this run already, or went wrong and is not to be tried
 * yet. Null where one of them may be written.
 */
export function waitingFor(
	comparison: Comparison,
	pair: LinkedPair,
	targets: readonly Side[],
): Decision | null {
	const underWay = comparison.known
		.intentsOf(pair.link.id)
		.find((one) => isUnderWay(comparison, one));
	if (underWay !== undefined) {
		const comesAgain = underWay.proposal.stateHash !== stateHash(comparison, pair);
		return { ...basis(pair), kind: 'left', comesAgain, reason: reasons.underWay() };
	}
	if (targets.some((target) => mayWrite(comparison, pair, target))) return null;
	const [issue] = targets.flatMap((target) => triedBefore(comparison, pair, target) ?? []);
	if (issue === undefined) return null;
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

/** Whether this side may be written: what went wrong there before waits, whatever came of the opposite one. */
export function mayWrite(comparison: Comparison, pair: LinkedPair, target: Side): boolean {
	const { now, settings } = comparison;
	const issue = triedBefore(comparison, pair, target);
	return mayTry(issue, stateHash(comparison, pair), now, settings.rules);
}

/** What came of writing it before. One entry stands for both sides where both went wrong in the same way. */
function triedBefore({ known }: Comparison, { link }: LinkedPair, target: Side): Issue | undefined {
	const listed = known.issuesOf(link.id).filter(isWriteIssue);
	const own = listed.find(({ side }) => side === opposite(target));
	const hasFailed = known.intentFor(target, link.id)?.state === 'failed';
	return own ?? (hasFailed ? listed[0] : undefined);
}
