import { Orders, type EntityRecord, type OrderMatch } from '../../../lib/accountview';
import type { SwitchName } from '../../../sandbox';
import { collect, errorOf } from '../../lib/accountview/support/client-with';
import { containing, matching } from '../../lib/accountview/support/expecting';
import { RUNNABLE } from './switch-settings';
import { World } from './world';

/** Orders and their lines against every setting of every switch, each on its own. */

const REFERENCE = { field: 'ownReference', value: 'WB-1042' } as const;

/** What an installation needs in its credential where names or paging differ. */
const OVERRIDES: Partial<Record<SwitchName, Readonly<Record<string, unknown>>>> = {
	names: { order: { fields: { number: 'SO_NR' } } },
	orderPageKey: { order: { pagingColumn: 'REC_ID' } },
};

let world: World;
let orders: Orders;

async function start(name: string, value: unknown): Promise<void> {
	world = await World.start({ switches: { accessTokenSeconds: 3600 } });
	const isDead = name === 'accessTokenSeconds' && value === 0;
	world.sandbox.setSwitches(isDead ? {} : { [name]: value });
	const isUsual = value === '' || value === 'number';
	orders = newOrders(isUsual ? 'none' : name);
}

function newOrders(switchName: string, settings: Readonly<Record<string, unknown>> = {}): Orders {
	const override = Object.entries(OVERRIDES).find(([name]) => name === switchName)?.[1];
	const client = world.client({
		...(override !== undefined && { dictionaryOverride: JSON.stringify(override) }),
		...settings,
	});
	return new Orders(client, { clock: world.clock });
}

/** Lines of an order as they stand in AccountView, past the API. */
function storedLines(number: string): string[] {
	const header = world.sandbox.accountView.orders.get(number);
	return world.sandbox.accountView.orderLines
		.all()
		.filter((line) => line['HDR_ID'] === header?.['REC_ID'])
		.map(
			(line) => `${String(line['ORD_QTY'])} ${String(line['ART_CODE'])} ${String(line['ART_PX'])}`,
		);
}

function line(articleCode: string, quantity: number, more: EntityRecord = {}) {
	return { fields: { articleCode, quantity, ...more } };
}

const HEADER = { customerNumber: '10005', description: 'Ketel vervangen' };

async function newOrder(ownReference: string = REFERENCE.value): Promise<string> {
	const { record } = await orders.create({ fields: { ...HEADER, ownReference } }, [
		line('KETEL-HR28', 1),
		line('VOORRIJ', 1),
	]);
	return String(record['number']);
}

afterEach(() => world.stop());

/** Without the module there are no orders at all; a test of its own shows what is said then. */
const LICENSED = RUNNABLE.filter(
	([name, value]) => !(name === 'ordersLicensed' && value === false),
);

