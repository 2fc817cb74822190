import '../quiet';
import { join } from 'node:path';
import type { Issue } from '../../../lib/sync';
import { clearIssues, putIssues } from '../../../lib/sync/issues/issue-table';
import type { Sql } from '../../../lib/store';
import { sampleIssue } from '../../lib/sync/issues/sample-issue';
import { Engine } from '../harness';
import { storeCredentialFor } from '../store-credential';
import { templateSetting, timesRun, type TemplateSetting } from './setting';

const FILE = '07-sync-errors.json';
const CONNECTION = 'field-service';

let engine: Engine;
let setting: TemplateSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	setting = await templateSetting(engine, FILE, { seed: 'empty' });
});
afterEach(async () => {
	await setting.stop();
});

const app = () => setting.sandbox.workOrders;

async function inLedger(work: (sql: Sql) => Promise<unknown>): Promise<void> {
	const store = await setting.place.open();
	await store.transaction(work);
	await store.close();
}

/** Lists an error of a record that the app alone has. */
async function list(
	entity: string,
	id: number | string,
	changes: Partial<Issue> = {},
	backend = CONNECTION,
): Promise<void> {
	const key = String(id);
	const own = { subject: `other:${key}`, side: 'other', key, otherKey: null, times: 1 } as const;
	await inLedger((sql) =>
		putIssues(sql, { backend, entity }, [sampleIssue({ ...own, ...changes })]),
	);
}

async function clear(entity: string, id: number | string): Promise<void> {
	await inLedger((sql) =>
		clearIssues(sql, { backend: CONNECTION, entity }, [`other:${String(id)}`]),
	);
}

/** Notes of the link in the app, as `customers/1`. */
const places = (): string[] =>
	app()
		.allNotes({ source: 'accountview', kind: 'error' })
		.map(({ resource, recordId }) => `${resource}/${String(recordId)}`)
		.toSorted();

function someRecords() {
	const { customers, projects, workOrders, hours } = app().collections;
	return {
		customer: customers.create({ name: 'Bakkerij Jansen' }),
		project: projects.create({ code: 'P1', name: 'Badkamer' }),
		workOrder: workOrders.create({ number: 'WB-1' }),
		entry: hours.create({ employee: '102', date: '2026-11-26', hours: 1 }),
	};
}

