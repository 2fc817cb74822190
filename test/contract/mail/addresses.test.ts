import { SmtpTransport } from '../../../lib/mail';
import { MailFaultBoard } from '../../../sandbox/mailbox/mail-faults';
import { MailServer } from '../../../sandbox/mailbox/mail-server';
import { MailStore } from '../../../sandbox/mailbox/mail-store';
import { rejection, sampleContent } from '../../lib/mail/samples';
import { postOffice } from './post';

const KEY = 'DEMO/invoice/20260012/1/abc';

/** A server that takes addresses beyond ASCII, or does not, and the way to it. */
async function serverThat(offersUtf8: boolean) {
	const store = new MailStore(() => 0);
	const faults = new MailFaultBoard();
	const server = new MailServer({ store, faults, security: { kind: 'none' }, offersUtf8 });
	const port = await server.listen(0);
	const timeouts = { connectMs: 5000, greetingMs: 5000, answerMs: 5000 };
	const transport = new SmtpTransport({
		profile: 'FACT',
		sender: 'facturen@demo-installatie.example',
		signIn: { kind: 'none' },
		server: { host: '127.0.0.1', port, security: 'none', ca: '', timeouts },
	});
	const stop = async (): Promise<void> => {
		await transport.close();
		await server.stop();
	};
	return { store, faults, transport, stop };
}

describe('An address beyond ASCII', () => {
	it('goes to any server when only its domain is', async () => {
		const { store, transport, stop } = await serverThat(false);

		const sent = await postOffice(transport).sender.send(
			KEY,
			sampleContent({ to: 'Ans <ans@bücher.example>' }),
		);
		await stop();

		expect(store.mails()).toMatchObject([{ to: ['ans@xn--bcher-kva.example'] }]);
		expect(sent.recipients).toEqual(['ans@bücher.example']);
	});

	it('is told as it was given when it is refused', async () => {
		const { faults, transport, stop } = await serverThat(false);
		const { sender, outbox } = postOffice(transport);
		const refusal = { at: 'rcpt', do: 'reply', reply: '550 5.1.1 Unknown' } as const;
		faults.add({ ...refusal, recipient: 'xn--bcher-kva' });

		await rejection(sender.send(KEY, sampleContent({ to: 'a@b.example, ans@bücher.example' })));
		await stop();

		expect((await outbox.find(KEY))?.refused).toMatchObject([{ address: 'ans@bücher.example' }]);
	});

	it('is refused before anything is sent when the server does not take it', async () => {
		const { store, transport, stop } = await serverThat(false);
		const { sender, outbox } = postOffice(transport);

		const error = await rejection(sender.send(KEY, sampleContent({ to: 'jörg@bücher.example' })));
		const next = await sender.send('DEMO/invoice/2/1/x', sampleContent());
		await stop();

		expect(error).toMatchObject({
			code: 'MAIL_ADDRESS_INVALID',
			message: expect.stringContaining('jörg@bücher.example') as string,
		});
		expect((await outbox.find(KEY))?.state).toBe('failed');
		expect(next.state).toBe('sent');
		expect(store.arrivals()).toHaveLength(1);
	});

	it('goes to a server that says that it takes it', async () => {
		const { store, transport, stop } = await serverThat(true);

		await postOffice(transport).sender.send(KEY, sampleContent({ to: 'jörg@bücher.example' }));
		await stop();

		const [recipient = ''] = store.arrivals()[0]?.to ?? [];
		expect(Buffer.from(recipient, 'latin1').toString()).toBe('jörg@xn--bcher-kva.example');
	});
});