describe.each(LICENSED)('with %s = %s', (name, value) => {
	beforeEach(() => start(name, value));

	it('an order is made with its lines, found by reference, changed, and appended to', async () => {
		const created = await orders.create(
			{
				fields: {
					...HEADER,
					ownReference: REFERENCE.value,
					deliveryDate: '2026-04-01',
					project: '26-001',
				},
			},
			[line('KETEL-HR28', 1), line('VOORRIJ', 2)],
		);
		const number = String(created.record['number']);
		expect(created).toMatchObject({
			outcome: 'created',
			record: {
				ownReference: 'WB-1042',
				description: 'Ketel vervangen',
				orderDate: '2026-03-05',
				deliveryDate: '2026-04-01',
			},
		});
		expect(world.sandbox.accountView.orders.get(number)).toMatchObject({
			RPL_INV: '10005',
			RPL_DEL: '10005',
			COMMENT1: '[WB-1042] Ketel vervangen',
			DEL_DATE: containing('2026-04-01'),
			ORD_DATE: containing('2026-03-05'),
		});

		const read = await orders.get(REFERENCE);
		expect(read.record).toMatchObject({
			...{ number, ownReference: 'WB-1042', project: '26-001' },
			...{ orderDate: '2026-03-05', deliveryDate: '2026-04-01' },
		});
		expect(read.details).toMatchObject([
			{ articleCode: 'KETEL-HR28', quantity: 1, price: 1395 },
			{ articleCode: 'VOORRIJ', quantity: 2 },
		]);
		expect(await orders.get({ field: 'number', value: number })).toEqual(read);

		const updated = await orders.createOrUpdate(REFERENCE, {
			fields: { description: 'Ketel en pomp', deliveryDate: '2026-04-08' },
		});
		expect(updated).toMatchObject({ outcome: 'updated', record: { number } });
		expect(world.sandbox.accountView.orders.get(number)).toMatchObject({
			COMMENT1: '[WB-1042] Ketel en pomp',
			DEL_DATE: containing('2026-04-08'),
		});
		expect(storedLines(number)).toHaveLength(2);

		const wanted = [line('POMP-CV', 1), line('BESTAAT-NIET', 1), line('pomp-cv', 2, { price: 99 })];
		const appending = orders
			.appender([{ match: REFERENCE, lines: wanted }])
			.then((appender) => appender.append({ match: REFERENCE, lines: wanted }));
		if (name === 'orderLinesOnUpdate' && value !== 'append') {
			const code = value === 'replace' ? 'AV_LINES_REPLACED' : 'AV_REJECTED';
			expect(await errorOf(appending)).toMatchObject({ code });
			return;
		}
		expect(await appending).toMatchObject({
			outcome: 'partly',
			number,
			lines: [{ articleCode: 'POMP-CV' }, { price: 99 }],
			notTakenOver: [
				{ articleCode: 'BESTAAT-NIET', reason: 'AccountView has no article BESTAAT-NIET' },
			],
		});
		expect(storedLines(number).slice(2)).toEqual(['1 POMP-CV 168', '2 POMP-CV 99']);
	});

	it('filters give what the stored orders say', async () => {
		const number = await newOrder();
		world.sandbox.accountView.orders.update(number, {
			DEL_DATE: '2026-04-01T00:00:00',
			ORD_STAT: 1,
		});
		const found = async (filter: Parameters<Orders['list']>[0]): Promise<unknown[]> =>
			(await collect(orders.list(filter))).map((record) => record['number']);
		const stored = (test: (row: Readonly<Record<string, unknown>>) => boolean): unknown[] =>
			world.sandbox.accountView.orders
				.all()
				.filter(test)
				.map((row) => row['ORD_NR']);
		const dayOf = ({ DEL_DATE: day }: Readonly<Record<string, unknown>>): string =>
			typeof day === 'string' ? day.slice(0, 10) : '';
		expect(await found({})).toEqual(stored(() => true));
		expect(await found({ customerNumber: '10005' })).toEqual(
			stored((row) => row['RPL_INV'] === '10005'),
		);
		expect(await found({ deliveryFrom: '2026-03-01', deliveryUntil: '2026-04-01' })).toEqual(
			stored((row) => dayOf(row) >= '2026-03-01' && dayOf(row) <= '2026-04-01'),
		);
		expect(await found({ statuses: ['1'], deliveryFrom: '2026-04-01' })).toContain(number);
		expect(await found({ ownReference: 'WB-1042' })).toEqual([number]);
		expect(await found({ ownReference: 'wb-1042' })).toEqual([]);
		expect(await found({ search: 'ketel v' })).toEqual(
			stored((row) => /ketel v/i.test(String(row['COMMENT1']))),
		);
	});

	it('lines of orders are told with their order', async () => {
		const number = await newOrder();
		const lines = await collect(orders.lines({ ownReference: 'WB-1042' }));
		expect(lines).toMatchObject([
			{ orderNumber: number, line: { articleCode: 'KETEL-HR28' } },
			{ orderNumber: number, line: { articleCode: 'VOORRIJ' } },
		]);
		const all = await collect(orders.lines({}));
		expect(all).toHaveLength(world.sandbox.accountView.orderLines.all().length);
	});

	it('an order without lines has none, and says nothing else', async () => {
		const creating = orders.create({ fields: { ...HEADER, ownReference: 'WB-7' } }, []);
		if (name === 'orderWithoutLines' && value === 'error') {
			expect(await errorOf(creating)).toMatchObject({
				code: 'AV_REJECTED',
				message: containing('ten minste één regel'),
			});
			return;
		}
		await creating;
		expect((await orders.get({ field: 'ownReference', value: 'WB-7' })).details).toEqual([]);
	});

	it('an order number of our own is kept or refused, and a project that nobody knows is refused', async () => {
		const creating = orders.create({ fields: { ...HEADER, number: 'W77' } }, [line('VOORRIJ', 1)]);
		if (name === 'orderNumberGiven' && value === 'error') {
			expect(await errorOf(creating)).toMatchObject({ code: 'AV_REJECTED' });
		} else {
			expect(await creating).toMatchObject({ record: { number: 'W77' } });
		}
		const wrong = orders.create({ fields: { ...HEADER, project: 'NIET-DAAR' } }, [
			line('VOORRIJ', 1),
		]);
		expect(await errorOf(wrong)).toMatchObject({ code: 'AV_REJECTED' });
	});
});