describe('template 07, errors of the link', () => {
	it('stand as one note each at their record, in Dutch', async () => {
		const { customer, project, workOrder, entry } = someRecords();
		await list('customer', customer.id);
		await list('project', '26-001', {
			...{ subject: 'link-7', side: 'accountView', key: '26-001', otherKey: String(project.id) },
		});
		await list('work-order', workOrder.id);
		await list('executed-work', workOrder.id);
		await list('sales-order', workOrder.id);
		await list('hours', entry.id);

		const result = await setting.run();

		expect(result.error).toBeUndefined();
		expect(places()).toEqual([
			'customers/1',
			'hours/1',
			'projects/1',
			'work-orders/1',
			'work-orders/1',
			'work-orders/1',
		]);
		expect(app().notes(customer.id)).toMatchObject([
			{
				key: 'accountview:customer:other:1:WRITE_REFUSED',
				source: 'accountview',
				kind: 'error',
				text: 'Klant 1 (Bakkerij Jansen) uit de werkbonnen-app kon niet worden verwerkt in AccountView: AccountView weigert het (AV_REJECTED). Pas deze klant aan in de werkbonnen-app. De eerstvolgende run daarna probeert het opnieuw.',
			},
		]);
		expect(app().collections.projects.notes(project.id)).toMatchObject([
			{ key: 'accountview:project:link-7:WRITE_REFUSED' },
		]);
	});

	it('stand there in English where the settings say so, and change with them', async () => {
		const { customer } = someRecords();
		await list('customer', customer.id);
		await setting.run();

		await setting.run({ settings: { language: 'en' } });

		expect(app().notes(customer.id)).toMatchObject([
			{
				text: expect.stringMatching(
					/^Customer 1 \(Bakkerij Jansen\) from the work-order app/,
				) as string,
			},
		]);
	});

	it('go with their error, and leave the notes of people alone', async () => {
		const { customer, workOrder } = someRecords();
		await list('customer', customer.id);
		await list('work-order', workOrder.id);
		const path = `${app().baseUrl}/api/v1/customers/${String(customer.id)}/notes?token=${app().token}`;
		const body = JSON.stringify({ text: 'Belt liever', kind: 'error' });
		const headers = { 'content-type': 'application/json' };
		await fetch(path, { method: 'POST', headers, body });
		await setting.run();
		await clear('customer', customer.id);

		await setting.run();

		expect(places()).toEqual(['work-orders/1']);
		expect(app().notes(customer.id)).toMatchObject([{ text: 'Belt liever' }]);

		await clear('work-order', workOrder.id);
		await setting.run();

		expect(places()).toEqual([]);
	});

	it('of another link stay, also where the app gives all notes whatever source is asked for', async () => {
		const { customer } = someRecords();
		const notes = `${app().baseUrl}/api/v1`;
		const headers = { 'content-type': 'application/json' };
		const source = 'other-link';
		for (const [method, path, note] of [
			[
				'PUT',
				'/notes/by-key/other-link:1',
				{ resource: 'customers', recordId: customer.id, source },
			],
			['POST', `/customers/${String(customer.id)}/notes`, {}],
		] as const) {
			const body = JSON.stringify({ ...note, text: 'Niet van ons', kind: 'error' });
			await fetch(`${notes}${path}?token=${app().token}`, { method, headers, body });
		}

		const result = await setting.run({
			parameters: { 'Get Notes from the App': { sendQuery: false } },
		});

		expect(result.error).toBeUndefined();
		expect(setting.writes().filter((one) => one.startsWith('DELETE'))).toEqual([]);
		expect(app().notes(customer.id)).toHaveLength(2);
	});

	it('that stay as they are cost one request, and nothing is written', async () => {
		const { customer } = someRecords();
		await list('customer', customer.id, { code: 'WRITE_POSTPONED', times: 1 });
		await setting.run();
		await list('customer', customer.id, { code: 'WRITE_POSTPONED', times: 2, nextTryAt: 1 });
		setting.sandbox.clearRequests();

		await setting.run();

		expect(setting.reads()).toEqual(['GET /notes']);
		expect(setting.writes()).toEqual([]);
	});

	it('that are none cost one request as well', async () => {
		await setting.run();

		expect(setting.reads()).toEqual(['GET /notes']);
		expect(setting.writes()).toEqual([]);
	});

	it('of which the cause changes are written anew under the same key', async () => {
		const { customer } = someRecords();
		await list('customer', customer.id);
		await setting.run();
		const [before] = app().notes(customer.id);
		await list('customer', customer.id, { facts: { cause: 'Naam is leeg', causeNl: 'geen naam' } });

		await setting.run();

		const [after, ...others] = app().notes(customer.id);
		expect(others).toEqual([]);
		expect(after?.id).toBe(before?.id);
		expect(after?.text).toContain('geen naam');
	});

	it('of records that the app does not have, or of no kind it knows, stand nowhere in it', async () => {
		const { customer } = someRecords();
		await list('customer', '10099', { side: 'accountView', subject: 'accountView:10099' });
		await list('customer', '', { subject: 'other:!', code: 'READ_FAILED' });
		await list('project-type', 'SERVICE');
		await list('customer', 4711);
		await list('customer', customer.id, {}, 'another-link');
		await list('hours', 1);

		const result = await setting.run();

		expect(result.error).toBeUndefined();
		expect(places()).toEqual(['hours/1']);
	});

	it('are kept apart from those of a second link into the same app', async () => {
		const { customer } = someRecords();
		await list('customer', customer.id);
		await setting.run();

		await setting.run({ settings: { connection: 'second', source: 'second' } });

		expect(places()).toEqual(['customers/1']);
	});

	it('may be many: all pages of both lists are read', async () => {
		const many = Array.from({ length: 510 }, (_, place) => String(place + 1));
		for (const key of many) app().create({ name: `Klant ${key}` });
		const issues = many.map((key) =>
			sampleIssue({ subject: `other:${key}`, side: 'other', key, otherKey: null }),
		);
		const stream = { backend: CONNECTION, entity: 'customer' };
		await inLedger((sql) => putIssues(sql, stream, issues));
		await setting.run();
		expect(app().allNotes()).toHaveLength(510);
		await clear('customer', 510);
		setting.sandbox.clearRequests();

		await setting.run();

		expect(setting.reads()).toEqual(['GET /notes', 'GET /notes']);
		expect(setting.writes()).toEqual([
			'DELETE /notes/by-key/accountview%3Acustomer%3Aother%3A510%3AWRITE_REFUSED',
		]);
		expect(app().allNotes()).toHaveLength(509);
	});
});

