import '../quiet';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { p12Of, startSandbox, type Sandbox } from '../../../sandbox';
import { Engine, type RunResult } from '../harness';
import { textOf } from '../node-setting';
import { digipoortCredential, FilingSetting, RUBRICS, SUPPLIES } from './filing-setting';

let engine: Engine;
let world: Sandbox;
let setting: FilingSetting;
const digipoort = (): Sandbox['digipoort'] => world.digipoort;

beforeAll(async () => {
	engine = await Engine.load();
	world = await startSandbox({ seed: 'empty' });
	// Its certificates are made when they are first asked for, and that takes seconds.
	digipoortCredential(world);
});
beforeEach(() => {
	setting = FilingSetting.in(engine, world);
});
afterEach(async () => {
	await setting.stop();
});
afterAll(async () => {
	await world.stop();
});

/** With a certificate that was valid until yesterday. */
const expired = (): ReturnType<typeof digipoortCredential> => {
	const passphrase = 'geheim';
	const identity = world.digipoort.issue('Demo Installatie B.V.', { days: -1 });
	return digipoortCredential(world, { p12: p12Of(identity, passphrase), passphrase });
};

const VAT = [{ rubrics: RUBRICS }];

const file = (
	parameters: Readonly<Record<string, IDataObject>> = {},
	credential = digipoortCredential(world),
	items: readonly IDataObject[] = VAT,
): Promise<RunResult> =>
	setting.run('vat-return-file', { items, parameters, credentials: { digipoort: credential } });

const step = (
	parameters: IDataObject,
	credential = digipoortCredential(world),
): Promise<RunResult> =>
	setting.run('filing-step', {
		parameters: { Step: parameters },
		credentials: { digipoort: credential },
	});

const status = (): Promise<RunResult> => step({ resource: 'vatReturn', operation: 'getStatus' });

const pageOf = (item: INodeExecutionData | undefined, name = 'receipt'): string =>
	Buffer.from(item?.binary?.[name]?.data ?? '', 'base64').toString('utf8');

describe('A VAT return over Digipoort', () => {
	it('goes from the draft to the receipt, and is accepted at 500 only', async () => {
		const result = await file();

		expect(result.json('Submit')).toMatchObject([{ state: 'sent', approvedBy: 'an@demo.example' }]);
		expect(result.json('Status')).toMatchObject([
			{ state: 'sent', outcome: 'pending', statuses: [{ code: '105' }, { code: '100' }] },
		]);
		expect(digipoort().filings()).toMatchObject([
			{ berichtsoort: 'Omzetbelasting', nummer: '123456782B01' },
		]);
		const [received] = digipoort().filings();
		expect(received?.content).toBe(pageOf(result.items('Done')[0], 'instance'));

		const states = [];
		for (let asked = 0; asked < 4; asked += 1)
			states.push(textOf((await status()).json('Done')[0]?.['state']));
		expect(states).toEqual(['sent', 'sent', 'accepted', 'accepted']);
	});

	it('has a receipt that a person can read, with every amount and every status', async () => {
		const result = await file();
		const [item] = result.items('Done');

		expect(item?.binary?.['receipt']).toMatchObject({ mimeType: 'text/html' });
		expect(item?.binary?.['receipt']?.fileName).toMatch(/^OB-2026Q1-1-[0-9A-Z]+\.html$/);
		const page = pageOf(item);
		for (const words of [
			'Btw-aangifte 1e kwartaal 2026',
			'123456782B01',
			'an@demo.example',
			'<td><span><b>24.690</b></span></td>',
			'Aanleveren gelukt',
			'Verzonden, nog niet geaccepteerd',
		]) {
			expect(page.replace(/\s+/g, ' ')).toContain(words);
		}
	});

	it('is sent once, however often the flow runs', async () => {
		await file();
		const again = await step({ resource: 'vatReturn', operation: 'submit' });
		expect(again.json('Done')).toMatchObject([{ state: 'sent', attempts: 1 }]);
		expect(digipoort().filings()).toHaveLength(1);
	});

	it('is refused for a period that was filed, unless named a replacement', async () => {
		await file();
		for (let asked = 0; asked < 3; asked += 1) await status();
		const changed = [{ rubrics: { ...RUBRICS, '1d': { turnover: 1_000, vat: 210 } } }];
		const refused = await file({}, undefined, changed);
		expect(refused.json('Validate')).toMatchObject([
			{
				valid: false,
				findings: [
					{ rule: 'TAX-FILED-BEFORE' },
					{ rule: 'TAX-DEADLINE' },
					{ rule: 'TAX-RUBRIC-3B-UNCOMPARED' },
				],
			},
		]);
		expect(digipoort().filings()).toHaveLength(1);

		const replacement = await file(
			{ Validate: { options: { replace: true } } },
			undefined,
			changed,
		);
		expect(replacement.json('Submit')).toMatchObject([{ revision: 2, replaces: 1, state: 'sent' }]);
	});

	it.each([
		['311', 'rejected', 'De periode past niet bij de aangifte.'],
		['210', 'rejected', 'Authenticatie niet gelukt'],
		['410', 'rejected', 'Niet afgeleverd'],
		['510', 'rejected', 'Validatie bij de uitvragende partij niet gelukt'],
	])('ends at %s as %s, with what was said', async (code, state, words) => {
		digipoort().nextWalk(['105', code]);
		const result = await file();
		expect(result.json('Status')).toMatchObject([{ state, code, isFinal: true }]);
		expect(textOf(result.json('Status')[0]?.['reason'])).toContain(words);
	});

	it('waits on 321, which Digipoort tries again by itself', async () => {
		digipoort().nextWalk(['105', '321', '301', '500']);
		const result = await file();
		expect(result.json('Status')).toMatchObject([{ state: 'sent', outcome: 'delayed' }]);
		expect((await status()).json('Done')).toMatchObject([{ state: 'accepted' }]);
	});

	it('is looked up by Get Status when the answer was lost, and is for a person to recognise', async () => {
		// The list of what is there comes first, then the delivery.
		digipoort().addFault('pass');
		digipoort().addFault('cutAfterAccept');
		const result = await file();
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'TAX_DIGIPOORT_NO_ANSWER', messageNl: expect.any(String) as string } },
		]);
		expect((await step({ states: ['doubtful'] })).json('Done')).toHaveLength(1);

		// Digipoort tells no reference of ours, so what has come since may be another program's.
		expect((await status()).json('Needs Attention')).toMatchObject([
			{ details: { code: 'TAX_FILING_UNPROVEN', messageNl: expect.any(String) as string } },
		]);
		expect(digipoort().filings()).toHaveLength(1);
	});
});

