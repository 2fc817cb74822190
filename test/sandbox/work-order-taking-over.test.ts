import type { Sandbox } from '../../sandbox';
import { sandbox, stopSandboxes } from './support/sandbox';
import { app, errorIn, pluck } from './support/work-order-app';

afterEach(stopSandboxes);

let clock = 0;
const now = (): number => clock;
beforeEach(() => {
	clock = Date.UTC(2026, 2, 2, 8);
});

/** Three records that wait to be taken over, and one that does not. */
const KINDS = [
	{
		path: '/work-orders',
		waiting: 'checked',
		taken: 'handled',
		fill: ({ workOrders }: Sandbox) => {
			for (const state of ['checked', 'checked', 'checked', 'executed'] as const) {
				workOrders.collections.workOrders.create({ state });
			}
		},
		states: ({ workOrders }: Sandbox) =>
			workOrders.collections.workOrders.all().map(({ state }) => state),
		other: 'executed',
	},
	{
		path: '/hours',
		waiting: 'open',
		taken: 'exported',
		fill: ({ workOrders }: Sandbox) => {
			const entry = { employee: '102', date: '2026-03-02', hours: 1 };
			for (const state of ['open', 'open', 'open', 'exported'] as const) {
				workOrders.collections.hours.create({ ...entry, state });
			}
		},
		states: ({ workOrders }: Sandbox) =>
			workOrders.collections.hours.all().map(({ state }) => state),
		other: 'exported',
	},
] as const;

describe.each(KINDS)('A read of $path?state=$waiting', (kind) => {
	const { path, waiting, taken, other } = kind;

	async function furnished(): Promise<Sandbox> {
		const world = await sandbox({ now });
		kind.fill(world);
		return world;
	}

	it('gives them as they were, and they count as taken over', async () => {
		const world = await furnished();
		clock += 60_000;

		const read = await app(world, 'GET', `${path}?state=${waiting}`);

		expect(pluck(read, 'state')).toEqual([waiting, waiting, waiting]);
		expect(kind.states(world)).toEqual([taken, taken, taken, other]);
		const changed = await app(world, 'GET', `${path}?since=2026-03-02T08:01:00Z`);
		expect(pluck(changed, 'id')).toEqual([1, 2, 3]);
	});

	it('takes over only what it gave, so that the second page skips some', async () => {
		const world = await furnished();

		expect(pluck(await app(world, 'GET', `${path}?state=${waiting}&pageSize=1`), 'id')).toEqual([
			1,
		]);
		expect(kind.states(world)).toEqual([taken, waiting, waiting, other]);
		const second = await app(world, 'GET', `${path}?state=${waiting}&pageSize=1&page=2`);
		expect(pluck(second, 'id')).toEqual([3]);
	});

	it('loses them when the answer is cut', async () => {
		const world = await furnished();
		world.addFault({ server: 'workOrders', kind: 'cut-after' });

		await expect(app(world, 'GET', `${path}?state=${waiting}`)).rejects.toThrow('fetch failed');

		expect(pluck(await app(world, 'GET', `${path}?state=${waiting}`), 'id')).toEqual([]);
		expect(kind.states(world)).toEqual([taken, taken, taken, other]);
	});

	it('leaves what a page missed', async () => {
		const world = await furnished();
		world.addFault({ server: 'workOrders', kind: 'drop-row' });

		await app(world, 'GET', `${path}?state=${waiting}`);

		expect(kind.states(world)).toEqual([taken, waiting, taken, other]);
	});

	it.each([
		`state=${waiting}&updateStatus=false`,
		`state=${other}`,
		'',
		`status=${waiting}`,
		`state=${waiting.toUpperCase()}`,
		`state=${waiting}&page=2`,
	])('in the form ?%s changes nothing', async (query) => {
		const world = await furnished();

		expect((await app(world, 'GET', `${path}?${query}`)).status).toBe(200);

		expect(kind.states(world)).toEqual([waiting, waiting, waiting, other]);
	});

	it.each(['updateStatus=no', 'updateStatus=', 'pageSize=0', 'since=gisteren'])(
		'with %s is refused and changes nothing',
		async (query) => {
			const world = await furnished();

			const answer = await app(world, 'GET', `${path}?state=${waiting}&${query}`);

			expect(answer.status).toBe(400);
			expect(errorIn(answer)).toMatchObject({ field: query.split('=')[0] });
			expect(kind.states(world)).toEqual([waiting, waiting, waiting, other]);
		},
	);

	it('can wait until each was dealt with', async () => {
		const world = await furnished();
		const safe = `${path}?state=${waiting}&updateStatus=false`;

		await app(world, 'GET', safe);
		await app(world, 'PUT', `${path}/1`, { state: taken });

		expect(pluck(await app(world, 'GET', safe), 'id')).toEqual([2, 3]);
	});
});
