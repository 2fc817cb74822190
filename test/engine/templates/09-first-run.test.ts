import '../quiet';
import type { IDataObject, IRun } from 'n8n-workflow';
import { Engine, type RunResult } from '../harness';
import { dutchIn, shownBy } from './english';
import { withAnswers, type FormField } from './forms';
import { keepPages } from './kept-pages';
import { templateSetting, timesRun, type TemplateSetting } from './setting';
import { readTemplate } from './template-file';
import { storeCredentialFor } from '../store-credential';

const TEMPLATE = readTemplate('09-first-run.json');
const PAGE = 'What Would Be Done';
const YES = 'Ja, start de eerste synchronisatie';
const NO = 'Nee, nog niet';

let engine: Engine;
let setting: TemplateSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	setting = await templateSetting(engine, '01-customers.json', { seed: 'empty' });
});
afterEach(async () => {
	await setting.stop();
});

function addCustomer(number: string, name = `Klant ${number}`): void {
	setting.sandbox.accountView.customers.insert({
		SUB_NR: number,
		ACCT_NAME: name,
		SRC_CODE: `KLANT${number}`,
		ACCT_NR: '1300',
	});
}

interface FirstRun {
	readonly startAt?: string;
	readonly kinds?: readonly string[];
	readonly start?: string;
	/** Settings of template 01. */
	readonly settings?: IDataObject;
	/** Told of each start of the flow by itself. */
	readonly onStart?: (input: IDataObject | undefined) => void;
}

/** What stands for this flow where it starts itself, and the customers' flow. */
async function firstRun({
	startAt = 'First Run Form',
	kinds = ['Klanten'],
	start = NO,
	settings = {},
	onStart = () => undefined,
}: FirstRun = {}): Promise<RunResult> {
	const result = await engine.run(withAnswers(TEMPLATE, { [PAGE]: { start, submittedAt: NOW } }), {
		startAt,
		items: [{ kinds }],
		subWorkflows: {
			'accountview-01-customers': customers(settings),
			test: ([input]) => {
				onStart(input);
				return run([input ?? {}]);
			},
		},
	});
	expect(result.error).toBeUndefined();
	keepPages(TEMPLATE, result);
	return result;
}

const NOW = '2026-11-28T10:00:00+01:00';

const customers =
	(settings: IDataObject) =>
	async ([input = {}]: readonly IDataObject[]): Promise<IRun> => {
		const trigger = 'When Executed by Another Workflow';
		return (await setting.run({ trigger, input, settings })).run;
	};

/** The runs, as the form starts them. */
async function run(items: readonly IDataObject[]): Promise<IRun> {
	const result = await engine.run(withAnswers(TEMPLATE, {}), {
		startAt: 'When Started by the Form',
		items,
		subWorkflows: { 'accountview-01-customers': customers({}) },
	});
	return result.run;
}

function htmlOf(result: RunResult): string {
	const fields = result.json(PAGE)[0]?.['fields'] as unknown as FormField[];
	return fields[0]?.html ?? '';
}

const ENGLISH = { startAt: 'First Run Form (English)', kinds: ['Customers'] };

describe('template 09, the preview', () => {
	it('tells how many records would be made, and which, and writes nothing', async () => {
		for (const number of ['10001', '10002', '10003']) addCustomer(number);

		const html = htmlOf(await firstRun());

		expect(html).toContain('<h2>Klanten</h2>');
		expect(html).toContain('<b>3</b> nieuw in de werkbonnen-app');
		expect(html).not.toContain('Toelichting');
		expect(html).toContain('<td>Nieuw in de werkbonnen-app</td><td>10001</td><td>Klant 10001</td>');
		expect(setting.writes()).toEqual([]);
	});

	it('says of a kind without anything to do that there is nothing to do', async () => {
		const html = htmlOf(await firstRun());

		expect(html).toBe('<h2>Klanten</h2><p>Niets te doen.</p>');
		expect(setting.writes()).toEqual([]);
	});

	it('shows what needs a person first, in Dutch, with the remedy', async () => {
		addCustomer('10001');
		addCustomer('10002', 'Bakker');
		setting.sandbox.workOrders.create({ name: 'Bakker' });

		const html = htmlOf(await firstRun());

		const [, first = ''] = html.split('<tbody><tr>');
		expect(first).toMatch(/^<td>Aandacht<\/td>/);
		expect(html).toContain('<th>Toelichting</th>');
		expect(first).toMatch(/^(<td>[^<]+<\/td>){4}<\/tr>/);
		expect(html).toContain('met een vraag of een fout');
	});

	it('shows the first 20, and how many there are', async () => {
		for (let number = 10_001; number <= 10_030; number += 1) addCustomer(String(number));

		const html = htmlOf(await firstRun());

		expect(html.match(/<td>Nieuw in de werkbonnen-app<\/td>/g)).toHaveLength(20);
		expect(html).toContain('De eerste 20 van 30.');
	});

	it('escapes what records hold', async () => {
		addCustomer('10001', '<script>alert(1)</script>');

		const html = htmlOf(await firstRun());

		expect(html).not.toContain('<script>');
		expect(html).toContain('&lt;script>');
	});

	it('says which kinds are switched off, and which flow is not there', async () => {
		const result = await firstRun({ kinds: ['Klanten', 'Uren'], settings: { direction: 'off' } });

		expect(htmlOf(result)).toContain('<h2>Klanten</h2><p>Staat uit in de instellingen.</p>');
		expect(htmlOf(result)).toMatch(/<h2>Uren<\/h2><p>Dit onderdeel kon niet worden bekeken/);
		const fields = result.json(PAGE)[0]?.['fields'] as unknown as FormField[];
		expect(fields.map(({ fieldType }) => fieldType)).toEqual(['html']);
	});
});