describe('After a fault that the server of Digipoort calls its own', () => {
	const submit = (): Promise<RunResult> => step({ resource: 'vatReturn', operation: 'submit' });

	it.each([
		['serverFaultAfterAccept', 'TAX_FILING_UNPROVEN', 1],
		['serverFaultBefore', 'TAX_FILING_DOUBTFUL', 0],
	] as const)(
		'(%s) a return is looked up before it is sent again',
		async (fault, code, arrived) => {
			// The list of what is there comes first, then the delivery.
			digipoort().addFault('pass');
			digipoort().addFault(fault);
			const result = await file();
			expect(result.json('Needs Attention')).toMatchObject([
				{ details: { code: 'TAX_DIGIPOORT_BUSY' } },
			]);
			expect((await step({ states: ['doubtful'] })).json('Done')).toHaveLength(1);

			expect((await submit()).json('Needs Attention')).toMatchObject([{ details: { code } }]);
			expect(digipoort().filings()).toHaveLength(arrived);
		},
	);
});

describe('Nothing is sent', () => {
	afterEach(() => {
		expect(digipoort().filings()).toEqual([]);
	});

	it('of a draft that changed after its approval', async () => {
		const approved = await file({ Submit: { period: '2020-Q1' } });
		const hash = approved.json('Approve')[0]?.['hash'] ?? '';
		const changed = [{ rubrics: { ...RUBRICS, '1d': { turnover: 100, vat: 21 } } }];
		await setting.run('vat-return-prepare', { items: changed });

		const result = await step({ resource: 'vatReturn', operation: 'submit', hash });
		expect(result.json('Needs Attention')).toMatchObject([
			{
				error: 'The VAT return 2026-Q1 of DEMO has changed since it was looked at.',
				details: {
					code: 'TAX_DRAFT_CHANGED',
					messageNl: 'De aangifte is veranderd nadat zij is bekeken.',
				},
			},
		]);
		const without = await step({ resource: 'vatReturn', operation: 'submit' });
		expect(without.json('Needs Attention')).toMatchObject([
			{ details: { code: 'TAX_NOT_APPROVED' } },
		]);
	});

	it('that nobody approved, or that its preparer approved alone', async () => {
		const result = await file({ Approve: { preparedBy: 'AN@demo.example ' } });
		expect(result.json('Needs Attention')).toMatchObject([
			{
				error:
					'The VAT return 2026-Q1 of DEMO was not approved, because an@demo.example prepared it.',
				details: { code: 'TAX_SECOND_PERSON' },
			},
		]);
		const submitted = await step({ resource: 'vatReturn', operation: 'submit' });
		expect(submitted.json('Needs Attention')).toMatchObject([
			{ details: { code: 'TAX_NOT_APPROVED', record: 'VAT return 2026-Q1 of DEMO' } },
		]);
	});

	it('with a certificate that has expired', async () => {
		const result = await file({}, expired());
		expect(result.json('Needs Attention')).toMatchObject([
			{
				error: expect.stringContaining('Demo Installatie B.V.') as string,
				details: { code: 'TAX_DIGIPOORT_CERTIFICATE_EXPIRED' },
			},
		]);
	});

	it('with a wrong password of the certificate', async () => {
		const result = await file({}, digipoortCredential(world, { passphrase: 'anders' }));
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'TAX_DIGIPOORT_PASSPHRASE' } },
		]);
	});

	it('when Digipoort refuses it, which says why', async () => {
		digipoort().addFault({ code: 'STS100', words: 'Het bericht voldoet niet' });
		const result = await file();
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'TAX_DIGIPOORT_REFUSED' } },
		]);
	});

	it('with a clock that is off by an hour', async () => {
		digipoort().addFault({ code: 'STS100', words: 'Timestamp expired' });
		const result = await file();
		expect(result.json('Needs Attention')).toMatchObject([
			{
				message: expect.stringContaining('Set the clock of the machine') as string,
				details: { code: 'TAX_DIGIPOORT_CLOCK_OFF' },
			},
		]);
	});
});

