import type { Clock } from '../../../lib/ports/clock';
import type { Store } from '../../../lib/store';
import {
	compare,
	Runs,
	saveResults,
	SyncError,
	type CompareOutcome,
	type CompareSettings,
	type PlannedWrite,
	type Result,
	type ResultOutcome,
	type Run,
	type Side,
	type SideRecords,
	type Stream,
} from '../../../lib/sync';
import { digest } from '../../lib/sync/flow/flow';
import type { Row } from '../../lib/sync/flow/system';
import { OWN_REFERENCE, type Entity } from './entities';
import type { Turn } from './history';
import type { Server } from './server';
import { Cut, numbered, Steps } from './steps';
import { isRefused } from './values';

const LEASE_MS = 90_000;
const OVERLAP_MS = 1;

/** Both systems, and how far the flow has read them. */
export interface Place {
	readonly store: Store;
	readonly stream: Stream;
	readonly clock: Clock & { sleep(milliseconds: number): Promise<void> };
	readonly entity: Entity;
	readonly servers: Readonly<Record<Side, Server>>;
	/** Up to which change AccountView was read by a run that finished. */
	readonly readUpTo: { accountView: number };
	/** The other side's last change at the start of each run, by that start. */
	readonly changesAt: Map<number, number>;
	readonly tellsFound: boolean;
	readonly givesFound: boolean;
	readonly looksAlways: boolean;
	readonly newRunPrefix: () => string;
	readonly linkedKeys: () => Promise<Readonly<Record<Side, ReadonlySet<string>>>>;
}

/** Watches what a run does to the systems, and objects. */
export interface Witness {
	/** Tells moments apart. */
	moment(): number;
	/** Whether nothing on the opposite side is the same thing. */
	isAlone(side: Side, key: string): boolean;
	/** Before a record is made from another one. */
	creates(target: Side, source: string): void;
	created(target: Side, key: string, source: string): void;
	updates(target: Side, key: string, fields: readonly string[], readAt: number): void;
	decides(compared: CompareOutcome): void;
	fails(what: string): never;
}

/** What a run came to. */
export interface TurnOutcome {
	readonly ended: 'finished' | 'skipped' | 'cut' | 'lost';
	readonly compared: CompareOutcome | null;
	/** Remote calls that wrote something. */
	readonly writes: number;
}

/** One turn of a flow: Start, read both sides, Compare, write, Save, Finish. */
export async function takeTurn(
	place: Place,
	witness: Witness,
	turn: Turn,
	pass: Steps = new Steps(() => Promise.resolve()),
): Promise<TurnOutcome> {
	return await new Flow(place, witness, turn, pass).go();
}

/** The run went on no longer because its lease was gone. */
class LeaseGone extends Error {}

class Flow {
	private readonly store: Store;
	private readonly steps: Steps;
	private readonly ports;
	private readonly runs: Runs;
	private readonly prefix: string;
	private lastId = 0;
	private isCut = false;
	private compared: CompareOutcome | null = null;
	private writes = 0;
	private calls = 0;
	private lastSign = 0;
	private readAt = 0;
	private linked: Readonly<Record<Side, ReadonlySet<string>>> = {
		accountView: new Set(),
		other: new Set(),
	};

	constructor(
		private readonly place: Place,
		private readonly witness: Witness,
		private readonly turn: Turn,
		schedule: Steps,
	) {
		this.prefix = place.newRunPrefix();
		this.steps = new Steps(async (number, name) => {
			await schedule.pass(name);
			if (this.isCut || turn.cut?.at === number) {
				this.isCut = true;
				throw new Cut(name);
			}
		});
		this.store = numbered(place.store, this.steps);
		this.ports = { clock: place.clock, random: () => 0.5, newId: () => this.newId(), digest };
		this.runs = new Runs(this.store, this.ports, { leaseMs: LEASE_MS });
	}

