import '../quiet';
import { Engine } from '../harness';
import { templateSetting, timesRun, type TemplateRun, type TemplateSetting } from './setting';

/*
 * Apps give null for what is not filled in, numbers for texts, and what people have typed. Each of these is
 * told at its record in plain words, or taken as it was meant; nothing is passed over without a word.
 */

let engine: Engine;
let setting: TemplateSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
afterEach(async () => {
	await setting.stop();
});

/** A node of the flow that gets an answer such as the app of the sandbox would not give. */
const answers = (node: string, ...items: readonly unknown[]): TemplateRun => ({
	nodes: { [node]: { type: 'n8n-nodes-base.set', typeVersion: 3.4 } },
	parameters: {
		[node]: { mode: 'raw', jsonOutput: `={{ (${JSON.stringify({ items }, null, 1)}) }}` },
	},
});

const collections = () => setting.sandbox.workOrders.collections;

/** The one message there is. */
async function told(): Promise<string> {
	const [issue, ...others] = await setting.issues();
	expect(others).toEqual([]);
	return `${issue?.messageNl ?? ''} ${issue?.remedyNl ?? ''}`;
}

function addCustomer(number: string): void {
	const row = { SUB_NR: number, ACCT_NAME: `Klant ${number}`, SRC_CODE: 'KLANT', ACCT_NR: '1300' };
	setting.sandbox.accountView.customers.insert(row);
}

describe('a work order (03)', () => {
	const READ = 'Get Work Orders from the App';
	const GIVEN = { id: 1, number: 'WB-1', customerNumber: '10001', description: 'Ketel' };

	beforeEach(async () => {
		setting = await templateSetting(engine, '03-work-orders-to-sales-orders.json', {
			seed: 'empty',
		});
		addCustomer('10001');
		collections().workOrders.create({ number: 'WB-1', customerNumber: '10001' });
	});

	it.each([[null], [undefined], ['  ']])(
		'whose order number is %j gets an order',
		async (orderNumber) => {
			await setting.run(answers(READ, { ...GIVEN, orderNumber }));

			expect(setting.sandbox.accountView.orders.all()).toHaveLength(1);
			expect(collections().workOrders.get(1)?.orderNumber).not.toBe('');
			expect(await setting.issues()).toEqual([]);
		},
	);

	it.each([[null], [undefined], [' ']])(
		'whose customer is %j says that it is missing',
		async (customerNumber) => {
			await setting.run(answers(READ, { ...GIVEN, orderNumber: '', customerNumber }));

			expect(await told()).toContain('er is geen klant ingevuld. Vul in de werkbonnen-app');
		},
	);

	it.each([[null], ['']])('whose number is %j says so', async (number) => {
		await setting.run(answers(READ, { ...GIVEN, orderNumber: '', number }));

		expect(await told()).toContain('hij heeft geen nummer. Geef de werkbon in de werkbonnen-app');
		expect(setting.sandbox.accountView.orders.all()).toEqual([]);
	});

	it('whose number the app does not look up waits, and counts no undefined work orders', async () => {
		const result = await setting.run({
			...{
				nodes: { 'Work Orders of That Number': { type: 'n8n-nodes-base.set', typeVersion: 3.4 } },
			},
			parameters: {
				'Work Orders of That Number': { mode: 'raw', jsonOutput: '={{ ({ data: [] }) }}' },
			},
		});
		const message = await told();
		await setting.letTimePass();
		await setting.run();

		expect(timesRun(result, 'Finish Run')).toBe(1);
		expect(message).toContain('gaf op de vraag of het er al is iets anders terug');
		expect(message).toContain('kijk dan of de werkbonnen-app het doet');
		expect(setting.sandbox.accountView.orders.all()).toHaveLength(1);
		expect(await setting.issues()).toEqual([]);
	});

	it('of which the app is down when it is told its order, says that it is the app', async () => {
		setting.sandbox.addFault({ server: 'workOrders', method: 'PUT', kind: 'status', status: 503 });

		await setting.run();

		const message = await told();
		expect(message).toContain('het ging mis bij de werkbonnen-app: de server daar gaf een fout');
		expect(message).toContain('controleer dan of de werkbonnen-app bereikbaar is');
	});
});

