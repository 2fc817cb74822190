import type { Store } from '../../store';
import { SyncError } from '../errors';
import { countLinks } from '../links/link-table';
import { brakeFor, type BrakeReason, type Volume } from '../plan/brake';
import type { RunCounts } from '../runs/run';
import { SIDES, type Side } from '../sides';
import { begin } from './begin';
import type { Comparison } from './comparison';
import type { Decision } from './decision';
import { Decisions } from './decisions';
import { writeDown } from './effects';
import { foundAgain } from './ghosts';
import { passLinked, type LinkedPass } from './linked-pass';
import { PlainMatches } from './plain-match';
import type { ComparePorts, CompareRequest } from './request';
import { checkSettings } from './settings';
import { passUnlinked } from './unlinked-pass';
import { decideUnusable, overdueSubjects } from './unusable';

export interface CompareOutcome {
	/** To be carried out or looked at, in this order; those of retries last. */
	readonly decisions: readonly Decision[];
	readonly counts: CompareCounts;
	/** Why nothing is to be carried out; null when the brake was not needed. */
	readonly brake: BrakeReason | null;
	/** Places in the input of the pairs that are in step, where they were asked for. */
	readonly pairsInStep: readonly (readonly [accountView: number, other: number])[];
	readonly isFirst: boolean;
}

/** What a comparison adds to the counts of its run. */
export type CompareCounts = Omit<RunCounts, 'succeeded' | 'failed' | 'untold'>;

/**
 * Compares both sides with what they last agreed on, and journals what is to be done before anybody
 * does it.
 *
 * The same function makes a preview: it stops before anything is written down. Links are made and
 * issues are listed here; what a flow carries out is settled by `saveResults`.
 *
 * @throws SyncError SYNC_RUN_TAKEN_OVER, SYNC_RUN_MISSING, SYNC_SETTINGS_INVALID, SYNC_COMPANY_CHANGED,
 * SYNC_STATE_INVALID; StoreError
 */
export async function compare(
	store: Store,
	ports: ComparePorts,
	request: CompareRequest,
): Promise<CompareOutcome> {
	checkSettings(request.settings);
	checkRun(request);
	const comparison = await begin(store, ports, request);
	const { linked, unlinked, decisions, brake } = await decide(store, comparison, request);
	const { taken, kept, rest } = decisions.withinLimit();
	const counts = countsOf(comparison, {
		decisions: taken,
		// What could not be read has to come again, so positions must not move beyond it.
		rest: rest + unlinked.held + failuresOf(comparison),
		quiet: linked.quiet + unlinked.plain.count,
		matched: unlinked.plain.count + taken.filter(({ insertLink }) => insertLink).length,
		isBraked: brake !== null,
	});
	if (!request.isPreview && request.run !== null) {
		const effects =
			brake === null
				? {
						decisions: [...taken, ...kept],
						matches: unlinked.plain,
						renewed: linked.renewed,
						overdue: overdueSubjects(comparison),
						foundAgain: foundAgain(comparison),
					}
				: NO_EFFECTS;
		await writeDown(store, comparison, request.run, {
			...effects,
			positions: request.positions,
			counts: { ...counts, comparisons: 1 },
		});
	}
	const { isFirst } = comparison;
	return { decisions: taken, counts, brake, pairsInStep: linked.quietPairs, isFirst };
}

const NO_EFFECTS = {
	foundAgain: [],
	decisions: [],
	matches: new PlainMatches(),
	renewed: [],
	overdue: [],
};

/** What becomes of each record and pair, and whether all of it is too much. */
async function decide(
	store: Store,
	comparison: Comparison,
	{ stream, settings, wantsPairs }: CompareRequest,
) {
	const linkCount = await store.transaction((sql) => countLinks(sql, stream));
	const decisions = new Decisions(settings.rules.limit);
	decisions.addAll(decideUnusable(comparison));
	const linked = await passLinked(store, comparison, decisions, wantsPairs);
	const unlinked = await passUnlinked(store, comparison, linked, wantsPairs);
	const volume = volumeOf(comparison, linked, linkCount + unlinked.matched);
	return { linked, unlinked, decisions, brake: brakeFor(volume, settings.rules.brake) };
}

/** A run that another flow gave by its id may be one of another kind of record. */
function checkRun({ run, stream }: CompareRequest): void {
	if (run === null || (run.backend === stream.backend && run.entity === stream.entity)) return;
	throw new SyncError({
		code: 'SYNC_SETTINGS_INVALID',
		message: `The run belongs to ${run.entity} of ${run.backend}, and this comparison to ${stream.entity} of ${stream.backend}.`,
		remedy: 'Give Sync Compare the connection name and entity that the run was started with.',
	});
}

function volumeOf(
	{ sides, isFirst }: Comparison,
	{ decisions, newlyGone, linked }: LinkedPass,
	linkCount: number,
): Volume {
	const { created, updated } = decisions.volume;
	return {
		linked: linkCount,
		// There is nothing yet to measure them by; matching and the limit hold these.
		created: isFirst ? 0 : created,
		updated,
		gone: newlyGone,
		emptySides: SIDES.filter(
			(side) => sides[side].isComplete && sides[side].count === 0 && linked[side] > 1,
		),
	};
}

function failuresOf({ sides }: Comparison): number {
	return sides.accountView.failures.size + sides.other.failures.size;
}

function countsOf(
	{ sides }: Comparison,
	sums: {
		readonly decisions: readonly Decision[];
		readonly rest: number;
		readonly quiet: number;
		readonly matched: number;
		readonly isBraked: boolean;
	},
): CompareCounts {
	const read = { accountViewRead: sides.accountView.count, otherRead: sides.other.count };
	const inStep = sums.quiet + sums.decisions.filter(({ kind }) => kind === 'inStep').length;
	const writes = sums.decisions.flatMap((decision) => decision.writes);
	const count = (target: Side, action: 'create' | 'update'): number =>
		sums.isBraked
			? 0
			: writes.filter(({ draft }) => draft.target === target && draft.action === action).length;
	return {
		...read,
		inStep,
		linked: sums.isBraked ? 0 : sums.matched,
		createInAccountView: count('accountView', 'create'),
		updateInAccountView: count('accountView', 'update'),
		createInOther: count('other', 'create'),
		updateInOther: count('other', 'update'),
		needsAttention: sums.decisions.filter(needsAttention).length,
		rest: sums.rest,
		braked: sums.isBraked ? 1 : 0,
		comparisons: 1,
	};
}

/** Whether a person has to look at it. */
export function needsAttention({ issue, writes }: Decision): boolean {
	return issue !== undefined && writes.length === 0;
}
