import '../quiet';
import { credentialFor } from '../credential-for';
import { Engine } from '../harness';
import { templateSetting, timesRun, type TemplateSetting } from './setting';

let engine: Engine;
let setting: TemplateSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	setting = await templateSetting(engine, '02-projects.json', { seed: 'empty' });
	const { accountView, workOrders } = setting.sandbox;
	accountView.projectTypes.insert({ PROJ_TYPE: 'SERVICE', TYPE_DESC: 'Service' });
	accountView.employees.insert({ EMP_NR: '101', EMP_NAME: 'Ans' });
	accountView.employees.insert({ EMP_NR: '102', EMP_NAME: 'Bo' });
	workOrders.collections.employees.create({ name: 'Ans', uniqueCode: '101' });
	accountView.customers.insert({ SUB_NR: '10001', ACCT_NAME: 'Klant', SRC_CODE: 'KLANT' });
});
afterEach(async () => {
	await setting.stop();
});

function addToAccountView(code: string, row: Record<string, string | number | null> = {}): void {
	setting.sandbox.accountView.projects.insert({
		PROJ_CODE: code,
		PROJ_DESC: `Project ${code}`,
		SUB_NR: '10001',
		PROJ_TYPE: 'SERVICE',
		EMP_NR: '101',
		...row,
	});
}

const inApp = () => setting.sandbox.workOrders.collections.projects.all();
const typesInApp = () => setting.sandbox.workOrders.collections.projectTypes.all();

