import '../quiet';
import { DateTime } from 'luxon';
import type { Sandbox } from '../../../sandbox';
import type { Engine, RunResult } from '../harness';
import { dutchIn } from './english';
import { FilingTemplate, QUARTER } from './filing-template';
import { timesRun } from './setting';

const FILE = '20-filing-calendar.json';

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

const mails = () => loaded.sandbox.mailbox.mails();
const morning = (settings = {}): Promise<RunResult> =>
	template.run(FILE, { startAt: 'Every Morning', settings });
const file = (): Promise<RunResult> =>
	template.run('18-vat-return.json', {
		answers: { 'Look at the Return': { choice: 'Goedkeuren en indienen', amount: 'Geen' } },
		settings: { mailTo: '' },
	});

describe('template 20', () => {
	it('shows on its page what is due when, and what was accepted', async () => {
		await file();
		const result = await template.run(FILE, { startAt: 'Calendar Is Opened' });

		const [item] = result.items('The Page');
		const page = Buffer.from(item?.binary?.['data']?.data ?? '', 'base64').toString('utf8');
		expect(item?.binary?.['data']).toMatchObject({ mimeType: 'text/html' });
		const quarter = `${QUARTER.slice(-1)}e kwartaal ${QUARTER.slice(0, 4)}`;
		const words = page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
		expect(words).toMatch(new RegExp(`Btw-aangifte ${quarter} .*?✓ Geaccepteerd`));
		expect(words).toContain('○ Periode loopt nog');
		expect(mails()).toEqual([]);
	});

	it('mails what is late or near its deadline, with the way to the form, once a day', async () => {
		await morning();
		const again = await morning();

		expect(mails()).toHaveLength(1);
		expect(mails()[0]?.subject).toMatch(/^Aangiften: \d+ vragen aandacht$/);
		expect(mails()[0]?.text).toMatch(
			/Btw-aangifte .* te laat[\s\S]*\/form\/accountview-vat-return/,
		);
		expect(mails()[0]?.text).toMatch(/ICP-opgaaf [\s\S]*\/form\/accountview-icp-statement/);
		expect(timesRun(again, 'Send as ALGEMEEN')).toBe(1);
	});

	it('mails in English, with the way to the English forms, when the settings say so', async () => {
		await morning({ language: 'English' });

		const [mail] = mails();
		expect(mail?.subject).toMatch(/^Returns: \d+ need attention$/);
		expect(mail?.text).toMatch(
			/VAT return \w+ quarter of \d{4} of DEMO is \d+ days late[\s\S]*\/form\/accountview-vat-return-en/,
		);
		expect(mail?.text).toMatch(/ICP statement [\s\S]*\/form\/accountview-icp-statement-en/);
		expect(dutchIn(mail?.text)).toEqual([]);
	});

	it('leads from what is in doubt to where a person tells what became of it', async () => {
		loaded.sandbox.digipoort.addFault('pass');
		loaded.sandbox.digipoort.addFault('cutAfterAccept');
		await file();
		const since = DateTime.now().minus({ quarters: 1 }).startOf('quarter').toISODate();
		await morning({ icpEvery: 'never', since });

		expect(mails()[0]?.text).toContain('/form/accountview-filing-in-doubt');
		expect(mails()[0]?.text).not.toContain('/form/accountview-vat-return');
	});

	it('does not mail what was accepted, nor what never has to be filed', async () => {
		await file();
		const since = DateTime.now().minus({ quarters: 1 }).startOf('quarter').toISODate();
		await morning({ icpEvery: 'never', since });
		expect(mails()).toEqual([]);
	});

	it('takes how often something is filed in Dutch, and in any case', async () => {
		await file();
		const since = DateTime.now().minus({ quarters: 1 }).startOf('quarter').toISODate();
		await morning({ vatEvery: ' Kwartaal ', icpEvery: 'Nooit', since });
		expect(mails()).toEqual([]);
	});

	it('breaks off, for the error workflow to tell, when the reminder cannot leave', async () => {
		loaded.sandbox.mailbox.addFault({ at: 'mail', do: 'reply', reply: '550 5.7.60 no' });

		await expect(morning()).rejects.toMatchObject({
			message: expect.stringContaining('does not let this login send') as string,
		});
	});

	it('mails in any case when it is told to', async () => {
		await template.run(FILE, { startAt: 'Mail Now', settings: { remindDays: '-1000' } });
		expect(mails()).toMatchObject([{ subject: 'Aangiften: alles op tijd' }]);
	});

	it('reminds of the running period when its deadline comes near', async () => {
		const end = DateTime.now().endOf('quarter').plus({ months: 1 }).endOf('month');
		const days = Math.ceil(end.diffNow('days').days);
		await morning({ remindDays: String(days) });
		// The running period is not over, so there is nothing to do about it yet.
		expect(mails()[0]?.text).not.toContain(DateTime.now().toFormat("q'e kwartaal' yyyy"));
	});
});
