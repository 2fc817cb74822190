import '../quiet';
import { Engine } from '../harness';
import { templateSetting, timesRun, type TemplateRun, type TemplateSetting } from './setting';

type WorkOrders = TemplateSetting['sandbox']['workOrders']['collections']['workOrders'];
type WorkOrder = NonNullable<ReturnType<WorkOrders['get']>>;
type GivenWorkOrder = Parameters<WorkOrders['create']>[0];

/** Of the demo firm; the first has lines of its own, and the last is invoiced. */
const ORDERS = { open: '26000102', second: '26000103', invoiced: '26000101' };

const STOP = { code: 'KRAAN-STOP', quantity: 2, ticked: true };
const PUMP = { code: 'POMP-CV', quantity: 1, ticked: true };
const UNKNOWN = { code: 'BUS-KIT', quantity: 1, ticked: true };

let engine: Engine;
let setting: TemplateSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	setting = await templateSetting(engine, '05-executed-work.json');
});
afterEach(async () => {
	await setting.stop();
});

const workOrders = (): WorkOrders => setting.sandbox.workOrders.collections.workOrders;

function checked(articles: GivenWorkOrder['articles'], more: GivenWorkOrder = {}): WorkOrder {
	return workOrders().create({
		number: `WB-${String(2000 + workOrders().all().length)}`,
		state: 'checked',
		orderNumber: ORDERS.open,
		...(articles !== undefined && { articles }),
		...more,
	});
}

const stateOf = ({ id }: WorkOrder): string | undefined => workOrders().get(id)?.state;

/** Lines of an order as the office sees them, `2 KRAAN-STOP`; those of before the test left out. */
function newLines(number: string, before = 3): string[] {
	const { orders, orderLines } = setting.sandbox.accountView;
	const id = orders.get(number)?.['REC_ID'];
	return orderLines
		.all()
		.filter((line) => line['HDR_ID'] === id)
		.slice(before)
		.map((line) => [line['ORD_QTY'], line['ART_CODE']].join(' '));
}

/** The lines of an order as a person at the office changes them. */
function changeLine(number: string, article: string, changes: Record<string, number | null>): void {
	const { orders, orderLines } = setting.sandbox.accountView;
	const id = orders.get(number)?.['REC_ID'];
	const line = orderLines.all().find((one) => one['HDR_ID'] === id && one['ART_CODE'] === article);
	if (changes['ORD_QTY'] === null) orderLines.remove(String(line?.['REC_ID']));
	else orderLines.update(String(line?.['REC_ID']), changes);
}

/** What the office typed on the open order by hand, as a mechanic would have ticked it. */
function typedOver(): { code: string; description: string; quantity: number; ticked: boolean } {
	const { orders, orderLines } = setting.sandbox.accountView;
	const id = orders.get(ORDERS.open)?.['REC_ID'];
	const typed = orderLines.all().find((line) => line['HDR_ID'] === id);
	return {
		code: String(typed?.['ART_CODE']),
		description: String(typed?.['ART_DESC1']),
		quantity: Number(typed?.['ORD_QTY']),
		ticked: true,
	};
}

/** Two work orders with one number. */
function checkedBoth(...lines: readonly (typeof STOP)[]): WorkOrder[] {
	setting.sandbox.setSwitches({ duplicateNumbers: true });
	return lines.map((line) => checked([line], { number: 'WB-7' }));
}