describe('An ICP statement over Digipoort', () => {
	it('is filed as ICP, and its receipt has its lines', async () => {
		const result = await setting.run('icp-statement-file', {
			items: [{ supplies: SUPPLIES }],
			credentials: { digipoort: digipoortCredential(world) },
		});
		expect(digipoort().filings()).toMatchObject([{ berichtsoort: 'ICP' }]);
		const page = pageOf(result.items('Done')[0]).replace(/\s+/g, ' ');
		expect(page).toContain('ICP-opgaaf 1e kwartaal 2026');
		expect(page).toMatch(
			/<td>FR<\/td><td>83404833048<\/td><td>diensten<\/td><td><span>1\.500<\/span><\/td>/,
		);
		expect(page).toContain('<b>12.000</b>');
	});
});

describe('Filing', () => {
	it('lists what was filed, by state and administration', async () => {
		await file();
		expect((await step({})).json('Done')).toMatchObject([{ kind: 'vatReturn', state: 'sent' }]);
		expect((await step({ states: ['accepted'] })).json('Done')).toEqual([]);
		expect((await step({ filterAdministration: 'ANDERS' })).json('Done')).toEqual([]);
	});

	it('is decided by a person where nobody knows', async () => {
		const decide = { resource: 'filing', operation: 'decide', kind: 'vatReturn' };
		const unknown = await step({ ...decide, decision: 'arrived', channelReference: 'K-1' });
		expect(unknown.json('Needs Attention')).toMatchObject([
			{ details: { code: 'TAX_FILING_UNKNOWN' } },
		]);

		digipoort().addFault('pass');
		digipoort().addFault('cutAfterAccept');
		await file();
		const [there] = digipoort().filings();
		const decided = await step({
			...{ ...decide, decision: 'arrived' },
			channelReference: there?.kenmerk ?? '',
		});
		expect(decided.json('Done')).toMatchObject([{ state: 'sent' }]);
	});

	it('shows what is due in a calendar, also as a page', async () => {
		const obligations = [{ administration: 'DEMO', kind: 'vatReturn', every: 'quarter' }];
		const result = await step({
			resource: 'filing',
			operation: 'getCalendar',
			obligations,
			before: 3,
		});
		expect(result.json('Done')[0]?.['lines']).toHaveLength(4);
		expect(pageOf(result.items('Done')[0], 'data')).toContain('Aangiftekalender');
		const wrong = await step({
			...{ resource: 'filing', operation: 'getCalendar', before: 1 },
			obligations: [{ administration: 'DEMO', kind: 'vatReturn', every: 'week' }],
		});
		expect(wrong.json('Needs Attention')).toMatchObject([
			{ details: { parameter: 'What Is Filed' } },
		]);
	});

	it('refuses a first day that is none, for no period would be left', async () => {
		const result = await step({
			...{ resource: 'filing', operation: 'getCalendar', since: '2026-99-99' },
			obligations: [{ administration: 'DEMO', kind: 'vatReturn', every: 'quarter' }],
		});
		expect(result.json('Needs Attention')).toMatchObject([
			{
				error: expect.stringContaining('2026-99-99') as string,
				details: { parameter: 'First Day' },
			},
		]);
	});
});

describe('Connection: Check over Digipoort', () => {
	const check = { resource: 'connection', operation: 'check' };

	it('tells that everything is in order', async () => {
		const result = await step(check, digipoortCredential(world));
		expect(result.json('Done')).toMatchObject([{ ready: true, missing: [] }]);
	});

	it('tells that the certificate has expired, and what to do', async () => {
		const result = await step(check, expired());
		const [done] = result.json('Done');
		expect(done).toMatchObject({
			ready: false,
			missing: expect.arrayContaining(['certificateExpiry']) as string[],
		});
		expect(done?.['steps']).toContainEqual(
			expect.objectContaining({
				step: 'certificateExpiry',
				remedyNl: expect.stringContaining('PKIoverheid') as string,
			}),
		);
	});
});
