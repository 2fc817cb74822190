import fc from 'fast-check';
import { LAST_BYTES, play, type History, type PlannedRequest } from './history';

/** More with `HISTORIES=20000`; `HISTORIES_SEED` plays the same ones again. */
const RUNS = Number(process.env['HISTORIES'] ?? 100);

const SEED = Number(process.env['HISTORIES_SEED'] ?? Date.now() % 1_000_000);

/** How many requests arrived in the fullest window, its end included. */
function worstWindow(arrivals: readonly number[], windowMs: number): number {
	let first = 0;
	let worst = 0;
	for (const [place, at] of arrivals.entries()) {
		while (at - (arrivals[first] ?? at) > windowMs) first += 1;
		worst = Math.max(worst, place - first + 1);
	}
	return worst;
}

const upTo = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max });

function requestIn(windowMs: number): fc.Arbitrary<PlannedRequest> {
	const timing = {
		pause: fc.oneof(upTo(20), upTo(windowMs)),
		storeDelay: fc.oneof({ weight: 9, arbitrary: upTo(50) }, upTo(windowMs)),
		toProcess: upTo(500),
	};
	// As slow as you like, as long as somebody waits for the answer.
	const waitedFor = fc.record<PlannedRequest>({
		...timing,
		toServer: fc.oneof(upTo(100), upTo(3 * windowMs)),
		end: fc.oneof(
			{ weight: 6, arbitrary: fc.constant({ kind: 'answered' as const }) },
			fc.constant({ kind: 'cut' as const }),
			fc.record({ kind: fc.constant('cancelled' as const), after: upTo(2 * windowMs) }),
		),
	});
	const killed = fc.tuple(fc.record(timing), upTo(2 * windowMs)).chain(([times, after]) =>
		fc.record<PlannedRequest>({
			pause: fc.constant(times.pause),
			storeDelay: fc.constant(times.storeDelay),
			toProcess: fc.constant(times.toProcess),
			toServer: fc.oneof(upTo(after + LAST_BYTES), fc.constant(after + LAST_BYTES)),
			end: fc.constant({ kind: 'killed', after }),
		}),
	);
	return fc.oneof({ weight: 8, arbitrary: waitedFor }, killed);
}

const histories: fc.Arbitrary<History> = fc
	.tuple(fc.constantFrom(3_000, 10_000, 60_000), fc.integer({ min: 1, max: 6 }))
	.chain(([windowMs, limit]) =>
		fc.record({
			windowMs: fc.constant(windowMs),
			limit: fc.constant(limit),
			processes: fc.array(
				fc.record({
					clockSkew: fc.integer({ min: -10_000, max: 10_000 }),
					requests: fc.array(requestIn(windowMs), { minLength: 1, maxLength: 15 }),
				}),
				{ minLength: 1, maxLength: 4 },
			),
		}),
	);

/** Found once: a store that answers late lets a request begin late, and then the process is killed. */
const killedBehindASlowStore: History = {
	windowMs: 10_000,
	limit: 2,
	processes: [
		{
			clockSkew: 0,
			requests: [
				{
					...{ pause: 0, storeDelay: 829, toServer: 1_000, toProcess: 0 },
					end: { kind: 'killed', after: 0 },
				},
				answeredAtOnce(0),
				answeredAtOnce(0),
			],
		},
		{ clockSkew: 0, requests: [answeredAtOnce(2_840)] },
	],
};

function answeredAtOnce(toServer: number): PlannedRequest {
	return { pause: 0, storeDelay: 0, toServer, toProcess: 0, end: { kind: 'answered' } };
}

it(`never lets one more arrive in any window, whatever happens (seed ${SEED})`, async () => {
	await fc.assert(
		fc.asyncProperty(histories, async (history) => {
			const { arrivals, finished } = await play(history);
			expect(worstWindow(arrivals, history.windowMs)).toBeLessThanOrEqual(history.limit);
			expect(finished).toBe(history.processes.length);
		}),
		{ numRuns: RUNS, seed: SEED, examples: [[killedBehindASlowStore]] },
	);
}, 600_000);

describe('while there is work', () => {
	/** Three processes that ask as fast as they may, for about ten minutes. */
	const busy = (toServer: number, toProcess: number): History => ({
		windowMs: 60_000,
		limit: 60,
		processes: [-3_000, 0, 7_000].map((clockSkew) => ({
			clockSkew,
			requests: Array.from({ length: 200 }, (_, place) => ({
				pause: place % 3,
				storeDelay: 5,
				toServer: toServer + (place % 7),
				toProcess,
				end: { kind: 'answered' as const },
			})),
		})),
	});

	it.each([
		['an answer takes 40 ms', 20, 20],
		['an answer takes half a second', 250, 250],
		['an answer takes two seconds', 1_000, 1_000],
	])('at least 95%% of the allowance is used when %s', async (_, toServer, toProcess) => {
		const { arrivals } = await play(busy(toServer, toProcess));
		expect(worstWindow(arrivals, 60_000)).toBe(60);
		// The first 60 go at once, so that the pace of all others counts.
		const [begin = 0] = arrivals;
		const [end = 0] = arrivals.slice(-60);
		const used = (arrivals.length - 60) / ((end - begin) / 1_000);
		expect(used).toBeGreaterThanOrEqual(0.95);
	});
});
