import '../quiet';
import { fileOf } from '../email-profile-send/mail-setting';
import type { RunResult } from '../harness';
import { dutchIn } from './english';
import { mailTemplates, type MailTemplateRun } from './mail-template';
import { timesRun } from './setting';

const FILE = '14-mail-digest.json';
const TO = 'administratie@devries.example';

const template = mailTemplates();

function mail(process: string, reference: string, run: MailTemplateRun = {}): Promise<RunResult> {
	return template.now.run('11-mail-report.json', {
		form: {
			to: 'ans@klant.example',
			process,
			reference,
			subject: `<b>${reference}</b>`,
			message: 'Hierbij.',
			signature: 'Bas',
			language: 'Nederlands',
		},
		files: { files: fileOf(Buffer.from('%PDF'), 'stuk.pdf') },
		...run,
	});
}

function run(startAt: 'Every Morning' | 'Mail Now', mailTo = TO): Promise<RunResult> {
	return template.now.run(FILE, { startAt, settings: { mailTo } });
}

describe('template 14', () => {
	it('mails counts by profile and what a person must look at, with everything escaped', async () => {
		const { mailbox } = template.now.sandbox;
		await mail('Rapport', 'A');
		await mail('Factuur', 'B');
		mailbox.addFault({ at: 'end', do: 'cut' });
		await mail('Factuur', 'C');
		mailbox.addFault({ at: 'end', do: 'reply', reply: '554 5.7.1 spam' });
		await mail('Factuur', 'D');
		await mail('Rapport', 'E', { profile: { perDay: 1 } });
		mailbox.clear();

		const result = await run('Every Morning');

		expect(result.json('What Happened')).toMatchObject([
			{
				open: 2,
				profiles: [
					{ profile: 'ALGEMEEN', sent: 1, deferred: 1, doubtful: 0, failed: 0 },
					{ profile: 'FACTUREN', sent: 1, deferred: 0, doubtful: 1, failed: 1 },
				],
			},
		]);
		expect(mailbox.mails()).toMatchObject([
			{
				from: 'info@demo-installatie.example',
				to: [TO],
				subject: 'E-mail: 2 berichten vragen aandacht',
			},
		]);
		const { html = '', text = '' } = mailbox.mails()[0] ?? {};
		expect(html).toContain('&lt;b>C&lt;/b>');
		expect(html).not.toContain('<b>C</b>');
		expect(html).not.toContain('&lt;b>E');
		expect(html).toContain('href="http://127.0.0.1/form/accountview-mail-attention"');
		expect(text).toMatch(/FACTUREN: 1 verzonden, 0 wachtend, 1 niet zeker, 1 geweigerd/);
		expect(text).toMatch(/Niet zeker: <b>C<\/b> aan ans@klant\.example/);
	});

	it('is in English where the settings say so, and leads to the English form', async () => {
		const { mailbox } = template.now.sandbox;
		mailbox.addFault({ at: 'end', do: 'cut' });
		await mail('Factuur', 'C');
		await mail('Rapport', 'E');
		mailbox.clear();

		const settings = { mailTo: TO, language: 'English' };
		await template.now.run(FILE, { startAt: 'Every Morning', settings });
		const [digest] = mailbox.mails();
		await template.now.run(FILE, { startAt: 'Mail Now', settings });

		expect(digest?.subject).toBe('E-mail: 1 message needs attention');
		expect(digest?.html).toContain('/form/accountview-mail-attention-en"');
		expect(digest?.text).toMatch(/FACTUREN: 0 sent, 0 waiting, 1 in doubt, 0 refused/);
		expect(digest?.text).toMatch(/In doubt: <b>C<\/b> to ans@klant\.example/);
		expect(dutchIn({ html: digest?.html, text: digest?.text.split('http')[0] })).toEqual([]);
	});

	it('mails once a day, however often it runs, and again by hand', async () => {
		const { mailbox } = template.now.sandbox;
		mailbox.addFault({ at: 'end', do: 'cut' });
		await mail('Factuur', 'C');

		await run('Every Morning');
		await run('Every Morning');
		await run('Mail Now');

		expect(mailbox.mails()).toHaveLength(2);
	});

	it('mails nothing when all is well, but by hand says so', async () => {
		const { mailbox } = template.now.sandbox;
		await mail('Rapport', 'A');
		mailbox.clear();

		const morning = await run('Every Morning');
		await run('Mail Now');

		expect(timesRun(morning, 'Nothing to Say')).toBe(1);
		expect(mailbox.mails()).toMatchObject([{ subject: 'E-mail: alles in orde' }]);
	});

	it('breaks off, for the error workflow to tell, when the digest cannot leave', async () => {
		template.now.sandbox.mailbox.addFault({ at: 'end', do: 'cut' });
		await mail('Factuur', 'C');
		template.now.sandbox.mailbox.addFault({ at: 'mail', do: 'reply', reply: '550 5.7.60 no' });

		const run = template.now.run(FILE, {
			startAt: 'Every Morning',
			settings: { mailTo: TO },
		});

		await expect(run).rejects.toMatchObject({
			message: expect.stringContaining('does not let this login send') as string,
		});
	});

	it('does not tell of a digest that could not leave: the next one comes in its place', async () => {
		const { mailbox } = template.now.sandbox;
		mailbox.addFault({ at: 'end', do: 'cut' });
		await mail('Factuur', 'C');
		mailbox.addFault({ at: 'end', do: 'reply', reply: '554 5.7.1 spam' });
		await run('Every Morning').catch(() => undefined);
		mailbox.clear();

		await run('Mail Now');

		expect(mailbox.mails()).toMatchObject([{ subject: 'E-mail: 1 bericht vraagt aandacht' }]);
	});

	it('mails nobody where no address is set', async () => {
		template.now.sandbox.mailbox.addFault({ at: 'end', do: 'cut' });
		await mail('Factuur', 'C');

		const result = await run('Every Morning', '');

		expect(timesRun(result, 'Nothing to Say')).toBe(1);
		expect(template.now.sandbox.mailbox.mails()).toEqual([]);
	});
});
