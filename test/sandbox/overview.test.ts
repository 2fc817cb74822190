import type { Sandbox } from '../../sandbox';
import { memberOf } from './support/account-view';
import { readAnswer, sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

async function overview(world: Sandbox, query = ''): Promise<unknown> {
	return (await readAnswer(await fetch(`${world.pageUrl}/_control/overview${query}`))).json;
}

const VISITING = { ADDRESS1: 'Laan 1', POST_CODE: '3511 AB', CITY: 'Utrecht' };
const POSTAL = { PO_BOX: 'Postbus 9', PO_CODE: '3700 AA', PO_CITY: 'Zeist' };
const LAAN = { street: 'Laan 1', postcode: '3511 AB', city: 'Utrecht' };
const POSTBUS = { street: 'Postbus 9', postcode: '3700 AA', city: 'Zeist' };

describe('Both sides next to each other', () => {
	it('are matched by number and marked in step, differing or missing', async () => {
		const world = await sandbox();
		for (const number of ['1', '2', '3']) {
			world.accountView.customers.insert({
				SUB_NR: number,
				ACCT_NAME: `K${number}`,
				TEL_BUS: '030',
			});
		}
		world.workOrders.create({ number: '1', name: 'K1', phone: '030' });
		world.workOrders.create({ number: '2', name: 'Anders', phone: '031' });
		world.workOrders.create({ number: '9', name: 'K9' });

		expect(await overview(world)).toMatchObject({
			counts: { accountView: 3, app: 3, inStep: 1, differs: 1, onlyAccountView: 1, onlyApp: 1 },
			rows: [
				{ number: '1', state: 'in-step', differences: [] },
				{ number: '2', state: 'differs', differences: ['name', 'phone'] },
				{ number: '3', state: 'only-accountview', app: null },
				{ number: '9', state: 'only-app', accountView: null },
			],
		});
	});

	it.each([
		[
			'a postal address is the main one and the visiting address a work location',
			{ ...VISITING, ...POSTAL },
			POSTBUS,
			LAAN,
		],
		['a visiting address alone is the main one', VISITING, LAAN, null],
		['a postal address alone is the main one', POSTAL, POSTBUS, null],
		[
			'the same address twice is no work location',
			{ ...VISITING, PO_BOX: 'Laan 1', PO_CODE: '3511 AB', PO_CITY: 'Utrecht' },
			LAAN,
			null,
		],
		['no address is no main address', {}, null, null],
	])('%s', async (_, columns, mainAddress, workLocation) => {
		const world = await sandbox();
		world.accountView.customers.insert({ SUB_NR: '1', ACCT_NAME: 'K', ...columns });
		world.workOrders.create({
			number: '1',
			name: 'K',
			mainAddress,
			workLocations: workLocation === null ? [] : [{ code: '1-1', ...workLocation }],
		});

		expect(await overview(world)).toMatchObject({
			rows: [{ state: 'in-step', accountView: { mainAddress, workLocation } }],
		});
	});

	it('leaves creditors and prospects out', async () => {
		const world = await sandbox({ seed: 'demo' });

		expect(memberOf(await overview(world), 'counts')).toMatchObject({ accountView: 38 });
	});

	it('can be searched and narrowed to one state', async () => {
		const world = await sandbox({ seed: 'demo' });
		world.workOrders.create({ number: '10019', name: 'Belgische Bierbrouwerij' });

		expect(await overview(world, '?search=BIERBROUWERIJ')).toMatchObject({ found: 1 });
		expect(await overview(world, '?search=1003')).toMatchObject({ found: 3 });
		expect(await overview(world, '?state=differs')).toMatchObject({ found: 1 });
		expect(await overview(world, '?state=only-accountview')).toMatchObject({ found: 37 });
	});

	it('shows the first 200 of many', async () => {
		const world = await sandbox({ customers: 250 });

		const shown = await overview(world);

		expect(memberOf(shown, 'found')).toBe(250);
		expect(memberOf(shown, 'rows')).toHaveLength(200);
	});
});
