import type { IDataObject } from 'n8n-workflow';
import { putIssues } from '../../../lib/sync/issues/issue-table';
import { describeOnBothStores } from '../../contract/store/both';
import type { StorePlace } from '../../contract/store/stores';
import { Engine } from '../harness';
import { sampleIssue } from '../../lib/sync/issues/sample-issue';
import { addErrors, codesOf, runOn, runWithoutStore } from './report-setting';

describeOnBothStores('Error: Get Many', (makePlace) => {
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

	const ALL = { connection: '', entity: '' };

	it('gives the whole list, the oldest entry first, in words of both languages', async () => {
		await addErrors(place);
		const result = await runOn(engine, place, 'issue-get-many', { items: [ALL] });
		expect(result.json('Done').map(({ entity, key }) => [entity, key])).toEqual([
			['order', 'C-7'],
			['customer', 'C-8'],
			['customer', 'C-7'],
		]);
		expect(result.items('Ledger').at(-1)).toEqual({
			json: {
				connection: 'field-service',
				entity: 'customer',
				code: 'WRITE_REFUSED',
				side: 'other',
				key: 'C-7',
				otherKey: '10025',
				label: 'Bakkerij Jansen',
				field: null,
				message: expect.stringContaining('Customer C-7 (Bakkerij Jansen)') as string,
				messageNl: expect.stringContaining('Klant C-7 (Bakkerij Jansen)') as string,
				remedy: expect.stringContaining('Shorten the e-mail') as string,
				remedyNl: expect.stringContaining('Pas deze klant aan') as string,
				since: '2026-11-20T08:00:00.002Z',
				last: '2026-11-23T08:00:00.000Z',
				times: 2,
				nextTry: null,
				facts: {
					cause: 'E-mail is too long',
					causeCode: 'AV_REJECTED',
					remedy: 'Shorten the e-mail',
				},
				subject: 'l1',
				accountViewRecord: '10025',
				otherRecord: 'C-7',
				note: 'Customer C-7 (Bakkerij Jansen) from the work-order app could not be written to customer 10025 in AccountView: E-mail is too long (AV_REJECTED). Shorten the e-mail. After that the next run tries again.',
				noteNl: expect.stringMatching(
					/^Klant C-7 .* AccountView weigert het .* opnieuw\.$/,
				) as string,
			},
			pairedItem: { item: 0 },
		});
	});

	it('says where the record is on each side, and the same note after every try', async () => {
		const store = await place.open();
		const put = (times: number) =>
			store.transaction((sql) =>
				putIssues(sql, { backend: 'field-service', entity: 'project' }, [
					sampleIssue({
						...{ side: 'accountView', key: '26-001', otherKey: null },
						...{ code: 'WRITE_POSTPONED', times, nextTryAt: Date.UTC(2026, 10, 23, 9, times) },
					}),
				]),
			);
		const shown: IDataObject[] = [];
		for (const times of [3, 4]) {
			await put(times);
			const result = await runOn(engine, place, 'issue-get-many', { items: [ALL] });
			shown.push(...result.json('Done'));
		}
		await store.close();

		const [first, second] = shown;
		expect(first).toMatchObject({ accountViewRecord: '26-001', otherRecord: null });
		expect(first?.['message']).not.toBe(second?.['message']);
		expect(first?.['note']).toContain('Nothing to do now: it is tried again by itself.');
		expect(second).toMatchObject({ note: first?.['note'], noteNl: first?.['noteNl'] });
	});

	it('gives what the filters and the limit leave, for each item', async () => {
		await addErrors(place);
		const items = [
			{ connection: 'field-service', entity: 'order' },
			{ connection: 'elsewhere', entity: '' },
			{ connection: '', entity: 'customer' },
		];
		const result = await runOn(engine, place, 'issue-get-many', {
			items,
			parameters: { Ledger: { returnAll: false, limit: 1 } },
		});
		expect(result.items('Ledger').map(({ json, pairedItem }) => [json['key'], pairedItem])).toEqual(
			[
				['C-7', { item: 0 }],
				['C-8', { item: 2 }],
			],
		);
	});

	it('gives nothing, and no error, while nothing is out of step', async () => {
		const result = await runOn(engine, place, 'issue-get-many', { items: [ALL] });
		expect(result.error).toBeUndefined();
		expect(result.json('Done')).toEqual([]);
	});

	it('gives an error item for a limit that is none, and the list for the next item', async () => {
		await addErrors(place);
		const result = await runOn(engine, place, 'issue-get-many', {
			items: [
				{ ...ALL, limit: 'x' },
				{ ...ALL, limit: 1 },
			],
			parameters: { Ledger: { returnAll: false, limit: '={{ $json.limit }}' } },
			nodes: { Ledger: { onError: 'continueErrorOutput' } },
		});
		expect(codesOf(result.items('Ledger', 1))).toEqual([
			{ code: 'NODE_PARAMETER_INVALID', pairedItem: { item: 0 } },
		]);
		expect(result.json('Needs Attention')).toMatchObject([{ limit: 'x' }]);
		expect(result.json('Done')).toHaveLength(1);
	});
});

describe('Error: Get Many', () => {
	it('gives an error item for each item while the store does not answer', async () => {
		const engine = await Engine.load();
		const result = await runWithoutStore(engine, 'issue-get-many', {
			items: [{}, {}],
			parameters: { Ledger: { connection: '', entity: '' } },
			nodes: { Ledger: { onError: 'continueErrorOutput' } },
		});
		expect(codesOf(result.items('Ledger', 1))).toEqual(
			[0, 1].map((item) => ({ code: 'STORE_UNREACHABLE', pairedItem: { item } })),
		);
		expect(JSON.stringify(result.run.data.resultData)).not.toContain('not-for-anybody');
	});
});
