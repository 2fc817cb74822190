import { Orders, type OrderLineInput } from '../../../../lib/accountview';
import { clientWith, errorOf } from '../support/client-with';
import { containing, matching } from '../support/expecting';
import { json, type Handler } from '../support/fake-http';

const ARTICLES = [
	{ ART_CODE: 'KETEL', ART_DESC1: 'Cv-ketel', PX_SELL: 1395 },
	{ ART_CODE: 'ARBEID', ART_DESC1: 'Arbeid', PX_SELL: null },
];

interface Sent {
	readonly Table: {
		readonly DetailDefinitions?: readonly {
			readonly Fields: readonly { readonly Name: string }[];
		}[];
	};
	readonly TableData: {
		readonly DetailData?: readonly { readonly Rows: readonly { readonly Values: unknown[] }[] }[];
	};
}

/** Orders over an AccountView that knows two articles and stores everything. */
function ordersWith() {
	const bodies: Sent[] = [];
	const handler: Handler = ({ method, url, body = '' }) => {
		if (method === 'GET') {
			const isArticles = url.includes('BusinessObject=AK1');
			return json(isArticles && !url.includes('LastKey') ? { ARTICLE: ARTICLES } : {});
		}
		bodies.push(JSON.parse(body) as Sent);
		return json({ SO_HDR: [{ ORD_NR: '20001' }] });
	};
	const { client, http, clock } = clientWith(handler);
	return { orders: new Orders(client, { clock }), bodies, http };
}

/** Rows of lines as they were sent, by column. */
function sentLines({ Table, TableData }: Sent): Record<string, unknown>[] {
	const names = Table.DetailDefinitions?.[0]?.Fields.map(({ Name }) => Name) ?? [];
	const rows = TableData.DetailData?.[0]?.Rows ?? [];
	return rows.map(({ Values }) =>
		Object.fromEntries(
			names.flatMap((name, place) => (name.endsWith('Id') ? [] : [[name, Values[place]]])),
		),
	);
}

const HEADER = { fields: { customerNumber: '10005', ownReference: 'WB-1', project: 'P1' } };

function line(fields: OrderLineInput['fields'], ticked?: boolean): OrderLineInput {
	return { fields, ticked };
}