	async go(): Promise<TurnOutcome> {
		let run: Run | undefined;
		try {
			await this.place.clock.sleep(10);
			const { version } = this.place.servers.other;
			const started = await this.runs.start({
				...this.place.stream,
				execution: this.prefix,
				workflow: 'histories',
				overlapMs: OVERLAP_MS,
			});
			if (started.outcome === 'skipped') return this.outcome('skipped');
			({ run } = started);
			this.place.changesAt.set(started.run.startedAt, version);
			this.lastSign = this.place.clock.now();
			await this.carryOut(run);
			return this.outcome('finished');
		} catch (error) {
			if (error instanceof Cut) {
				// What was started and not told is n8n's to end.
				if (this.turn.cut?.how === 'brokenOff' && run !== undefined) {
					await new Runs(this.place.store, this.ports).breakOff(run);
				}
				return this.outcome('cut');
			}
			if (error instanceof LeaseGone) return this.outcome('lost');
			if (error instanceof SyncError && error.code === 'SYNC_RUN_TAKEN_OVER') {
				return this.outcome('lost');
			}
			throw error;
		}
	}

	private async carryOut(run: Run): Promise<void> {
		const upTo = this.place.servers.accountView.version;
		this.readAt = this.witness.moment();
		this.linked = await this.place.linkedKeys();
		const records = {
			accountView: this.read(run, 'accountView'),
			other: this.read(run, 'other'),
		};
		const shown = await this.preview(records);
		const compared = await compare(this.store, this.ports, {
			stream: this.place.stream,
			run,
			settings: this.settings(),
			...records,
			isPreview: false,
			positions: [],
			wantsPairs: false,
		});
		this.compared = compared;
		this.witness.decides(compared);
		if (shown.at === this.place.clock.now() && shown.plan !== planOf(compared)) {
			this.witness.fails(`the preview was\n${shown.plan}\nand the run did\n${planOf(compared)}`);
		}
		const writes = compared.brake === null ? compared.decisions.flatMap((one) => one.writes) : [];
		await this.saveAll(await this.writeAll(run, writes));
		await this.finish(run, upTo);
	}

	private async preview(
		records: Readonly<Record<Side, SideRecords>>,
	): Promise<{ readonly plan: string; readonly at: number }> {
		let id = this.lastId;
		const newId = (): string => `${this.prefix}-${(id += 1)}`;
		const compared = await compare(
			this.place.store,
			{ ...this.ports, newId },
			{
				stream: this.place.stream,
				run: null,
				settings: this.settings(),
				...records,
				isPreview: true,
				positions: [],
				wantsPairs: false,
			},
		);
		return { plan: planOf(compared), at: this.place.clock.now() };
	}

	private settings(): CompareSettings {
		const { settings } = this.place.entity;
		const { limit, brake } = this.turn;
		const tight = { share: 0.1, minimum: 1 };
		return {
			...settings,
			rules: {
				...settings.rules,
				limit,
				brake: brake === 'tight' ? tight : settings.rules.brake,
			},
		};
	}

	private read(run: Run, side: Side): SideRecords {
		const { entity, servers } = this.place;
		if (side === 'accountView' && !entity.readsAccountView) {
			return { count: 0, at: () => ({}), isComplete: false };
		}
		const isComplete = run.readFrom === null || this.turn.read[side] === 'complete';
		const system = servers[side];
		const since = side === 'other' ? this.otherSince(run) : this.place.readUpTo.accountView;
		const rows = [...(isComplete ? system.all : system.changedSince(since))];
		if (this.turn.reversed) rows.reverse();
		return { isComplete, ...this.withFaults(side, rows, isComplete) };
	}

	private otherSince({ readFrom }: Run): number {
		return readFrom === null ? 0 : (this.place.changesAt.get(readFrom + OVERLAP_MS) ?? 0);
	}

	private withFaults(
		side: Side,
		clean: readonly Row[],
		isComplete: boolean,
	): Pick<SideRecords, 'count' | 'at' | 'failures'> {
		let rows = [...clean];
		const failed: Row[] = [];
		for (const fault of this.turn.readFaults.filter((one) => one.side === side)) {
			const row = rows[fault.which % Math.max(rows.length, 1)];
			if (row === undefined) continue;
			switch (fault.what) {
				case 'twice':
					rows.push(row);
					break;
				case 'twiceOldAndNew': {
					const before = this.place.servers[side].before(String(row['key']));
					if (before !== undefined) rows.push(before);
					break;
				}
				case 'missing':
					if (isComplete && this.mayBeMissed(side, row)) rows = rows.filter((one) => one !== row);
					break;
				case 'empty':
					if (isComplete && rows.every((one) => this.mayBeMissed(side, one))) rows = [];
					break;
				case 'failed':
					failed.push(row);
					break;
				default:
					fault.what satisfies never;
			}
		}
		const failures = rows.flatMap((row, place) =>
			failed.some(({ key }) => key === row['key'])
				? [[place, 'The page could not be read'] as const]
				: [],
		);
		return { count: rows.length, at: (index) => rows[index] ?? {}, failures: new Map(failures) };
	}

