import '../quiet';
import type { Sandbox } from '../../../sandbox';
import type { Engine, RunResult } from '../harness';
import { dutchIn, shownBy } from './english';
import { endOf, FilingTemplate, QUARTER, type FilingTemplateRun } from './filing-template';
import type { FormField } from './forms';

const FILE = '19-icp-statement.json';
const ENDS = [
	'Not Prepared',
	'Stopped',
	'Not to Be Filed',
	'It Went Wrong',
	'Not Sent',
	'The Outcome',
	'Sent, Status Unknown',
];
const LOOK = 'Look at the Statement';

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

const run = (more: FilingTemplateRun = {}): Promise<RunResult> =>
	template.run(FILE, { answers: { [LOOK]: { choice: 'Goedkeuren en indienen' } }, ...more });
const filed = () => loaded.sandbox.digipoort.filings();

describe('template 19', () => {
	it('files the statement that was looked at, and mails the receipt', async () => {
		const result = await run();

		expect(endOf(result, ENDS).title).toBe(`ICP-opgaaf ${QUARTER} van DEMO is geaccepteerd`);
		expect(filed()).toMatchObject([{ berichtsoort: 'ICP', nummer: '009000100B01' }]);
		expect(loaded.sandbox.mailbox.mails()).toMatchObject([
			{ subject: `ICP-opgaaf ${QUARTER} van DEMO: geaccepteerd` },
		]);
	});

	it('shows a line for each customer and nature', async () => {
		const [page] = (await run()).json(LOOK);
		const [form] = (page?.['fields'] ?? []) as unknown as FormField[];
		const html = (form?.html ?? '').replace(/\s+/g, ' ');
		expect(html).toMatch(/10020 \(.*<td>DE<\/td><td>999202023<\/td><td>leveringen<\/td>/);
		expect(html).toMatch(/<td>BE<\/td><td>0999190862<\/td><td>diensten<\/td>/);
	});

	it('files nothing when the customer has no VAT number, and names the customer', async () => {
		const { customers } = loaded.sandbox.accountView;
		customers.update('10019', { VAT_NR: '' });
		const end = endOf(await run(), ENDS);
		customers.update('10019', { VAT_NR: 'BE0999190862' });

		expect(end.title).toBe('Dit kan zo niet worden ingediend');
		expect(end.text).toContain('10019');
		expect(filed()).toEqual([]);
	});

	it('asks which company of a fiscal entity it is, and files nothing', async () => {
		const result = await run({ settings: { fiscalEntity: 'Ja' } });
		expect(endOf(result, ENDS).text).toContain('onderdeel van de fiscale eenheid');
		expect(filed()).toEqual([]);
	});

	it('takes a year for a firm that files by the year, as its calendar says, and for no other', async () => {
		const year = QUARTER.slice(0, 4);
		const why = async (settings: Record<string, string>): Promise<string> =>
			endOf(await run({ form: { period: year }, settings }), ENDS).text;

		expect(await why({})).toContain('geen toestemming');
		expect(await why({ icpEvery: 'Jaar' })).not.toContain('geen toestemming');
		expect(filed().map(({ berichtsoort }) => berichtsoort)).toEqual(['ICP']);
	});

	it('files nothing when the person stops', async () => {
		const answers = { [LOOK]: { choice: 'Stoppen: er wordt niets ingediend' } };
		expect(endOf(await run({ answers }), ENDS).title).toBe('Er is niets ingediend');
		expect(filed()).toEqual([]);
	});

	it('is in English for who opens the English form, in Dutch mail where the settings say so', async () => {
		const english = {
			startAt: 'Statement Form (English)',
			answers: { [LOOK]: { choice: 'Approve and file' } },
		};
		const result = await run(english);
		const again = await run(english);

		const look = shownBy(result, LOOK);
		expect(JSON.stringify(look)).toMatch(/To be filed by \d+ \w+ \d{4}\..*<td>goods<\/td>/s);
		expect(endOf(result, ENDS)).toMatchObject({
			title: `ICP statement ${QUARTER} of DEMO: accepted`,
			text: expect.stringContaining('/form/accountview-icp-statement-en') as string,
		});
		expect(endOf(again, ENDS).title).toBe('This cannot be filed as it is');
		const pages = [look, shownBy(result, 'The Outcome'), endOf(again, ENDS)];
		for (const page of pages) expect(dutchIn(page)).toEqual([]);
		expect(loaded.sandbox.mailbox.mails()).toMatchObject([
			{ subject: `ICP-opgaaf ${QUARTER} van DEMO: geaccepteerd` },
		]);
	});

	it('says that a period without supplies takes no statement', async () => {
		const end = endOf(await run({ form: { period: '2020-Q1' } }), ENDS);
		expect(end.text).toContain('er is niets op te geven');
	});
});
