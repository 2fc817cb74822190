import { StoreAllowance, type Permit } from '../../../../lib/accountview';
import type { LogFields } from '../../../../lib/ports/logger';
import { StoreError, type Sql, type Store } from '../../../../lib/store';
import { MemoryStore } from '../../store/memory-store';
import { errorOf } from '../support/client-with';
import { containing } from '../support/expecting';
import { settle } from '../support/fake-clock';
import { Timeline } from './timeline';

/** A window, and the thousandth of it that makes up for clocks that do not run alike. */
const COUNTS_FOR = 60_061;

/** What a request that got no answer may take to arrive. */
const LAST_BYTES = 1_000;

/** How long a place waits for a process to say that its request is still under way. */
const SIGN_OF_LIFE = 3_000;

/** The store of one process; it can go down, and stand still before it answers. */
class ProcessStore implements Store {
	readonly kind = 'sqlite';
	isDown = false;
	answersLate: Promise<void> = Promise.resolve();

	constructor(private readonly shared: Store) {}

	async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
		if (this.isDown) {
			throw new StoreError({
				code: 'STORE_UNREACHABLE',
				message: 'Postgres at db:5432 does not answer.',
				remedy: 'Check host and port.',
				details: { reason: 'ECONNREFUSED' },
			});
		}
		const result = await this.shared.transaction(work);
		await this.answersLate;
		return result;
	}

	close(): Promise<void> {
		return Promise.resolve();
	}
}

let timeline: Timeline;
let shared: MemoryStore;
let clockOfDatabase: number;

beforeEach(() => {
	timeline = new Timeline();
	clockOfDatabase = 0;
	shared = new MemoryStore({ now: () => timeline.clock(clockOfDatabase).now() });
});

afterEach(async () => {
	await shared.close();
});

/** An n8n process that asks AccountView. */
function newProcess() {
	const store = new ProcessStore(shared);
	const log: { message: string; fields: LogFields | undefined }[] = [];
	const ignore = (): void => undefined;
	let ids = 0;
	const name = Math.random().toString(36);
	const openStore = jest.fn(() => Promise.resolve<Store>(store));
	const allowance = new StoreAllowance({
		openStore,
		clock: timeline.clock(),
		newId: () => `${name} ${(ids += 1)}`,
		digest: (text) => `digest of ${text.length} characters`,
		logger: {
			debug: ignore,
			warn: ignore,
			info: (message, fields) => log.push({ message, fields }),
		},
	});
	return { allowance, store, log, openStore };
}

/** Asks, and gives at any time what has come of it. */
function asking(allowance: StoreAllowance, { lane = 'demo', limit = 1, signal = idle } = {}) {
	let permit: Permit | undefined;
	const begun = allowance.take(lane, limit, signal).then((taken) => {
		permit = taken;
		return taken;
	});
	begun.catch(() => undefined);
	return { begun, permit: () => permit };
}

const idle = new AbortController().signal;

async function rows(): Promise<unknown[]> {
	return [...(await shared.transaction((sql) => sql.all('SELECT * FROM accountview_request')))];
}

