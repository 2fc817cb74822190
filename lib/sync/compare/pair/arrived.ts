import type { Intent } from '../../journal/intents';
import { readLost } from '../../journal/lost';
import type { Baseline } from '../../plan/merge';
import { SIDES } from '../../sides';
import { intentsOfAll, isUnderWay, type Comparison } from '../comparison';
import { subjects, type LinkedPair } from './linked-pair';

/**
 * What both sides last agreed on. What we were about to write ourselves, without hearing what came of
 * it, and what is there now is no edit of anybody: both sides had it.
 */
export function baselineOf(comparison: Comparison, pair: LinkedPair): Baseline {
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

/**
 * Writes that nobody told the end of and that have overwritten an edit, as the record shows. They are told
 * at once: the pair may wait for a person, and nobody could put the edit back before.
 */
export function arrivedOverEdits(comparison: Comparison, pair: LinkedPair): readonly Intent[] {
	return comparison.known.intentsOf(pair.link.id).filter((intent) => {
		const place = pair.places[intent.target];
		if (intent.state !== 'open' || place === null || isUnderWay(comparison, intent)) return false;
		const there = comparison.sides[intent.target].contentAt(place);
		const lost = intent.lost === null ? null : readLost(intent.lost);
		return Object.entries(lost?.fields ?? {}).some(
			([field, { became }]) => there[field] === became,
		);
	});
}
