import type { Content } from '../../content/comparison';
import { whenUnwanted, type Intent } from '../../journal/intents';
import { readLost, type LostEdits } from '../../journal/lost';
import { perhapsWritten } from '../../journal/proposal';
import type { LinkChange } from '../../links/link';
import type { Baseline, FieldWrite } from '../../plan/merge';
import { receives } from '../../plan/rules';
import { opposite, SIDES, type Side } from '../../sides';
import { intentsOfAll, isUnderWay, type Comparison } from '../comparison';
import type { Decision } from '../decision';
import { subjects, type LinkedPair } from './linked-pair';

/**
 * What both sides last agreed on. What we were about to write ourselves, without hearing what came of
 * it, and what is there now is no edit of anybody: both sides had it.
 */
export function baselineOf(comparison: Comparison, pair: LinkedPair): Baseline {
	const agreed = { accountView: pair.contents.accountView, other: pair.contents.other };
	for (const intent of intentsOfAll(comparison, subjects(pair))) {
		const place = pair.places[intent.target];
		if (place === null) continue;
		const there = comparison.sides[intent.target].contentAt(place);
		const found = Object.entries(perhapsWritten(intent)).flatMap(([field, values]) =>
			values.filter((value) => there[field] === value).map((value) => [field, value] as const),
		);
		for (const side of SIDES) agreed[side] = { ...agreed[side], ...Object.fromEntries(found) };
	}
	return agreed;
}

/**
 * What is to be written once more although both sides seem to agree on it: attempts that nobody told the end of
 * may have written something else there, and no read has shown since what it is.
 */
export function unheardOn(
	{ sides, known, settings }: Comparison,
	{ link, places }: LinkedPair,
	target: Side,
): readonly FieldWrite[] {
	const source = opposite(target);
	const place = places[source];
	const intent = known.intentFor(target, link.id);
	const isRead = sides[target].isRead(places[target]);
	if (intent?.action !== 'update' || place === null || isRead) return [];
	if (!receives(settings.rules, target)) return [];
	const wanted = sides[source].contentAt(place);
	return Object.entries(perhapsWritten(intent)).flatMap(([field, values]) => {
		const becomes = wanted[field];
		const was = values.findLast((value) => value !== becomes);
		if (becomes === undefined || was === undefined) return [];
		return [{ field, was, becomes, overwritesEdit: false }];
	});
}

/** The edits that an attempt of unknown end is told to have overwritten, by field. */
export function toldBy(intent: Intent): Content {
	return Object.fromEntries(Object.entries(lostIn(intent)).map(([field, { was }]) => [field, was]));
}

/**
 * Tells of writes that nobody told the end of and that have overwritten an edit, as the record shows. They
 * are told at once: the pair may wait for a person, and nobody could put the edit back before.
 */
export function tellArrived(
	comparison: Comparison,
	pair: LinkedPair,
): { readonly change: Pick<LinkChange, 'contents'>; readonly settled: Decision['settled'] } {
	const arrived = comparison.known
		.intentsOf(pair.link.id)
		.filter((intent) => hasOverwritten(comparison, pair, intent));
	return {
		change: arrived.length === 0 ? {} : { contents: baselineOf(comparison, pair) },
		settled: arrived.map(({ id }) => ({ intent: id, as: 'done' })),
	};
}

function hasOverwritten(comparison: Comparison, pair: LinkedPair, intent: Intent): boolean {
	const place = pair.places[intent.target];
	if (intent.state !== 'open' || place === null || isUnderWay(comparison, intent)) return false;
	const there = comparison.sides[intent.target].contentAt(place);
	return Object.entries(lostIn(intent)).some(([field, { became }]) => there[field] === became);
}

/** Whether each edit that it was to overwrite is there still, as this run has read. */
export function hasSpared({ sides }: Comparison, { places }: LinkedPair, intent: Intent): boolean {
	const { target } = intent;
	const place = places[target];
	if (place === null || !sides[target].isRead(place)) return false;
	const there = sides[target].contentAt(place);
	return Object.entries(lostIn(intent)).every(([field, { was }]) => there[field] === was);
}

/** How to settle one of a pair that is no longer wanted. */
export function whenLetGo(
	comparison: Comparison,
	pair: LinkedPair,
	intent: Intent,
): 'done' | 'dropped' {
	return hasSpared(comparison, pair, intent) ? 'dropped' : whenUnwanted(intent);
}

function lostIn({ lost }: Intent): LostEdits['fields'] {
	return (lost === null ? null : readLost(lost))?.fields ?? {};
}