describe('a new order that cannot be sent', () => {
	it('has no customer', async () => {
		const { orders, http } = ordersWith();
		const error = await errorOf(orders.create({ fields: { ownReference: 'WB-1' } }, []));
		expect(error).toMatchObject({
			code: 'AV_FIELD_REQUIRED',
			message: 'The order with own reference WB-1 was not sent: it has no customer.',
		});
		expect(http.requests).toHaveLength(0);
	});

	it.each([
		[
			{ articleCode: 'KETEL', quantity: 0.000_01 },
			'AV_FIELD_INVALID',
			'line 2 (KETEL) cannot be taken: its quantity is zero',
		],
		[
			{ price: 'veel' },
			'AV_FIELD_REQUIRED',
			'it has no article code, and it has no quantity, and Unit price',
		],
		[{ quantity: 1 }, 'AV_FIELD_REQUIRED', 'line 2 cannot be taken: it has no article code'],
		[
			{ articleCode: 'KETEL' },
			'AV_FIELD_REQUIRED',
			'line 2 (KETEL) cannot be taken: it has no quantity',
		],
		[
			{ articleCode: 'KETEL', quantity: 0 },
			'AV_FIELD_INVALID',
			'line 2 (KETEL) cannot be taken: its quantity is zero',
		],
		[
			{ articleCode: 'KETEL', quantity: 'veel' },
			'AV_FIELD_INVALID',
			"line 2 (KETEL) cannot be taken: Quantity 'veel' must be a number",
		],
		[
			{ articleCode: 'A'.repeat(16), quantity: 1 },
			'AV_FIELD_INVALID',
			'is 16 characters long, 15 fit',
		],
		[
			{ articleCode: 'KETEL', quantity: 1, description: 'Ketel 🔥' },
			'AV_FIELD_INVALID',
			'a character that AccountView cannot store',
		],
	])('has the line %j', async (fields, code, message) => {
		const { orders, http } = ordersWith();
		const lines = [line({ articleCode: 'KETEL', quantity: 1 }), line(fields)];
		expect(await errorOf(orders.create(HEADER, lines))).toMatchObject({
			code,
			message: containing(message),
			record: 'order with own reference WB-1',
		});
		expect(http.requests).toHaveLength(0);
	});

	it('has several lines with faults, all of which are told', async () => {
		const { orders } = ordersWith();
		const bad = Array.from({ length: 22 }, () => line({ articleCode: 'KETEL', quantity: 0 }));
		const lines = [line({ quantity: 1 }), line({ articleCode: 'KETEL', quantity: 1 }), ...bad];
		const error = await errorOf(orders.create(HEADER, lines));
		expect(error).toMatchObject({
			code: 'AV_FIELD_REQUIRED',
			message: matching(
				/line 1 cannot be taken: it has no article code; line 3 \(KETEL\) .*; and 3 more\.$/,
			),
			remedy: 'Correct or leave out these lines.',
		});
		expect(error).not.toMatchObject({ message: containing('line 2 ') });
	});

	it('has a reference of 41 characters', async () => {
		const { orders, http } = ordersWith();
		const header = { fields: { ...HEADER.fields, ownReference: 'R'.repeat(41) } };
		expect(await errorOf(orders.create(header, []))).toMatchObject({
			code: 'AV_FIELD_TOO_LONG',
			message: containing('41 characters long, 38 fit'),
		});
		expect(http.requests).toHaveLength(0);
	});

	it('has a line without a field that others have and nobody knows', async () => {
		const { orders } = ordersWith();
		const lines = [
			line({ articleCode: 'KETEL', quantity: 1, vatCode: '2' }),
			line({ articleCode: 'ARBEID', quantity: 1 }),
		];
		expect(await errorOf(orders.create(HEADER, lines))).toMatchObject({
			code: 'AV_FIELD_REQUIRED',
			message: containing('line 2 (ARBEID) has no vat code, while others have one'),
		});
	});

	it('has a line without price whose article has none either, beside one with a price', async () => {
		const { orders } = ordersWith();
		const lines = [
			line({ articleCode: 'KETEL', quantity: 1, price: 1300 }),
			line({ articleCode: 'ARBEID', quantity: 1 }),
		];
		expect(await errorOf(orders.create(HEADER, lines))).toMatchObject({
			message: containing('line 2 (ARBEID) has no unit price'),
		});
	});
});

describe('the lines of a new order', () => {
	it('have the same fields: what is missing comes from the article and the order', async () => {
		const { orders, bodies } = ordersWith();
		await orders.create(HEADER, [
			line({ articleCode: 'ARBEID', quantity: 2, price: 55, description: 'Uren', project: 'P2' }),
			line({ articleCode: 'ketel', quantity: '1' }),
		]);
		expect(bodies.map(sentLines)).toEqual([
			[
				{ ART_CODE: 'ARBEID', ORD_QTY: 2, ART_PX: 55, ART_DESC1: 'Uren', PROJ_CODE: 'P2' },
				{ ART_CODE: 'KETEL', ORD_QTY: 1, ART_PX: 1395, ART_DESC1: 'Cv-ketel', PROJ_CODE: 'P1' },
			],
		]);
	});

	it('leave to AccountView what none of them has, and ask for no article then', async () => {
		const { orders, bodies, http } = ordersWith();
		await orders.create(HEADER, [line({ articleCode: 'KETEL', quantity: 1, price: null })]);
		expect(bodies.map(sentLines)).toEqual([[{ ART_CODE: 'KETEL', ORD_QTY: 1 }]]);
		expect(http.to('AK1')).toHaveLength(0);
	});

	it('are the ticked ones, where that is said', async () => {
		const { orders, bodies } = ordersWith();
		await orders.create(HEADER, [
			line({ articleCode: 'KETEL', quantity: 1 }, true),
			line({ articleCode: 'ARBEID', quantity: 1 }, false),
			line({ articleCode: 'KETEL', quantity: 2 }),
		]);
		expect(bodies.map(sentLines)).toEqual([
			[
				{ ART_CODE: 'KETEL', ORD_QTY: 1 },
				{ ART_CODE: 'KETEL', ORD_QTY: 2 },
			],
		]);
	});
});

