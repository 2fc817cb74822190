import { Engine } from '../harness';
import { createSetting, type Setting } from './setting';

describe('reading projects', () => {
	let engine: Engine;
	let setting: Setting;

	beforeAll(async () => {
		engine = await Engine.load();
	});

	beforeEach(async () => {
		setting = await createSetting(engine);
	});

	afterEach(async () => {
		await setting.stop();
	});

	const codesOf = (rows: readonly Record<string, unknown>[]) => rows.map(({ code }) => code);

	const codesWith = async (parameters: Parameters<Setting['run']>[1] = {}) =>
		codesOf((await setting.run('project-get-many', parameters)).json('AccountView'));

	const OPEN = [
		...Array.from({ length: 9 }, (_, place) => `26-00${place + 1}`),
		'25-033',
		'INTERN',
	].toSorted();

	it('Get Many leaves out closed projects: ended, or with a status that says so', async () => {
		expect(await codesWith()).toEqual(OPEN);
	});

	it('a project without a closed status is open until its end date', async () => {
		const codes = await codesWith({ parameters: { closedStatuses: '' } });

		expect(codes).toContain('25-030');
		expect(codes).not.toContain('25-021');
	});

	it('a project that ends today is open, and one that ended yesterday is not', async () => {
		const day = (offset: number) =>
			new Date(Date.now() + offset * 86_400_000).toLocaleDateString('sv', {
				timeZone: 'Europe/Amsterdam',
			});
		const { projects } = setting.sandbox.accountView;
		projects.insert({ PROJ_CODE: 'X-TODAY', PROJ_DESC: 'Vandaag klaar', END_DATE: day(0) });
		projects.insert({ PROJ_CODE: 'X-YESTER', PROJ_DESC: 'Gisteren klaar', END_DATE: day(-1) });

		expect(await codesWith({ parameters: { filters: { search: 'X-' } } })).toEqual(['X-TODAY']);
	});

	it('Get Many gives all of them when it is not about open ones only', async () => {
		const all = setting.sandbox.accountView.projects.all().map((row) => row['PROJ_CODE']);

		expect(await codesWith({ parameters: { openOnly: false } })).toEqual(all);
	});

	it('gives the simple form when it simplifies', async () => {
		const result = await setting.run('project-get', { items: [{ code: '26-005' }] });

		expect(result.json('Done')).toEqual([
			{
				code: '26-005',
				description: 'Nieuwbouw Lange Linschoten, 12 woningen',
				customerNumber: '10012',
				remark: 'Toegang bouwplaats alleen met helm.\r\nBouwkeet 2.',
				startDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
				endDate: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
				projectType: 'NIEUWBOUW',
				employee: '101',
				status: 0,
			},
		]);
	});

	it('gives every field of the dictionary when it does not', async () => {
		const result = await setting.run('project-get', {
			items: [{ code: '26-005' }],
			parameters: { simplify: false },
		});

		expect(result.json('Done')).toMatchObject([{ status: 0, blocked: false, code: '26-005' }]);
	});

	it.each([
		[
			'customer',
			{ customer: { __rl: true, mode: 'number', value: '10006' } },
			['26-002', '26-003'],
		],
		[
			'project type',
			{ projectType: { __rl: true, mode: 'list', value: 'onderhoud' } },
			['26-002', '26-006'],
		],
		['search', { search: 'kleedkamers' }, ['26-008']],
		['an empty filter', { search: '', changedSince: '' }, OPEN],
		['nothing', { search: 'nowhere' }, []],
	])('is narrowed down by %s', async (_, filters, expected) => {
		expect(await codesWith({ parameters: { filters } })).toEqual(expected);
	});

	it('gives what was changed since a moment', async () => {
		let now = Date.now() - 5 * 86_400_000;
		await setting.stop();
		setting = await createSetting(engine, { now: () => now });
		const since = new Date(now + 86_400_000).toISOString();
		now += 3 * 86_400_000;
		setting.sandbox.accountView.projects.insert({ PROJ_CODE: 'NEW', PROJ_DESC: 'Nieuw' });

		expect(await codesWith({ parameters: { filters: { changedSince: since } } })).toEqual(['NEW']);
	});

	it('Limit and pairing: each item gets as many as asked, under its own number', async () => {
		const result = await setting.run('project-get-many', {
			items: [{ search: 'nieuwbouw' }, { search: 'onderhoud' }],
			parameters: { returnAll: false, limit: 1, filters: { search: '={{ $json.search }}' } },
		});

		expect(codesOf(result.json('Done'))).toEqual(['26-005', '26-002']);
		expect(result.items('AccountView').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
		]);
	});

	it('Get ends in an error item for a code that is not there; other items go on', async () => {
		const result = await setting.run('project-get', {
			items: [{ code: '26-001' }, { code: '99-999' }, { code: ' ' }, { code: '26-002' }],
			node: { onError: 'continueErrorOutput' },
		});

		expect(codesOf(result.json('Done'))).toEqual(['26-001', '26-002']);
		expect(result.json('Needs Attention')).toMatchObject([
			{
				error: "AccountView has no project with project code '99-999'.",
				details: { code: 'AV_RECORD_NOT_FOUND', record: 'project 99-999' },
			},
			{ details: { code: 'NODE_PARAMETER_INVALID', parameter: 'Project' } },
		]);
	});

	it('Project Type: Get Many gives codes with what they stand for', async () => {
		const result = await setting.run('project-type-get-many');

		expect(result.json('Done')).toContainEqual({
			code: 'ONDERHOUD',
			description: 'Onderhoudscontract',
		});
		expect(result.json('Done')).toHaveLength(4);
	});

	it('Employee: Get Many looks up by number, and gives no item for one that is not there', async () => {
		const result = await setting.run('employee-get-many');

		expect(result.json('Done').map(({ number }) => number)).toEqual(['102', '104']);
		expect(result.items('AccountView').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 2 },
		]);
	});

	it.each([
		[{ blocked: true }, ['105']],
		[{ blocked: false, search: 'a' }, ['101', '102', '103', '104', '106']],
		[{ search: 'yıldız' }, ['102']],
		[{ key: '' }, ['101', '102', '103', '104', '105', '106']],
	])('Employee: Get Many with %j gives %j', async (filters, numbers) => {
		const result = await setting.run('employee-get-many', {
			items: [{}],
			parameters: { filters },
		});

		expect(result.json('AccountView').map(({ number }) => number)).toEqual(numbers);
	});

	it('an installation without projects says so', async () => {
		setting.sandbox.setSwitches({ projectsLicensed: false });

		const result = await setting.run('project-get-many');

		expect(result.error?.message).toContain('PJ1');
		expect(result.error?.context['code']).toBe('AV_OBJECT_UNKNOWN');
	});

	it('other names of table and columns need the override of the credential only', async () => {
		setting.sandbox.setSwitches({ names: 'PROJECTS=PROJ, PROJECTS.PROJ_TYPE=PT_CODE' });
		setting.credential.data['dictionaryOverride'] = JSON.stringify({
			project: { table: 'PROJ', fields: { projectType: { column: 'PT_CODE' } } },
		});

		const result = await setting.run('project-get', { items: [{ code: '26-005' }] });

		expect(result.json('Done')).toMatchObject([{ code: '26-005', projectType: 'NIEUWBOUW' }]);
	});
});