describe('the shared allowance', () => {
	it('lets requests begin at once as long as there is room', async () => {
		const { allowance } = newProcess();
		for (let count = 0; count < 3; count += 1) {
			(await allowance.take('demo', 3, undefined)).answered();
		}
		expect(timeline.time).toBe(0);
	});

	it('counts a request until a window after its answer, whichever process sent it', async () => {
		const first = await newProcess().allowance.take('demo', 1, undefined);
		const other = asking(newProcess().allowance);
		await timeline.pass(5_000);
		first.answered();
		await timeline.pass(COUNTS_FOR - 1);
		expect(other.permit()).toBeUndefined();
		await timeline.pass(1);
		expect(other.permit()).toBeDefined();
	});

	it('keeps the place of a request that waits for its answer longer than a window', async () => {
		const slow = await newProcess().allowance.take('demo', 1, undefined);
		const other = asking(newProcess().allowance);
		await timeline.pass(200_000);
		expect(other.permit()).toBeUndefined();
		slow.answered();
		await timeline.pass(COUNTS_FOR);
		expect(other.permit()).toBeDefined();
	});

	it('gives a request that got no answer a second to arrive', async () => {
		const cut = await newProcess().allowance.take('demo', 1, undefined);
		const other = asking(newProcess().allowance);
		await timeline.pass(10_000);
		cut.lost();
		await timeline.pass(COUNTS_FOR + LAST_BYTES - 1);
		expect(other.permit()).toBeUndefined();
		await timeline.pass(1);
		expect(other.permit()).toBeDefined();
	});

	it('does not let companies wait for each other', async () => {
		const { allowance } = newProcess();
		await allowance.take('demo', 1, undefined);
		await allowance.take('another', 1, undefined);
		expect(timeline.time).toBe(0);
	});

	it('holds each caller to its own limit where credentials of one company differ', async () => {
		const { allowance } = newProcess();
		for (let count = 0; count < 2; count += 1) await allowance.take('demo', 3, undefined);
		const strict = asking(allowance, { limit: 2 });
		await settle();
		expect(strict.permit()).toBeUndefined();
		await allowance.take('demo', 3, undefined);
		expect(timeline.time).toBe(0);
	});

	it('tells the store no name but a hash', async () => {
		await newProcess().allowance.take('https://accountview.example|DEMO', 1, undefined);
		expect(await rows()).toEqual([expect.objectContaining({ lane: 'digest of 32 characters' })]);
	});

	it('asks once more, with more time, when the store takes seconds to answer', async () => {
		const { allowance, store } = newProcess();
		store.answersLate = timeline.sleep(5_000);
		const late = asking(allowance);
		await timeline.pass(5_000);
		expect(late.permit()).toBeDefined();
		const [begun = {}] = await shared.transaction((sql) =>
			sql.all('SELECT arrives_by FROM accountview_request'),
		);
		expect(begun).toEqual({ arrives_by: timeline.clock().now() + 10_000 + 2_000 });
	});

	it('does not begin when the store takes half a window to answer', async () => {
		const { allowance, store } = newProcess();
		store.answersLate = timeline.sleep(31_000);
		const late = errorOf(allowance.take('demo', 2, undefined));
		await timeline.pass(31_000);
		expect(await late).toMatchObject({
			code: 'AV_ALLOWANCE_UNAVAILABLE',
			message: containing('took 31 seconds to answer'),
		});
		expect(await rows()).toEqual([]);
	});
});

describe('a process that is gone', () => {
	it('leaves its place free three seconds and a window later', async () => {
		const killed = newProcess();
		await killed.allowance.take('demo', 1, undefined);
		killed.store.isDown = true;
		const other = asking(newProcess().allowance);
		await timeline.pass(COUNTS_FOR + SIGN_OF_LIFE - 1);
		expect(other.permit()).toBeUndefined();
		await timeline.pass(1);
		expect(other.permit()).toBeDefined();
	});

	it('does so as well when it had waited for an answer for long', async () => {
		const killed = newProcess();
		await killed.allowance.take('demo', 1, undefined);
		await timeline.pass(45_500);
		killed.store.isDown = true;
		const other = asking(newProcess().allowance);
		await timeline.pass(COUNTS_FOR + SIGN_OF_LIFE);
		expect(other.permit()).toBeDefined();
	});
});

