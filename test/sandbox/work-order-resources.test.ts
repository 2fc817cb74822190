import { memberOf } from './support/account-view';
import { sandbox, stopSandboxes } from './support/sandbox';
import { app, errorIn, pluck } from './support/work-order-app';

afterEach(stopSandboxes);

let clock = Date.UTC(2026, 2, 2, 8);
const now = (): number => clock;
beforeEach(() => {
	clock = Date.UTC(2026, 2, 2, 8);
});

const ORDER = { number: '26000101', description: 'Kraan vervangen' };

describe.each([
	['projects', { code: 'P1', name: 'Badkamer' }, { name: 'Badkamers' }],
	['project-types', { code: 'S', name: 'Service' }, { name: 'Storing' }],
	['work-orders', ORDER, { description: 'Sifon' }],
	['articles', { code: 'A', name: 'Kraan', price: 12.5 }, { price: 13 }],
	['hours', { employee: '102', date: '2026-03-02', hours: 7.25 }, { state: 'exported' }],
	['employees', { name: 'Ans', uniqueCode: '102' }, { active: false }],
] as const)('The resource /%s', (path, input, change) => {
	it('creates, reads, changes and removes', async () => {
		const world = await sandbox({ now });

		const created = await app(world, 'POST', `/${path}`, input);
		expect([created.status, created.headers.get('location')]).toEqual([201, `/api/v1/${path}/1`]);
		expect(created.json).toMatchObject({ id: 1, ...input, modifiedAt: '2026-03-02T08:00:00.000Z' });
		expect((await app(world, 'GET', `/${path}/1`)).json).toEqual(created.json);

		clock += 60_000;
		const changed = await app(world, 'PUT', `/${path}/1`, change);
		expect(changed.json).toMatchObject({
			...input,
			...change,
			createdAt: '2026-03-02T08:00:00.000Z',
			modifiedAt: '2026-03-02T08:01:00.000Z',
		});

		clock += 60_000;
		expect((await app(world, 'PUT', `/${path}/1`, change)).json).toEqual(changed.json);
		expect((await app(world, 'DELETE', `/${path}/1`)).status).toBe(204);
		expect((await app(world, 'GET', `/${path}/1`)).status).toBe(404);
	});

	it('lists in pages, and what was changed since', async () => {
		const world = await sandbox({ now });
		const unique = 'code' in input ? 'code' : 'number' in input ? 'number' : 'uniqueCode';
		for (const each of ['1', '2', '3']) {
			await app(world, 'POST', `/${path}`, { ...input, [unique]: each });
			clock += 60_000;
		}

		const page = await app(world, 'GET', `/${path}?pageSize=2&page=2`);
		expect(page.json).toMatchObject({ page: 2, pageSize: 2, total: 3, hasMore: false });
		expect(pluck(page, 'id')).toEqual([3]);
		for (const name of ['modifiedSince', 'since']) {
			const since = await app(world, 'GET', `/${path}?${name}=2026-03-02T08:01:00Z`);
			expect(pluck(since, 'id')).toEqual([2, 3]);
		}
	});

	it('refuses what is no record of its kind', async () => {
		const world = await sandbox();

		const nothing = Object.fromEntries(Object.keys(input).map((field) => [field, null]));
		const answer = await app(world, 'POST', `/${path}`, nothing);

		expect(answer.status).toBe(422);
		expect(errorIn(answer)).toMatchObject({ code: 'invalid' });
		expect(memberOf(errorIn(answer), 'field')).toMatch(/\w/);
		expect((await app(world, 'PATCH', `/${path}`, {})).status).toBe(405);
		expect((await app(world, 'GET', `/${path}?since=gisteren`)).status).toBe(400);
	});
});

