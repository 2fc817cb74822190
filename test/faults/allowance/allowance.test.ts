import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../../lib/store';
import { describeOnBothStores } from '../../contract/store/both';
import type { StorePlace } from '../../contract/store/stores';
import type { AskerTask } from './asker';
import { AskerProgram, type Asker } from './askers';
import { CountingServer } from './counting-server';

/** In the place of a minute, so that several pass in a test. */
const WINDOW_MS = 2_000;

const LIMIT = 20;

const DURATION_MS = 4 * WINDOW_MS;

describeOnBothStores('three processes that share an allowance', (makePlace) => {
	let program: AskerProgram;
	let place: StorePlace;
	let store: Store;
	let server: CountingServer;
	let askers: Asker[];

	beforeAll(() => {
		program = new AskerProgram();
	});

	afterAll(() => {
		program.remove();
	});

	beforeEach(async () => {
		askers = [];
		place = makePlace();
		store = await place.open();
	});

	afterEach(async () => {
		await Promise.all(askers.map((asker) => asker.kill()));
		server.stop();
		await store.close();
		await place.remove();
	});

	const start = (durationMs = DURATION_MS): Asker => {
		const { address } = place;
		const task: AskerTask = {
			address,
			url: server.url,
			limit: LIMIT,
			windowMs: WINDOW_MS,
			durationMs,
		};
		const asker = program.start(task);
		askers.push(asker);
		return asker;
	};

	it('send all that is allowed and never one more in any window', async () => {
		server = await CountingServer.start((request) => request % 40);
		await Promise.all([start(), start(), start()].map((asker) => asker.finish()));
		expect(server.worst(WINDOW_MS)).toBe(LIMIT);
		expect(server.count).toBeGreaterThan(LIMIT);
	}, 60_000);

	it('send no more when answers take longer than a window', async () => {
		server = await CountingServer.start((request) => (request % 4 === 0 ? 2_500 : 5));
		await Promise.all([start(), start(), start()].map((asker) => asker.finish()));
		expect(server.worst(WINDOW_MS)).toBeLessThanOrEqual(LIMIT);
	}, 60_000);

	it('send no more while one after the other is killed, and go on afterwards', async () => {
		server = await CountingServer.start((request) => request % 60);
		const steady = [start(3 * DURATION_MS), start(3 * DURATION_MS)];
		for (let round = 1; round <= 6; round += 1) {
			const before = server.count;
			const victim = start();
			// Once somebody has sent something: in a request, in a wait, or about to ask.
			while (server.count <= before + (round % 3)) await sleep(10 * round);
			await victim.kill();
		}
		const before = server.count;
		while (server.count < before + LIMIT) await sleep(50);
		await Promise.all(steady.map((asker) => asker.kill()));
		expect(server.worst(WINDOW_MS)).toBeLessThanOrEqual(LIMIT);
	}, 120_000);
});
