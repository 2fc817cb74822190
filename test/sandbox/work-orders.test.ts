import type { Sandbox } from '../../sandbox';
import { memberOf } from './support/account-view';
import { readAnswer, sandbox, stopSandboxes, type ReadAnswer } from './support/sandbox';

afterEach(stopSandboxes);

/** A request to the app with its token in the query string. */
async function app(
	world: Sandbox,
	method: string,
	path: string,
	body?: unknown,
): Promise<ReadAnswer> {
	const url = new URL(`/api/v1${path}`, world.workOrders.baseUrl);
	url.searchParams.set('token', world.workOrders.token);
	return readAnswer(
		await fetch(url, {
			method,
			...(body !== undefined && {
				headers: { 'Content-Type': 'application/json' },
				body: typeof body === 'string' ? body : JSON.stringify(body),
			}),
		}),
	);
}

function itemNumbers(answer: ReadAnswer): unknown {
	const items = memberOf(answer.json, 'items');
	return Array.isArray(items) ? items.map((item) => memberOf(item, 'number')) : items;
}

const MAIN = { street: 'Postbus 9', postcode: '3700 AA', city: 'Zeist' };
const WORK = { street: 'Laan 1', postcode: '3511 AB', city: 'Utrecht' };

describe('The token of the work-order app', () => {
	it.each([
		['query', (token: string) => [`?token=${token}`, ''], 200],
		['header', (token: string) => ['', `Bearer ${token}`], 200],
		['neither', () => ['', ''], 401],
		['wrong query', () => ['?token=x', ''], 401],
		['wrong header', () => ['', 'Bearer x'], 401],
	] as const)('in %s', async (_, place, status) => {
		const { baseUrl, token } = (await sandbox()).workOrders;
		const [query = '', header = ''] = place(token);

		const response = await fetch(`${baseUrl}/api/v1/customers${query}`, {
			headers: { Authorization: header },
		});

		expect(response.status).toBe(status);
	});
});