describe('an AccountView without the module', () => {
	beforeEach(() => start('ordersLicensed', false));

	it('is told by the name of the object', async () => {
		expect(await errorOf(orders.get(REFERENCE))).toMatchObject({
			code: 'AV_OBJECT_UNKNOWN',
			message: containing('SO1'),
		});
	});
});

describe('an AccountView that pages orders by another column', () => {
	beforeEach(async () => {
		world = await World.start({ switches: { orderPageKey: 'record-code' } });
	});

	it('is noticed before an order is missed', async () => {
		orders = newOrders('none', { pageSize: 5 });
		expect(await errorOf(collect(orders.list({})))).toMatchObject({
			code: 'AV_PAGING_WRONG',
			message: containing('does not page SO_HDR by ORD_NR'),
			remedy: containing('pagingColumn'),
		});
	});
});

describe("an AccountView whose order number is in another column, which the credential doesn't say", () => {
	it.each(['omitted', 'null'] as const)(
		'gives no order without a number, and points to Check Mapping (%s)',
		async (missingColumnBehaviour) => {
			await start('none', undefined);
			await newOrder();
			world.sandbox.setSwitches({ names: 'SO_HDR.ORD_NR=SO_NR', missingColumnBehaviour });
			const fresh = newOrders('none');
			const lines = [line('POMP-CV', 1)];
			const filter = { ownReference: REFERENCE.value };
			const attempts = [
				() => fresh.get(REFERENCE),
				() => collect(fresh.list(filter)),
				() => collect(fresh.list(filter, { wholeRows: true })),
				() => collect(fresh.lines(filter)),
				() => fresh.update(REFERENCE, { fields: { description: 'Anders' } }),
				() => fresh.createOrUpdate(REFERENCE, { fields: HEADER }),
				async () =>
					(await fresh.appender([{ match: REFERENCE, lines }])).append({ match: REFERENCE, lines }),
			];
			for (const attempt of attempts) {
				expect(await errorOf(attempt())).toMatchObject({
					code: 'AV_COLUMN_UNKNOWN',
					message: containing('ORD_NR'),
					remedy: containing('Check Mapping, and paste the override'),
				});
			}
		},
	);
});

describe('an AccountView that replaces lines', () => {
	beforeEach(() => start('orderLinesOnUpdate', 'replace'));

	it('is noticed at the first order, with the lines that it lost', async () => {
		const number = await newOrder();
		const lines = [line('POMP-CV', 1)];
		const appender = await orders.appender([{ match: REFERENCE, lines }]);
		expect(await errorOf(appender.append({ match: REFERENCE, lines }))).toMatchObject({
			code: 'AV_LINES_REPLACED',
			message: matching(
				/lost 1 x KETEL-HR28 at 1395 .*; 1 x VOORRIJ.* The new lines are on it now: 1 x POMP-CV\.$/,
			),
			remedy: matching(
				/Put the lost lines back .* do not send them again, .* Lines Sent to All\.$/,
			),
			record: `order ${number}`,
		});
		expect(storedLines(number)).toEqual(['1 POMP-CV 168']);
	});

	it.each(['full', 'sent-columns', 'key-only', 'empty-body'] as const)(
		'keeps them when all lines are sent (answers: %s)',
		async (writeResponse) => {
			world.sandbox.setSwitches({ orderLinesOnUpdate: 'replace', writeResponse });
			const number = await newOrder();
			for (const code of ['POMP-CV', 'EXPVAT-18']) {
				const lines = [line(code, 1)];
				const appender = await orders.appender([{ match: REFERENCE, lines }], { linesSent: 'all' });
				expect(await appender.append({ match: REFERENCE, lines })).toMatchObject({
					outcome: 'appended',
				});
			}
			expect(storedLines(number)).toEqual([
				'1 KETEL-HR28 1395',
				matching(/^1 VOORRIJ/),
				'1 POMP-CV 168',
				'1 EXPVAT-18 46.5',
			]);
		},
	);
});

