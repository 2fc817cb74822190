import type { INode } from 'n8n-workflow';
import { z } from 'zod4';
import { settingForEachTest } from '../node-setting';
import type { WorkflowName } from './setting';

describe('records of any business object', () => {
	const setting = settingForEachTest<WorkflowName>(__dirname);

	const groups = () => setting.sandbox.accountView.articleGroups;

	it('are read whole, by their column names', async () => {
		const result = await setting.run('record-get-many');

		const stored = setting.sandbox.accountView.articles.all();
		expect(result.json('Done').map((row) => row['ART_CODE'])).toEqual(
			stored.map((row) => row['ART_CODE']),
		);
		expect(result.json('Done')[0]).toMatchObject({ ART_DESC1: stored[0]?.['ART_DESC1'] });
	});

	it('are narrowed down to the columns and conditions chosen', async () => {
		const [stored] = setting.sandbox.accountView.articles.all();
		const result = await setting.run('record-get-many', {
			parameters: {
				filters: {
					conditions: [
						{ column: 'ART_CODE', operator: 'Equal', value: stored?.['ART_CODE'] ?? '' },
					],
				},
				options: { columns: ['ART_CODE', 'PX_SELL'] },
			},
		});

		expect(result.json('Done')).toEqual([
			{ ART_CODE: stored?.['ART_CODE'], PX_SELL: stored?.['PX_SELL'] },
		]);
	});

	it('are read and narrowed down by columns of a related table, such as the header of invoice lines', async () => {
		const { invoices, invoiceLines } = setting.sandbox.accountView;
		const [header] = invoices.all();
		const result = await setting.run('record-get-many', {
			items: [{ object: 'ALH' }],
			parameters: {
				filters: {
					conditions: [
						{ column: 'HST_AH.HDR_TYPE', operator: 'Equal', value: 1 },
						{ column: 'HST_AH.INV_NR', operator: 'Equal', value: header?.['INV_NR'] ?? '' },
						{ column: 'HST_AH.INV_DATE', operator: 'DateOnOrAfterDate', value: '2020-01-01' },
					],
				},
				options: { columns: ['REC_ORD', 'HST_AH.INV_NR', 'HST_AH.INV_DATE'] },
			},
		});

		const lines = invoiceLines.all().filter((line) => line['HDR_ID'] === header?.['REC_ID']);
		expect(result.json('Done')).toEqual(
			lines.map((line) => ({
				REC_ORD: line['REC_ORD'],
				'HST_AH.INV_NR': header?.['INV_NR'],
				'HST_AH.INV_DATE': expect.stringMatching(/^\d{4}-\d{2}-\d{2}/) as string,
			})),
		);
	});

	it('are read of an object that shares its table with another', async () => {
		const result = await setting.run('record-get-many', {
			items: [{ object: 'CON' }],
			parameters: { options: { columns: ['SUB_NR'] } },
		});

		const stored = setting.sandbox.accountView.customers.all();
		expect(new Set(result.json('Done').map((row) => row['SUB_NR']))).toEqual(
			new Set(stored.map((row) => row['SUB_NR'])),
		);
	});

	it.each([
		['a table that is not there', 'NIX.INV_NR', ['REC_ORD'], 'AV_TABLE_UNKNOWN'],
		['columns that were not chosen', 'HST_AH.INV_NR', [], 'AV_QUERY_INVALID'],
	])('refuse a filter on %s', async (_what, column, columns, code) => {
		const result = await setting.run('record-get-many', {
			items: [{ object: 'ALH' }],
			parameters: {
				filters: { conditions: [{ column, operator: 'Equal', value: '26500001' }] },
				options: { columns },
			},
			node: { onError: 'continueErrorOutput' },
		});

		expect(result.json('Needs Attention')).toMatchObject([{ details: { code } }]);
	});

	it('give no items when none meets the conditions', async () => {
		const result = await setting.run('record-get-many', {
			parameters: {
				filters: { conditions: [{ column: 'ART_CODE', operator: 'Equal', value: 'NIX' }] },
			},
		});

		expect(result.json('AccountView')).toEqual([]);
		expect(result.status).toBe('success');
	});

	it('are made, each paired with its item', async () => {
		const result = await setting.run('record-create');

		expect(result.json('Done')).toMatchObject([
			{ outcome: 'created', AG_CODE: 'ZON', AG_DESC: 'Zonnepanelen' },
			{ outcome: 'created', AG_CODE: 'WP', AG_DESC: 'Warmtepompen' },
		]);
		expect(result.items('AccountView').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
		]);
		expect(groups().get('ZON')).toMatchObject({ AG_DESC: 'Zonnepanelen' });
	});

	it('are changed by their key', async () => {
		const [group] = groups().all();
		const code = String(group?.['AG_CODE']);

		const result = await setting.run('record-update', { items: [{ code, name: 'Ketels € 1' }] });

		expect(result.json('Done')).toMatchObject([{ outcome: 'updated', AG_DESC: 'Ketels € 1' }]);
		expect(groups().get(code)).toMatchObject({ AG_DESC: 'Ketels € 1' });
	});

	it.each([
		[
			'a name that is too long',
			'record-create',
			{ code: 'X1', name: 'n'.repeat(41) },
			'AV_FIELD_TOO_LONG',
		],
		['a key that is taken', 'record-create', { code: 'CV', name: 'Dubbel' }, 'AV_REJECTED'],
		[
			'a record that is not there',
			'record-update',
			{ code: 'NIX', name: 'Niemand' },
			'AV_RECORD_NOT_FOUND',
		],
		['a record without a key', 'record-update', { code: '', name: 'x' }, 'NODE_PARAMETER_INVALID'],
		['an object that is not there', 'record-get-many', { object: 'XX9' }, 'AV_OBJECT_UNKNOWN'],
		['no object', 'record-get-many', { object: '' }, 'NODE_PARAMETER_INVALID'],
	] as const)('give an error item for %s, and go on', async (_what, workflow, bad, code) => {
		groups().insert({ AG_CODE: 'CV2', AG_DESC: 'Tijdelijk' });
		if (groups().get('CV') === undefined) groups().insert({ AG_CODE: 'CV', AG_DESC: 'Ketels' });
		const good = {
			code: workflow === 'record-create' ? 'NEW' : 'CV2',
			name: 'Goed',
			object: 'AG1',
		};

		const result = await setting.run(workflow, {
			items: [bad, good],
			node: { onError: 'continueErrorOutput' },
		});

		expect(result.json('Needs Attention')).toMatchObject([{ details: { code } }]);
		expect(result.items('AccountView', 1).map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
		]);
		expect(result.items('AccountView').every(({ pairedItem }) => isSecond(pairedItem))).toBe(true);
		expect(result.json('Done').length).toBeGreaterThan(0);
	});

	it('stop a node that is set to stop', async () => {
		const result = await setting.run('record-get-many', { items: [{ object: 'XX9' }] });

		expect(result.status).toBe('error');
		expect(result.error?.message).toContain('XX9');
	});

	it('have their columns shown in the editor once an object is chosen', async () => {
		const node: INode = {
			id: '1',
			name: 'AccountView',
			type: 'n8n-nodes-accountview.accountViewData',
			typeVersion: 1,
			position: [0, 0],
			parameters: {
				resource: 'record',
				operation: 'create',
				businessObject: { __rl: true, mode: 'list', value: 'AG1' },
			},
		};
		const options = { credentials: { accountview: setting.credential } };

		const mapped = await setting.engine.editorList(
			'resourceMapping',
			'getRecordColumns',
			node,
			options,
		);
		const listed = await setting.engine.editorList('listSearch', 'searchObjects', node, {
			...options,
			args: ['artikelg'],
		});

		const { fields } = z.object({ fields: z.array(z.object({ id: z.string() })) }).parse(mapped);
		expect(fields.map(({ id }) => id)).toEqual(expect.arrayContaining(['AG_CODE', 'AG_DESC']));
		expect(listed).toMatchObject({ results: [{ value: 'AG1' }] });
	});
});

function isSecond(pairedItem: unknown): boolean {
	return z.object({ item: z.literal(1) }).safeParse(pairedItem).success;
}
