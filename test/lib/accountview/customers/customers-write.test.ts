import { Customers, type Row } from '../../../../lib/accountview';
import { TransportFailure } from '../../../../lib/ports/http';
import { clientWith, errorOf } from '../support/client-with';
import { ContactDouble } from '../support/contact-double';
import { json, refusal } from '../support/fake-http';
import { containing, matching, notContaining } from '../support/expecting';

const ROWS: readonly Row[] = [
	{ SUB_NR: '100', ACCT_NAME: 'Een', MAIL_BUS: 'Info@Een.nl', DEB_NR: 'A-1' },
	{ SUB_NR: '101', ACCT_NAME: 'Twee', MAIL_BUS: 'info@twee.nl', DEB_NR: 'A-2' },
	{ SUB_NR: '102', ACCT_NAME: 'Drie', MAIL_BUS: 'info@twee.nl', DEB_NR: '' },
	{ SUB_NR: '103', ACCT_NAME: 'Vier', MAIL_BUS: 'info@twee.nl.example', DEB_NR: '' },
];

type DoubleOptions = ConstructorParameters<typeof ContactDouble>[1];

function customersOf(rows: readonly Row[] = ROWS, options: DoubleOptions = {}) {
	const table = new ContactDouble(rows, options);
	const { client, http } = clientWith(table.handler);
	return { customers: new Customers(client), http, table };
}

const NEW = { name: 'Bakkerij Voorbeeld B.V.', controlAccount: '1300' };

describe('create', () => {
	it('makes a search code from the name and lets AccountView number the customer', async () => {
		const { customers, table } = customersOf();
		const write = await customers.create({ fields: NEW });
		expect(write).toMatchObject({
			outcome: 'created',
			record: { number: '20000', name: 'Bakkerij Voorbeeld B.V.', searchCode: 'BAKKERIJ V' },
		});
		expect(table.rows.at(-1)).toEqual({
			SUB_NR: '20000',
			ACCT_NAME: 'Bakkerij Voorbeeld B.V.',
			ACCT_NR: '1300',
			SRC_CODE: 'BAKKERIJ V',
		});
	});

	it('keeps a search code that is given', async () => {
		const { record } = await customersOf().customers.create({
			fields: { ...NEW, searchCode: 'bak' },
		});
		expect(record).toMatchObject({ searchCode: 'BAK' });
	});

	it('counts the requests of the record', async () => {
		const { customers } = customersOf();
		expect((await customers.create({ fields: NEW })).requests).toBe(2);
		expect((await customers.create({ fields: NEW })).requests).toBe(1);
	});

	it('wants name and control account', async () => {
		const error = await errorOf(customersOf().customers.create({ fields: {} }));
		expect(error).toMatchObject({
			code: 'AV_FIELD_REQUIRED',
			message: matching(/Name must.*Search code must.*Control account must/),
		});
	});

	it('says what to do when AccountView does not number customers itself', async () => {
		const { client } = clientWith(() => refusal('SUB_NR is verplicht'));
		const customers = new Customers(client);
		expect(await errorOf(customers.create({ fields: NEW }))).toMatchObject({
			code: 'AV_REJECTED',
			message: containing('SUB_NR is verplicht'),
			remedy: containing('give a number'),
		});
		expect(await errorOf(customers.create({ fields: { ...NEW, number: '5' } }))).toMatchObject({
			remedy: notContaining('give a number'),
		});
	});
});

