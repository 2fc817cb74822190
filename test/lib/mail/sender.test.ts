import { randomUUID } from 'node:crypto';
import {
	MailSender,
	Outbox,
	type MailDraft,
	type MailTransport,
	type Sent,
} from '../../../lib/mail';
import { itemError, MailError } from '../../../lib/mail/errors';
import type { Clock } from '../../../lib/ports/clock';
import { MemoryStore } from '../store/memory-store';
import { digest, rejection, sampleContent, sampleProfile } from './samples';

const FIRST = 'DEMO/invoice/1/1/a';
const SECOND = 'DEMO/invoice/2/1/b';
const PATIENCE = { longestWaitMs: 0, retryWithinMs: 0 };
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined };

/** Time that passes when a test says so, and whoever waits for it then goes on. */
class SteppedClock implements Clock {
	private at = Date.UTC(2026, 10, 23, 9);
	private waiting: { readonly until: number; readonly wake: () => void }[] = [];

	now(): number {
		return this.at;
	}

	async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
		await new Promise<void>((wake, reject) => {
			this.waiting.push({ until: this.at + milliseconds, wake });
			signal?.addEventListener('abort', () => {
				reject(new Error('aborted'));
			});
		});
	}

	/** Second by second. */
	async pass(seconds: number): Promise<void> {
		for (let second = 0; second < seconds; second += 1) {
			this.at += 1000;
			const due = this.waiting.filter(({ until }) => until <= this.at);
			this.waiting = this.waiting.filter(({ until }) => until > this.at);
			for (const { wake } of due) wake();
			await new Promise(setImmediate);
		}
	}
}

/** A sender whose server takes everything, unless `underWay` keeps it from that. */
class Post {
	readonly clock = new SteppedClock();
	readonly store = new MemoryStore(this.clock);
	readonly outbox = new Outbox(this.store, { newId: randomUUID });
	/** What happens before the server asks for a message. */
	underWay: (key: string) => Promise<void> = () => Promise.resolve();
	/** What happens once the server was given a message. */
	atTheDot: () => Promise<void> = () => Promise.resolve();
	/** Dates of the messages that the server was given. */
	readonly dates: string[] = [];
	readonly transport: MailTransport = {
		send: async ({ key, date }, steps) => {
			await this.underWay(key);
			await steps.beforeData();
			this.dates.push(new Date(date).toISOString());
			await this.atTheDot();
			return { state: 'sent', reply: '250 OK', refused: [] };
		},
		check: () => Promise.resolve([]),
		close: () => Promise.resolve(),
	};
	readonly sender: MailSender;

	constructor(limits: Readonly<Record<string, number>> = {}) {
		this.sender = this.senderWith(limits);
	}

	/** The sender of another run, in which the profile has these limits. */
	senderWith(limits: Readonly<Record<string, number>>): MailSender {
		return new MailSender(sampleProfile(limits), this.outbox, this.transport, {
			clock: this.clock,
			random: () => 0,
			logger: silent,
			digest,
		});
	}

	send(key: string, changes: Partial<MailDraft> = {}, sender = this.sender): Promise<Sent> {
		return sender.send(key, sampleContent(changes), PATIENCE);
	}

	async stateOf(key: string): Promise<string | undefined> {
		return (await this.outbox.find(key))?.state;
	}
}

describe('A message that was taken and is not written down yet', () => {
	it('is known to have left when it is asked for once more in the same run', async () => {
		const post = new Post();

		const first = await post.send(FIRST);
		const second = await post.send(FIRST);

		expect([first.wasSentBefore, second.wasSentBefore]).toEqual([false, true]);
	});

	it('stays claimed for as long as the next one is under way', async () => {
		const post = new Post();
		const seen: (string | undefined)[] = [];
		await post.send(FIRST);
		post.underWay = async () => {
			await post.clock.pass(200);
			seen.push(await post.stateOf(FIRST));
		};

		await post.send(SECOND);

		expect(seen).toEqual(['sending']);
		expect(await post.stateOf(FIRST)).toBe('sent');
	});

	it('is claimed no longer once it is written down', async () => {
		const post = new Post();
		await post.send(FIRST);

		await post.sender.flush();
		const renewing = jest.spyOn(post.outbox, 'renew');
		await post.clock.pass(200);

		expect(renewing).not.toHaveBeenCalled();
		expect(await post.stateOf(FIRST)).toBe('sent');
	});

	it('does not keep the next one from being sent when a person has settled it', async () => {
		const post = new Post();
		await post.send(FIRST);
		post.underWay = async () => {
			await post.store.transaction((sql) => sql.run('UPDATE accountview_mail SET expires_at = 0'));
			await post.outbox.settle(FIRST, 'sent', 'The customer has it');
		};

		const sent = await post.send(SECOND);
		await post.sender.flush();

		expect(sent.state).toBe('sent');
		expect(await post.stateOf(SECOND)).toBe('sent');
	});

	it('does not lend the next one its failure, and is written down when that can be done', async () => {
		const post = new Post();
		await post.send(FIRST);
		post.underWay = () => Promise.reject(itemError('MAIL_REFUSED', 'No.', 'Change it.'));
		const finishing = jest.spyOn(post.outbox, 'finish').mockRejectedValue(new Error('disk full'));

		const failing = rejection(post.send(SECOND));
		await post.clock.pass(10);
		const error = await failing;
		finishing.mockRestore();
		await post.sender.flush();

		expect(error).toMatchObject({ code: 'MAIL_REFUSED' });
		expect(await post.stateOf(FIRST)).toBe('sent');
		expect(await post.stateOf(SECOND)).toBe('failed');
	});
});