describe('a wait', () => {
	it('ends when the signal fires, and takes nothing', async () => {
		const { allowance } = newProcess();
		const first = await allowance.take('demo', 1, undefined);
		first.answered();
		const stop = new AbortController();
		const waiting = errorOf(allowance.take('demo', 1, stop.signal));
		await timeline.pass(1_000);
		stop.abort();
		expect(await waiting).toMatchObject({ code: 'AV_CANCELLED' });
		expect(await rows()).toHaveLength(1);
		await timeline.runUntil();
		expect(timeline.time).toBe(1_000);
	});

	it('ends at once when the store is what keeps it, and gives back what it still gets', async () => {
		const { allowance, store } = newProcess();
		store.answersLate = timeline.sleep(20_000);
		const stop = new AbortController();
		const waiting = errorOf(allowance.take('demo', 1, stop.signal));
		await timeline.pass(1_000);
		expect(await rows()).toHaveLength(1);
		stop.abort();
		expect(await waiting).toMatchObject({ code: 'AV_CANCELLED' });
		expect(timeline.time).toBe(1_000);
		await timeline.pass(20_000);
		expect(await rows()).toEqual([]);
	});

	it('does not begin for a signal that has fired already', async () => {
		const { allowance, openStore } = newProcess();
		const error = await errorOf(allowance.take('demo', 1, AbortSignal.abort()));
		expect(error).toMatchObject({ code: 'AV_CANCELLED' });
		expect(openStore).not.toHaveBeenCalled();
	});

	it('is logged once, and not at all when it is short', async () => {
		const first = newProcess();
		(await first.allowance.take('demo', 1, undefined)).answered();
		await timeline.pass(COUNTS_FOR - 4_000);
		const short = newProcess();
		const holder = asking(short.allowance);
		await timeline.pass(4_000);
		expect(holder.permit()).toBeDefined();
		expect(short.log).toEqual([]);

		const long = newProcess();
		const waiting = asking(long.allowance);
		await timeline.pass(150_000);
		holder.permit()?.answered();
		await timeline.pass(COUNTS_FOR);
		expect(waiting.permit()).toBeDefined();
		expect(long.log).toEqual([
			{
				message: 'Waiting until AccountView may be asked again',
				fields: { seconds: 61, requestsPerMinute: 1 },
			},
		]);
	});
});

describe('a store that cannot be used', () => {
	it('lets nothing begin, and says why and what to do', async () => {
		const { allowance, store } = newProcess();
		store.isDown = true;
		expect(await errorOf(allowance.take('demo', 60, undefined))).toMatchObject({
			code: 'AV_ALLOWANCE_UNAVAILABLE',
			message:
				'AccountView was not asked, because the store that keeps Requests Per Minute cannot be used: Postgres at db:5432 does not answer.',
			remedy: containing('Check host and port. '),
			details: { cause: 'STORE_UNREACHABLE', reason: 'ECONNREFUSED' },
		});
	});

	it('is opened anew by the next request when it could not be opened', async () => {
		const { allowance, openStore } = newProcess();
		const cause = new StoreError({ code: 'STORE_SETTINGS_INVALID', message: 'No.', remedy: 'Do.' });
		openStore.mockRejectedValueOnce(cause);
		expect(await errorOf(allowance.take('demo', 1, undefined))).toMatchObject({
			code: 'AV_ALLOWANCE_UNAVAILABLE',
			details: { cause: 'STORE_SETTINGS_INVALID' },
		});
		await expect(allowance.take('demo', 1, undefined)).resolves.toBeDefined();
	});

	it('says as it is what is a mistake of the program', async () => {
		const { allowance, openStore } = newProcess();
		openStore.mockRejectedValueOnce(new TypeError('no function'));
		expect(await errorOf(allowance.take('demo', 1, undefined))).toBeInstanceOf(TypeError);
	});

	it('does not make an answer fail, and gets to know of it with the next request', async () => {
		const { allowance, store } = newProcess();
		const slow = await allowance.take('demo', 1, undefined);
		await timeline.pass(40_000);
		store.isDown = true;
		slow.answered();
		await settle();
		store.isDown = false;
		const next = asking(allowance);
		await timeline.pass(COUNTS_FOR - 1);
		expect(next.permit()).toBeUndefined();
		await timeline.pass(1);
		expect(next.permit()).toBeDefined();
	});
});

describe('a clock of the database that is set back', () => {
	it('lets others wait for a window longer at most', async () => {
		const { allowance } = newProcess();
		(await allowance.take('demo', 1, undefined)).answered();
		await timeline.pass(1_000);
		clockOfDatabase = -3_600_000;
		const other = asking(newProcess().allowance);
		await timeline.pass(COUNTS_FOR + SIGN_OF_LIFE);
		expect(other.permit()).toBeDefined();
	});
});
