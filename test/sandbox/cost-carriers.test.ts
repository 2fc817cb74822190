import { AccountViewCalls } from './support/account-view';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

describe('Cost centres and cost types in AccountView', () => {
	it.each([
		['CC1', 'COST', 'COST_CODE', 'COST_DESC', 'MAGAZIJN Magazijn Rotsoord'],
		['KS1', 'COST_TYP', 'PC_CODE', 'PC_DESC', 'REIS Reis- en verblijfkosten'],
	])('are read by %s from %s', async (object, table, code, description, one) => {
		const calls = new AccountViewCalls(await sandbox({ seed: 'demo' }));

		const rows = await calls.rows(
			{ BusinessObject: object, Fields: `${code},${description}` },
			table,
		);

		expect(rows.map((row) => `${String(row[code])} ${String(row[description])}`)).toContain(one);
	});
});
