import { EmailProfileSend } from '../../../nodes/EmailProfileSend/EmailProfileSend.node';
import type { ICredentialTestFunctions } from 'n8n-workflow';
import { textOf } from '../node-setting';
import { fileOf, invoice, mailSettings } from './mail-setting';

const setting = mailSettings();

describe('Message: Preview', () => {
	it('shows what would be sent, and that it has left once it has; sends nothing', async () => {
		const { now } = setting;
		const items = [invoice(1, { files: 'data' })];
		const binary = { data: fileOf(Buffer.from('%PDF'), 'factuur.pdf') };

		const before = await now.run('message-preview', { items, binary });
		await now.run('message-send', { items, binary });
		const after = await now.run('message-preview', { items, binary });

		expect(before.json('Done')).toMatchObject([
			{
				state: 'new',
				from: 'Demo Installatie <facturen@demo-installatie.example>',
				to: ['klant1@klant.example'],
				subject: 'Factuur 20260001',
				attachments: [{ fileName: 'factuur.pdf', bytes: 4, isInline: false }],
			},
		]);
		expect(after.json('Done')).toMatchObject([{ state: 'sent' }]);
		expect(now.world.mailbox.arrivals()).toHaveLength(1);
	});
});

describe('Profile: Check', () => {
	it('tells that the server answers, or in words what is wrong', async () => {
		const { now } = setting;

		const good = await now.run('profile-check');
		const bad = await now.run('profile-check', { profile: now.smtpProfile({ ca: '' }) });
		const outlook = await now.run('profile-check', {
			parameters: { emailSystem: 'outlook' },
			profile: now.outlookProfile({ mailbox: 'weg@demo-installatie.example' }),
		});

		expect(good.json('Done')).toMatchObject([{ ok: true, profile: 'FACT' }]);
		expect(bad.json('Done')).toMatchObject([{ ok: false }]);
		expect(bad.json('Done')[0]?.['message']).toContain('is not trusted');
		expect(outlook.json('Done')[0]?.['message']).toContain('no mailbox');
		expect(now.world.mailbox.arrivals()).toHaveLength(0);
	});

	it.each([
		'http://graph.firm.example',
		'http://127.0.0.1.firm.example',
		'ftp://localhost',
		'graph',
	])('tells no token to Graph at %s', async (graphUrl) => {
		const { now } = setting;

		const result = await now.run('profile-check', {
			parameters: { emailSystem: 'outlook' },
			profile: now.outlookProfile({ graphUrl }),
		});

		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'MAIL_PROFILE_INVALID' } },
		]);
	});

	it.each([
		[{}, 'OK', 'signed in as facturen@'],
		[{ password: 'wrong' }, 'Error', 'refuses user and password'],
		[{ security: 'tls' }, 'Error', 'do not fit'],
		[{ code: '' }, 'Error', 'no code'],
	])('is what the credential does when it is tested with %j', async (changes, status, words) => {
		const { now } = setting;
		const { testEmailProfile } = new EmailProfileSend().methods.credentialTest;
		const { type, data } = now.smtpProfile(changes);

		const result = await testEmailProfile.call({} as ICredentialTestFunctions, {
			id: '1',
			name: 'Profile',
			type,
			data,
		});

		expect(result.status).toBe(status);
		expect(result.message).toContain(words);
	});
});

describe('Profile: Resolve', () => {
	it('gives the profile of each item with the reason', async () => {
		const items = [{ process: 'invoice' }, { process: 'quote' }];

		const result = await setting.now.run('profile-resolve', { items });

		expect(result.json('Done')).toMatchObject([
			{ process: 'invoice', profile: 'INVOICES', level: 'process' },
			{ process: 'quote', profile: 'SYSTEM', level: 'system' },
		]);
	});

	it('takes the order from the matrix where none is given', async () => {
		const matrix = [
			{ id: 1, process: 'invoice', user: null, administration: null, profile: 'A', priority: 20 },
			{ id: 2, process: null, user: 'ans', administration: null, profile: 'B', priority: '10' },
		];
		const parameters = { matrix, order: '', user: 'ans' };

		const result = await setting.now.run('profile-resolve', {
			items: [{ process: 'invoice' }],
			parameters,
		});

		expect(result.json('Done')).toMatchObject([
			{
				profile: 'B',
				order: ['personal', 'process', 'administration', 'system'],
				reasonNl: expect.stringContaining('gebruiker "ans"') as string,
			},
		]);
	});

	it('gives an error item for a matrix that does not fit or cannot be read', async () => {
		const { now } = setting;

		const none = await now.run('profile-resolve', {
			parameters: { matrix: '[{"process":"x","profile":"A"}]' },
		});
		const broken = await now.run('profile-resolve', {
			parameters: { matrix: '[{"process":"x"}]' },
		});

		expect(none.json('Needs Attention')).toMatchObject([
			{
				details: {
					code: 'MAIL_PROFILE_NONE',
					messageNl: 'In de profielmatrix past geen regel bij dit bericht.',
				},
			},
		]);
		expect(broken.json('Needs Attention')).toMatchObject([
			{ details: { code: 'NODE_PARAMETER_INVALID' } },
		]);
	});
});