describe('template 05, a work order that is checked', () => {
	it('puts its ticked articles on the linked order, and is handled', async () => {
		const order = checked([STOP, { ...PUMP, ticked: false }]);
		const open = checked([PUMP], { state: 'executed' });

		const result = await setting.run();

		expect(result.error).toBeUndefined();
		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
		expect([stateOf(order), stateOf(open)]).toEqual(['handled', 'executed']);
		expect(timesRun(result, 'Finish Run')).toBe(1);
		expect(result.json('Finish Run')).toMatchObject([{ complete: true, counts: { succeeded: 1 } }]);
		expect(await setting.issues()).toEqual([]);
	});

	it('puts its own articles there, also when another work order or the office has put the same there', async () => {
		checked([PUMP]);
		await setting.run();
		const [one, other] = [checked([STOP]), checked([STOP])];
		await setting.run();

		const later = checked([STOP]);
		await setting.run();

		expect(newLines(ORDERS.open).filter((line) => line === '2 KRAAN-STOP')).toHaveLength(3);
		expect([one, other, later].map(stateOf)).toEqual(['handled', 'handled', 'handled']);
		expect(await setting.issues()).toEqual([]);
	});

	it('takes for its own in the first run what was typed over by hand, and not after it', async () => {
		const used = typedOver();
		checked([used]);
		await setting.run();
		const first = newLines(ORDERS.open);

		checked([used]);
		await setting.run();

		expect(first).toEqual([]);
		expect(newLines(ORDERS.open)).toEqual([`${used.quantity} ${used.code}`]);
	});

	it('is read without being taken over by the reading', async () => {
		const order = checked([STOP]);

		await setting.run({
			trigger: 'When Executed by Another Workflow',
			input: { preview: true },
		});

		expect(stateOf(order)).toBe('checked');
	});

	it('is handled too when nothing was used', async () => {
		const [unticked, empty] = [checked([{ ...STOP, ticked: false }]), checked([])];

		await setting.run();

		expect([stateOf(unticked), stateOf(empty)]).toEqual(['handled', 'handled']);
		expect(newLines(ORDERS.open)).toEqual([]);
		expect(await setting.issues()).toEqual([]);
	});

	it('given nothing new, asks the app once and AccountView nothing, and writes nothing', async () => {
		checked([STOP]);
		await setting.run();
		await setting.run();
		setting.sandbox.clearRequests();

		const result = await setting.run();

		expect(setting.writes()).toEqual([]);
		expect(setting.reads()).toEqual(['GET /work-orders']);
		expect(timesRun(result, 'Finish Run')).toBe(1);
	});

	it('given a preview, gives back what would be done, and does nothing', async () => {
		checked([STOP]);

		const shown = await setting.run({
			trigger: 'When Executed by Another Workflow',
			input: { preview: true },
		});

		expect(setting.writes()).toEqual([]);
		expect(shown.json('What It Came To')).toMatchObject([
			{ number: 'WB-2000', _sync: { output: 'Create in AccountView' } },
			{ preview: true, counts: { createInAccountView: 1 } },
		]);
	});

	it('goes on with the next part until nothing is left', async () => {
		const all = [1, 2, 3, 4, 5].map((quantity) => checked([{ ...STOP, quantity }]));

		const options = { mostWrites: 2, unmatched: 'create', brakeShare: 100 };
		const result = await setting.run({ parameters: { Compare: { options } } });

		expect(all.map(stateOf)).toEqual(all.map(() => 'handled'));
		expect(newLines(ORDERS.open)).toHaveLength(5);
		expect(timesRun(result, 'Finish Run')).toBe(3);
	});

	it('does nothing where the settings switch it off', async () => {
		const order = checked([STOP]);

		await setting.run({ settings: { executedWork: 'off' } });

		expect(stateOf(order)).toBe('checked');
		expect(setting.reads()).toEqual([]);
	});
});

