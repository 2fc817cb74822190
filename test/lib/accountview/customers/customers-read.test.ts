import { Customers, type CustomerFilter, type Row } from '../../../../lib/accountview';
import { clientWith, collect, errorOf } from '../support/client-with';
import { ContactDouble } from '../support/contact-double';
import { json, refusal } from '../support/fake-http';
import { containing } from '../support/expecting';

function row(number: string, changes: Row = {}): Row {
	return {
		SUB_NR: number,
		ACCT_NAME: `Klant ${number}`,
		SRC_CODE: `K${number}`,
		CNT_CODE: 'NL',
		REC_BLK: false,
		EL_SI: false,
		CNG_DATE: '2026-03-01T12:00:00',
		...changes,
	};
}

const ROWS = [
	row('100', { ACCT_NAME: 'Bakkerij De Vries', CNG_DATE: '2026-03-05T10:00:00' }),
	row('101', { ACCT_NAME: 'SLAGERIJ BAKKER', CNT_CODE: 'BE', REC_BLK: true }),
	row('102', { SRC_CODE: 'BAKBOORD', EL_SI: true, CNG_DATE: '2026-03-05T14:00:00' }),
	row('103', { CNG_DATE: null }),
	row('104', { CNT_CODE: 'BE', EL_SI: true, CNG_DATE: '2026-03-05T00:00:00' }),
];

type DoubleOptions = ConstructorParameters<typeof ContactDouble>[1];

function customersOf(rows: readonly Row[] = ROWS, options: DoubleOptions = {}, pageSize = 200) {
	const table = new ContactDouble(rows, options);
	const { client, http } = clientWith(table.handler, { settings: { pageSize } });
	return { customers: new Customers(client), http, table };
}

async function numbers(filter: CustomerFilter, options: DoubleOptions = {}): Promise<unknown[]> {
	const records = await collect(customersOf(ROWS, options).customers.list(filter));
	return records.map(({ number }) => number);
}