describe('update', () => {
	it.each([
		['number', ' 100 ', '100'],
		['ownReference', 'A-2', '101'],
		['email', 'INFO@een.NL', '100'],
	] as const)(
		'finds the customer by %s %j and changes what is given',
		async (field, value, number) => {
			const { customers, table, http } = customersOf();
			const write = await customers.update({ field, value }, { fields: { city: 'Ede' } });
			expect(write).toMatchObject({ outcome: 'updated', record: { number, city: 'Ede' } });
			expect(table.rows.find((row) => row['SUB_NR'] === number)).toMatchObject({ CITY: 'Ede' });
			expect(http.to('/accountviewdata')).toHaveLength(2);
		},
	);

	it.each([
		['ownReference', 'a-2'],
		['number', '999'],
		['email', 'nobody@example.nl'],
	] as const)('finds nobody by %s %j', async (field, value) => {
		const { customers, http } = customersOf();
		const error = await errorOf(customers.update({ field, value }, { fields: { city: 'Ede' } }));
		expect(error).toMatchObject({ code: 'AV_RECORD_NOT_FOUND', record: `customer ${value}` });
		expect(http.requests.every(({ method }) => method === 'GET')).toBe(true);
	});

	it('names all customers that match, and changes none', async () => {
		const { customers, http } = customersOf();
		const match = { field: 'email', value: 'info@twee.nl' } as const;
		expect(await errorOf(customers.update(match, { fields: { city: 'Ede' } }))).toMatchObject({
			code: 'AV_MATCH_AMBIGUOUS',
			message: '2 customers have e-mail address info@twee.nl: 101, 102.',
			details: { numbers: '101, 102' },
		});
		expect(http.requests.every(({ method }) => method === 'GET')).toBe(true);
	});

	it('finds an address written in capitals also where AccountView takes one filter', async () => {
		const { customers } = customersOf(ROWS, { maxFilters: 1 });
		const match = { field: 'email', value: 'info@een.nl' } as const;
		expect(await customers.update(match, { fields: { city: 'Ede' } })).toMatchObject({
			record: { number: '100' },
		});
	});

	it('reads on while a page is full of customers that only resemble', async () => {
		const alike = Array.from({ length: 12 }, (_, index) => ({
			SUB_NR: `2${String(index).padStart(2, '0')}`,
			MAIL_BUS: `x${index}-info@een.nl`,
		}));
		const { customers } = customersOf([...alike, { SUB_NR: '300', MAIL_BUS: 'info@een.nl' }]);
		const match = { field: 'email', value: 'info@een.nl' } as const;
		expect(await customers.update(match, { fields: { city: 'Ede' } })).toMatchObject({
			record: { number: '300' },
		});
	});

	it('does not give a customer another number', async () => {
		const { customers } = customersOf();
		const match = { field: 'email', value: 'info@een.nl' } as const;
		expect(await errorOf(customers.update(match, { fields: { number: '7' } }))).toMatchObject({
			code: 'AV_FIELD_INVALID',
			message: "Customer 100 was not sent: its number cannot become '7'.",
		});
	});

	it('wants a value to match on', async () => {
		const match = { field: 'email', value: ' ' } as const;
		const input = { fields: { phone: '020' } };
		expect(await errorOf(customersOf().customers.update(match, input))).toMatchObject({
			code: 'AV_FIELD_REQUIRED',
			message: 'There is no e-mail address to find the customer by.',
		});
	});

	it('refuses to change nothing', async () => {
		const match = { field: 'number', value: '10001' } as const;
		expect(await errorOf(customersOf().customers.update(match, { fields: {} }))).toMatchObject({
			code: 'AV_FIELD_REQUIRED',
			message:
				'The customer with customer number 10001 was not changed: no field to change was given.',
		});
	});
});

