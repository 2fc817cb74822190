import { Transactions } from '../../../lib/accountview';
import { World, pluck } from './world';

let world: World;

beforeEach(async () => {
	world = await World.start();
});
afterEach(async () => {
	await world.stop();
});

const book = (date: string, vatCode: string, amount: number): void => {
	world.sandbox.accountView.transactions.insert({
		...{ TRN_DATE: date, VAT_CODE: vatCode, TRN_AMT: amount, VAT_AMT: amount * 0.21 },
	});
};

describe('Transactions', () => {
	it('of a period come once each, its first and last day included', async () => {
		const days = ['2020-12-31', '2021-01-01', '2021-02-15', '2021-03-31', '2021-04-01'];
		for (const day of days) book(day, '1', 100);
		const list = new Transactions(world.client({ pageSize: 2 })).list({
			from: '2021-01-01',
			until: '2021-03-31',
		});
		expect(await pluck(list, 'date')).toEqual(days.slice(1, 4));
	});

	it('of chosen VAT codes come, and without a choice those without one too', async () => {
		book('2021-01-05', '1', 1);
		book('2021-01-06', '', 2);
		book('2021-01-07', '5', 3);
		const transactions = new Transactions(world.client());
		const period = { from: '2021-01-01', until: '2021-01-31' };

		const chosen = transactions.list({ ...period, vatCodes: ['5'] });
		expect(await pluck(chosen, 'amount')).toEqual([3]);
		expect(await pluck(transactions.list(period), 'amount')).toEqual([1, 2, 3]);
	});
});