describe('template 09, the start', () => {
	it('does what the preview said, and leads to the page that shows how far it is', async () => {
		addCustomer('10001');
		const started: unknown[] = [];

		const result = await firstRun({ start: YES, onStart: (input) => started.push(input) });

		expect(started).toMatchObject([{ workflows: ['accountview-01-customers'] }]);
		expect(result.json('To the Progress Page')).toEqual([
			{
				url: `http://127.0.0.1/webhook/accountview-first-run-progress?kinds=customers&since=${encodeURIComponent(NOW)}&language=nl`,
			},
		]);
		await inApp(1);
	});

	it('does the same for who says so in English', async () => {
		addCustomer('10001');

		const result = await firstRun({ ...ENGLISH, start: 'Yes, start the first run' });

		expect(htmlOf(result)).toContain('<b>1</b> new in the work-order app');
		expect(htmlOf(result)).toContain('<td>New in the work-order app</td><td>10001</td>');
		expect(dutchIn(shownBy(result, PAGE))).toEqual([]);
		expect(result.json('To the Progress Page')).toEqual([
			{ url: expect.stringContaining('progress?kinds=customers&since=') as string },
		]);
		await inApp(1);
	});

	it('starts nothing when a person says no, or nothing can be started', async () => {
		addCustomer('10001');
		const started: unknown[] = [];
		const onStart = (input: unknown): void => void started.push(input);

		const no = await firstRun({ start: NO, onStart });
		const off = await firstRun({ start: YES, settings: { direction: 'off' }, onStart });

		expect([timesRun(no, 'Nothing Was Started'), timesRun(off, 'Nothing Was Started')]).toEqual([
			1, 1,
		]);
		expect(started).toEqual([]);
	});

	it('goes on with the next flow when one cannot be run', async () => {
		addCustomer('10001');

		const ended = await run([{ workflows: ['accountview-06-hours', 'accountview-01-customers'] }]);

		expect(ended.data.resultData.error).toBeUndefined();
		await inApp(1);
	});

	/** What the form has started goes on by itself. */
	async function inApp(count: number): Promise<void> {
		for (const end = Date.now() + 20_000; Date.now() < end;) {
			if (setting.sandbox.workOrders.customers().length === count) return;
			await new Promise((resolve) => setTimeout(resolve, 20));
		}
		expect(setting.sandbox.workOrders.customers()).toHaveLength(count);
	}
});

describe('template 09, the English form', () => {
	it('shows in English what would be done, and what needs a person', async () => {
		addCustomer('10001');
		addCustomer('10002', 'Bakker');
		setting.sandbox.workOrders.create({ name: 'Bakker' });

		const result = await firstRun({ ...ENGLISH, kinds: ['Customers', 'Hours'] });

		const html = htmlOf(result);
		expect(html).toContain('<h2>Customers</h2>');
		expect(html).toContain('<b>2</b> with a question or an error');
		expect(html).toMatch(
			/<td>Attention<\/td>.*is not linked.*<h2>Hours<\/h2><p>This part could not be looked/s,
		);
		expect(dutchIn(shownBy(result, PAGE))).toEqual([]);
	});

	it('says in English that nothing was started', async () => {
		const no = await firstRun({ ...ENGLISH, start: 'No, not yet' });
		const off = await firstRun({ ...ENGLISH, settings: { direction: 'off' } });

		const pages = [shownBy(no, 'Nothing Was Started'), shownBy(off, PAGE)];
		expect(JSON.stringify(pages)).toContain('/form/accountview-set-up-en');
		expect(htmlOf(off)).toContain('Switched off in the settings.');
		expect(dutchIn(pages)).toEqual([]);
	});
});

describe('template 09, the page of the progress', () => {
	async function progress(query: IDataObject): Promise<RunResult> {
		const result = await engine.run(withAnswers(TEMPLATE, {}), {
			startAt: 'Progress Page Is Opened',
			items: [{ query }],
			credentials: { store: storeCredentialFor(setting.place.address) },
		});
		expect(result.error).toBeUndefined();
		return result;
	}

	it('shows the kinds that were chosen, and is done when their runs are', async () => {
		addCustomer('10001');
		const since = new Date(Date.now() - 1000).toISOString();
		const before = await progress({ kinds: 'customers', since });
		await setting.run({ trigger: 'Run Now' });
		const after = await progress({ kinds: 'customers', since });

		expect(before.json('Progress')).toEqual([{ done: false }]);
		expect(after.json('Progress')).toEqual([{ done: true }]);
		expect(after.order.at(-1)).toBe('Progress');
	});

	it.each([
		[{ language: 'en' }, 'lang="en"'],
		[{ language: 'nl' }, 'lang="nl"'],
		[{ language: '"><b>' }, 'lang="nl"'],
		[{}, 'lang="nl"'],
	])('is in the language of the form that led to it (%j)', async (query, language) => {
		const result = await progress({ kinds: 'customers', ...query });

		const { data = '' } = result.items('Progress')[0]?.binary?.['data'] ?? {};
		expect(Buffer.from(data, 'base64').toString('utf8')).toContain(language);
	});

	it.each([{}, { kinds: 'nothing,at,all' }, { kinds: 'customers', since: 'yesterday"' }])(
		'takes %j without fail',
		async (query) => {
			expect((await progress(query)).json('Progress')).toHaveLength(1);
		},
	);
});
