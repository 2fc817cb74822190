import { z } from 'zod4';
import { earlier, HOUR, isDayOnly, isShownTwice, startOfDay } from './wall-clock';

/** One way through all records by rising key, over as many batches as it takes. */
const sweepSchema = z.object({
	/** The key up to which it has come; null before the first record. */
	afterKey: z.string().nullable(),
	/** When it began, on our clock, in milliseconds since the epoch. */
	startedAt: z.number(),
	/** The latest time of change met, on the server's clock. */
	maxSeen: z.string().nullable(),
});

const stateSchema = z.object({
	/** Changes before it, on the server's clock, are done with; null: all records are wanted. */
	since: z.string().nullable(),
	/**
	 * A first run "from now" has two stages, which hand nothing over. `seed`: its first page is still
	 * to come, and what is on that page is taken for seen. `sift`: the rest of its first sweep, where
	 * a stamp tells only once the sweep has ended whether it is from before that page.
	 */
	mode: z.enum(['seed', 'sift', 'report']),
	/** Whether the server tells the time of changes, or their day only as far as is known. */
	hasTimes: z.boolean(),
	/** Null between two sweeps. */
	sweep: sweepSchema.nullable(),
});

export type Sweep = Readonly<z.infer<typeof sweepSchema>>;
export type PositionState = Readonly<z.infer<typeof stateSchema>>;

/** Undefined for what is no state. */
export function parseState(text: string): PositionState | undefined {
	try {
		return stateSchema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}

/** What the source is asked for: whole days from a server that tells no times. */
export function sinceAsked({ since, hasTimes }: PositionState): string | null {
	return since === null || hasTimes ? since : startOfDay(since);
}

/** Takes a time of change into account that lies not after `latest`, our own clock's time. */
export function withStamp(state: PositionState, sweep: Sweep, stamp: string, latest: string) {
	const counts = stamp <= latest && (sweep.maxSeen === null || stamp > sweep.maxSeen);
	return {
		state: isDayOnly(stamp) || state.hasTimes ? state : { ...state, hasTimes: true },
		sweep: counts ? { ...sweep, maxSeen: stamp } : sweep,
	};
}

/**
 * The state after a sweep has come to its end at `now` on our clock.
 *
 * A record that is changed after the sweep has passed its key bears a stamp from after the sweep's
 * start. The latest stamp met is from before its end; so the latest stamp less the time that the
 * sweep took lies before its start, whatever the server's clock shows. The margin is for changes
 * that are stamped first and become visible later. In the hour that the clock shows twice, a later
 * change may be stamped up to an hour earlier.
 *
 * So too after a first sweep "from now": what lies before the result was changed before the sweep
 * began, and what does not and is not taken for seen may have been changed since.
 */
export function afterSweep(
	state: PositionState,
	{ startedAt, maxSeen }: Sweep,
	now: number,
	marginMs: number,
): PositionState {
	const ended = { ...state, mode: 'report' as const, sweep: null };
	if (maxSeen === null) return ended;
	const duration = Math.max(0, now - startedAt);
	const found = earlier(maxSeen, duration + marginMs + (isShownTwice(maxSeen) ? HOUR : 0));
	// What lies before the old bound is done with already.
	const since = state.since !== null && state.since > found ? state.since : found;
	return { ...ended, since };
}