describe('Unique values', () => {
	it.each([
		['projects', { code: 'P1', name: 'A' }, 'duplicate_code', 'code'],
		['work-orders', ORDER, 'duplicate_number', 'number'],
		['employees', { name: 'A', uniqueCode: '1' }, 'duplicate_unique_code', 'uniqueCode'],
	])('of /%s are taken once', async (path, input, code, field) => {
		const world = await sandbox();
		await app(world, 'POST', `/${path}`, input);

		const again = await app(world, 'POST', `/${path}`, input);

		expect(again.status).toBe(409);
		expect(errorIn(again)).toMatchObject({ code, field, id: 1 });
	});

	it('are free again after a change or removal, and may be empty often', async () => {
		const { employees } = (await sandbox()).workOrders.collections;
		employees.create({ name: 'A', uniqueCode: '1' });
		employees.update(1, { uniqueCode: '2' });
		employees.create({ name: 'B', uniqueCode: '1' });
		employees.remove(2);
		employees.create({ name: 'C', uniqueCode: '1' });
		employees.create({ name: 'D' });
		employees.create({ name: 'E' });

		expect(employees.all().map(({ uniqueCode }) => uniqueCode)).toEqual(['2', '1', '', '']);
		expect(() => employees.update(5, { uniqueCode: '1' })).toThrow(
			'Employee 3 has that uniqueCode already.',
		);
	});
});

describe('Work orders', () => {
	it.each([
		['2026-03-02', '2026-W10'],
		['2027-01-01', '2026-W53'],
		[null, null],
	])('with target date %s are in week %s', async (targetDate, week) => {
		const { workOrders } = (await sandbox()).workOrders.collections;

		expect(workOrders.create({ ...ORDER, targetDate }).week).toBe(week);
	});

	it('move to another week, or the backlog, with their date', async () => {
		const world = await sandbox();
		await app(world, 'POST', '/work-orders', { ...ORDER, targetDate: '2026-03-02', week: '1' });

		const moved = await app(world, 'PUT', '/work-orders/1', { targetDate: '2026-03-09' });
		const back = await app(world, 'PUT', '/work-orders/1', { targetDate: null });

		expect([memberOf(moved.json, 'week'), memberOf(back.json, 'week')]).toEqual(['2026-W11', null]);
	});

	it('hold articles, ticked or not', async () => {
		const world = await sandbox();
		const articles = [
			{ code: 'KRAAN', quantity: 2, price: 9.5 },
			{ code: 'X', quantity: 1, ticked: true },
		];

		const { json } = await app(world, 'POST', '/work-orders', { ...ORDER, articles });

		expect(memberOf(json, 'articles')).toEqual([
			{ code: 'KRAAN', quantity: 2, price: 9.5, ticked: false },
			{ code: 'X', quantity: 1, ticked: true },
		]);
	});

	it('are found by number, state and both', async () => {
		const world = await sandbox();
		const { workOrders } = world.workOrders.collections;
		workOrders.create({ number: '1' });
		workOrders.create({ number: '2', state: 'executed' });
		const found = async (query: string): Promise<unknown> =>
			pluck(await app(world, 'GET', `/work-orders?${query}`), 'number');

		expect(await found('number=2')).toEqual(['2']);
		expect(await found('number=3')).toEqual([]);
		expect(await found('state=planned')).toEqual(['1']);
		expect(await found('state=planned&number=2')).toEqual([]);
	});

	it.each([
		[{ description: 'x'.repeat(501) }, 'description'],
		[{ state: 'lost' }, 'state'],
		[{ targetDate: '2 maart' }, 'targetDate'],
		[{ articles: [{ code: 'A' }] }, 'articles.0.quantity'],
		[{ number: '' }, 'number'],
		[{ orderNumber: '9'.repeat(21) }, 'orderNumber'],
		[{ origin: 'elsewhere' }, 'origin'],
	])('refuse %j', async (change, field) => {
		const answer = await app(await sandbox(), 'POST', '/work-orders', { ...ORDER, ...change });

		expect([answer.status, memberOf(errorIn(answer), 'field')]).toEqual([422, field]);
	});

	it('get a number when they come without one, and never the same twice', async () => {
		const world = await sandbox();
		await app(world, 'POST', '/work-orders', { number: 'WB-1002' });
		const made = async (body: object): Promise<unknown> =>
			memberOf((await app(world, 'POST', '/work-orders', body)).json, 'number');

		expect(await made({})).toBe('WB-1001');
		expect(await made({ state: 'lost' })).toBeUndefined();
		expect(await made({})).toBe('WB-1003');
		world.workOrders.collections.workOrders.remove(3);
		expect(await made({})).toBe('WB-1004');
	});

	it('hold the number of their sales order, and are found by it', async () => {
		const world = await sandbox();
		await app(world, 'POST', '/work-orders', {});
		await app(world, 'POST', '/work-orders', {});
		await app(world, 'PUT', '/work-orders/1', { orderNumber: '26000101' });

		const found = await app(world, 'GET', '/work-orders?orderNumber=26000101');
		const without = await app(world, 'GET', '/work-orders?orderNumber=');

		expect([pluck(found, 'number'), pluck(without, 'number')]).toEqual([['WB-1001'], ['WB-1002']]);
	});

	it('keep the origin they were made with, and are found by it', async () => {
		const world = await sandbox();
		await app(world, 'POST', '/work-orders', {});
		await app(world, 'POST', '/work-orders', { origin: 'accountview' });

		const changed = await app(world, 'PUT', '/work-orders/2', { origin: 'app', notes: 'x' });

		expect(changed.json).toMatchObject({ origin: 'accountview', notes: 'x' });
		expect(pluck(await app(world, 'GET', '/work-orders?origin=app'), 'id')).toEqual([1]);
	});

	it('have the same number twice when the switch allows it', async () => {
		const world = await sandbox({ switches: { duplicateNumbers: true } });
		await app(world, 'POST', '/work-orders', ORDER);
		expect((await app(world, 'POST', '/work-orders', ORDER)).status).toBe(201);
		world.setSwitches({ duplicateNumbers: false });

		const third = await app(world, 'POST', '/work-orders', ORDER);
		const other = await app(world, 'PUT', '/work-orders/2', { notes: 'Dubbel' });

		expect([third.status, errorIn(third)]).toEqual([
			409,
			expect.objectContaining({ code: 'duplicate_number', id: 1 }),
		]);
		expect(other.status).toBe(200);
		expect(pluck(await app(world, 'GET', '/work-orders?number=26000101'), 'id')).toEqual([1, 2]);
		world.workOrders.collections.workOrders.remove(1);
		expect((await app(world, 'POST', '/work-orders', ORDER)).status).toBe(409);
	});

	it('and hours take codes of records that are not there', async () => {
		const world = await sandbox();
		const codes = { customerNumber: '404', projectCode: 'DICHT' };
		const hours = { employee: '999', projectCode: 'DICHT', date: '2026-03-02', hours: 1 };

		expect((await app(world, 'POST', '/work-orders', codes)).status).toBe(201);
		expect((await app(world, 'POST', '/hours', hours)).status).toBe(201);
	});
});

