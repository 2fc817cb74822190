import { join } from 'node:path';
import type { IDataObject, INode } from 'n8n-workflow';
import { insertLinks } from '../../../lib/sync/links/link-table';
import { describeOnBothStores } from '../../contract/store/both';
import type { StorePlace } from '../../contract/store/stores';
import { sampleLink } from '../../lib/sync/links/sample-link';
import { Engine, type RunResult } from '../harness';
import { storeCredentialFor } from '../store-credential';

const STREAM = { backend: 'field-service', entity: 'customer' };
const APART: Partial<INode> = { onError: 'continueErrorOutput' };

describeOnBothStores('Link: Import and Get Many', (makePlace) => {
	let engine: Engine;
	let place: StorePlace;

	beforeAll(async () => {
		engine = await Engine.load();
	});

	beforeEach(() => {
		place = makePlace();
	});

	afterEach(async () => {
		await place.remove();
	});

	const run = (
		name: 'link-import' | 'link-get-many',
		parameters: IDataObject = {},
		items?: readonly IDataObject[],
		node: Partial<INode> = {},
	): Promise<RunResult> =>
		engine.run(join(__dirname, `${name}.workflow.json`), {
			credentials: { store: storeCredentialFor(place.address) },
			parameters: { Ledger: parameters },
			nodes: { Ledger: node },
			...(items !== undefined && { items }),
		});

	const listed = async (parameters: IDataObject = {}): Promise<unknown[]> =>
		(await run('link-get-many', parameters)).json('Done').map((row) => row['accountViewKey']);

	it('links the pairs of all items, and gives each its own row', async () => {
		const result = await run('link-import');

		expect(result.json('Done')).toEqual(
			[
				['10025', 'C-7'],
				['10026', 'C-8'],
				['10027', 'C-9'],
			].map(([accountViewKey, otherKey]) => ({
				connection: 'field-service',
				entity: 'customer',
				accountViewKey,
				otherKey,
				outcome: 'linked',
				link: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
				replaced: 0,
			})),
		);
		expect(result.items('Ledger').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	it('does nothing the second time', async () => {
		await run('link-import');
		const again = await run('link-import');
		expect(again.json('Done').map(({ outcome }) => outcome)).toEqual([
			'already',
			'already',
			'already',
		]);
		expect(await listed()).toEqual(['10025', '10026', '10027']);
	});

	it('gives an error item for each pair that cannot be linked, and links the others', async () => {
		await run('link-import');
		const items = [
			{ number: '10025', app: 'C-99' },
			{ number: '', app: 'C-98' },
			{ number: '10030', app: { id: 1 } },
			{ number: 10031, app: 'C-31' },
		];

		const result = await run('link-import', {}, items, APART);

		expect(result.json('Done')).toMatchObject([{ accountViewKey: '10031', outcome: 'linked' }]);
		expect(result.json('Needs Attention')).toMatchObject([
			{
				number: '10025',
				error:
					'AccountView "10025" cannot be linked to "C-99" of the other side, because there is a link already: AccountView "10025" with "C-7" of the other side.',
				details: { code: 'SYNC_LINK_INVALID', record: '10025' },
			},
			{ app: 'C-98', details: { code: 'SYNC_LINK_INVALID' } },
			{ number: '10030', details: { code: 'NODE_PARAMETER_INVALID', parameter: 'Other Key' } },
		]);
	});

	it('stops on errors after the others were linked', async () => {
		const items = [
			{ number: '', app: 'C-1' },
			{ number: '10031', app: 'C-31' },
		];
		const result = await run('link-import', {}, items);
		expect(result.error).toMatchObject({ context: { code: 'SYNC_LINK_INVALID', itemIndex: 0 } });
		expect(await listed()).toEqual(['10031']);
	});

	it('moves a link where Replace is chosen, by expression for each item', async () => {
		await run('link-import');
		const items = [
			{ number: '10025', app: 'C-8', how: 'replace' },
			{ number: '10027', app: 'C-10', how: 'error' },
			{ number: '10028', app: 'C-11', how: 'perhaps' },
		];

		const result = await run('link-import', { onExisting: '={{ $json.how }}' }, items, APART);

		expect(result.json('Done')).toMatchObject([{ outcome: 'linked', replaced: 2 }]);
		expect(result.json('Needs Attention').map(({ details }) => details)).toMatchObject([
			{ code: 'SYNC_LINK_INVALID' },
			{ code: 'NODE_PARAMETER_INVALID', parameter: 'On Existing' },
		]);
		expect(await listed()).toEqual(['10025', '10027']);
	});

	it('keeps connections and entities apart', async () => {
		const items = [
			{ number: '1', app: 'X', kind: 'customer' },
			{ number: '1', app: 'X', kind: 'project' },
		];
		const result = await run('link-import', { entity: '={{ $json.kind }}' }, items);
		expect(result.json('Done')).toMatchObject([
			{ entity: 'customer', outcome: 'linked' },
			{ entity: 'project', outcome: 'linked' },
		]);
	});

	describe('Get Many', () => {
		beforeEach(async () => {
			const store = await place.open();
			await store.transaction(async (sql) => {
				const now = Date.UTC(2026, 10, 22, 9);
				await insertLinks(sql, STREAM, [sampleLink(2), sampleLink(1)], now);
				const project = sampleLink(1, {
					id: 'project',
					state: 'goneInAccountView',
					otherContent: { name: 'Elsewhere' },
				});
				await insertLinks(sql, { ...STREAM, entity: 'project' }, [project], now);
			});
			await store.close();
		});

		it('shows the links with what was agreed, by connection, entity and key', async () => {
			const result = await run('link-get-many');
			expect(result.json('Done')).toEqual([
				{
					connection: 'field-service',
					entity: 'customer',
					link: 'link-1',
					accountViewKey: 'a1',
					otherKey: 'b1',
					state: 'active',
					agreed: { name: 'Name 1', city: 'Gouda' },
					linked: '2026-11-22T09:00:00.000Z',
					changed: '2026-11-22T09:00:00.000Z',
				},
				expect.objectContaining({ link: 'link-2' }),
				expect.objectContaining({
					link: 'project',
					state: 'goneInAccountView',
					agreed: { name: 'Name 1', city: 'Gouda' },
					agreedOther: { name: 'Elsewhere' },
				}),
			]);
		});

		it.each([
			[{ filterEntity: 'customer' }, ['a1', 'a2']],
			[{ filterAccountViewKey: 'a1' }, ['a1', 'a1']],
			[{ filterOtherKey: 'b2' }, ['a2']],
			[{ filterConnection: 'shop' }, []],
			[{ filterConnection: 'field-service', filterEntity: 'project' }, ['a1']],
			[{ returnAll: false, limit: 2 }, ['a1', 'a2']],
		])('looks at %j alone', async (parameters, keys) => {
			expect(await listed(parameters)).toEqual(keys);
		});

		it('gives an error item when the limit or what is stored cannot be read', async () => {
			const wrong = { returnAll: false, limit: 0 };
			const result = await run('link-get-many', wrong, undefined, APART);
			expect(result.json('Needs Attention')).toMatchObject([
				{ details: { code: 'NODE_PARAMETER_INVALID', parameter: 'Limit' } },
			]);
			const store = await place.open();
			await store.transaction((sql) => sql.run("UPDATE accountview_link SET av_content = '?'"));
			await store.close();
			const damaged = await run('link-get-many', {}, undefined, APART);
			expect(damaged.json('Needs Attention')).toMatchObject([
				{ details: { code: 'SYNC_STATE_INVALID', record: 'link link-1' } },
			]);
		});
	});

	it.each(['link-import', 'link-get-many'] as const)(
		'gives each item the error of a store that cannot be opened (%s)',
		async (name) => {
			const result = await engine.run(join(__dirname, `${name}.workflow.json`), {
				credentials: {
					store: {
						type: 'accountViewStoreApi',
						data: { storage: 'sqlite', file: join(__filename, 'store.sqlite') },
					},
				},
				nodes: { Ledger: APART },
				items: [
					{ number: '1', app: 'X' },
					{ number: '2', app: 'Y' },
				],
			});
			expect(result.json('Done')).toEqual([]);
			expect(result.json('Needs Attention')).toHaveLength(2);
			for (const item of result.json('Needs Attention')) {
				expect(item['details']).toMatchObject({
					code: expect.stringMatching(/^STORE_/) as unknown,
				});
			}
		},
	);
});
