import fc from 'fast-check';
import {
	peekTurn,
	noteCounted,
	pauseLane,
	takeTurn,
	type Turn,
} from '../../../lib/mail/pacing/turns';
import { MemoryStore } from '../store/memory-store';
import { VirtualClock } from '../store/virtual-clock';

const NONE = {
	perSecond: undefined,
	perMinute: undefined,
	perDay: undefined,
	recipientsPerDay: undefined,
	recipientsPerMessage: undefined,
};
const DAY = 86_400_000;

/** A profile that sends as soon as it may, and the server's own list of what came when. */
class Sending {
	readonly clock = new VirtualClock();
	readonly arrived: { readonly at: number; readonly recipients: number }[] = [];
	private readonly store = new MemoryStore(this.clock);
	private last = 0;

	constructor(private readonly limits: Turn['limits']) {}

	turn(recipients = 1): Turn {
		this.last += 1;
		const id = String(this.last);
		return { lane: 'l', id, recipients, countsWithinMs: 60_000, limits: this.limits };
	}

	ask(turn: Turn) {
		return this.store.transaction((sql) => takeTurn(sql, turn));
	}

	peek(turn: Turn) {
		return this.store.transaction((sql) => peekTurn(sql, turn));
	}

	pause(milliseconds: number) {
		return this.store.transaction((sql) => pauseLane(sql, 'l', milliseconds));
	}

	/** Waits for its turn; the server counts it at some moment before it answers. */
	async send(recipients: number, onTheWay: number, back: number): Promise<void> {
		const turn = this.turn(recipients);
		for (;;) {
			const verdict = await this.ask(turn);
			if (verdict.goes) break;
			await this.clock.sleep(verdict.waitMs);
		}
		await this.clock.sleep(onTheWay);
		this.arrived.push({ at: this.clock.now(), recipients });
		await this.clock.sleep(back);
		await this.store.transaction((sql) => noteCounted(sql, turn, 0));
	}

	/** The most that came within any window of this length. */
	most(lengthMs: number, of: 'messages' | 'recipients'): number {
		return Math.max(
			0,
			...this.arrived.map(({ at }) =>
				this.arrived
					.filter((one) => one.at >= at && one.at < at + lengthMs)
					.reduce((sum, one) => sum + (of === 'messages' ? 1 : one.recipients), 0),
			),
		);
	}
}

describe('The limits of a profile', () => {
	it('hold at the server in every second, minute and day, however slow the network is', async () => {
		const message = fc.record({
			recipients: fc.integer({ min: 1, max: 3 }),
			onTheWay: fc.integer({ min: 0, max: 1500 }),
			back: fc.integer({ min: 0, max: 1500 }),
			pause: fc.integer({ min: 0, max: 3000 }),
		});
		await fc.assert(
			fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 40 }), async (messages) => {
				const limits = { ...NONE, perSecond: 2, perMinute: 9, perDay: 25, recipientsPerDay: 40 };
				const sending = new Sending(limits);

				for (const { recipients, onTheWay, back, pause } of messages) {
					await sending.clock.sleep(pause);
					await sending.send(recipients, onTheWay, back);
				}

				expect(sending.arrived).toHaveLength(messages.length);
				expect(sending.most(1000, 'messages')).toBeLessThanOrEqual(2);
				expect(sending.most(60_000, 'messages')).toBeLessThanOrEqual(9);
				expect(sending.most(DAY, 'messages')).toBeLessThanOrEqual(25);
				expect(sending.most(DAY, 'recipients')).toBeLessThanOrEqual(40);
			}),
			{ numRuns: 100 },
		);
	});

	it('let go at once what there is room for, and no later than a thousandth behind its window', async () => {
		const sending = new Sending({ ...NONE, perDay: 3 });
		const begin = sending.clock.now();
		for (let sent = 0; sent < 3; sent += 1) await sending.send(1, 0, 0);
		const atOnce = sending.clock.now() - begin;

		await sending.send(1, 0, 0);

		expect(atOnce).toBe(0);
		expect(sending.clock.now() - begin).toBeGreaterThan(DAY);
		expect(sending.clock.now() - begin).toBeLessThanOrEqual(DAY + DAY / 1000 + 1);
	});

	it('count a message that is under way until it is answered', async () => {
		const sending = new Sending({ ...NONE, perSecond: 1 });
		await sending.ask(sending.turn());
		await sending.clock.sleep(30_000);

		expect(await sending.ask(sending.turn())).toMatchObject({ goes: false, because: 'limit' });
	});

	it('forget what a clock that was set back has put into the future', async () => {
		const sending = new Sending({ ...NONE, perSecond: 1 });
		await sending.clock.sleep(10 * DAY);
		await sending.send(1, 0, 0);
		await sending.clock.sleep(-10 * DAY);
		await sending.ask(sending.turn());
		await sending.clock.sleep(61_100);

		expect(await sending.ask(sending.turn())).toEqual({ goes: true });
	});

	it('do not keep a profile from asking, after a clock was set back', async () => {
		const sending = new Sending({ ...NONE, perSecond: 1 });
		await sending.clock.sleep(10 * DAY);
		await sending.send(1, 0, 0);
		await sending.clock.sleep(-10 * DAY);

		expect(await sending.peek(sending.turn())).toEqual({ goes: true });
		expect(await sending.ask(sending.turn())).toMatchObject({ goes: false });
		await sending.clock.sleep(61_100);
		expect(await sending.peek(sending.turn())).toEqual({ goes: true });
	});

	it('forget a pause that a clock set back has made longer than a day', async () => {
		const sending = new Sending(NONE);
		await sending.clock.sleep(10 * DAY);
		await sending.pause(60_000);
		await sending.clock.sleep(-10 * DAY);

		expect(await sending.peek(sending.turn())).toEqual({ goes: true });
		await sending.pause(60_000);
		expect(await sending.peek(sending.turn())).toMatchObject({ because: 'paused', waitMs: 60_000 });
	});

	it('pause a profile for a day at most', async () => {
		const sending = new Sending(NONE);
		await sending.pause(1e15);

		expect(await sending.peek(sending.turn())).toMatchObject({ waitMs: DAY });
	});

	it('are not used up by looking', async () => {
		const sending = new Sending({ ...NONE, perDay: 1 });

		expect(await sending.peek(sending.turn())).toEqual({ goes: true });
		expect(await sending.peek(sending.turn())).toEqual({ goes: true });
	});

	it('let nothing begin while the server has asked the profile to wait', async () => {
		const sending = new Sending(NONE);
		await sending.pause(5000);
		await sending.pause(1000);

		expect(await sending.ask(sending.turn())).toEqual({
			goes: false,
			waitMs: 5000,
			because: 'paused',
		});
	});
});
