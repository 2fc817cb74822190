import type { Sandbox } from '../../sandbox';
import { memberOf } from './support/account-view';
import { sandbox, stopSandboxes, type ReadAnswer } from './support/sandbox';
import { app, errorIn, pluck } from './support/work-order-app';

afterEach(stopSandboxes);

let clock = 0;
const now = (): number => clock;
beforeEach(() => {
	clock = Date.UTC(2026, 2, 2, 8);
});

/** An app with one record of each kind that has a timeline, each with id 1, and an employee. */
async function furnished(): Promise<Sandbox> {
	const world = await sandbox({ now });
	const { customers, projects, workOrders, hours, employees } = world.workOrders.collections;
	customers.create({ name: 'A' });
	projects.create({ code: 'P1', name: 'B' });
	workOrders.create({});
	hours.create({ employee: '102', date: '2026-03-02', hours: 1 });
	employees.create({ name: 'C' });
	return world;
}

const TEXT = 'Debiteur 404 bestaat niet in AccountView';
const NOTE = { resource: 'work-orders', recordId: 1, text: TEXT, kind: 'error', source: 'av' };

function put(world: Sandbox, key: string, note: object): Promise<ReadAnswer> {
	return app(world, 'PUT', `/notes/by-key/${encodeURIComponent(key)}`, note);
}

describe('The timeline of a record', () => {
	it.each(['customers', 'projects', 'work-orders', 'hours'])(
		'of /%s takes notes and shows them oldest first',
		async (resource) => {
			const world = await furnished();

			const added = await app(world, 'POST', `/${resource}/1/notes`, { text: TEXT, kind: 'error' });
			await app(world, 'POST', `/${resource}/1/notes`, { text: 'Opgelost' });

			expect(added.status).toBe(201);
			expect(added.json).toEqual({
				id: 1,
				resource,
				recordId: 1,
				key: '',
				source: '',
				kind: 'error',
				text: TEXT,
				createdAt: '2026-03-02T08:00:00.000Z',
				modifiedAt: '2026-03-02T08:00:00.000Z',
			});
			const list = await app(world, 'GET', `/${resource}/1/notes`);
			expect([pluck(list, 'text'), pluck(list, 'kind')]).toEqual([
				[TEXT, 'Opgelost'],
				['error', 'info'],
			]);
		},
	);

	it('leaves the record as it was', async () => {
		const world = await furnished();
		clock += 60_000;

		await app(world, 'POST', '/customers/1/notes', { text: TEXT });

		const since = await app(world, 'GET', '/customers?since=2026-03-02T08:01:00Z');
		expect(pluck(since, 'id')).toEqual([]);
	});

	it('goes with its record, and no other does', async () => {
		const world = await furnished();
		await put(world, 'a', NOTE);
		await app(world, 'POST', '/customers/1/notes', { text: TEXT });

		await app(world, 'DELETE', '/work-orders/1');

		expect(world.workOrders.allNotes()).toMatchObject([{ resource: 'customers' }]);
		expect(world.workOrders.notes(1)).toHaveLength(1);
		const { json } = await app(world, 'POST', '/work-orders', {});
		expect(memberOf(json, 'id')).toBe(2);
		expect((await put(world, 'a', { ...NOTE, recordId: 2 })).status).toBe(201);
	});

	it('of an employee is not there', async () => {
		const world = await furnished();

		expect((await app(world, 'GET', '/employees/1/notes')).status).toBe(404);
		expect(world.workOrders.collections.employees.notes(1)).toEqual([]);
	});

	it('takes each key once in the whole app', async () => {
		const world = await furnished();
		await app(world, 'POST', '/customers/1/notes', { text: TEXT, key: 'a', source: 'av' });

		const again = await app(world, 'POST', '/projects/1/notes', { text: TEXT, key: 'a' });

		expect(again.status).toBe(409);
		expect(errorIn(again)).toMatchObject({ code: 'duplicate_key', field: 'key', id: 1 });
	});

	it.each([
		[{ text: '' }, 'text'],
		[{ text: 'x'.repeat(2001) }, 'text'],
		[{ text: 'x', kind: 'shout' }, 'kind'],
		[{ text: 'x', key: 'k'.repeat(300) }, 'key'],
		[{ text: 'x', source: 's'.repeat(51) }, 'source'],
	])('refuses %j', async (note, field) => {
		const answer = await app(await furnished(), 'POST', '/customers/1/notes', note);

		expect([answer.status, memberOf(errorIn(answer), 'field')]).toEqual([422, field]);
	});
});

