import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import { Engine } from '../harness';
import { FilingSetting } from './filing-setting';

let engine: Engine;
let setting: FilingSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	setting = await FilingSetting.create(engine, 'demo');
});
afterEach(async () => {
	await setting.stop();
});

const OB_NUMBER = '009000100B01';
const PERIOD = DateTime.now().minus({ quarters: 1 }).toFormat("yyyy-'Q'q");

const fromBooks = (options: IDataObject = {}, period = PERIOD): Record<string, IDataObject> => ({
	Prepare: { source: 'accountView', period, obNumber: OB_NUMBER, options },
});

/** What the sandbox has booked in a quarter, by VAT code: turnover and VAT in cents. */
function booked(period: string): ReadonlyMap<string, readonly [number, number]> {
	const sums = new Map<string, readonly [number, number]>();
	for (const row of setting.world.accountView.transactions.all()) {
		const date = DateTime.fromISO(String(row['TRN_DATE']));
		if (date.toFormat("yyyy-'Q'q") !== period) continue;
		const [turnover, vat] = sums.get(String(row['VAT_CODE'])) ?? [0, 0];
		const cents = (column: string): number => Math.round(Number(row[column]) * 100);
		sums.set(String(row['VAT_CODE']), [turnover + cents('TRN_AMT'), vat + cents('VAT_AMT')]);
	}
	return sums;
}

function line(result: IDataObject | undefined, rubric: string): IDataObject {
	const form = (result?.['form'] ?? []) as IDataObject[];
	return form.find((one) => one['rubric'] === rubric) ?? {};
}

describe('VAT Return: Prepare, from the books', () => {
	it('counts the transactions of the period by the rubrics of their VAT codes', async () => {
		const result = await setting.run('vat-return-prepare', { parameters: fromBooks() });

		const [prepared] = result.json('Prepare');
		const sums = booked(PERIOD);
		const of = (code: string, part: 0 | 1): number => sums.get(code)?.[part] ?? 0;
		const owed = (code: string): number => Math.floor(of(code, 1) / 100);
		const input = of('11', 1) + of('12', 1) + of('13', 1) + of('14', 1);
		expect(line(prepared, '1a')).toMatchObject({
			turnover: Math.trunc(of('1', 0) / 100),
			vat: owed('1'),
			sources: [
				{ vatCode: '1', transactions: 9, amount: of('1', 0) / 100 },
				{ vatCode: '1', transactions: 9, amount: of('1', 1) / 100 },
			],
		});
		expect(line(prepared, '3b')['turnover']).toBe(Math.trunc((of('5', 0) + of('7', 0)) / 100));
		expect(line(prepared, '5b')['vat']).toBe(Math.ceil(input / 100));
		expect(prepared?.['total']).toBe(
			owed('1') + owed('2') + owed('13') + owed('14') - Math.ceil(input / 100),
		);
		expect(result.json('Done')).toMatchObject([{ valid: true, taxpayer: OB_NUMBER }]);
	});

	it('compares with the books of the period before', async () => {
		const before = DateTime.now().minus({ quarters: 2 }).toFormat("yyyy-'Q'q");
		const result = await setting.run('vat-return-prepare', {
			parameters: fromBooks({ compareWith: 'books' }),
		});
		const sums = booked(before).get('1') ?? [0, 0];
		expect(line(result.json('Prepare')[0], '1a')).toMatchObject({
			turnoverBefore: Math.trunc(sums[0] / 100),
			vatBefore: Math.floor(sums[1] / 100),
		});
	});

	it('leaves VAT that was shifted out of 5b where it may not be deducted', async () => {
		const [deducted, not] = await Promise.all([
			setting.run('vat-return-prepare', { parameters: fromBooks() }),
			setting.run('vat-return-prepare', { parameters: fromBooks({ deductShifted: false }) }),
		]);
		const sums = booked(PERIOD);
		const own = (sums.get('11')?.[1] ?? 0) + (sums.get('12')?.[1] ?? 0);
		expect(line(not.json('Prepare')[0], '5b')['vat']).toBe(Math.ceil(own / 100));
		expect(line(deducted.json('Prepare')[0], '5b')['vat']).not.toBe(Math.ceil(own / 100));
	});

	it('tells a transaction without VAT code, and a VAT code without rubric, with their record', async () => {
		const date = DateTime.now().minus({ quarters: 1 }).startOf('quarter').toFormat('yyyy-MM-dd');
		const row = { TRN_DATE: date, DJ_CODE: 'MEM', TRN_AMT: 100, VAT_AMT: 0, SUB_NR: '10001' };
		const { transactions } = setting.world.accountView;
		const bare = transactions.insert({ ...row, VAT_CODE: '' });
		transactions.insert({ ...row, VAT_CODE: '3' });

		const result = await setting.run('vat-return-prepare', { parameters: fromBooks() });
		expect(result.json('Done')).toMatchObject([{ valid: false }]);
		expect(result.json('Done')[0]?.['findings']).toEqual(
			expect.arrayContaining([
				expect.objectContaining({
					rule: 'TAX-VAT-CODE-MISSING',
					record: `MEM (${String(bare['REC_ID'])})`,
					messageNl: expect.stringContaining('heeft geen btw-code') as string,
				}),
				expect.objectContaining({
					rule: 'TAX-VAT-CODE-RUBRIC-MISSING',
					messageNl: expect.stringContaining('Btw-code 3 heeft geen rubriek') as string,
				}),
			]),
		);

		const chosen = await setting.run('vat-return-prepare', {
			parameters: fromBooks({ rubricsOfCodes: { '3': 'none' } }),
		});
		expect(chosen.json('Done')[0]?.['findings']).not.toContainEqual(
			expect.objectContaining({ rule: 'TAX-VAT-CODE-RUBRIC-MISSING' }),
		);
	});

	it('says what is wrong with AccountView', async () => {
		setting.world.addFault({ server: 'accountView', kind: 'html', times: 50 });
		const result = await setting.run('vat-return-prepare', { parameters: fromBooks() });
		expect(result.json('Needs Attention')[0]?.['details']).toMatchObject({
			code: 'AV_ANSWER_NOT_JSON',
		});
	});
});

