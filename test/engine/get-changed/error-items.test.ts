import { join } from 'node:path';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import { credentialFor } from '../credential-for';
import type { StoredCredential } from '../credential-store';
import { Engine, type RunResult } from '../harness';
import { storeCredentialFor } from '../store-credential';

interface Operation {
	readonly title: string;
	/** Of this folder, or of the node's own. */
	readonly workflow: string;
	readonly node: string;
	readonly parameters: IDataObject;
}

const ownPosition = { positionName: '={{ $json.position }}' };

const positionOperations: readonly Operation[] = [
	{ title: 'Position: Get Many', parameters: { operation: 'getAll' } },
	{ title: 'Position: Reset', parameters: { operation: 'reset', ...ownPosition } },
].map((one) => ({ ...one, workflow: 'positions', node: 'Positions' }));

const getChanged: readonly Operation[] = [
	{
		title: 'Project: Get Changed',
		workflow: '../accountview-projects/project-get-changed',
		node: 'AccountView',
		parameters: ownPosition,
	},
	{
		title: 'Order: Get Changed',
		workflow: '../accountview-orders/order-get-changed',
		node: 'AccountView',
		parameters: ownPosition,
	},
];

const ITEMS = [{ position: 'a' }, { position: 'b' }];

describe('error items of what follows changes', () => {
	let engine: Engine;
	let place: StorePlace;
	let sandbox: Sandbox;
	let credentials: Record<string, StoredCredential>;

	beforeAll(async () => {
		engine = await Engine.load();
	});

	beforeEach(async () => {
		place = sqlitePlace();
		sandbox = await startSandbox();
		credentials = {
			accountview: credentialFor(sandbox),
			store: storeCredentialFor(place.address),
		};
	});

	afterEach(async () => {
		await sandbox.stop();
		await place.remove();
	});

	const run = (
		{ workflow, node, parameters }: Operation,
		onError: 'continueErrorOutput' | 'continueRegularOutput',
		items: readonly IDataObject[] = ITEMS,
	): Promise<RunResult> =>
		engine.run(join(__dirname, `${workflow}.workflow.json`), {
			credentials,
			items,
			parameters: { [node]: parameters },
			nodes: { [node]: { onError } },
		});

	function stopStore(): void {
		const data = {
			storage: 'postgres',
			host: '127.0.0.1',
			port: 1,
			database: 'books',
			user: 'keeper',
			password: 'not-for-anybody',
			tls: 'off',
		};
		credentials['store'] = { type: 'accountViewStoreApi', data };
	}

	/** AccountView refuses the first read, and no other. */
	function refuseFirstRead(): void {
		sandbox.addFault({
			server: 'accountView',
			method: 'GET',
			pathContains: 'accountviewdata',
			kind: 'status',
			status: 400,
		});
	}

	const codes = (items: readonly INodeExecutionData[]): unknown[] =>
		items.map(({ json, pairedItem }) => {
			const { code } = { code: undefined, ...Object(json['details']) } as { code: unknown };
			return { code, pairedItem };
		});

	describe.each([...positionOperations, ...getChanged])('$title', (operation) => {
		const unreachable = [0, 1].map((item) => ({
			code: 'STORE_UNREACHABLE',
			pairedItem: { item },
		}));

		it('gives one for each item while the store does not answer', async () => {
			stopStore();
			const result = await run(operation, 'continueRegularOutput');
			expect(result.error).toBeUndefined();
			expect(codes(result.items(operation.node))).toEqual(unreachable);
			expect(JSON.stringify(result.run.data.resultData)).not.toContain('not-for-anybody');
		});

		it('gives them with their input on the error output', async () => {
			stopStore();
			const result = await run(operation, 'continueErrorOutput');
			expect(result.json('Done')).toEqual([]);
			expect(codes(result.items(operation.node, 1))).toEqual(unreachable);
			expect(result.json('Needs Attention')).toMatchObject(ITEMS);
		});
	});

	describe.each(getChanged)('$title', (operation) => {
		it('gives one for the item that AccountView refused, and the records of the other', async () => {
			refuseFirstRead();
			const result = await run(operation, 'continueErrorOutput');
			expect(codes(result.items(operation.node, 1))).toEqual([
				{ code: 'AV_REJECTED', pairedItem: { item: 0 } },
			]);
			expect(result.json('Needs Attention')).toMatchObject([{ position: 'a' }]);
			const found = result.items(operation.node);
			expect(found.length).toBeGreaterThan(1);
			expect(found.every(({ json }) => json['error'] === undefined)).toBe(true);
			expect(new Set(found.map(({ pairedItem }) => JSON.stringify(pairedItem)))).toEqual(
				new Set(['{"item":1}']),
			);
		});

		it('gives what was refused at the next run, because its position has not moved', async () => {
			refuseFirstRead();
			const [first] = ITEMS;
			const only = first === undefined ? [] : [first];
			const refused = await run(operation, 'continueErrorOutput', only);
			expect(refused.json('Done')).toEqual([]);
			const again = await run(operation, 'continueErrorOutput', only);
			expect(again.json('Done').length).toBeGreaterThan(1);
		});
	});

	it('of Position: Reset are for the items that name none or one that is not there', async () => {
		const [, reset] = positionOperations;
		if (reset === undefined) throw new Error('There is one');
		const items = [{ position: 'a' }, {}];
		const result = await run(reset, 'continueRegularOutput', items);
		expect(result.items('Positions')).toEqual([
			expect.objectContaining({
				json: expect.objectContaining({
					error: 'There is no position "a".',
					details: expect.objectContaining({ code: 'CHANGES_POSITION_UNKNOWN' }) as object,
				}) as object,
				pairedItem: { item: 0 },
			}),
			expect.objectContaining({
				json: expect.objectContaining({
					details: expect.objectContaining({ code: 'NODE_PARAMETER_INVALID' }) as object,
				}) as object,
				pairedItem: { item: 1 },
			}),
		]);
	});
});
