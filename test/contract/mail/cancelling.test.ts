import { setImmediate as aTurn } from 'node:timers/promises';
import { rejection, sampleContent, sampleFile } from '../../lib/mail/samples';
import { sandbox, stopSandboxes } from '../../sandbox/support/sandbox';
import { hurried, postOffice, smtpTo } from './post';

afterEach(stopSandboxes);

const KEY = 'DEMO/invoice/20260012/1/abc';
const NO_PATIENCE = { longestWaitMs: 0, retryWithinMs: 0 };

/** A file in the middle of which something happens. */
function fileWith(event: () => void) {
	async function* pieces(): AsyncGenerator<Uint8Array, void> {
		for (let piece = 0; piece < 100; piece += 1) {
			if (piece === 50) event();
			yield await Promise.resolve(new Uint8Array(65_536));
		}
	}
	return {
		...sampleFile(new Uint8Array(0)),
		size: undefined,
		open: () => Promise.resolve(pieces()),
	};
}

describe('An execution that is cancelled', () => {
	it('in the middle of an attachment ends, and leaves the message pending', async () => {
		const world = await sandbox();
		const transport = smtpTo(world);
		const cancelling = new AbortController();
		const { sender, outbox } = postOffice(
			transport,
			undefined,
			NO_PATIENCE,
			hurried,
			cancelling.signal,
		);
		const file = fileWith(() => {
			cancelling.abort();
		});

		const error = await rejection(sender.send(KEY, sampleContent({ attachments: [file] })));
		await transport.close();

		expect(error).toMatchObject({ code: 'MAIL_CANCELLED' });
		expect(await outbox.find(KEY)).toMatchObject({ state: 'pending', attempts: 1 });
		expect(world.mailbox.arrivals()).toHaveLength(0);
	});

	it('during the sign-in sends nothing', async () => {
		const world = await sandbox();
		const cancelling = new AbortController();
		const { user, token } = world.mailbox.account;
		const signIn = {
			kind: 'oauth2',
			user,
			token: () => {
				cancelling.abort();
				return Promise.resolve(token);
			},
		} as const;
		const transport = smtpTo(world, 'tls', { signIn });
		const { sender, outbox } = postOffice(
			transport,
			undefined,
			NO_PATIENCE,
			hurried,
			cancelling.signal,
		);

		const error = await rejection(sender.send(KEY, sampleContent()));
		await transport.close();

		expect(error).toMatchObject({ code: 'MAIL_CANCELLED' });
		expect((await outbox.find(KEY))?.state).toBe('pending');
		expect(world.mailbox.arrivals()).toHaveLength(0);
	});

	it('while a message is claimed waits for the claim, so that it can be given back', async () => {
		const world = await sandbox();
		const transport = smtpTo(world);
		const cancelling = new AbortController();
		const { signal } = cancelling;
		let isClaimed = false;
		const mail = {
			content: sampleContent(),
			key: KEY,
			messageId: '<x@y.example>',
			date: 0,
			boundary: 'b',
			recipients: ['ans@klant.example'],
			evidence: null,
		};

		const error = await rejection(
			transport.send(mail, {
				beforeData: async () => {
					cancelling.abort();
					for (let turn = 0; turn < 10; turn += 1) await aTurn();
					isClaimed = true;
				},
				signal,
			}),
		);

		expect([isClaimed, error]).toMatchObject([true, { code: 'MAIL_CANCELLED' }]);
		await transport.close();
	});
});
