import { subjectOf } from '../issues/issue';
import type { Intent } from '../journal/intents';
import { isOrphan } from '../journal/proposal';
import { withValueAt } from '../content/path';
import type { Single } from '../plan/match';
import { reasons } from '../plan/reasons';
import { opposite, type Side } from '../sides';
import { forgettable, withIssues, type Comparison } from './comparison';
import { plainDecision, type Decision } from './decision';
import { recordOf, singleOf } from './side-index';

/**
 * A record that was about to be created elsewhere and has since been removed where it came from. It
 * may have arrived all the same, and must then not be taken for a new record of the other side.
 */
export interface Ghost {
	readonly intent: Intent;
	readonly single: Single;
}

/** Those whose own side was read completely without them: in this run, or earlier and not read since. */
export function ghostsOf({ known, sides, settings }: Comparison): Ghost[] {
	return known.intents.flatMap((intent) => {
		const side = opposite(intent.target);
		const isMissing = !sides[side].has(intent.sourceKey);
		const isGone = isMissing && (sides[side].isComplete || isOrphan(intent));
		if (!mayBeGhost(intent) || !isGone) return [];
		const kept = known.recordOf(intent);
		const bare = withValueAt({}, settings.key[side], intent.sourceKey);
		const record = kept === undefined ? bare : recordOf(kept);
		return [{ intent, single: { ...singleOf(record, side, settings), key: intent.sourceKey } }];
	});
}

/** Those that were found gone and have been read now, whatever is decided on them. */
export function foundAgain({ known, sides }: Comparison): Intent[] {
	return known.intents.filter(
		(intent) => isOrphan(intent) && sides[opposite(intent.target)].has(intent.sourceKey),
	);
}

/** Also one that was about to be made again under its link. */
export function mayBeGhost({ action, link, state }: Intent): boolean {
	return action === 'create' && (link === null || state === 'open');
}

/**
 * Ghosts that were found nowhere: nothing is left to be done, once all of the other side was read. Until
 * then they wait, and are not made from what is kept of them.
 */
export function decideGhosts(comparison: Comparison, ghosts: readonly Ghost[]): Decision[] {
	return (
		ghosts
			// What becomes of a link without its records is decided with the links.
			.filter(({ intent }) => intent.link === null)
			.flatMap((ghost) => {
				if (comparison.sides[ghost.intent.target].isComplete) return [letGo(comparison, ghost)];
				return isOrphan(ghost.intent) ? [] : [orphaned(ghost)];
			})
	);
}

function letGo(comparison: Comparison, { intent, single }: Ghost): Decision {
	const keys = keysOf(single);
	return {
		...plainDecision(keys, null),
		kind: 'unlink',
		settled: [{ intent: intent.id, as: 'dropped' }],
		cleared: withIssues(comparison, [subjectOf(single.side, single.key)]),
		forgotten: forgettable(comparison, keys),
		reason: reasons.unlinked(),
	};
}

function orphaned({ intent, single }: Ghost): Decision {
	return {
		...plainDecision(keysOf(single), null),
		kind: 'left',
		orphaned: intent,
		reason: reasons.orphaned(),
	};
}

function keysOf({ side, key }: Single): Record<Side, string | null> {
	return {
		accountView: side === 'accountView' ? key : null,
		other: side === 'other' ? key : null,
	};
}
