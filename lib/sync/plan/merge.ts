import type { Content } from '../content/comparison';
import { opposite, SIDES, type Side } from '../sides';
import { leadingSide, receives, type Rules } from './rules';

/** What both sides looked like when they last agreed. A field that is missing was never agreed on. */
export type Baseline = Readonly<Record<Side, Content>>;

/** One field that is to be written. */
export interface FieldWrite {
	readonly field: string;
	readonly was: string;
	readonly becomes: string;
	/** Whether `was` is an edit of its own, which this write overwrites. */
	readonly overwritesEdit: boolean;
}

/** A field that both sides changed differently and that no rule settles. */
export interface FieldConflict {
	readonly field: string;
	readonly accountView: string;
	readonly other: string;
}

export interface Merge {
	/** To be written to each side. */
	readonly writes: Readonly<Record<Side, readonly FieldWrite[]>>;
	readonly conflicts: readonly FieldConflict[];
	/** The baseline without what is still to be written: what both sides agree on as they are now. */
	readonly agreed: Baseline;
}

/**
 * Compares field by field, three ways: what both sides have now and what they last agreed on.
 *
 * Changed on one side: goes to the other. Changed to the same on both: agreed. Changed differently:
 * the rules say which side is taken, or it is a conflict. Two that were never agreed on (a pair just
 * matched) count as changed on both sides, and a value wins over an empty field.
 *
 * @param newest the side that was changed last, where that is known
 */
export function mergeFields(
	fields: readonly string[],
	baseline: Baseline,
	now: Baseline,
	rules: Rules,
	newest: Side | null,
): Merge {
	const writes: Record<Side, FieldWrite[]> = { accountView: [], other: [] };
	const conflicts: FieldConflict[] = [];
	const agreed = { accountView: new Map<string, string>(), other: new Map<string, string>() };
	for (const field of fields) {
		const state = fieldState(field, baseline, now);
		const outcome = settleField(state, rules, newest);
		switch (outcome.kind) {
			case 'agreed':
				agreed.accountView.set(field, state.accountView);
				agreed.other.set(field, state.other);
				break;
			case 'conflict':
				conflicts.push({ field, accountView: state.accountView, other: state.other });
				keepBaseline(agreed, field, baseline);
				break;
			case 'write':
				writes[outcome.target].push(writeOf(state, outcome.target));
				keepBaseline(agreed, field, baseline);
				break;
			default:
				outcome satisfies never;
		}
	}
	return {
		writes,
		conflicts,
		agreed: {
			accountView: Object.fromEntries(agreed.accountView),
			other: Object.fromEntries(agreed.other),
		},
	};
}

interface FieldState {
	readonly field: string;
	readonly accountView: string;
	readonly other: string;
	readonly changed: Readonly<Record<Side, boolean>>;
	/** Whether both sides ever agreed on it. */
	readonly isKnown: boolean;
	/** Whether they agreed to differ. */
	readonly differed: boolean;
}

type FieldOutcome =
	{ readonly kind: 'agreed' | 'conflict' } | { readonly kind: 'write'; readonly target: Side };

function fieldState(field: string, baseline: Baseline, now: Baseline): FieldState {
	const before = {
		accountView: valueOf(baseline.accountView, field),
		other: valueOf(baseline.other, field),
	};
	const accountView = valueOf(now.accountView, field) ?? '';
	const other = valueOf(now.other, field) ?? '';
	return {
		field,
		accountView,
		other,
		changed: { accountView: accountView !== before.accountView, other: other !== before.other },
		isKnown: before.accountView !== undefined && before.other !== undefined,
		// Also where one side's value was never agreed on: what it meets there is then an edit.
		differed: before.accountView !== before.other,
	};
}

function settleField(state: FieldState, rules: Rules, newest: Side | null): FieldOutcome {
	const { accountView, other, changed } = state;
	if (accountView === other) return { kind: 'agreed' };
	if (state.isKnown && !changed.accountView && !changed.other) return { kind: 'agreed' };
	const winner = winnerOf(state, rules, newest);
	if (winner === null) return { kind: 'conflict' };
	const target = opposite(winner);
	// What the receiving side made of it stays, and is no news at the next run.
	const isOurs = target === 'accountView' && rules.accountViewOnly?.includes(state.field) === true;
	return receives(rules, target) && !isOurs ? { kind: 'write', target } : { kind: 'agreed' };
}

function winnerOf(state: FieldState, rules: Rules, newest: Side | null): Side | null {
	const { accountView, other, changed, isKnown } = state;
	if (!isKnown && (accountView === '' || other === '')) {
		return accountView === '' ? 'other' : 'accountView';
	}
	const leading = leadingSide(rules);
	if (isKnown && changed.accountView !== changed.other) {
		const changedSide = changed.accountView ? 'accountView' : 'other';
		if (leading === null || changedSide === leading) return changedSide;
		if (rules.conflicts === 'newest') return changedSide;
	}
	if (rules.conflicts === 'ask') return null;
	return rules.conflicts === 'newest' ? newest : rules.conflicts;
}

function writeOf(state: FieldState, target: Side): FieldWrite {
	return {
		field: state.field,
		was: state[target],
		becomes: state[opposite(target)],
		overwritesEdit: state[target] !== '' && (state.changed[target] || state.differed),
	};
}

/** What is still to be written is not agreed on yet. */
function keepBaseline(
	agreed: Readonly<Record<Side, Map<string, string>>>,
	field: string,
	baseline: Baseline,
): void {
	for (const side of SIDES) {
		const before = valueOf(baseline[side], field);
		if (before !== undefined) agreed[side].set(field, before);
	}
}

/** A field may be called as a member that every object has, such as `constructor`. */
function valueOf(content: Content, field: string): string | undefined {
	return Object.hasOwn(content, field) ? content[field] : undefined;
}