describe('template 05, articles', () => {
	it('that AccountView does not know are told at the work order, the others go on', async () => {
		const order = checked([STOP, UNKNOWN]);

		const result = await setting.run();

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
		expect(stateOf(order)).toBe('checked');
		expect(timesRun(result, 'Finish Run')).toBe(1);
		const [issue, ...others] = await setting.issues();
		expect(others).toEqual([]);
		expect(issue).toMatchObject({ code: 'WRITE_REFUSED', side: 'other', key: String(order.id) });
		expect(issue?.message).toContain(
			`Executed work order ${String(order.id)} (WB-2000) from the work-order app could not be written to AccountView: not all articles could be taken over to order 26000102. BUS-KIT: AccountView has no article BUS-KIT.`,
		);
		expect(issue?.messageNl).toContain(
			`Uitgevoerde werkbon ${String(order.id)} (WB-2000) uit de werkbonnen-app kon niet worden verwerkt in AccountView: niet alle artikelen konden naar order 26000102. BUS-KIT: AccountView kent artikel BUS-KIT niet.`,
		);
	});

	it('that are unknown go by themselves once AccountView has them, and nothing twice', async () => {
		const order = checked([STOP, UNKNOWN]);
		await setting.run();
		await setting.run();
		const { articles } = setting.sandbox.accountView;
		articles.insert({ ART_CODE: 'BUS-KIT', ART_DESC1: 'Sanitairkit', AG_CODE: 'DIV' });

		await setting.run();

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP', '1 BUS-KIT']);
		expect(stateOf(order)).toBe('handled');
		expect(await setting.issues()).toEqual([]);
	});

	it('that are unknown go by themselves once the work order is mended', async () => {
		const order = checked([STOP, UNKNOWN]);
		await setting.run();
		workOrders().update(order.id, { articles: [STOP, { ...UNKNOWN, code: 'KLEIN' }] });

		await setting.run();

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP', '1 KLEIN']);
		expect(await setting.issues()).toEqual([]);
	});

	it('in other case or with blanks around are the same, in the form of AccountView', async () => {
		const order = checked([
			{ ...STOP, code: 'kraan-stop' },
			{ ...PUMP, code: ' Pomp-CV ' },
		]);

		await setting.run();

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP', '1 POMP-CV']);
		expect(stateOf(order)).toBe('handled');
	});

	it('whose quantities the app has added up go without the traces of that', async () => {
		const [sum, unknown] = [0.1 + 0.2, 0.7 + 0.1];
		const order = checked([
			{ ...STOP, quantity: sum },
			{ ...UNKNOWN, quantity: unknown },
		]);

		const shown = await setting.run({
			trigger: 'When Executed by Another Workflow',
			input: { preview: true },
		});
		await setting.run();

		expect(shown.json('What It Came To')[0]).toMatchObject({
			used: '0.3 x KRAAN-STOP; 0.8 x BUS-KIT',
		});
		expect(newLines(ORDERS.open)).toEqual(['0.3 KRAAN-STOP']);
		workOrders().update(order.id, { articles: [{ ...STOP, quantity: 1.1 + 2.2 }] });
		await setting.run();
		const [issue] = await setting.issues();
		expect(issue?.messageNl).toContain('staat aantal 0,3 in plaats van 3,3');
	});

	it('with a quantity of zero are told in Dutch', async () => {
		checked([{ ...STOP, quantity: 0 }]);

		await setting.run();

		const [issue] = await setting.issues();
		expect(issue?.messageNl).toContain('KRAAN-STOP: het aantal is nul');
	});

	it('with blanks inside or without their hyphen are others, and the remedy says what counts', async () => {
		checked([
			{ ...STOP, code: 'KRAAN STOP' },
			{ ...PUMP, code: 'POMPCV' },
		]);

		await setting.run();

		expect(newLines(ORDERS.open)).toEqual([]);
		const [issue] = await setting.issues();
		expect(issue?.message).toContain('no article KRAAN STOP; POMPCV: AccountView has no article');
		expect(issue?.remedyNl).toContain(
			'Artikelnummers moeten aan beide kanten gelijk zijn, ook de nullen en spaties; hoofdletters tellen niet',
		);
	});
});

