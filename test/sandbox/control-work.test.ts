import type { Sandbox } from '../../sandbox';
import { memberOf } from './support/account-view';
import { readAnswer, sandbox, stopSandboxes, type ReadAnswer } from './support/sandbox';
import { app } from './support/work-order-app';

afterEach(stopSandboxes);

async function control(
	world: Sandbox,
	method: string,
	path: string,
	body?: unknown,
): Promise<ReadAnswer> {
	return readAnswer(
		await fetch(`${world.pageUrl}/_control${path}`, {
			method,
			...(body !== undefined && {
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify(body),
			}),
		}),
	);
}

const demo = (): Promise<Sandbox> => sandbox({ seed: 'demo', now: () => Date.UTC(2026, 2, 4, 9) });

describe('Tables of AccountView in the control interface', () => {
	it.each([
		['projects', 14],
		['project-types', 4],
		['employees', 6],
		['articles', 41],
		['article-groups', 3],
		['orders', 12],
		['order-lines', 33],
		['hour-sheets', 4],
		['hour-entries', 20],
		['hour-types', 6],
		['addresses', 10],
	])('%s are listed, all %i of them', async (name, count) => {
		const world = await demo();

		expect((await control(world, 'GET', `/accountview/${name}`)).json).toHaveLength(count);
		expect((await control(world, 'GET', `/accountview/${name}?limit=2`)).json).toHaveLength(2);
	});

	it('take a project under the rules of AccountView, change and remove it', async () => {
		const world = await demo();
		const project = { PROJ_CODE: '26-100', PROJ_DESC: 'Erbij', SUB_NR: '10001' };

		const added = await control(world, 'POST', '/accountview/projects', project);
		const refused = await control(world, 'POST', '/accountview/projects', { PROJ_CODE: 'X' });
		const closed = await control(world, 'PATCH', '/accountview/projects/26-100', { PRO_STAT: 1 });

		expect([added.status, refused.status, closed.status]).toEqual([201, 422, 200]);
		expect(memberOf(memberOf(refused.json, 'error'), 'message')).toBe(
			'De kolom PROJ_DESC is verplicht.',
		);
		expect(closed.json).toMatchObject({ ...project, PRO_STAT: 1 });
		expect((await control(world, 'DELETE', '/accountview/projects/26-100')).status).toBe(204);
		expect((await control(world, 'GET', '/accountview/projects/26-100')).json).toMatchObject({
			error: { message: 'There is no project 26-100.' },
		});
	});

	it('take an order with its lines, and show it so', async () => {
		const world = await demo();

		const { json, status } = await control(world, 'POST', '/accountview/orders', {
			RPL_INV: '10001',
			lines: [{ ART_CODE: 'VOORRIJ', ORD_QTY: 1 }],
		});

		expect(status).toBe(201);
		expect(json).toMatchObject({
			ORD_NR: '26000113',
			lines: [{ ART_CODE: 'VOORRIJ', ART_PX: 45, REC_ORD: 1 }],
		});
	});

	it('keep to the names of this program while AccountView uses others', async () => {
		const world = await sandbox({ seed: 'demo', switches: { names: 'PROJECTS.PROJ_DESC=NAAM' } });
		const project = { PROJ_CODE: 'N', PROJ_DESC: 'Naam' };

		const { json } = await control(world, 'POST', '/accountview/projects', project);

		expect(json).toMatchObject(project);
	});

	it.each([
		['GET', '/accountview/nothing', 404],
		['POST', '/accountview/order-lines', 405],
		['PUT', '/accountview/projects/26-001', 405],
		['POST', '/accountview/projects/26-001', 405],
		['GET', '/workorders/nothing', 404],
		['PUT', '/workorders/projects', 405],
		['PUT', '/workorders/projects/1', 405],
		['GET', '/workorders/projects/9', 404],
	])('answer %s %s with a plain error', async (method, path, status) => {
		const answer = await control(await demo(), method, path, method === 'GET' ? undefined : {});

		expect(answer.status).toBe(status);
		expect(answer.json).toHaveProperty(['error', 'message']);
	});
});