	/**
	 * Not one that no look-up finds: nobody can tell it from one that was removed. And not one whose
	 * counterpart is there and not linked yet: nobody knows of it.
	 */
	private mayBeMissed(side: Side, row: Row): boolean {
		const key = String(row['key']);
		const { accountView } = this.place.servers;
		const canBeFound =
			side === 'accountView' ||
			textIn(row, OWN_REFERENCE.other) !== '' ||
			accountView.find(OWN_REFERENCE.accountView, key) !== undefined;
		return canBeFound && (this.linked[side].has(key) || this.witness.isAlone(side, key));
	}

	private async writeAll(run: Run, writes: readonly PlannedWrite[]): Promise<readonly Result[]> {
		const results: Result[] = [];
		for (const write of writes) {
			await this.steps.pass('before a call');
			if (!(await this.holdsLease(run))) break;
			const outcome = await this.call(write);
			if (outcome === null) continue;
			results.push({ intent: write.draft.id, run: run.id, fence: run.fence, outcome });
		}
		return results;
	}

	/** As the nodes of this package do: they trust the lease while it lasts, and ask when it ran out. */
	private async holdsLease(run: Run): Promise<boolean> {
		const now = this.place.clock.now();
		if (now - this.lastSign < LEASE_MS) return true;
		if ((await this.runs.heartbeat(run)) === 'lost') return false;
		this.lastSign = now;
		return true;
	}

	/** Null when nobody is told. */
	private async call(write: PlannedWrite): Promise<ResultOutcome | null> {
		const fault = this.turn.calls[this.calls] ?? 'none';
		this.calls += 1;
		if (fault === 'postponed') return failure('postponed');
		if (fault === 'postponedAnHour') return failure('postponed', 3_600_000);
		const found = this.looksFor(write) ? this.lookUp(write) : undefined;
		if (found !== undefined) return this.success(found, true);
		if (fault === 'lostBefore') return failure('unknown');
		const outcome = this.effect(write);
		await this.steps.pass('after a call');
		if (outcome.kind === 'failure') return outcome;
		if (fault === 'lostAfter') return failure('unknown');
		return fault === 'untold' ? null : outcome;
	}

	private looksFor({ lookFirst, draft }: PlannedWrite): boolean {
		const { tellsFound, looksAlways } = this.place;
		return lookFirst || (draft.action === 'create' && tellsFound && looksAlways);
	}

	private effect(write: PlannedWrite): ResultOutcome {
		const { target, draft } = write;
		const server = this.place.servers[target];
		const values = this.valuesOf(write);
		if (Object.values(values).some(isRefused)) return failure('refused');
		if (draft.action === 'update') {
			const key = draft.targetKey ?? '';
			if (server.get(key) === undefined) return failure('refused');
			this.checkPolicy(write);
			const fields = write.changes.map(({ field }) => field);
			this.witness.updates(target, key, fields, this.readAt);
			this.writes += 1;
			return this.success(server.put(key, values), false);
		}
		this.witness.creates(target, draft.sourceKey);
		const row = server.create({ ...values, [OWN_REFERENCE[target]]: draft.sourceKey });
		this.witness.created(target, String(row['key']), draft.sourceKey);
		this.writes += 1;
		return this.success(row, false);
	}

	private success(row: Row, found: boolean): ResultOutcome {
		const { tellsFound, givesFound } = this.place;
		const told = tellsFound ? { found, ...(found && givesFound && { record: { ...row } }) } : {};
		return { kind: 'success', key: String(row['key']), version: String(row['version']), ...told };
	}