describe('template 05, the sales order', () => {
	it('that is not there yet is waited for, and the work order says so', async () => {
		const order = checked([STOP], { orderNumber: '' });

		await setting.run();

		expect(stateOf(order)).toBe('checked');
		const [issue] = await setting.issues();
		expect(issue?.message).toContain('it waits for its sales order');
		expect(issue?.messageNl).toContain('hij wacht op de verkooporder');
		workOrders().update(order.id, { orderNumber: ORDERS.open });

		await setting.run();

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
		expect(await setting.issues()).toEqual([]);
	});

	it.each([
		['is not in AccountView', '99999999', '99999999'],
		['is invoiced', ORDERS.invoiced, 'gefactureerd'],
	])('that %s is told at the work order', async (_, orderNumber, said) => {
		const [order, good] = [checked([STOP], { orderNumber }), checked([PUMP])];

		const result = await setting.run();

		expect([stateOf(order), stateOf(good)]).toEqual(['checked', 'handled']);
		expect(await setting.issues()).toMatchObject([
			{ key: String(order.id), messageNl: expect.stringContaining(said) as string },
		]);
		expect(timesRun(result, 'Finish Run')).toBe(1);
	});

	it('takes the work of two work orders with the same number, each once', async () => {
		const both = checkedBoth(STOP, PUMP);

		await setting.run();
		await setting.run();

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP', '1 POMP-CV']);
		expect(both.map(stateOf)).toEqual(['handled', 'handled']);
	});

	it('charges what two work orders with the same number have both used twice, from the first run on', async () => {
		const both = checkedBoth(STOP, STOP);

		await setting.run();
		await setting.run();

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP', '2 KRAAN-STOP']);
		expect(both.map(stateOf)).toEqual(['handled', 'handled']);
	});

	it('lets what was typed over by hand before the first run count for one work order', async () => {
		const used = typedOver();
		const both = [checked([used]), checked([used])];

		await setting.run();

		expect(newLines(ORDERS.open)).toEqual([`${used.quantity} ${used.code}`]);
		expect(both.map(stateOf)).toEqual(['handled', 'handled']);
	});
});

