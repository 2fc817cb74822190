import { fileOf, invoice, mailSettings } from './mail-setting';

const setting = mailSettings();

describe('Message: Send', () => {
	it('sends each item once over one connection, and says so when the flow runs again', async () => {
		const { now } = setting;
		const items = [1, 2, 3].map((number) => invoice(number, { files: 'data' }));
		const binary = { data: fileOf(Buffer.from('%PDF'), 'factuur.pdf') };

		const first = await now.run('message-send', { items, binary });
		const second = await now.run('message-send', { items, binary });

		expect(first.json('Done')).toMatchObject([
			{ state: 'sent', sentBefore: false, profile: 'FACT', recipients: ['klant1@klant.example'] },
			{ state: 'sent', sentBefore: false },
			{ state: 'sent', sentBefore: false },
		]);
		expect(second.json('Done').map(({ sentBefore }) => sentBefore)).toEqual([true, true, true]);
		expect(now.world.mailbox.mails()).toMatchObject([
			{ subject: 'Factuur 20260001', attachments: [{ name: 'factuur.pdf' }] },
			{ subject: 'Factuur 20260002' },
			{ subject: 'Factuur 20260003' },
		]);
		expect(now.world.mailbox.connections()).toBe(1);
		expect(first.items('Done').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('sends nothing again because its profile was changed', async () => {
		const { now } = setting;
		await now.run('message-send');
		const profile = now.smtpProfile({
			code: 'ANDER',
			senderName: 'Andere naam',
			copyAddress: 'archief@demo-installatie.example',
			replyTo: 'antwoord@demo-installatie.example',
		});

		const again = await now.run('message-send', { profile });

		expect(again.json('Done')).toMatchObject([{ state: 'sent', sentBefore: true }]);
		expect(now.world.mailbox.arrivals()).toHaveLength(1);
	});

	it('gives an item whose file n8n no longer has as an error item that names the file', async () => {
		const { now } = setting;
		const file = { ...fileOf(Buffer.from(''), 'factuur.pdf'), id: 'filesystem-v2:gone' };
		const items = [invoice(1, { files: 'data' })];

		const result = await now.run('message-send', { items, binary: { data: file } });

		expect(result.json('Needs Attention')).toMatchObject([
			{
				error: expect.stringContaining('factuur.pdf') as string,
				details: { code: 'MAIL_ATTACHMENT_UNREADABLE' },
			},
		]);
	});

	it('gives the wrong one of three items as an error item, and sends the others', async () => {
		const { now } = setting;
		const items = [invoice(1), invoice(2, { to: 'klant' }), invoice(3)];

		const result = await now.run('message-send', { items });

		expect(result.json('Done')).toHaveLength(2);
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'MAIL_ADDRESS_INVALID' } },
		]);
		expect(result.items('Mail', 1)[0]?.pairedItem).toEqual({ item: 1 });
		expect(now.world.mailbox.arrivals()).toHaveLength(2);
	});

	it('leaves every message pending when the login is refused, and tries none but the first', async () => {
		const { now } = setting;
		const profile = now.smtpProfile({ password: 'wrong' });

		const result = await now.run('message-send', { items: [invoice(1), invoice(2)], profile });
		const listed = await now.run('outbox-get-many');
		const later = await now.run('message-send', { items: [invoice(1), invoice(2)] });

		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'MAIL_LOGIN_REFUSED' } },
			{ details: { code: 'MAIL_LOGIN_REFUSED', tried: false } },
		]);
		expect(listed.json('Done').map(({ state }) => state)).toEqual(['pending', 'pending']);
		expect(later.json('Done')).toHaveLength(2);
	});

	it('sends the others when one asks for a sender that the server refuses, or for a recipient', async () => {
		const { now } = setting;
		const rejected = (recipient: string, reply: string) =>
			({ at: 'rcpt', do: 'reply', reply, recipient, times: 'always' }) as const;
		const { mailbox } = now.world;
		mailbox.addFault(rejected('klant1@', '553 5.7.1 Sender address rejected: not owned by user'));
		mailbox.addFault(rejected('klant2@', '554 5.7.1 Recipient address rejected: Access denied'));
		const items = [
			invoice(1, { from: 'info@demo-installatie.example' }),
			invoice(2, { from: '' }),
			invoice(3, { from: '' }),
		];
		const profile = now.smtpProfile({ allowedSenders: '@demo-installatie.example' });
		const parameters = { options: { from: '={{ $json.from }}' } };

		const result = await now.run('message-send', { items, profile, parameters });

		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'MAIL_FROM_REFUSED' } },
			{ details: { code: 'MAIL_RECIPIENTS_REFUSED' } },
		]);
		expect(mailbox.mails().map(({ to }) => to)).toEqual([['klant3@klant.example']]);
	});

	it('stops at the first item that goes wrong when it is set to, with sentence and remedy', async () => {
		const { now } = setting;
		const node = { onError: 'stopWorkflow' } as const;

		const result = await now.run('message-send', { items: [invoice(1, { to: '' })], node });

		expect(result.error?.message).toContain('has no recipient');
		expect(result.error?.description).toContain('MAIL_RECIPIENT_MISSING');
	});

	it('is not sent twice by Retry On Fail', async () => {
		const { now } = setting;
		now.world.mailbox.addFault({ at: 'taken', do: 'cut', skip: 1 });
		const node = {
			onError: 'stopWorkflow',
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 0,
		} as const;

		const result = await now.run('message-send', { items: [invoice(1), invoice(2)], node });

		expect(result.error?.message).toContain('is not known');
		expect(now.world.mailbox.arrivals()).toHaveLength(2);
	});

	it.each(['continueErrorOutput', 'stopWorkflow'] as const)(
		'tells the last item that it is in doubt when the store is gone after it: %s',
		async (onError) => {
			const { now } = setting;
			await now.run('message-send', { items: [invoice(9)] });
			await now.changeStore(GONE_AFTER_THE_SECOND);

			const result = await now.run('message-send', {
				items: [invoice(1), invoice(2)],
				node: { onError },
			});

			const isStopped = onError === 'stopWorkflow';
			expect(result.json('Done')).toHaveLength(isStopped ? 0 : 1);
			expect(result.json('Needs Attention')).toMatchObject(
				isStopped ? [] : [{ details: { code: 'MAIL_DOUBTFUL' } }],
			);
			expect(result.error?.description ?? '').toMatch(isStopped ? /MAIL_DOUBTFUL/ : /^$/);
			expect(result.items('Mail', 1).map(({ pairedItem }) => pairedItem)).toEqual(
				isStopped ? [] : [{ item: 1 }],
			);
			expect(now.world.mailbox.arrivals()).toHaveLength(3);
		},
	);

	it('fills the template of the process in the language of the customer', async () => {
		const { now } = setting;
		const template = { process: 'invoice', subject: '[[number]]', html: '<b>[[number]]</b>' };
		const templates = [
			{ ...template, language: 'NL', text: 'Beste [[to]]', closing: 'Groet' },
			{ ...template, language: 'DE', text: 'Hallo [[to]]', closing: 'Grüße' },
		];
		const parameters = {
			content: 'template',
			templates: JSON.stringify(templates),
			process: 'invoice',
			language: '={{ $json.language }}',
			fields: '={{ $json }}',
		};

		await now.run('message-send', { items: [invoice(1, { language: 'de' })], parameters });

		expect(now.world.mailbox.mails()).toMatchObject([
			{
				subject: '20260001',
				text: 'Hallo klant1@klant.example\r\n\r\nGrüße',
				html: '<b>20260001</b>\n<p>Grüße</p>'.replace('\n', '\r\n'),
			},
		]);
	});

	it('takes sender, copies, answers, priority, headers and pictures from its options', async () => {
		const { now } = setting;
		const binary = { logo: fileOf(Buffer.from('png'), 'logo.png', 'image/png') };
		const parameters = {
			html: '<img src="cid:logo">',
			options: {
				from: 'Info <info@demo-installatie.example>',
				cc: 'cc@klant.example',
				bcc: 'bcc@klant.example',
				replyTo: 'antwoord@demo-installatie.example',
				priority: 'high',
				headers: '{ "X-Invoice": "12" }',
				inlinePictures: 'logo',
			},
		};
		const profile = now.smtpProfile({ allowedSenders: '@demo-installatie.example' });

		const result = await now.run('message-send', { binary, parameters, profile });

		const [mail] = now.world.mailbox.mails();
		expect(result.json('Needs Attention')).toEqual([]);
		expect(mail).toMatchObject({
			from: 'info@demo-installatie.example',
			to: ['klant1@klant.example', 'cc@klant.example', 'bcc@klant.example'],
			attachments: [{ name: 'logo.png' }],
		});
		expect(mail?.raw).toContain('X-Invoice: 12');
		expect(mail?.raw).toContain('Reply-To: antwoord@demo-installatie.example');
		expect(mail?.raw).toMatch(/X-Priority: 1/);
		expect(mail?.raw).not.toContain('bcc@');
	});

	it.each([
		['Microsoft Outlook', 'outlook'],
		['SMTP (OAuth2)', 'smtpOAuth2'],
	])('sends through %s', async (_, emailSystem) => {
		const { now } = setting;
		const profile =
			emailSystem === 'outlook'
				? now.outlookProfile({ oauthTokenData: { access_token: 'old', refresh_token: REFRESH } })
				: now.oauthProfile(now.world.mailbox.account.token);

		const result = await now.run('message-send', { parameters: { emailSystem }, profile });

		expect(result.json('Needs Attention')).toEqual([]);
		expect(result.json('Done')).toMatchObject([{ state: 'sent' }]);
		expect(now.world.mailbox.mails()).toMatchObject([{ subject: 'Factuur 20260001' }]);
	});

	it('says that an account has to be connected again', async () => {
		const { now } = setting;
		const parameters = { emailSystem: 'smtpOAuth2' };

		const result = await now.run('message-send', {
			parameters,
			profile: now.oauthProfile('expired'),
		});

		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'MAIL_LOGIN_REFUSED' } },
		]);
	});

	it.each([
		['answers 503', { kind: 'status', status: 503 }],
		['cannot be reached', { kind: 'cut-before' }],
	] as const)('waits for a new token when the address for it %s', async (_, fault) => {
		const { now } = setting;
		const { refreshToken } = now.world.graph.account;
		const oauth = now.oauthProfile('expired');
		const oauthTokenData = { access_token: 'expired', refresh_token: refreshToken };
		const profile = { ...oauth, data: { ...oauth.data, oauthTokenData } };
		const parameters = { emailSystem: 'smtpOAuth2', options: { retryWithin: 0 } };
		now.world.addFault({ ...fault, server: 'graph', pathContains: '/oauth2/', times: 9 });

		const result = await now.run('message-send', { parameters, profile });

		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'MAIL_DEFERRED', cause: 'MAIL_SERVER_UNREACHABLE' } },
		]);
	});

	it('gives a MAPI draft as a file, and never calls it sent', async () => {
		const { now } = setting;
		const parameters = {
			emailSystem: 'mapi',
			draftProfileCode: 'MAPI',
			draftSender: 'Demo <info@demo-installatie.example>',
			draftFolder: '',
		};

		const result = await now.run('message-send', { parameters });

		const [item] = result.items('Done');
		const draft = item?.binary?.['draft'];
		expect(item?.json).toMatchObject({ state: 'handedOver', profile: 'MAPI' });
		expect(draft).toMatchObject({ mimeType: 'message/rfc822' });
		expect(draft?.fileName).toMatch(/^DEMO-invoice-20260001-.*\.eml$/);
		expect(Buffer.from(draft?.data ?? '', 'base64').toString()).toContain('X-Unsent: 1');
		expect(now.world.mailbox.connections()).toBe(0);
	});

	it('takes the text of a template for a MAPI draft, and says in a preview that HTML does not go', async () => {
		const { now } = setting;
		const mapi = {
			emailSystem: 'mapi',
			draftProfileCode: 'MAPI',
			draftSender: 'info@demo-installatie.example',
			draftFolder: '',
		};
		const template = { process: 'invoice', language: 'NL', subject: 'Factuur', closing: 'Groet' };
		const templates = [{ ...template, text: 'Platte tekst', html: '<b>Opgemaakt</b>' }];
		const filled = {
			content: 'template',
			templates,
			process: 'invoice',
			language: 'NL',
			fields: {},
		};

		const draft = await now.run('message-send', { parameters: { ...mapi, ...filled } });
		const preview = await now.run('message-preview', {
			parameters: { ...mapi, ...filled, templates: [{ ...templates[0], text: '' }] },
		});

		const file = draft.items('Done')[0]?.binary?.['draft'];
		const text = Buffer.from(file?.data ?? '', 'base64').toString();
		expect(text).toContain('Platte tekst');
		expect(text).not.toContain('Opgemaakt');
		expect(preview.json('Needs Attention')).toMatchObject([
			{ details: { code: 'MAIL_CONTENT_INVALID' } },
		]);
	});

	it('gives each MAPI draft the profile and the sender of its own item', async () => {
		const { now } = setting;
		const parameters = {
			emailSystem: 'mapi',
			draftProfileCode: '={{ $json.profile }}',
			draftSender: '={{ $json.sender }}',
			draftFolder: '',
		};
		const items = [
			{ ...invoice(1), profile: 'SALES', sender: 'verkoop@demo-installatie.example' },
			{ ...invoice(2), profile: 'SERVICE', sender: 'service@demo-installatie.example' },
			{ ...invoice(3), profile: 'BROKEN', sender: 'nobody' },
		];

		const result = await now.run('message-send', { items, parameters });

		expect(result.json('Done')).toMatchObject([
			{ profile: 'SALES', from: 'verkoop@demo-installatie.example' },
			{ profile: 'SERVICE', from: 'service@demo-installatie.example' },
		]);
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'MAIL_ADDRESS_INVALID' } },
		]);
	});

	it('goes once per execution when it is told so', async () => {
		const { now } = setting;
		const parameters = { keyFrom: 'execution' };

		await now.run('message-send', { items: [invoice(1), invoice(1)], parameters });

		expect(now.world.mailbox.arrivals()).toHaveLength(2);
	});
});

