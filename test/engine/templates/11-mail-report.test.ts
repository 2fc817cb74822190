import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import { fileOf } from '../email-profile-send/mail-setting';
import type { RunResult } from '../harness';
import { textOf } from '../node-setting';
import { dutchIn } from './english';
import { mailTemplates, type MailTemplateRun } from './mail-template';
import { timesRun } from './setting';

const FILE = '11-mail-report.json';
const REPORT = { files: fileOf(Buffer.from('%PDF-1.4'), 'weekrapport.pdf') };

const ANSWERS = {
	to: 'ans@klant.example, kantoor@klant.example',
	process: 'Rapport',
	administration: '',
	reference: '2026-48',
	subject: 'Weekrapport 48',
	message: 'Beste Ans,\n\nHierbij het rapport.',
	signature: 'Bas Bos',
	language: 'Nederlands',
	own: [],
	user: { email: 'bas@demo-installatie.example' },
};

const template = mailTemplates();

function mail(answers: IDataObject = {}, run: MailTemplateRun = {}): Promise<RunResult> {
	return template.now.run(FILE, { form: { ...ANSWERS, ...answers }, files: REPORT, ...run });
}

/** Title and text of the one last page. */
function pageOf(result: RunResult): { title: string; text: string } {
	const pages = [
		'No Profile',
		'No Step for This Profile',
		'Sent Already',
		'Sent',
		'It Waits',
		'In Doubt',
		'Not Sent',
	].flatMap((name) => result.json(name));
	expect(pages).toHaveLength(1);
	return { title: textOf(pages[0]?.['title']), text: textOf(pages[0]?.['message']) };
}