describe('template 05, a work order that is set back and checked again', () => {
	async function checkAgain({ id }: WorkOrder, articles: WorkOrder['articles']): Promise<void> {
		workOrders().update(id, { state: 'executed' });
		await setting.run();
		workOrders().update(id, { state: 'checked', articles });
		await setting.run();
	}

	it('adds nothing when nothing was changed, and is handled again', async () => {
		const order = checked([STOP]);
		await setting.run();

		await checkAgain(order, [STOP]);

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
		expect(stateOf(order)).toBe('handled');
		expect(await setting.issues()).toEqual([]);
	});

	it('adds nothing when the office has changed the price on the order', async () => {
		const order = checked([{ ...STOP, price: 12.4 }]);
		await setting.run();
		changeLine(ORDERS.open, 'KRAAN-STOP', { ART_PX: 10 });

		await checkAgain(order, [{ ...STOP, price: 12.4 }]);

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
		expect(stateOf(order)).toBe('handled');
	});

	it('adds an article that was added', async () => {
		const order = checked([STOP]);
		await setting.run();

		await checkAgain(order, [STOP, PUMP]);

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP', '1 POMP-CV']);
		expect(await setting.issues()).toEqual([]);
	});

	it('tells a corrected quantity, doubles nothing, and is clear once the order has it', async () => {
		const order = checked([STOP, PUMP]);
		await setting.run();

		await checkAgain(order, [{ ...STOP, quantity: 3 }, PUMP]);

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP', '1 POMP-CV']);
		expect(stateOf(order)).toBe('checked');
		const [issue] = await setting.issues();
		expect(issue?.message).toContain(
			'KRAAN-STOP: order 26000102 has it with quantity 2 instead of 3',
		);
		expect(issue?.messageNl).toContain('op order 26000102 staat aantal 2 in plaats van 3');

		changeLine(ORDERS.open, 'KRAAN-STOP', { ORD_QTY: 3 });
		await setting.run();

		expect(newLines(ORDERS.open)).toEqual(['3 KRAAN-STOP', '1 POMP-CV']);
		expect(stateOf(order)).toBe('handled');
		expect(await setting.issues()).toEqual([]);
	});

	it('tells an article that is no longer ticked, and is clear once it is off the order', async () => {
		const order = checked([STOP, PUMP]);
		await setting.run();

		await checkAgain(order, [STOP, { ...PUMP, ticked: false }]);

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP', '1 POMP-CV']);
		const [issue] = await setting.issues();
		expect(issue?.messageNl).toContain('POMP-CV: op order 26000102 staat aantal 1 in plaats van 0');

		changeLine(ORDERS.open, 'POMP-CV', { ORD_QTY: null });
		await setting.run();

		expect(stateOf(order)).toBe('handled');
		expect(await setting.issues()).toEqual([]);
	});

	it('tells a quantity that was corrected while an unknown article held it', async () => {
		const order = checked([STOP, UNKNOWN]);
		await setting.run();

		await checkAgain(order, [{ ...STOP, quantity: 1 }]);

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
		const [issue] = await setting.issues();
		expect(issue?.messageNl).toContain('staat aantal 2 in plaats van 1');
	});

	it('that was linked to another order is told, and goes there once its articles are off the former', async () => {
		const order = checked([STOP]);
		await setting.run();
		workOrders().update(order.id, { state: 'checked', orderNumber: ORDERS.second });
		const before = newLines(ORDERS.second, 0).length;
		await setting.run();
		const [issue] = await setting.issues();
		const held = newLines(ORDERS.second, before);
		changeLine(ORDERS.open, 'KRAAN-STOP', { ORD_QTY: null });

		await setting.run();

		expect(held).toEqual([]);
		expect(issue?.messageNl).toContain(
			'de order is gewijzigd van 26000102 in 26000103, en de artikelen staan nog op 26000102',
		);
		expect(issue?.remedyNl).toContain('eerst van order 26000102');
		expect(newLines(ORDERS.second, before)).toEqual(['2 KRAAN-STOP']);
		expect(stateOf(order)).toBe('handled');
		expect(await setting.issues()).toEqual([]);
	});

	it('that was linked to another order and gets its former one back, is clear and adds nothing', async () => {
		const order = checked([STOP]);
		await setting.run();
		workOrders().update(order.id, { state: 'checked', orderNumber: ORDERS.second });
		await setting.run();
		workOrders().update(order.id, { orderNumber: ORDERS.open });

		await setting.run();

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
		expect(stateOf(order)).toBe('handled');
		expect(await setting.issues()).toEqual([]);
	});

	it('whose former order was removed goes to the other one', async () => {
		const order = checked([STOP]);
		await setting.run();
		const before = newLines(ORDERS.second, 0).length;
		setting.sandbox.accountView.orders.remove(ORDERS.open);
		workOrders().update(order.id, { state: 'checked', orderNumber: ORDERS.second });

		await setting.run();

		expect(newLines(ORDERS.second, before)).toEqual(['2 KRAAN-STOP']);
		expect(stateOf(order)).toBe('handled');
	});

	it('that was taken over in part and then linked to another order, goes there once its articles are off the former', async () => {
		const order = checked([STOP, UNKNOWN]);
		await setting.run();
		workOrders().update(order.id, { orderNumber: ORDERS.second });
		const before = newLines(ORDERS.second, 0).length;
		await setting.run();
		await setting.run();
		const [issue] = await setting.issues();
		const held = newLines(ORDERS.second, before);
		changeLine(ORDERS.open, 'KRAAN-STOP', { ORD_QTY: null });

		await setting.run();

		expect(held).toEqual([]);
		expect(issue?.messageNl).toContain('en de artikelen staan nog op 26000102');
		expect(newLines(ORDERS.second, before)).toEqual(['2 KRAAN-STOP']);
	});

	it('that was put on its order while the app was down, and then linked to another one, is not put there twice', async () => {
		const order = checked([STOP]);
		const down = { server: 'workOrders', method: 'PUT', kind: 'status', status: 503 } as const;
		setting.sandbox.addFault({ ...down, times: Infinity });
		await setting.run();
		setting.sandbox.clearFaults();
		workOrders().update(order.id, { orderNumber: ORDERS.second });
		const before = newLines(ORDERS.second, 0).length;
		await setting.letTimePass();

		await setting.run();

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
		expect(newLines(ORDERS.second, before)).toEqual([]);
		expect((await setting.issues())[0]?.messageNl).toContain('artikelen staan nog op 26000102');
	});

	it('that was cut off after its order was written, and then linked to another one, is not put there twice', async () => {
		const off = { disabled: true };
		const order = checked([STOP]);
		await setting.run({
			nodes: { 'Set to Handled': off, 'Save Result': off, 'Finish Run': off },
		});
		workOrders().update(order.id, { state: 'checked', orderNumber: ORDERS.second });
		const before = newLines(ORDERS.second, 0).length;

		await setting.run();
		await setting.run();

		expect(newLines(ORDERS.second, before)).toEqual([]);
		expect((await setting.issues())[0]?.messageNl).toContain('artikelen staan nog op 26000102');
	});

	it.each([
		['after a part was taken over', [STOP, UNKNOWN]],
		['and checked again', [STOP]],
	])('that is renumbered %s, is not put on the order twice', async (_, articles) => {
		const order = checked(articles);
		await setting.run();
		for (const number of ['WB-9001', 'WB-9002']) {
			workOrders().update(order.id, { number, state: 'checked' });
			await setting.run();
		}

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
	});

	it('tells an article that is no longer ticked among more than can be remembered', async () => {
		const codes = setting.sandbox.accountView.articles.all().map((one) => String(one['ART_CODE']));
		const many = codes.map((code, place) => ({ code, quantity: place + 1, ticked: true }));
		const order = checked(many);
		await setting.run();
		const articles = many.map((one) => ({ ...one, ticked: one.code !== codes[3] }));
		workOrders().update(order.id, { state: 'checked', articles });

		await setting.run();

		expect(many.map(({ code }) => code).join().length).toBeGreaterThan(300);
		expect((await setting.issues())[0]?.messageNl).toContain(
			`${String(codes[3])}: op order 26000102 staat aantal 4 in plaats van 0`,
		);
		expect(stateOf(order)).toBe('checked');
	});

	it.each([
		['set back', ({ id }: WorkOrder) => void workOrders().update(id, { state: 'executed' })],
		['removed', ({ id }: WorkOrder) => void workOrders().remove(id)],
	])('while it waits: %s, nothing is sent and nothing is told any more', async (_, change) => {
		const order = checked([STOP], { orderNumber: '' });
		await setting.run();
		change(order);

		const result = await setting.run();

		expect(newLines(ORDERS.open)).toEqual([]);
		expect(await setting.issues()).toEqual([]);
		expect(timesRun(result, 'Finish Run')).toBe(1);
	});
});

