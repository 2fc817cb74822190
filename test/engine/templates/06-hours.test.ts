import '../quiet';
import { Engine } from '../harness';
import { templateSetting, timesRun, type TemplateRun, type TemplateSetting } from './setting';

type Hours = TemplateSetting['sandbox']['workOrders']['collections']['hours'];
type Entry = NonNullable<ReturnType<Hours['get']>>;

let engine: Engine;
let setting: TemplateSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	setting = await templateSetting(engine, '06-hours.json');
	setting.sandbox.clearRequests();
});
afterEach(async () => {
	await setting.stop();
});

const TYPES = { workType: 'WERK', travelType: 'REIS' };

const run = (more: TemplateRun = {}) =>
	setting.run({ ...more, settings: { ...TYPES, ...more.settings } });

const inApp = (): Hours => setting.sandbox.workOrders.collections.hours;

function record(more: Parameters<Hours['create']>[0] = {}): Entry {
	return inApp().create({
		employee: '103',
		employeeName: 'Joost van Leeuwen',
		projectCode: '26-008',
		date: '2026-11-26',
		hours: 7.5,
		description: 'Leidingwerk',
		...more,
	});
}

/** What the books have of the app's hours: `103 26-008 WERK 2026-11-26 7.5 [field-service-1] …`. */
function booked(): string[] {
	return setting.sandbox.accountView.hourEntries
		.all()
		.filter(({ TRN_DESC }) => String(TRN_DESC).includes('[field-service-'))
		.map((line) =>
			[
				...[line['EMP_NR'], line['PROJ_CODE'], line['HRS_CODE']],
				...[String(line['TRN_DATE']).slice(0, 10), line['TRN_QTY'], line['TRN_DESC']],
			].join(' '),
		);
}

const stateOf = ({ id }: Entry) => {
	const { state, reference } = inApp().get(id) ?? {};
	return [state, reference];
};

const referenceOf = ({ id }: Entry) => `field-service-${String(id)}`;
const EXPORTED = (entry: Entry) => ['exported', referenceOf(entry)];

describe('template 06, hours that are open', () => {
	it('are stored with their own reference, by kind, and exported', async () => {
		const work = record();
		const travel = record({ kind: 'travel', hours: 0.75, description: '' });

		const result = await run();

		expect(result.error).toBeUndefined();
		expect(booked()).toEqual([
			`103 26-008 WERK 2026-11-26 7.5 [${referenceOf(work)}] Leidingwerk`,
			`103 26-008 REIS 2026-11-26 0.75 [${referenceOf(travel)}] Reistijd`,
		]);
		expect([work, travel].map(stateOf)).toEqual([EXPORTED(work), EXPORTED(travel)]);
		expect(timesRun(result, 'Finish Run')).toBe(1);
		expect(result.json('Finish Run')).toMatchObject([{ complete: true, counts: { succeeded: 2 } }]);
		expect(await setting.issues()).toEqual([]);
	});

	it('are stored many at a time', async () => {
		for (let day = 1; day <= 28; day += 1) {
			record({ date: `2026-11-${String(day).padStart(2, '0')}`, employee: '102' });
			record({ date: `2026-11-${String(day).padStart(2, '0')}`, employee: '104' });
		}

		await run();

		expect(booked()).toHaveLength(56);
		const toBooks = setting.writes().filter((one) => !one.startsWith('PUT /hours'));
		expect(toBooks).toHaveLength(1);
	});

	it('that are read stay open until they are stored', async () => {
		const entry = record();

		const shown = await run({
			trigger: 'When Executed by Another Workflow',
			input: { preview: true },
		});

		expect(stateOf(entry)).toEqual(['open', '']);
		expect(setting.writes()).toEqual([]);
		expect(shown.json('What It Came To')).toMatchObject([
			{ entry: 'Joost van Leeuwen, 2026-11-26', _sync: { output: 'Create in AccountView' } },
			{ preview: true, counts: { createInAccountView: 1 } },
		]);
	});

	it('that lack a unique code or an hour type count in no preview, and are told by a run', async () => {
		record();
		record({ employee: '' });
		record({ kind: 'travel' });
		const settings = { travelType: '' };

		const shown = await run({
			trigger: 'When Executed by Another Workflow',
			input: { preview: true },
			settings,
		});
		const done = await run({ settings });

		expect(shown.json('What It Came To').at(-1)).toMatchObject({
			preview: true,
			counts: { createInAccountView: 1, inStep: 0 },
		});
		expect(done.json('Finish Run')).toMatchObject([{ counts: { succeeded: 1, failed: 2 } }]);
		expect(await setting.issues()).toHaveLength(2);
	});

	it('given nothing new, are asked for once, and nothing is written', async () => {
		record();
		await run();
		await run();
		setting.sandbox.clearRequests();

		const result = await run();

		expect(setting.writes()).toEqual([]);
		expect(setting.reads()).toEqual(['GET /hours']);
		expect(timesRun(result, 'Finish Run')).toBe(1);
	});

	it('are left alone where the settings switch it off', async () => {
		const entry = record();

		await run({ settings: { hours: 'off' } });

		expect(stateOf(entry)).toEqual(['open', '']);
		expect(setting.reads()).toEqual([]);
	});
});

