import { settingForEachTest } from '../node-setting';
import type { WorkflowName } from './setting';

const READING = ['hour-entry-get-many', 'hour-type-get-many', 'employee-get-many'] as const;

describe('error items of the reading operations of hours', () => {
	const setting = settingForEachTest<WorkflowName>(__dirname);

	/** Nobody is signed in. */
	const refuseAll = () => {
		setting.credential.data['oauthTokenData'] = {};
	};

	it.each(READING)('%s gives one paired error item per item on its error output', async (name) => {
		refuseAll();

		const result = await setting.run(name, {
			items: [{}, {}],
			node: { onError: 'continueErrorOutput' },
		});

		expect(result.json('Done')).toEqual([]);
		expect(result.items('AccountView', 1)).toMatchObject([
			{ json: { details: { code: 'AV_TOKEN_REJECTED' } }, pairedItem: { item: 0 } },
			{ json: { details: { code: 'AV_TOKEN_REJECTED' } }, pairedItem: { item: 1 } },
		]);
	});

	it.each(READING)('%s gives them among the others where it has no error output', async (name) => {
		refuseAll();

		const result = await setting.run(name, {
			items: [{}, {}],
			node: { onError: 'continueRegularOutput' },
		});

		const rows = result.json('AccountView');
		expect(rows.map((row) => Object.keys(row).toSorted())).toEqual([
			['details', 'error', 'message'],
			['details', 'error', 'message'],
		]);
	});

	it.each(READING)('%s stops a node that is set to stop', async (name) => {
		refuseAll();

		const result = await setting.run(name, { items: [{}, {}] });

		expect(result.status).toBe('error');
		expect(result.error).toMatchObject({ context: { code: 'AV_TOKEN_REJECTED' } });
		expect(result.json('Done')).toEqual([]);
	});

	it.each(READING)('%s reads the other item when one alone is refused', async (name) => {
		setting.sandbox.addFault({
			server: 'accountView',
			kind: 'html',
			pathContains: 'accountviewdata',
		});

		const result = await setting.run(name, {
			items: [{}, {}],
			node: { onError: 'continueErrorOutput' },
		});

		expect(result.items('AccountView', 1)).toMatchObject([
			{ json: { details: { code: 'AV_ANSWER_NOT_JSON' } }, pairedItem: { item: 0 } },
		]);
		const pairs = result.items('AccountView').map(({ pairedItem }) => pairedItem);
		expect(pairs.length).toBeGreaterThan(0);
		expect(new Set(pairs.map((pair) => JSON.stringify(pair)))).toEqual(new Set(['{"item":1}']));
	});
});