describe('several orders in one run', () => {
	beforeEach(() => start('none', undefined));

	it('are read ahead, take one request each, and are checked once', async () => {
		const wanted: { match: OrderMatch; lines: ReturnType<typeof line>[] }[] = [];
		for (let place = 0; place < 12; place += 1) {
			const value = `WB-${place}`;
			await newOrder(value);
			wanted.push({ match: { field: 'ownReference', value }, lines: [line('POMP-CV', place + 1)] });
		}
		const fresh = newOrders('none', { pageSize: 1000 });
		const appender = await fresh.appender(wanted);
		const requests: number[] = [];
		for (const one of wanted) requests.push((await appender.append(one)).requests);
		expect(requests).toEqual(wanted.map(() => 1));
	});

	it('may be one and the same order twice', async () => {
		const number = await newOrder();
		const one = { match: REFERENCE, lines: [line('POMP-CV', 1)] };
		const appender = await orders.appender([one, one], { skipExisting: true });
		expect(await appender.append(one)).toMatchObject({ outcome: 'appended' });
		expect(await appender.append(one)).toMatchObject({
			...{ outcome: 'unchanged', alreadyThere: 1 },
			...{ number, ownReference: 'WB-1042' },
		});
		expect(storedLines(number)).toHaveLength(3);
	});

	it('names an order that is not there, and one whose reference is not its own', async () => {
		await newOrder('WB-2');
		const other = await newOrder('WB-3');
		world.sandbox.accountView.orders.update(other, { COMMENT1: '[WB-2] Ketel' });
		const matches: OrderMatch[] = [
			{ field: 'ownReference', value: 'WB-9' },
			{ field: 'ownReference', value: 'WB-2' },
			{ field: 'number', value: '999' },
			{ field: 'number', value: '998' },
			{ field: 'number', value: '997' },
		];
		const wanted = matches.map((match) => ({ match, lines: [line('POMP-CV', 1)] }));
		const appender = await orders.appender(wanted);
		const codes: unknown[] = [];
		for (const one of wanted) codes.push(await errorOf(appender.append(one)));
		expect(codes).toMatchObject([
			{ code: 'AV_RECORD_NOT_FOUND' },
			{ code: 'AV_MATCH_AMBIGUOUS' },
			{ code: 'AV_RECORD_NOT_FOUND', message: containing("order number '999'") },
			{ code: 'AV_RECORD_NOT_FOUND' },
			{ code: 'AV_RECORD_NOT_FOUND' },
		]);
	});
});

describe('a new order whose reference an order has already', () => {
	beforeEach(() => start('none', undefined));

	it('is refused, naming that order, and nothing is written', async () => {
		const number = await newOrder();
		const count = world.sandbox.accountView.orders.all().length;
		expect(await errorOf(newOrder())).toMatchObject({
			code: 'AV_RECORD_EXISTS',
			message: `The order with own reference WB-1042 was not created: order ${number} has that own reference already.`,
			remedy: containing('Create or Update'),
		});
		expect(world.sandbox.accountView.orders.all()).toHaveLength(count);
	});

	it('is told from one made before in the same run without a look-up', async () => {
		const references = Array.from({ length: 12 }, (_, place) => `WB-${place}`);
		const fresh = newOrders('none', { pageSize: 1000 });
		const index = await fresh.index('ownReference', references);
		const create = (ownReference: string) =>
			fresh.create({ fields: { ...HEADER, ownReference } }, [], { index });
		expect(await create('WB-3')).toMatchObject({ outcome: 'created', requests: 1 });
		expect(await errorOf(create('WB-3'))).toMatchObject({ code: 'AV_RECORD_EXISTS' });
	});

	it('is not told as made when its request never arrived', async () => {
		await newOrder();
		world.sandbox.addFault({ server: 'accountView', kind: 'cut-before', method: 'POST' });
		expect(await errorOf(newOrder())).toMatchObject({ code: 'AV_RECORD_EXISTS' });
	});
});

describe('a new order that AccountView refuses', () => {
	it('is called by its own reference', async () => {
		await start('none', undefined);
		const fields = { ...HEADER, customerNumber: '99999', ownReference: 'WB-3101' };
		expect(await errorOf(orders.create({ fields }, []))).toMatchObject({
			code: 'AV_REJECTED',
			message: containing('refused writing the new order with own reference WB-3101: '),
			record: 'order with own reference WB-3101',
		});
	});
});

