import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Store } from '../../../../lib/store';
import type { ChangeFeed, NextRequest } from '../../../../lib/sync';
import { temporaryFolder } from '../../../contract/store/stores';
import { ChangingServer, type ServerOptions } from './changing-server';
import { BreakingStore, feedFor, openTestStore, shown } from './feed-for-test';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** When a history begins: an ordinary day, midnight, and around both changes of the clock. */
const BEGINNINGS = [
	Date.UTC(2026, 10, 23, 9),
	Date.UTC(2026, 10, 22, 22, 50),
	Date.UTC(2026, 9, 24, 23, 30),
	Date.UTC(2026, 9, 25, 0, 20),
	Date.UTC(2026, 9, 25, 0, 55),
	Date.UTC(2026, 9, 25, 1, 30),
	Date.UTC(2027, 2, 28, 0, 30),
	Date.UTC(2027, 2, 28, 0, 57),
];

interface Write {
	readonly key: string;
	/** Time that passes before it. */
	readonly after: number;
	/** How much later others see it; always less than the feed's margin. */
	readonly visibleAfter: number;
}

type Killed = readonly [number, 'before' | 'after'];

interface ReadStep {
	readonly kind: 'read';
	readonly limit: number | undefined;
	/** One before each page. */
	readonly meanwhile: readonly Write[];
	/** What becomes of the batch. */
	readonly then: 'confirm' | 'forget';
	/** At which of the store's transactions the process dies, and on which side of it. */
	readonly killed: Killed | undefined;
	readonly budget: number | undefined;
}

type Step = { readonly kind: 'write'; readonly write: Write } | ReadStep;

interface History {
	readonly begin: number;
	readonly server: ServerOptions;
	readonly ourSkew: number;
	readonly start: NextRequest['start'];
	/** The first read of a history "from now"; it dies, if it does, once its first page is kept. */
	readonly first: ReadStep;
	readonly steps: readonly Step[];
}

const pause = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(0, 1, 400, SECOND) },
	{ weight: 3, arbitrary: fc.integer({ min: 0, max: 10 * MINUTE }) },
	{ weight: 1, arbitrary: fc.integer({ min: 0, max: 30 * HOUR }) },
);

const write: fc.Arbitrary<Write> = fc.record({
	key: fc.integer({ min: 1, max: 12 }).map((key) => String(key).padStart(3, '0')),
	after: pause,
	visibleAfter: fc.oneof(
		{ weight: 3, arbitrary: fc.constant(0) },
		{ weight: 1, arbitrary: fc.integer({ min: 1, max: 4 * MINUTE }) },
	),
});

const anyKill = fc.tuple(
	fc.integer({ min: 1, max: 7 }),
	fc.constantFrom('before' as const, 'after' as const),
);

/** The second transaction keeps the first page. */
const killOnceBegun = fc.constantFrom<Killed>(
	[2, 'after'],
	[3, 'before'],
	[3, 'after'],
	[4, 'before'],
	[4, 'after'],
);

const read = (unsure: boolean, kill: fc.Arbitrary<Killed> = anyKill): fc.Arbitrary<ReadStep> =>
	fc.record({
		kind: fc.constant('read' as const),
		limit: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
		meanwhile: fc.array(write, { maxLength: 4 }),
		then: unsure ? fc.constantFrom('confirm', 'forget') : fc.constant('confirm' as const),
		killed: unsure ? fc.option(kill, { nil: undefined }) : fc.constant(undefined),
		budget: fc.option(fc.constantFrom(0, SECOND), { nil: undefined, freq: 4 }),
	});

const history = (unsure: boolean): fc.Arbitrary<History> =>
	fc.record({
		begin: fc.constantFrom(...BEGINNINGS),
		server: fc.record({
			zone: fc.constantFrom('Europe/Amsterdam', 'UTC'),
			skewMs: fc.constantFrom(0, 0, -3 * HOUR, 10 * MINUTE, 40 * HOUR),
			dayOnly: fc.boolean(),
			pageSize: fc.constantFrom(1, 3, 100),
		}),
		ourSkew: fc.constantFrom(0, 0, -20 * MINUTE, 2 * HOUR),
		start: fc.constantFrom('now', 'everything'),
		first: read(unsure, killOnceBegun),
		steps: fc.array(
			fc.oneof(
				write.map((one): Step => ({ kind: 'write', write: one })),
				read(unsure),
			),
			{ minLength: 3, maxLength: 25 },
		),
	});