describe('Customers of the work-order app', () => {
	it('are created with an id and read back', async () => {
		const world = await sandbox({ now: () => Date.UTC(2026, 2, 2, 8) });

		const created = await app(world, 'POST', '/customers', {
			number: '10025',
			name: 'Café Noë',
			phone: '030-5550000',
			email: 'info@noe.example',
			mainAddress: MAIN,
			workLocations: [{ code: '10025-1', ...WORK }],
		});

		const id = memberOf(created.json, 'id');
		expect(created.status).toBe(201);
		expect(created.headers.get('location')).toBe(`/api/v1/customers/${String(id)}`);
		const read = await app(world, 'GET', `/customers/${String(id)}`);
		expect(read.json).toEqual({
			id,
			number: '10025',
			name: 'Café Noë',
			phone: '030-5550000',
			email: 'info@noe.example',
			mainAddress: MAIN,
			workLocations: [{ id: expect.any(Number) as unknown, code: '10025-1', ...WORK }],
			active: true,
			createdAt: '2026-03-02T08:00:00.000Z',
			modifiedAt: '2026-03-02T08:00:00.000Z',
		});
	});

	it('have unique numbers, except that many may have none', async () => {
		const world = await sandbox();
		const first = world.workOrders.create({ name: 'A', number: '1' });
		const second = world.workOrders.create({ name: 'B', number: '2' });

		const taken = await app(world, 'POST', '/customers', { name: 'C', number: '1' });
		expect(taken.status).toBe(409);
		expect(taken.json).toMatchObject({ error: { code: 'duplicate_number', id: first.id } });
		const moved = await app(world, 'PUT', `/customers/${second.id}`, { number: '1' });
		expect(moved.status).toBe(409);

		expect((await app(world, 'POST', '/customers', { name: 'D' })).status).toBe(201);
		expect((await app(world, 'POST', '/customers', { name: 'E' })).status).toBe(201);
	});

	it('give a number free when it changes or its customer goes', async () => {
		const world = await sandbox();
		const one = world.workOrders.create({ name: 'A', number: '1' });

		await app(world, 'PUT', `/customers/${one.id}`, { number: '9' });
		expect((await app(world, 'POST', '/customers', { name: 'B', number: '1' })).status).toBe(201);
		expect((await app(world, 'DELETE', `/customers/${one.id}`)).status).toBe(204);
		expect((await app(world, 'POST', '/customers', { name: 'C', number: '9' })).status).toBe(201);
		expect((await app(world, 'GET', `/customers/${one.id}`)).status).toBe(404);
	});

	it('are found by exact number', async () => {
		const world = await sandbox();
		world.workOrders.create({ name: 'A', number: '1003' });
		world.workOrders.create({ name: 'B', number: '10030' });

		expect(itemNumbers(await app(world, 'GET', '/customers?number=1003'))).toEqual(['1003']);
		expect(itemNumbers(await app(world, 'GET', '/customers?number=100'))).toEqual([]);
	});

	it('come page by page', async () => {
		const world = await sandbox();
		for (const number of ['1', '2', '3']) world.workOrders.create({ name: 'A', number });

		const first = await app(world, 'GET', '/customers?pageSize=2');
		const second = await app(world, 'GET', '/customers?pageSize=2&page=2');

		expect(first.json).toMatchObject({ page: 1, pageSize: 2, total: 3, hasMore: true });
		expect(itemNumbers(first)).toEqual(['1', '2']);
		expect(second.json).toMatchObject({ page: 2, total: 3, hasMore: false });
		expect(itemNumbers(second)).toEqual(['3']);
		const whole = await app(world, 'GET', '/customers?pageSize=3');
		expect(whole.json).toMatchObject({ total: 3, hasMore: false });
	});

	it('change only in the fields given', async () => {
		const world = await sandbox();
		const { id } = world.workOrders.create({ name: 'A', number: '1', mainAddress: MAIN });

		const answer = await app(world, 'PUT', `/customers/${id}`, { phone: '1', active: false });

		expect(answer.json).toMatchObject({ name: 'A', phone: '1', active: false, mainAddress: MAIN });
	});

	it('keep the id of a work location through its code', async () => {
		const world = await sandbox();
		const location = { code: '1-1', ...WORK };
		const one = world.workOrders.create({ name: 'A', workLocations: [location] });

		const answer = await app(world, 'PUT', `/customers/${one.id}`, {
			workLocations: [
				{ code: '1-2', ...WORK },
				{ ...location, city: 'Elders' },
			],
		});

		expect(answer.json).toMatchObject({
			workLocations: [
				{ code: '1-2' },
				{ code: '1-1', id: one.workLocations[0]?.id, city: 'Elders' },
			],
		});
	});

	it('count as modified only when something really changed', async () => {
		let now = Date.UTC(2026, 2, 2, 8);
		const world = await sandbox({ now: () => now });
		const one = world.workOrders.create({ name: 'A', number: '1', mainAddress: MAIN });
		world.workOrders.create({ name: 'B', number: '2' });
		now += 60_000;
		const since = `/customers?modifiedSince=${new Date(now).toISOString()}`;

		await app(world, 'PUT', `/customers/${one.id}`, { name: 'A', mainAddress: { ...MAIN } });
		expect(itemNumbers(await app(world, 'GET', since))).toEqual([]);

		await app(world, 'PUT', `/customers/${one.id}`, { name: 'Anders' });
		expect(itemNumbers(await app(world, 'GET', since))).toEqual(['1']);
	});

	it.each([
		['POST', '/customers', {}, 422, 'name'],
		['POST', '/customers', { name: ' ' }, 422, 'name'],
		['POST', '/customers', { name: 'A', email: 'no address' }, 422, 'email'],
		[
			'POST',
			'/customers',
			{ name: 'A', mainAddress: { street: 'x' } },
			422,
			'mainAddress.postcode',
		],
		[
			'POST',
			'/customers',
			{
				name: 'A',
				workLocations: [
					{ code: '1', ...WORK },
					{ code: '1', ...MAIN },
				],
			},
			422,
			'workLocations',
		],
		['POST', '/customers', 'not json', 400, undefined],
		['POST', '/customers', [], 400, undefined],
		['GET', '/customers?page=0', undefined, 400, 'page'],
		['GET', '/customers?pageSize=501', undefined, 400, 'pageSize'],
		['GET', '/customers?modifiedSince=yesterday', undefined, 400, 'modifiedSince'],
		['GET', '/customers/999', undefined, 404, undefined],
		['PUT', '/customers/999', {}, 404, undefined],
		['DELETE', '/customers/999', undefined, 404, undefined],
		['GET', '/orders', undefined, 404, undefined],
		['PATCH', '/customers', {}, 405, undefined],
	])('%s %s %j is refused with %i', async (method, path, body, status, field) => {
		const answer = await app(await sandbox(), method, path, body);

		expect(answer.status).toBe(status);
		expect(answer.json).toMatchObject({ error: { ...(field !== undefined && { field }) } });
	});
});

describe('The timeline of a customer', () => {
	it('takes notes and shows them oldest first', async () => {
		const world = await sandbox();
		const { id } = world.workOrders.create({ name: 'A' });

		await app(world, 'POST', `/customers/${id}/notes`, {
			text: 'Postcode ontbreekt',
			kind: 'error',
		});
		await app(world, 'POST', `/customers/${id}/notes`, { text: 'Opgelost' });

		const { json } = await app(world, 'GET', `/customers/${id}/notes`);
		expect(json).toMatchObject({
			items: [
				{ text: 'Postcode ontbreekt', kind: 'error' },
				{ text: 'Opgelost', kind: 'info' },
			],
		});
		expect(world.workOrders.notes(id)).toHaveLength(2);
	});

	it.each([{ text: '' }, { text: 'x', kind: 'shout' }])('refuses %j', async (note) => {
		const world = await sandbox();
		const { id } = world.workOrders.create({ name: 'A' });

		expect((await app(world, 'POST', `/customers/${id}/notes`, note)).status).toBe(422);
	});
});
