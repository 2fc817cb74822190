import fc from 'fast-check';
import { RequestPacer } from '../../../../lib/accountview';
import { errorOf } from '../support/client-with';
import { FakeClock, ManualClock, settle } from '../support/fake-clock';

describe('RequestPacer', () => {
	it('lets one task at a time through per company, in the order they came', async () => {
		const pacer = new RequestPacer(new FakeClock());
		const events: string[] = [];
		const task = (name: string) => async (): Promise<void> => {
			events.push(`${name} begins`);
			await settle();
			events.push(`${name} ends`);
		};
		await Promise.all(['a', 'b', 'c'].map((name) => pacer.run('one', 0, undefined, task(name))));
		expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
	});

	it('does not let companies wait for each other', async () => {
		const pacer = new RequestPacer(new FakeClock());
		let release = (): void => undefined;
		const slow = pacer.run(
			'one',
			0,
			undefined,
			() => new Promise<void>((done) => (release = done)),
		);
		await expect(pacer.run('two', 0, undefined, () => Promise.resolve('done'))).resolves.toBe(
			'done',
		);
		release();
		await slow;
	});

	it('goes on after a task that fails', async () => {
		const pacer = new RequestPacer(new FakeClock());
		const failing = pacer.run('one', 0, undefined, () => Promise.reject(new Error('broken')));
		const next = pacer.run('one', 0, undefined, () => Promise.resolve('done'));
		await expect(failing).rejects.toThrow('broken');
		await expect(next).resolves.toBe('done');
	});

	it('begins no more tasks in any minute than the limit', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 6 }),
				fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 1, maxLength: 30 }),
				async (limit, durations) => {
					const clock = new FakeClock();
					const pacer = new RequestPacer(clock);
					const begun: number[] = [];
					const runs = durations.map((duration) =>
						pacer.run('one', limit, undefined, () => {
							begun.push(clock.now());
							clock.advance(duration);
							return Promise.resolve();
						}),
					);
					await Promise.all(runs);
					expect(begun).toHaveLength(durations.length);
					for (const [place, time] of begun.entries()) {
						const before = begun[place - limit];
						if (before !== undefined) expect(time - before).toBeGreaterThanOrEqual(60_000);
					}
				},
			),
		);
	});

	it('does not wait while there is room in the minute', async () => {
		const clock = new FakeClock();
		const pacer = new RequestPacer(clock);
		for (let count = 0; count < 3; count += 1) {
			await pacer.run('one', 3, undefined, () => Promise.resolve());
			clock.advance(10_000);
		}
		expect(clock.sleeps).toEqual([]);
		await pacer.run('one', 3, undefined, () => Promise.resolve());
		expect(clock.sleeps).toEqual([30_000]);
	});

	it('lets a waiter who gives up out of the queue, and the others keep their order', async () => {
		const pacer = new RequestPacer(new FakeClock());
		const controller = new AbortController();
		const order: string[] = [];
		let release = (): void => undefined;
		const first = pacer.run(
			'one',
			0,
			undefined,
			() => new Promise<void>((done) => (release = done)),
		);
		const second = errorOf(
			pacer.run('one', 0, controller.signal, () => Promise.resolve(order.push('second'))),
		);
		const third = pacer.run('one', 0, undefined, () => Promise.resolve(order.push('third')));
		controller.abort();
		expect(await second).toMatchObject({ code: 'AV_CANCELLED' });
		release();
		await Promise.all([first, third]);
		expect(order).toEqual(['third']);
	});

	it('ends a wait for the minute when the signal fires, and leaves no timer behind', async () => {
		const clock = new ManualClock();
		const pacer = new RequestPacer(clock);
		const controller = new AbortController();
		await pacer.run('one', 1, undefined, () => Promise.resolve());
		const waiting = errorOf(
			pacer.run('one', 1, controller.signal, () => Promise.resolve('too late')),
		);
		await settle();
		expect(clock.waiting).toBe(1);
		controller.abort();
		expect(await waiting).toMatchObject({ code: 'AV_CANCELLED' });
		expect(clock.waiting).toBe(0);
		await clock.pass(60_000);
		await expect(pacer.run('one', 1, undefined, () => Promise.resolve('next'))).resolves.toBe(
			'next',
		);
	});

	it('does not begin for a signal that has fired already', async () => {
		const pacer = new RequestPacer(new FakeClock());
		const task = jest.fn(() => Promise.resolve());
		const error = await errorOf(pacer.run('one', 0, AbortSignal.abort(), task));
		expect(error).toMatchObject({ code: 'AV_CANCELLED' });
		expect(task).not.toHaveBeenCalled();
	});
});