describe('Evidence about a message in doubt', () => {
	it('does not count for a later try, which somebody else has made meanwhile', async () => {
		const post = new Post();
		const doubt = new MailError({
			...{ code: 'MAIL_DOUBTFUL', message: 'No answer.', remedy: 'Look.' },
			failureClass: 'doubtful',
		});
		post.atTheDot = () => Promise.reject(doubt);
		await rejection(post.send(FIRST));
		await post.clock.pass(100);
		post.transport.lookUp = async () => {
			await post.outbox.settle(FIRST, 'again', 'By somebody else');
			await rejection(post.send(FIRST, {}, post.senderWith({})));
			return 'notSent';
		};

		const error = await rejection(post.send(FIRST));

		expect(error).toMatchObject({ code: 'MAIL_DOUBTFUL' });
		expect(post.dates).toHaveLength(2);
	});
});

describe('The date of a message', () => {
	const refused = itemError('MAIL_REFUSED', 'No.', 'Change it.');
	const doubt = new MailError({
		...{ code: 'MAIL_DOUBTFUL', message: 'No answer.', remedy: 'Look.' },
		failureClass: 'doubtful',
	});

	it('is that of its leaving, however long it has waited for that', async () => {
		const post = new Post();
		await post.outbox.register([post.sender.entryOf(FIRST, sampleContent())]);

		await post.clock.pass(3600);
		await post.send(FIRST);
		await post.sender.flush();

		expect(post.dates).toEqual(['2026-11-23T10:00:00.000Z']);
		expect((await post.outbox.find(FIRST))?.sentOn).toBe(Date.UTC(2026, 10, 23, 10));
	});

	it.each([
		['that was corrected is another one', refused, 'corrected', '10:00'],
		['that was refused and goes again is another one', refused, 'again', '10:00'],
		['that may have left stays as it was', doubt, 'again', '09:00'],
	])('%s', async (_, failure, how, time) => {
		const post = new Post();
		post.atTheDot = () => Promise.reject(failure);
		await rejection(post.send(FIRST));
		post.atTheDot = () => Promise.resolve();

		await post.clock.pass(3600);
		if (how === 'again') await post.outbox.settle(FIRST, 'again', 'Not there');
		await post.send(FIRST, how === 'corrected' ? { subject: 'Factuur 12' } : {});

		expect(post.dates).toEqual(['2026-11-23T09:00:00.000Z', `2026-11-23T${time}:00.000Z`]);
	});
});

describe('A message that waits for the limit of its profile', () => {
	it('goes as soon as the limit was raised, and stays as it is until then', async () => {
		const post = new Post({ perDay: 1 });
		await post.send(FIRST);
		await rejection(post.send(SECOND));
		const waiting = await post.outbox.find(SECOND);

		await post.clock.pass(60);
		const still = await rejection(post.send(SECOND));
		const unchanged = await post.outbox.find(SECOND);
		const sent = await post.send(SECOND, {}, post.senderWith({ perDay: 2 }));

		expect(still).toMatchObject({
			code: 'MAIL_DEFERRED',
			details: { cause: 'MAIL_LIMIT_REACHED', dueAt: new Date(waiting?.dueAt ?? 0).toISOString() },
		});
		expect(unchanged).toEqual(waiting);
		expect(sent).toMatchObject({ state: 'sent', wasSentBefore: false });
	});
});

describe('A message with more recipients than a day of its profile holds', () => {
	it('is refused, and not told to wait for ever', async () => {
		const post = new Post({ recipientsPerDay: 2 });

		const error = await rejection(post.send(FIRST, { cc: 'b@klant.example, c@klant.example' }));

		expect(error).toMatchObject({
			code: 'MAIL_RECIPIENTS_TOO_MANY',
			details: { recipients: 3, allowed: 2 },
		});
		expect(await post.outbox.find(FIRST)).toMatchObject({
			state: 'pending',
			code: 'MAIL_RECIPIENTS_TOO_MANY',
		});
	});
});
