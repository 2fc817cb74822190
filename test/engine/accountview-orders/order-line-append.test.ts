import type { IDataObject } from 'n8n-workflow';
import type { RunResult } from '../harness';
import { settingForEachTest } from '../node-setting';
import { storedLines, type WorkflowName } from './setting';

describe('appending the articles of checked work orders', () => {
	const setting = settingForEachTest<WorkflowName>(__dirname);

	const CONTINUE = { onError: 'continueErrorOutput' } as const;

	it('takes over what is ticked and known, and tells the rest with the reason', async () => {
		const [before, beforeOther] = ['26000102', '26000103'].map((number) =>
			storedLines(setting, number),
		);
		const result = await setting.run('order-line-append');

		expect(result.json('Done')).toEqual([
			{
				outcome: 'partly',
				number: '26000102',
				ownReference: '',
				appended: 1,
				lines: [{ articleCode: 'KRAAN-STOP', quantity: 2 }],
				notTakenOver: [
					{
						articleCode: 'EIGEN-ARTIKEL',
						quantity: 1,
						description: 'Eigen artikel',
						reason: 'AccountView has no article EIGEN-ARTIKEL',
						reasonNl: 'AccountView kent artikel EIGEN-ARTIKEL niet',
					},
				],
			},
			{
				outcome: 'appended',
				number: '26000103',
				ownReference: '',
				appended: 1,
				lines: [{ articleCode: 'VOORRIJ', quantity: 1 }],
				notTakenOver: [],
			},
		]);
		expect(result.items('AccountView').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
		]);
		expect(storedLines(setting, '26000102')).toEqual([...(before ?? []), '2 KRAAN-STOP 12.4']);
		expect(storedLines(setting, '26000103')).toHaveLength((beforeOther?.length ?? 0) + 1);
	});

	it('asks once for the articles and once for the orders of the run, and writes once per order', async () => {
		const items = setting.sandbox.accountView.orders
			.all()
			.filter((order) => order['ORD_STAT'] !== 2)
			.map((order) => ({
				order: String(order['ORD_NR']),
				articles: [
					{ code: 'VOORRIJ', qty: 1 },
					{ code: 'POMP-CV', qty: 2 },
				],
			}));
		expect(items.length).toBeGreaterThan(4);

		const result = await setting.run('order-line-append', { items });

		expect(result.json('Done').every(({ outcome }) => outcome === 'appended')).toBe(true);
		expect(setting.dataRequests()).toEqual(['GET', 'GET', ...items.map(() => 'PUT')]);
	});

	it('asks and sends nothing for an order without ticked lines', async () => {
		const result = await setting.run('order-line-append', {
			items: [{ order: '26000102', articles: [{ code: 'VOORRIJ', qty: 1, ticked: false }] }],
		});

		expect(result.json('Done')).toMatchObject([{ outcome: 'unchanged', appended: 0 }]);
		expect(setting.dataRequests()).toEqual([]);
	});

	it('skips what the order has already, when that is asked for', async () => {
		const options = { parameters: { options: { skipExisting: true } } };
		await setting.run('order-line-append', options);
		const before = storedLines(setting, '26000102');
		const result = await setting.run('order-line-append', options);

		expect(result.json('Done')).toMatchObject([
			{ outcome: 'partly', appended: 0, alreadyThere: 1 },
			{ outcome: 'unchanged', alreadyThere: 1 },
		]);
		expect(storedLines(setting, '26000102')).toEqual(before);
	});

	it('counts a line of the order for one record of Sync Compare, also where two have one number', async () => {
		const articles = [{ code: 'KRAAN-STOP', qty: 2 }];
		const send = (...intents: string[]) =>
			setting.run('order-line-append', {
				items: intents.map((intent) => ({
					...{ order: '26000102', articles },
					_sync: { intent, run: 'r1', fence: 1 },
				})),
				parameters: { lineReference: 'WB-1', options: { skipExisting: true } },
			});
		const outcomes = (result: RunResult) => result.json('Done').map(({ outcome }) => outcome);
		const before = storedLines(setting, '26000102');

		const both = await send('i1', 'i1', 'i2');
		const again = await send('i1', 'i2', 'i1');

		expect(outcomes(both)).toEqual(['appended', 'unchanged', 'appended']);
		expect(outcomes(again)).toEqual(['unchanged', 'unchanged', 'unchanged']);
		const added = ['2 KRAAN-STOP 12.4', '2 KRAAN-STOP 12.4'];
		expect(storedLines(setting, '26000102')).toEqual([...before, ...added]);
	});

	it('counts a line that a person typed for one of two work orders', async () => {
		const articles = [{ code: 'KRAAN-STOP', qty: 2 }];
		await setting.run('order-line-append', { items: [{ order: '26000102', articles }] });
		const result = await setting.run('order-line-append', {
			items: ['WB-1', 'WB-2', 'WB-1'].map((number) => ({ order: '26000102', articles, number })),
			parameters: { lineReference: '={{ $json.number }}', options: { skipExisting: true } },
		});

		expect(result.json('Done').map(({ outcome }) => outcome)).toEqual([
			'unchanged',
			'appended',
			'unchanged',
		]);
	});

	it('takes the lines of two work orders apart by their own reference', async () => {
		const send = (lineReference: string, options: IDataObject = {}) =>
			setting.run('order-line-append', {
				items: [{ order: '26000102', articles: [{ code: 'KRAAN-STOP', qty: 2 }] }],
				parameters: { lineReference, options },
			});
		const before = storedLines(setting, '26000102');
		const first = await send('WB-1');
		const other = await send('WB-2', { reportChanged: true });

		const again = await send('WB-1', { skipExisting: true });

		expect(first.json('Done')).toMatchObject([
			{ appended: 1, lines: [{ ownReference: 'WB-1', description: 'Stopkraan 15 mm' }] },
		]);
		expect(other.json('Done')).toMatchObject([{ appended: 1, notTakenOver: [] }]);
		expect(again.json('Done')).toMatchObject([{ outcome: 'unchanged', alreadyThere: 1 }]);
		const added = ['2 KRAAN-STOP 12.4', '2 KRAAN-STOP 12.4'];
		expect(storedLines(setting, '26000102')).toEqual([...before, ...added]);
	});

	it('tells what else the order has of the reference, also where no line is given', async () => {
		const send = (lineReference: string, articles: IDataObject[]) =>
			setting.run('order-line-append', {
				items: [{ order: '26000102', articles }],
				parameters: { lineReference, options: { reportLeft: true } },
			});
		const stop = { code: 'KRAAN-STOP', qty: 2 };
		const pump = { code: 'POMP-CV', qty: 1 };
		await send('WB-1', [stop, pump]);
		await send('WB-2', [stop]);
		const before = storedLines(setting, '26000102');

		const fewer = await send('WB-1', [stop]);
		const none = await send('WB-1', []);
		const stranger = await send('WB-3', []);

		const pumpLeft = { articleCode: 'POMP-CV', quantity: 0 };
		expect(fewer.json('Done')).toMatchObject([{ outcome: 'partly', notTakenOver: [pumpLeft] }]);
		expect(none.json('Done')).toMatchObject([
			{
				number: '26000102',
				outcome: 'refused',
				notTakenOver: [{ articleCode: 'KRAAN-STOP', quantity: 0 }, pumpLeft],
			},
		]);
		expect(stranger.json('Done')).toMatchObject([{ outcome: 'unchanged', notTakenOver: [] }]);
		expect(storedLines(setting, '26000102')).toEqual(before);
	});

	it('sends lines along with a reference beside those without', async () => {
		const before = storedLines(setting, '26000102');
		for (const lineReference of ['WB-1', '']) {
			await setting.run('order-line-append', {
				items: [{ order: '26000102', articles: [{ code: 'KRAAN-STOP', qty: 2 }] }],
				parameters: { lineReference, options: { linesSent: 'all' } },
			});
		}

		const texts = setting.sandbox.accountView.orderLines
			.all()
			.map((line) => line['ART_DESC1'])
			.filter((text) => String(text).includes('Stopkraan'));
		expect(texts.slice(-2)).toEqual([
			'[WB-1] Stopkraan 15 mm',
			expect.not.stringContaining('[') as string,
		]);
		expect(storedLines(setting, '26000102')).toHaveLength(before.length + 2);
	});

	it('tells what was corrected since it was sent, and appends what is new', async () => {
		const send = (articles: readonly IDataObject[]) =>
			setting.run('order-line-append', {
				items: [{ order: '26000102', articles: [...articles] }],
				parameters: { options: { reportChanged: true } },
			});
		const kraan = { code: 'KRAAN-STOP', qty: 2 };
		const pomp = { code: 'POMP-CV', qty: 1 };
		await send([kraan, pomp]);
		const before = storedLines(setting, '26000102');

		const result = await send([
			{ ...kraan, qty: 3 },
			{ ...pomp, qty: 0 },
			{ code: 'TAPE-50', qty: 0 },
			{ code: 'VOORRIJ', qty: 1 },
		]);

		expect(result.json('Done')).toMatchObject([
			{
				outcome: 'partly',
				appended: 1,
				lines: [{ articleCode: 'VOORRIJ' }],
				notTakenOver: [
					{
						articleCode: 'KRAAN-STOP',
						reason: 'order 26000102 has it with quantity 2 instead of 3',
						reasonNl: 'op order 26000102 staat aantal 2 in plaats van 3',
					},
					{
						articleCode: 'POMP-CV',
						reason: 'order 26000102 has it with quantity 1 instead of 0',
					},
				],
			},
		]);
		expect(storedLines(setting, '26000102').slice(0, before.length)).toEqual(before);
		expect(storedLines(setting, '26000102')).toHaveLength(before.length + 1);
	});

	it('cuts a long line description and says so', async () => {
		const description = 'Kraan met een heel lange omschrijving uit de app van de monteur';
		const result = await setting.run('order-line-append', {
			items: [{ order: '26000102', articles: [{ code: 'KRAAN-STOP', qty: 1, description }] }],
		});

		expect(result.json('Done')).toMatchObject([
			{
				descriptionsShortened: 1,
				lines: [{ description: 'Kraan met een heel lange omschrijving u…' }],
			},
		]);
	});

	it('one wrong item of three is one error item', async () => {
		const articles = [{ code: 'VOORRIJ', qty: 1 }];
		const result = await setting.run('order-line-append', {
			items: ['26000102', '999', '26000101', '26000103'].map((order) => ({ order, articles })),
			node: CONTINUE,
		});

		expect(result.json('Done').map(({ number }) => number)).toEqual(['26000102', '26000103']);
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'AV_RECORD_NOT_FOUND', record: 'order 999' } },
			{
				error: expect.stringContaining('26000101 is gefactureerd') as string,
				details: { code: 'AV_REJECTED' },
			},
		]);
		expect(result.items('AccountView', 1).map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('an item whose lines cannot be read says so, and does not keep the others out', async () => {
		const articles = [{ code: 'VOORRIJ', qty: 1 }];
		const result = await setting.run('order-line-append', {
			items: [
				{ order: '26000102', articles: 'niets' },
				{ order: '', articles },
				{ order: '26000103', articles },
			],
			node: CONTINUE,
		});

		expect(result.json('Done')).toMatchObject([{ number: '26000103', outcome: 'appended' }]);
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'NODE_PARAMETER_INVALID', parameter: 'Line List' } },
			{ details: { code: 'NODE_PARAMETER_INVALID', parameter: 'Order' } },
		]);
	});

	it.each([undefined, null, ''])('%j is no list of lines to append', async (articles) => {
		const result = await setting.run('order-line-append', {
			items: [{ order: '26000102', articles }],
			node: CONTINUE,
		});

		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'NODE_PARAMETER_INVALID', parameter: 'Line List' } },
		]);
	});

	it('looks nothing up for orders that no line goes to', async () => {
		const numbers = setting.sandbox.accountView.orders
			.all()
			.map((order) => String(order['ORD_NR']));
		expect(numbers.length).toBeGreaterThan(4);
		const result = await setting.run('order-line-append', {
			items: numbers.map((order) => ({ order, articles: [{ code: 'EIGEN', qty: 1 }] })),
		});

		expect(result.json('Done').every(({ outcome }) => outcome === 'refused')).toBe(true);
		// The article.
		expect(setting.dataRequests()).toEqual(['GET']);
	});

	it('stops the execution at the first error when the node is set to stop', async () => {
		const result = await setting.run('order-line-append', {
			items: [{ order: '999', articles: [{ code: 'VOORRIJ', qty: 1 }] }],
		});

		expect(result.status).toBe('error');
		expect(result.error?.message).toContain("order number '999'");
	});

	it('an AccountView that replaces lines ends the run at the first order', async () => {
		setting.sandbox.setSwitches({ orderLinesOnUpdate: 'replace' });
		const result = await setting.run('order-line-append', { node: CONTINUE });

		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'AV_LINES_REPLACED', record: 'order 26000102' } },
			{ details: { code: 'AV_LINES_REPLACED' } },
		]);
		expect(setting.dataRequests().filter((method) => method === 'PUT')).toHaveLength(1);
	});

	it('an order whose lines were replaced is not written again by Retry On Fail', async () => {
		setting.sandbox.setSwitches({ orderLinesOnUpdate: 'replace' });
		const [lost = ''] = storedLines(setting, '26000102');
		const [quantity = '', article = ''] = lost.split(' ');
		const result = await setting.run('order-line-append', {
			node: { ...CONTINUE, retryOnFail: true, maxTries: 3, waitBetweenTries: 0 },
		});

		expect(result.json('Needs Attention')).toMatchObject([
			{
				error: expect.stringContaining(`lost ${quantity} x ${article}`) as string,
				details: { code: 'AV_LINES_REPLACED', record: 'order 26000102' },
			},
			{ details: { code: 'AV_LINES_REPLACED', tried: false } },
		]);
		expect(setting.dataRequests().filter((method) => method === 'PUT')).toHaveLength(1);
	});

	it.each([CONTINUE, {}])(
		'lines that were stored are not sent again when the look afterwards fails (%o)',
		async (onError) => {
			setting.sandbox.setSwitches({ writeResponse: 'key-only' });
			const before = storedLines(setting, '26000102');
			// Articles and order are looked up before.
			setting.sandbox.addFault({
				...{ server: 'accountView', kind: 'html', method: 'GET' },
				...{ pathContains: 'accountviewdata', skip: 2 },
			});
			await setting.run('order-line-append', {
				items: [{ order: '26000102', articles: [{ code: 'VOORRIJ', qty: 1 }] }],
				node: { ...onError, retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
			});

			expect(storedLines(setting, '26000102')).toHaveLength(before.length + 1);
			expect(setting.dataRequests().filter((method) => method === 'PUT')).toHaveLength(1);
		},
	);

	it('keeps all lines there, when all are sent', async () => {
		setting.sandbox.setSwitches({ orderLinesOnUpdate: 'replace' });
		const before = storedLines(setting, '26000102');
		await setting.run('order-line-append', { parameters: { options: { linesSent: 'all' } } });

		expect(storedLines(setting, '26000102')).toEqual([...before, '2 KRAAN-STOP 12.4']);
	});

	it('a write whose answer is lost is not sent again by Retry On Fail', async () => {
		setting.sandbox.addFault({ server: 'accountView', kind: 'cut-before', method: 'PUT' });
		const before = storedLines(setting, '26000102');
		const result = await setting.run('order-line-append', {
			node: { ...CONTINUE, retryOnFail: true, maxTries: 2, waitBetweenTries: 0 },
		});

		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'AV_WRITE_DOUBTFUL', linesFound: 0, linesSent: 1 } },
		]);
		expect(storedLines(setting, '26000102')).toEqual(before);
	});
});