describe('createOrUpdate', () => {
	it('refuses to create a customer under another value than the one it is found by', async () => {
		const { customers, http } = customersOf();
		const match = { field: 'ownReference', value: 'RA' } as const;
		const input = { fields: { name: 'Bakker', controlAccount: '1300', ownReference: 'RB' } };
		expect(await errorOf(customers.createOrUpdate(match, input))).toMatchObject({
			code: 'AV_FIELD_INVALID',
			record: 'customer with own reference RA',
		});
		expect(http.requests.filter(({ method }) => method === 'POST')).toEqual([]);
	});

	it.each([
		['number', 'd77', { SUB_NR: 'D77' }],
		['ownReference', 'B-1', { DEB_NR: 'B-1' }],
		['email', 'new@example.nl', { MAIL_BUS: 'new@example.nl' }],
	] as const)('gives a new customer the %s it was looked for by', async (field, value, stored) => {
		const { customers, table } = customersOf();
		const first = await customers.createOrUpdate({ field, value }, { fields: NEW });
		expect(first.outcome).toBe('created');
		expect(table.rows.at(-1)).toMatchObject(stored);
		const second = await customers.createOrUpdate({ field, value }, { fields: { city: 'Ede' } });
		expect(second).toMatchObject({ outcome: 'updated', requests: 2 });
		expect(table.rows).toHaveLength(ROWS.length + 1);
	});
});