describe('Records of the app in the control interface', () => {
	it('are added and changed under the rules of the app', async () => {
		const world = await sandbox();

		const added = await control(world, 'POST', '/workorders/work-orders', { number: '1' });
		const checked = await control(world, 'PATCH', '/workorders/work-orders/1', {
			state: 'checked',
		});

		expect([added.status, checked.status]).toEqual([201, 200]);
		expect(checked.json).toMatchObject({ id: 1, number: '1', state: 'checked' });
		expect(world.workOrders.collections.workOrders.get(1)).toEqual(checked.json);
	});

	it.each([
		['POST', '/workorders/employees', { name: 'A', uniqueCode: '1' }, 409],
		['POST', '/workorders/employees', {}, 422],
		['PATCH', '/workorders/employees/1', { uniqueCode: 1 }, 422],
		['PATCH', '/workorders/employees/2', { uniqueCode: '1' }, 409],
		['PATCH', '/workorders/employees/9', {}, 404],
	])('refuse %s %s %j with %i and a sentence', async (method, path, body, status) => {
		const world = await sandbox();
		const { employees } = world.workOrders.collections;
		employees.create({ name: 'A', uniqueCode: '1' });
		employees.create({ name: 'B' });
		const before = employees.all();

		const answer = await control(world, method, path, body);

		expect(answer.status).toBe(status);
		expect(memberOf(memberOf(answer.json, 'error'), 'message')).toMatch(/\w/);
		expect(employees.all()).toEqual(before);
	});

	it('are listed, shown with their timeline, and removed', async () => {
		const world = await sandbox();
		world.workOrders.collections.projects.create({ code: 'P1', name: 'A' });

		expect((await control(world, 'GET', '/workorders/projects')).json).toHaveLength(1);
		expect((await control(world, 'GET', '/workorders/projects/1')).json).toMatchObject({
			code: 'P1',
			timeline: [],
		});
		expect((await control(world, 'DELETE', '/workorders/projects/1')).status).toBe(204);
		expect(world.workOrders.collections.projects.all()).toEqual([]);
	});
});

describe('The messages', () => {
	it('are the errors of all records with what people call them, the newest first', async () => {
		let now = Date.UTC(2026, 2, 2, 8);
		const world = await sandbox({ now: () => now });
		const { customers, projects, workOrders, hours } = world.workOrders.collections;
		customers.create({ name: 'Bakker', number: '10' });
		projects.create({ code: 'P1', name: 'Badkamer' });
		workOrders.create({ description: 'Sifon' });
		hours.create({ employee: '', employeeName: 'Tom', date: '2026-03-02', hours: 1 });
		for (const resource of ['customers', 'projects', 'work-orders', 'hours']) {
			await app(world, 'POST', `/${resource}/1/notes`, { text: 'Mis', kind: 'error' });
			now += 60_000;
		}
		await app(world, 'POST', '/customers/1/notes', { text: 'Let op', kind: 'warning' });

		const { json } = await control(world, 'GET', '/messages');

		expect(json).toMatchObject({
			found: 4,
			rows: [
				{ resource: 'hours', number: '2026-03-02', title: 'Tom', text: 'Mis' },
				{ resource: 'work-orders', number: 'WB-1001', title: 'Sifon' },
				{ resource: 'projects', number: 'P1', title: 'Badkamer' },
				{ resource: 'customers', number: '10', title: 'Bakker' },
			],
		});
	});
});

describe('The token of the app', () => {
	const read = async ({ workOrders }: Sandbox): Promise<ReadAnswer> =>
		readAnswer(
			await fetch(`${workOrders.baseUrl}/api/v1/customers`, {
				headers: { Authorization: `Bearer ${workOrders.token}` },
			}),
		);

	it('is revoked and renewed over the control interface', async () => {
		const world = await sandbox();
		const revoke = (revoked: boolean): Promise<ReadAnswer> =>
			control(world, 'POST', '/workorders/token', { revoked });

		expect((await revoke(true)).json).toEqual({ revoked: true });
		const refused = await read(world);
		const state = await control(world, 'GET', '/state');
		await revoke(false);

		expect(refused.status).toBe(401);
		expect(refused.json).toMatchObject({ error: { code: 'unauthorized' } });
		expect(memberOf(state.json, 'workOrders')).toMatchObject({ tokenRevoked: true });
		expect((await read(world)).status).toBe(200);
	});

	it('is revoked and renewed by the handles', async () => {
		const world = await sandbox();

		world.workOrders.revokeToken();
		expect((await read(world)).status).toBe(401);
		world.workOrders.renewToken();
		expect((await read(world)).status).toBe(200);
	});

	it.each([{}, { revoked: 'yes' }, { revoked: true, token: 'x' }])(
		'is not revoked by %j',
		async (body) => {
			const world = await sandbox();

			expect((await control(world, 'POST', '/workorders/token', body)).status).toBe(422);
			expect((await control(world, 'GET', '/workorders/token')).status).toBe(404);
			expect((await read(world)).status).toBe(200);
		},
	);
});

