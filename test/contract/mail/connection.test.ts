import { rejection, sampleContent } from '../../lib/mail/samples';
import { sandbox, stopSandboxes } from '../../sandbox/support/sandbox';
import { postOffice, smtpTo } from './post';

afterEach(stopSandboxes);

describe('A connection', () => {
	it('gathers no listeners while it serves one refused message after the other', async () => {
		const world = await sandbox();
		const transport = smtpTo(world);
		const { sender } = postOffice(transport);
		world.mailbox.addFault({
			at: 'rcpt',
			do: 'reply',
			reply: '550 5.1.1 Unknown',
			times: 'always',
		});
		const listeners: number[] = [];

		for (const number of [1, 2, 3]) {
			await rejection(sender.send(`DEMO/invoice/${number}/1/x`, sampleContent()));
			listeners.push(listenersOf(transport));
		}
		await transport.close();

		expect(world.mailbox.connections()).toBe(1);
		expect(new Set(listeners).size).toBe(1);
	});

	it('is left by a server that does not answer the farewell', async () => {
		const world = await sandbox();
		const transport = smtpTo(world, 'starttls', { answerMs: 60_000 });
		await postOffice(transport).sender.send('DEMO/invoice/1/1/x', sampleContent());
		world.mailbox.addFault({ at: 'quit', do: 'delay', milliseconds: 60_000 });
		const begin = performance.now();

		await transport.close();

		expect(performance.now() - begin).toBeLessThan(4000);
	});
});

/** How many wait for the end of the connection below. */
function listenersOf(transport: object): number {
	const handle = Reflect.get(transport, 'connection') as object;
	const connection = Reflect.get(handle, 'connection') as NodeJS.EventEmitter;
	return connection.listenerCount('end');
}
