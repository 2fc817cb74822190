import '../quiet';
import type { AppCustomer } from '../../../sandbox';
import { Engine } from '../harness';
import { templateSetting, timesRun, type TemplateSetting } from './setting';

let engine: Engine;
let setting: TemplateSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	setting = await templateSetting(engine, '01-customers.json', { seed: 'empty' });
});
afterEach(async () => {
	await setting.stop();
});

function addToAccountView(number: string, row: Record<string, string> = {}): void {
	setting.sandbox.accountView.customers.insert({
		SUB_NR: number,
		ACCT_NAME: `Klant ${number}`,
		SRC_CODE: `KLANT${number}`,
		ACCT_NR: '1300',
		...row,
	});
}

function changeInAccountView(number: string, row: Record<string, string>): void {
	setting.sandbox.accountView.customers.update(number, row);
}

function inApp(number: string): AppCustomer {
	const found = setting.sandbox.workOrders.customers().filter((one) => one.number === number);
	expect(found).toHaveLength(1);
	return found[0] as AppCustomer;
}

const appNumbers = (): readonly string[] =>
	setting.sandbox.workOrders
		.customers()
		.map(({ number }) => number)
		.toSorted();

/** A contact person of the app of whom nothing is known. */
const NOBODY = {
	code: 'NEW',
	salutation: '',
	firstName: '',
	lastName: '',
	email: '',
	phone: '',
	mobile: '',
};

const preview = { trigger: 'When Executed by Another Workflow', input: { preview: true } } as const;

