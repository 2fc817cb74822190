import { createHash } from 'node:crypto';
import type { Clock } from '../../../../lib/ports/clock';
import type { Store } from '../../../../lib/store';
import {
	compare,
	Runs,
	saveResults,
	type CompareOutcome,
	type CompareSettings,
	type PlannedWrite,
	type Result,
	type ResultOutcome,
	type Run,
	type Side,
	type SideRecords,
	type Stream,
} from '../../../../lib/sync';
import type { Row, System } from './system';

export const STREAM: Stream = { backend: 'field-service', entity: 'customer' };

export const digest = (text: string): string =>
	createHash('sha256').update(text).digest('base64url');

/** Settings for records with the fields name, phone, postcode and number. */
export const SETTINGS: CompareSettings = {
	fields: [
		{ name: 'name', accountView: 'name', other: 'name', as: 'text' },
		{ name: 'phone', accountView: 'phone', other: 'phone', as: 'text' },
	],
	key: { accountView: 'key', other: 'key' },
	version: { accountView: 'version', other: 'version' },
	changedAt: { accountView: null, other: null },
	match: {
		number: { accountView: 'key', other: 'number' },
		name: { accountView: 'name', other: 'name' },
		postcode: { accountView: 'postcode', other: 'postcode' },
	},
	rules: {
		direction: 'both',
		conflicts: 'accountView',
		deletions: 'accountViewLeads',
		unmatched: 'create',
		refused: 'whenChanged',
		sameContent: 'ask',
		brake: { share: 0.3, minimum: 20 },
		limit: null,
	},
};

export interface FlowPorts {
	readonly store: Store;
	readonly clock: Clock;
	readonly random: () => number;
	readonly newId: () => string;
}

/** Both systems, and up to which version each was read by a run that finished. */
export interface World {
	readonly accountView: System;
	readonly other: System;
	readonly readUpTo: Record<Side, number>;
}

/** Which side is read whole, and what may go wrong on the way. */
export interface FlowOptions {
	readonly stream?: Stream;
	readonly settings?: CompareSettings;
	readonly read?: Readonly<Record<Side, 'complete' | 'changes'>>;
	readonly execution?: string;
	/** Carries out one write in the receiving system; left out: as a flow does that goes well. */
	readonly carryOut?: (world: World, write: PlannedWrite, found: Row | undefined) => ResultOutcome;
	readonly isPreview?: boolean;
}

export interface FlowOutcome {
	readonly compared: CompareOutcome;
	/** Writes that were carried out, in their order. */
	readonly written: readonly PlannedWrite[];
}

/**
 * One turn of a flow as the templates make it: Start, read both sides, Compare, write, Save, Finish.
 * Undefined when another run holds the lease.
 */
export async function runFlow(
	ports: FlowPorts,
	world: World,
	options: FlowOptions = {},
): Promise<FlowOutcome | undefined> {
	const { stream = STREAM, execution = ports.newId(), isPreview = false } = options;
	const runs = new Runs(ports.store, { ...ports, digest });
	const started = await runs.start({ ...stream, execution, workflow: 'test' });
	if (started.outcome === 'skipped') return undefined;
	const { run } = started;
	const upTo = { accountView: world.accountView.version, other: world.other.version };
	const compared = await compareWorld(ports, world, run, options);
	const writes =
		isPreview || compared.brake !== null ? [] : compared.decisions.flatMap((one) => one.writes);
	const results = writes.map((write) => carryOut(world, write, run, options));
	const saved = await saveResults(ports.store, { ...ports, digest }, results);
	for (const one of saved) if (one instanceof Error) throw one;
	const finished = await runs.finish(run);
	if (finished.complete) Object.assign(world.readUpTo, upTo);
	return { compared, written: writes };
}

/** Reads both systems and compares them. */
export async function compareWorld(
	ports: FlowPorts,
	world: World,
	run: Run | null,
	options: FlowOptions,
): Promise<CompareOutcome> {
	const { stream = STREAM, settings = SETTINGS, isPreview = false } = options;
	const { read = { accountView: 'complete', other: 'complete' } } = options;
	return await compare(
		ports.store,
		{ ...ports, digest },
		{
			stream,
			run,
			settings,
			accountView: recordsOf(world, 'accountView', read.accountView),
			other: recordsOf(world, 'other', read.other),
			isPreview,
			positions: [],
			wantsPairs: false,
		},
	);
}

export function recordsOf(world: World, side: Side, read: 'complete' | 'changes'): SideRecords {
	const system = world[side];
	const rows = read === 'complete' ? system.all : system.changedSince(world.readUpTo[side]);
	return sideRecords(rows, read === 'complete');
}

export function sideRecords(rows: readonly Row[], isComplete: boolean): SideRecords {
	return { count: rows.length, at: (index) => rows[index] ?? {}, isComplete };
}

/** Looks first where it is told to, writes, and tells what came of it. */
function carryOut(
	world: World,
	write: PlannedWrite,
	run: Run,
	{ carryOut: act = carryOutWell }: FlowOptions,
): Result {
	const found = write.lookFirst ? lookUp(world, write) : undefined;
	const outcome = act(world, write, found);
	return { intent: write.draft.id, run: run.id, fence: run.fence, outcome };
}

/** By AccountView's number, as a flow would. */
export function lookUp(world: World, { target, source }: PlannedWrite): Row | undefined {
	if (target === 'other') return world.other.find('number', source.key);
	const number = source.record['number'];
	return typeof number === 'string' ? world.accountView.get(number) : undefined;
}

export function carryOutWell(
	world: World,
	write: PlannedWrite,
	found: Row | undefined,
): ResultOutcome {
	const { target, draft } = write;
	const { name = '', phone = '', postcode = '' } = write.record as Row;
	const fields = { name, phone, postcode };
	if (draft.action === 'update') {
		const row = world[target].put(draft.targetKey ?? '', fields);
		return success(row);
	}
	if (found !== undefined) return success(found);
	return success(world[target].create({ ...fields, number: draft.sourceKey }));
}

function success(row: Row): ResultOutcome {
	return { kind: 'success', key: String(row['key']), version: String(row['version']) };
}