describe('appending', () => {
	it('asks nothing of the order when no line can be taken over, and says why', async () => {
		const { orders, http } = ordersWith();
		const match = { field: 'number', value: '20001' } as const;
		const lines = [
			line({ articleCode: 'WEG', quantity: 1, description: 'Iets' }),
			line({ articleCode: 'KETEL', quantity: 0 }),
			line({ articleCode: '', quantity: 1 }),
			line({ articleCode: 'ARBEID', quantity: 1 }, false),
		];
		const appender = await orders.appender([{ match, lines }]);
		expect(await appender.append({ match, lines })).toMatchObject({
			outcome: 'refused',
			number: '20001',
			ownReference: '',
			lines: [],
			notTakenOver: [
				{
					articleCode: 'WEG',
					quantity: 1,
					description: 'Iets',
					reason: containing('no article WEG'),
				},
				{ articleCode: 'KETEL', reason: 'its quantity is zero' },
				{ reason: 'it has no article code' },
			],
			requests: 0,
		});
		expect(http.to('SO1')).toHaveLength(0);
	});

	it('says in Dutch as well which value AccountView does not take', async () => {
		const { orders } = ordersWith();
		const match = { field: 'number', value: '20001' } as const;
		const lines = [
			line({ articleCode: 'KETEL', quantity: 'veel' }),
			line({ articleCode: 'KETEL', quantity: 1, price: 'gratis' }),
		];
		const appender = await orders.appender([{ match, lines }]);
		expect((await appender.append({ match, lines })).notTakenOver).toMatchObject([
			{
				reason: containing('must be a number'),
				reasonNl: "Aantal besteld 'veel' wordt door AccountView niet aangenomen",
			},
			{ reasonNl: "Prijs 'gratis' wordt door AccountView niet aangenomen" },
		]);
	});

	it.each(['refused', 'unchanged'])('tells refusal from nothing to do (%s)', async (outcome) => {
		const { orders } = ordersWith();
		const match = { field: 'ownReference', value: ' WB-1 ' } as const;
		const lines = [line({ articleCode: 'WEG', quantity: 1 }, outcome === 'refused')];
		const appender = await orders.appender([{ match, lines }]);
		expect(await appender.append({ match, lines })).toMatchObject({
			outcome,
			number: null,
			ownReference: 'WB-1',
		});
	});

	it('looks orders up one by one where a page of them is more than one answer may hold', async () => {
		const header = (number: string) => ({ ORD_NR: number, COMMENT2: 'n'.repeat(500) });
		const numbers = ['1', '2', '3', '4', '5', '6'];
		const { client, http, clock } = clientWith(
			({ method, url, body = '' }) => {
				if (url.includes('BusinessObject=AK1')) return json({ ARTICLE: ARTICLES });
				const wanted = new URL(url).searchParams.get('FilterValue1');
				const rows = numbers.filter((number) => wanted === null || number === wanted);
				return json(
					method === 'GET' ? { SO_HDR: rows.map(header), SO_LINE: [] } : { SO_HDR: [], body },
				);
			},
			{ limits: { maxAnswerBytes: 2_000 } },
		);
		const lines = [line({ articleCode: 'KETEL', quantity: 1 })];
		const wanted = numbers.map((value) => ({ match: { field: 'number', value } as const, lines }));
		const appender = await new Orders(client, { clock }).appender(wanted);
		const outcomes: string[] = [];
		for (const one of wanted) outcomes.push((await appender.append(one)).outcome);
		expect(outcomes).toEqual(numbers.map(() => 'appended'));
		expect(http.to('FilterValue1')).toHaveLength(1 + numbers.length);
	});
});
