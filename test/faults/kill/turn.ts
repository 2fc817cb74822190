import { createHash } from 'node:crypto';
import { z } from 'zod4';
import type { Store } from '../../../lib/store';
import {
	ChangeFeed,
	compare,
	Runs,
	saveResults,
	type PlannedWrite,
	type Result,
	type Run,
	type Side,
	type SideRecords,
} from '../../../lib/sync';
import { dutchStamp } from '../../../lib/sync/changes/wall-clock';
import type { ReadBatch } from '../../../lib/sync/runs';
import { VirtualClock } from '../../lib/store/virtual-clock';
import type { FlowSettings, Reading } from './flows';
import type { Remote, Row } from './remote';
import type { Steps } from './steps';

export const STREAM = { backend: 'field-service', entity: 'record' };

export interface TurnPorts {
	readonly store: Store;
	readonly remote: Remote;
	readonly steps: Steps;
	/** When it begins, in milliseconds since the epoch. */
	readonly now: number;
	/** Begins every id that is given. */
	readonly prefix: string;
}

/**
 * One turn of a flow: Start, read both sides, Compare, write to each side and save what came of it,
 * Finish.
 *
 * @returns how many writes were carried out; null when another run holds the lease
 */
export async function takeTurn(ports: TurnPorts, flow: FlowSettings): Promise<number | null> {
	const { store, steps } = ports;
	const core = corePorts(ports);
	const runs = new Runs(store, core);
	steps.phase = 'Start';
	const execution = ports.prefix;
	const started = await runs.start({ ...STREAM, execution, workflow: 'kill matrix' });
	if (started.outcome === 'skipped') return null;
	const { run } = started;
	steps.phase = 'Read';
	const accountView = await readSide(ports, core, run, 'accountView', flow.read.accountView);
	const other = await readSide(ports, core, run, 'other', flow.read.other);
	steps.phase = 'Compare';
	const { decisions, brake } = await compare(store, core, {
		stream: STREAM,
		run,
		settings: flow.settings,
		accountView: accountView.records,
		other: other.records,
		isPreview: false,
		positions: [...accountView.positions, ...other.positions],
		wantsPairs: false,
	});
	const writes = brake === null ? decisions.flatMap((decision) => decision.writes) : [];
	for (const target of ['accountView', 'other'] as const) {
		steps.phase = `Write to ${target}`;
		const results: Result[] = [];
		for (const write of writes.filter((one) => one.target === target)) {
			results.push(await carryOut(ports.remote, run, write));
		}
		steps.phase = `Save of ${target}`;
		for (const saved of await saveResults(store, core, results)) {
			if (saved instanceof Error) throw saved;
		}
	}
	steps.phase = 'Finish';
	await runs.finish(run);
	return writes.length;
}

function corePorts({ now, prefix }: TurnPorts) {
	let lastId = 0;
	return {
		clock: new VirtualClock(now),
		random: () => 0.5,
		newId: () => {
			lastId += 1;
			return `${prefix}-${lastId}`;
		},
		digest: (text: string) => createHash('sha256').update(text).digest('base64url'),
	};
}

type CorePorts = ReturnType<typeof corePorts>;

async function readSide(
	{ store, remote }: TurnPorts,
	core: CorePorts,
	run: Run,
	side: Side,
	reading: Reading,
): Promise<{ readonly records: SideRecords; readonly positions: readonly ReadBatch[] }> {
	switch (reading) {
		case 'nothing':
			return { records: recordsOf([], false), positions: [] };
		case 'complete':
			return { records: recordsOf(await remote.rows(side), true), positions: [] };
		case 'changes': {
			if (side === 'accountView') return await readFeed(store, remote, core);
			const { readFrom } = run;
			const since = readFrom === null ? '' : dutchStamp(readFrom);
			return { records: recordsOf(await remote.rows(side, since), false), positions: [] };
		}
		default:
			return reading satisfies never;
	}
}

async function readFeed(store: Store, remote: Remote, core: CorePorts) {
	const source = {
		scope: 'kill matrix',
		async *pages({ since = '', afterKey = '' }: { since?: string; afterKey?: string }) {
			const rows = await remote.rows('accountView', since);
			const ahead = rows.filter(({ key }) => key > afterKey);
			yield ahead
				.toSorted((one, other) => (one.key < other.key ? -1 : 1))
				.map((record) => ({ key: record.key, changedAt: record.changedAt, record }));
		},
	};
	const feed = new ChangeFeed(store, core);
	const { records, token, complete } = await feed.next(source, {
		name: 'records',
		start: 'everything',
	});
	return {
		records: recordsOf(
			records.map(({ record }) => record),
			false,
		),
		positions: [{ token, isLast: complete }],
	};
}

function recordsOf(
	rows: readonly Readonly<Record<string, unknown>>[],
	isComplete: boolean,
): SideRecords {
	return { count: rows.length, at: (index) => rows[index] ?? {}, isComplete };
}

/** Looks first where it is told to, by the number that the record would bear there. */
async function carryOut(
	remote: Remote,
	{ id: run, fence }: Run,
	{ target, draft, source, changes, record, lookFirst }: PlannedWrite,
): Promise<Result> {
	const found = lookFirst ? await remote.lookUp(target, source.key) : undefined;
	const text = (field: string): string => z.string().default('').parse(record[field]);
	const changed = Object.fromEntries(changes.map(({ field }) => [field, text(field)]));
	const whole = { name: text('name'), phone: text('phone'), postcode: text('postcode') };
	const row: Row =
		draft.action === 'update'
			? await remote.update(target, draft.targetKey ?? '', changed)
			: (found ?? (await remote.create(target, { ...whole, number: source.key })));
	const outcome = { kind: 'success', key: row.key, version: String(row.version) } as const;
	return { intent: draft.id, run, fence, outcome };
}