describe('Hours', () => {
	const entry = { employee: '102', date: '2026-03-02', hours: 1.25 };

	it('are open until they were exported', async () => {
		const world = await sandbox();
		await app(world, 'POST', '/hours', entry);
		await app(world, 'POST', '/hours', { ...entry, kind: 'travel' });
		const done = { state: 'exported', reference: 'H-1' };

		expect((await app(world, 'PUT', '/hours/1', done)).json).toMatchObject(done);
		expect(pluck(await app(world, 'GET', '/hours?state=open'), 'kind')).toEqual(['travel']);
	});

	it('may be of a person who has no code, known by name', async () => {
		const world = await sandbox();
		const tom = { ...entry, employee: '', employeeName: 'Uitzendkracht Tom' };

		expect((await app(world, 'POST', '/hours', tom)).json).toMatchObject({ ...tom, reference: '' });
		expect(pluck(await app(world, 'GET', '/hours?employee='), 'employeeName')).toEqual([
			'Uitzendkracht Tom',
		]);
	});

	it('show the code that their employee is given or gets instead, as long as they are open', async () => {
		const world = await sandbox({ now });
		const { employees, hours } = world.workOrders.collections;
		const [ans, tom] = [
			employees.create({ name: 'Ans', uniqueCode: '102' }),
			employees.create({ name: 'Tom' }),
		];
		const given = { date: '2026-03-02', hours: 1 };
		const entries = [
			hours.create({ ...given, employee: '102' }),
			hours.create({ ...given, employee: '', employeeName: 'Tom' }),
			hours.create({ ...given, employee: '', employeeName: 'Tim' }),
			hours.create({ ...given, employee: '102', state: 'exported' }),
		];
		clock += 60_000;

		await app(world, 'PUT', `/employees/${String(ans.id)}`, { uniqueCode: '112' });
		await app(world, 'PUT', `/employees/${String(tom.id)}`, { uniqueCode: '107' });

		const kept = entries.map(({ id }) => hours.get(id));
		expect(kept.map((one) => one?.employee)).toEqual(['112', '107', '', '102']);
		expect(kept.map((one, place) => one?.modifiedAt === entries[place]?.modifiedAt)).toEqual([
			false,
			false,
			true,
			true,
		]);
	});

	it.each([
		{ hours: 1.234 },
		{ hours: 0 },
		{ hours: -1 },
		{ kind: 'sleep' },
		{ employee: undefined },
		{ reference: 'x'.repeat(101) },
	])('refuse %j', async (change) => {
		const answer = await app(await sandbox(), 'POST', '/hours', { ...entry, ...change });

		expect(answer.status).toBe(422);
	});
});

