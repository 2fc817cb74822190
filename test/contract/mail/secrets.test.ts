import type { MailError } from '../../../lib/mail';
import type { HttpPort } from '../../../lib/ports/http';
import { rejection, sampleContent } from '../../lib/mail/samples';
import { sandbox, stopSandboxes } from '../../sandbox/support/sandbox';
import { graphOf, httpWith, postOffice, smtpTo } from './post';

afterEach(stopSandboxes);

const KEY = 'DEMO/invoice/20260012/1/abc';
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Everything that a person gets to see of it. */
function shown(error: unknown, entry: unknown): string {
	const { message, remedy, details } = error as MailError;
	return JSON.stringify([message, remedy, details, entry]);
}

describe('A secret', () => {
	it.each(['auth', 'mail', 'end'] as const)(
		'that a server gives back in answer to %s stands nowhere',
		async (at) => {
			const world = await sandbox();
			const { user, password } = world.mailbox.account;
			const plain = base64(`\0${user}\0${password}`);
			const reply = `550 5.0.0 ${password} ${base64(password)} AUTH PLAIN ${plain}`;
			const transport = smtpTo(world);
			const { sender, outbox } = postOffice(transport);
			world.mailbox.addFault({ at, do: 'reply', reply });

			const error = await rejection(sender.send(KEY, sampleContent()));
			await transport.close();

			const all = shown(error, await outbox.find(KEY));
			expect(all).toContain('***');
			for (const secret of [password, base64(password), plain]) expect(all).not.toContain(secret);
		},
	);

	it('that a server gives back while it takes the message stands nowhere', async () => {
		const world = await sandbox();
		const { password } = world.mailbox.account;
		const transport = smtpTo(world);
		const { sender, outbox } = postOffice(transport);
		world.mailbox.addFault({ at: 'taken', do: 'reply', reply: `250 OK ${password}` });
		world.mailbox.addFault({ at: 'rcpt', do: 'reply', reply: `550 ${password}`, recipient: 'x@' });

		await rejection(sender.send(KEY, sampleContent({ to: 'ans@klant.example, x@klant.example' })));
		await transport.close();

		const entry = await outbox.find(KEY);
		expect(entry).toMatchObject({ reply: '250 OK ***', refused: [{ reply: '550 ***' }] });
	});

	it('that is a token stands nowhere either', async () => {
		const world = await sandbox();
		const { user, token } = world.mailbox.account;
		const signIn = { kind: 'oauth2', user, token: () => Promise.resolve(token) } as const;
		const transport = smtpTo(world, 'tls', { signIn });
		const { sender, outbox } = postOffice(transport);
		world.mailbox.addFault({ at: 'mail', do: 'reply', reply: `550 5.0.0 token ${token} is bad` });

		const error = await rejection(sender.send(KEY, sampleContent()));
		await transport.close();

		expect(shown(error, await outbox.find(KEY))).not.toContain(token);
	});

	it('that Microsoft Graph gives back stands nowhere', async () => {
		const world = await sandbox();
		const message = 'Refused: Authorization: Bearer abc.def';
		const http: HttpPort = async (request) => {
			if (!request.url.endsWith('/send')) return await httpWith(world.graph.account.token)(request);
			return { status: 400, headers: {}, body: JSON.stringify({ error: { code: 'X', message } }) };
		};
		const { sender, outbox } = postOffice(graphOf(world, '', http));

		const error = await rejection(sender.send(KEY, sampleContent()));

		expect(shown(error, await outbox.find(KEY))).not.toContain('abc.def');
	});
});
