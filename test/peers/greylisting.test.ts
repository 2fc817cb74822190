import { setTimeout as pause } from 'node:timers/promises';
import { rejection } from '../lib/mail/samples';
import { hurried, postOffice } from '../contract/mail/post';
import { systemClock } from '../../nodes/shared/accountview/ports';
import { invoice, mailFiles, transportTo } from './support/peers';

/** A mailbox for each test: postgrey knows the other one already. */
const NOW = 'grijs-nu@klant.example';
const LATER = 'grijs-later@klant.example';

/** Longer than postgrey asks for. */
const LONG_ENOUGH_MS = 3000;

describe('A recipient that postgrey does not know', () => {
	it('gets the message within the run, when it may be tried again so long', async () => {
		const transport = transportTo('greylisting');
		const patience = { longestWaitMs: 0, retryWithinMs: 20_000 };
		const { sender, outbox } = postOffice(transport, undefined, patience, systemClock);

		const sent = await sender.send('DEMO/invoice/grey1/1/x', invoice({ to: NOW }));
		await transport.close();

		expect(sent.attempts).toBeGreaterThan(1);
		// How long is up to postgrey, which counts in whole seconds.
		expect(sent.waitedMs).toBeGreaterThan(0);
		expect(await outbox.find('DEMO/invoice/grey1/1/x')).toMatchObject({ state: 'sent' });
		expect(await mailFiles(NOW)).toHaveLength(1);
	});

	it('gets it once from a later run, when this one may not wait', async () => {
		let ahead = 0;
		const clock = { ...hurried, now: () => Date.now() + ahead };
		const transport = transportTo('greylisting');
		const noPatience = { longestWaitMs: 0, retryWithinMs: 0 };
		const { sender, outbox } = postOffice(transport, undefined, noPatience, clock);
		const key = 'DEMO/invoice/grey2/1/x';
		const content = invoice({ to: LATER });

		const first = await rejection(sender.send(key, content));
		const entry = await outbox.find(key);
		const tooEarly = await rejection(sender.send(key, content));
		const before = await mailFiles(LATER);
		await pause(LONG_ENOUGH_MS);
		ahead = (entry?.dueAt ?? 0) - Date.now();
		const later = await sender.send(key, content);
		const again = await sender.send(key, content);
		await transport.close();

		expect(first).toMatchObject({ code: 'MAIL_DEFERRED', failureClass: 'transient' });
		expect((first as Error).message).toMatch(/450 4\.2\.0 .*Greylisted/);
		expect(entry).toMatchObject({ state: 'deferred' });
		expect(tooEarly).toMatchObject({ code: 'MAIL_DEFERRED' });
		expect(before).toHaveLength(0);
		expect(later).toMatchObject({ state: 'sent', wasSentBefore: false, attempts: 2 });
		expect(again).toMatchObject({ wasSentBefore: true });
		expect(await mailFiles(LATER)).toHaveLength(1);
	});
});
