import { sharedPacer, systemClock } from '../../../../nodes/shared/accountview/ports';

describe("the system's clock", () => {
	it('wakes up by itself', async () => {
		await expect(systemClock.sleep(1)).resolves.toBeUndefined();
	});

	it('stops sleeping when the signal fires, with the reason of the signal', async () => {
		const stop = new AbortController();
		const sleep = systemClock.sleep(60_000, stop.signal);
		stop.abort(new Error('enough'));
		await expect(sleep).rejects.toThrow('enough');
	});

	it('does not fall asleep when the signal has fired', async () => {
		await expect(systemClock.sleep(60_000, AbortSignal.abort())).rejects.toThrow();
	});
});

describe('the pacer', () => {
	it('is one for all copies of this code in a process', () => {
		const path = require.resolve('../../../../nodes/shared/accountview/ports');
		let other: unknown;
		jest.isolateModules(() => {
			const copy: { sharedPacer: () => unknown } = jest.requireActual(path);
			expect(copy.sharedPacer).not.toBe(sharedPacer);
			other = copy.sharedPacer();
		});
		expect(other).toBe(sharedPacer());
	});
});