describe('an answer that is lost', () => {
	beforeEach(() => start('none', undefined));

	const lines = [line('POMP-CV', 1), line('EXPVAT-18', 2)];

	async function append() {
		const appender = await orders.appender([{ match: REFERENCE, lines }]);
		return appender.append({ match: REFERENCE, lines });
	}

	it('of an append that was done counts as done', async () => {
		const number = await newOrder();
		world.sandbox.addFault({ server: 'accountView', kind: 'cut-after', method: 'PUT' });
		expect(await append()).toMatchObject({ outcome: 'appended', number });
		expect(storedLines(number)).toHaveLength(4);
	});

	it('of an append that was not done stays in doubt, and nothing is sent again', async () => {
		const number = await newOrder();
		world.sandbox.addFault({ server: 'accountView', kind: 'cut-before', method: 'PUT' });
		expect(await errorOf(append())).toMatchObject({
			code: 'AV_WRITE_DOUBTFUL',
			message: containing('found none of the 2 lines on the order'),
			remedy: containing('Skip Lines Already on the Order'),
		});
		expect(storedLines(number)).toHaveLength(2);
	});

	it('of a new order is found by its reference', async () => {
		world.sandbox.addFault({ server: 'accountView', kind: 'cut-after', method: 'POST' });
		const number = await newOrder();
		expect(storedLines(number)).toHaveLength(2);
		expect(await orders.get(REFERENCE)).toMatchObject({ record: { number } });
	});

	const many = Array.from({ length: 11 }, (_, place) => `WB-${1040 + place}`);

	it('of a new order that was found is known to the rest of the run', async () => {
		const index = await orders.index('ownReference', many);
		world.sandbox.addFault({ server: 'accountView', kind: 'cut-after', method: 'POST' });
		const write = (description: string) =>
			orders.createOrUpdate(REFERENCE, { fields: { ...HEADER, description } }, [], { index });
		const first = await write('Ketel');
		const second = await write('Ketel en pomp');
		expect([first.outcome, second.outcome]).toEqual(['created', 'updated']);
		expect(second).toMatchObject({ record: { number: first.record['number'] }, requests: 1 });
	});

	it('of a new order that could not be looked up is looked up when its reference comes again', async () => {
		const index = await orders.index('ownReference', many);
		world.sandbox.addFault({ server: 'accountView', kind: 'cut-after', method: 'POST' });
		world.sandbox.addFault({ server: 'accountView', kind: 'html', method: 'GET' });
		const write = () => orders.createOrUpdate(REFERENCE, { fields: HEADER }, [], { index });
		expect(await errorOf(write())).toMatchObject({ code: 'AV_WRITE_DOUBTFUL' });
		expect(await write()).toMatchObject({ outcome: 'updated' });
	});

	it('of a new order under a number is looked up by that, not by a reference that others have', async () => {
		await newOrder();
		world.sandbox.addFault({ server: 'accountView', kind: 'cut-before', method: 'POST' });
		const match = { field: 'number', value: 'W77' } as const;
		const fields = { ...HEADER, ownReference: REFERENCE.value };
		expect(await errorOf(orders.createOrUpdate(match, { fields }))).toMatchObject({
			code: 'AV_WRITE_DOUBTFUL',
		});
	});

	it('of a new order that was not stored stays in doubt', async () => {
		world.sandbox.addFault({ server: 'accountView', kind: 'cut-before', method: 'POST' });
		expect(await errorOf(newOrder())).toMatchObject({ code: 'AV_WRITE_DOUBTFUL' });
	});

	it('of a change of an order that was there never makes it a new one', async () => {
		await newOrder();
		world.sandbox.addFault({ server: 'accountView', kind: 'cut-after', method: 'PUT' });
		const changing = orders.createOrUpdate(REFERENCE, { fields: { description: 'Anders' } });
		expect(await errorOf(changing)).toMatchObject({ code: 'AV_WRITE_DOUBTFUL' });
	});
});

