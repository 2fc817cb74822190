import type { IDataObject } from 'n8n-workflow';
import { textOf } from '../node-setting';
import { settingForEachTest } from '../node-setting';
import { storedLines, type WorkflowName } from './setting';

describe('writing orders', () => {
	const setting = settingForEachTest<WorkflowName>(__dirname);

	const stored = (number: unknown) => setting.sandbox.accountView.orders.get(textOf(number));

	const NEW = { workOrder: 'WB-9', customer: '10005', description: 'Ketel', articles: [] };

	it('Create looks the reference up, stores order and lines in one request, and gives the order back', async () => {
		const result = await setting.run('order-create');

		const [first, second] = result.json('Done');
		expect([first, second]).toMatchObject([
			{
				outcome: 'created',
				ownReference: 'WB-1042',
				description: 'Ketel vervangen',
				customerNumber: '10005',
				deliveryCustomer: '10005',
				project: '26-001',
				workType: 'MONTAGE',
			},
			{ outcome: 'created', ownReference: 'WB-1043' },
		]);
		expect(stored(first?.['number'])).toMatchObject({
			COMMENT1: '[WB-1042] Ketel vervangen',
			DEL_DATE: '2026-04-01T00:00:00',
			PROJ_CODE: '26-001',
			ORD_TYPE: 'MONTAGE',
		});
		expect(storedLines(setting, first?.['number'])).toEqual([
			'1 KETEL-HR28 1395',
			expect.stringMatching(/^1 VOORRIJ/),
		]);
		expect(setting.dataRequests()).toEqual(['GET', 'POST', 'GET', 'POST']);
	});

	it('articles are looked up once for the whole run where lines take their prices', async () => {
		const articles = [
			{ code: 'VOORRIJ', qty: 1, price: '55,50' },
			{ code: 'POMP-CV', qty: 2 },
		];
		const result = await setting.run('order-create', {
			items: [1, 2, 3].map((place) => ({ ...NEW, workOrder: `WB-${place}`, articles })),
		});

		expect(setting.dataRequests()).toEqual(['GET', ...[1, 2, 3].flatMap(() => ['GET', 'POST'])]);
		const [first] = result.json('Done');
		expect(storedLines(setting, first?.['number'])).toEqual(['1 VOORRIJ 55.5', '2 POMP-CV 168']);
	});

	it('lines can be typed in, and a list may come as JSON text', async () => {
		const typed = await setting.run('order-create', {
			items: [NEW],
			parameters: {
				linesFrom: 'fields',
				lineFields: { line: [{ articleCode: 'pomp-cv', quantity: 3, price: '', description: '' }] },
			},
		});
		const text = await setting.run('order-create', {
			items: [{ ...NEW, workOrder: 'WB-8', articles: '[{"artikelcode":"POMP-CV","aantal":4}]' }],
		});

		const [one] = typed.json('Done');
		const [other] = text.json('Done');
		expect(storedLines(setting, one?.['number'])).toEqual(['3 POMP-CV 168']);
		expect(storedLines(setting, other?.['number'])).toEqual(['4 POMP-CV 168']);
	});

	it('Create or Update makes an order once and changes it the next time; lines stay', async () => {
		const result = await setting.run('order-upsert');

		const rows = result.json('Done');
		expect(rows).toMatchObject([
			{ outcome: 'created', ownReference: 'WB-1042' },
			{ outcome: 'updated', description: 'Ketel en pomp vervangen' },
		]);
		expect(rows[0]?.['number']).toBe(rows[1]?.['number']);
		expect(storedLines(setting, rows[0]?.['number'])).toHaveLength(1);
		const again = await setting.run('order-upsert');
		expect(again.json('Done').map(({ outcome }) => outcome)).toEqual(['updated', 'updated']);
	});

	it.each([
		['order-create', undefined],
		['order-create', null],
		['order-create', ''],
		['order-create', ' '],
		['order-create', []],
		['order-upsert', undefined],
		['order-upsert', null],
	] as const)('%s takes %j in the place of a list for no lines', async (name, articles) => {
		const result = await setting.run(name, {
			items: [{ ...NEW, articles }],
			parameters: { linesFrom: 'input', linesInput: '={{ $json.articles }}' },
		});

		const [row] = result.json('Done');
		expect(row).toMatchObject({ outcome: 'created' });
		expect(storedLines(setting, row?.['number'])).toEqual([]);
	});

	it('Create or Update leaves the customer of an order alone when it is given none', async () => {
		const before = stored('26000102');
		const result = await setting.run('order-upsert', {
			items: [{ description: 'Keuken' }, {}],
			parameters: { matchOn: 'number', matchValue: '26000102', additionalFields: {} },
		});

		expect(result.json('Done')).toMatchObject([{ outcome: 'updated' }, { outcome: 'updated' }]);
		expect(stored('26000102')).toMatchObject({
			COMMENT1: 'Keuken',
			...{ RPL_INV: before?.['RPL_INV'], RPL_DEL: before?.['RPL_DEL'] },
		});
	});

	it('Create or Update wants the customer of a new order', async () => {
		const result = await setting.run('order-upsert', {
			items: [{ workOrder: 'WB-7', description: 'Ketel' }],
			node: { onError: 'continueErrorOutput' },
		});

		expect(result.json('Needs Attention')).toMatchObject([
			{
				error: 'The order with own reference WB-7 was not sent: it has no customer.',
				details: { code: 'AV_FIELD_REQUIRED' },
			},
		]);
		expect(setting.dataRequests()).not.toContain('POST');
	});

	it('Update changes the fields given, by number or by own reference', async () => {
		const before = storedLines(setting, '26000102');
		await setting.run('order-update');
		expect(stored('26000102')).toMatchObject({
			DEL_DATE: '2026-04-08T00:00:00',
			COMMENT1: 'Keukenkraan en spoelbak vervangen',
		});
		expect(storedLines(setting, '26000102')).toEqual(before);

		await setting.run('order-upsert');
		const result = await setting.run('order-update', {
			parameters: {
				matchOn: 'ownReference',
				matchValue: 'WB-1042',
				updateFields: { description: 'Alleen de pomp' },
			},
		});
		const [row] = result.json('Done');
		expect(stored(row?.['number'])).toMatchObject({ COMMENT1: '[WB-1042] Alleen de pomp' });
	});

	it('a long description says that it was shortened, and stands whole in the note', async () => {
		const description = 'Vervangen van de ketel, de pomp en alle radiatorkranen beneden';
		const result = await setting.run('order-create', { items: [{ ...NEW, description }] });

		const [row] = result.json('Done');
		expect(row).toMatchObject({ descriptionShortened: true });
		expect(stored(row?.['number'])).toMatchObject({ COMMENT2: description });
	});

	describe('an item that goes wrong', () => {
		const LINE = { code: 'VOORRIJ', qty: 1 };

		const cases: [string, IDataObject, IDataObject, string, string | undefined][] = [
			['no customer', { customer: '' }, {}, 'AV_FIELD_REQUIRED', 'it has no customer'],
			['an unknown customer', { customer: '99999' }, {}, 'AV_REJECTED', '99999'],
			['a blocked customer', { customer: 'P2207' }, {}, 'AV_REJECTED', 'geblokkeerd'],
			['an unknown project', { project: 'WEG' }, {}, 'AV_REJECTED', 'WEG'],
			['a closed project', { project: '25-030' }, {}, 'AV_REJECTED', '25-030'],
			['an unknown article', { articles: [{ code: 'WEG', qty: 1 }] }, {}, 'AV_REJECTED', 'WEG'],
			[
				'a line without article',
				{ articles: [LINE, { qty: 1 }] },
				{},
				'AV_FIELD_REQUIRED',
				'line 2 cannot be taken: it has no article code',
			],
			[
				'a quantity of zero',
				{ articles: [{ code: 'VOORRIJ', qty: 0 }] },
				{},
				'AV_FIELD_INVALID',
				'line 1 (VOORRIJ) cannot be taken: its quantity is zero',
			],
			[
				'a reference of 41 characters',
				{ workOrder: 'R'.repeat(41) },
				{},
				'AV_FIELD_TOO_LONG',
				'41 characters long, 38 fit',
			],
			[
				'a long description that is to be refused',
				{ description: 'd'.repeat(60) },
				{ options: { longDescriptions: 'refuse' } },
				'AV_FIELD_TOO_LONG',
				'60 characters long, 33 fit beside the own reference',
			],
			['a list that is none', { articles: 'veel' }, {}, 'NODE_PARAMETER_INVALID', 'Line List'],
			[
				'a quantity that is no number',
				{ articles: [{ code: 'VOORRIJ', qty: 'veel' }] },
				{},
				'AV_FIELD_INVALID',
				"Quantity 'veel' must be a number",
			],
		];

		it.each(cases)(
			'%s: one error item, the others are stored',
			async (_, item, parameters, code, text) => {
				const good = { ...NEW, project: '', articles: [LINE] };
				const result = await setting.run('order-create', {
					items: [
						{ ...good, workOrder: 'WB-1' },
						{ ...good, workOrder: 'WB-2', ...item },
						{ ...good, workOrder: 'WB-3' },
					],
					parameters,
					node: { onError: 'continueErrorOutput' },
				});

				expect(result.json('Done').map(({ ownReference }) => ownReference)).toEqual([
					'WB-1',
					'WB-3',
				]);
				expect(result.json('Needs Attention')).toMatchObject([
					{ error: expect.stringContaining(text ?? '') as string, details: { code } },
				]);
				expect(result.items('AccountView', 1).map(({ pairedItem }) => pairedItem)).toEqual([
					{ item: 1 },
				]);
			},
		);

		it('stops the run when the node stops on errors', async () => {
			const result = await setting.run('order-create', { items: [{ ...NEW, customer: '99999' }] });

			expect(result.status).toBe('error');
			expect(result.error?.message).toContain('99999');
		});

		it('continues in the same output when that is asked for', async () => {
			const result = await setting.run('order-create', {
				items: [{ ...NEW, customer: '99999' }, NEW],
				node: { onError: 'continueRegularOutput' },
			});

			expect(result.json('Done')).toMatchObject([
				{ details: { code: 'AV_REJECTED' } },
				{ outcome: 'created' },
			]);
		});

		it('Update names the order that is not there', async () => {
			const result = await setting.run('order-update', {
				items: [{ number: '999', date: '2026-04-08' }],
				node: { onError: 'continueErrorOutput' },
			});

			expect(result.json('Needs Attention')).toMatchObject([
				{ error: "AccountView has no order with order number '999'." },
			]);
		});
	});
});
