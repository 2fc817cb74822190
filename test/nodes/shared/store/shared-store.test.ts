import type { Sql, Store } from '../../../../lib/store';
import { systemClock } from '../../../../nodes/shared/accountview/ports';
import { SharedStore } from '../../../../nodes/shared/store/shared-store';

/** Counts how often it is opened and closed. */
class CountedStores {
	opened = 0;
	closed = 0;
	failing = false;

	readonly open = (): Promise<Store> => {
		this.opened += 1;
		if (this.failing) return Promise.reject(new Error('down'));
		return Promise.resolve({
			kind: 'sqlite',
			transaction: <T>(work: (sql: Sql) => Promise<T>) => work({} as Sql),
			close: () => {
				this.closed += 1;
				return Promise.resolve();
			},
		});
	};
}

const nothing = (): Promise<void> => Promise.resolve();

describe('a store that all runs share', () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});

	afterEach(() => {
		jest.useRealTimers();
	});

	it('is opened by the first transaction, and once for many at the same time', async () => {
		const stores = new CountedStores();
		const shared = new SharedStore('sqlite', stores.open, 1000);
		expect(stores.opened).toBe(0);
		await Promise.all([shared.transaction(nothing), shared.transaction(nothing)]);
		expect(stores.opened).toBe(1);
	});

	it('closes when nobody has used it for a while, and opens again', async () => {
		const stores = new CountedStores();
		const shared = new SharedStore('sqlite', stores.open, 1000);
		await shared.transaction(nothing);
		await jest.advanceTimersByTimeAsync(999);
		await shared.transaction(nothing);
		await jest.advanceTimersByTimeAsync(999);
		expect(stores.closed).toBe(0);
		await jest.advanceTimersByTimeAsync(1);
		expect(stores.closed).toBe(1);
		await shared.transaction(nothing);
		expect(stores.opened).toBe(2);
	});

	it('stays open as long as a transaction takes', async () => {
		const stores = new CountedStores();
		const shared = new SharedStore('sqlite', stores.open, 1000);
		const long = shared.transaction(() => systemClock.sleep(5000));
		await shared.transaction(nothing);
		await jest.advanceTimersByTimeAsync(4000);
		expect(stores.closed).toBe(0);
		await jest.advanceTimersByTimeAsync(1000);
		await long;
		await jest.advanceTimersByTimeAsync(1000);
		expect(stores.closed).toBe(1);
	});

	it('is tried anew after it could not be opened', async () => {
		const stores = new CountedStores();
		stores.failing = true;
		const shared = new SharedStore('sqlite', stores.open, 1000);
		await expect(shared.transaction(nothing)).rejects.toThrow('down');
		stores.failing = false;
		await shared.transaction(nothing);
		expect(stores.opened).toBe(2);
	});
});
