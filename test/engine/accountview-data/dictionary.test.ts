import { z } from 'zod4';
import { settingForEachTest } from '../node-setting';
import type { WorkflowName } from './setting';

const OTHER_NAMES = 'UR1=HR5, HRS_HDR=UREN_K, HRS_LINE=UREN_R, SO_HDR.ORD_NR=SO_NR';

describe('what this AccountView offers', () => {
	const setting = settingForEachTest<WorkflowName>(__dirname);

	it('lists the companies, and says which one the credential means', async () => {
		const companies = (await setting.run('company-get-many')).json('Done');

		expect(companies).toContainEqual({
			code: setting.sandbox.accountView.companyCode,
			name: 'Installatiebedrijf De Vries & Zn. B.V.',
			id: setting.sandbox.accountView.companyId,
			chosen: true,
		});
		expect(companies.filter(({ chosen }) => chosen === true)).toHaveLength(1);
		const one = await setting.run('company-get-many', {
			parameters: { returnAll: false, limit: 1 },
		});
		expect(one.json('Done')).toHaveLength(1);
	});

	it('lists business objects with their table and what may be done to them', async () => {
		const objects = (await setting.run('dictionary-get-objects')).json('Done');

		expect(objects).toContainEqual({
			code: 'SO1',
			label: expect.any(String) as string,
			table: 'SO_HDR',
			insertAllowed: true,
			updateAllowed: true,
			deleteAllowed: expect.any(Boolean) as boolean,
		});
	});

	it('lists tables, narrowed down by part of their label', async () => {
		const found = await setting.run('dictionary-get-tables', {
			parameters: { filters: { search: 'uursoort' } },
		});

		expect(found.json('Done').map(({ name }) => name)).toEqual(['HRS_TYPE']);
	});

	it('lists the columns of a table', async () => {
		const columns = (await setting.run('dictionary-get-columns')).json('Done');

		expect(columns).toContainEqual({
			table: 'SO_HDR',
			name: 'COMMENT1',
			label: 'Omschrijving order',
			type: 'C',
			length: 40,
			mandatory: false,
			upperCase: false,
			readOnly: false,
			linksTo: '',
		});
	});

	it('names a table that is not there, and reads the others', async () => {
		const result = await setting.run('dictionary-get-columns', {
			items: [{ table: 'NIX' }, { table: 'article' }],
			node: { onError: 'continueErrorOutput' },
		});

		expect(result.json('Needs Attention')).toMatchObject([
			{ error: 'This AccountView has no table NIX.', details: { code: 'AV_TABLE_UNKNOWN' } },
		]);
		expect(result.items('AccountView')[0]?.pairedItem).toEqual({ item: 1 });
	});

	it('confirms a mapping that fits', async () => {
		expect((await setting.run('dictionary-check-mapping')).json('Done')).toEqual([
			{
				ok: true,
				message: expect.stringMatching(/^All \d+ names are as these nodes expect/) as string,
				confirmed: expect.any(Number) as number,
				differs: 0,
				missing: 0,
				override: '',
				findings: [],
			},
		]);
	});

	it('gives one item per name when asked to', async () => {
		const names = await setting.run('dictionary-check-mapping', {
			parameters: { return: 'names' },
		});

		expect(names.json('Done')).toContainEqual(
			expect.objectContaining({
				entity: 'order',
				field: 'number',
				expected: 'ORD_NR',
				proof: 'assumed',
				status: 'confirmed',
			}),
		);
	});

	it('gives an override that makes it fit, ready to paste into the credential', async () => {
		setting.sandbox.setSwitches({ names: OTHER_NAMES });

		const [report] = (await setting.run('dictionary-check-mapping')).json('Done');
		const { ok, override } = z.object({ ok: z.boolean(), override: z.string() }).parse(report);
		setting.credential.data['dictionaryOverride'] = override;
		const [again] = (await setting.run('dictionary-check-mapping')).json('Done');

		expect(ok).toBe(false);
		expect(JSON.parse(override)).toEqual({
			order: { fields: { number: 'SO_NR' } },
			hourSheet: { businessObject: 'HR5', table: 'UREN_K' },
			hourEntry: { table: 'UREN_R' },
		});
		expect(again).toMatchObject({ ok: true, differs: 0, missing: 0, override });
	});

	it('says so when the user may not see the dictionary', async () => {
		setting.credential.data['companyCode'] = setting.sandbox.accountView.closedCompanyCode;

		const result = await setting.run('dictionary-check-mapping', {
			node: { onError: 'continueErrorOutput' },
		});

		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'AV_RIGHT_MISSING' } },
		]);
	});

	it.each([
		'company-get-many',
		'dictionary-get-objects',
		'dictionary-get-tables',
		'dictionary-get-columns',
		'dictionary-check-mapping',
	] as const)('%s gives one paired error item per item when nobody is signed in', async (name) => {
		setting.credential.data['oauthTokenData'] = {};

		const result = await setting.run(name, {
			items: [{ table: 'ARTICLE' }, { table: 'ARTICLE' }],
			node: { onError: 'continueErrorOutput' },
		});

		expect(result.json('Done')).toEqual([]);
		expect(result.items('AccountView', 1)).toMatchObject([
			{ json: { details: { code: 'AV_TOKEN_REJECTED' } }, pairedItem: { item: 0 } },
			{ json: { details: { code: 'AV_TOKEN_REJECTED' } }, pairedItem: { item: 1 } },
		]);
	});

	it('gives the error among the others where the node has no error output', async () => {
		const result = await setting.run('dictionary-get-columns', {
			items: [{ table: 'NIX' }, { table: 'ART_GRP' }],
			node: { onError: 'continueRegularOutput' },
		});

		const [first, ...rest] = result.json('AccountView');
		expect(Object.keys(first ?? {}).toSorted()).toEqual(['details', 'error', 'message']);
		expect(rest.map(({ table }) => table)).toContain('ART_GRP');
	});
});
