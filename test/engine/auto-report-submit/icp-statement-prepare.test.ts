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

const supply = (changes: IDataObject): IDataObject => ({ ...SUPPLIES[0], ...changes });

async function findings(
	supplies: readonly IDataObject[],
	parameters: Readonly<Record<string, IDataObject>> = {},
): Promise<readonly IDataObject[]> {
	const result = await setting.run('icp-statement-prepare', { items: [{ supplies }], parameters });
	return (result.json('Done')[0]?.['findings'] ?? []) as IDataObject[];
}

describe('ICP Statement: Prepare and Validate', () => {
	it('give one line for each customer and nature, and what may be filed', async () => {
		const result = await setting.run('icp-statement-prepare', { items: [{ supplies: SUPPLIES }] });

		expect(result.json('Prepare')).toMatchObject([
			{
				...{ kind: 'icp', period: '2026-Q1', total: 12_000 },
				lines: [
					{ vatId: 'DE136695976', nature: 'goods', euros: 8_000 },
					{ vatId: 'FR83404833048', nature: 'goods', euros: 3_000 },
					{ vatId: 'FR83404833048', nature: 'services', euros: 1_500 },
					{ vatId: 'BE0428759497', nature: 'triangular', euros: -500 },
				],
			},
		]);
		expect(result.json('Done')).toMatchObject([{ valid: true, state: 'prepared' }]);
	});

	it('agree with the VAT return of the period', async () => {
		const vat = await setting.run('vat-return-prepare', { items: [{ rubrics: RUBRICS }] });
		const options = { vatReturn: vat.json('Prepare')[0]?.['draft'] as IDataObject };

		expect(await findings(SUPPLIES, { Validate: { options } })).not.toContainEqual(
			expect.objectContaining({ severity: 'error' }),
		);
		expect(await findings(SUPPLIES.slice(1), { Validate: { options } })).toContainEqual(
			expect.objectContaining({ rule: 'TAX-ICP-TOTAL', amount: -8_000 }),
		);
	});
});

describe('ICP Statement: Validate tells in one sentence', () => {
	it.each([
		['a Dutch customer', 'NL123456782B01', 'TAX-ICP-VAT-NUMBER', 'NL123456782B01'],
		['a VAT number that cannot be', 'DE13669597', 'TAX-ICP-VAT-NUMBER', 'DE13669597'],
		['Greece as GR', 'GR094014201', 'TAX-ICP-VAT-NUMBER', 'EL'],
		['no VAT number', '', 'TAX-ICP-VAT-NUMBER', 'customer 10'],
	])('%s', async (_, vatId, rule, words) => {
		const found = await findings([supply({ vatId }), ...SUPPLIES.slice(1)]);

		const errors = found.filter(({ severity }) => severity === 'error');
		expect(errors).toMatchObject([{ rule, record: 'customer 10' }]);
		expect(textOf(errors[0]?.['message'])).toContain(words);
	});

	it('an amount that rounds to zero', async () => {
		expect(
			await findings([...SUPPLIES, supply({ record: 'VRK 9', vatId: 'ATU10223006', amount: 0.4 })]),
		).toContainEqual(
			expect.objectContaining({
				...{ rule: 'TAX-ICP-ROUNDED-TO-ZERO', severity: 'warning', amount: 0.4 },
			}),
		);
	});

	it('a statement of nothing', async () => {
		expect((await findings([]))[0]).toMatchObject({ rule: 'TAX-ICP-EMPTY' });
	});

	it('a quarter that is too long, and what is allowed', async () => {
		const options = { goodsOfMonths: '60000, 0, 0', goodsOfQuarters: '' };
		expect((await findings(SUPPLIES, { Validate: { options } }))[0]).toMatchObject({
			rule: 'TAX-ICP-PERIOD',
			remedyNl: 'Doe opgaaf 2026-01, 2026-02, 2026-03.',
		});
	});

	it('a correction that the taxonomy has no way to state', async () => {
		const found = await findings([...SUPPLIES, supply({ record: 'VRK 8', corrects: '2025-Q4' })]);
		expect(found[0]).toMatchObject({
			rule: 'TAX_NOT_EXPRESSIBLE',
			severity: 'error',
			message: expect.stringContaining('the correction of 2025-Q4 for customer 10') as string,
			remedy: expect.stringContaining('portal of the tax authority') as string,
		});
	});

	it('call-off stock that the taxonomy has no way to state', async () => {
		const callOff = [{ movement: 'current', customer: { country: 'DE', number: '136695976' } }];
		const found = await findings(SUPPLIES, { Prepare: { options: { callOff } } });
		expect(found[0]).toMatchObject({ rule: 'TAX_NOT_EXPRESSIBLE' });
	});

	it('goods that cannot be read', async () => {
		const result = await setting.run('icp-statement-prepare', {
			items: [{ supplies: SUPPLIES }],
			parameters: { Validate: { options: { goodsOfMonths: '1, 2' } } },
		});
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'TAX_DRAFT_INVALID' } },
		]);
	});
});
