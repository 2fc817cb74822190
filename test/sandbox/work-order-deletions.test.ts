import { sandbox, stopSandboxes } from './support/sandbox';
import { app, errorIn, pluck } from './support/work-order-app';

afterEach(stopSandboxes);

let clock = 0;
const now = (): number => clock;
beforeEach(() => {
	clock = Date.UTC(2026, 2, 2, 8);
});

describe('Deletions', () => {
	it('tell what was removed, with its number and when, the oldest first', async () => {
		const world = await sandbox({ now });
		const { customers, projects, hours } = world.workOrders.collections;
		customers.create({ name: 'A', number: '10025' });
		projects.create({ code: 'P1', name: 'B' });
		hours.create({ employee: '102', date: '2026-03-02', hours: 1 });

		await app(world, 'DELETE', '/hours/1');
		clock += 60_000;
		await app(world, 'DELETE', '/customers/1');
		await app(world, 'DELETE', '/customers/1');
		await app(world, 'DELETE', '/projects/1');

		const all = await app(world, 'GET', '/deletions');
		expect(all.json).toEqual({
			items: [
				{ resource: 'hours', id: 1, number: '', deletedAt: '2026-03-02T08:00:00.000Z' },
				{ resource: 'customers', id: 1, number: '10025', deletedAt: '2026-03-02T08:01:00.000Z' },
				{ resource: 'projects', id: 1, number: 'P1', deletedAt: '2026-03-02T08:01:00.000Z' },
			],
			page: 1,
			pageSize: 100,
			total: 3,
			hasMore: false,
		});
		expect(world.workOrders.deletions()).toHaveLength(3);
	});

	it('are narrowed to a moment, a resource and a page', async () => {
		const world = await sandbox({ now });
		const { customers, projects } = world.workOrders.collections;
		for (const number of ['1', '2', '3']) {
			customers.remove(customers.create({ name: 'A', number }).id);
			projects.remove(projects.create({ name: 'B', code: number }).id);
			clock += 60_000;
		}
		const numbers = async (query: string): Promise<unknown> =>
			pluck(await app(world, 'GET', `/deletions?${query}`), 'number');

		expect(await numbers('since=2026-03-02T08:01:00Z&resource=customers')).toEqual(['2', '3']);
		expect(await numbers('resource=employees')).toEqual([]);
		expect(await numbers('resource=projects&pageSize=2&page=2')).toEqual(['3']);
	});

	it('go back 10,000 records and no further', async () => {
		const world = await sandbox();
		const { articles } = world.workOrders.collections;
		for (let place = 1; place <= 20_500; place += 1) {
			articles.remove(articles.create({ code: `A${place}`, name: 'A' }).id);
		}

		const first = await app(world, 'GET', '/deletions?pageSize=1');
		const last = await app(world, 'GET', '/deletions?pageSize=1&page=10000');

		expect(first.json).toMatchObject({ total: 10_000, items: [{ number: 'A10501' }] });
		expect(last.json).toMatchObject({ hasMore: false, items: [{ number: 'A20500' }] });
	});

	it.each([
		['GET', '/deletions?since=gisteren', 400, 'since'],
		['GET', '/deletions?resource=orders', 400, 'resource'],
		['GET', '/deletions?pageSize=501', 400, 'pageSize'],
		['POST', '/deletions', 405, undefined],
		['DELETE', '/deletions/1', 404, undefined],
	])('asked as %s %s are refused with %i', async (method, path, status, field) => {
		const answer = await app(await sandbox(), method, path);

		expect(answer.status).toBe(status);
		expect(errorIn(answer)).toMatchObject({ ...(field !== undefined && { field }) });
	});
});
