import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import { Engine } from '../harness';
import { textOf } from '../node-setting';
import { FilingSetting, RUBRICS, SUPPLIES } from './filing-setting';

let engine: Engine;
let setting: FilingSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	setting = await FilingSetting.create(engine);
});
afterEach(async () => {
	await setting.stop();
});

const given = (changes: IDataObject = {}): IDataObject => ({ rubrics: { ...RUBRICS, ...changes } });

describe('VAT Return: Prepare and Validate, from rubrics given', () => {
	it('give the return as the form has it, and what may be filed', async () => {
		const result = await setting.run('vat-return-prepare', { items: [given()] });

		const [prepared] = result.json('Prepare');
		expect(prepared).toMatchObject({
			...{ administration: 'DEMO', kind: 'vatReturn', period: '2026-Q1', revision: 1 },
			...{ deadline: '2026-04-30', total: 15_379, periodNameNl: '1e kwartaal 2026' },
		});
		const form = prepared?.['form'] as IDataObject[];
		expect(form.map(({ rubric }) => textOf(rubric)).join(' ')).toBe(
			'1a 1b 1c 1d 1e 2a 3a 3b 3c 4a 4b 5a 5b 5c 5g',
		);
		expect(form.find(({ rubric }) => rubric === '5a')).toMatchObject({
			turnover: null,
			vat: 24_690,
		});
		expect(result.json('Done')).toMatchObject([
			{ valid: true, errors: 0, state: 'prepared', taxpayer: '123456782B01' },
		]);
	});

	it('make the same draft the same filing, and another one another', async () => {
		const first = await setting.run('vat-return-prepare', { items: [given()] });
		const same = await setting.run('vat-return-prepare', { items: [given()] });
		const other = await setting.run('vat-return-prepare', {
			items: [given({ '1c': { turnover: 100, vat: 6 } })],
		});

		const [hash, again, changed] = [first, same, other].map((run) => run.json('Done')[0]?.['hash']);
		expect(again).toBe(hash);
		expect(changed).not.toBe(hash);
	});

	it('compare with what was prepared for the period before', async () => {
		await setting.run('vat-return-prepare', {
			items: [given({ '1a': { turnover: 90_000, vat: 18_900 } })],
			parameters: { Prepare: { period: '2025-Q4' } },
		});
		const result = await setting.run('vat-return-prepare', { items: [given()] });

		const form = result.json('Prepare')[0]?.['form'] as IDataObject[];
		expect(form[0]).toMatchObject({
			...{ rubric: '1a', turnover: 100_000, turnoverBefore: 90_000, turnoverDifference: 10_000 },
			...{ vat: 21_000, vatBefore: 18_900, vatDifference: 2_100 },
		});
	});
});

describe('VAT Return: Prepare and Validate tell in one sentence', () => {
	const findings = async (
		prepare: IDataObject,
		validate: IDataObject = {},
	): Promise<readonly IDataObject[]> => {
		const result = await setting.run('vat-return-prepare', {
			items: [given()],
			parameters: { Prepare: prepare, Validate: validate },
		});
		const [done] = result.json('Done');
		return (done?.['findings'] ?? []) as IDataObject[];
	};

	it('an OB number that fails its test', async () => {
		expect(await findings({ obNumber: '123456789B01' })).toContainEqual(
			expect.objectContaining({
				rule: 'TAX-OB-NUMBER',
				severity: 'error',
				record: 'DEMO',
				messageNl: expect.stringContaining('voldoet niet aan de elfproef') as string,
				remedyNl: expect.stringContaining('Mijn Belastingdienst Zakelijk') as string,
			}),
		);
	});

	it('a public VAT number in the place of an OB number', async () => {
		expect(await findings({ obNumber: 'NL123456789B13' })).toContainEqual(
			expect.objectContaining({
				rule: 'TAX-OB-NUMBER',
				message: expect.stringContaining('public VAT number (btw-id) of a sole trader') as string,
			}),
		);
	});

	it('a telephone number that is too long', async () => {
		const contact = { surname: 'Voorbeeld', phone: '+31 (0)20 123 45 67' };
		expect(await findings({}, { contact })).toMatchObject([
			{ rule: 'TAX-MESSAGE-LENGTH', field: 'contact.phone' },
			{ rule: 'TAX-DEADLINE', severity: 'warning' },
			{ rule: 'TAX-RUBRIC-3B-UNCOMPARED', severity: 'warning' },
		]);
	});

	it('a character that may not be filed', async () => {
		const contact = { surname: 'Novák-Dvořák', phone: '0201234567' };
		expect((await findings({}, { contact }))[0]).toMatchObject({
			rule: 'TAX-MESSAGE-CHARACTERS',
			message: expect.stringContaining('(U+0159)') as string,
		});
	});

	it('an ICP total unlike rubric 3b', async () => {
		const icp = await setting.run('icp-statement-prepare', {
			items: [{ supplies: SUPPLIES.slice(0, 2) }],
		});
		const statements = [icp.json('Prepare')[0]?.['draft']] as IDataObject[];
		const [finding] = await findings({}, { options: { statements } });
		expect(finding).toMatchObject({
			...{ rule: 'TAX-RUBRIC-3B', rubric: '3b', amount: -1_000 },
			messageNl:
				'Rubriek 3b is € 12.000,00, maar de ICP-opgaaf komt op € 11.000,00: een verschil van € -1.000,00.',
		});
	});

	it('a period that is none, with the item it was in', async () => {
		const result = await setting.run('vat-return-prepare', {
			items: [
				{ ...given(), period: '2026-Q1' },
				{ ...given(), period: '2026-W13' },
			],
			parameters: { Prepare: { period: '={{ $json.period }}' } },
		});
		expect(result.json('Done')).toHaveLength(1);
		expect(result.items('Prepare', 1)).toMatchObject([
			{
				json: {
					error: '"2026-W13" is no period of a VAT return or an ICP statement.',
					details: {
						code: 'TAX_PERIOD_INVALID',
						messageNl: expect.stringContaining('geen periode') as string,
					},
				},
				pairedItem: { item: 1 },
			},
		]);
	});

	it('rubrics that the form does not have', async () => {
		const result = await setting.run('vat-return-prepare', {
			items: [{ rubrics: { '3b': { vat: 1 } } }, { rubrics: 'none' }],
		});
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'TAX_RUBRICS_INVALID' } },
			{ details: { code: 'NODE_PARAMETER_INVALID' } },
		]);
	});

	it('what is no draft', async () => {
		const result = await setting.run('vat-return-prepare', {
			items: [given()],
			parameters: { Validate: { draft: '={{ { kind: "vatReturn" } }}' } },
		});
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'TAX_DRAFT_INVALID' } },
		]);
	});

	it('and nothing is kept of what may not be filed', async () => {
		const result = await setting.run('vat-return-prepare', {
			items: [given()],
			parameters: { Prepare: { obNumber: '123456789B01' } },
		});
		expect(result.json('Done')).toMatchObject([{ valid: false, state: '', hash: '' }]);
	});
});
