import { firstRunOf } from '../../../../lib/sync/report/first-run';
import type { ReportedRun } from '../../../../lib/sync/report/reported-run';
import { NO_COUNTS } from '../../../../lib/sync/runs/run';

const SECOND = 1000;

/** A first synchronisation as a flow does it: part by part, each told of when all of it was written. */
interface Shape {
	readonly records: number;
	/** Writes of one run at most. */
	readonly part: number;
	readonly readMs: number;
	readonly writeMs: number;
	/** Between two runs. */
	readonly pauseMs: number;
	/** The slowest write takes so many times as long as the quickest. */
	readonly uneven: number;
	/** One in so many is refused; 0 for none. */
	readonly refused: number;
	/** The first part takes so many times as long as it would later: nothing is warm yet. */
	readonly warmUp: number;
}

const USUAL: Shape = {
	records: 10_000,
	part: 1000,
	readMs: 3 * SECOND,
	writeMs: 8,
	pauseMs: 0,
	uneven: 1,
	refused: 0,
	warmUp: 1,
};

interface Part {
	readonly startedAt: number;
	readonly comparedAt: number;
	readonly endedAt: number;
	readonly writes: number;
	readonly failed: number;
	readonly rest: number;
}

function parts({ records, part, uneven, refused, warmUp, ...times }: Shape): Part[] {
	const { readMs, writeMs, pauseMs } = times;
	const all: Part[] = [];
	let time = 0;
	for (let left = records; left > 0;) {
		const writes = Math.min(part, left);
		left -= writes;
		// Quick and slow parts by turns, as a server has them that does other work as well.
		const factor = (all.length % 2 === 0 ? 1 : uneven) * (all.length === 0 ? warmUp : 1);
		const comparedAt = time + readMs * factor;
		const endedAt = comparedAt + writes * writeMs * factor;
		const failed = refused === 0 ? 0 : Math.floor(writes / refused);
		all.push({ startedAt: time, comparedAt, endedAt, writes, failed, rest: left });
		time = endedAt + pauseMs;
	}
	return all;
}

/** How the runs look at a moment. */
function runsAt(all: readonly Part[], now: number): ReportedRun[] {
	return all
		.filter(({ startedAt }) => startedAt <= now)
		.map((one): ReportedRun => {
			const hasEnded = one.endedAt <= now;
			const hasCompared = one.comparedAt <= now;
			return {
				backend: 'field-service',
				entity: 'customer',
				id: String(one.startedAt),
				fence: 1,
				state: hasEnded ? 'finished' : 'running',
				execution: '1',
				workflow: 'w',
				startedAt: one.startedAt,
				readFrom: null,
				isFirst: true,
				heartbeatAt: now,
				endedAt: hasEnded ? one.endedAt : null,
				durationMs: null,
				positions: [],
				counts: {
					...NO_COUNTS,
					...(hasCompared && { comparisons: 1, createInOther: one.writes, rest: one.rest }),
					...(hasEnded && { succeeded: one.writes - one.failed, failed: one.failed }),
					...(hasCompared && !hasEnded && { untold: one.writes }),
				},
			};
		})
		.reverse();
}

/** Estimates after the first tenth, as shares of the time that it did take from then on. */
function estimates(shape: Shape): number[] {
	const all = parts(shape);
	const end = all.at(-1)?.endedAt ?? 0;
	const tenth = all.find(({ rest }) => rest <= 0.9 * shape.records)?.endedAt ?? 0;
	// How long a pause is shows when it is over.
	const known = Math.max(tenth, all[1]?.startedAt ?? 0);
	const found: number[] = [];
	// Of the last tenth a person wants to know no more than that it is nearly done.
	for (let now = known; now < 0.9 * end; now += end / 200) {
		const first = firstRunOf({ runs: runsAt(all, now), links: 0, waiting: 0, now });
		found.push((first?.leftMs ?? Number.NaN) / (end - now));
	}
	return found;
}

describe('the estimate of the first synchronisation', () => {
	it.each<readonly [string, Partial<Shape>]>([
		['in ten even parts', {}],
		['with reads that take as long as the writes', { readMs: 8 * SECOND }],
		['in parts that do not come out even', { records: 10_300, readMs: SECOND }],
		['with a pause of minutes between the parts', { pauseMs: 120 * SECOND }],
		['on a server that is slower now and then', { uneven: 1.3, records: 20_000 }],
		['with one in ten refused', { refused: 10 }],
		['of many parts', { records: 50_000 }],
		['with a first part that is slow', { warmUp: 1.3 }],
		['with a first part that is slow, and pauses', { warmUp: 1.3, pauseMs: 20 * SECOND }],
		['with a first part that is very slow', { warmUp: 1.4, records: 12_000 }],
	])('%s, is within a fifth from the first tenth on', (_, changes) => {
		const shares = estimates({ ...USUAL, ...changes });
		expect(shares.length).toBeGreaterThan(20);
		expect(Math.min(...shares)).toBeGreaterThan(0.8);
		expect(Math.max(...shares)).toBeLessThan(1.2);
	});

	it('goes by a part as soon as that has ended, where it was quicker than the first', () => {
		const all = parts({ ...USUAL, warmUp: 2 });
		const now = all[1]?.endedAt ?? 0;
		const first = firstRunOf({ runs: runsAt(all, now).slice(-2), links: 0, waiting: 0, now });
		const actual = (all.at(-1)?.endedAt ?? 0) - now;
		expect(first?.leftMs).toBeCloseTo(actual, 0);
	});

	it('grows with a run that is slower than those before it', () => {
		const [first] = parts(USUAL);
		const at = (now: number): number | null =>
			firstRunOf({ runs: runsAt(parts(USUAL), now), links: 0, waiting: 0, now })?.leftMs ?? null;
		const end = first?.endedAt ?? 0;
		const stuck = (now: number): number => {
			const runs = runsAt(parts(USUAL), end + 5 * SECOND).map((run) => ({ ...run }));
			return firstRunOf({ runs, links: 0, waiting: 0, now })?.leftMs ?? 0;
		};
		expect(at(end / 2)).toBeNull();
		expect(stuck(end + 600 * SECOND)).toBeGreaterThan(stuck(end + 60 * SECOND));
	});

	it('is nothing when all is written, and unknown before anything is', () => {
		const all = parts({ ...USUAL, records: 500 });
		const [only] = all;
		const leftAt = (now: number): number | null | undefined =>
			firstRunOf({ runs: runsAt(all, now), links: 0, waiting: 0, now })?.leftMs;
		expect(leftAt(0)).toBeNull();
		expect(leftAt((only?.endedAt ?? 0) - 1)).toBeNull();
		expect(leftAt(only?.endedAt ?? 0)).toBe(0);
		expect(firstRunOf({ runs: [], links: 0, waiting: 0, now: 0 })).toBeNull();
	});
});
