import { sandbox, stopSandboxes } from './support/sandbox';
import { app, errorIn } from './support/work-order-app';

afterEach(stopSandboxes);

describe('A batch', () => {
	it('creates each by itself: the status is 200 although some failed', async () => {
		const world = await sandbox();
		const items = [
			{ code: 'P1', name: 'Badkamer' },
			{ code: 'P2' },
			{ code: 'P1', name: 'Dubbel' },
			'P3',
			null,
			{ code: 'P4', name: 'Keuken' },
		];

		const answer = await app(world, 'POST', '/projects/batch', { items });

		expect(answer.status).toBe(200);
		expect(answer.json).toEqual({
			results: [
				{ status: 201, record: world.workOrders.collections.projects.get(1) },
				{
					status: 422,
					error: expect.objectContaining({ code: 'invalid', field: 'name' }) as unknown,
				},
				{
					status: 409,
					error: {
						code: 'duplicate_code',
						message: 'Project 1 has that code already.',
						field: 'code',
						id: 1,
					},
				},
				{ status: 422, error: { code: 'invalid', message: 'An item is an object.' } },
				{ status: 422, error: { code: 'invalid', message: 'An item is an object.' } },
				{ status: 201, record: world.workOrders.collections.projects.get(2) },
			],
		});
		expect(world.workOrders.collections.projects.all()).toHaveLength(2);
	});

	it('of 200 is taken, of 201 refused as a whole', async () => {
		const world = await sandbox();
		const hours = { employee: '102', date: '2026-03-02', hours: 1 };
		const batch = (count: number): object => ({
			items: Array.from({ length: count }, () => hours),
		});

		const tooMany = await app(world, 'POST', '/hours/batch', batch(201));

		expect(tooMany.status).toBe(422);
		expect(errorIn(tooMany)).toMatchObject({ code: 'invalid', field: 'items' });
		expect(world.workOrders.collections.hours.all()).toEqual([]);
		expect((await app(world, 'POST', '/hours/batch', batch(200))).status).toBe(200);
		expect(world.workOrders.collections.hours.all()).toHaveLength(200);
	});

	it('of none does nothing', async () => {
		const answer = await app(await sandbox(), 'POST', '/customers/batch', { items: [] });

		expect([answer.status, answer.json]).toEqual([200, { results: [] }]);
	});

	it.each([
		['POST', '/customers/batch', {}, 422],
		['POST', '/customers/batch', { items: 'none' }, 422],
		['POST', '/customers/batch', [], 400],
		['GET', '/customers/batch', undefined, 405],
		['POST', '/orders/batch', { items: [] }, 404],
		['POST', '/customers/batch/notes', {}, 404],
	])('sent as %s %s %j is refused with %i', async (method, path, body, status) => {
		expect((await app(await sandbox(), method, path, body)).status).toBe(status);
	});
});