describe('template 07, when something goes wrong', () => {
	it.each([
		[
			'is down',
			() => {
				setting.sandbox.addFault({
					server: 'workOrders',
					kind: 'status',
					status: 503,
					times: Infinity,
				});
			},
		],
		[
			'has revoked the token',
			() => {
				app().revokeToken();
			},
		],
	])('given that the app %s, loses nothing and catches up', async (_, happens) => {
		const { customer, workOrder } = someRecords();
		await list('customer', customer.id);
		await setting.run();
		await clear('customer', customer.id);
		await list('work-order', workOrder.id);
		happens();

		const away = await setting.run();

		expect(away.error).toBeUndefined();
		expect(timesRun(away, 'The App Cannot Be Reached')).toBe(1);
		expect(places()).toEqual(['customers/1']);
		setting.sandbox.clearFaults();
		app().renewToken();
		await setting.run();
		expect(places()).toEqual(['work-orders/1']);
	});

	it('given that the app goes down while notes are written, writes the rest the next time', async () => {
		const { customer, project, workOrder } = someRecords();
		await list('customer', customer.id);
		await list('project', project.id);
		await list('work-order', workOrder.id);
		setting.sandbox.addFault({
			...{ server: 'workOrders', method: 'PUT', kind: 'status', status: 503 },
			...{ skip: 1, times: 2 },
		});

		const first = await setting.run();

		expect(first.error).toBeUndefined();
		expect(places()).toHaveLength(1);
		await setting.run();
		expect(places()).toEqual(['customers/1', 'projects/1', 'work-orders/1']);
	});

	it.each([
		['null', [null]],
		['a note without a key', [{ id: 1, resource: 'customers', recordId: 1, text: 'Belt terug' }]],
		['a note whose key is null', [{ id: 1, key: null, recordId: 1, text: 'Belt terug' }]],
		['a note of another source', [{ id: 1, key: 'planning:1', recordId: 1, text: 'Belt terug' }]],
	])(
		'given a list of notes that holds %s, leaves that alone and writes its own',
		async (_, items) => {
			const { customer } = someRecords();
			await list('customer', customer.id);
			const READ = 'Get Notes from the App';

			const result = await setting.run({
				nodes: { [READ]: { type: 'n8n-nodes-base.set', typeVersion: 3.4 } },
				parameters: {
					[READ]: { mode: 'raw', jsonOutput: `={{ (${JSON.stringify({ items }, null, 1)}) }}` },
				},
			});

			expect(result.error).toBeUndefined();
			expect(places()).toEqual(['customers/1']);
			expect(setting.writes().filter((one) => one.startsWith('DELETE'))).toEqual([]);
		},
	);

	it('given that the ledger cannot be read, deletes nothing', async () => {
		const { customer } = someRecords();
		await list('customer', customer.id);
		await setting.run();
		const nowhere = storeCredentialFor({ kind: 'sqlite', file: join(__filename, 'store.sqlite') });

		const result = await setting.run({ credentials: { store: nowhere } });

		expect(result.status).toBe('error');
		expect(places()).toEqual(['customers/1']);
	});
});

describe('template 07, behind the flow that came upon the error', () => {
	const EXECUTED_WORK = '05-executed-work.json';

	it('shows a mistake at the work order, and takes it away once it is mended', async () => {
		await setting.stop();
		setting = await templateSetting(engine, FILE);
		const { workOrders } = app().collections;
		const { id } = workOrders.create({
			...{ number: 'WB-7', state: 'checked', orderNumber: '26000102' },
			articles: [{ code: 'BUS-KIT', quantity: 1, ticked: true }],
		});
		await setting.run({ file: EXECUTED_WORK });
		await setting.run();
		await setting.run({ file: EXECUTED_WORK });
		setting.sandbox.clearRequests();
		await setting.run();

		expect(setting.writes()).toEqual([]);
		expect(workOrders.notes(id)).toMatchObject([
			{
				text: expect.stringContaining(
					`Uitgevoerde werkbon ${String(id)} (WB-7) uit de werkbonnen-app kon niet worden verwerkt in AccountView: niet alle artikelen konden naar order 26000102. BUS-KIT: AccountView kent artikel BUS-KIT niet.`,
				) as string,
			},
		]);

		workOrders.update(id, { articles: [{ code: 'KLEIN', quantity: 1, ticked: true }] });
		await setting.run({ file: EXECUTED_WORK });
		await setting.run();

		expect(workOrders.notes(id)).toEqual([]);
	});
});
