import type { INode } from 'n8n-workflow';
import { settingForEachTest } from '../node-setting';
import type { WorkflowName } from './setting';

/** What the editor shows while a person fills the node in. */
describe("the node's lists in the editor", () => {
	const setting = settingForEachTest<WorkflowName>(__dirname);

	const node: INode = {
		id: '1',
		name: 'AccountView',
		type: 'n8n-nodes-accountview.accountViewProjects',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};

	const list = async (
		kind: 'loadOptions' | 'listSearch' | 'resourceMapping',
		method: string,
		args: readonly string[] = [],
	) =>
		await setting.engine.editorList(kind, method, node, {
			credentials: { accountview: setting.credential },
			args,
		});

	it.each([
		['searchEmployees', 'kok', { name: 'Sanne Kok (104)', value: '104' }],
		[
			'searchProjects',
			'lange linschoten',
			{ name: 'Nieuwbouw Lange Linschoten, 12 woningen (26-005), 10012', value: '26-005' },
		],
		[
			'searchCustomers',
			'bosch',
			{ name: 'Bakkerij Van den Bosch (10001), De Bilt', value: '10001' },
		],
		['searchProjectTypes', 'service', { name: 'Service en storingen (SERVICE)', value: 'SERVICE' }],
	])('%s searches in AccountView for what was typed: %s', async (method, typed, choice) => {
		expect(await list('listSearch', method, [typed])).toEqual({ results: [choice] });
	});

	it('offers the columns of this installation that no field covers', async () => {
		const options = await list('loadOptions', 'getFurtherProjectColumns');

		expect(options).toContainEqual({ name: expect.any(String) as string, value: 'CNG_USR' });
		expect(options).not.toContainEqual({ name: expect.any(String) as string, value: 'PROJ_DESC' });
	});
});
