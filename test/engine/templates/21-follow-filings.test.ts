import '../quiet';
import { join } from 'node:path';
import type { Sandbox } from '../../../sandbox';
import type { Engine, RunResult } from '../harness';
import { storeCredentialFor } from '../store-credential';
import { dutchIn, shownBy } from './english';
import { endOf, FilingTemplate, QUARTER } from './filing-template';
import type { FormField } from './forms';
import { timesRun } from './setting';

const FILE = '21-follow-filings.json';
const SLOW = ['105', '321', '321', '321', '321', '321', '321', '321', '321', '321', '321', '321'];

let loaded: { readonly engine: Engine; readonly sandbox: Sandbox };
let template: FilingTemplate;

beforeAll(async () => {
	loaded = await FilingTemplate.load();
});
beforeEach(() => {
	template = FilingTemplate.begin(loaded.engine, loaded.sandbox);
});
afterEach(async () => {
	await template.stop();
});
afterAll(async () => {
	await loaded.sandbox.stop();
});

const follow = (settings = {}): Promise<RunResult> =>
	template.run(FILE, { startAt: 'Every Quarter of an Hour', settings });
const file = (name: string, look: string): Promise<RunResult> =>
	template.run(name, {
		answers: { [look]: { choice: 'Goedkeuren en indienen', amount: 'Geen' } },
		settings: { mailTo: '' },
	});
const fileBoth = async (): Promise<void> => {
	await file('18-vat-return.json', 'Look at the Return');
	await file('19-icp-statement.json', 'Look at the Statement');
};
const DOUBT_PAGE = 'What Became of It?';
const ENDS = ['It Is Kept', 'Nothing in Doubt', 'Not All of It Is Told', 'It Could Not Be Kept'];

/** A return that Digipoort has, and of which nobody here knows that. */
const leaveInDoubt = async (settings = {}): Promise<void> => {
	loaded.sandbox.digipoort.nextWalk(['500']);
	loaded.sandbox.digipoort.addFault('pass');
	loaded.sandbox.digipoort.addFault('cutAfterAccept');
	await file('18-vat-return.json', 'Look at the Return');
	await follow(settings);
};
/** The form of those in doubt, with what a person answers about the one that it lists. */
const tell = async (
	answers: Record<string, string>,
	startAt = 'Doubt Form',
): Promise<RunResult> => {
	const [page] = (await template.run(FILE, { startAt })).json(DOUBT_PAGE);
	const fields = (page?.['fields'] ?? []) as unknown as FormField[];
	const listed = fields.find(({ fieldName }) => fieldName === 'filing')?.fieldOptions?.values ?? [];
	const filing = listed[0]?.option ?? '';
	return await template.run(FILE, { startAt, answers: { [DOUBT_PAGE]: { filing, ...answers } } });
};
const mails = () => loaded.sandbox.mailbox.mails();

