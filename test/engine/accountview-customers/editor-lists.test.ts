import type { INode } from 'n8n-workflow';
import { z } from 'zod4';
import { Engine } from '../harness';
import { createSetting, type Setting } from './setting';

/** What the editor shows while a person fills the node in. */
describe("the node's lists in the editor", () => {
	let engine: Engine;
	let setting: Setting;

	const node = (parameters: INode['parameters']): INode => ({
		id: '1',
		name: 'AccountView',
		type: 'n8n-nodes-accountview.accountViewCustomers',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	});

	const list = async (
		kind: 'loadOptions' | 'listSearch' | 'resourceMapping',
		method: string,
		parameters: INode['parameters'] = {},
		args: readonly string[] = [],
	) =>
		await engine.editorList(kind, method, node(parameters), {
			credentials: { accountview: setting.credential },
			args,
		});

	const search = async (...args: readonly string[]) =>
		z
			.object({
				results: z.array(z.object({ name: z.string(), value: z.string() })),
				paginationToken: z.string().optional(),
			})
			.parse(await list('listSearch', 'searchCustomers', {}, args));

	beforeAll(async () => {
		engine = await Engine.load();
	});

	afterEach(async () => {
		await setting.stop();
	});

	it('shows customers by name, number and city', async () => {
		setting = await createSetting(engine);

		const { results, paginationToken } = await search();

		expect(results).toContainEqual({
			name: 'Bakkerij Van den Bosch (10001), De Bilt',
			value: '10001',
		});
		expect(paginationToken).toBeUndefined();
	});

	it('searches in AccountView by what was typed', async () => {
		setting = await createSetting(engine);

		expect((await search('bosch')).results).toEqual([
			{ name: 'Bakkerij Van den Bosch (10001), De Bilt', value: '10001' },
		]);
	});

	it('goes on where it stopped, until every customer was shown once', async () => {
		setting = await createSetting(engine, { customers: 230 });

		const shown: string[] = [];
		let token: string | undefined = '';
		let lists = 0;
		while (token !== undefined) {
			const { results, paginationToken } = await search('', ...(token === '' ? [] : [token]));
			shown.push(...results.map(({ value }) => value));
			token = paginationToken;
			lists += 1;
		}

		const all = setting.sandbox.accountView.customers.all();
		expect(shown).toEqual(all.map((row) => row['SUB_NR']));
		expect(lists).toBe(3);
	});

	it('offers the columns of this installation that no field covers', async () => {
		setting = await createSetting(engine);

		const options = z
			.array(z.object({ name: z.string(), value: z.string() }))
			.parse(await list('loadOptions', 'getFurtherCustomerColumns'));

		const columns = options.map(({ value }) => value);
		expect(columns).toContain('FAX_BUS');
		expect(columns).not.toContain('ACCT_NAME');
		expect(options.find(({ value }) => value === 'FAX_BUS')?.name).toBe('Fax zakelijk (FAX_BUS)');
	});

	it('gives the mapper types, and leaves out what nobody may write', async () => {
		setting = await createSetting(engine);

		const { fields } = z
			.object({
				fields: z.array(
					z.object({
						id: z.string(),
						type: z.string(),
						display: z.boolean(),
						readOnly: z.boolean(),
					}),
				),
			})
			.parse(await list('resourceMapping', 'getFurtherCustomerColumns', { operation: 'create' }));

		const byId = Object.fromEntries(fields.map((field) => [field.id, field]));
		expect(byId).toMatchObject({
			FAX_BUS: { type: 'string', display: true },
			SHIP_COMP: { type: 'boolean', display: true },
			CRED_LIM: { type: 'number', display: true },
			VAT_DATE: { type: 'dateTime', display: true },
			CNG_USR: { display: false, readOnly: true },
		});
	});

	it('says in words why a list stays empty', async () => {
		setting = await createSetting(engine);
		setting.credential.data['companyCode'] = 'NOWHERE';

		await expect(search()).rejects.toThrow(/NOWHERE.*DEVRIES/);
	});
});