describe('The outbox', () => {
	it('lists what is in doubt, and takes what a person says of it', async () => {
		const { now } = setting;
		now.world.mailbox.addFault({ at: 'end', do: 'cut' });
		await now.run('message-send');
		const states = ['doubtful'];

		const [doubtful] = (await now.run('outbox-get-many', { parameters: { states } })).json('Done');
		const settled = await now.run('outbox-settle', {
			items: [{ key: doubtful?.['key'] ?? '', decision: 'again' }],
		});
		const sent = await now.run('message-send');

		expect(doubtful).toMatchObject({
			state: 'doubtful',
			subject: 'Factuur 20260001',
			reasonNl: expect.stringMatching(/^Het is niet zeker/) as string,
		});
		expect(settled.json('Done')).toMatchObject([{ state: 'pending', note: 'Seen by Ans' }]);
		expect(sent.json('Done')).toMatchObject([{ state: 'sent', attempts: 2 }]);
		expect(now.world.mailbox.arrivals()).toHaveLength(1);
	});

	it('takes nothing that a person says of an earlier try than the last', async () => {
		const { now } = setting;
		now.world.mailbox.addFault({ at: 'end', do: 'cut' });
		await now.run('message-send');
		const states = ['doubtful'];
		const [doubtful] = (await now.run('outbox-get-many', { parameters: { states } })).json('Done');
		const items = [{ key: doubtful?.['key'] ?? '', decision: 'again' }];
		const settle = (settleAttempts: number) =>
			now.run('outbox-settle', { items, parameters: { settleAttempts } });

		const other = await settle(2);
		const last = await settle(Number(doubtful?.['attempts']));

		expect(other.json('Needs Attention')).toMatchObject([
			{
				details: {
					code: 'MAIL_ENTRY_MOVED_ON',
					messageNl: expect.stringContaining('opnieuw geprobeerd') as string,
				},
			},
		]);
		expect(last.json('Done')).toMatchObject([{ state: 'pending' }]);
	});

	it('keeps what is over the limit of the day, with the time at which it may go', async () => {
		const { now } = setting;
		const items = [1, 2, 3].map((number) => invoice(number));
		const profile = now.smtpProfile({ perDay: 2 });

		const result = await now.run('message-send', { items, profile });
		const again = await now.run('message-send', { items, profile });
		const listed = await now.run('outbox-get-many', { parameters: { states: ['deferred'] } });

		expect(result.json('Done')).toHaveLength(2);
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'MAIL_LIMIT_REACHED' } },
		]);
		expect(again.json('Done').map(({ sentBefore }) => sentBefore)).toEqual([true, true]);
		expect(again.json('Needs Attention')).toMatchObject([{ details: { code: 'MAIL_DEFERRED' } }]);
		const dueAt = Date.parse(textOf(listed.json('Done')[0]?.['dueAt']));
		expect(dueAt - Date.now()).toBeGreaterThan(86_000_000);
		expect(now.world.mailbox.arrivals()).toHaveLength(2);
	});

	it('lists only what has changed since a moment', async () => {
		const { now } = setting;
		const states: string[] = [];
		await now.run('message-send');

		const [later, earlier, wrong] = await Promise.all(
			['2999-01-01T00:00', '2026-01-01', 'gisteren'].map((filterChangedAfter) =>
				now.run('outbox-get-many', { parameters: { states, filterChangedAfter } }),
			),
		);

		expect(later?.json('Done')).toEqual([]);
		expect(earlier?.json('Done')).toMatchObject([{ state: 'sent' }]);
		expect(wrong?.json('Needs Attention')).toMatchObject([
			{ details: { code: 'NODE_PARAMETER_INVALID', parameter: 'Changed After' } },
		]);
	});

	it('never sends more in any second than the profile allows, counted at the server', async () => {
		const { now } = setting;
		const items = Array.from({ length: 7 }, (_, number) => invoice(number));

		await now.run('message-send', { items, profile: now.smtpProfile({ perSecond: 2 }) });

		const times = now.world.mailbox.arrivals().map(({ at }) => at);
		expect(times).toHaveLength(7);
		for (const [index, at] of times.slice(2).entries()) {
			expect(at - (times[index] ?? 0)).toBeGreaterThanOrEqual(1000);
		}
	});

	it('gives an error item for a key that is not there', async () => {
		const result = await setting.now.run('outbox-settle', {
			items: [{ key: 'x', decision: 'sent' }],
		});

		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'MAIL_ENTRY_UNKNOWN' } },
		]);
	});
});