describe('template 06, what is lacking', () => {
	it('a unique code: is told at the entry, and the hours go once it is filled in', async () => {
		const entry = record({ employee: '', employeeName: 'Uitzendkracht Tom' });
		const good = record({ employee: '102' });

		const result = await run();

		expect(timesRun(result, 'Finish Run')).toBe(1);
		expect([stateOf(entry), stateOf(good)]).toEqual([['open', ''], EXPORTED(good)]);
		const [issue, ...others] = await setting.issues();
		expect(others).toEqual([]);
		expect(issue).toMatchObject({ code: 'WRITE_REFUSED', side: 'other', key: String(entry.id) });
		expect(issue?.message).toContain(
			`Hour entry ${String(entry.id)} (Uitzendkracht Tom, 2026-11-26) from the work-order app could not be written to AccountView: Uitzendkracht Tom has no unique code in the work-order app.`,
		);
		expect(issue?.messageNl).toContain(
			'Uitzendkracht Tom heeft in de werkbonnen-app geen unieke code.',
		);

		const { employees } = setting.sandbox.workOrders.collections;
		const tom = employees.all().find(({ uniqueCode }) => uniqueCode === '');
		employees.update(tom?.id ?? 0, { uniqueCode: '105' });
		await run();

		expect(booked()).toContain(
			`105 26-008 WERK 2026-11-26 7.5 [${referenceOf(entry)}] Leidingwerk`,
		);
		expect(await setting.issues()).toEqual([]);
	});

	it('the person in AccountView: is told, and the hours go once the person is there', async () => {
		const stranger = record({ employee: '999', employeeName: 'Nieuw' });
		const good = record();

		const result = await run();

		expect(timesRun(result, 'Finish Run')).toBe(1);
		expect([stateOf(stranger), stateOf(good)]).toEqual([['open', ''], EXPORTED(good)]);
		expect(await setting.issues()).toMatchObject([
			{
				code: 'WRITE_REFUSED',
				key: String(stranger.id),
				messageNl: expect.stringContaining('999') as string,
				remedyNl: expect.stringContaining(
					'Staat medewerker 999 niet in AccountView, verbeter dan in de werkbonnen-app de unieke code bij de medewerker, niet de uren.',
				) as string,
			},
		]);

		setting.sandbox.accountView.employees.insert({ EMP_NR: '999', EMP_NAME: 'Nieuw' });
		await run();

		expect(stateOf(stranger)).toEqual(EXPORTED(stranger));
		expect(booked()).toHaveLength(2);
		expect(await setting.issues()).toEqual([]);
	});

	it('the hour type: nothing of its kind is sent, it is told, and goes once it is set', async () => {
		const [work, travel] = [record(), record({ kind: 'travel' })];

		await run({ settings: { workType: '' } });

		expect(booked()).toHaveLength(1);
		expect([stateOf(work), stateOf(travel)]).toEqual([['open', ''], EXPORTED(travel)]);
		const [issue] = await setting.issues();
		expect(issue?.message).toContain('no hour type is set for working time.');
		expect(issue?.messageNl).toContain('er is geen uursoort ingesteld voor werktijd.');

		await run();

		expect(booked()).toHaveLength(2);
		expect(await setting.issues()).toEqual([]);
	});

	it('room in the day: is told with the limit', async () => {
		record({ hours: 30 });
		record({ employee: '102', hours: 20 });
		record({ employee: '102', hours: 5 });

		await run();

		const issues = await setting.issues();
		expect(issues).toHaveLength(2);
		for (const { messageNl, remedyNl } of issues) {
			expect(messageNl).toMatch(/: (30|20|5) uur kan niet: .* ten hoogste 24 uur/);
			expect(remedyNl).toContain('Verbeter de uren van die dag');
		}
	});

	/** As an app gives them that keeps hours otherwise. */
	const givenAs = (hours: string): TemplateRun => ({
		parameters: {
			'Hours in One Shape': {
				jsonOutput: `={{ ({ items: $json.items.map((one) => ({ ...one, entry: 'Joost', changedAt: one.modifiedAt, isReady: true, hours: ${hours} })) }) }}`,
			},
		},
	});

	it('no more than two decimals: is told as such', async () => {
		record();

		await run(givenAs('1 / 3'));

		expect(booked()).toEqual([]);
		const [issue] = await setting.issues();
		expect(issue?.messageNl).toMatch(/: 0,3+ uur heeft meer dan twee cijfers achter de komma/);
		expect(issue?.remedyNl).toContain('Rond de uren in de werkbonnen-app af');
	});

	it.each([
		['0.1 + 0.2', '0.3'],
		["'7,5'", '7.5'],
	])('nothing but their form: %s is booked as %s', async (given, hours) => {
		record();

		await run(givenAs(given));

		expect(booked()).toEqual([expect.stringContaining(` ${hours} [field-service-`)]);
	});

	it('both hour types: nothing is sent at all', async () => {
		record();
		record({ kind: 'travel' });

		await run({ settings: { workType: '', travelType: '' } });

		expect(setting.writes()).toEqual([]);
		expect(await setting.issues()).toHaveLength(2);
	});

	it.each([
		['a project that is closed', { projectCode: '25-011' }],
		['no project', { projectCode: '' }],
		['more than 24 hours on a day', { hours: 30 }],
	])('%s: is told, and the others go', async (_, change) => {
		const { projects } = setting.sandbox.accountView;
		projects.insert({ PROJ_CODE: '25-011', PROJ_DESC: 'Oud werk', END_DATE: '2025-12-31' });
		const [bad, good] = [record(change), record()];

		const result = await run();

		expect(timesRun(result, 'Finish Run')).toBe(1);
		expect([stateOf(bad), stateOf(good)]).toEqual([['open', ''], EXPORTED(good)]);
		expect(await setting.issues()).toMatchObject([{ key: String(bad.id) }]);

		inApp().update(bad.id, { projectCode: '26-008', hours: 1 });
		await run();

		expect(stateOf(bad)).toEqual(EXPORTED(bad));
		expect(await setting.issues()).toEqual([]);
	});
});

