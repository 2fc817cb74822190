import { randomUUID } from 'node:crypto';
import { MailError, MailSender, Outbox } from '../../../lib/mail';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { digest, sampleContent, sampleProfile } from '../../lib/mail/samples';
import { sandbox, stopSandboxes } from '../../sandbox/support/sandbox';
import type { Sandbox } from '../../../sandbox';
import { sqlitePlace } from '../store/stores';
import { silent, smtpTo } from './post';

afterEach(stopSandboxes);

const PER_SECOND = 4;
const PER_DAY = 10;
const EACH = 8;

/** A run that sends its messages with an outbox and a connection of its own, and what each came to. */
async function run(world: Sandbox, place: ReturnType<typeof sqlitePlace>, name: string) {
	const store = await place.open();
	const transport = smtpTo(world);
	const outbox = new Outbox(store, { newId: randomUUID });
	const profile = sampleProfile({ perSecond: PER_SECOND, perDay: PER_DAY });
	const ports = { clock: systemClock, random: Math.random, logger: silent, digest };
	const sender = new MailSender(profile, outbox, transport, ports);
	const patience = { longestWaitMs: 60_000, retryWithinMs: 0 };
	const outcomes: string[] = [];
	for (let number = 0; number < EACH; number += 1) {
		const key = `DEMO/invoice/${name}${number}/1/x`;
		const outcome = await sender.send(key, sampleContent(), patience).then(
			({ state }) => state,
			(error: unknown) => (error instanceof MailError ? error.code : String(error)),
		);
		outcomes.push(outcome);
	}
	await sender.flush();
	await transport.close();
	await store.close();
	return outcomes;
}

describe('The limits of a profile, counted where the mail arrives', () => {
	it('hold over two runs at once, and what is over that of the day waits', async () => {
		const world = await sandbox();
		const place = sqlitePlace();

		const outcomes = await Promise.all(['a', 'b'].map((name) => run(world, place, name)));
		await place.remove();

		const times = world.mailbox.arrivals().map(({ at }) => at);
		const inOneSecond = times.map(
			(begin) => times.filter((at) => at >= begin && at < begin + 1000).length,
		);
		const counted = (outcome: string) => outcomes.flat().filter((one) => one === outcome).length;
		expect(times).toHaveLength(PER_DAY);
		expect(Math.max(...inOneSecond)).toBeLessThanOrEqual(PER_SECOND);
		expect(counted('sent')).toBe(PER_DAY);
		expect(counted('MAIL_LIMIT_REACHED')).toBe(2 * EACH - PER_DAY);
	}, 60_000);
});
