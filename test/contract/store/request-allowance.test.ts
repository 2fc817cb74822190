import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreAllowance } from '../../../lib/accountview';
import type { Clock } from '../../../lib/ports/clock';
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

	const allowanceOn = (
		store: Store,
		{ windowMs = WINDOW_MS, clock = systemClock } = {},
	): StoreAllowance =>
		new StoreAllowance(
			{
				openStore: () => Promise.resolve(store),
				clock,
				newId: randomUUID,
				digest: (text) => createHash('sha256').update(text).digest('base64'),
				logger: { debug: ignore, info: ignore, warn: ignore },
			},
			windowMs,
		);

	it('lets exactly as many begin as are allowed when three connections ask at once', async () => {
		const stop = new AbortController();
		let begun = 0;
		let waiting = 0;
		const clock: Clock = {
			now: () => systemClock.now(),
			sleep: (milliseconds, signal) => {
				// Other sleeps are those of requests under way.
				if (milliseconds > WINDOW_MS / 2) waiting += 1;
				return systemClock.sleep(milliseconds, signal);
			},
		};
		const asked = stores.flatMap((store) => {
			const allowance = allowanceOn(store, { clock });
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
		while (begun + waiting < asked.length) await sleep(10);
		stop.abort();
		await Promise.all(asked);
		expect(begun).toBe(LIMIT);
	});

	it('has room again after the window', async () => {
		const windowMs = 200;
		const [first, second] = stores.map((store) => allowanceOn(store, { windowMs }));
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