describe('template 11', () => {
	it('mails the files from the sender of the process, and says so with the key', async () => {
		const page = pageOf(await mail());

		expect(template.now.sandbox.mailbox.mails()).toMatchObject([
			{
				from: 'info@demo-installatie.example',
				to: ['ans@klant.example', 'kantoor@klant.example'],
				subject: 'Weekrapport 48',
				text: expect.stringMatching(
					/^Beste Ans,\r?\n\r?\nHierbij het rapport\.\s+Met vriendelijke groet,\s+Bas Bos/,
				) as string,
				attachments: [{ name: 'weekrapport.pdf' }],
			},
		]);
		expect(page.title).toBe('Het bericht is verzonden');
		expect(page.text).toMatch(
			/info@demo-installatie\.example.*systeemprofiel.*-\/rapport\/2026-48\//s,
		);
	});

	it('mails an invoice as the profile for invoices, in the language that was chosen', async () => {
		await mail({ process: 'Factuur', language: 'English' });

		expect(template.now.sandbox.mailbox.mails()).toMatchObject([
			{
				from: 'facturen@demo-installatie.example',
				text: expect.stringContaining('Kind regards,') as string,
			},
		]);
	});

	it('mails every file of several', async () => {
		const files = {
			files_0: fileOf(Buffer.from('a'), 'factuur.pdf'),
			files_1: fileOf(Buffer.from('b'), 'voorwaarden.pdf'),
		};

		await mail({ reference: '' }, { files });

		expect(template.now.sandbox.mailbox.mails()).toMatchObject([
			{ attachments: [{ name: 'factuur.pdf' }, { name: 'voorwaarden.pdf' }] },
		]);
	});

	it('says that the same was sent already, and sends nothing', async () => {
		await mail();
		const page = pageOf(await mail());

		expect(page.title).toBe('Dit bericht was al verzonden');
		expect(template.now.sandbox.mailbox.mails()).toHaveLength(1);
	});

	it('tells two files apart whose long names end differently', async () => {
		const name = (end: string) =>
			`${'Maandrapportage onderhoud en storingen '.repeat(2)}${end}.pdf`;
		for (const end of ['noord', 'zuid']) {
			const files = { files: fileOf(Buffer.from(end), name(end)) };
			const page = pageOf(await mail({ reference: '' }, { files }));
			expect(page.title).toBe('Het bericht is verzonden');
		}

		expect(template.now.sandbox.mailbox.mails()).toHaveLength(2);
	});

	it('goes by the rows of the matrix, also the personal profile of who ticked it', async () => {
		const rows = [
			{ process: null, user: 'bas@demo-installatie.example', profile: 'FACTUREN', priority: 5 },
			{ process: null, user: null, profile: 'ALGEMEEN', priority: 40 },
		];
		const tables = { 'Read the Matrix': rows };

		await mail({ own: ['Verstuur vanuit mijn persoonlijke profiel'] }, { tables });
		await mail({ reference: 'other' }, { tables });

		expect(template.now.sandbox.mailbox.mails().map(({ from }) => from)).toEqual([
			'facturen@demo-installatie.example',
			'info@demo-installatie.example',
		]);
	});

	it('says which step is missing for a profile that it has none for', async () => {
		const tables = { 'Read the Matrix': [{ profile: 'VERKOOP' }] };

		const result = await mail({}, { tables });

		expect(pageOf(result).text).toMatch(/profiel <b>VERKOOP<\/b>.*niets verzonden/s);
		expect(template.now.sandbox.mailbox.mails()).toEqual([]);
	});

	it('says in Dutch that no row of the matrix fits', async () => {
		const tables = { 'Read the Matrix': [{ process: 'order', profile: 'ALGEMEEN' }] };

		const page = pageOf(await mail({}, { tables }));

		expect(page.title).toBe('Voor dit bericht is geen profiel');
		expect(page.text).toContain('In de profielmatrix past geen regel bij dit bericht.');
	});

	it.each([
		[{ to: 'ans at klant' }, /Een van de e-mailadressen is geen geldig adres/],
		[{ to: ' ' }, /geen ontvanger/],
		[{ subject: '<script>', to: 'x' }, /&lt;script>/],
	])('gives a sentence and no stack for %j', async (answers, words) => {
		const page = pageOf(await mail(answers));

		expect(page.title).toBe('Het bericht is niet verzonden');
		expect(page.text).toMatch(words);
		expect(page.text).not.toMatch(/ at .*\.[jt]s:/);
		expect(template.now.sandbox.mailbox.mails()).toEqual([]);
	});

	it('says until when a message waits', async () => {
		const profile = { perDay: 1 };
		await mail({}, { profile });

		const page = pageOf(await mail({ reference: 'other' }, { profile }));

		expect(page.title).toBe('Het bericht wacht');
		expect(page.text).toMatch(
			/pas vanaf <b>\S+dag \d+ \S+ om \d\d:\d\d<\/b>.*-\/rapport\/other\//s,
		);
	});

	it('gives the reference with which what waits goes once, also on another day', async () => {
		const { mailbox } = template.now.sandbox;
		const fault = { at: 'rcpt', do: 'reply', reply: '450 later', recipient: 'kantoor' } as const;
		mailbox.addFault(fault);

		const waiting = pageOf(await mail({ reference: '' }));
		const [, reference = ''] = /met als kenmerk <b>(.*?)<\/b>/.exec(waiting.text) ?? [];
		const again = pageOf(await mail({ reference }));

		expect(reference).toMatch(/^\d{4}-\d\d-\d\d weekrapport\.pdf$/);
		expect([waiting.title, again.title]).toEqual(['Het bericht wacht', 'Het bericht wacht']);
		expect(mailbox.mails().map(({ to }) => to)).toEqual([['ans@klant.example']]);
	});

	it('says that it is not certain, and leads to the list', async () => {
		template.now.sandbox.mailbox.addFault({ at: 'taken', do: 'cut' });

		const page = pageOf(await mail());

		expect(page.title).toBe('Niet zeker of het bericht is verzonden');
		expect(page.text).toContain('/form/accountview-mail-attention');
	});

	it('says that it is not certain when the sent mail cannot be looked into either', async () => {
		const { mailbox } = template.now.sandbox;
		const { account, certificate: ca, startTlsPort: port } = mailbox;
		const { user, password } = account;
		const server = { host: 'localhost', port, security: 'starttls', ca, user, password };
		// What listens there is no IMAP server.
		const profile = { ...server, sentMailHost: 'localhost', sentMailPort: mailbox.port };
		mailbox.addFault({ at: 'end', do: 'cut' });
		await mail({}, { profile });
		await template.now.ageDoubt();

		const page = pageOf(await mail({}, { profile }));

		expect(page.title).toBe('Niet zeker of het bericht is verzonden');
		expect(page.text).toMatch(/map met verzonden mail.*-\/rapport\/2026-48\//s);
		expect(mailbox.mails()).toEqual([]);
	});

	it('names the cause when the server refuses the recipient or the login', async () => {
		const { mailbox } = template.now.sandbox;
		mailbox.addFault({ at: 'rcpt', do: 'reply', reply: '550 5.1.1 unknown', times: 2 });
		const refused = pageOf(await mail());
		const login = pageOf(await mail({ reference: 'x' }, { profile: { host: '' } }));

		expect(refused.text).toContain('De mailserver weigert de ontvanger.');
		expect(login.text).toContain('Het e-mailprofiel is niet goed ingevuld.');
	});

	it('sends nothing twice when one recipient of two was refused', async () => {
		const { mailbox } = template.now.sandbox;
		const fault = { at: 'rcpt', do: 'reply', reply: '550 no', recipient: 'kantoor' } as const;
		mailbox.addFault(fault);

		const result = await mail();

		expect(pageOf(result).title).toBe('Het bericht is niet aan iedereen verzonden');
		expect(timesRun(result, 'Sent')).toBe(0);
		expect(mailbox.mails()).toHaveLength(1);
	});

	describe('in English', () => {
		const startAt = 'Report Form (English)';
		const answers = { process: 'Invoice', language: 'English', reference: '1' };
		const inEnglish = (changes: IDataObject = {}, run: MailTemplateRun = {}) =>
			mail({ ...answers, ...changes }, { startAt, ...run });

		it('mails by the same rules, files too, and ends in English', async () => {
			const { mailbox } = template.now.sandbox;
			const first = pageOf(await inEnglish());
			const again = pageOf(await inEnglish());
			// The Dutch form makes the same message of the same answers.
			const dutch = pageOf(await mail({ ...answers, process: 'Factuur' }));

			expect([first.title, again.title, dutch.title]).toEqual([
				'The message was sent',
				'This message had been sent already',
				'Dit bericht was al verzonden',
			]);
			expect(first.text).toContain('/form/accountview-mail-report-en');
			expect(mailbox.mails()).toMatchObject([
				{ from: 'facturen@demo-installatie.example', attachments: [{ name: 'weekrapport.pdf' }] },
			]);
			for (const page of [first, again]) expect(dutchIn({ ...page, text: bare(page) })).toEqual([]);
		});

		it('knows who ticked the personal profile', async () => {
			const row = { user: 'bas@demo-installatie.example', profile: 'FACTUREN', priority: 1 };
			const tables = { 'Read the Matrix': [row, { profile: 'ALGEMEEN', priority: 40 }] };

			await inEnglish({ process: 'Other', own: ['Send from my personal profile'] }, { tables });

			expect(template.now.sandbox.mailbox.mails()).toMatchObject([
				{ from: 'facturen@demo-installatie.example' },
			]);
		});

		it('says in English what waits, is in doubt, was refused, or has no profile', async () => {
			const { mailbox } = template.now.sandbox;
			mailbox.addFault({ at: 'taken', do: 'cut' });
			const doubt = pageOf(await inEnglish());
			mailbox.addFault({ at: 'rcpt', do: 'reply', reply: '550 5.1.1 unknown', times: 2 });
			const refused = pageOf(await inEnglish({ reference: '2' }));
			const waits = pageOf(await inEnglish({ reference: '3' }, { profile: { perDay: 1 } }));
			const tables = { 'Read the Matrix': [{ process: 'order', profile: 'ALGEMEEN' }] };
			const none = pageOf(await inEnglish({ reference: '4' }, { tables }));

			expect([doubt, refused, waits, none].map(({ title }) => title)).toEqual([
				'Not certain whether the message was sent',
				'The message was not sent',
				'The message waits',
				'There is no profile for this message',
			]);
			expect(doubt.text).toContain('/form/accountview-mail-attention-en');
			expect(waits.text).toMatch(/before <b>\w+day \d+ \w+ at \d\d:\d\d<\/b>/);
			for (const page of [doubt, refused, waits, none]) {
				expect(dutchIn({ ...page, text: bare(page) })).toEqual([]);
			}
		});

		/** Without what the form was filled in with. */
		const bare = ({ text }: { text: string }) =>
			text.replaceAll(textOf(ANSWERS['subject']), '').replaceAll(/\S+@\S+/g, '');
	});
});
