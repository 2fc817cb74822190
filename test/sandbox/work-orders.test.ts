import { memberOf } from './support/account-view';
import { sandbox, stopSandboxes } from './support/sandbox';
import { app, pluck } from './support/work-order-app';

afterEach(stopSandboxes);

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
			contacts: [],
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

		expect(pluck(await app(world, 'GET', '/customers?number=1003'), 'number')).toEqual(['1003']);
		expect(pluck(await app(world, 'GET', '/customers?number=100'), 'number')).toEqual([]);
	});

	it('come page by page', async () => {
		const world = await sandbox();
		for (const number of ['1', '2', '3']) world.workOrders.create({ name: 'A', number });

		const first = await app(world, 'GET', '/customers?pageSize=2');
		const second = await app(world, 'GET', '/customers?pageSize=2&page=2');

		expect(first.json).toMatchObject({ page: 1, pageSize: 2, total: 3, hasMore: true });
		expect(pluck(first, 'number')).toEqual(['1', '2']);
		expect(second.json).toMatchObject({ page: 2, total: 3, hasMore: false });
		expect(pluck(second, 'number')).toEqual(['3']);
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

	it('have contact persons, the whole list each time, known by their codes', async () => {
		let now = Date.UTC(2026, 2, 2, 8);
		const world = await sandbox({ now: () => now });
		const ans = { code: 'P1', salutation: 'Mevrouw', firstName: 'Ans', lastName: 'Bos' };
		const reach = { email: 'ans@bos.example', phone: '030-5550000', mobile: '06-55500000' };
		const { id } = world.workOrders.create({ name: 'A', contacts: [{ ...ans, ...reach }] });
		now += 60_000;

		const same = await app(world, 'PUT', `/customers/${id}`, { contacts: [{ ...reach, ...ans }] });
		const other = await app(world, 'PUT', `/customers/${id}`, { contacts: [{ code: 'P2' }] });

		expect(same.json).toMatchObject({
			contacts: [{ ...ans, ...reach }],
			modifiedAt: '2026-03-02T08:00:00.000Z',
		});
		const empty = { salutation: '', firstName: '', lastName: '', email: '', phone: '', mobile: '' };
		expect(memberOf(other.json, 'contacts')).toEqual([{ code: 'P2', ...empty }]);
	});

	it('count as modified only when something really changed', async () => {
		let now = Date.UTC(2026, 2, 2, 8);
		const world = await sandbox({ now: () => now });
		const one = world.workOrders.create({ name: 'A', number: '1', mainAddress: MAIN });
		world.workOrders.create({ name: 'B', number: '2' });
		now += 60_000;
		const since = `/customers?modifiedSince=${new Date(now).toISOString()}`;

		await app(world, 'PUT', `/customers/${one.id}`, { name: 'A', mainAddress: { ...MAIN } });
		expect(pluck(await app(world, 'GET', since), 'number')).toEqual([]);

		await app(world, 'PUT', `/customers/${one.id}`, { name: 'Anders' });
		expect(pluck(await app(world, 'GET', since), 'number')).toEqual(['1']);
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
		[
			'POST',
			'/customers',
			{ name: 'A', contacts: [{ code: 'P1' }, { code: 'P1' }] },
			422,
			'contacts',
		],
		['POST', '/customers', { name: 'A', contacts: [{}] }, 422, 'contacts.0.code'],
		[
			'POST',
			'/customers',
			{ name: 'A', contacts: [{ code: 'P1', email: 'ans' }] },
			422,
			'contacts.0.email',
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