let folder: string;
let store: Store;
let names = 0;

beforeAll(async () => {
	folder = temporaryFolder();
	store = await openTestStore(join(folder, 'store.sqlite'));
});

afterAll(async () => {
	await store.close();
	rmSync(folder, { recursive: true, force: true });
});

/** Runs a history; gives what was handed over in batches that were confirmed. */
class Player {
	readonly name: string;
	readonly server: ChangingServer;
	readonly confirmed: string[] = [];
	private readonly breaking = new BreakingStore(store);

	constructor(private readonly played: History) {
		names += 1;
		this.name = `history ${names}`;
		this.server = new ChangingServer(played.begin, played.server);
	}

	/** Reads to the end and confirms, so that nothing is left to hand over. */
	async drain(): Promise<void> {
		for (let batch = 0; batch < 50; batch += 1) {
			const complete = await this.read({ limit: 3 });
			if (complete) return;
		}
		throw new Error('It never came to an end');
	}

	async play(): Promise<void> {
		for (const step of this.played.steps) {
			if (step.kind === 'write') this.write(step.write);
			else await this.readStep(step);
		}
	}

	/** Begins, with writes from the second page on; gives what was there when the first one came. */
	async begin(): Promise<string[]> {
		let found: string[] = [];
		await this.readStep(this.played.first, () => {
			found = this.server.contents();
		});
		return found;
	}

	private async readStep(step: ReadStep, beforeFirst?: () => void): Promise<void> {
		const writes = [...step.meanwhile];
		let isFirst = beforeFirst !== undefined;
		this.server.beforePage = () => {
			if (isFirst) {
				isFirst = false;
				beforeFirst?.();
				return;
			}
			const next = writes.shift();
			if (next !== undefined) this.write(next);
		};
		if (step.killed !== undefined) this.breaking.breakAt(...step.killed);
		try {
			await this.read(step);
		} catch (error) {
			if (!(error instanceof Error && error.message === 'killed')) throw error;
		} finally {
			this.breaking.mend();
			this.server.beforePage = () => undefined;
		}
	}

	private async read(how: {
		readonly limit?: number | undefined;
		readonly then?: 'confirm' | 'forget';
		readonly budget?: number | undefined;
	}): Promise<boolean> {
		const feed = this.feed();
		const batch = await feed.next(this.server, {
			name: this.name,
			start: this.played.start,
			...(how.limit !== undefined && { limit: how.limit }),
			...(how.budget !== undefined && {
				deadline: this.server.now + this.played.ourSkew + how.budget,
			}),
		});
		if (how.then === 'forget') return batch.complete;
		// Whoever acted upon a batch confirms it until it is told that it is.
		await feed.confirm(batch.token).catch(async (error: unknown) => {
			if (!(error instanceof Error && error.message === 'killed')) throw error;
			this.breaking.mend();
			await this.feed().confirm(batch.token);
		});
		this.confirmed.push(...shown(batch));
		return batch.complete;
	}

	/** Each process has a feed of its own. */
	private feed(): ChangeFeed {
		return feedFor(this.breaking, this.server, { skewMs: this.played.ourSkew });
	}

	private write({ key, after, visibleAfter }: Write): void {
		this.server.pass(after);
		this.server.write(key, visibleAfter);
	}
}

/** Whatever happened, every change that can still be seen was handed over and settled once. */
async function losesNothingAndRepeatsNothing(played: History): Promise<void> {
	const player = new Player(played);
	for (const key of ['002', '005', '900']) player.server.write(key);
	// "From now" counts from its first page on: what is there by then may come, and need not.
	const before = played.start === 'now' ? await player.begin() : [];
	await player.play();
	player.server.pass(5 * MINUTE);
	await player.drain();
	await player.drain();
	expect(new Set(player.confirmed).size).toBe(player.confirmed.length);
	const handedOver = new Set([...before, ...player.confirmed]);
	expect(player.server.contents().filter((row) => !handedOver.has(row))).toEqual([]);
}

const runs = { numRuns: Number(process.env['HISTORIES'] ?? 150) } as const;

describe('histories of changes and reads', () => {
	it('lose and repeat no change when each batch is confirmed', async () => {
		await fc.assert(fc.asyncProperty(history(false), losesNothingAndRepeatsNothing), runs);
	}, 120_000);

	it('lose and repeat no change when batches are forgotten and processes are killed', async () => {
		await fc.assert(fc.asyncProperty(history(true), losesNothingAndRepeatsNothing), runs);
	}, 120_000);
});
