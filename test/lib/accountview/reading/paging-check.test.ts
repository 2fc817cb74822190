import type { Row } from '../../../../lib/accountview';
import { PagingCheck } from '../../../../lib/accountview/reading/paging-check';
import type { ReadQuery } from '../../../../lib/accountview/reading/query';
import { errorOf } from '../support/client-with';

const ORDERS: ReadQuery = {
	businessObject: 'SO1',
	table: 'SO_HDR',
	fields: 'all',
	keyColumn: 'ORD_NR',
};

const FIRST = ['10', '11', '12'].map((ORD_NR): Row => ({ ORD_NR }));

/** A check whose AccountView answers these order numbers. */
function checkThatGets(...numbers: readonly string[]) {
	const asked: unknown[] = [];
	const check = new PagingCheck((_query, position) => {
		asked.push(position);
		return Promise.resolve(numbers.map((ORD_NR) => ({ ORD_NR })));
	});
	return { check, asked };
}

describe('the check of the column that pages go by', () => {
	it('asks what comes after the first row, once per table', async () => {
		const { check, asked } = checkThatGets('11', '12');
		await check.check(ORDERS, FIRST, 3);
		await check.check(ORDERS, FIRST, 3);
		expect(asked).toEqual([{ pageSize: 2, lastKey: '10' }]);
	});

	it('bears with a page that begins with the last key, and with a row that has gone', async () => {
		await checkThatGets('10', '11').check.check(ORDERS, FIRST, 3);
		await checkThatGets('12').check.check(ORDERS, FIRST, 3);
	});

	it.each([[[]], [['900', '901']], [['10']]])('is not content with %j', async (numbers) => {
		const error = await errorOf(checkThatGets(...numbers).check.check(ORDERS, FIRST, 3));
		expect(error).toMatchObject({ code: 'AV_PAGING_WRONG' });
	});

	it('looks at a page that is shorter than asked, too, since the server may have a limit', async () => {
		const rows = Array.from({ length: 50 }, (_, index): Row => ({ ORD_NR: String(100 + index) }));
		const error = await errorOf(checkThatGets().check.check(ORDERS, rows, 200));
		expect(error).toMatchObject({ code: 'AV_PAGING_WRONG' });
	});

	it.each([
		['the first page is short', ORDERS, FIRST, 4],
		['there is one row only', ORDERS, FIRST.slice(0, 1), 1],
		['the column is proven', { ...ORDERS, table: 'CONTACT', keyColumn: 'SUB_NR' }, FIRST, 3],
	])('asks nothing when %s', async (_, query, first, pageSize) => {
		const { check, asked } = checkThatGets();
		await check.check(query, first, pageSize);
		expect(asked).toEqual([]);
	});
});
