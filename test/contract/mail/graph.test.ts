import { randomBytes } from 'node:crypto';
import type { MailError } from '../../../lib/mail';
import type { HttpPort } from '../../../lib/ports/http';
import type { Fault, Sandbox } from '../../../sandbox';
import { rejection, sampleContent, sampleFile, sampleProfile } from '../../lib/mail/samples';
import { sandbox, stopSandboxes } from '../../sandbox/support/sandbox';
import { graphOf, httpWith, postOffice } from './post';

afterEach(stopSandboxes);

const KEY = 'DEMO/invoice/20260012/1/abc';
const SEND = { server: 'graph', method: 'POST', pathContains: '/send' } as const;

describe('Microsoft Graph', () => {
	it('sends a large attachment in pieces', async () => {
		const world = await sandbox();
		const { sender } = postOffice(graphOf(world));
		const bytes = randomBytes(9_000_000);

		await sender.send(KEY, sampleContent({ attachments: [sampleFile(bytes)] }));

		const pieces = world.requests().filter(({ method }) => method === 'PUT');
		expect(pieces).toHaveLength(3);
		expect(fileIn(world)?.equals(bytes)).toBe(true);
	});

	it('sends the rest of a piece again that was taken in part', async () => {
		const world = await sandbox();
		const bytes = randomBytes(5_000_000);
		const plain = httpWith(undefined);
		let isFirst = true;
		const half: HttpPort = async (request) => {
			const given = request.bytes;
			if (!isFirst || given === undefined) return await plain(request);
			isFirst = false;
			const part = given.subarray(0, 1_000_000);
			const headers = { ...request.headers, 'Content-Range': 'bytes 0-999999/5000000' };
			return await plain({ ...request, headers, bytes: part });
		};
		const { sender } = postOffice(graphOf(world, '', world.graph.account.token, half));

		await sender.send(KEY, sampleContent({ attachments: [sampleFile(bytes)] }));

		expect(fileIn(world)?.equals(bytes)).toBe(true);
	});

	it.each(['nextExpectedRanges', 'NextExpectedRanges'])(
		'sends a large attachment in pieces to what writes %s, and a number alone',
		async (name) => {
			const world = await sandbox();
			const bytes = randomBytes(5_000_000);
			const plain = httpWith(undefined);
			const outlook: HttpPort = async (request) => {
				const answer = await plain(request);
				const body = answer.body.replace(/"nextExpectedRanges":\["(\d+)-"\]/, `"${name}":["$1"]`);
				return { ...answer, body };
			};
			const { sender } = postOffice(graphOf(world, '', world.graph.account.token, outlook));

			await sender.send(KEY, sampleContent({ attachments: [sampleFile(bytes)] }));

			expect(fileIn(world)?.equals(bytes)).toBe(true);
		},
	);

	it.each([
		['says 200 without having taken them', { status: 200, body: '{}' }],
		['says 202 to the last of them', { status: 202, body: '{"nextExpectedRanges":["4000000-"]}' }],
		['asks for the same again and again', { status: 200, body: '{"nextExpectedRanges":["0-"]}' }],
		['says that they are whole and has them not', { status: 201, body: '{}' }],
	])('sends nothing where what takes the pieces of a file %s', async (_, answer) => {
		const world = await sandbox();
		const lost: HttpPort = () => Promise.resolve({ ...answer, headers: {} });
		const transport = graphOf(world, '', world.graph.account.token, lost);
		const { sender, outbox } = postOffice(transport);
		const file = sampleFile(new Uint8Array(4_000_000));

		const error = await rejection(sender.send(KEY, sampleContent({ attachments: [file] })));

		expect(error).toMatchObject({ code: 'MAIL_DEFERRED', details: { cause: 'MAIL_SERVER_BUSY' } });
		expect((await outbox.find(KEY))?.state).toBe('deferred');
		expect(world.mailbox.arrivals()).toEqual([]);
		expect(await draftsOf(world)).toEqual([]);
	});

	it.each(['http://files.example/upload/1', 'ftp://127.0.0.1/upload/1'])(
		'gives a file to no address without encryption, such as %s',
		async (uploadUrl) => {
			const world = await sandbox();
			const signed = httpWith(world.graph.account.token);
			const asked: string[] = [];
			const http: HttpPort = async (request) => {
				const answer = await signed(request);
				const isSession = request.url.endsWith('createUploadSession');
				return isSession ? { ...answer, body: JSON.stringify({ uploadUrl }) } : answer;
			};
			const plain: HttpPort = ({ url }) => {
				asked.push(url);
				return Promise.resolve({ status: 201, headers: {}, body: '' });
			};
			const { sender } = postOffice(graphOf(world, '', http, plain));
			const file = sampleFile(new Uint8Array(4_000_000));

			const error = await rejection(sender.send(KEY, sampleContent({ attachments: [file] })));

			expect(error).toMatchObject({ code: 'MAIL_DEFERRED' });
			expect(asked).toEqual([]);
		},
	);

	it('sends from a shared mailbox', async () => {
		const world = await sandbox();
		const mailbox = world.graph.account.shared[0];
		const profile = sampleProfile({ senderAddress: mailbox });
		const { sender } = postOffice(graphOf(world, mailbox), profile);

		await sender.send(KEY, sampleContent({}, profile));

		expect(world.mailbox.mails()).toMatchObject([{ from: mailbox }]);
	});

	it('explains that the right Send As is missing, and leaves the message pending and no draft', async () => {
		const world = await sandbox();
		const mailbox = world.graph.account.readOnly;
		const profile = sampleProfile({ senderAddress: mailbox });
		const { sender, outbox } = postOffice(graphOf(world, mailbox), profile);

		const error = await rejection(sender.send(KEY, sampleContent({}, profile)));

		expect(error).toMatchObject({ code: 'MAIL_SENDER_REFUSED', failureClass: 'profile' });
		expect((error as { remedy?: string }).remedy).toContain('Send As');
		expect((await outbox.find(KEY))?.state).toBe('pending');
		expect(world.requests().at(-1)).toMatchObject({ method: 'DELETE', status: 204 });
	});

	it('refuses only the message that asks for a sender that the account may not be', async () => {
		const world = await sandbox();
		const from = 'directie@demo-installatie.example';
		const profile = sampleProfile({ allowedSenders: from });
		const { sender, outbox } = postOffice(graphOf(world), profile);

		const error = await rejection(sender.send(KEY, sampleContent({ from }, profile)));

		expect(error).toMatchObject({
			code: 'MAIL_FROM_REFUSED',
			failureClass: 'item',
			message: expect.stringContaining(from) as string,
		});
		expect((await outbox.find(KEY))?.state).toBe('failed');
	});

	it('waits as long as it is told when there are too many requests', async () => {
		const world = await sandbox();
		const { sender } = postOffice(graphOf(world), undefined, {
			longestWaitMs: 0,
			retryWithinMs: 20_000,
		});
		world.addFault({ ...SEND, kind: 'rate-limit', retryAfterSeconds: 12 });

		const sent = await sender.send(KEY, sampleContent());

		expect(sent).toMatchObject({ attempts: 2, waitedMs: 12_000 });
		expect(world.mailbox.arrivals()).toHaveLength(1);
	});

	it('says that the mailbox it is sent from is full, and leaves the message pending', async () => {
		const world = await sandbox();
		const http: HttpPort = async (request) => {
			if (request.method === 'GET') return await httpWith(world.graph.account.token)(request);
			const error = { code: 'ErrorQuotaExceeded', message: 'Quota exceeded.' };
			return { status: 403, headers: {}, body: JSON.stringify({ error }) };
		};
		const { sender, outbox } = postOffice(graphOf(world, '', http));

		const error = await rejection(sender.send(KEY, sampleContent()));

		expect(error).toMatchObject({ code: 'MAIL_OWN_MAILBOX_FULL', failureClass: 'profile' });
		expect((await outbox.find(KEY))?.state).toBe('pending');
	});

	it('waits for a day at most, whatever it is told', async () => {
		const world = await sandbox();
		const http: HttpPort = async (request) => {
			if (!request.url.endsWith('/send')) return await httpWith(world.graph.account.token)(request);
			return { status: 429, headers: { 'retry-after': '9999999999' }, body: '' };
		};
		const { sender, outbox } = postOffice(graphOf(world, '', http));

		await rejection(sender.send(KEY, sampleContent()));

		const dueAt = (await outbox.find(KEY))?.dueAt ?? 0;
		expect(dueAt - Date.now()).toBeLessThanOrEqual(86_400_000);
	});

	it.each([
		['its answer was lost', { ...SEND, kind: 'cut-after' }, 1],
		['it was cut before', { ...SEND, kind: 'cut-before' }, 0],
		['it answers 503', { ...SEND, kind: 'status', status: 503 }, 0],
		['another server answers in its place', { ...SEND, kind: 'html' }, 0],
	] satisfies readonly (readonly [string, Fault, number])[])(
		'is doubtful when %s, and looks it up at the next run',
		async (_, fault, arrived) => {
			const world = await sandbox();
			const { sender, outbox, store } = postOffice(graphOf(world));
			world.addFault(fault);

			const error = await rejection(sender.send(KEY, sampleContent()));
			const atOnce = await rejection(sender.send(KEY, sampleContent()));
			const before = world.mailbox.arrivals().length;
			await store.transaction((sql) => sql.run('UPDATE accountview_mail SET updated_at = 0'));
			const sent = await sender.send(KEY, sampleContent());

			expect(error).toMatchObject({ code: 'MAIL_DOUBTFUL' });
			expect(atOnce).toMatchObject({ code: 'MAIL_DOUBTFUL' });
			expect(before).toBe(arrived);
			expect(sent.wasSentBefore).toBe(arrived === 1);
			expect((await outbox.find(KEY))?.state).toBe('sent');
			expect(world.mailbox.arrivals()).toHaveLength(1);
		},
	);

	it('does not send again what lies there as sent, also when a person says that it was not', async () => {
		const world = await sandbox();
		const { sender, outbox } = postOffice(graphOf(world));
		world.addFault({ ...SEND, kind: 'cut-after' });
		await rejection(sender.send(KEY, sampleContent()));
		await outbox.settle(KEY, 'again', 'Not in the sent mail');

		const sent = await sender.send(KEY, sampleContent());

		expect(sent).toMatchObject({ state: 'sent', wasSentBefore: true });
		expect((await outbox.find(KEY))?.state).toBe('sent');
		expect(world.mailbox.arrivals()).toHaveLength(1);
	});

	it('stays doubtful when the draft that was sent is gone and that of another try is there', async () => {
		const world = await sandbox();
		const { sender, outbox, store } = postOffice(graphOf(world));
		const remove = { server: 'graph', method: 'DELETE', pathContains: '/messages/' } as const;
		world.addFault({ ...SEND, kind: 'rate-limit' });
		world.addFault({ ...remove, kind: 'status', status: 503 });
		await rejection(sender.send(KEY, sampleContent()));
		const left = await draftsOf(world);
		const entry = await outbox.find(KEY);
		await store.transaction((sql) =>
			sql.run("UPDATE accountview_mail SET state = 'doubtful', evidence = 'gone', updated_at = 0"),
		);

		const error = await rejection(sender.send(KEY, sampleContent()));

		expect(left).toEqual([entry?.evidence]);
		expect(error).toMatchObject({ code: 'MAIL_DOUBTFUL' });
		expect(world.mailbox.arrivals()).toHaveLength(0);
	});

	it('clears the draft of an earlier try away, also of one that ended before it was told to send', async () => {
		const world = await sandbox();
		const { sender } = postOffice(graphOf(world), undefined, {
			longestWaitMs: 0,
			retryWithinMs: 5000,
		});
		const at = { server: 'graph', pathContains: '/messages/' } as const;
		world.addFault({ ...at, method: 'POST', kind: 'cut-before' });
		world.addFault({ ...at, method: 'DELETE', kind: 'cut-before' });

		const sent = await sender.send(
			KEY,
			sampleContent({ attachments: [sampleFile(Buffer.from('%PDF'))] }),
		);

		expect(sent).toMatchObject({ state: 'sent', attempts: 2 });
		expect(await draftsOf(world)).toEqual([]);
	});

	it.each([
		['a piece of an upload is answered 404', 'upload', 404],
		['a piece of an upload is answered 401', 'upload', 401],
	] as const)('makes a new draft when %s', async (_, pathContains, status) => {
		const world = await sandbox();
		const { sender } = postOffice(graphOf(world), undefined, {
			longestWaitMs: 0,
			retryWithinMs: 5000,
		});
		world.addFault({ server: 'graph', method: 'PUT', pathContains, kind: 'status', status });
		const file = sampleFile(new Uint8Array(4_000_000));

		const sent = await sender.send(KEY, sampleContent({ attachments: [file] }));

		expect(sent).toMatchObject({ state: 'sent', attempts: 2 });
		expect(world.mailbox.arrivals()).toHaveLength(1);
	});

	it('is not sure of a draft that is gone when it is to be sent: it may have been', async () => {
		const world = await sandbox();
		const signed = httpWith(world.graph.account.token);
		let isFirst = true;
		const http: HttpPort = async (request) => {
			const draft = request.url.replace(/\/send$/, '');
			if (draft !== request.url && isFirst) {
				isFirst = false;
				await signed({ ...request, method: 'DELETE', url: draft });
			}
			return await signed(request);
		};
		const { sender } = postOffice(graphOf(world, '', http), undefined, {
			longestWaitMs: 0,
			retryWithinMs: 5000,
		});

		const error = await rejection(sender.send(KEY, sampleContent()));

		expect(error).toMatchObject({ code: 'MAIL_DOUBTFUL' });
	});

	it('goes on when the draft of an earlier try is removed by somebody else meanwhile', async () => {
		const world = await sandbox();
		const signed = httpWith(world.graph.account.token);
		const http: HttpPort = async (request) => {
			if (request.method === 'DELETE') await signed(request);
			return await signed(request);
		};
		const { sender } = postOffice(graphOf(world, '', http));
		const remove = { server: 'graph', method: 'DELETE', times: 2 } as const;
		world.addFault({ ...SEND, kind: 'rate-limit', retryAfterSeconds: 0 });
		world.addFault({ ...remove, kind: 'status', status: 503 });
		const first = await rejection(sender.send(KEY, sampleContent()));
		const left = await draftsOf(world);

		const { sender: another } = postOffice(graphOf(world, '', http));
		const sent = await another.send(KEY, sampleContent());

		expect(first).toMatchObject({ code: 'MAIL_DEFERRED' });
		expect(left).toHaveLength(1);
		expect(sent).toMatchObject({ state: 'sent', attempts: 1 });
	});

	it('has sent what it says it has accepted, whatever else it says', async () => {
		const world = await sandbox();
		const http: HttpPort = async (request) => {
			const answer = await httpWith(world.graph.account.token)(request);
			return request.url.endsWith('/send') ? { ...answer, body: '<html>Accepted' } : answer;
		};
		const { sender } = postOffice(graphOf(world, '', http));

		const sent = await sender.send(KEY, sampleContent());

		expect(sent).toMatchObject({ state: 'sent', attempts: 1 });
	});

	it('is doubtful, with its draft kept, when something breaks after it was told to send', async () => {
		const world = await sandbox();
		const http: HttpPort = async (request) => {
			const answer = await httpWith(world.graph.account.token)(request);
			if (request.url.endsWith('/send')) throw new TypeError('body used already');
			return answer;
		};
		const { sender } = postOffice(graphOf(world, '', http));

		const error = await rejection(sender.send(KEY, sampleContent()));

		expect(error).toMatchObject({ code: 'MAIL_DOUBTFUL' });
		expect(world.requests().map(({ method }) => method)).not.toContain('DELETE');
	});

	it.each([
		['a draft', { method: 'POST', pathContains: '/messages' }],
		['an upload', { method: 'POST', pathContains: 'createUploadSession' }],
	])(
		'is asked again when its answer about %s is no JSON or not what it should be',
		async (_, at) => {
			const world = await sandbox();
			const settings = { longestWaitMs: 0, retryWithinMs: 5000 };
			const { sender } = postOffice(graphOf(world), undefined, settings);
			world.addFault({ ...at, server: 'graph', kind: 'not-json' });
			world.addFault({ ...at, server: 'graph', kind: 'error-body-200' });
			const file = sampleFile(new Uint8Array(4_000_000));

			const sent = await sender.send(KEY, sampleContent({ attachments: [file] }));

			expect(sent).toMatchObject({ state: 'sent', attempts: 3 });
			expect(world.mailbox.arrivals()).toHaveLength(1);
		},
	);

	it.each([
		['a token that is refused', { token: 'expired' }, 'MAIL_LOGIN_REFUSED'],
		['a mailbox that is not there', { mailbox: 'weg@x.example' }, 'MAIL_PROFILE_INVALID'],
	] as const)('says in words what is wrong with %s', async (_, change, code) => {
		const world = await sandbox();
		const mailbox = 'mailbox' in change ? change.mailbox : '';
		const transport = graphOf(world, mailbox, 'token' in change ? change.token : undefined);

		const [line] = await transport.check();
		const error = await rejection(postOffice(transport).sender.send(KEY, sampleContent()));

		expect(line?.isOk).toBe(false);
		expect(error).toMatchObject({ code });
	});

	it.each([408, 409, 423])('is tried again when it answers %i to the sending', async (status) => {
		const world = await sandbox();
		const settings = { longestWaitMs: 0, retryWithinMs: 5000 };
		world.addFault({ ...SEND, kind: 'status', status });

		const sent = await postOffice(graphOf(world), undefined, settings).sender.send(
			KEY,
			sampleContent(),
		);

		expect(sent).toMatchObject({ state: 'sent', attempts: 2 });
		expect(world.mailbox.arrivals()).toHaveLength(1);
	});

	it('takes no header that Graph would refuse', async () => {
		const world = await sandbox();
		const content = sampleContent({ headers: { 'List-Unsubscribe': '<mailto:x@y.example>' } });

		const error = await rejection(postOffice(graphOf(world)).sender.send(KEY, content));

		expect(error).toMatchObject({ code: 'MAIL_HEADER_INVALID' });
		expect(world.requests()).toEqual([]);
	});

	it.each([
		[4, undefined],
		[5, 'MAIL_HEADER_INVALID'],
	])('takes no more headers than Graph does, beside that of the key: %i', async (count, code) => {
		const world = await sandbox();
		const names = Array.from({ length: count }, (_, number) => [`X-Invoice-${number}`, 'a']);
		const content = sampleContent({ headers: Object.fromEntries(names) as Record<string, string> });

		const error: unknown = await postOffice(graphOf(world))
			.sender.send(KEY, content)
			.then(
				() => ({}),
				(thrown: unknown) => thrown,
			);

		expect((error as Partial<MailError>).code).toBe(code);
		expect(world.requests().some(({ path }) => path.endsWith('/messages'))).toBe(
			code === undefined,
		);
	});
});

/** The file of the mail that has come in. */
function fileIn({ mailbox }: Sandbox): Buffer | undefined {
	const raw = mailbox.mails()[0]?.raw;
	if (raw === undefined) return undefined;
	const begin = raw.indexOf('\r\n\r\n', raw.indexOf('filename=')) + 4;
	return Buffer.from(raw.slice(begin, raw.indexOf('\r\n--', begin)), 'base64');
}

/** Ids of the drafts in the mailbox of the account. */
async function draftsOf({ graph }: Sandbox): Promise<readonly string[]> {
	const { body } = await httpWith(graph.account.token)({
		method: 'GET',
		url: `${graph.baseUrl}/v1.0/me/messages`,
		headers: {},
		timeoutMs: 5000,
		maxBodyBytes: 1_000_000,
	});
	const { value } = JSON.parse(body) as { value: { id: string; isDraft: boolean }[] };
	return value.filter(({ isDraft }) => isDraft).map(({ id }) => id);
}
