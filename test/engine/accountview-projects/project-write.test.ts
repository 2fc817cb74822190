import { settingForEachTest } from '../node-setting';
import type { WorkflowName } from './setting';

describe('writing projects', () => {
	const setting = settingForEachTest<WorkflowName>(__dirname);

	const stored = (code: string) =>
		setting.sandbox.accountView.projects.all().find((row) => row['PROJ_CODE'] === code);

	it('Create stores what was given, and gives back the project as it stands', async () => {
		const result = await setting.run('project-create');

		expect(result.json('Done')).toMatchObject([
			{ outcome: 'created', code: '26-101', customerNumber: '10002', startDate: '2026-03-02' },
			{ outcome: 'created', code: '26-102', customerNumber: '10005' },
		]);
		expect(stored('26-102')).toMatchObject({ PROJ_DESC: 'Warmtepomp werkplaats', SUB_NR: '10005' });
		expect(setting.dataRequests()).toEqual(['POST', 'POST']);
	});

	it('an own column goes by the mapper', async () => {
		await setting.run('project-create', {
			items: [{ code: '26-103', description: 'Gevel', customer: '10002' }],
			parameters: {
				columnValues: { mappingMode: 'defineBelow', value: { COMMENT1: 'Steiger nodig' } },
			},
		});

		expect(stored('26-103')).toMatchObject({ COMMENT1: 'Steiger nodig' });
	});

	it('Update changes the fields given and leaves the others as they are', async () => {
		const result = await setting.run('project-update');

		expect(result.json('Done')).toMatchObject([
			{ outcome: 'updated', code: '26-001', endDate: '2026-12-31' },
		]);
		expect(stored('26-001')).toMatchObject({
			END_DATE: '2026-12-31',
			PROJ_DESC: 'Renovatie badkamers portiek A en B',
		});
	});

	it('Create or Update changes what is there and makes what is not', async () => {
		const result = await setting.run('project-upsert');

		expect(result.json('Done').map(({ outcome, code }) => [outcome, code])).toEqual([
			['updated', '26-001'],
			['created', '26-201'],
		]);
	});

	it('many projects are looked up at once: one request each, and the prior read', async () => {
		const items = setting.sandbox.accountView.projects
			.all()
			.map((row) => ({ code: row['PROJ_CODE'], description: 'Anders' }));

		const result = await setting.run('project-upsert', {
			items: items.map(({ code, description }) => ({ code: String(code), description })),
		});

		expect(result.json('Done')).toHaveLength(items.length);
		const requests = setting.dataRequests();
		expect(requests.filter((method) => method === 'PUT')).toHaveLength(items.length);
		expect(requests.filter((method) => method === 'GET').length).toBeLessThanOrEqual(2);
	});

	it('Create or Update keeps the description of a project when it is given none', async () => {
		const before = stored('26-001')?.['PROJ_DESC'];
		const result = await setting.run('project-upsert', {
			items: [{ code: '26-001' }, { code: '26-120' }],
			parameters: { additionalFields: { remark: 'Bel aan' } },
			node: { onError: 'continueErrorOutput' },
		});

		expect(result.json('Done')).toMatchObject([{ outcome: 'updated', code: '26-001' }]);
		expect(stored('26-001')).toMatchObject({ PROJ_DESC: before, COMMENT1: 'Bel aan' });
		expect(result.json('Needs Attention')).toMatchObject([
			{ error: expect.stringContaining('Description') as string },
		]);
	});

	it.each([
		[
			'project-create',
			{ code: '26-104', description: 'Gevel', customer: '99999' },
			'AV_REJECTED',
			/99999/,
		],
		[
			'project-create',
			{ code: '26-001', description: 'Bestaat al', customer: '10002' },
			'AV_REJECTED',
			/26-001/,
		],
		[
			'project-create',
			{ code: 'EEN-TE-LANGE-CODE', description: 'Gevel', customer: '10002' },
			'AV_FIELD_TOO_LONG',
			/17 characters long, 10 fit/,
		],
		[
			'project-create',
			{ code: '', description: 'Gevel', customer: '10002' },
			'NODE_PARAMETER_INVALID',
			/Project Code/,
		],
		[
			'project-create',
			{ code: '26-105', description: '', customer: '10002' },
			'AV_FIELD_REQUIRED',
			/Description/,
		],
		['project-update', { code: '99-999', endDate: '2026-12-31' }, 'AV_RECORD_NOT_FOUND', /99-999/],
		['project-update', { code: '26-001', endDate: 'soon' }, 'AV_FIELD_INVALID', /date/],
		['project-upsert', { code: ' ', description: 'x' }, 'NODE_PARAMETER_INVALID', /Project Code/],
	] as const)(
		'%s with %j ends in an error item %s; the other item goes on',
		async (name, bad, code, sentence) => {
			const good = {
				'project-create': { code: '26-110', description: 'Goed', customer: '10002' },
				'project-update': { code: '26-002', endDate: '2026-12-31' },
				'project-upsert': { code: '26-002', description: 'Goed' },
			}[name];

			const result = await setting.run(name, {
				items: [bad, good],
				node: { onError: 'continueErrorOutput' },
			});

			expect(result.json('Done')).toMatchObject([{ code: good.code }]);
			expect(result.json('Needs Attention')).toMatchObject([
				{ error: expect.stringMatching(sentence) as string, details: { code } },
			]);
			expect(result.items('AccountView', 1).map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
			]);
		},
	);

	it('Stop: the message names the project and the item', async () => {
		const result = await setting.run('project-update', {
			items: [
				{ code: '26-002', endDate: '2026-12-31' },
				{ code: '99-999', endDate: '2026-12-31' },
			],
		});

		expect(result.error?.message).toBe(
			"AccountView has no project with project code '99-999' [item 1]",
		);
		expect(stored('26-002')).toMatchObject({ END_DATE: '2026-12-31' });
	});

	it('Continue: rows and error items stand in the order of the input', async () => {
		const result = await setting.run('project-update', {
			items: [
				{ code: '99-999', endDate: '2026-12-31' },
				{ code: '26-002', endDate: '2026-12-31' },
			],
			node: { onError: 'continueRegularOutput' },
		});

		expect(result.json('Done')).toMatchObject([
			{ details: { code: 'AV_RECORD_NOT_FOUND' } },
			{ outcome: 'updated', code: '26-002' },
		]);
	});

	it('Retry On Fail never creates a project twice', async () => {
		setting.sandbox.addFault({
			server: 'accountView',
			method: 'POST',
			pathContains: 'accountviewdata',
			kind: 'status',
			status: 400,
			skip: 1,
		});

		const result = await setting.run('project-create', {
			node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});

		expect(result.status).toBe('success');
		expect(setting.dataRequests()).toEqual(['POST', 'POST', 'POST']);
	});
});