describe('The overviews of work', () => {
	async function overview(
		world: Sandbox,
		path: string,
	): Promise<{ found: unknown; rows: unknown[] }> {
		const { json } = await control(world, 'GET', `/overview/${path}`);
		const rows = memberOf(json, 'rows');
		return { found: memberOf(json, 'found'), rows: Array.isArray(rows) ? rows : [] };
	}

	it('put projects of both sides beside each other by code', async () => {
		const world = await demo();
		const { projects } = world.workOrders.collections;
		projects.create({ code: '26-001', name: 'In de app' });
		projects.create({ code: 'EIGEN', name: 'Alleen app' });

		const { found, rows } = await overview(world, 'projects');

		expect(found).toBe(15);
		expect(rows).toContainEqual(
			expect.objectContaining({
				code: '26-001',
				accountView: expect.objectContaining({
					customerName: 'Vereniging van Eigenaren Parkzicht II',
				}) as unknown,
				app: expect.objectContaining({ name: 'In de app' }) as unknown,
			}),
		);
		expect(rows.at(-1)).toMatchObject({ code: 'EIGEN', accountView: null });
	});

	it('show orders with their lines, the latest first', async () => {
		const { rows } = await overview(await demo(), 'orders');

		const orders = rows.filter((row) => memberOf(row, 'accountView') !== null);
		expect(orders[0]).toMatchObject({ code: '26000112', app: null });
		expect(orders[1]).toMatchObject({ accountView: { lines: [{ ORD_QTY: -2 }] } });
	});

	it('put a work order beside its order, and first those that have none', async () => {
		const world = await sandbox();
		world.accountView.customers.insert({ SUB_NR: '10', ACCT_NAME: 'Bakker' });
		world.accountView.orders.insert({ ORD_NR: '1', RPL_INV: '10' });
		const { workOrders } = world.workOrders.collections;
		workOrders.create({ customerNumber: '10' });
		workOrders.create({ orderNumber: '1' });
		workOrders.create({ orderNumber: '1' });

		const { found, rows } = await overview(world, 'orders');

		expect(found).toBe(3);
		expect(rows).toMatchObject([
			{ code: '1', accountView: null, app: { number: 'WB-1003' } },
			{ code: 'WB-1001', accountView: null, app: { customerName: 'Bakker' } },
			{ code: '1', accountView: { RPL_INV: '10' }, app: { number: 'WB-1002' } },
		]);
	});

	it('show at each record what went wrong with it', async () => {
		const world = await sandbox();
		const { customers, projects, workOrders, hours } = world.workOrders.collections;
		customers.create({ name: 'A' });
		projects.create({ code: 'P1', name: 'B' });
		workOrders.create({});
		hours.create({ employee: '102', date: '2026-03-02', hours: 1 });
		for (const resource of ['customers', 'projects', 'work-orders', 'hours']) {
			await app(world, 'POST', `/${resource}/1/notes`, { text: `Mis: ${resource}`, kind: 'error' });
			await app(world, 'POST', `/${resource}/1/notes`, { text: 'Let op', kind: 'warning' });
		}
		const errors = async (path: string): Promise<unknown> => {
			const { json } = await control(world, 'GET', `/overview${path}`);
			return memberOf(json, 'rows');
		};

		expect(await errors('')).toMatchObject([{ errors: ['Mis: customers'] }]);
		expect(await errors('/projects')).toMatchObject([{ errors: ['Mis: projects'] }]);
		expect(await errors('/orders')).toMatchObject([{ errors: ['Mis: work-orders'] }]);
		expect(await errors('/hours')).toMatchObject([{ errors: ['Mis: hours'] }]);
		world.workOrders.collections.projects.remove(1);
		world.accountView.projects.insert({ PROJ_CODE: 'P1', PROJ_DESC: 'B' });
		expect(await errors('/projects')).toMatchObject([{ app: null, errors: [] }]);
	});

	it('show hours of both sides', async () => {
		const world = await demo();
		world.workOrders.collections.hours.create({ employee: '102', date: '2026-03-04', hours: 3 });

		const { found, rows } = await overview(world, 'hours');

		expect(found).toBe(26);
		expect(rows.filter((row) => memberOf(row, 'app') !== null)).toHaveLength(6);
	});

	it('search in all that is shown, in any case', async () => {
		const world = await demo();

		expect((await overview(world, 'orders?search=wc-pot')).found).toBe(2);
		expect((await overview(world, 'projects?search=PARKZICHT')).found).toBe(1);
		expect((await overview(world, 'hours?search=niets')).found).toBe(0);
	});

	it('show the first 200 of many and count all', async () => {
		const { found, rows } = await overview(await sandbox({ orders: 1000 }), 'orders');

		expect([found, rows.length]).toEqual([1000, 200]);
	});
});