describe('a look at the order after an append that was answered', () => {
	beforeEach(() => start('writeResponse', 'key-only'));

	it('that fails leaves the append in doubt, for the lines were stored', async () => {
		const number = await newOrder();
		const lines = [line('POMP-CV', 1)];
		const appender = await orders.appender([{ match: REFERENCE, lines }]);
		// The first is the look-up of the order, the second the look afterwards.
		world.sandbox.addFault({ server: 'accountView', kind: 'html', method: 'GET', skip: 1 });
		expect(await errorOf(appender.append({ match: REFERENCE, lines }))).toMatchObject({
			code: 'AV_WRITE_DOUBTFUL',
			message: containing('whether the lines that were there stayed could not be seen'),
			remedy: containing('do not send'),
			record: `order ${number}`,
			details: { cause: 'AV_ANSWER_NOT_JSON', linesAppended: 1, lines: '1 x POMP-CV' },
		});
		expect(storedLines(number)).toHaveLength(3);
	});

	it.each([
		['append', { outcome: 'appended' }, 3],
		['replace', { code: 'AV_LINES_REPLACED', message: containing('1 x KETEL-HR28') }, 2],
	] as const)(
		'that fails is made up for before the next order is written (%s)',
		async (orderLinesOnUpdate, expected, stored) => {
			world.sandbox.setSwitches({ writeResponse: 'key-only', orderLinesOnUpdate });
			await newOrder();
			const second = await newOrder('WB-2');
			const lines = [line('POMP-CV', 1)];
			const other = { match: { field: 'ownReference', value: 'WB-2' }, lines } as const;
			const appender = await orders.appender([{ match: REFERENCE, lines }, other]);
			world.sandbox.addFault({ server: 'accountView', kind: 'html', method: 'GET', skip: 1 });
			expect(await errorOf(appender.append({ match: REFERENCE, lines }))).toMatchObject({
				code: 'AV_WRITE_DOUBTFUL',
			});
			const next: unknown = await appender.append(other).catch((error: unknown) => error);
			expect(next).toMatchObject(expected);
			expect(storedLines(second)).toHaveLength(stored);
		},
	);

	it('that shows them gone is no doubt but a loss', async () => {
		world.sandbox.setSwitches({ writeResponse: 'key-only', orderLinesOnUpdate: 'replace' });
		await newOrder();
		const lines = [line('POMP-CV', 1)];
		const appender = await orders.appender([{ match: REFERENCE, lines }]);
		expect(await errorOf(appender.append({ match: REFERENCE, lines }))).toMatchObject({
			code: 'AV_LINES_REPLACED',
		});
	});
});

describe('lines of which some have a field that nobody knows of the others', () => {
	beforeEach(() => start('none', undefined));

	const lines = [
		line('POMP-CV', 1),
		line('POMP-CV', 2, { project: '26-001' }),
		line('EXPVAT-18', 3, { project: '' }),
	];

	async function append(skipExisting = false) {
		const appender = await orders.appender([{ match: REFERENCE, lines }], { skipExisting });
		return appender.append({ match: REFERENCE, lines });
	}

	it('are all appended, in a request of their own', async () => {
		const number = await newOrder();
		const result = await append();
		expect(result).toMatchObject({ outcome: 'appended', notTakenOver: [] });
		expect(result.lines).toHaveLength(3);
		expect(storedLines(number).slice(2)).toEqual([
			'1 POMP-CV 168',
			'3 EXPVAT-18 46.5',
			'2 POMP-CV 168',
		]);
		expect(await append(true)).toMatchObject({ outcome: 'unchanged', alreadyThere: 3 });
	});

	it('are told when their request alone is refused', async () => {
		const number = await newOrder();
		world.sandbox.addFault({
			...{ server: 'accountView', kind: 'status', status: 400, method: 'PUT', skip: 1 },
		});
		expect(await append()).toMatchObject({
			outcome: 'partly',
			notTakenOver: [{ articleCode: 'POMP-CV', quantity: 2 }],
		});
		expect(storedLines(number)).toHaveLength(4);
	});

	it('are told as in doubt when their request has no answer', async () => {
		await newOrder();
		world.sandbox.addFault({ server: 'accountView', kind: 'cut-before', method: 'PUT', skip: 1 });
		expect(await errorOf(append())).toMatchObject({
			code: 'AV_WRITE_DOUBTFUL',
			message: containing('Appended before: 1 x POMP-CV; 3 x EXPVAT-18'),
		});
	});
});