describe('executed work (05)', () => {
	const READ = 'Get Checked Work Orders';
	const STOP = { code: 'KRAAN-STOP', quantity: 2, ticked: true };
	const GIVEN = { id: 1, number: 'WB-1', orderNumber: '26000102', articles: [STOP] };

	beforeEach(async () => {
		setting = await templateSetting(engine, '05-executed-work.json');
		collections().workOrders.create({ number: 'WB-1', state: 'checked' });
	});

	it.each([[null], [undefined], [' ']])(
		'whose order number is %j waits for its order',
		async (orderNumber) => {
			await setting.run(answers(READ, { ...GIVEN, orderNumber }));

			expect(await told()).toContain('er is nog geen ordernummer ingevuld');
		},
	);

	it('whose order number is a number counts as being on the same order when it is sent again', async () => {
		const before = setting.sandbox.accountView.orderLines.all().length;
		const unknown = { code: 'BUS-KIT', quantity: 1, ticked: true };
		const numeric = { ...GIVEN, orderNumber: 26000102, articles: [STOP, unknown] };
		await setting.run(answers(READ, numeric));
		const list = answers(READ, { ...numeric, articles: [STOP] });
		const whole = { statusCode: 200, body: { ...numeric, state: 'checked', articles: [STOP] } };
		const lookUp = 'Look Up the Work Order';

		await setting.run({
			nodes: { ...list.nodes, [lookUp]: { type: 'n8n-nodes-base.set', typeVersion: 3.4 } },
			parameters: {
				...list.parameters,
				[lookUp]: { mode: 'raw', jsonOutput: `={{ (${JSON.stringify(whole, null, 1)}) }}` },
			},
		});

		expect(await setting.issues()).toEqual([]);
		expect(setting.sandbox.accountView.orderLines.all()).toHaveLength(before + 1);
	});

	it('with a quantity that is none is told in Dutch', async () => {
		await setting.run(
			answers(READ, { ...GIVEN, articles: [{ ...STOP, quantity: 'veel', price: 'gratis' }] }),
		);

		expect(await told()).toContain(
			"KRAAN-STOP: Aantal besteld 'veel' en Prijs 'gratis' worden door AccountView niet aangenomen.",
		);
	});

	it('without an article number is told without a null', async () => {
		await setting.run(answers(READ, { ...GIVEN, articles: [{ ...STOP, code: null }] }));

		expect(await told()).toContain('order 26000102. het artikelnummer ontbreekt.');
	});

	it('of which the list of articles cannot be read is named', async () => {
		await setting.run(answers(READ, { ...GIVEN, articles: [null] }));

		expect(await told()).toContain('andere gegevens terug dan verwacht: "WB-1"');
	});
});

describe('hours (06)', () => {
	const READ = 'Get Open Hours';
	const GIVEN = {
		...{ id: 1, employee: '103', employeeName: 'Joost', projectCode: '26-008', kind: 'work' },
		...{ date: '2026-11-26', hours: 1, description: '' },
	};
	const CASES: readonly [object, string][] = [
		[{ employee: null }, 'Joost heeft in de werkbonnen-app geen unieke code.'],
		[{ employee: ' ' }, 'Joost heeft in de werkbonnen-app geen unieke code.'],
		[{ date: null }, 'de datum ontbreekt. Verbeter de urenregel in de werkbonnen-app'],
		[{ date: '2026-13-45' }, 'dit is geen datum: 2026-13-45.'],
		[{ date: 20261126 }, 'dit is geen datum: 20261126.'],
		[{ hours: null }, 'het aantal uren ontbreekt.'],
		[{ hours: 'veel' }, 'dit is geen aantal uren: veel.'],
		[{ kind: null }, 'er staat niet bij of het werktijd of reistijd is.'],
		[
			{ kind: 'pauze', hours: 'x' },
			'dit is geen aantal uren: x; dit is geen werktijd en geen reistijd: pauze.',
		],
	];

	beforeEach(async () => {
		setting = await templateSetting(engine, '06-hours.json');
		collections().hours.create({ employee: '103', date: '2026-11-26', hours: 1 });
	});

	it.each(CASES)('with %j are told at the entry, and wait', async (wrong, said) => {
		setting.sandbox.clearRequests();
		const settings = { workType: 'WERK', travelType: 'REIS' };

		const result = await setting.run({ settings, ...answers(READ, { ...GIVEN, ...wrong }) });

		expect(timesRun(result, 'Finish Run')).toBe(1);
		expect(await told()).toContain(said);
		expect(setting.writes()).toEqual([]);
	});

	it.each([['7,5'], [7.5], ['7.5']])('of %j are booked', async (hours) => {
		const settings = { workType: 'WERK', travelType: 'REIS' };

		await setting.run({ settings, ...answers(READ, { ...GIVEN, hours }) });

		expect(setting.sandbox.accountView.hourEntries.all().at(-1)).toMatchObject({ TRN_QTY: 7.5 });
		expect(await setting.issues()).toEqual([]);
	});
});

describe('records without the key of the app', () => {
	it('are listed each, and the others go on (05)', async () => {
		setting = await templateSetting(engine, '05-executed-work.json');
		const work = { number: 'WB-1', orderNumber: '26000102', articles: [] };

		const result = await setting.run(
			answers(
				'Get Checked Work Orders',
				{ ...work, id: '' },
				{ ...work, id: null, number: 'WB-2' },
			),
		);

		expect(result.error).toBeUndefined();
		expect(timesRun(result, 'Finish Run')).toBe(1);
		expect((await setting.issues()).map(({ code }) => code)).toEqual(['KEY_EMPTY', 'KEY_EMPTY']);
	});
});

describe('a customer that the app has twice (01)', () => {
	it('is linked to neither by a guess, and told, until one is left', async () => {
		setting = await templateSetting(engine, '01-customers.json', { seed: 'empty' });
		addCustomer('10001');
		const ended = { disabled: true };
		await setting.run({
			nodes: { 'Create in the App': ended, 'Save Result (App)': ended, 'Finish Run': ended },
		});
		const twins = [1, 2].map((id) => ({ id, number: '10001', name: 'Klant 10001' }));

		const result = await setting.run(answers('Look Up in the App', ...twins));
		const message = await told();
		await setting.letTimePass();
		await setting.run();

		expect(timesRun(result, 'Finish Run')).toBe(1);
		expect(message).toContain('in de werkbonnen-app zijn er 2 die het kunnen zijn.');
		expect(message).toContain('Geef elk in de werkbonnen-app een eigen nummer');
		expect(setting.sandbox.workOrders.customers()).toHaveLength(1);
		expect(await setting.issues()).toEqual([]);
	});
});
