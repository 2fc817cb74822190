import { isObject } from '../values';

/** A run that this process keeps alive, or has kept alive until its end. */
export interface KeptLease {
	/** Milliseconds since the epoch until which the lease holds for certain; 0 once it is given up. */
	validUntil: number;
	/**
	 * Goes on in another part of the same execution, such as after a Wait node. False when the lease
	 * has been given up.
	 */
	goOn(part: ExecutionPart): boolean;
	/** The store has told that it holds; asked at this time. */
	renewed(askedAt: number): void;
	/** Ends the heartbeat; whatever the run still tries is refused in this process. */
	giveUp(): void;
}

/** One stretch of an execution within one process; n8n makes a new signal for each. */
export interface ExecutionPart {
	readonly signal: AbortSignal | undefined;
	/** Whether it was put away until a time or a call. */
	isWaiting(): boolean;
	/** Calls the handler when the execution has ended, for good or for bad; maybe more than once. */
	onEnd(handler: () => Promise<void>): void;
	/** False where this n8n is too old to tell the end of an execution. */
	readonly tellsEnd: boolean;
}

const LEASES = Symbol.for('n8n-nodes-accountview.leases.1');

/** By id of the run, of this process; each node is a bundle of its own, hence the global. */
export function keptLeases(): Map<unknown, unknown> {
	const known: unknown = Reflect.get(globalThis, LEASES);
	if (known instanceof Map) return known;
	const leases = new Map<unknown, unknown>();
	Reflect.set(globalThis, LEASES, leases);
	return leases;
}

export function keptLease(run: string): KeptLease | undefined {
	const lease = keptLeases().get(run);
	return isKeptLease(lease) ? lease : undefined;
}

/** By its shape: another bundle's lease is of another copy of the same code. */
function isKeptLease(value: unknown): value is KeptLease {
	return (
		isObject(value) &&
		typeof value['validUntil'] === 'number' &&
		typeof value['goOn'] === 'function' &&
		typeof value['renewed'] === 'function' &&
		typeof value['giveUp'] === 'function'
	);
}