describe('template 06, hours that were sent before', () => {
	it('given an end between writing and saving, are not stored twice', async () => {
		record();
		await run({ nodes: { 'Save Result': { disabled: true }, 'Finish Run': { disabled: true } } });
		expect(booked()).toHaveLength(1);

		const next = await run();

		expect(next.error).toBeUndefined();
		expect(booked()).toHaveLength(1);
		expect(await setting.issues()).toEqual([]);
	});

	it('given an end between AccountView and the app, are exported and not stored twice', async () => {
		const entry = record();
		const ended = { disabled: true };
		await run({
			nodes: { 'Set to Exported': ended, 'Save Result': ended, 'Finish Run': ended },
		});
		expect(stateOf(entry)).toEqual(['open', '']);

		await run();

		expect(booked()).toHaveLength(1);
		expect(stateOf(entry)).toEqual(EXPORTED(entry));
		expect(await setting.issues()).toEqual([]);
	});

	it('and taken over by a reader that says nothing of it, are sent all the same', async () => {
		const entry = record({ employee: '' });
		await run();
		inApp().update(entry.id, { state: 'exported', employee: '103' });

		await run();

		expect(booked()).toHaveLength(1);
		expect(stateOf(entry)).toEqual(EXPORTED(entry));
	});

	it('set back to open without a change are exported again, and not stored twice', async () => {
		const entry = record();
		await run();
		inApp().update(entry.id, { state: 'open' });

		await run();

		expect(booked()).toHaveLength(1);
		expect(stateOf(entry)).toEqual(EXPORTED(entry));
		expect(await setting.issues()).toEqual([]);
	});

	it('and corrected since, are told until the books say the same', async () => {
		const entry = record();
		await run();
		inApp().update(entry.id, { state: 'open', hours: 7 });

		await run();

		expect(booked()).toEqual([
			`103 26-008 WERK 2026-11-26 7.5 [${referenceOf(entry)}] Leidingwerk`,
		]);
		const [issue] = await setting.issues();
		expect(issue?.message).toContain("hours '7.5' instead of '7'");
		expect(issue?.messageNl).toContain('onder dit kenmerk staan in AccountView al andere uren');

		const { hourEntries } = setting.sandbox.accountView;
		const line = hourEntries.all().find(({ TRN_DESC }) => String(TRN_DESC).includes('[field-s'));
		hourEntries.update(String(line?.['REC_ID']), { TRN_QTY: 7 });
		await run();

		expect(stateOf(entry)).toEqual(EXPORTED(entry));
		expect(await setting.issues()).toEqual([]);
	});

	it('and removed while they waited, are no longer told', async () => {
		const entry = record({ employee: '' });
		await run();
		inApp().remove(entry.id);

		await run();

		expect(booked()).toEqual([]);
		expect(await setting.issues()).toEqual([]);
	});
});