describe('list', () => {
	it('gives all fields of the dictionary by their logical names', async () => {
		const [first] = await collect(customersOf().customers.list({}));
		expect(first).toMatchObject({
			number: '100',
			name: 'Bakkerij De Vries',
			blocked: false,
			changedAt: '2026-03-05T10:00:00',
			email: '',
		});
		expect(Object.keys(first ?? {})).toHaveLength(36);
	});

	it('gives and asks only the fields wanted, columns among them', async () => {
		const { customers, http } = customersOf([row('1', { SHIP_MTH: 'POST', X_REF: 'r' })]);
		const fields = ['name', 'SHIP_MTH', 'X_REF', 'MAIL_BUS'];
		expect(await collect(customers.list({}, { fields }))).toEqual([
			{ name: 'Klant 1', SHIP_MTH: 'POST', X_REF: 'r', MAIL_BUS: '' },
		]);
		expect(http.query(0).get('Fields')).toBe('SUB_NR,ACCT_NAME,SHIP_MTH,X_REF,MAIL_BUS');
	});

	it('refuses a field that is neither', async () => {
		const error = await errorOf(collect(customersOf().customers.list({}, { fields: ['emial'] })));
		expect(error).toMatchObject({
			code: 'AV_FIELD_UNKNOWN',
			message: "A customer has no field 'emial'. Did you mean 'email'?",
		});
	});

	it.each([
		[{}, ['100', '101', '102', '103', '104']],
		[{ country: 'be' }, ['101', '104']],
		[{ blocked: true }, ['101']],
		[{ blocked: false, emailInvoices: true }, ['102', '104']],
		[{ search: 'bak' }, ['100', '101', '102']],
		[{ search: '104' }, ['104']],
		[{ search: ' bakker ', country: 'NL' }, ['100']],
		[{ search: 'bak', blocked: true }, ['101']],
		[{ changedSince: '2026-03-05T13:30:00' }, ['102']],
		[{ changedSince: '2026-03-05T10:30:00Z', country: 'NL' }, ['102']],
		[{ search: '', country: '', changedSince: '' }, ['100', '101', '102', '103', '104']],
	])('with filter %j gives %j', async (filter, expected) => {
		expect(await numbers(filter)).toEqual(expected);
	});

	it.each([
		['minds capitals', { contains: 'exact' }],
		['takes one filter at most', { maxFilters: 1 }],
		['takes no filters', { maxFilters: 0 }],
		['takes Equal for "begins with"', { equal: 'begins-with' }],
	] as const)('gives the same when AccountView %s', async (_what, options) => {
		expect(await numbers({ search: 'bak' }, options)).toEqual(['100', '101', '102']);
		expect(await numbers({ country: 'B' }, options)).toEqual([]);
		expect(await numbers({ changedSince: '2026-03-05T13:30:00', country: 'NL' }, options)).toEqual([
			'102',
		]);
	});

	it('narrows at AccountView where the form of the value is known', async () => {
		const { customers, http } = customersOf();
		const filter = { changedSince: '2026-03-05T13:30:00', country: 'nl', blocked: false };
		await collect(customers.list(filter, { fields: ['name'] }));
		expect([...http.query(0)].map(([name, value]) => `${name}=${value}`)).toEqual([
			'BusinessObject=AR1',
			'PageSize=200',
			'Fields=SUB_NR,ACCT_NAME,CNG_DATE,CNT_CODE,REC_BLK',
			'FilterControlSource1=CNG_DATE',
			'FilterOperator1=DateOnOrAfterDate',
			'FilterValueType1=T',
			'FilterValue1={^2026-03-05 12:30:00}',
			'FilterControlSource2=CNT_CODE',
			'FilterOperator2=Equal',
			'FilterValueType2=C',
			'FilterValue2=NL',
		]);
	});

	it('misses no change when AccountView’s clock shows UTC', async () => {
		const rows = [row('1', { CNG_DATE: '2026-07-05T10:01:00' })];
		const since = { changedSince: '2026-07-05T12:00:00' };
		expect(await collect(customersOf(rows).customers.list(since))).toHaveLength(1);
		const before = { changedSince: '2026-07-05T12:02:00' };
		expect(await collect(customersOf(rows).customers.list(before))).toHaveLength(0);
	});

	it('lets the day decide where AccountView answers no times', async () => {
		const rows = [row('1', { CNG_DATE: '2026-03-05' }), row('2', { CNG_DATE: '2026-03-04' })];
		const { customers } = customersOf(rows, { maxFilters: 0 });
		const found = await collect(customers.list({ changedSince: '2026-03-05T13:30:00' }));
		expect(found.map(({ number }) => number)).toEqual(['1']);
	});

	it('refuses a date that is none', async () => {
		expect(await errorOf(numbers({ changedSince: 'yesterday' }))).toMatchObject({
			code: 'AV_QUERY_INVALID',
			message: "'yesterday' is not a date and time.",
		});
	});

	it('says when a filter needs a field that the override takes away', async () => {
		const { client } = clientWith(new ContactDouble(ROWS).handler, {
			settings: { dictionaryOverride: '{"customer":{"fields":{"emailInvoices":null}}}' },
		});
		const error = await errorOf(collect(new Customers(client).list({ emailInvoices: true })));
		expect(error).toMatchObject({
			code: 'AV_FIELD_UNKNOWN',
			message: containing("no customer field 'emailInvoices'"),
		});
	});

	it('gives no more than the limit, and asks for no more', async () => {
		const { customers, http } = customersOf();
		expect(await collect(customers.list({}, { limit: 2 }))).toHaveLength(2);
		expect(http.to('/accountviewdata')).toHaveLength(1);
		expect(http.query(0).get('PageSize')).toBe('2');
	});

	it('counts the limit after the filter', async () => {
		const { customers } = customersOf(ROWS, {}, 2);
		const records = await collect(customers.list({ blocked: false }, { limit: 3 }));
		expect(records.map(({ number }) => number)).toEqual(['100', '102', '103']);
	});

	it('asks whole pages when a filter may leave few of their customers', async () => {
		const { customers, http } = customersOf();
		await collect(customers.list({ blocked: true }, { limit: 1 }));
		expect(http.query(0).get('PageSize')).toBe('200');
	});

	it('does not begin anew when AccountView refuses a later page', async () => {
		const { client, http } = clientWith(({ url }) =>
			url.includes('LastKey') ? refusal('Fout') : json({ CONTACT: [row('1')] }),
		);
		const error = await errorOf(collect(new Customers(client).list({ country: 'NL' })));
		expect(error).toMatchObject({ code: 'AV_REJECTED' });
		expect(http.to('/accountviewdata')).toHaveLength(2);
	});

	it('does not hide a refusal that has nothing to do with filters', async () => {
		const { client } = clientWith(() => refusal('Administratie gesloten'));
		const error = await errorOf(collect(new Customers(client).list({ country: 'NL' })));
		expect(error).toMatchObject({
			code: 'AV_REJECTED',
			message: containing('Administratie gesloten'),
		});
	});
});