/** Nothing can be written down of the second of two invoices. */
const GONE_AFTER_THE_SECOND = `CREATE TRIGGER gone BEFORE UPDATE ON accountview_mail
	WHEN NEW.state = 'sent' AND NEW.message_key LIKE '%/20260002/%'
	BEGIN SELECT RAISE(ABORT, 'gone'); END`;

const REFRESH = 'sandbox-graph-refresh-token';

describe('What Message: Send is given', () => {
	it.each([
		['an address without domain', { to: 'ans@' }, {}, 'MAIL_ADDRESS_INVALID'],
		['a line break in the subject', { number: '1\r\nBcc: x@y.example' }, {}, 'MAIL_HEADER_INVALID'],
		['a line break in a name', { to: '"A\r\nBcc: x" <a@b.example>' }, {}, 'MAIL_HEADER_INVALID'],
		['no recipient', { to: '' }, {}, 'MAIL_RECIPIENT_MISSING'],
		['a file that is not there', { files: 'pdf' }, {}, 'MAIL_ATTACHMENT_MISSING'],
		[
			'a sender that the profile does not list',
			{},
			{ options: { from: 'directie@demo-installatie.example' } },
			'MAIL_SENDER_NOT_ALLOWED',
		],
		[
			'a header with a line break',
			{},
			{ options: { headers: { 'X-A': 'a\nBcc: x' } } },
			'MAIL_HEADER_INVALID',
		],
		['no number of the document', { number: '' }, {}, 'MAIL_KEY_MISSING'],
		[
			'an unknown field in the template',
			{},
			{
				content: 'template',
				templates: '[{"text":"[[naam]]"}]',
				process: '',
				language: '',
				fields: '={{ $json }}',
			},
			'MAIL_TEMPLATE_FIELD_UNKNOWN',
		],
		[
			'no template that fits',
			{},
			{ content: 'template', templates: '[]', process: 'a', language: 'b', fields: '={{ $json }}' },
			'MAIL_TEMPLATE_MISSING',
		],
	])('is refused before anything is connected: %s', async (_, changes, parameters, code) => {
		const { now } = setting;

		const result = await now.run('message-send', { items: [invoice(1, changes)], parameters });

		expect(result.json('Needs Attention')).toMatchObject([{ details: { code } }]);
		expect(now.world.mailbox.connections()).toBe(0);
	});

	it('is refused when the key stands for another message', async () => {
		const { now } = setting;
		const own = { keyFrom: 'own', messageKey: 'report-1' };

		await now.run('message-send', { parameters: own });
		const result = await now.run('message-send', { parameters: { ...own, text: 'Anders' } });

		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'MAIL_KEY_REUSED' } },
		]);
		expect(now.world.mailbox.arrivals()).toHaveLength(1);
	});

	it('names the sender that the server refuses, as the cause it usually is', async () => {
		const { now } = setting;
		const profile = now.smtpProfile({ senderAddress: 'winkel@eigen-domein.example' });

		const result = await now.run('message-send', { profile });

		const [row] = result.json('Needs Attention');
		expect(row).toMatchObject({ details: { code: 'MAIL_SENDER_REFUSED' } });
		expect(row?.['message']).toContain("the provider's own address");
	});
});