describe('template 01, AccountView leading', () => {
	it('given an empty app, brings every customer of AccountView to it, once', async () => {
		for (const number of ['10001', '10002', '10003']) addToAccountView(number);

		const result = await setting.run();

		expect(result.error).toBeUndefined();
		expect(appNumbers()).toEqual(['10001', '10002', '10003']);
		expect(result.json('Finish Run')).toMatchObject([{ complete: true, counts: { succeeded: 3 } }]);
	});

	it('makes the postal address the main one, and the visiting address a work location', async () => {
		addToAccountView('90001', {
			PO_BOX: 'Postbus 12',
			PO_CODE: '1000 AB',
			PO_CITY: 'Amsterdam',
			ADDRESS1: 'Damrak 1',
			POST_CODE: '1012 LG',
			CITY: 'Amsterdam',
		});
		addToAccountView('90002', { ADDRESS1: 'Kade 2', POST_CODE: '3011 AA', CITY: 'Rotterdam' });

		await setting.run();

		expect(inApp('90001')).toMatchObject({
			mainAddress: { street: 'Postbus 12', postcode: '1000 AB', city: 'Amsterdam' },
			workLocations: [
				{ code: '90001-1', street: 'Damrak 1', postcode: '1012 LG', city: 'Amsterdam' },
			],
		});
		expect(inApp('90002')).toMatchObject({
			mainAddress: { street: 'Kade 2', postcode: '3011 AA', city: 'Rotterdam' },
			workLocations: [],
		});
	});

	it('given that the first run waits for a person, writes nothing by its schedules alone', async () => {
		addToAccountView('10001');
		const settings = { paused: 'yes' };

		await setting.run({ settings });
		await setting.run({ settings, trigger: 'Every Night' });

		expect(appNumbers()).toEqual([]);
		expect((await setting.run({ ...preview, settings })).json('What It Came To')).not.toEqual([]);
		await setting.run({ settings, trigger: 'Run Now' });
		expect(appNumbers()).toEqual(['10001']);
	});

	it('given nothing new, asks each side once and writes nothing', async () => {
		addToAccountView('10001');
		await setting.run();
		await setting.run();
		setting.sandbox.clearRequests();

		const result = await setting.run();

		expect(setting.writes()).toEqual([]);
		// AccountView ends a list with an empty page, so what it changed last costs one request more.
		expect(setting.reads()).toEqual(['GET AR1', 'GET AR1', 'GET /customers']);
		expect(timesRun(result, 'Finish Run')).toBe(1);
	});

	it('given one changed customer, brings over that one alone', async () => {
		for (const number of ['10001', '10002']) addToAccountView(number);
		await setting.run();
		await setting.run();
		setting.sandbox.clearRequests();
		changeInAccountView('10001', { ACCT_NAME: 'Café Zoë & Zn. €' });

		await setting.run();

		const path = `/customers/${String(inApp('10001').id)}`;
		expect(inApp('10001').name).toBe('Café Zoë & Zn. €');
		expect(setting.writes()).toEqual([`PUT ${path}`]);
		expect(setting.reads().slice(-2)).toEqual(['GET /customers', `GET ${path}`]);
	});

	it('leaves the work locations alone that the app has of its own', async () => {
		addToAccountView('10001', { ADDRESS1: 'Kade 2', POST_CODE: '3011 AA', CITY: 'Rotterdam' });
		await setting.run();
		const own = { code: 'LOODS', street: 'Dok 9', postcode: '3089 KA', city: 'Rotterdam' };
		setting.sandbox.workOrders.update(inApp('10001').id, { workLocations: [own] });
		changeInAccountView('10001', { PO_BOX: 'Postbus 1', PO_CODE: '3000 AA', PO_CITY: 'Rotterdam' });

		await setting.run();

		expect(inApp('10001').workLocations).toMatchObject([
			{ code: '10001-1', street: 'Kade 2' },
			own,
		]);
	});

	it('brings the main contact, and leaves the other contacts of the app alone', async () => {
		const contact = { MAIN_CONT: 'Ans de Wit', MC_DEAR: 'Mevrouw', MC_MAILB: 'ans@klant.example' };
		addToAccountView('10001', contact);
		await setting.run();
		const [main] = inApp('10001').contacts;
		const own = { ...NOBODY, code: 'BAAS', lastName: 'Bos' };
		setting.sandbox.workOrders.update(inApp('10001').id, {
			contacts: [{ ...NOBODY, ...main, mobile: '06-12345678' }, own],
		});
		changeInAccountView('10001', { MAIN_CONT: 'Ans Wit' });
		await setting.run();

		expect(inApp('10001').contacts).toMatchObject([
			{
				code: '10001-C',
				salutation: 'Mevrouw',
				lastName: 'Ans Wit',
				email: 'ans@klant.example',
				mobile: '06-12345678',
			},
			own,
		]);

		changeInAccountView('10001', { MAIN_CONT: '', MC_MAILB: '' });
		await setting.run();
		expect(inApp('10001').contacts).toMatchObject([own]);
	});

	it('given an edit in the app, puts back what AccountView has', async () => {
		addToAccountView('10001', { TEL_BUS: '010-1234567' });
		await setting.run();
		setting.sandbox.workOrders.update(inApp('10001').id, { phone: '06-87654321' });

		await setting.run();

		expect(inApp('10001').phone).toBe('010-1234567');
	});

	it('given a customer that was removed in the app only, makes it again at night', async () => {
		addToAccountView('10001');
		addToAccountView('10002');
		await setting.run();
		setting.sandbox.workOrders.remove(inApp('10001').id);

		await setting.run({ trigger: 'Every Night' });

		expect(appNumbers()).toEqual(['10001', '10002']);
	});

	it('given a customer that was removed in AccountView, leaves the app alone and says so', async () => {
		for (const number of ['10001', '10002']) addToAccountView(number);
		await setting.run();
		setting.sandbox.accountView.customers.remove('10001');
		await setting.run({ trigger: 'Every Night' });

		expect(appNumbers()).toEqual(['10001', '10002']);
		expect(await setting.issues()).toMatchObject([{ code: 'GONE_IN_ACCOUNTVIEW' }]);

		setting.sandbox.workOrders.remove(inApp('10001').id);
		await setting.run({ trigger: 'Every Night' });
		await setting.run({ trigger: 'Every Night' });

		expect(appNumbers()).toEqual(['10002']);
		expect(await setting.issues()).toEqual([]);
	});

	it('given a new customer that the app has had for long, links it and brings over what differs', async () => {
		const parameters = { 'Start Run': { overlap: 0 } };
		addToAccountView('10001');
		setting.sandbox.workOrders.create({ name: 'Lang geleden getypt', number: '10002' });
		await setting.run({ parameters, settings: { unmatched: 'create' } });
		await setting.run({ parameters });
		addToAccountView('10002', { ACCT_NAME: 'Bakkerij Jansen' });

		await setting.run({ parameters });
		await setting.run({ parameters });

		expect(inApp('10002').name).toBe('Bakkerij Jansen');
		expect(await setting.issues()).toEqual([]);
	});

	it('given customers in the app only, leaves them alone', async () => {
		const own = setting.sandbox.workOrders.create({ name: 'Particulier' });
		addToAccountView('10001');

		await setting.run({ settings: { unmatched: 'create' } });
		await setting.run();

		expect(setting.sandbox.workOrders.customers()).toContainEqual(own);
		expect(setting.sandbox.accountView.customers.all()).toHaveLength(1);
	});

	it('given the same customer on both sides, links it by its number and by its name', async () => {
		addToAccountView('10001', { ADDRESS1: 'Kade 2', POST_CODE: '3011 AA', CITY: 'Rotterdam' });
		addToAccountView('10002');
		const mainAddress = { street: 'Kade 2', postcode: '3011aa', city: 'Rotterdam' };
		const byName = setting.sandbox.workOrders.create({ name: 'Klant 10001', mainAddress });
		const byNumber = setting.sandbox.workOrders.create({ name: 'Oude naam', number: '10002' });

		await setting.run();

		const names = setting.sandbox.workOrders.customers().map(({ id, name }) => [id, name]);
		expect(names).toEqual([
			[byName.id, 'Klant 10001'],
			[byNumber.id, 'Klant 10002'],
		]);
	});

	it('tells a customer that is linked by its name its number, and puts that back when it is changed', async () => {
		addToAccountView('10001', { ADDRESS1: 'Kade 2', POST_CODE: '3011 AA', CITY: 'Rotterdam' });
		const mainAddress = { street: 'Kade 2', postcode: '3011 AA', city: 'Rotterdam' };
		const { id } = setting.sandbox.workOrders.create({ name: 'Klant 10001', mainAddress });

		await setting.run();
		const numbers = appNumbers();
		await setting.run();
		setting.sandbox.workOrders.update(id, { number: '10009' });
		await setting.run();

		expect(numbers).toEqual(['10001']);
		expect(appNumbers()).toEqual(['10001']);
		expect(await setting.issues()).toEqual([]);
	});

	it('reads all pages of both sides', async () => {
		await setting.stop();
		setting = await templateSetting(engine, '01-customers.json', { customers: 620 });
		for (let place = 0; place < 510; place += 1) {
			setting.sandbox.workOrders.create({ name: `Particulier ${String(place)}` });
		}

		const result = await setting.run(preview);

		expect(result.json('Compare', 5)).toMatchObject([
			{ counts: { accountViewRead: 620, otherRead: 510 } },
		]);
		// For each record n8n would begin with the expression anew, which takes longer than all else.
		expect(result.json('App Customers in One Shape')).toHaveLength(2);
	});

	it('goes on with the next part of a first run until nothing is left', async () => {
		for (const number of ['10001', '10002', '10003', '10004', '10005']) addToAccountView(number);

		const result = await setting.run({ parameters: { Compare: { options: { mostWrites: 2 } } } });

		expect(appNumbers()).toHaveLength(5);
		expect(timesRun(result, 'Finish Run')).toBe(3);
		expect(result.json('What It Came To').at(-1)).toMatchObject({ rest: 0, complete: true });
	});
});

