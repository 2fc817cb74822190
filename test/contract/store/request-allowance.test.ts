import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreAllowance } from '../../../lib/accountview';
import type { Store } from '../../../lib/store';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { describeOnBothStores } from './both';
import type { StorePlace } from './stores';

const LIMIT = 10;

/** Longer than any test takes. */
const WINDOW_MS = 600_000;

describeOnBothStores('the allowance of requests', (makePlace) => {
	let place: StorePlace;
	let stores: readonly Store[];

	beforeEach(async () => {
		place = makePlace();
		stores = await Promise.all([place.open(), place.open(), place.open()]);
	});

	afterEach(async () => {
		await Promise.all(stores.map((store) => store.close()));
		await place.remove();
	});

	const allowanceOn = (store: Store, windowMs = WINDOW_MS): StoreAllowance =>
		new StoreAllowance(
			{
				openStore: () => Promise.resolve(store),
				clock: systemClock,
				newId: randomUUID,
				digest: (text) => createHash('sha256').update(text).digest('base64'),
				logger: { debug: ignore, info: ignore, warn: ignore },
			},
			windowMs,
		);

	it('lets exactly as many begin as are allowed when three connections ask at once', async () => {
		const stop = new AbortController();
		let begun = 0;
		const asked = stores.flatMap((store) => {
			const allowance = allowanceOn(store);
			return Array.from({ length: LIMIT }, () =>
				allowance.take('demo', LIMIT, stop.signal).then(
					(permit) => {
						begun += 1;
						permit.answered();
					},
					() => undefined,
				),
			);
		});
		// Whoever did not begin waits for minutes: these have all been told so.
		await waitingRequests(stores, asked.length);
		stop.abort();
		await Promise.all(asked);
		expect(begun).toBe(LIMIT);
	});

	it('has room again after the window', async () => {
		const windowMs = 200;
		const [first, second] = stores.map((store) => allowanceOn(store, windowMs));
		const permit = await first?.take('demo', 1, undefined);
		permit?.answered();
		const answeredAt = performance.now();
		const next = await second?.take('demo', 1, undefined);
		expect(performance.now() - answeredAt).toBeGreaterThan(windowMs);
		next?.answered();
	});

	it('reads the time of the database anew at each call', async () => {
		const [store] = stores;
		const times = await store?.transaction(async (sql) => {
			const before = await sql.now();
			await sleep(30);
			return [before, await sql.now()] as const;
		});
		const [before = 0, after = 0] = times ?? [];
		expect(after - before).toBeGreaterThanOrEqual(29);
		expect(Math.abs(after - Date.now())).toBeLessThan(3_600_000);
		expect(Number.isInteger(after)).toBe(true);
	});
});

function ignore(): void {
	// A log that nobody reads.
}

/** Resolves once the lane was asked this often. */
async function waitingRequests([store]: readonly Store[], count: number): Promise<void> {
	for (;;) {
		const [row] =
			(await store?.transaction((sql) => sql.all('SELECT asked FROM accountview_allowance'))) ?? [];
		if (Number(row?.['asked'] ?? 0) >= count) return;
		await sleep(20);
	}
}
