import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import { fileOf } from '../email-profile-send/mail-setting';
import type { RunResult } from '../harness';
import { dutchIn, shownBy } from './english';
import type { FormField } from './forms';
import { mailTemplates, type MailTemplateRun } from './mail-template';
import { timesRun } from './setting';

const FILE = '13-mail-attention.json';
const PAGE = 'Which One, and What?';
const DECISIONS = {
	sent: 'Het is verzonden (gezien in de verzonden berichten of bij de ontvanger)',
	again: 'Het is niet verzonden: opnieuw versturen',
	giveUp: 'Het is niet verzonden en hoeft niet meer',
};

const template = mailTemplates();

/** A message through template 11. */
function mail(reference: string, run: MailTemplateRun = {}): Promise<RunResult> {
	return template.now.run('11-mail-report.json', {
		form: {
			to: 'ans@klant.example',
			process: 'Factuur',
			reference,
			subject: `Factuur ${reference}`,
			message: 'Hierbij.',
			signature: 'Bas',
			language: 'Nederlands',
		},
		files: { files: fileOf(Buffer.from('%PDF'), 'factuur.pdf') },
		...run,
	});
}

/** One in doubt, one refused, one that waits. */
async function makeOpenMail(): Promise<void> {
	const { mailbox } = template.now.sandbox;
	mailbox.addFault({ at: 'taken', do: 'cut' });
	await mail('1');
	mailbox.addFault({ at: 'end', do: 'reply', reply: '554 5.7.1 spam' });
	await mail('2');
	await mail('3', { profile: { perDay: 1 } });
}

function open(answer: IDataObject = {}, run: MailTemplateRun = {}): Promise<RunResult> {
	const form = { user: { email: 'bas@demo-installatie.example' } };
	return template.now.run(FILE, { form, answers: { [PAGE]: answer }, ...run });
}

const ENGLISH = { startAt: 'Attention Form (English)' };

function fieldsOf(result: RunResult): readonly FormField[] {
	return result.json(PAGE)[0]?.['fields'] as unknown as FormField[];
}

const optionsOf = (result: RunResult): readonly string[] =>
	(fieldsOf(result)[1]?.fieldOptions?.values ?? []).map(({ option }) => option);

describe('template 13', () => {
	it('lists what is in doubt, refused and waiting, with the reason in Dutch', async () => {
		await makeOpenMail();

		const result = await open();

		const html = fieldsOf(result)[0]?.html ?? '';
		expect(html).toMatch(
			/Niet zeker<.*Factuur 1.*niet binnengekomen.*Geweigerd.*Factuur 2.*weigert het bericht.*Wacht.*Factuur 3.*Het mag weer vanaf \S+dag/s,
		);
		expect(html).toContain('profiel FACTUREN');
		expect(optionsOf(result)).toEqual([
			'1. Factuur 1 – ans@klant.example',
			'2. Factuur 2 – ans@klant.example',
			'3. Factuur 3 – ans@klant.example',
		]);
	});

	it('settles as sent what was seen, with who saw it where, and lists it no more', async () => {
		await makeOpenMail();
		const [first = ''] = optionsOf(await open());

		const result = await open({ mail: first, decision: DECISIONS.sent, note: 'Verzonden items' });

		expect(result.json('Settle It')).toMatchObject([
			{ state: 'sent', note: 'Verzonden items, bas@demo-installatie.example' },
		]);
		expect(result.json('Settled')[0]?.['message']).toContain('geldt nu als verzonden');
		expect(optionsOf(await open())).toHaveLength(2);
		expect((await mail('1')).json('Sent Already')).toHaveLength(1);
	});

	it('lets go again what was not sent, at the next time that a flow brings it', async () => {
		template.now.sandbox.mailbox.addFault({ at: 'end', do: 'cut' });
		await mail('1');
		const [first = ''] = optionsOf(await open());

		const result = await open({ mail: first, decision: DECISIONS.again });

		expect(result.json('Settled')[0]?.['message']).toMatch(
			/in een formulier in te vullen<\/td><td>1<.*weer aanbiedt/s,
		);
		expect((await mail('1')).json('Sent')).toHaveLength(1);
		expect(template.now.sandbox.mailbox.mails()).toHaveLength(1);
		expect((await open()).json('Nothing Open')).toHaveLength(1);
	});

	it('lists no more what was given up, and no flow sends it', async () => {
		template.now.sandbox.mailbox.addFault({ at: 'end', do: 'cut' });
		await mail('1');
		const [first = ''] = optionsOf(await open());

		await open({ mail: first, decision: DECISIONS.giveUp });

		expect((await open()).json('Nothing Open')).toHaveLength(1);
		expect((await mail('1')).json('Not Sent')[0]?.['message']).toContain('Iemand heeft besloten');
	});

	it('says in Dutch that a message of which a part has left cannot go again', async () => {
		const fault = { at: 'rcpt', do: 'reply', reply: '550 no', recipient: 'weg@' } as const;
		template.now.sandbox.mailbox.addFault(fault);
		await mail('1', {
			form: {
				to: 'ans@klant.example, weg@klant.example',
				process: 'Factuur',
				reference: '1',
				subject: 'Factuur <1>',
				message: 'Hierbij.',
				signature: 'Bas',
				language: 'Nederlands',
			},
		});
		const [first = ''] = optionsOf(await open());

		const result = await open({ mail: first, decision: DECISIONS.again });

		expect(fieldsOf(result)[0]?.html).toContain('Factuur &lt;1>');
		expect(result.json('Not Settled')[0]?.['message']).toContain('Dit kan niet meer');
	});

	it('says in Dutch that a message is not there', async () => {
		template.now.sandbox.mailbox.addFault({ at: 'end', do: 'cut' });
		await mail('1');

		const result = await open({ mail: '7. Iets anders', decision: DECISIONS.sent });

		expect(result.json('Not Settled')[0]?.['message']).toContain('staat niet (meer) in de lijst');
	});

	it('says that there is nothing', async () => {
		const result = await open();

		expect(result.json('Nothing Open')).toHaveLength(1);
		expect(timesRun(result, PAGE)).toBe(0);
	});

	it('is in English for who opens the English form', async () => {
		await makeOpenMail();
		const [first = ''] = optionsOf(await open({}, ENGLISH));

		const settled = await open(
			{ mail: first, decision: 'It was not sent: send it again', note: 'Asked by telephone' },
			ENGLISH,
		);
		const gone = await open(
			{ mail: '7. Another', decision: 'It was not sent: send it again' },
			ENGLISH,
		);

		const list = shownBy(settled, PAGE);
		expect(JSON.stringify(list)).toMatch(
			/In doubt<.*Factuur 1.*Refused<.*Waits<.*It may go again from \w+day/s,
		);
		expect(settled.json('Settle It')).toMatchObject([
			{ state: 'pending', note: 'Asked by telephone, bas@demo-installatie.example' },
		]);
		const end = shownBy(settled, 'Settled');
		expect(JSON.stringify(end)).toContain('/form/accountview-mail-attention-en');
		for (const page of [list, end, shownBy(gone, 'Not Settled')]) expect(dutchIn(page)).toEqual([]);
	});
});