describe('template 01, when something goes wrong', () => {
	it('given that the app says it made one and not under which id, lists that one, and lets the others go', async () => {
		for (const number of ['10001', '10002', '10003']) addToAccountView(number);
		setting.sandbox.addFault({
			server: 'workOrders',
			method: 'POST',
			kind: 'huge',
			bytes: 99,
			skip: 1,
		});

		const result = await setting.run();
		const listed = await setting.issues();
		await setting.run();

		expect(result.error).toBeUndefined();
		expect(timesRun(result, 'Finish Run')).toBe(1);
		expect(result.json('Finish Run')).toMatchObject([{ counts: { succeeded: 2, untold: 1 } }]);
		expect(listed).toMatchObject([{ code: 'OUTCOME_UNKNOWN', side: 'accountView' }]);
		expect(appNumbers()).toEqual(['10001', '10002', '10003']);
		expect(await setting.issues()).toEqual([]);
	});

	it('given a customer that the app refuses, finishes, lists it, and clears it once mended', async () => {
		addToAccountView('10001');
		addToAccountView('10002', { MAIL_BUS: 'geen adres' });

		const refused = await setting.run();

		expect(appNumbers()).toEqual(['10001']);
		expect(timesRun(refused, 'Finish Run')).toBe(1);
		expect(refused.json('Finish Run')).toMatchObject([{ counts: { succeeded: 1, failed: 1 } }]);
		expect(await setting.issues()).toMatchObject([
			{
				code: 'WRITE_REFUSED',
				key: '10002',
				messageNl: expect.stringContaining('10002') as string,
			},
		]);

		changeInAccountView('10002', { MAIL_BUS: 'info@klant.example' });
		await setting.run();

		expect(appNumbers()).toEqual(['10001', '10002']);
		expect(await setting.issues()).toEqual([]);
	});

	it('given that the app is down while it is written, finishes once and catches up', async () => {
		for (const number of ['10001', '10002', '10003']) addToAccountView(number);
		setting.sandbox.addFault({
			server: 'workOrders',
			method: 'POST',
			kind: 'status',
			status: 503,
			times: Infinity,
		});
		const down = await setting.run();
		setting.sandbox.clearFaults();
		await setting.letTimePass();

		const up = await setting.run();

		expect(timesRun(down, 'Finish Run')).toBe(1);
		expect(down.json('Finish Run')).toMatchObject([{ counts: { failed: 3, untold: 0 } }]);
		expect(up.json('Finish Run')).toMatchObject([{ counts: { succeeded: 3, failed: 0 } }]);
		expect(appNumbers()).toEqual(['10001', '10002', '10003']);
		expect(await setting.issues()).toEqual([]);
	});

	it('given a revoked token, tells it once in the list and goes on when it is there again', async () => {
		addToAccountView('10001');
		await setting.run();
		await setting.run();
		const wrong = { app: { type: 'httpBearerAuth', data: { token: 'revoked' } } };
		const revoked = await setting.run({ credentials: wrong });
		const listed = await setting.issues();
		changeInAccountView('10001', { ACCT_NAME: 'Nieuwe naam' });

		await setting.run();

		expect(revoked.error).toBeUndefined();
		expect(timesRun(revoked, 'Finish Run')).toBe(1);
		expect(listed).toMatchObject([
			{ code: 'READ_FAILED', side: 'other', message: expect.stringContaining('token') as string },
		]);
		expect(inApp('10001').name).toBe('Nieuwe naam');
		expect(await setting.issues()).toEqual([]);
	});

	it('given that AccountView is down for three cycles, loses nothing and clears the list', async () => {
		addToAccountView('10001');
		await setting.run();
		await setting.run();
		setting.sandbox.addFault({
			server: 'accountView',
			kind: 'html',
			pathContains: 'accountviewdata',
			times: Infinity,
		});
		changeInAccountView('10001', { ACCT_NAME: 'Nieuwe naam' });
		const finished: number[] = [];
		for (let cycle = 0; cycle < 3; cycle += 1) {
			finished.push(timesRun(await setting.run(), 'Finish Run'));
		}
		const listed = await setting.issues();
		setting.sandbox.clearFaults();

		await setting.run();

		expect(finished).toEqual([1, 1, 1]);
		expect(listed).toMatchObject([{ code: 'READ_FAILED', side: 'accountView' }]);
		expect(inApp('10001').name).toBe('Nieuwe naam');
		expect(await setting.issues()).toEqual([]);
	});

	it.each(['html', 'not-json'] as const)(
		'given %s from the app with status 200, takes it for no list, and makes no twins',
		async (kind) => {
			addToAccountView('10001');
			await setting.run();
			await setting.run();
			changeInAccountView('10001', { ACCT_NAME: 'Nieuwe naam' });
			setting.sandbox.addFault({
				server: 'workOrders',
				kind,
				pathContains: '/customers',
				method: 'GET',
				times: 9,
			});

			const result = await setting.run();
			const listed = await setting.issues();
			setting.sandbox.clearFaults();
			await setting.run();

			expect(result.json('Finish Run').at(-1)?.['complete']).toBe(false);
			expect(listed).toMatchObject([{ code: 'READ_FAILED', side: 'other' }]);
			expect(inApp('10001').name).toBe('Nieuwe naam');
			expect(await setting.issues()).toEqual([]);
		},
	);

	it('given a customer that the read missed, links what it finds and compares that in the next run', async () => {
		addToAccountView('10001');
		setting.sandbox.workOrders.create({ number: '10001', name: 'Oude naam' });
		setting.sandbox.addFault({
			server: 'workOrders',
			method: 'GET',
			pathContains: 'modifiedSince',
			kind: 'drop-row',
		});
		await setting.run();
		const found = inApp('10001').name;

		// It is not among the changes that are read.
		await setting.run({ parameters: { 'Start Run': { overlap: 0 } } });

		expect(found).toBe('Oude naam');
		expect(inApp('10001').name).toBe('Klant 10001');
		expect(await setting.issues()).toEqual([]);
	});

	it.each([
		[
			'made',
			() => {
				addToAccountView('10002');
			},
		],
		[
			'changed',
			() => {
				changeInAccountView('10001', { ACCT_NAME: 'Anders' });
			},
		],
	])(
		'given a customer that is %s and a look-up that is answered with something else, writes nothing astray and goes by itself',
		async (_, change) => {
			addToAccountView('10001');
			await setting.run();
			change();
			setting.sandbox.clearRequests();

			await setting.run({
				nodes: { 'Look Up in the App': { type: 'n8n-nodes-base.set', typeVersion: 3.4 } },
				parameters: { 'Look Up in the App': { mode: 'raw', jsonOutput: '={{ ({ data: [] }) }}' } },
			});
			const [issue, ...others] = await setting.issues();
			const before = setting.writes();
			await setting.letTimePass();
			await setting.run();

			expect(others).toEqual([]);
			expect(issue).toMatchObject({ code: 'WRITE_POSTPONED' });
			expect(issue?.messageNl).toContain('gaf op de vraag of het er al is iets anders terug');
			expect(before).toEqual([]);
			expect(setting.writes()).toHaveLength(1);
			expect(await setting.issues()).toEqual([]);
		},
	);

	it('given a start while another run is busy, does nothing', async () => {
		addToAccountView('10001');
		setting.sandbox.addFault({
			server: 'workOrders',
			method: 'POST',
			kind: 'latency',
			milliseconds: 300,
		});

		const both = await Promise.all([setting.run(), setting.run()]);

		expect(both.map((one) => timesRun(one, 'Skipped')).toSorted()).toEqual([0, 1]);
		expect(both.map((one) => timesRun(one, 'Finish Run')).toSorted()).toEqual([0, 1]);
		expect(appNumbers()).toEqual(['10001']);
	});

	it('given an end between writing and saving, makes nothing twice', async () => {
		for (const number of ['10001', '10002']) addToAccountView(number);
		await setting.run({
			nodes: { 'Save Result (App)': { disabled: true }, 'Finish Run': { disabled: true } },
		});

		const next = await setting.run();

		expect(next.error).toBeUndefined();
		expect(appNumbers()).toEqual(['10001', '10002']);
		expect(await setting.issues()).toEqual([]);
	});
});