describe('The app of the demo firm', () => {
	it('knows employees by the numbers of AccountView but for one, and articles but for two', async () => {
		const { accountView, workOrders } = await sandbox({ seed: 'demo' });
		const { employees, articles, projectTypes, projects } = workOrders.collections;
		const strangers = (codes: readonly string[], get: (code: string) => unknown): string[] =>
			codes.filter((code) => get(code) === undefined);
		const people = employees.all().map(({ uniqueCode }) => uniqueCode);
		const goods = articles.all().map(({ code }) => code);
		const types = projectTypes.all().map(({ code }) => code);

		expect(strangers(people, (code) => accountView.employees.get(code))).toEqual(['']);
		expect(strangers(goods, (code) => accountView.articles.get(code))).toHaveLength(2);
		expect(strangers(types, (code) => accountView.projectTypes.get(code))).toEqual([]);
		expect(projects.all()).toEqual([]);
	});

	it('has work orders in each state around today, and hours to send', async () => {
		const today = Date.UTC(2026, 2, 4, 9);
		const { accountView, workOrders } = await sandbox({ seed: 'demo', now: () => today });
		const { workOrders: orders, hours, articles } = workOrders.collections;
		const byState = (state: string): number =>
			orders.all().filter((order) => order.state === state).length;
		const lines = orders.all().flatMap((order) => order.articles);
		const unknown = lines.filter(({ code }) => accountView.articles.get(code) === undefined);

		expect(['planned', 'executed', 'checked', 'handled'].map(byState)).toEqual([2, 1, 2, 1]);
		expect(orders.all().map(({ week }) => week)).toContain(null);
		expect(orders.all().map(({ week }) => week)).toContain('2026-W10');
		expect(unknown).toMatchObject([
			{ code: 'BUS-KIT', ticked: true },
			{ code: 'LEEN-POMP', ticked: false },
		]);
		const own = articles.all().map(({ code }) => code);
		expect(lines.filter(({ code }) => !own.includes(code))).toEqual([]);
		for (const { customerNumber, projectCode, orderNumber } of orders.all()) {
			expect(accountView.customers.get(customerNumber)).toBeDefined();
			if (projectCode !== '') expect(accountView.projects.get(projectCode)).toBeDefined();
			if (orderNumber !== '') expect(accountView.orders.get(orderNumber)).toBeDefined();
		}
		expect(hours.all().every(({ state, date }) => state === 'open' && date < '2026-03-04')).toBe(
			true,
		);
		expect(hours.all().filter(({ employee }) => employee === '')).toMatchObject([
			{ employeeName: 'Uitzendkracht Tom' },
		]);
	});

	it('starts empty with the empty seed', async () => {
		const { collections } = (await sandbox({ seed: 'empty' })).workOrders;

		expect(Object.values(collections).flatMap((one) => [...one.all()])).toEqual([]);
	});
});