describe('lines that AccountView refuses', () => {
	beforeEach(() => start('none', undefined));

	it.each([
		['AV_RIGHT_MISSING', { kind: 'status', status: 403 }],
		['AV_RATE_LIMITED', { kind: 'rate-limit', retryAfterSeconds: 600 }],
		['AV_WRITE_DOUBTFUL', { kind: 'cut-before' }],
	] as const)('leave what was sent in doubt when the others end in %s', async (code, fault) => {
		const number = await newOrder();
		const lines = [
			line('POMP-CV', 1, { project: '26-001' }),
			line('EXPVAT-18', 1, { project: 'GESLOTEN' }),
			line('RADKRAAN', 1, { project: '26-001' }),
		];
		const appender = await orders.appender([{ match: REFERENCE, lines }]);
		// All together, the first and the second come before it.
		world.sandbox.addFault({ server: 'accountView', method: 'PUT', skip: 3, ...fault });
		expect(await errorOf(appender.append({ match: REFERENCE, lines }))).toMatchObject({
			code: 'AV_WRITE_DOUBTFUL',
			message: containing('Appended before: 1 x POMP-CV'),
			remedy: containing('Skip Lines Already on the Order'),
			record: `order ${number}`,
			details: {
				linesAppended: 1,
				lines: containing('1 x POMP-CV'),
				...(code !== 'AV_WRITE_DOUBTFUL' && { cause: code }),
			},
		});
		expect(storedLines(number).slice(2)).toEqual(['1 POMP-CV 168']);
	});

	it('count no line twice when the look between two of them is refused', async () => {
		const number = await newOrder();
		const lines = [
			line('POMP-CV', 1, { project: '26-001' }),
			line('EXPVAT-18', 1, { project: 'GESLOTEN' }),
		];
		const appender = await orders.appender([{ match: REFERENCE, lines }], { linesSent: 'all' });
		// Look-up, look after the refusal, and then the one that tells the record code.
		world.sandbox.addFault({
			...{ server: 'accountView', kind: 'status', method: 'GET', pathContains: 'accountviewdata' },
			...{ status: 400, skip: 2 },
		});
		expect(await errorOf(appender.append({ match: REFERENCE, lines }))).toMatchObject({
			code: 'AV_WRITE_DOUBTFUL',
			details: { linesAppended: 1 },
		});
		expect(storedLines(number)).toHaveLength(3);
	});

	it('do not keep the others out', async () => {
		const number = await newOrder();
		const lines = [
			line('POMP-CV', 1, { project: '26-001' }),
			line('EXPVAT-18', 1, { project: 'GESLOTEN' }),
			line('RADKRAAN', 1, { project: '26-001' }),
		];
		const appender = await orders.appender([{ match: REFERENCE, lines }]);
		expect(await appender.append({ match: REFERENCE, lines })).toMatchObject({
			outcome: 'partly',
			lines: [{ articleCode: 'POMP-CV' }, { articleCode: 'RADKRAAN' }],
			notTakenOver: [{ articleCode: 'EXPVAT-18', reason: containing('GESLOTEN') }],
		});
		expect(storedLines(number).slice(2)).toEqual(['1 POMP-CV 168', '1 RADKRAAN 22.95']);
	});

	it('are found among many by halves', async () => {
		const number = await newOrder();
		const lines = Array.from({ length: 40 }, (_, place) =>
			line('POMP-CV', place + 1, { project: [5, 31].includes(place) ? 'GESLOTEN' : '26-001' }),
		);
		const appender = await orders.appender([{ match: REFERENCE, lines }]);
		const result = await appender.append({ match: REFERENCE, lines });
		expect(result).toMatchObject({
			outcome: 'partly',
			notTakenOver: [{ quantity: 6 }, { quantity: 32 }],
		});
		expect(result.requests).toBeLessThan(35);
		const wanted = lines.map((_, place) => place + 1).filter((each) => ![6, 32].includes(each));
		expect(storedLines(number).slice(2)).toEqual(wanted.map((each) => `${each} POMP-CV 168`));
	});

	const many = (projectOf: (place: number) => string) =>
		Array.from({ length: 200 }, (_, place) =>
			line('POMP-CV', place + 1, { project: projectOf(place) }),
		);

	it('are not sent one by one where the order takes none', async () => {
		const number = await newOrder();
		world.sandbox.accountView.orders.update(number, { ORD_STAT: 2 });
		const lines = many(() => '26-001');
		const appender = await orders.appender([{ match: REFERENCE, lines }]);
		const before = world.sandbox.requests().length;
		expect(await errorOf(appender.append({ match: REFERENCE, lines }))).toMatchObject({
			code: 'AV_REJECTED',
			message: containing('gefactureerd'),
		});
		expect(world.sandbox.requests().length - before).toBeLessThan(35);
	});

	it('do not keep a good half out that follows them', async () => {
		const number = await newOrder();
		const lines = many((place) => (place < 100 ? 'GESLOTEN' : '26-001'));
		const appender = await orders.appender([{ match: REFERENCE, lines }]);
		const result = await appender.append({ match: REFERENCE, lines });
		expect(result.lines).toHaveLength(100);
		expect(result.notTakenOver).toHaveLength(100);
		expect(storedLines(number)).toHaveLength(102);
	});

	it('are an error when the whole order takes none', async () => {
		const number = await newOrder();
		world.sandbox.accountView.orders.update(number, { ORD_STAT: 2 });
		const lines = [line('POMP-CV', 1), line('EXPVAT-18', 1), line('ONBEKEND', 1)];
		const appender = await orders.appender([{ match: REFERENCE, lines }]);
		expect(await errorOf(appender.append({ match: REFERENCE, lines }))).toMatchObject({
			code: 'AV_REJECTED',
			message: containing('gefactureerd'),
			details: { notTakenOver: 'ONBEKEND: AccountView has no article ONBEKEND' },
		});
	});
});

