import '../quiet';
import { Engine } from '../harness';
import { templateSetting, type TemplateSetting } from './setting';

/* Settings as people type them: in Dutch, with a capital, with blanks around, with a slip of the pen. */

let engine: Engine;
let setting: TemplateSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
afterEach(async () => {
	await setting.stop();
});

const WORK = '05-executed-work.json';
const CUSTOMERS = '01-customers.json';
const WORD = 'executedWork';

const start = async (file: string, seed?: 'empty'): Promise<void> => {
	setting = await templateSetting(engine, file, seed === undefined ? {} : { seed });
};

const stateOfWork = (): string | undefined =>
	setting.sandbox.workOrders.collections.workOrders.all().at(-1)?.state;

function checkWork(): void {
	setting.sandbox.workOrders.collections.workOrders.create({
		state: 'checked',
		orderNumber: '26000102',
		articles: [{ code: 'KRAAN-STOP', quantity: 2, ticked: true }],
	});
}

function addCustomer(number: string): void {
	const row = { SUB_NR: number, ACCT_NAME: `Klant ${number}`, SRC_CODE: 'KLANT', ACCT_NR: '1300' };
	setting.sandbox.accountView.customers.insert(row);
}

describe('settings as people type them', () => {
	it.each(['Off', ' off', 'uit', 'no', 'NEE', 'false', false])(
		'a switch at %j is off, and nothing is read',
		async (typed) => {
			await start(WORK);
			checkWork();

			const result = await setting.run({ settings: { [WORD]: typed } });

			expect(result.error).toBeUndefined();
			expect([...setting.reads(), ...setting.writes()]).toEqual([]);
		},
	);

	it.each(['On', 'aan ', 'yes', 'Ja', 'true'])('a switch at %j is on', async (typed) => {
		await start(WORK);
		checkWork();

		await setting.run({ settings: { [WORD]: typed } });

		expect(stateOfWork()).toBe('handled');
	});

	it.each(['Yes', 'ja', ' yes ', 'aan'])(
		'paused at %j waits, and goes when a person asks',
		async (paused) => {
			await start(WORK);
			checkWork();
			await setting.run({ settings: { paused } });
			const waiting = stateOfWork();

			await setting.run({ settings: { paused }, trigger: 'Run Now' });

			expect([waiting, stateOfWork()]).toEqual(['checked', 'handled']);
		},
	);

	it.each([
		[{ [WORD]: 'misschien' }, 'executedWork staat op "misschien"; kies on (aan) of off (uit).'],
		[{ paused: 'even' }, 'paused staat op "even"; kies yes (ja) of no (nee).'],
	])('%j stops the flow with a sentence, and nothing is done', async (settings, sentence) => {
		await start(WORK);
		checkWork();

		const result = await setting.run({ settings });

		expect(result.error?.message).toContain(`De instelling ${sentence} Er is niets gedaan.`);
		expect([...setting.reads(), ...setting.writes()]).toEqual([]);
	});

	it.each([
		['ToOther', 'Ask'],
		[' tooTHER ', ' ASK'],
	])('direction %j and unmatched %j are known in any case', async (direction, unmatched) => {
		await start(CUSTOMERS, 'empty');
		addCustomer('10001');

		const result = await setting.run({ settings: { direction, unmatched } });

		expect(result.error).toBeUndefined();
		expect(setting.sandbox.workOrders.customers()).toMatchObject([{ number: '10001' }]);
	});

	it('a direction that is none stops the flow and names those that there are', async () => {
		await start(CUSTOMERS, 'empty');

		const result = await setting.run({ settings: { direction: 'naar de app' } });

		expect(result.error?.message).toContain(
			'De instelling customers.direction staat op "naar de app"; kies toOther, toAccountView, both (beide) of off (uit).',
		);
	});

	it.each(['1, 2', '1;2', ' 1 ;2 '])('closed statuses %j are a list', async (closedStatuses) => {
		await start('04-sales-orders-to-work-orders.json', 'empty');
		addCustomer('10001');
		for (const ORD_STAT of [1, 2]) {
			setting.sandbox.accountView.orders.insert({ RPL_INV: '10001', ORD_STAT });
		}

		await setting.run({ settings: { closedStatuses } });

		expect(setting.sandbox.workOrders.collections.workOrders.all()).toEqual([]);
	});

	it('an address of the app may end with slashes', async () => {
		await start(WORK);
		checkWork();
		const appUrl = ` ${setting.sandbox.workOrders.baseUrl}/api/v1// `;

		const result = await setting.run({ settings: { appUrl } });

		expect(result.error).toBeUndefined();
		expect(stateOfWork()).toBe('handled');
	});

	it('a row of the table wins, without the blanks around it; one of blanks alone does not', async () => {
		await start(WORK);
		checkWork();
		const table = (value: string) => ({
			nodes: { 'Read Settings': { type: 'n8n-nodes-base.set', typeVersion: 3.4 } },
			parameters: {
				'Read Settings': { mode: 'raw', jsonOutput: JSON.stringify({ name: WORD, value }) },
			},
		});
		await setting.run(table(' Uit '));
		const off = stateOfWork();

		await setting.run(table('  '));

		expect([off, stateOfWork()]).toEqual(['checked', 'handled']);
	});
});
