import { errorOf } from '../../lib/accountview/support/client-with';
import { RUNNABLE } from './switch-settings';
import { World, pluck } from './world';

/**
 * The client against every setting of every switch of the sandbox, each on its own: what nobody
 * outside Visma knows must not change what a caller sees. Where a setting makes a difference on
 * purpose, the difference is named at the test.
 */

const NEW = { name: 'Bakkerij Voorbeeld B.V.', controlAccount: '1300', country: 'NL' };

describe.each(RUNNABLE)('with %s = %s', (name, value) => {
	let world: World;

	beforeAll(async () => {
		world = await World.start({ customers: 23 });
		// A token that dies at once can never be used; it is renewed where it dies between requests.
		const isDead = name === 'accessTokenSeconds' && value === 0;
		world.sandbox.setSwitches(isDead ? {} : { [name]: value });
	});

	afterAll(() => world.stop());

	it('the connection is found to be good', async () => {
		expect(await world.client().checkConnection()).toMatchObject({ ok: true });
	});

	it('every customer is read once and in order', async () => {
		expect(await pluck(world.customers().list({}), 'number')).toEqual(world.storedNumbers());
	});

	it('a page size beyond the number of customers reads them all too', async () => {
		const customers = world.customers({ pageSize: 1000 });
		expect(await pluck(customers.list({}), 'number')).toEqual(world.storedNumbers());
	});

	it('a filter that nothing meets gives nothing', async () => {
		expect(await pluck(world.customers().list({ search: 'ZZZZ' }), 'number')).toEqual([]);
	});

	it('filters give what the stored rows say', async () => {
		const stored = world.sandbox.accountView.customers.all();
		const numbers = (test: (row: (typeof stored)[number]) => boolean): string[] =>
			stored.filter(test).map((row) => String(row['SUB_NR']));
		const customers = world.customers();
		expect(await pluck(customers.list({ country: 'NL' }), 'number')).toEqual(
			numbers((row) => row['CNT_CODE'] === 'NL'),
		);
		expect(await pluck(customers.list({ emailInvoices: true }), 'number')).toEqual(
			numbers((row) => row['EL_SI'] === true),
		);
		expect(await pluck(customers.list({ blocked: false, country: 'NL' }), 'number')).toEqual(
			numbers((row) => row['REC_BLK'] !== true && row['CNT_CODE'] === 'NL'),
		);
		const search = String(stored[4]?.['ACCT_NAME']).slice(0, 6).toLowerCase();
		expect(await pluck(customers.list({ search }), 'number')).toEqual(
			numbers((row) =>
				[row['ACCT_NAME'], row['SUB_NR'], row['SRC_CODE']].some((text) =>
					String(text).toLowerCase().includes(search),
				),
			),
		);
	});

	it('no change is missed', async () => {
		world.clock.advance(24 * 3_600_000);
		// Whoever may not renew a token has to sign in again after a day.
		if (world.sandbox.switches.revokeRefresh) world.http.signIn();
		const since = new Date(world.clock.now()).toISOString();
		world.clock.advance(60_000);
		const [first] = world.storedNumbers();
		world.sandbox.accountView.customers.update(first ?? '', { CITY: 'Zaltbommel' });
		expect(await pluck(world.customers().list({ changedSince: since }), 'number')).toEqual([first]);
	});

	it('dates are Dutch calendar days, and empty ones are null', async () => {
		const number = world.storedNumbers()[1] ?? '';
		world.sandbox.accountView.customers.update(number, {
			VAT_DATE: '2026-03-05',
			MAND_DATE: null,
		});
		const fields = ['VAT_DATE', 'MAND_DATE', 'changedAt'];
		const record = await world.customers().get(number, { fields });
		expect(record).toMatchObject({ VAT_DATE: '2026-03-05', MAND_DATE: null });
		expect(record['changedAt']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
	});

	it('a column of a related table is found under whatever name it comes', async () => {
		const fields = ['number', 'ACCT_REC.ACCT_NR'];
		const [number] = world.storedNumbers();
		const record = await world.customers().get(number ?? '', { fields });
		expect(record).toEqual({ number, 'ACCT_REC.ACCT_NR': '1300' });
	});

	it('a customer is made, found again by e-mail in other capitals, and changed', async () => {
		const customers = world.customers();
		const fields = { ...NEW, number: 'k900', email: 'Info@Voorbeeld.example', postcode: '1234ab' };
		const created = await customers.create({ fields, columns: { VAT_DATE: '2026-03-05' } });
		expect(created).toMatchObject({
			outcome: 'created',
			record: { number: 'K900', postcode: '1234 AB', searchCode: 'BAKKERIJ V' },
		});
		expect(world.sandbox.accountView.customers.get('K900')).toMatchObject({
			ACCT_NAME: NEW.name,
			POST_CODE: '1234 AB',
			VAT_DATE: '2026-03-05',
		});
		const match = { field: 'email', value: 'info@voorbeeld.example' } as const;
		const updated = await customers.createOrUpdate(match, {
			fields: { city: 'Utrecht', phone: '', blocked: true },
		});
		expect(updated).toMatchObject({
			outcome: 'updated',
			record: { number: 'K900', city: 'Utrecht', phone: '', blocked: true },
		});
		expect(world.sandbox.accountView.customers.get('K900')).toMatchObject({
			CITY: 'Utrecht',
			REC_BLK: true,
			MAIL_BUS: 'Info@Voorbeeld.example',
		});
	});

	it('the number that AccountView gives is known afterwards', async () => {
		const customers = world.customers();
		const input = { fields: { ...NEW, name: 'Zonder nummer', ownReference: 'REF-1' } };
		if (name === 'numberOnInsert' && value === false) {
			expect(await errorOf(customers.create(input))).toMatchObject({ code: 'AV_REJECTED' });
			return;
		}
		const { record } = await customers.create(input);
		expect(world.sandbox.accountView.customers.get(String(record['number']))).toMatchObject({
			ACCT_NAME: 'Zonder nummer',
			DEB_NR: 'REF-1',
		});
	});

	it('many are created or updated after one prior read, each once', async () => {
		const customers = world.customers();
		const before = world.storedNumbers();
		const values = [...before.slice(0, 12), 'n1', 'n2', 'N1'];
		const index = await customers.index('number', values);
		const outcomes: string[] = [];
		for (const number of values) {
			const match = { field: 'number', value: number } as const;
			const write = await customers.createOrUpdate(match, { fields: NEW }, index);
			outcomes.push(write.outcome);
		}
		const updates = before.slice(0, 12).map(() => 'updated');
		expect(outcomes).toEqual([...updates, 'created', 'created', 'updated']);
		expect(world.storedNumbers()).toHaveLength(before.length + 2);
	});

	it('delivery addresses are stored with their id, and read back', async () => {
		const addresses = world.addresses();
		const number = world.storedNumbers()[2] ?? '';
		const fields = { customerNumber: number, name: 'Loods 7', postcode: '1234 AB', country: 'NL' };
		if (name === 'addressesLicensed' && value === false) {
			expect(await errorOf(addresses.create({ fields }))).toMatchObject({
				code: 'AV_OBJECT_UNKNOWN',
			});
			return;
		}
		const { id } = await addresses.create({ fields });
		expect(world.sandbox.accountView.deliveryAddresses.get(String(id))).toMatchObject({
			SUB_NR: number,
			DEL_NAME: 'Loods 7',
		});
		expect(await pluck(addresses.list({ customerNumber: number }), 'id')).toContain(id);
	});

	it('contact persons of a customer are read', async () => {
		const number = world.storedNumbers()[3] ?? '';
		world.sandbox.accountView.customers.update(number, { MAIN_PP: 'P1', MAIN_CONT: 'Jan Bos' });
		const customers = world.customers();
		expect(await pluck(customers.contactPersons({ customerNumber: number }), 'name')).toContain(
			'Jan Bos',
		);
	});

	it('an unknown column is named, whether AccountView complains or keeps silent', async () => {
		const dictionaryOverride = '{"customer":{"fields":{"mobile":"X_MOBILE"}}}';
		const customers = world.customers({ dictionaryOverride });
		expect(await errorOf(pluck(customers.list({}), 'number'))).toMatchObject({
			code: 'AV_COLUMN_UNKNOWN',
			details: { columns: 'X_MOBILE' },
		});
		const fields = { ...NEW, number: 'K901' };
		expect(
			await errorOf(world.customers().create({ fields, columns: { X_REF: 'x' } })),
		).toMatchObject({ code: 'AV_COLUMN_UNKNOWN', details: { columns: 'X_REF' } });
		expect(world.sandbox.accountView.customers.get('K901')).toBeUndefined();
	});

	it('an unknown object is named', async () => {
		const dictionaryOverride = '{"customer":{"businessObject":"ZZ9"}}';
		const customers = world.customers({ dictionaryOverride });
		expect(await errorOf(pluck(customers.list({}), 'number'))).toMatchObject({
			code: 'AV_OBJECT_UNKNOWN',
			details: { businessObject: 'ZZ9' },
		});
	});

	it('a write that AccountView refuses is told, and nothing is stored', async () => {
		const fields = { ...NEW, number: 'K902', country: 'QQ' };
		expect(await errorOf(world.customers().create({ fields }))).toMatchObject({
			code: 'AV_REJECTED',
			record: 'customer K902',
		});
		expect(world.sandbox.accountView.customers.get('K902')).toBeUndefined();
	});

	it('a customer that is not there is told', async () => {
		const match = { field: 'number', value: '999999' } as const;
		const update = world.customers().update(match, { fields: { city: 'Ede' } });
		expect(await errorOf(update)).toMatchObject({ code: 'AV_RECORD_NOT_FOUND' });
		const blind = world.client().update('customer', { fields: { number: '999999', city: 'Ede' } });
		const told =
			name === 'updateOfUnknown' && value === '404' ? 'AV_RECORD_NOT_FOUND' : 'AV_REJECTED';
		expect(await errorOf(blind)).toMatchObject({ code: told, record: 'customer 999999' });
	});
});

describe('a user without companies', () => {
	it('is told so', async () => {
		const world = await World.start({ customers: 1, switches: { userCompanies: 'none' } });
		expect(await errorOf(pluck(world.customers().list({}), 'number'))).toMatchObject({
			code: 'AV_COMPANY_MISSING',
		});
		expect(await world.client().companies()).toEqual([]);
		await world.stop();
	});
});