describe('an index', () => {
	const many = Array.from({ length: 60 }, (_, index) => ({
		SUB_NR: `${1000 + index}`,
		MAIL_BUS: `k${index}@example.nl`,
	}));

	it('finds customers in one prior read, so that each update takes one request', async () => {
		const { customers, http } = customersOf(many);
		const values = many.map(({ MAIL_BUS }) => MAIL_BUS.toUpperCase());
		const index = await customers.index('email', values);
		expect(http.to('/accountviewdata')).toHaveLength(2);
		expect(http.query(0).get('Fields')).toBe('SUB_NR,MAIL_BUS');
		for (const value of values) {
			const match = { field: 'email', value } as const;
			const write = await customers.createOrUpdate(match, { fields: { city: 'Ede' } }, index);
			expect(write).toMatchObject({ outcome: 'updated', requests: 1 });
		}
	});

	it('knows after a complete read who is not there', async () => {
		const { customers, table } = customersOf(many);
		const values = ['a@x.nl', 'b@x.nl', 'c@x.nl', 'd@x.nl', 'e@x.nl'];
		const index = await customers.index('email', values);
		const match = { field: 'email', value: 'a@x.nl' } as const;
		const created = await customers.createOrUpdate(match, { fields: NEW }, index);
		expect(created).toMatchObject({ outcome: 'created', requests: 1 });
		const updated = await customers.createOrUpdate(
			{ ...match, value: 'A@X.nl' },
			{ fields: { city: 'Ede' } },
			index,
		);
		expect(updated).toMatchObject({ outcome: 'updated', requests: 1 });
		expect(updated.record['number']).toBe(created.record['number']);
		expect(table.rows).toHaveLength(61);
	});

	it('follows a customer that gets another address', async () => {
		const { customers } = customersOf(many);
		const values = many.map(({ MAIL_BUS }) => MAIL_BUS);
		const index = await customers.index('email', values);
		const old = { field: 'email', value: 'k1@example.nl' } as const;
		const moved = { field: 'email', value: 'moved@example.nl' } as const;
		await customers.createOrUpdate(old, { fields: { email: moved.value } }, index);
		const again = await customers.createOrUpdate(moved, { fields: { city: 'Ede' } }, index);
		expect(again).toMatchObject({ outcome: 'updated', record: { number: '1001' }, requests: 1 });
		const fresh = await customers.createOrUpdate(old, { fields: NEW }, index);
		expect(fresh).toMatchObject({ outcome: 'created' });
	});

	it('looks up who may have been made, or may have got the address, without an answer', async () => {
		const table = new ContactDouble(many);
		let lost = true;
		const { client } = clientWith(async (request, count) => {
			const reply = await table.handler(request, count);
			return lost && request.method !== 'GET' ? new TransportFailure('cut', 'ECONNRESET') : reply;
		});
		const customers = new Customers(client);
		const made = { field: 'email', value: 'new@example.nl' } as const;
		const moved = { field: 'email', value: 'moved@example.nl' } as const;
		const old = { field: 'email', value: 'k1@example.nl' } as const;
		const values = [...many.map(({ MAIL_BUS }) => MAIL_BUS), made.value, moved.value];
		const index = await customers.index('email', values);
		const inDoubt = [
			await errorOf(customers.createOrUpdate(made, { fields: NEW }, index)),
			await errorOf(customers.createOrUpdate(old, { fields: { email: moved.value } }, index)),
		];
		expect(inDoubt).toMatchObject([{ code: 'AV_WRITE_DOUBTFUL' }, { code: 'AV_WRITE_DOUBTFUL' }]);
		lost = false;
		const outcomes = [
			await customers.createOrUpdate(made, { fields: NEW }, index),
			await customers.createOrUpdate(moved, { fields: { ...NEW, city: 'Ede' } }, index),
			await customers.createOrUpdate(old, { fields: NEW }, index),
		];
		expect(outcomes).toMatchObject([
			{ outcome: 'updated', record: { number: '20000' } },
			{ outcome: 'updated', record: { number: '1001' } },
			{ outcome: 'created' },
		]);
	});

	it('names customers that share a value', async () => {
		const { customers } = customersOf([...ROWS, ...many]);
		const values = ['info@twee.nl', 'b@x.nl', 'c@x.nl', 'd@x.nl', 'e@x.nl'];
		const index = await customers.index('email', values);
		const match = { field: 'email', value: 'info@twee.nl' } as const;
		expect(await errorOf(customers.createOrUpdate(match, { fields: {} }, index))).toMatchObject({
			code: 'AV_MATCH_AMBIGUOUS',
			details: { numbers: '101, 102' },
		});
	});

	it('asks nothing for very few values, and looks them up one by one', async () => {
		const { customers, http } = customersOf();
		const index = await customers.index('number', ['100', '101', '102', '100']);
		expect(http.requests).toHaveLength(0);
		const match = { field: 'number', value: '100' } as const;
		const first = await customers.createOrUpdate(match, { fields: { city: 'Ede' } }, index);
		const second = await customers.createOrUpdate(match, { fields: { city: 'Ede' } }, index);
		expect([first.requests, second.requests]).toEqual([3, 1]);
	});

	it('stops reading when it would cost more than it saves, and trusts no half answer', async () => {
		let page = 0;
		const { client, http } = clientWith((request) => {
			if (request.method === 'PUT') return json({});
			if (request.url.includes('Filter')) {
				return json({ CONTACT: [{ SUB_NR: '1', MAIL_BUS: 'k1@x.nl' }] });
			}
			page += 1;
			return json({ CONTACT: [{ SUB_NR: `${page}`, MAIL_BUS: `k${page}@x.nl` }] });
		});
		const customers = new Customers(client);
		const values = Array.from({ length: 35 }, (_, place) => `k${place}@x.nl`);
		const index = await customers.index('email', values);
		expect(http.to('/accountviewdata')).toHaveLength(4);
		const match = { field: 'email', value: 'k1@x.nl' } as const;
		expect(await customers.createOrUpdate(match, { fields: {} }, index)).toMatchObject({
			outcome: 'updated',
			requests: 2,
		});
	});

	it('trusts numbers of a half read, because a number is one customer', async () => {
		const { client, http } = clientWith((request, count) =>
			request.method === 'PUT' ? json({}) : json({ CONTACT: [{ SUB_NR: `${count}` }] }),
		);
		const customers = new Customers(client);
		const index = await customers.index('number', ['2', '3', '97', '98', '99']);
		expect(http.to('/accountviewdata')).toHaveLength(2);
		const match = { field: 'number', value: '3' } as const;
		expect((await customers.createOrUpdate(match, { fields: {} }, index)).requests).toBe(1);
	});

	it('is of no use for another field', async () => {
		const { customers } = customersOf(many);
		const index = await customers.index('number', ['1', '2', '3', '4', '5']);
		const match = { field: 'email', value: 'k1@example.nl' } as const;
		expect((await customers.createOrUpdate(match, { fields: {} }, index)).requests).toBe(2);
	});
});