describe('get', () => {
	it('finds a customer by number in any case, in one request', async () => {
		const { customers, http } = customersOf([row('D10', { CITY: 'Ede' })]);
		expect(await customers.get(' d10 ', { fields: ['number', 'city'] })).toEqual({
			number: 'D10',
			city: 'Ede',
		});
		expect(http.to('/accountviewdata')).toHaveLength(1);
	});

	it('takes no other customer whose number only begins so', async () => {
		const { customers } = customersOf([row('1001'), row('1002')], { equal: 'begins-with' });
		expect(await errorOf(customers.get('100'))).toMatchObject({
			code: 'AV_RECORD_NOT_FOUND',
			message: "AccountView has no customer with customer number '100'.",
			record: 'customer 100',
		});
	});

	it('wants a number', async () => {
		expect(await errorOf(customersOf().customers.get('  '))).toMatchObject({
			code: 'AV_FIELD_REQUIRED',
		});
	});
});

describe('contactPersons', () => {
	const rows = [
		row('100', {
			MAIN_CONT: 'Jan de Vries',
			MAIN_PP: 'P1',
			MC_DEAR: 'Geachte heer De Vries',
			MC_MAILB: 'jan@example.nl',
			ADMIN_CONT: 'Els Bos',
			ADMIN_PP: 'P2',
			ADM_DEAR: 'Geachte mevrouw Bos',
		}),
		row('101'),
		row('1001', { MAIN_CONT: 'Piet', MC_DEAR: '' }),
	];

	it('gives the main and administration contacts, and none for a customer without', async () => {
		expect(await collect(customersOf(rows).customers.contactPersons({}))).toEqual([
			{
				customerNumber: '100',
				customerName: 'Klant 100',
				role: 'main',
				name: 'Jan de Vries',
				code: 'P1',
				salutation: 'Geachte heer De Vries',
				email: 'jan@example.nl',
			},
			{
				customerNumber: '100',
				customerName: 'Klant 100',
				role: 'administration',
				name: 'Els Bos',
				code: 'P2',
				salutation: 'Geachte mevrouw Bos',
				email: '',
			},
			{
				customerNumber: '1001',
				customerName: 'Klant 1001',
				role: 'main',
				name: 'Piet',
				code: '',
				salutation: '',
				email: '',
			},
		]);
	});

	it('gives those of one customer only, and no more than the limit', async () => {
		const { customers } = customersOf(rows, { equal: 'begins-with' });
		const persons = await collect(customers.contactPersons({ customerNumber: '100' }));
		expect(persons.map(({ role }) => role)).toEqual(['main', 'administration']);
		expect(await collect(customers.contactPersons({}, { limit: 1 }))).toHaveLength(1);
	});
});