describe('template 02', () => {
	it('brings the project types, and then the open projects with all that the app keeps of them', async () => {
		addToAccountView('P1', {
			COMMENT1: 'Sleutel bij de buren',
			BEG_DATE: '2026-01-05',
			END_DATE: '2126-12-31',
		});

		const result = await setting.run();

		expect(result.error).toBeUndefined();
		expect(typesInApp()).toMatchObject([{ code: 'SERVICE', name: 'Service' }]);
		expect(inApp()).toMatchObject([
			{
				code: 'P1',
				name: 'Project P1',
				customerNumber: '10001',
				description: 'Sleutel bij de buren',
				startDate: '2026-01-05',
				endDate: '2126-12-31',
				type: 'SERVICE',
				responsible: '101',
				active: true,
			},
		]);
		expect(result.order.indexOf('Finish Run (Types)')).toBeLessThan(
			result.order.indexOf('Start Run'),
		);
	});

	it('leaves closed projects out, and closes in the app one that is closed later', async () => {
		addToAccountView('P1');
		addToAccountView('P2', { END_DATE: '2026-01-31' });
		addToAccountView('P3', { PRO_STAT: 1 });
		await setting.run();
		const first = inApp().map(({ code, active }) => [code, active]);
		setting.sandbox.accountView.projects.update('P1', { END_DATE: '2026-02-28' });

		await setting.run();

		expect(first).toEqual([['P1', true]]);
		expect(inApp()).toMatchObject([{ code: 'P1', active: false, endDate: '2026-02-28' }]);
		expect(await setting.issues()).toEqual([]);
	});

	it('given nothing new, asks for a page of each kind of record and its end, and nothing else', async () => {
		addToAccountView('P1');
		const own = credentialFor(setting.sandbox);
		for (let cycle = 0; cycle < 2; cycle += 1) await setting.run({ credentials: { own } });
		setting.sandbox.clearRequests();

		const result = await setting.run({ credentials: { own } });

		expect(setting.writes()).toEqual([]);
		// AccountView's lists end with an empty page.
		expect(setting.reads()).toEqual([
			...['GET PT1', 'GET PT1', 'GET /project-types'],
			...['GET PJ1', 'GET PJ1', 'GET /projects'],
		]);
		// Neither the company nor a name or column is looked up.
		expect(setting.sandbox.requests()).toHaveLength(6);
		expect(timesRun(result, 'Finish Run')).toBe(1);
		expect(timesRun(result, 'Finish Run (Types)')).toBe(1);
	});

	it('brings over a change of a project and of a type, and reads the employees once', async () => {
		for (const code of ['P1', 'P2', 'P3']) addToAccountView(code);
		await setting.run();
		await setting.run();
		setting.sandbox.clearRequests();
		setting.sandbox.accountView.projectTypes.update('SERVICE', { TYPE_DESC: 'Storingen' });
		for (const code of ['P1', 'P3']) {
			setting.sandbox.accountView.projects.update(code, { PROJ_DESC: `Nieuw ${code}` });
		}

		await setting.run();

		expect(typesInApp()).toMatchObject([{ name: 'Storingen' }]);
		expect(inApp().map(({ name }) => name)).toEqual(['Nieuw P1', 'Project P2', 'Nieuw P3']);
		expect(setting.writes()).toHaveLength(3);
		expect(setting.reads().filter((one) => one === 'GET /employees')).toHaveLength(1);
	});

	it('given that AccountView is down for three cycles, loses nothing and clears the list', async () => {
		addToAccountView('P1');
		await setting.run();
		await setting.run();
		setting.sandbox.addFault({
			server: 'accountView',
			kind: 'html',
			pathContains: 'accountviewdata',
			times: Infinity,
		});
		setting.sandbox.accountView.projects.update('P1', { PROJ_DESC: 'Nieuwe naam' });
		addToAccountView('P2');
		const finished: number[] = [];
		for (let cycle = 0; cycle < 3; cycle += 1) {
			finished.push(timesRun(await setting.run(), 'Finish Run'));
		}
		const listed = await setting.issues();
		setting.sandbox.clearFaults();

		await setting.run();

		expect(finished).toEqual([1, 1, 1]);
		expect(listed.map(({ code, side }) => [code, side])).toContainEqual([
			'READ_FAILED',
			'accountView',
		]);
		expect(inApp().map(({ name }) => name)).toEqual(['Nieuwe naam', 'Project P2']);
		expect(await setting.issues()).toEqual([]);
	});

	it('given an employee whose unique code nobody has, lists the project until somebody has it', async () => {
		addToAccountView('P1', { EMP_NR: '102' });
		addToAccountView('P2');

		const refused = await setting.run();

		expect(timesRun(refused, 'Finish Run')).toBe(1);
		expect(inApp().map(({ code }) => code)).toEqual(['P2']);
		expect(await setting.issues()).toMatchObject([
			{
				code: 'WRITE_REFUSED',
				key: 'P1',
				messageNl: expect.stringContaining('medewerker 102') as string,
				remedyNl: expect.stringContaining(
					'Vul bij die medewerker in de werkbonnen-app 102 als unieke code in',
				) as string,
			},
		]);

		setting.sandbox.workOrders.collections.employees.create({ name: 'Bo', uniqueCode: '102' });
		await setting.run();

		expect(
			inApp()
				.map(({ responsible }) => responsible)
				.toSorted(),
		).toEqual(['101', '102']);
		expect(await setting.issues()).toEqual([]);
	});

	it('given a type of the app that AccountView lacks, leaves it alone', async () => {
		setting.sandbox.workOrders.collections.projectTypes.create({ code: 'EIGEN', name: 'Eigen' });

		await setting.run();

		expect(
			typesInApp()
				.map(({ code }) => code)
				.toSorted(),
		).toEqual(['EIGEN', 'SERVICE']);
	});

	it('given that the app is down for its employees, lets the app itself refuse or take the project', async () => {
		addToAccountView('P1');
		setting.sandbox.addFault({
			server: 'workOrders',
			pathContains: 'employees',
			kind: 'status',
			status: 503,
			times: Infinity,
		});

		const result = await setting.run();

		expect(timesRun(result, 'Finish Run')).toBe(1);
		expect(inApp()).toHaveLength(1);
	});

	it.each(['({ data: [] })', '({ items: null })', '({ items: {} })'])(
		'given %s in the place of the employees, blames no project for it',
		async (json) => {
			const read = 'Get Employees from the App';
			addToAccountView('P1');

			const result = await setting.run({
				nodes: { [read]: { type: 'n8n-nodes-base.set', typeVersion: 3.4 } },
				parameters: { [read]: { mode: 'raw', jsonOutput: `={{ ${json} }}` } },
			});

			expect(timesRun(result, 'Finish Run')).toBe(1);
			expect(inApp().map(({ responsible }) => responsible)).toEqual(['101']);
			expect(await setting.issues()).toEqual([]);
		},
	);

	it('given a list of employees that holds null, finds the others', async () => {
		const read = 'Get Employees from the App';
		addToAccountView('P1');
		addToAccountView('P2', { EMP_NR: '102' });

		const result = await setting.run({
			nodes: { [read]: { type: 'n8n-nodes-base.set', typeVersion: 3.4 } },
			parameters: {
				[read]: { mode: 'raw', jsonOutput: "={{ ({ items: [null, { uniqueCode: '101' }] }) }}" },
			},
		});

		expect(result.error).toBeUndefined();
		expect(inApp().map(({ code }) => code)).toEqual(['P1']);
		expect((await setting.issues()).map(({ key }) => key)).toEqual(['P2']);
	});

	it('given an end between writing and saving, makes nothing twice', async () => {
		addToAccountView('P1');
		const off = { disabled: true };
		await setting.run({ nodes: { 'Save Result (App)': off, 'Finish Run': off } });

		const next = await setting.run();

		expect(next.error).toBeUndefined();
		expect(inApp()).toHaveLength(1);
		expect(await setting.issues()).toEqual([]);
	});

	it('shows a caller what would be done, and does nothing', async () => {
		addToAccountView('P1');
		addToAccountView('P2', { END_DATE: '2026-01-31' });

		const shown = await setting.run({
			trigger: 'When Executed by Another Workflow',
			input: { preview: true },
		});

		expect(setting.writes()).toEqual([]);
		expect(shown.json('What It Came To')).toMatchObject([
			{ code: 'SERVICE', _sync: { output: 'Create in Other' } },
			{ summary: true, preview: true, counts: { createInOther: 1 } },
			{ code: 'P1', _sync: { output: 'Create in Other' } },
			{ summary: true, preview: true, counts: { createInOther: 1 } },
		]);
	});
});