describe('a description that is too long', () => {
	beforeEach(() => start('none', undefined));

	const description = 'Vervangen van de ketel, de pomp en alle radiatorkranen op de begane grond';

	it('is shortened, and stands whole in front of the external note', async () => {
		const write = await orders.createOrUpdate(REFERENCE, {
			fields: { ...HEADER, description, externalNote: 'Bel aan bij 12b.' },
		});
		expect(write).toMatchObject({ outcome: 'created', descriptionShortened: true });
		expect(world.sandbox.accountView.orders.get(String(write.record['number']))).toMatchObject({
			COMMENT1: '[WB-1042] Vervangen van de ketel, de po…',
			COMMENT2: `${description}\n\nBel aan bij 12b.`,
		});
	});

	it('is not added again by a repeat, and makes way for another', async () => {
		const fields = { ...HEADER, description, externalNote: 'Bel aan bij 12b.' };
		const { record } = await orders.createOrUpdate(REFERENCE, { fields });
		const note = (): unknown =>
			world.sandbox.accountView.orders.get(String(record['number']))?.['COMMENT2'];
		await orders.createOrUpdate(REFERENCE, { fields: { description } });
		expect(note()).toBe(`${description}\n\nBel aan bij 12b.`);
		await orders.createOrUpdate(REFERENCE, { fields: { description: `${description}!` } });
		expect(note()).toBe(`${description}!\n\nBel aan bij 12b.`);
	});

	it('is not added again either after somebody wrote another one in AccountView', async () => {
		const { record } = await orders.createOrUpdate(REFERENCE, {
			fields: { ...HEADER, description },
		});
		const number = String(record['number']);
		world.sandbox.accountView.orders.update(number, { COMMENT1: '[WB-1042] Iets anders' });
		await orders.createOrUpdate(REFERENCE, { fields: { description } });
		expect(world.sandbox.accountView.orders.get(number)).toMatchObject({ COMMENT2: description });
	});

	it.each(['note', 'refuse'] as const)(
		'stays whole in the note when only the reference changes (%s)',
		async (longDescriptions) => {
			const given = { description, ownReference: 'WB-1', externalNote: 'Bel aan.' };
			const { record } = await orders.create({ fields: { ...HEADER, ...given } }, []);
			const number = String(record['number']);
			const fields = { ownReference: 'WB-100' };
			await orders.update({ field: 'number', value: number }, { fields }, { longDescriptions });
			expect(world.sandbox.accountView.orders.get(number)).toMatchObject({
				COMMENT1: matching(/^\[WB-100\] Vervangen van de ketel, .*…$/),
				COMMENT2: `${description}\n\nBel aan.`,
			});
		},
	);

	it('goes into the note when a longer reference leaves it no room', async () => {
		const whole = 'Ketel en pomp van boven vervangen';
		const given = { ...HEADER, description: whole, ownReference: 'WB-1' };
		const { record } = await orders.create({ fields: given }, []);
		const number = String(record['number']);
		await orders.update({ field: 'number', value: number }, { fields: { ownReference: 'WB-100' } });
		expect(world.sandbox.accountView.orders.get(number)).toMatchObject({ COMMENT2: whole });
	});

	it('goes into the note as well when a person ended it with the sign of a cut', async () => {
		const whole = 'Kraan lekt, komt niet meer dicht…';
		const given = { ...HEADER, description: whole, ownReference: 'K1' };
		const { record } = await orders.create({ fields: given }, []);
		const number = String(record['number']);
		const fields = { ownReference: 'KLANT-2026-00001' };
		await orders.update({ field: 'number', value: number }, { fields });
		expect(world.sandbox.accountView.orders.get(number)).toMatchObject({ COMMENT2: whole });
	});

	it('is refused where that is asked for, naming the room', async () => {
		const creating = orders.create(
			{ fields: { ...HEADER, ownReference: 'WB-1', description } },
			[],
			{
				longDescriptions: 'refuse',
			},
		);
		expect(await errorOf(creating)).toMatchObject({
			code: 'AV_FIELD_TOO_LONG',
			message: containing('33 fit beside the own reference'),
		});
	});
});