describe('template 06, hours that somebody changes during the run', () => {
	/** Between the books and the app. */
	const during = (change: () => void): TemplateRun => ({
		onNodeStart: (name) => {
			if (name === 'Set to Exported') change();
		},
	});

	it('are set back, and the next run tells what the books have', async () => {
		const entry = record();
		await run(during(() => void inApp().update(entry.id, { hours: 8 })));
		const [between] = stateOf(entry);

		await run();
		const issues = await setting.issues();
		inApp().update(entry.id, { hours: 7.5 });
		await run();

		expect(between).toBe('open');
		expect(issues).toMatchObject([
			{ code: 'WRITE_REFUSED', messageNl: expect.stringContaining('andere uren') as string },
		]);
		expect(booked()).toHaveLength(1);
		expect(stateOf(entry)).toEqual(EXPORTED(entry));
		expect(await setting.issues()).toEqual([]);
	});

	it('are exported all the same where it is nothing that is booked', async () => {
		const entry = record();

		await run(during(() => void inApp().update(entry.id, { employeeName: 'Joost' })));

		expect(stateOf(entry)).toEqual(EXPORTED(entry));
	});
});

describe('template 06, when something goes wrong', () => {
	it('given that the app is down while it is told, catches up and stores nothing twice', async () => {
		const entry = record();
		setting.sandbox.addFault({ server: 'workOrders', method: 'PUT', kind: 'status', status: 503 });
		const down = await run();
		const listed = await setting.issues();
		await setting.letTimePass();

		await run();

		expect(timesRun(down, 'Finish Run')).toBe(1);
		expect(listed).toMatchObject([{ code: 'WRITE_POSTPONED', key: String(entry.id) }]);
		expect(booked()).toHaveLength(1);
		expect(stateOf(entry)).toEqual(EXPORTED(entry));
		expect(await setting.issues()).toEqual([]);
	});

	it('given that the app is down while it is read, says so once and catches up', async () => {
		record();
		await run();
		setting.sandbox.addFault({
			server: 'workOrders',
			kind: 'status',
			status: 503,
			times: Infinity,
		});
		const second = record();
		const down = await run();
		const listed = await setting.issues();
		setting.sandbox.clearFaults();

		await run();

		expect(timesRun(down, 'Finish Run')).toBe(1);
		expect(listed).toMatchObject([{ code: 'READ_FAILED', side: 'other' }]);
		expect(stateOf(second)).toEqual(EXPORTED(second));
		expect(booked()).toHaveLength(2);
		expect(await setting.issues()).toEqual([]);
	});

	it('given that AccountView is down for three cycles, loses nothing and clears the list', async () => {
		const entry = record();
		setting.sandbox.addFault({
			server: 'accountView',
			kind: 'html',
			pathContains: 'accountviewdata',
			times: Infinity,
		});
		const finished: number[] = [];
		for (let cycle = 0; cycle < 3; cycle += 1) {
			finished.push(timesRun(await run(), 'Finish Run'));
			await setting.letTimePass();
		}
		const listed = await setting.issues();
		setting.sandbox.clearFaults();

		await run();

		expect(finished).toEqual([1, 1, 1]);
		expect(listed).toMatchObject([{ key: String(entry.id) }]);
		expect(booked()).toHaveLength(1);
		expect(stateOf(entry)).toEqual(EXPORTED(entry));
		expect(await setting.issues()).toEqual([]);
	});

	it('given that the answer of AccountView is lost, stores nothing twice', async () => {
		const entry = record();
		setting.sandbox.addFault({ server: 'accountView', method: 'POST', kind: 'cut-after' });
		await run();
		await setting.letTimePass();

		await run();

		expect(booked()).toHaveLength(1);
		expect(stateOf(entry)).toEqual(EXPORTED(entry));
		expect(await setting.issues()).toEqual([]);
	});

	it('given a revoked token, tells it in the list and goes on when it is there again', async () => {
		const entry = record();
		setting.sandbox.workOrders.revokeToken();
		const revoked = await run();
		const listed = await setting.issues();
		setting.sandbox.workOrders.renewToken();

		await run();

		expect(timesRun(revoked, 'Finish Run')).toBe(1);
		expect(listed).toMatchObject([
			{ code: 'READ_FAILED', message: expect.stringContaining('token') as string },
		]);
		expect(stateOf(entry)).toEqual(EXPORTED(entry));
		expect(await setting.issues()).toEqual([]);
	});

	it('given a start while another run is busy, does nothing', async () => {
		record();
		setting.sandbox.addFault({
			server: 'workOrders',
			method: 'PUT',
			kind: 'latency',
			milliseconds: 300,
		});

		const both = await Promise.all([run(), run()]);

		expect(both.map((one) => timesRun(one, 'Skipped')).toSorted()).toEqual([0, 1]);
		expect(both.map((one) => timesRun(one, 'Finish Run')).toSorted()).toEqual([0, 1]);
		expect(booked()).toHaveLength(1);
	});
});