describe('template 01, asked for a preview', () => {
	const preview = {
		trigger: 'When Executed by Another Workflow',
		input: { preview: true },
	} as const;

	it('gives back what would be done, and does nothing', async () => {
		for (const number of ['10001', '10002']) addToAccountView(number);

		const shown = await setting.run(preview);
		const writes = setting.writes();
		const done = await setting.run();

		expect(writes).toEqual([]);
		const planned = shown.json('What It Came To');
		expect(planned.map(({ number, _sync }) => [number, _sync])).toMatchObject([
			['10001', { output: 'Create in Other' }],
			['10002', { output: 'Create in Other' }],
			[undefined, undefined],
		]);
		expect(planned.at(-1)).toMatchObject({ preview: true, counts: { createInOther: 2 } });
		expect(done.json('Finish Run')).toMatchObject([{ counts: { createInOther: 2 } }]);
	});

	it('gives back the counts alone where there is nothing to do', async () => {
		addToAccountView('10001');
		await setting.run();

		const shown = await setting.run(preview);

		expect(shown.json('What It Came To')).toMatchObject([{ preview: true, counts: { inStep: 1 } }]);
	});
});

describe('template 01, the other way round', () => {
	const settings = { direction: 'both' };

	it('makes a customer of the app in AccountView, and tells the app its number', async () => {
		const { id } = setting.sandbox.workOrders.create({
			name: 'Bakkerij De Zoete Inval',
			phone: '010-1234567',
			mainAddress: { street: 'Kade 2', postcode: '3011 AA', city: 'Rotterdam' },
			contacts: [{ ...NOBODY, firstName: 'Bo', lastName: 'Bos', email: 'bo@klant.example' }],
		});

		await setting.run({ settings });
		const again = await setting.run({ settings, trigger: 'Run Now' });

		const [made] = setting.sandbox.accountView.customers.all();
		expect(made).toMatchObject({
			ACCT_NAME: 'Bakkerij De Zoete Inval',
			TEL_BUS: '010-1234567',
			ADDRESS1: 'Kade 2',
			POST_CODE: '3011 AA',
			MAIN_CONT: 'Bo Bos',
			MC_MAILB: 'bo@klant.example',
			DEB_NR: `FS-${String(id)}`,
		});
		expect(inApp(String(made?.['SUB_NR'])).id).toBe(id);
		expect(again.json('Finish Run')).toMatchObject([{ counts: { succeeded: 0, inStep: 1 } }]);
	});

	it('given that the number did not reach the app, makes no second customer', async () => {
		setting.sandbox.workOrders.create({ name: 'Bakkerij De Zoete Inval' });
		setting.sandbox.addFault({ server: 'workOrders', method: 'PUT', kind: 'status', status: 503 });
		await setting.run({ settings });
		await setting.letTimePass();

		await setting.run({ settings });

		const [made, ...others] = setting.sandbox.accountView.customers.all();
		expect(others).toEqual([]);
		expect(appNumbers()).toEqual([made?.['SUB_NR']]);
		expect(await setting.issues()).toEqual([]);
	});

	it.each(['both', 'toAccountView'])(
		'given an end before the app heard the number, tells it at the next run (%s)',
		async (direction) => {
			const { id } = setting.sandbox.workOrders.create({
				name: 'Bakkerij De Zoete Inval',
				mainAddress: { street: 'Kade 2', postcode: '3011 AA', city: 'Rotterdam' },
				contacts: [{ ...NOBODY, firstName: 'Bo', lastName: 'Bos', email: 'bo@klant.example' }],
			});
			const ended = { disabled: true };
			const nodes = { 'Tell the App the Number': ended, 'Save Result (AccountView)': ended };
			await setting.run({
				settings: { direction },
				nodes: { ...nodes, 'Finish Run': ended },
			});

			await setting.run({ settings: { direction } });
			const again = await setting.run({ settings: { direction }, trigger: 'Run Now' });

			const [made, ...others] = setting.sandbox.accountView.customers.all();
			expect(others).toEqual([]);
			expect(appNumbers()).toEqual([made?.['SUB_NR']]);
			expect(inApp(String(made?.['SUB_NR']))).toMatchObject({
				id,
				name: 'Bakkerij De Zoete Inval',
			});
			expect(again.json('Finish Run')).toMatchObject([{ counts: { succeeded: 0, inStep: 1 } }]);
			expect(await setting.issues()).toEqual([]);
		},
	);

	describe('where the app leads', () => {
		const onlyToAccountView = { direction: 'toAccountView' };
		const mainAddress = { street: 'Kade 2', postcode: '3011 AA', city: 'Rotterdam' };
		const addressed = { ADDRESS1: 'Kade 2', POST_CODE: '3011 AA', CITY: 'Rotterdam' };

		it('tells a customer that is linked by its name its number, and writes nothing else', async () => {
			addToAccountView('10001', { ...addressed, TEL_BUS: '010-1234567' });
			setting.sandbox.workOrders.create({ name: 'Klant 10001', mainAddress });

			await setting.run({ settings: onlyToAccountView });
			await setting.run({ settings: onlyToAccountView });

			const { id, phone } = inApp('10001');
			expect(phone).toBe('');
			expect(setting.writes()).toEqual([`PUT /customers/${String(id)}`]);
			expect(await setting.issues()).toEqual([]);
		});

		it('tells it also where something else goes to AccountView, and again when that was not heard', async () => {
			addToAccountView('10001', addressed);
			setting.sandbox.workOrders.create({ name: 'Klant 10001', mainAddress, phone: '010-1234567' });
			setting.sandbox.addFault({
				server: 'workOrders',
				method: 'PUT',
				kind: 'status',
				status: 503,
			});

			await setting.run({ settings: onlyToAccountView });
			const [issue] = await setting.issues();
			await setting.letTimePass();
			await setting.run({ settings: onlyToAccountView });

			expect(issue).toMatchObject({ code: 'WRITE_POSTPONED', side: 'other' });
			expect(appNumbers()).toEqual(['10001']);
			expect(setting.sandbox.accountView.customers.all()).toMatchObject([
				{ SUB_NR: '10001', TEL_BUS: '010-1234567' },
			]);
			expect(await setting.issues()).toEqual([]);
		});
	});

	it('brings a change of either side to the other, and leaves the postal address alone', async () => {
		addToAccountView('10001', {
			PO_BOX: 'Postbus 12',
			PO_CODE: '1000 AB',
			PO_CITY: 'Amsterdam',
			TEL_BUS: '010-1234567',
		});
		await setting.run({ settings });
		await setting.run({ settings });
		setting.sandbox.workOrders.update(inApp('10001').id, { phone: '06-87654321' });
		changeInAccountView('10001', { ACCT_NAME: 'Nieuwe naam' });

		await setting.run({ settings });

		expect(inApp('10001')).toMatchObject({ name: 'Nieuwe naam', phone: '06-87654321' });
		expect(setting.sandbox.accountView.customers.get('10001')).toMatchObject({
			ACCT_NAME: 'Nieuwe naam',
			TEL_BUS: '06-87654321',
			PO_BOX: 'Postbus 12',
		});
	});

	it('given a new customer that the app edits before the next run, brings that edit to AccountView', async () => {
		addToAccountView('10001', { TEL_BUS: '010-1234567' });
		await setting.run({ settings });
		addToAccountView('10002', { TEL_BUS: '010-1234567' });
		await setting.run({ settings });
		for (const number of ['10001', '10002']) {
			setting.sandbox.workOrders.update(inApp(number).id, { phone: '06-87654321' });
		}

		await setting.run({ settings });

		const phones = setting.sandbox.accountView.customers.all().map((row) => row['TEL_BUS']);
		expect(phones).toEqual(['06-87654321', '06-87654321']);
		expect(inApp('10002').phone).toBe('06-87654321');
	});

	it('given that a complete read of the app misses an edited customer, loses neither side’s edit', async () => {
		const numbers = ['10001', '10002', '10003'];
		for (const number of numbers) addToAccountView(number, { TEL_BUS: '010-1234567' });
		await setting.run({ settings });
		await setting.run({ settings });
		for (const number of numbers) {
			setting.sandbox.workOrders.update(inApp(number).id, { phone: `06-876543${number.slice(3)}` });
		}
		changeInAccountView('10002', { ACCT_NAME: 'Nieuwe naam' });
		setting.sandbox.addFault({
			server: 'workOrders',
			method: 'GET',
			pathContains: 'modifiedSince',
			kind: 'drop-row',
		});

		await setting.run({ settings, trigger: 'Every Night' });
		await setting.run({ settings });

		for (const number of numbers) {
			const phone = `06-876543${number.slice(3)}`;
			expect(inApp(number).phone).toBe(phone);
			expect(setting.sandbox.accountView.customers.get(number)).toMatchObject({ TEL_BUS: phone });
		}
		expect(inApp('10002').name).toBe('Nieuwe naam');
		expect(await setting.issues()).toEqual([]);
	});

	it('given the same field changed on both sides, lets AccountView win and keeps the loser', async () => {
		addToAccountView('10001', { TEL_BUS: '010-1234567' });
		await setting.run({ settings });
		setting.sandbox.workOrders.update(inApp('10001').id, { phone: '06-11111111' });
		changeInAccountView('10001', { TEL_BUS: '06-22222222' });

		await setting.run({ settings });

		expect(inApp('10001').phone).toBe('06-22222222');
	});

	it('does nothing where the settings switch it off', async () => {
		addToAccountView('10001');

		const result = await setting.run({ settings: { direction: 'off' } });

		expect(result.order.at(-1)).toBe('What Is Asked For?');
		expect(setting.reads()).toEqual([]);
	});
});
