import { DEFAULT_DICTIONARY } from '../../../lib/accountview';
import { settingForEachTest } from '../node-setting';
import type { WorkflowName } from './setting';

/** Fields that an override may take away, because AccountView has no column for them. */
const { keyField, fields } = DEFAULT_DICTIONARY.order;
const SPARED = Object.entries(fields)
	.filter(([name, { mandatory }]) => name !== keyField && !mandatory)
	.map(([name]) => name);

describe('an AccountView without one of the columns of an order', () => {
	const setting = settingForEachTest<WorkflowName>(__dirname);

	it.each(SPARED)('is read all the same, %s left empty', async (name) => {
		setting.credential.data['dictionaryOverride'] = JSON.stringify({
			order: { fields: { [name]: null } },
		});

		const result = await setting.run('order-get-many', { parameters: { filters: {} } });

		expect(result.error).toBeUndefined();
		expect(result.json('Done').length).toBeGreaterThan(0);
		expect(result.json('Done').every((row) => (row[name] ?? '') === '')).toBe(true);
	});
});