describe('ICP Statement: Prepare, from the books', () => {
	it('gives the supplies of rubric 3b by customer and nature, which agree with the return', async () => {
		const vat = await setting.run('vat-return-prepare', { parameters: fromBooks() });
		const options = { vatReturn: vat.json('Prepare')[0]?.['draft'] as IDataObject };
		const result = await setting.run('icp-statement-prepare', {
			parameters: { ...fromBooks({ services: '7' }), Validate: { options } },
		});

		const sums = booked(PERIOD);
		expect(result.json('Prepare')[0]?.['lines']).toMatchObject([
			{
				vatId: 'DE999202023',
				nature: 'goods',
				amount: (sums.get('5')?.[0] ?? 0) / 100,
				records: 3,
			},
			{ vatId: 'BE0999190862', nature: 'services', amount: (sums.get('7')?.[0] ?? 0) / 100 },
		]);
		expect(result.json('Done')).toMatchObject([{ valid: true, errors: 0 }]);
	});

	it('tells a customer whose VAT number is Dutch or missing', async () => {
		const { customers } = setting.world.accountView;
		customers.update('10020', { VAT_NR: '' });
		customers.update('10019', { VAT_NR: 'NL009011407B01' });
		const result = await setting.run('icp-statement-prepare', { parameters: fromBooks() });
		expect(result.json('Done')[0]?.['findings']).toEqual(
			expect.arrayContaining([
				expect.objectContaining({ rule: 'TAX-ICP-VAT-NUMBER', record: '10020' }),
				expect.objectContaining({
					rule: 'TAX-ICP-VAT-NUMBER',
					record: expect.stringContaining('10019 (') as string,
				}),
			]),
		);
	});
});