	/** By the own reference in it, by its number, or by what a person knows it by. */
	private lookUp({ target, source, record }: PlannedWrite): Row | undefined {
		const server = this.place.servers[target];
		const theirs = OWN_REFERENCE[source.side];
		const key = record[theirs];
		return (
			server.find(OWN_REFERENCE[target], source.key) ??
			(typeof key === 'string' ? server.get(key) : undefined) ??
			this.byName(target, source.side, record)
		);
	}

	private byName(target: Side, from: Side, record: Readonly<Record<string, unknown>>) {
		const { name, postcode } = this.place.entity.settings.match;
		if (name === null || postcode === null) return undefined;
		const known = [name, postcode].map((paths) => {
			const field = this.place.entity.fields.find((one) => one[from] === paths[from]);
			return { column: paths[target], kind: field?.kind, value: textIn(record, paths[from]) };
		});
		if (known.some(({ value }) => value.trim() === '')) return undefined;
		return this.place.servers[target].all.find((row) =>
			known.every(({ column, kind, value }) => {
				const theirs = textIn(row, column);
				return kind?.plain(theirs).toLowerCase() === kind?.plain(value).toLowerCase();
			}),
		);
	}

	/** Only what is to be changed, all of a record that is new. */
	private valuesOf({ target, draft, changes, record }: PlannedWrite): Record<string, string> {
		const names = changes.map(({ field }) => field);
		const isWritten = (name: string): boolean => draft.action === 'create' || names.includes(name);
		const source = target === 'other' ? 'accountView' : 'other';
		return Object.fromEntries(
			this.place.entity.fields
				.filter(({ name }) => isWritten(name))
				.map((field) => [field[target], textIn(record, field[source])]),
		);
	}

	/** An edit is only overwritten on the side that does not lead. */
	private checkPolicy({ target, changes, draft }: PlannedWrite): void {
		const { conflicts, direction } = this.place.entity.settings.rules;
		if (direction === 'both' && (conflicts === 'newest' || conflicts !== target)) return;
		const lost = changes.find(({ overwritesEdit }) => overwritesEdit);
		if (lost === undefined || direction !== 'both') return;
		this.witness.fails(
			`${lost.was} of ${draft.sourceKey} was overwritten in ${target}, which leads`,
		);
	}

	private async saveAll(results: readonly Result[]): Promise<void> {
		const { part } = this.turn;
		for (let from = 0; from < results.length; from += part) {
			const some = results.slice(from, from + part);
			const saved = await saveResults(this.store, this.ports, some);
			const refused = saved.find((one) => one instanceof SyncError);
			if (refused === undefined) continue;
			if (refused.code === 'SYNC_RUN_TAKEN_OVER') throw new LeaseGone();
			throw refused;
		}
	}

	private async finish(run: Run, upTo: number): Promise<void> {
		const { counts } = await this.runs.finish(run);
		if (this.isCut) throw new Cut('after Finish');
		if (counts.rest === 0 && counts.braked === 0) this.place.readUpTo.accountView = upTo;
	}

	private newId(): string {
		this.lastId += 1;
		return `${this.prefix}-${this.lastId}`;
	}

	private outcome(ended: TurnOutcome['ended']): TurnOutcome {
		return { ended, compared: this.compared, writes: this.writes };
	}
}

function failure(
	certainty: 'refused' | 'postponed' | 'unknown',
	retryAfterMs: number | null = null,
): ResultOutcome {
	const cause = `The server says: ${certainty}`;
	return { kind: 'failure', certainty, cause, causeCode: '', remedy: '', retryAfterMs };
}

/** What a comparison shows of its decisions. */
function planOf({ decisions, counts, brake }: CompareOutcome): string {
	const lines = decisions.map(({ kind, accountViewKey, otherKey, writes, issue, reason }) =>
		JSON.stringify([
			kind,
			accountViewKey,
			otherKey,
			writes.map(({ target, draft, record, changes, lookFirst }) => [
				...[target, draft.action, draft.sourceKey, draft.targetKey, lookFirst],
				record,
				changes,
			]),
			issue?.code,
			issue?.subject,
			reason.en,
		]),
	);
	return [...lines, JSON.stringify([counts, brake])].join('\n');
}

function textIn(record: Readonly<Record<string, unknown>>, column: string): string {
	const value = record[column];
	return typeof value === 'string' ? value : '';
}
