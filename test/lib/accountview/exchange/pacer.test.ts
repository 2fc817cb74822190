import { AccountViewError, RequestPacer, type RequestAllowance } from '../../../../lib/accountview';
import type { Pace } from '../../../../lib/accountview/exchange/pacer';
import { errorOf } from '../support/client-with';
import { CountingAllowance } from '../support/counting-allowance';
import { settle } from '../support/fake-clock';

describe('RequestPacer', () => {
	let allowance: CountingAllowance;

	beforeEach(() => {
		allowance = new CountingAllowance();
	});

	const paceOf = (changes: Partial<Pace> = {}): Pace => ({
		lane: 'one',
		requestsPerMinute: 0,
		allowance,
		signal: undefined,
		...changes,
	});

	it('lets one task at a time through per company, in the order they came', async () => {
		const pacer = new RequestPacer();
		const events: string[] = [];
		const task = (name: string) => async (): Promise<void> => {
			events.push(`${name} begins`);
			await settle();
			events.push(`${name} ends`);
		};
		await Promise.all(['a', 'b', 'c'].map((name) => pacer.run(paceOf(), task(name))));
		expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
	});

	it('does not let companies wait for each other', async () => {
		const pacer = new RequestPacer();
		let release = (): void => undefined;
		const slow = pacer.run(paceOf(), () => new Promise<void>((done) => (release = done)));
		await expect(pacer.run(paceOf({ lane: 'two' }), () => Promise.resolve('done'))).resolves.toBe(
			'done',
		);
		release();
		await slow;
	});

	it('goes on after a task that fails', async () => {
		const pacer = new RequestPacer();
		const failing = pacer.run(paceOf(), () => Promise.reject(new Error('broken')));
		const next = pacer.run(paceOf(), () => Promise.resolve('done'));
		await expect(failing).rejects.toThrow('broken');
		await expect(next).resolves.toBe('done');
	});

	it('lets a waiter who gives up out of the queue, and the others keep their order', async () => {
		const pacer = new RequestPacer();
		const controller = new AbortController();
		const order: string[] = [];
		let release = (): void => undefined;
		const first = pacer.run(paceOf(), () => new Promise<void>((done) => (release = done)));
		const second = errorOf(
			pacer.run(paceOf({ signal: controller.signal }), () => Promise.resolve(order.push('second'))),
		);
		const third = pacer.run(paceOf(), () => Promise.resolve(order.push('third')));
		controller.abort();
		expect(await second).toMatchObject({ code: 'AV_CANCELLED' });
		release();
		await Promise.all([first, third]);
		expect(order).toEqual(['third']);
	});

	it('does not begin for a signal that has fired already', async () => {
		const pacer = new RequestPacer();
		const task = jest.fn(() => Promise.resolve());
		const error = await errorOf(pacer.run(paceOf({ signal: AbortSignal.abort() }), task));
		expect(error).toMatchObject({ code: 'AV_CANCELLED' });
		expect(task).not.toHaveBeenCalled();
	});

	it('asks no allowance without a limit, also for further requests', async () => {
		const answer = await new RequestPacer().run(paceOf(), (further) =>
			further(() => Promise.resolve('done')),
		);
		expect(answer).toBe('done');
		expect(allowance.events).toEqual([]);
	});

	describe('under a limit', () => {
		const limited = (changes: Partial<Pace> = {}): Pace =>
			paceOf({ requestsPerMinute: 60, ...changes });

		it('takes a permit for each task, and tells that it was answered', async () => {
			const pacer = new RequestPacer();
			await pacer.run(limited(), () => Promise.resolve(allowance.events.push('sent')));
			await pacer.run(limited(), () => Promise.resolve(allowance.events.push('sent')));
			const each = ['taken', 'sent', 'answered'];
			expect(allowance.events).toEqual([...each, ...each]);
			expect(allowance.asked[0]).toEqual({ lane: 'one', limit: 60 });
		});

		it('tells of a task that failed that its request may still arrive', async () => {
			const pacer = new RequestPacer();
			await errorOf(pacer.run(limited(), () => Promise.reject(new Error('cut'))));
			expect(allowance.events).toEqual(['taken', 'lost']);
		});

		it('takes a permit for each further request, when the one before was answered', async () => {
			await new RequestPacer().run(limited(), async (further) => {
				allowance.events.push('first');
				await further(() => Promise.resolve(allowance.events.push('second')));
				await further(() => Promise.resolve(allowance.events.push('third')));
			});
			expect(allowance.events).toEqual(
				['first', 'second', 'third'].flatMap((name) => ['taken', name, 'answered']),
			);
		});

		it('begins nothing when the allowance cannot be asked, and lets the next one in', async () => {
			const pacer = new RequestPacer();
			const down: RequestAllowance = {
				take: () =>
					Promise.reject(
						new AccountViewError({
							code: 'AV_ALLOWANCE_UNAVAILABLE',
							message: 'The store is down.',
							remedy: 'Mend it.',
						}),
					),
			};
			const task = jest.fn(() => Promise.resolve());
			const error = await errorOf(pacer.run(limited({ allowance: down }), task));
			expect(error).toMatchObject({ code: 'AV_ALLOWANCE_UNAVAILABLE' });
			expect(task).not.toHaveBeenCalled();
			await pacer.run(limited(), task);
			expect(task).toHaveBeenCalledTimes(1);
		});

		it('does not begin when it was cancelled in the moment of the permit', async () => {
			const controller = new AbortController();
			const late: RequestAllowance = {
				take: (lane, limit) => {
					controller.abort();
					return allowance.take(lane, limit);
				},
			};
			const task = jest.fn(() => Promise.resolve());
			const pace = limited({ allowance: late, signal: controller.signal });
			expect(await errorOf(new RequestPacer().run(pace, task))).toMatchObject({
				code: 'AV_CANCELLED',
			});
			expect(task).not.toHaveBeenCalled();
			expect(allowance.events).toEqual(['taken', 'lost']);
		});
	});
});