describe('A note with a key', () => {
	it('is made at its record, and once', async () => {
		const world = await furnished();

		const made = await put(world, 'av/work-order 1?', NOTE);
		clock += 60_000;
		const again = await put(world, 'av/work-order 1?', NOTE);

		expect([made.status, again.status]).toEqual([201, 200]);
		expect(made.json).toEqual({
			id: 1,
			...NOTE,
			key: 'av/work-order 1?',
			createdAt: '2026-03-02T08:00:00.000Z',
			modifiedAt: '2026-03-02T08:00:00.000Z',
		});
		expect(again.json).toEqual(made.json);
		expect(pluck(await app(world, 'GET', '/work-orders/1/notes'), 'id')).toEqual([1]);
	});

	it('is replaced, and may move to another record', async () => {
		const world = await furnished();
		await put(world, 'a', NOTE);
		clock += 60_000;

		const moved = await put(world, 'a', { resource: 'customers', recordId: 1, text: 'Anders' });

		expect([moved.status, moved.json]).toEqual([
			200,
			{
				id: 1,
				resource: 'customers',
				recordId: 1,
				key: 'a',
				source: '',
				kind: 'info',
				text: 'Anders',
				createdAt: '2026-03-02T08:00:00.000Z',
				modifiedAt: '2026-03-02T08:01:00.000Z',
			},
		]);
		expect(pluck(await app(world, 'GET', '/work-orders/1/notes'), 'id')).toEqual([]);
		expect(pluck(await app(world, 'GET', '/customers/1/notes'), 'id')).toEqual([1]);
	});

	it('is removed by its key, also when it is gone already', async () => {
		const world = await furnished();
		await put(world, 'a/b', NOTE);
		await put(world, 'c', NOTE);

		const first = await app(world, 'DELETE', '/notes/by-key/a%2Fb');
		const second = await app(world, 'DELETE', '/notes/by-key/a%2Fb');

		expect([first.status, second.status]).toEqual([204, 204]);
		expect(world.workOrders.allNotes()).toMatchObject([{ key: 'c' }]);
		expect((await put(world, 'a/b', NOTE)).status).toBe(201);
	});

	it.each([
		['a resource that is not there', { ...NOTE, resource: 'orders' }, 422, 'invalid', 'resource'],
		[
			'a resource without timelines',
			{ ...NOTE, resource: 'employees' },
			422,
			'invalid',
			'resource',
		],
		['an id that is a text', { ...NOTE, recordId: '1' }, 422, 'invalid', 'recordId'],
		['no text', { ...NOTE, text: ' ' }, 422, 'invalid', 'text'],
		['a record that is not there', { ...NOTE, recordId: 9 }, 404, 'unknown_record', undefined],
	])('at %s is refused', async (_, note, status, code, field) => {
		const world = await furnished();

		const answer = await put(world, 'a', note);

		expect(answer.status).toBe(status);
		expect(errorIn(answer)).toMatchObject({ code, ...(field !== undefined && { field }) });
		expect(world.workOrders.allNotes()).toEqual([]);
	});

	it('may have a key of 200 characters, not of 300', async () => {
		const world = await furnished();

		const answer = await put(world, 'k'.repeat(300), NOTE);

		expect(answer.status).toBe(422);
		expect(errorIn(answer)).toMatchObject({ code: 'invalid', field: 'key' });
		expect((await put(world, 'k'.repeat(200), NOTE)).status).toBe(201);
		expect((await app(world, 'DELETE', `/notes/by-key/${'k'.repeat(300)}`)).status).toBe(204);
	});
});

describe('The list of messages', () => {
	it('holds the notes of all records, those that changed last first', async () => {
		const world = await furnished();
		await put(world, 'a', NOTE);
		clock += 60_000;
		await put(world, 'b', { ...NOTE, resource: 'hours' });
		clock += 60_000;
		await put(world, 'c', { ...NOTE, resource: 'projects' });
		await put(world, 'd', { ...NOTE, resource: 'projects' });
		clock += 60_000;
		await put(world, 'a', { ...NOTE, text: 'Nog steeds' });

		const page = await app(world, 'GET', '/notes?pageSize=3');

		expect(page.json).toMatchObject({ page: 1, pageSize: 3, total: 4, hasMore: true });
		expect(pluck(page, 'key')).toEqual(['a', 'd', 'c']);
		expect(pluck(await app(world, 'GET', '/notes?pageSize=3&page=2'), 'key')).toEqual(['b']);
	});

	it('is narrowed to a source, a kind, and what changed since', async () => {
		const world = await furnished();
		await put(world, 'a', NOTE);
		await put(world, 'b', { ...NOTE, kind: 'warning' });
		clock += 60_000;
		await put(world, 'c', { ...NOTE, source: 'other' });
		const keys = async (query: string): Promise<unknown> =>
			pluck(await app(world, 'GET', `/notes?${query}`), 'key');

		expect(await keys('source=av&kind=error')).toEqual(['a']);
		expect(await keys('kind=error')).toEqual(['c', 'a']);
		expect(await keys('source=')).toEqual([]);
		expect(await keys('since=2026-03-02T08:01:00Z')).toEqual(['c']);
		expect(world.workOrders.allNotes({ source: 'av' }).map(({ key }) => key)).toEqual(['b', 'a']);
	});

	it('loses a note that is removed', async () => {
		const world = await furnished();
		await put(world, 'a', NOTE);

		expect((await app(world, 'DELETE', '/notes/1')).status).toBe(204);
		expect(pluck(await app(world, 'GET', '/notes'), 'id')).toEqual([]);
	});

	it.each([
		['DELETE', '/notes/1', 404],
		['GET', '/notes/1', 405],
		['POST', '/notes', 405],
		['GET', '/notes/by-key/a', 405],
		['PUT', '/notes/by-key/', 404],
		['DELETE', '/notes/by-key/%E0%A4%A', 400],
		['GET', '/notes?page=0', 400],
		['GET', '/notes?since=gisteren', 400],
	])('answers %s %s with %i', async (method, path, status) => {
		const answer = await app(await furnished(), method, path);

		expect(answer.status).toBe(status);
		expect(memberOf(errorIn(answer), 'message')).toMatch(/^[A-Z].*\.$|is no ISO|is a whole/);
	});
});
