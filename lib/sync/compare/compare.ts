import type { Random } from '../../ports/random';
import type { Sql, Store } from '../../store';
import { fieldsSignature, type Digest } from '../content/comparison';
import { versionCheck } from '../content/version';
import { SyncError } from '../errors';
import { readIssues } from '../issues/issue-table';
import { readUnsettled } from '../journal/intents';
import {
	findObservations,
	readKeptKeys,
	readObservations,
	type Observation,
} from '../journal/observations';
import { countLinks } from '../links/link-table';
import { brakeFor, type BrakeReason, type Volume } from '../plan/brake';
import { isFirstRun } from '../runs/first-run';
import { holdLease } from '../runs/lease';
import type { ReadBatch, Run, RunCounts } from '../runs/run';
import { SIDE_NAMES, SIDES, type Side, type Stream } from '../sides';
import type { Clock } from '../../ports/clock';
import { holdToCompany, type Company } from './company';
import { KnownState, type Comparison } from './comparison';
import type { Decision } from './decision';
import { Decisions } from './decisions';
import { writeDown } from './effects';
import { mayBeGhost } from './ghosts';
import { passLinked, type LinkedPass } from './linked-pass';
import { PlainMatches } from './plain-match';
import { checkSettings, type CompareSettings, type SideRecords } from './settings';
import { isWhole, SideIndex } from './side-index';
import { passUnlinked } from './unlinked-pass';
import { decideUnusable, overdueSubjects } from './unusable';

export interface ComparePorts {
	readonly clock: Clock;
	readonly random: Random;
	/** Gives a text that it never gives again. */
	readonly newId: () => string;
	readonly digest: Digest;
}

export interface CompareRequest {
	readonly stream: Stream;
	/** Null only for a preview. */
	readonly run: Run | null;
	readonly settings: CompareSettings;
	readonly accountView: SideRecords;
	readonly other: SideRecords;
	/** Decides, and writes nothing down. */
	readonly isPreview: boolean;
	/** The batches of changes that were read. */
	readonly positions: readonly ReadBatch[];
	/** Whether the pairs that are in step are to be listed as well. */
	readonly wantsPairs: boolean;
	/** Where AccountView's records come from, see {@link holdToCompany}; left out where that is not known. */
	readonly company?: Company;
}

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
	const linkCount = await store.transaction((sql) => countLinks(sql, request.stream));
	const { brake: brakeSetting, limit } = request.settings.rules;
	const decisions = new Decisions(limit);
	decisions.addAll(decideUnusable(comparison));
	const linked = await passLinked(store, comparison, decisions, request.wantsPairs);
	const unlinked = await passUnlinked(store, comparison, linked, request.wantsPairs);
	const brake = brakeFor(volumeOf(comparison, linked, linkCount + unlinked.matched), brakeSetting);
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
		await writeDown(store, comparison, request.run, {
			decisions: brake === null ? [...taken, ...kept] : [],
			matches: brake === null ? unlinked.plain : new PlainMatches(),
			renewed: brake === null ? linked.renewed : [],
			overdue: brake === null ? overdueSubjects(comparison) : [],
			positions: request.positions,
			counts: { ...counts, comparisons: 1 },
		});
	}
	return {
		decisions: taken,
		counts,
		brake,
		pairsInStep: linked.quietPairs,
		isFirst: comparison.isFirst,
	};
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

async function begin(
	store: Store,
	{ clock, random, newId, digest }: ComparePorts,
	{ stream, run, settings, company, ...request }: CompareRequest,
): Promise<Comparison> {
	const signature = fieldsSignature(settings.fields, digest).slice(0, 12);
	const { known, isFirst, observations } = await store.transaction(async (sql) => {
		const keeps = run !== null && !request.isPreview;
		if (keeps) await holdLease(sql, run);
		if (company !== undefined) await holdToCompany(sql, stream, company, keeps);
		return { ...(await readKnown(sql, stream, request)), isFirst: await isFirstRun(sql, stream) };
	});
	const now = clock.now();
	const indexOf = (side: Side): SideIndex =>
		new SideIndex(side, request[side], observations[side], settings, {
			digest,
			signature,
			tellsAll: versionCheck(now, side === 'other' ? settings.otherZone : undefined),
		});
	const sides = { accountView: indexOf('accountView'), other: indexOf('other') };
	for (const side of SIDES) refuseKeyless(sides[side], settings.key[side]);
	return {
		stream,
		run,
		isFirst,
		settings,
		signature,
		known,
		random,
		newId,
		digest,
		fields: settings.fields.map(({ name }) => name),
		sides,
		now,
	};
}

/** Records of which not one has the key field are not those that were meant. */
function refuseKeyless({ side, count, keyless }: SideIndex, path: string): void {
	if (count < 2 || keyless.length < count) return;
	throw new SyncError({
		code: 'SYNC_SETTINGS_INVALID',
		message: `None of the ${count} records of ${SIDE_NAMES.en[side]} has a usable key in the field ${path}.`,
		remedy: 'Check the name of the key field, and that the two inputs are not swapped.',
	});
}

/** A side that was read whole has its records; of the other the kept ones are taken along. */
async function readKnown(
	sql: Sql,
	stream: Stream,
	sides: Readonly<Record<Side, SideRecords>>,
): Promise<{
	readonly known: KnownState;
	readonly observations: Readonly<Record<Side, readonly Observation[]>>;
}> {
	const issues = await readIssues(sql, stream);
	const intents = await readUnsettled(sql, stream);
	const keptKeys = {
		accountView: await readKeptKeys(sql, stream, 'accountView'),
		other: await readKeptKeys(sql, stream, 'other'),
	};
	const observations: Record<Side, readonly Observation[]> = { accountView: [], other: [] };
	const handedOut = new Map<string, Observation>();
	for (const side of SIDES) {
		if (!isWhole(sides[side])) {
			observations[side] = await readObservations(sql, stream, side);
			continue;
		}
		const creates = intents.filter((intent) => intent.target !== side && mayBeGhost(intent));
		const keys = creates.map(({ sourceKey }) => sourceKey);
		const found = await findObservations(sql, stream, side, keys);
		const byKey = new Map(found.map((one) => [one.key, one]));
		for (const { id, sourceKey } of creates) {
			const record = byKey.get(sourceKey);
			if (record !== undefined) handedOut.set(id, record);
		}
	}
	return { known: new KnownState(issues, intents, keptKeys, handedOut), observations };
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