describe('template 05, a work order that somebody changes during the run', () => {
	/** Between the order and the app. */
	const during = (change: () => void): TemplateRun => ({
		onNodeStart: (name) => {
			if (name === 'Set to Handled') change();
		},
	});

	it.each([1, 2])(
		'is set back, and the next run sends what was added (attempt %i)',
		async (attempt) => {
			const order = checked([STOP]);
			if (attempt === 2) {
				setting.sandbox.addFault({ server: 'accountView', method: 'PUT', kind: 'cut-before' });
				await setting.run();
				await setting.letTimePass();
			}
			await setting.run(
				during(() => void workOrders().update(order.id, { articles: [STOP, PUMP] })),
			);
			const between = stateOf(order);

			await setting.run();

			expect(between).toBe('checked');
			expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP', '1 POMP-CV']);
			expect(stateOf(order)).toBe('handled');
			expect(await setting.issues()).toEqual([]);
		},
	);

	it('is set back, and the next run tells a quantity that was corrected', async () => {
		const order = checked([STOP]);
		await setting.run(
			during(() => void workOrders().update(order.id, { articles: [{ ...STOP, quantity: 3 }] })),
		);

		await setting.run();

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
		const [issue] = await setting.issues();
		expect(issue?.messageNl).toContain('staat aantal 2 in plaats van 3');
	});

	it('in what does not go to the order is handled all the same', async () => {
		const order = checked([STOP]);

		await setting.run(during(() => void workOrders().update(order.id, { description: 'Anders' })));

		expect(stateOf(order)).toBe('handled');
	});
});

