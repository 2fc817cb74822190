import type { Intent } from '../../journal/intents';
import type { LinkChange } from '../../links/link';
import { reasons, type Reason } from '../../plan/reasons';
import { issueFor } from '../attention';
import { forgettable, intentsOfAll, withIssues, type Comparison } from '../comparison';
import type { Decision } from '../decision';
import { mayBeGhost } from '../ghosts';
import { baselineOf, whenLetGo } from './arrived';
import { linkEffect } from './link-effect';
import {
	basis,
	findingOf,
	keys,
	seenSources,
	sourceOf,
	subjects,
	type LinkedPair,
} from './linked-pair';

export function tombstone(comparison: Comparison, pair: LinkedPair): Decision {
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
			linkEffect(pair, { ...arrivedOn(comparison, pair), state: 'goneInAccountView' })),
		settled: dropped(comparison, pair, (intent) => !isStillToBeTold(pair, intent)),
		...issueFor(comparison, finding),
		...(shown !== null && { shown }),
		cleared: withIssues(comparison, subjects(pair)),
		// A page that was read badly may have left it out: what is read meanwhile is then needed.
		observed: seenSources(comparison, pair),
		forgotten: forgettable(comparison, { ...keys(pair), other: null }),
		reason: reasons.gone(),
	};
}

/**
 * What may have been made again under another key is still to be recognised; and what may have been written to
 * AccountView is no edit of anybody, should a page that was read badly have left the record out.
 */
function isStillToBeTold({ places }: LinkedPair, intent: Intent): boolean {
	if (intent.action === 'update') return intent.target === 'accountView' && intent.state === 'open';
	return places.other === null && intent.link !== null && mayBeGhost(intent);
}

/** What both agree on by a write of unknown end that the record on the other side shows. */
function arrivedOn(comparison: Comparison, pair: LinkedPair): Pick<LinkChange, 'contents'> {
	const contents = baselineOf(comparison, pair);
	return JSON.stringify(contents) === JSON.stringify(pair.contents) ? {} : { contents };
}

/** A page that was read badly may have left them out, so the link stays until the next read. */
export function vanish(comparison: Comparison, pair: LinkedPair): Decision {
	return {
		...basis(pair),
		kind: 'gone',
		...linkEffect(pair, { state: 'goneOnBoth' }),
		settled: dropped(comparison, pair),
		cleared: withIssues(comparison, subjects(pair)),
		// It would be made again from it. What is kept of the other one is needed should both come again.
		forgotten: forgettable(comparison, { ...keys(pair), other: null }),
		reason: reasons.vanished(),
	};
}

/** Gone on both sides; or removed on the other one, where it is not to be made again. */
export function unlink(comparison: Comparison, pair: LinkedPair, reason: Reason): Decision {
	return {
		...basis(pair),
		kind: 'unlink',
		removeLink: pair.link.id,
		settled: dropped(comparison, pair),
		cleared: withIssues(comparison, subjects(pair)),
		forgotten: forgettable(comparison, keys(pair)),
		reason,
	};
}

function dropped(
	comparison: Comparison,
	pair: LinkedPair,
	isUnwanted: (intent: Intent) => boolean = () => true,
): Decision['settled'] {
	const unwanted = intentsOfAll(comparison, subjects(pair)).filter(isUnwanted);
	return unwanted.map((intent) => ({ intent: intent.id, as: whenLetGo(comparison, pair, intent) }));
}