describe('template 02, the other way round', () => {
	const settings = { direction: 'both' };

	it('makes a project of the app in AccountView, and brings changes of either side', async () => {
		setting.sandbox.workOrders.collections.projects.create({
			code: 'A1',
			name: 'Van de app',
			customerNumber: '10001',
			type: 'SERVICE',
			responsible: '101',
			startDate: '2026-03-01',
		});
		await setting.run({ settings });
		await setting.run({ settings });

		expect(setting.sandbox.accountView.projects.get('A1')).toMatchObject({
			PROJ_DESC: 'Van de app',
			SUB_NR: '10001',
			PROJ_TYPE: 'SERVICE',
			EMP_NR: '101',
		});

		const [project] = inApp();
		setting.sandbox.workOrders.collections.projects.update(project?.id ?? 0, { name: 'Anders' });
		setting.sandbox.accountView.projects.update('A1', { COMMENT1: 'Let op' });
		await setting.run({ settings });

		expect(setting.sandbox.accountView.projects.get('A1')).toMatchObject({ PROJ_DESC: 'Anders' });
		expect(inApp()).toMatchObject([{ name: 'Anders', description: 'Let op' }]);
		expect(await setting.issues()).toEqual([]);
	});

	it.each(['both', 'toAccountView'])(
		'given a project that is made inactive in the app, leaves it so and writes nothing (%s)',
		async (direction) => {
			const { id } = setting.sandbox.workOrders.collections.projects.create({
				code: 'A1',
				name: 'Van de app',
				type: 'SERVICE',
				responsible: '101',
			});
			await setting.run({ settings: { direction } });
			await setting.run({ settings: { direction } });
			setting.sandbox.workOrders.collections.projects.update(id, { active: false });
			setting.sandbox.clearRequests();

			await setting.run({ settings: { direction } });
			await setting.run({ settings: { direction }, trigger: 'Every Night' });

			expect(setting.writes()).toEqual([]);
			expect(inApp()).toMatchObject([{ code: 'A1', active: false }]);
		},
	);

	it('given an employee that AccountView does not know, says so in its words', async () => {
		setting.sandbox.workOrders.collections.projects.create({
			code: 'A1',
			name: 'Van de app',
			responsible: '999',
		});

		await setting.run({ settings });

		expect(setting.sandbox.accountView.projects.all()).toEqual([]);
		expect(await setting.issues()).toMatchObject([
			{ code: 'WRITE_REFUSED', key: expect.any(String) as string },
		]);
	});
});
