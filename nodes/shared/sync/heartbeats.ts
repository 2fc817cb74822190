import type { LeaseProof, RunRecord, Runs } from '../../../lib/sync/runs';
import { systemClock } from '../accountview/ports';
import { partOf, type LeaseContext } from './lease-context';
import { keptLease, keptLeases, type ExecutionPart, type KeptLease } from './lease-registry';

/** What the heartbeat asks of the ledger. */
export type LeaseKeeper = Pick<Runs, 'hold' | 'heartbeat' | 'breakOff' | 'leaseMs'>;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export interface HeartbeatSettings {
	/** Time between two renewals. */
	readonly beatMs: number;
	/** A lease counts as expired so much earlier here than in the store: a write takes its time too. */
	readonly guardMs: number;
	/** What is under way when an execution is cancelled gets so long to come to its end. */
	readonly cancelGraceMs: number;
	/**
	 * A flow that none of our nodes was part of for so long is taken for gone, whatever n8n says.
	 * Should it come back, it takes its lease up again unless another run has it.
	 */
	readonly longestSilenceMs: number;
}

function usualSettings({ leaseMs }: LeaseKeeper, { tellsEnd }: ExecutionPart): HeartbeatSettings {
	return {
		beatMs: Math.min(20 * SECOND, leaseMs / 4),
		guardMs: Math.min(5 * SECOND, leaseMs / 10),
		cancelGraceMs: 10 * SECOND,
		longestSilenceMs: tellsEnd ? 12 * HOUR : 10 * MINUTE,
	};
}

/**
 * Keeps the run's lease for as long as its execution goes on in this process: between nodes, while
 * other nodes work. It ends with Run: Finish, when another run has the lease, while the execution
 * waits, and when the execution ends; a run that has not finished by then is broken off.
 *
 * For every node that works for a run. Only the execution that started the run keeps it alive; a
 * sub-workflow that works for it just makes sure of the lease.
 *
 * @throws SyncError SYNC_RUN_TAKEN_OVER, or SYNC_RUN_MISSING when the run has ended; StoreError
 */
export async function keepAlive(
	context: LeaseContext,
	runs: LeaseKeeper,
	run: RunRecord,
	settings: Partial<HeartbeatSettings> = {},
): Promise<void> {
	const part = partOf(context);
	const isOwn = context.getExecutionId() === run.execution;
	const kept = keptLease(run.id);
	const goesOn = isOwn ? kept?.goOn(part) : kept !== undefined;
	if (goesOn === true && leaseGuard(run.id) === 'held') return;
	const askedAt = systemClock.now();
	await runs.hold(run);
	kept?.renewed(askedAt);
	if (!isOwn || goesOn === true) return;
	const all = { ...usualSettings(runs, part), ...settings };
	keptLeases().set(run.id, new Heartbeat(runs, run, part, { askedAt, ...all }));
}

/** The run has finished: its lease needs no heartbeat, and whatever comes late is refused. */
export function letGo(run: string): void {
	keptLease(run)?.giveUp();
}

/**
 * Whether a write for this run may go out, as far as this process knows by itself, without the
 * store: a process that stood still and wakes refuses to write before it has spoken with the store.
 *
 * - `held`: the lease holds
 * - `expired`: it may have gone to another run, or the run has ended
 * - `unknown`: the run is not kept alive by this process; the store decides when the result is saved
 */
export function leaseGuard(run: string): 'held' | 'expired' | 'unknown' {
	const lease = keptLease(run);
	if (lease === undefined) return 'unknown';
	return systemClock.now() < lease.validUntil ? 'held' : 'expired';
}

class Heartbeat implements KeptLease {
	validUntil = 0;
	private readonly signals = new WeakSet<AbortSignal>();
	private timer: NodeJS.Timeout;
	private lastSeen: number;
	private isOver = false;
	private hasEnded = false;

	constructor(
		private readonly runs: LeaseKeeper,
		private readonly run: LeaseProof,
		private part: ExecutionPart,
		private readonly settings: HeartbeatSettings & { readonly askedAt: number },
	) {
		this.lastSeen = settings.askedAt;
		this.renewed(settings.askedAt);
		this.hear(part);
		this.timer = setInterval(() => void this.beat(), settings.beatMs);
		this.timer.unref();
	}

	goOn(part: ExecutionPart): boolean {
		if (this.isOver) return false;
		this.lastSeen = systemClock.now();
		this.part = part;
		this.hear(part);
		return true;
	}

	renewed(askedAt: number): void {
		if (!this.isOver) this.validUntil = askedAt + this.runs.leaseMs - this.settings.guardMs;
	}

	/** Known as expired until the execution ends, or for an hour where that is not told. */
	giveUp(): void {
		this.isOver = true;
		this.validUntil = 0;
		clearInterval(this.timer);
		this.timer = setTimeout(() => {
			this.forget();
		}, HOUR);
		this.timer.unref();
	}

	/** Each part once. */
	private hear(part: ExecutionPart): void {
		if (part.signal !== undefined) {
			if (this.signals.has(part.signal)) return;
			this.signals.add(part.signal);
		}
		part.onEnd(() => this.end(part));
	}

	private async beat(): Promise<void> {
		const now = systemClock.now();
		if (this.part.isWaiting() || now - this.lastSeen > this.settings.longestSilenceMs) {
			// The lease stays for as long as it holds: the execution may come back, here or elsewhere.
			this.giveUp();
			this.forget();
			return;
		}
		// A store that is down for a moment is asked again at the next beat; the guard sees to the rest.
		const state = await this.runs.heartbeat(this.run).catch(() => 'unanswered' as const);
		if (state === 'lost') this.giveUp();
		if (state === 'held') this.renewed(now);
	}

	private async end({ signal }: ExecutionPart): Promise<void> {
		if (this.hasEnded) return;
		this.hasEnded = true;
		const wasOver = this.isOver;
		this.giveUp();
		if (wasOver) {
			this.forget();
		} else if (signal?.aborted === true) {
			// n8n does not wait for what is under way, and the next run must not meet it.
			this.forgetLater();
		} else {
			this.forget();
			await this.runs.breakOff(this.run);
		}
	}

	private forgetLater(): void {
		const timer = setTimeout(() => {
			this.forget();
			// Where the store does not answer, the lease expires by itself.
			this.runs.breakOff(this.run).catch(() => undefined);
		}, this.settings.cancelGraceMs);
		timer.unref();
	}

	/** Unless another heartbeat of the same run has its place. */
	private forget(): void {
		clearTimeout(this.timer);
		if (keptLease(this.run.id) === this) keptLeases().delete(this.run.id);
	}
}
