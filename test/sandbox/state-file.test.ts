import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox';
import { AccountViewCalls, memberOf } from './support/account-view';
import { readAnswer, sandbox, stopSandboxes, type ReadAnswer } from './support/sandbox';

const ADDRESS = { street: 'Laan 1', postcode: '3511 AB', city: 'Utrecht' };

let folder = '';

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'sandbox-state-'));
});
afterEach(async () => {
	await stopSandboxes();
	await rm(folder, { recursive: true });
});

describe('The state file', () => {
	it('lets a restart continue: data on both sides, secrets, tokens, counters', async () => {
		const stateFile = join(folder, 'deep', 'state.json');
		const switches = { changeNumber: 'per-table' } as const;
		const first = await sandbox({ seed: 'demo', stateFile, switches });
		const added = first.accountView.customers.insert({ ACCT_NAME: 'Erbij' });
		first.accountView.customers.remove('10001');
		const app = first.workOrders.create({ name: 'App', number: '77' });
		const tokens = first.accountView.issueTokens();
		await first.stop();

		const second = await sandbox({ stateFile, customers: 5, switches });

		expect(second.accountView.clientSecret).toBe(first.accountView.clientSecret);
		expect(second.accountView.customers.all()).toEqual(first.accountView.customers.all());
		expect(second.accountView.deliveryAddresses.all()).toHaveLength(10);
		expect(second.workOrders.customers()).toEqual([app]);
		expect(second.workOrders.create({ name: 'Next' }).id).toBe(app.id + 1);
		const next = second.accountView.customers.insert({ ACCT_NAME: 'Volgende' });
		expect(Number(next['SUB_NR'])).toBe(Number(added['SUB_NR']) + 1);
		expect(Number(next['CNG_NR'])).toBeGreaterThan(Number(added['CNG_NR']));

		const calls = new AccountViewCalls(second);
		calls.token = tokens.accessToken;
		expect((await calls.get('companies')).status).toBe(200);
		const refreshed = await readAnswer(
			await fetch(`${second.accountView.baseUrl}/api/v3/token`, {
				method: 'POST',
				body: new URLSearchParams({
					grant_type: 'refresh_token',
					refresh_token: tokens.refreshToken,
					client_id: second.accountView.clientId,
					client_secret: second.accountView.clientSecret,
				}),
			}),
		);
		expect(refreshed.status).toBe(200);
	});

	it('keeps record numbers, so that EXT_KEY stays what it was', async () => {
		const stateFile = join(folder, 'state.json');
		const first = await sandbox({ seed: 'demo', stateFile });
		const before = await new AccountViewCalls(first).rows({ Fields: 'SUB_NR' });
		await first.stop();

		const after = await new AccountViewCalls(await sandbox({ stateFile })).rows({
			Fields: 'SUB_NR',
		});

		expect(after).toEqual(before);
	});

	it('keeps projects, orders with lines, and hours', async () => {
		const stateFile = join(folder, 'state.json');
		const first = await sandbox({ seed: 'demo', stateFile });
		const before = first.accountView;
		before.orderLines.insert({
			HDR_ID: before.orders.get('26000112')?.['REC_ID'] ?? '',
			ART_CODE: 'KRAAN-STOP',
			ORD_QTY: 1,
		});
		await first.stop();

		const { accountView: after } = await sandbox({ stateFile });

		for (const name of ['projects', 'orders', 'orderLines', 'hourSheets', 'hourEntries'] as const) {
			expect(after[name].all()).toEqual(before[name].all());
		}
		after.orders.remove('26000112');
		expect(after.orderLines.all()).toHaveLength(before.orderLines.all().length - 1);
	});

	it('keeps what else is in the app, with its timelines and counters', async () => {
		const stateFile = join(folder, 'state.json');
		const first = await sandbox({ stateFile });
		const { workOrders } = first.workOrders.collections;
		const order = workOrders.create({ number: '1', targetDate: '2026-03-02' });
		workOrders.remove(workOrders.create({ number: '2' }).id);
		await first.stop();

		const again = (await sandbox({ stateFile, seed: 'demo' })).workOrders.collections;

		expect(again.workOrders.all()).toEqual([order]);
		expect(again.workOrders.create({ number: '3' }).id).toBe(3);
		expect(again.employees.all()).toEqual([]);
	});

	it('keeps notes with their keys, deletions, and the last number given out', async () => {
		const stateFile = join(folder, 'state.json');
		const first = (await sandbox({ stateFile })).workOrders;
		const { customers, workOrders } = first.collections;
		const [kept, gone] = [workOrders.create({}), workOrders.create({})];
		const customer = customers.create({ name: 'A', workLocations: [{ code: '1', ...ADDRESS }] });
		const note = { resource: 'work-orders', recordId: kept.id, text: 'Geweigerd', source: 'av' };
		const put = async ({ baseUrl, token }: typeof first, body: object): Promise<ReadAnswer> =>
			readAnswer(
				await fetch(`${baseUrl}/api/v1/notes/by-key/a?token=${token}`, {
					method: 'PUT',
					body: JSON.stringify(body),
				}),
			);
		const made = await put(first, note);
		workOrders.remove(gone.id);
		await stopSandboxes();

		const again = (await sandbox({ stateFile })).workOrders;

		expect(again.allNotes()).toEqual([made.json]);
		expect((await put(again, note)).json).toEqual(made.json);
		expect(again.deletions()).toMatchObject([{ resource: 'work-orders', number: 'WB-1002' }]);
		expect(again.collections.workOrders.create({}).number).toBe('WB-1003');
		expect(again.collections.customers.all()).toEqual([customer]);
	});

	it('of version 1 keeps its records and all its notes', async () => {
		const stateFile = join(folder, 'state.json');
		const first = await sandbox({ stateFile });
		await first.stop();
		const whole: unknown = JSON.parse(await readFile(stateFile, 'utf8'));
		const moment = (minute: number): string => `2026-03-02T08:0${minute}:00.000Z`;
		const made = { createdAt: moment(0), modifiedAt: moment(1) };
		const note = (id: number, text: string): object => ({
			id,
			text,
			kind: 'error',
			createdAt: moment(id),
		});
		const customer = {
			id: 2,
			number: '10',
			name: 'Bakker',
			phone: '',
			email: '',
			mainAddress: null,
			workLocations: [{ id: 1, code: '10-1', ...ADDRESS }],
			active: true,
			...made,
		};
		const workOrder = {
			id: 1,
			number: 'WB-1',
			customerNumber: '10',
			projectCode: '',
			description: '',
			typeOfWork: '',
			targetDate: null,
			state: 'checked',
			articles: [],
			notes: '',
			week: null,
			...made,
		};
		const hours = {
			id: 7,
			employee: '102',
			projectCode: '',
			kind: 'work',
			date: '2026-03-02',
			hours: 1,
			description: '',
			workOrder: '',
			state: 'open',
			...made,
		};
		const workOrders = {
			lastId: 5,
			customers: [customer],
			notes: [[2, [note(4, 'Tweede')]]],
			collections: {
				workOrders: { lastId: 3, items: [workOrder], notes: [[1, [note(3, 'Eerste')]]] },
				hours: { lastId: 7, items: [hours], notes: [] },
			},
		};
		await writeFile(stateFile, JSON.stringify({ ...Object(whole), version: 1, workOrders }));

		const again = (await sandbox({ stateFile, seed: 'demo' })).workOrders;

		expect(again.customers()).toEqual([{ ...customer, contacts: [] }]);
		expect(again.create({ name: 'Next' }).id).toBe(6);
		expect(again.collections.workOrders.all()).toEqual([
			{ ...workOrder, orderNumber: '', origin: 'app' },
		]);
		expect(again.collections.hours.all()).toEqual([{ ...hours, employeeName: '', reference: '' }]);
		expect(again.collections.employees.all()).toEqual([]);
		const place = { key: '', source: '', kind: 'error' };
		const notes = [
			{ ...place, id: 2, resource: 'customers', recordId: 2, text: 'Tweede' },
			{ ...place, id: 1, resource: 'work-orders', recordId: 1, text: 'Eerste' },
		];
		expect(again.allNotes()).toMatchObject(notes);
		expect(again.notes(2)).toMatchObject([{ createdAt: moment(4), modifiedAt: moment(4) }]);
	});

	it('from before there were projects gets the demo firm’s, as far as its customers go', async () => {
		const stateFile = join(folder, 'state.json');
		const first = await sandbox({ seed: 'demo', stateFile });
		first.accountView.customers.remove('10006');
		await first.stop();
		const whole: unknown = JSON.parse(await readFile(stateFile, 'utf8'));
		const tables = memberOf(whole, 'tables');
		const old = { CONTACT: memberOf(tables, 'CONTACT'), DEL_ADDR: memberOf(tables, 'DEL_ADDR') };
		const workOrders = { lastId: 0, customers: [], notes: [] };
		await writeFile(
			stateFile,
			JSON.stringify({ ...Object(whole), version: 1, tables: old, workOrders }),
		);

		const grown = await sandbox({ stateFile, seed: 'demo' });
		const codes = grown.accountView.projects.all().map((row) => row['PROJ_CODE']);

		expect(grown.accountView.customers.all()).toHaveLength(41);
		expect(codes).toContain('26-001');
		expect(codes).not.toContain('26-002');
		expect(grown.accountView.orders.all()).toHaveLength(10);
		expect(grown.workOrders.collections.employees.all()).toHaveLength(6);
	});

	it('holds no token in readable form, is for its owner only, and leaves nothing beside it', async () => {
		const stateFile = join(folder, 'state.json');
		const world = await sandbox({ stateFile });
		const { accessToken, refreshToken } = world.accountView.issueTokens();
		await world.stop();

		const text = await readFile(stateFile, 'utf8');

		expect(text).not.toContain(accessToken);
		expect(text).not.toContain(refreshToken);
		expect((await stat(stateFile)).mode & 0o077).toBe(0);
		expect(await readdir(folder)).toEqual(['state.json']);
	});

	it('is saved soon after a change, without waiting for the end', async () => {
		const stateFile = join(folder, 'state.json');
		const world = await sandbox({ stateFile });

		world.accountView.customers.insert({ SUB_NR: '1', ACCT_NAME: 'Meteen bewaard' });

		await expect(fileHolding(stateFile, 'Meteen bewaard')).resolves.toBeUndefined();
	});

	it.each(['{"version":', '[]', '{"version":2}'])(
		'that holds %s is refused with a sentence',
		async (text) => {
			const stateFile = join(folder, 'state.json');
			await writeFile(stateFile, text);

			await expect(startSandbox({ stateFile })).rejects.toThrow(
				/The state file .*state\.json cannot be used .* Remove it to begin anew\./,
			);
		},
	);

	it('that cannot be written is told and does not end the sandbox', async () => {
		const errors: Error[] = [];
		await writeFile(join(folder, 'file'), '');
		const world = await sandbox();
		await world.stop();
		const blocked = await startSandbox({
			seed: 'empty',
			stateFile: join(folder, 'later', 'state.json'),
			onError: (error) => errors.push(error),
		});
		await writeFile(join(folder, 'later'), '');

		await blocked.stop();

		expect(errors).toHaveLength(1);
	});
});

describe('Starting', () => {
	it('says which port is taken, and leaves the state file to whoever has it', async () => {
		const world = await sandbox();
		const port = Number(new URL(world.pageUrl).port);

		const stateFile = join(folder, 'state.json');
		await expect(startSandbox({ ports: { page: port }, stateFile })).rejects.toThrow(
			`Port ${port} is taken by another program.`,
		);
		expect(await readdir(folder)).toEqual([]);
	});
});

/** Resolves as soon as the file holds that text. */
async function fileHolding(path: string, text: string): Promise<void> {
	for (;;) {
		const content = await readFile(path, 'utf8').catch(() => '');
		if (content.includes(text)) return;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}
