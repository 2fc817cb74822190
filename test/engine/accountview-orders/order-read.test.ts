import type { IDataObject, INode } from 'n8n-workflow';
import { settingForEachTest } from '../node-setting';
import type { WorkflowName } from './setting';

describe('reading orders and articles', () => {
	const setting = settingForEachTest<WorkflowName>(__dirname);

	const CONTINUE = { onError: 'continueErrorOutput' } as const;

	const numbersWith = async (filters: IDataObject) =>
		(await setting.run('order-get-many', { parameters: { filters } }))
			.json('Done')
			.map(({ number }) => number);

	const numbersOf = (test: (row: Readonly<Record<string, unknown>>) => boolean) =>
		setting.sandbox.accountView.orders
			.all()
			.filter(test)
			.map((row) => row['ORD_NR']);

	it('Get gives one order with its lines, in the fields that a work order has', async () => {
		const result = await setting.run('order-get');

		expect(result.json('Done')).toEqual([
			{
				number: '26000102',
				ownReference: '',
				description: 'Keukenkraan en spoelbak vervangen',
				customerNumber: '10002',
				deliveryCustomer: '10002',
				project: '26-007',
				workType: 'SERVICE',
				orderDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
				deliveryDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
				invoiceDate: null,
				status: 0,
				lines: [
					{
						articleCode: 'KRAAN-KEUKEN',
						description: 'Keukenkraan eengreeps chroom',
						quantity: 2,
						price: 129.5,
					},
					expect.objectContaining({ articleCode: 'SIFON-32' }) as object,
					expect.objectContaining({ articleCode: 'ARBEID', quantity: 3.5 }) as object,
				],
			},
		]);
	});

	it('Get gives every field when it does not simplify, and finds by own reference', async () => {
		setting.sandbox.accountView.orders.update('26000102', { COMMENT1: '[WB-7] Kraan' });
		const result = await setting.run('order-get', {
			parameters: { matchOn: 'ownReference', matchValue: 'WB-7', simplify: false },
		});

		expect(result.json('Done')).toMatchObject([
			{
				number: '26000102',
				ownReference: 'WB-7',
				description: 'Kraan',
				externalNote: expect.stringContaining('voor 11:00') as string,
				lines: [{ position: 1, project: '26-007' }, { position: 2 }, { position: 3 }],
			},
		]);
	});

	it('Get ends in an error item for an order that is not there; other items go on', async () => {
		const result = await setting.run('order-get', {
			items: [{ number: '26000102' }, { number: '999' }, { number: '' }],
			node: CONTINUE,
		});

		expect(result.json('Done')).toMatchObject([{ number: '26000102' }]);
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'AV_RECORD_NOT_FOUND', record: 'order 999' } },
			{ details: { code: 'NODE_PARAMETER_INVALID', parameter: 'Order' } },
		]);
	});

	it('Get Many gives all orders, page by page', async () => {
		expect(await numbersWith({})).toEqual(numbersOf(() => true));
	});

	it.each([
		['customer', { customer: { __rl: true, mode: 'number', value: '10005' } }, 'RPL_INV', '10005'],
		['project', { project: { __rl: true, mode: 'list', value: '26-007' } }, 'PROJ_CODE', '26-007'],
	])('Get Many is narrowed down by %s', async (_, filters, column, value) => {
		const expected = numbersOf((row) => row[column] === value);
		expect(expected.length).toBeGreaterThan(0);
		expect(await numbersWith(filters)).toEqual(expected);
	});

	it('Get Many is narrowed down by status, own reference and delivery date', async () => {
		const { orders } = setting.sandbox.accountView;
		orders.update('26000103', { COMMENT1: '[WB-3] Badkamer', DEL_DATE: '2031-05-06T00:00:00' });

		expect(await numbersWith({ statuses: '2' })).toEqual(numbersOf((row) => row['ORD_STAT'] === 2));
		expect(await numbersWith({ ownReference: 'WB-3' })).toEqual(['26000103']);
		expect(await numbersWith({ search: 'wb-3' })).toEqual(['26000103']);
		expect(
			await numbersWith({ deliveryFrom: '2031-05-06', deliveryUntil: '2031-05-06T00:00:00' }),
		).toEqual(['26000103']);
		expect(await numbersWith({ deliveryFrom: '2031-05-07' })).toEqual([]);
	});

	it('Get Many refuses a range that ends before it begins', async () => {
		const result = await setting.run('order-get-many', {
			parameters: { filters: { deliveryFrom: '2026-05-07', deliveryUntil: '2026-05-01' } },
			node: CONTINUE,
		});

		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'AV_QUERY_INVALID' } },
		]);
	});

	it('Order Line: Get Many gives lines with the number of their order', async () => {
		const one = await setting.run('order-line-get-many');
		expect(one.json('Done')).toMatchObject([
			{ orderNumber: '26000102', articleCode: 'KRAAN-KEUKEN', quantity: 2, price: 129.5 },
			{ orderNumber: '26000102', articleCode: 'SIFON-32' },
			{ orderNumber: '26000102', articleCode: 'ARBEID' },
		]);

		const all = await setting.run('order-line-get-many', { parameters: { filters: {} } });
		expect(all.json('Done')).toHaveLength(setting.sandbox.accountView.orderLines.all().length);
		const two = await setting.run('order-line-get-many', {
			parameters: { filters: {}, returnAll: false, limit: 2, simplify: false },
		});
		expect(two.json('Done')).toMatchObject([{ position: 1 }, { position: 2 }]);
	});

	it('Order Line: Get Many of an order that is not there gives no items', async () => {
		const result = await setting.run('order-line-get-many', { items: [{ number: '999' }] });

		expect(result.json('Done')).toEqual([]);
		expect(result.status).toBe('success');
	});

	it('Article: Get gives one article, or an error item', async () => {
		const result = await setting.run('article-get', {
			items: [{ code: 'pomp-cv' }, { code: 'WEG' }, { code: '' }],
			node: CONTINUE,
		});

		expect(result.json('Done')).toMatchObject([{ code: 'POMP-CV', group: 'CV', price: 168 }]);
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'AV_RECORD_NOT_FOUND', record: 'article WEG' } },
			{ details: { code: 'NODE_PARAMETER_INVALID', parameter: 'Article' } },
		]);
	});

	it('Article: Get Many is narrowed down by group, code and search', async () => {
		const articles = setting.sandbox.accountView.articles.all();
		const codesWith = async (filters: Record<string, string>) =>
			(await setting.run('article-get-many', { parameters: { filters } }))
				.json('Done')
				.map(({ code }) => code);

		expect(await codesWith({ group: 'cv' })).toEqual(
			articles.filter((row) => row['AG_CODE'] === 'CV').map((row) => row['ART_CODE']),
		);
		expect(await codesWith({ code: 'wc-pot' })).toEqual(['WC-POT']);
		expect(await codesWith({ search: 'RADIATOR' })).toContain('RADKRAAN');
		expect(await codesWith({})).toHaveLength(articles.length);
	});

	it('without the module, the object is named', async () => {
		setting.sandbox.setSwitches({ ordersLicensed: false });
		const result = await setting.run('order-get-many', { node: CONTINUE });

		expect(result.json('Needs Attention')).toMatchObject([
			{ error: expect.stringContaining('SO1') as string, details: { code: 'AV_OBJECT_UNKNOWN' } },
		]);
	});

	it('the editor searches the list of orders in AccountView', async () => {
		const node: INode = {
			id: '1',
			name: 'AccountView',
			type: 'n8n-nodes-accountview.accountViewOrders',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		};
		const found = await setting.engine.editorList('listSearch', 'searchOrders', node, {
			credentials: { accountview: setting.credential },
			args: ['keukenkraan'],
		});

		expect(found).toMatchObject({
			results: [{ name: 'Keukenkraan en spoelbak vervangen (26000102), 10002', value: '26000102' }],
		});
	});
});
