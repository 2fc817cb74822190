import type { IDataObject } from 'n8n-workflow';
import { settingForEachTest } from '../node-setting';
import type { WorkflowName } from './setting';

describe('creating hour entries', () => {
	const setting = settingForEachTest<WorkflowName>(__dirname);

	const hours = (id: string, changes: IDataObject = {}): IDataObject => ({
		id,
		employee: '102',
		project: '26-001',
		kind: 'working',
		date: '2026-03-02',
		hours: 2,
		description: '',
		...changes,
	});

	/** What AccountView holds under own references, past the API. */
	const stored = () =>
		setting.sandbox.accountView.hourEntries
			.all()
			.map((row) => String(row['TRN_DESC']))
			.filter((text) => text.startsWith('['))
			.toSorted();

	const outcomesOf = (rows: readonly IDataObject[]) =>
		rows.map(({ outcome, details }) => outcome ?? (details as IDataObject)['code']);

	const failWrites = (times: number, kind: 'cut-after' | 'status') => {
		setting.sandbox.addFault({
			server: 'accountView',
			method: 'POST',
			pathContains: 'accountviewdata',
			kind,
			times,
			...(kind === 'status' && { status: 503 }),
		});
	};

	it('sends all items in one write, and gives each its own row', async () => {
		const result = await setting.run('hour-entry-create');

		expect(result.json('Done')).toMatchObject([
			{
				outcome: 'created',
				period: 202610,
				date: '2026-03-02',
				employee: '102',
				project: '26-001',
				hourType: 'WERK',
				hours: 7.25,
				description: 'Leidingwerk',
				ownReference: 'UR-1',
			},
			{ outcome: 'created', hourType: 'REIS', description: 'Reistijd', ownReference: 'UR-2' },
			{ outcome: 'created', hourType: 'KANTOOR', period: 202611, ownReference: 'UR-3' },
		]);
		expect(result.json('Done').every(({ id, sheetId }) => id !== '' && sheetId !== '')).toBe(true);
		expect(result.items('AccountView').map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(setting.dataRequests().filter((method) => method === 'POST')).toHaveLength(1);
	});

	it('a second run stores nothing and says so', async () => {
		await setting.run('hour-entry-create');
		const result = await setting.run('hour-entry-create');

		expect(outcomesOf(result.json('Done'))).toEqual([
			'alreadyThere',
			'alreadyThere',
			'alreadyThere',
		]);
		expect(stored()).toHaveLength(3);
	});

	it('needs no hour type that no item uses, though Kind is an expression', async () => {
		const empty = { __rl: true, mode: 'list', value: '' };
		const result = await setting.run('hour-entry-create', {
			items: [hours('UR-9')],
			parameters: { hourType: empty },
		});

		expect(result.error).toBeUndefined();
		expect(outcomesOf(result.json('Done'))).toEqual(['created']);
	});

	it.each([
		['2026-03-02', 'a day'],
		['2026-03-02T00:00:00', 'the start of a day without a zone'],
		['2026-03-01T23:30:00.000Z', 'a moment in UTC that is the next day here'],
		['={{ DateTime.fromISO("2026-03-02T00:15", { zone: "Europe/Amsterdam" }) }}', 'a DateTime'],
		['={{ new Date("2026-03-01T23:30:00Z") }}', 'a Date'],
	])('%s is the day of %s in the time zone of the workflow', async (date) => {
		const result = await setting.run('hour-entry-create', {
			items: [hours('A')],
			parameters: { date },
		});

		expect(result.json('Done')).toMatchObject([{ date: '2026-03-02' }]);
	});

	it('a description that does not fit beside the reference is cut, and the row says so', async () => {
		const description = 'Leidingwerk badkamer eerste verdieping links';
		const result = await setting.run('hour-entry-create', {
			items: [hours('UR-1', { description })],
		});

		expect(result.json('Done')).toMatchObject([
			{ descriptionShortened: true, description: 'Leidingwerk badkamer eerste verd…' },
		]);
	});

	it('a sheet may be for a month', async () => {
		const result = await setting.run('hour-entry-create', {
			items: [hours('A')],
			parameters: { options: { period: 'month' } },
		});

		expect(result.json('Done')).toMatchObject([{ period: 202603 }]);
	});

	it('the number of lines in a request can be set', async () => {
		await setting.run('hour-entry-create', {
			items: ['A', 'B', 'C'].map((id) => hours(id)),
			parameters: { options: { linesPerRequest: 1, lookBack: 'period' } },
		});

		expect(setting.dataRequests().filter((method) => method === 'POST')).toHaveLength(3);
	});

	it.each<[string, IDataObject, string, RegExp]>([
		[
			'an unknown employee',
			{ employee: '999' },
			'AV_REJECTED',
			/reference BAD was not stored.*999/s,
		],
		['an unknown project', { project: '99-999' }, 'AV_REJECTED', /99-999/],
		['a closed project', { project: '25-014' }, 'AV_REJECTED', /25-014/],
		['an ended project', { project: '25-021' }, 'AV_REJECTED', /25-021/],
		['an unknown hour type', { kind: 'hourType', hourType: 'NIKS' }, 'AV_REJECTED', /NIKS/],
		['an hour type that the project does not take', { kind: 'travel' }, 'AV_REJECTED', /REIS/],
		['no employee', { employee: '' }, 'AV_FIELD_REQUIRED', /Employee/],
		['no project', { project: '' }, 'AV_FIELD_REQUIRED', /Project/],
		['no hour type', { kind: 'hourType', hourType: '' }, 'NODE_PARAMETER_INVALID', /Hour Type/],
		['an unknown kind', { kind: 'sleeping' }, 'NODE_PARAMETER_INVALID', /Kind/],
		['negative hours', { hours: -2 }, 'AV_FIELD_INVALID', /more than 0/],
		['no hours', { hours: 0 }, 'AV_FIELD_INVALID', /more than 0/],
		['more than 24 hours in one entry', { hours: 25 }, 'AV_FIELD_INVALID', /at most 24/],
		['more than 24 hours on one day', { hours: 23 }, 'AV_FIELD_INVALID', /25 hours on 2026-03-02/],
		['three decimals', { hours: 1.125 }, 'AV_FIELD_INVALID', /two decimals/],
		['hours that are no number', { hours: 'veel' }, 'NODE_PARAMETER_INVALID', /Hours.*veel/],
		['a date that is none', { date: 'gisteren' }, 'NODE_PARAMETER_INVALID', /Date.*gisteren/],
		['no date', { date: '' }, 'NODE_PARAMETER_INVALID', /Date/],
		['an empty reference', { id: ' ' }, 'AV_FIELD_REQUIRED', /no own reference/],
		['a reference of 41 characters', { id: 'R'.repeat(41) }, 'AV_FIELD_TOO_LONG', /41 characters/],
	])('%s ends in an error item; the other items are stored', async (_, changes, code, sentence) => {
		const result = await setting.run('hour-entry-create', {
			items: [hours('A'), hours('BAD', changes), hours('C', { employee: '103' })],
			node: { onError: 'continueErrorOutput' },
		});

		expect(result.json('Done').map(({ ownReference }) => ownReference)).toEqual(['A', 'C']);
		expect(result.json('Needs Attention')).toMatchObject([
			{
				error: expect.stringMatching(sentence) as string,
				message: expect.stringMatching(/./) as string,
				details: { code },
			},
		]);
		expect(result.items('AccountView', 1).map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 1 },
		]);
		expect(stored()).toEqual(['[A] Werktijd', '[C] Werktijd']);
	});

	it('other hours under a reference that is there are an error, and nothing is changed', async () => {
		await setting.run('hour-entry-create', { items: [hours('A')] });
		const result = await setting.run('hour-entry-create', {
			items: [hours('A', { hours: 3 }), hours('B')],
			node: { onError: 'continueRegularOutput' },
		});

		expect(outcomesOf(result.json('Done'))).toEqual(['AV_HOURS_DIFFER', 'created']);
		expect(result.json('Done')[0]).toMatchObject({
			error: expect.stringContaining("hours '2' instead of '3'") as string,
		});
		expect(stored()).toEqual(['[A] Werktijd', '[B] Werktijd']);
	});

	it('Stop: the others are stored all the same, and the error says how many', async () => {
		const items = [hours('A'), hours('BAD', { project: '25-014' }), hours('C')];
		const result = await setting.run('hour-entry-create', { items });

		expect(result.status).toBe('error');
		expect(result.error?.message).toMatch(/BAD.*\[item 1\]$/);
		expect(result.error?.description).toContain(
			'2 of the 3 entries of this run are in AccountView as they were sent.',
		);
		expect(result.json('Done')).toEqual([]);
		expect(stored()).toEqual(['[A] Werktijd', '[C] Werktijd']);
	});

	it('Continue: rows and error items stand in the order of the input', async () => {
		const result = await setting.run('hour-entry-create', {
			items: [hours('A', { hours: -1 }), hours('B'), hours('C', { project: '25-014' })],
			node: { onError: 'continueRegularOutput' },
		});

		expect(outcomesOf(result.json('Done'))).toEqual(['AV_FIELD_INVALID', 'created', 'AV_REJECTED']);
	});

	it('Retry On Fail never stores hours twice', async () => {
		failWrites(2, 'status');
		const result = await setting.run('hour-entry-create', {
			items: ['A', 'B'].map((id) => hours(id)),
			node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});

		expect(result.error?.context['code']).toBe('AV_WRITE_DOUBTFUL');
		expect(stored()).toEqual([]);
		expect(setting.dataRequests().filter((method) => method === 'POST')).toHaveLength(1);
	});

	it('Retry On Fail tells what the first try has stored', async () => {
		const items = [hours('A'), hours('BAD', { project: '25-014' }), hours('C')];
		const result = await setting.run('hour-entry-create', {
			items,
			node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		});

		expect(result.error?.message).toMatch(/BAD.*\[item 1\]$/);
		expect(stored()).toEqual(['[A] Werktijd', '[C] Werktijd']);
	});

	it('an answer that got lost is looked up: the entries are created', async () => {
		failWrites(1, 'cut-after');
		const result = await setting.run('hour-entry-create');

		expect(outcomesOf(result.json('Done'))).toEqual(['created', 'created', 'created']);
		expect(stored()).toHaveLength(3);
	});

	it('a run that is cancelled before anything was sent sends nothing', async () => {
		const pathContains = 'LastKey';
		setting.sandbox.addFault({
			server: 'accountView',
			kind: 'latency',
			pathContains,
			milliseconds: 20_000,
		});

		const running = setting.start('hour-entry-create', {
			node: { onError: 'continueErrorOutput' },
		});
		await setting.requestArrived(pathContains);
		running.cancel();
		const result = await running.result;

		expect(result.status).toBe('canceled');
		expect(outcomesOf(result.json('AccountView', 1))).toEqual(Array(3).fill('AV_CANCELLED'));
		expect(stored()).toEqual([]);
	});

	it('when nothing can be read first, every item is told and nothing is sent', async () => {
		setting.sandbox.addFault({
			server: 'accountView',
			method: 'GET',
			kind: 'status',
			status: 403,
			times: 99,
		});
		const result = await setting.run('hour-entry-create', {
			node: { onError: 'continueErrorOutput' },
		});

		expect(outcomesOf(result.json('Needs Attention'))).toEqual([
			'AV_RIGHT_MISSING',
			'AV_RIGHT_MISSING',
			'AV_RIGHT_MISSING',
		]);
		expect(stored()).toEqual([]);
	});

	it('an outage after the first request leaves what was stored told as stored', async () => {
		setting.sandbox.addFault({
			server: 'accountView',
			method: 'POST',
			pathContains: 'accountviewdata',
			kind: 'status',
			status: 403,
			skip: 4,
			times: 99,
		});
		const result = await setting.run('hour-entry-create', {
			items: ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => hours(id)),
			parameters: { options: { linesPerRequest: 1 } },
			node: { onError: 'continueRegularOutput' },
		});

		expect(outcomesOf(result.json('Done'))).toEqual([
			...Array<string>(4).fill('created'),
			'AV_RIGHT_MISSING',
			'AV_RIGHT_MISSING',
		]);
	});
});