describe('template 05, when something goes wrong', () => {
	it.each([
		['articles', 'READ_FAILED', 'gaf andere gegevens terug dan verwacht'],
		['id', 'KEY_EMPTY', 'heeft geen nummer of ander kenmerk'],
	])(
		'given a work order that the app gives without its %s, says so until it is mended, finishes once and lets the others go',
		async (lacking, code, said) => {
			const [order, other] = [checked([STOP]), checked([PUMP])];
			const items = [{ ...other, [lacking]: undefined }, order];
			const read = 'Get Checked Work Orders';

			const result = await setting.run({
				nodes: { [read]: { type: 'n8n-nodes-base.set', typeVersion: 3.4 } },
				parameters: { [read]: { mode: 'raw', jsonOutput: JSON.stringify({ items }) } },
			});
			const listed = await setting.issues();
			await setting.run();

			expect(result.error).toBeUndefined();
			expect(timesRun(result, 'Compare')).toBe(timesRun(result, 'Finish Run'));
			expect(listed).toMatchObject([{ code, side: 'other' }]);
			expect(listed[0]?.messageNl).toContain(said);
			expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP', '1 POMP-CV']);
			expect(await setting.issues()).toEqual([]);
		},
	);

	it('given two work orders with one id, says KEY_TWICE until it is mended', async () => {
		const [order, other, third] = [checked([STOP]), checked([PUMP]), checked([])];
		const items = [order, { ...other, id: order.id }, third];
		const read = 'Get Checked Work Orders';
		const wrong = {
			nodes: { [read]: { type: 'n8n-nodes-base.set', typeVersion: 3.4 } },
			parameters: { [read]: { mode: 'raw', jsonOutput: JSON.stringify({ items }) } },
		};

		await setting.run(wrong);
		await setting.run(wrong);
		const listed = await setting.issues();
		await setting.run();

		expect(listed).toMatchObject([{ code: 'KEY_TWICE', side: 'other' }]);
		expect(newLines(ORDERS.open)).toEqual(expect.arrayContaining(['2 KRAAN-STOP', '1 POMP-CV']));
		expect(newLines(ORDERS.open)).toHaveLength(2);
		expect([order, other].map(stateOf)).toEqual(['handled', 'handled']);
		expect(await setting.issues()).toEqual([]);
	});

	it('given an end between writing and saving, puts nothing on the order twice', async () => {
		const order = checked([STOP]);
		await setting.run({
			nodes: { 'Save Result': { disabled: true }, 'Finish Run': { disabled: true } },
		});
		expect(stateOf(order)).toBe('handled');

		const next = await setting.run();

		expect(next.error).toBeUndefined();
		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
		expect(await setting.issues()).toEqual([]);
	});

	it('given an end between the order and the app, sets it to handled and adds nothing', async () => {
		const order = checked([STOP]);
		const ended = { disabled: true };
		await setting.run({
			nodes: { 'Set to Handled': ended, 'Save Result': ended, 'Finish Run': ended },
		});
		expect(stateOf(order)).toBe('checked');

		await setting.run();

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
		expect(stateOf(order)).toBe('handled');
		expect(await setting.issues()).toEqual([]);
	});

	it('given that the app is down while it is set to handled, catches up and adds nothing', async () => {
		const order = checked([STOP]);
		setting.sandbox.addFault({ server: 'workOrders', method: 'PUT', kind: 'status', status: 503 });
		const down = await setting.run();
		const listed = await setting.issues();
		await setting.letTimePass();

		await setting.run();

		expect(timesRun(down, 'Finish Run')).toBe(1);
		expect(listed).toMatchObject([{ code: 'WRITE_POSTPONED', key: String(order.id) }]);
		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
		expect(stateOf(order)).toBe('handled');
		expect(await setting.issues()).toEqual([]);
	});

	it('given that AccountView is down for three cycles, loses nothing and clears the list', async () => {
		const order = checked([STOP]);
		setting.sandbox.addFault({
			server: 'accountView',
			kind: 'html',
			pathContains: 'accountviewdata',
			times: Infinity,
		});
		const finished: number[] = [];
		for (let cycle = 0; cycle < 3; cycle += 1) {
			finished.push(timesRun(await setting.run(), 'Finish Run'));
			await setting.letTimePass();
		}
		const listed = await setting.issues();
		setting.sandbox.clearFaults();

		await setting.run();

		expect(finished).toEqual([1, 1, 1]);
		expect(listed).toMatchObject([{ key: String(order.id) }]);
		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
		expect(stateOf(order)).toBe('handled');
		expect(await setting.issues()).toEqual([]);
	});

	it('given that the answer of AccountView is lost, looks before it appends again', async () => {
		checked([STOP]);
		setting.sandbox.addFault({ server: 'accountView', method: 'PUT', kind: 'cut-after' });
		setting.sandbox.addFault({
			...{ server: 'accountView', method: 'GET', kind: 'html' },
			...{ pathContains: 'SO1', skip: 1, times: 2 },
		});
		await setting.run();
		setting.sandbox.clearFaults();
		await setting.letTimePass();

		await setting.run();

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
		expect(await setting.issues()).toEqual([]);
	});

	it('given that an append was cut off, takes no line of another work order for its own', async () => {
		checked([STOP]);
		await setting.run();
		const order = checked([STOP, PUMP]);
		setting.sandbox.addFault({ server: 'accountView', method: 'PUT', kind: 'cut-before' });
		await setting.run();
		await setting.letTimePass();

		await setting.run();

		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP', '2 KRAAN-STOP', '1 POMP-CV']);
		expect(stateOf(order)).toBe('handled');
		expect(await setting.issues()).toEqual([]);
	});

	it('given a revoked token, tells it once in the list and goes on when it is there again', async () => {
		const order = checked([STOP], { orderNumber: '' });
		await setting.run();
		workOrders().update(order.id, { orderNumber: ORDERS.open });
		setting.sandbox.workOrders.revokeToken();
		const revoked = await setting.run();
		const listed = await setting.issues();
		setting.sandbox.workOrders.renewToken();
		await setting.letTimePass();

		await setting.run();

		expect(timesRun(revoked, 'Finish Run')).toBe(1);
		expect(listed.map(({ code }) => code)).toContain('READ_FAILED');
		expect(stateOf(order)).toBe('handled');
		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
		expect(await setting.issues()).toEqual([]);
	});

	it('given a start while another run is busy, does nothing', async () => {
		checked([STOP]);
		setting.sandbox.addFault({
			server: 'workOrders',
			method: 'PUT',
			kind: 'latency',
			milliseconds: 300,
		});

		const both = await Promise.all([setting.run(), setting.run()]);

		expect(both.map((one) => timesRun(one, 'Skipped')).toSorted()).toEqual([0, 1]);
		expect(both.map((one) => timesRun(one, 'Finish Run')).toSorted()).toEqual([0, 1]);
		expect(newLines(ORDERS.open)).toEqual(['2 KRAAN-STOP']);
	});
});