describe('template 21', () => {
	it('follows returns and statements to their end, and mails each outcome once', async () => {
		loaded.sandbox.digipoort.nextWalk([...SLOW, '500']);
		loaded.sandbox.digipoort.nextWalk([...SLOW, '510']);
		await fileBoth();
		await follow();
		await follow();

		expect(
			mails()
				.map(({ subject }) => subject)
				.toSorted(),
		).toEqual([
			`Btw-aangifte ${QUARTER} van DEMO: geaccepteerd`,
			`ICP-opgaaf ${QUARTER} van DEMO: niet geaccepteerd`,
		]);
		for (const { attachments } of mails()) expect(attachments).toHaveLength(2);
	});

	it('says nothing of what is still under way', async () => {
		loaded.sandbox.digipoort.nextWalk([...SLOW, ...SLOW]);
		await file('18-vat-return.json', 'Look at the Return');
		const result = await follow();
		expect(timesRun(result, 'Status of Returns')).toBe(1);
		expect(mails()).toEqual([]);
	});

	it('looks up what nobody knows the end of, and sends nothing', async () => {
		loaded.sandbox.digipoort.addFault('pass');
		loaded.sandbox.digipoort.addFault('cutAfterAccept');
		await file('18-vat-return.json', 'Look at the Return');
		const before = mails().length;
		const result = await follow();
		await follow();

		// Digipoort cannot prove that what has arrived is this one: a person decides, and is told once.
		expect(timesRun(result, 'Status of Returns')).toBe(1);
		expect(timesRun(result, 'Receipt of Returns')).toBe(0);
		expect(mails().slice(before)).toMatchObject([
			{
				subject: `Btw-aangifte ${QUARTER} van DEMO: niet zeker of zij is aangekomen`,
				text: expect.not.stringContaining('undefined') as string,
			},
		]);
		expect(loaded.sandbox.digipoort.filings()).toHaveLength(1);
	});

	it('takes from a person under which reference one in doubt has arrived, and follows it then', async () => {
		await leaveInDoubt();
		expect(mails().at(-1)?.text).toContain('/form/accountview-filing-in-doubt');
		const [arrived] = loaded.sandbox.digipoort.filings();
		const decision = 'Zij is aangekomen, onder het kenmerk hieronder';

		expect(endOf(await tell({ decision }), ENDS).title).toBe('Er is niets vastgelegd');
		const end = endOf(
			await tell({ decision, reference: ` ${arrived?.kenmerk ?? ''} `, by: 'An Bakker' }),
			ENDS,
		);
		await follow();

		expect(end).toMatchObject({
			title: 'Het is vastgelegd',
			text: expect.stringContaining(`Btw-aangifte ${QUARTER} van DEMO: aangekomen.`) as string,
		});
		expect(end.text).toContain('; vastgelegd door An Bakker.');
		expect(mails().at(-1)?.subject).toBe(`Btw-aangifte ${QUARTER} van DEMO: geaccepteerd`);
		expect(loaded.sandbox.digipoort.filings()).toHaveLength(1);
	});

	it('takes it in English from who opens the English form, which the mail leads to as the settings say', async () => {
		const form = 'Doubt Form (English)';
		await leaveInDoubt({ language: 'en' });
		const mail = mails().at(-1);

		const untold = await tell({ decision: 'It has arrived, under the reference below' }, form);
		const kept = await tell({ decision: 'It never arrived', by: 'An Bakker' }, form);
		const none = await template.run(FILE, { startAt: form });

		expect(mail?.subject).toBe(`VAT return ${QUARTER} of DEMO: not certain whether it has arrived`);
		expect(mail?.text).toContain('/form/accountview-filing-in-doubt-en');
		expect(dutchIn(mail?.text)).toEqual([]);
		expect(endOf(kept, ENDS)).toMatchObject({
			title: 'It is recorded',
			text: expect.stringContaining(`VAT return ${QUARTER} of DEMO: not arrived.`) as string,
		});
		expect(endOf(kept, ENDS).text).toContain('; kept by An Bakker.');
		expect(endOf(untold, ENDS).title).toBe('Nothing was recorded');
		const ends = [untold, kept, none].map((one) => endOf(one, ENDS));
		for (const page of [shownBy(kept, DOUBT_PAGE), ...ends]) expect(dutchIn(page)).toEqual([]);
	});

	it('mails in English what was refused and what is not to be known, when the settings say so', async () => {
		loaded.sandbox.digipoort.nextWalk([...SLOW, '311']);
		loaded.sandbox.digipoort.nextWalk([...SLOW, ...SLOW]);
		await fileBoth();
		loaded.sandbox.digipoort.addFault('forged');
		await follow({ language: 'en' });

		expect(mails().map(({ subject }) => subject)).toEqual([
			`ICP statement ${QUARTER} of DEMO: the status could not be fetched`,
			`VAT return ${QUARTER} of DEMO: refused`,
		]);
		for (const { text } of mails()) {
			expect(dutchIn(text.replace('De periode past niet bij de aangifte.', ''))).toEqual([]);
		}
	});

	it('takes from a person that one in doubt never arrived, and sends nothing by that', async () => {
		await leaveInDoubt();
		const end = endOf(await tell({ decision: 'Zij is nooit aangekomen' }), ENDS);

		expect(end.text).toContain(`Btw-aangifte ${QUARTER} van DEMO: niet aangekomen.`);
		expect(loaded.sandbox.digipoort.filings()).toHaveLength(1);
		const again = await template.run(FILE, { startAt: 'Doubt Form' });
		expect(endOf(again, ENDS).title).toBe('Er is niets in twijfel');
	});

	it('does not say that nothing is in doubt where the list cannot be read', async () => {
		await leaveInDoubt();
		const file = join(__filename, 'store.sqlite');
		const store = storeCredentialFor({ kind: 'sqlite', file });

		const result = await template.run(FILE, { startAt: 'Doubt Form', store });

		expect(endOf(result, ENDS)).toMatchObject({
			title: 'Er is niets vastgelegd',
			text: expect.stringContaining('In English: ') as string,
		});
	});

	it('mails once a day that a status cannot be asked for, and follows the others all the same', async () => {
		loaded.sandbox.digipoort.nextWalk([...SLOW, '500']);
		loaded.sandbox.digipoort.nextWalk([...SLOW, ...SLOW]);
		await fileBoth();
		loaded.sandbox.digipoort.addFault('forged');
		await follow();
		loaded.sandbox.digipoort.addFault('forged');
		await follow();

		expect(mails()).toMatchObject([
			{
				subject: `ICP-opgaaf ${QUARTER} van DEMO: de stand kon niet worden opgevraagd`,
				text: expect.stringMatching(/ondertekening[\s\S]*In English: /) as string,
			},
			{ subject: `Btw-aangifte ${QUARTER} van DEMO: geaccepteerd` },
		]);
	});

	it('says nothing of what passes by itself', async () => {
		loaded.sandbox.digipoort.nextWalk([...SLOW, ...SLOW]);
		await file('18-vat-return.json', 'Look at the Return');
		loaded.sandbox.digipoort.addFault('cutBefore');
		await follow();

		expect(mails()).toEqual([]);
	});

	it('breaks off with the outcome, for the error workflow to tell, when it cannot be mailed', async () => {
		loaded.sandbox.digipoort.nextWalk([...SLOW, '500']);
		await file('18-vat-return.json', 'Look at the Return');
		loaded.sandbox.mailbox.addFault({ at: 'mail', do: 'reply', reply: '550 5.7.60 no' });

		await expect(follow()).rejects.toMatchObject({
			message: expect.stringContaining(
				`Btw-aangifte ${QUARTER} van DEMO is geaccepteerd; dat kon niet worden gemaild: `,
			) as string,
		});
	});

	it('does nothing where nothing was filed, and mails nobody where nobody is named', async () => {
		expect(timesRun(await follow(), 'Which Kind?')).toBe(0);
		loaded.sandbox.digipoort.nextWalk([...SLOW, '500']);
		await file('18-vat-return.json', 'Look at the Return');
		expect(timesRun(await follow({ mailTo: '' }), 'Nobody to Tell')).toBe(1);
		expect(mails()).toEqual([]);
	});
});
