import { Engine } from '../harness';
import { createSetting, type Setting } from './setting';

describe('reading customers', () => {
	let engine: Engine;
	let setting: Setting;

	beforeAll(async () => {
		engine = await Engine.load();
	});

	afterEach(async () => {
		await setting.stop();
	});

	const withCustomers = async (rows: readonly Record<string, string | boolean>[]) => {
		setting = await createSetting(engine, { seed: 'empty' });
		for (const row of rows) setting.sandbox.accountView.customers.insert(row);
	};

	const numbersOf = (rows: readonly Record<string, unknown>[]) => rows.map(({ number }) => number);

	describe('Get Many', () => {
		it('gives the simple form, the address rule applied, when it simplifies', async () => {
			await withCustomers([
				{
					SUB_NR: '1',
					ACCT_NAME: 'Café De Kroon',
					TEL_BUS: '030-5550001',
					MAIL_BUS: 'info@kroon.example',
					ADDRESS1: 'Markt 1',
					POST_CODE: '3511 AA',
					CITY: 'Utrecht',
					PO_BOX: 'Postbus 9',
					PO_CODE: '3500 AB',
					PO_CITY: 'Utrecht',
					MAIN_CONT: 'Ans de Wit',
					MC_DEAR: 'Mevrouw De Wit',
					MC_MAILB: 'ans@kroon.example',
				},
				{
					SUB_NR: '2',
					ACCT_NAME: 'Fam. Bos',
					ADDRESS1: 'Laan 2',
					POST_CODE: '3512 AB',
					CITY: 'Zeist',
				},
			]);

			const result = await setting.run('customer-get-many');

			expect(result.json('Done')).toEqual([
				{
					number: '1',
					name: 'Café De Kroon',
					phone: '030-5550001',
					email: 'info@kroon.example',
					mainStreet: 'Postbus 9',
					mainPostcode: '3500 AB',
					mainCity: 'Utrecht',
					workStreet: 'Markt 1',
					workPostcode: '3511 AA',
					workCity: 'Utrecht',
					contactName: 'Ans de Wit',
					contactSalutation: 'Mevrouw De Wit',
					contactEmail: 'ans@kroon.example',
				},
				{
					number: '2',
					name: 'Fam. Bos',
					phone: '',
					email: '',
					mainStreet: 'Laan 2',
					mainPostcode: '3512 AB',
					mainCity: 'Zeist',
					workStreet: '',
					workPostcode: '',
					workCity: '',
					contactName: '',
					contactSalutation: '',
					contactEmail: '',
				},
			]);
		});

		it('asks only for the columns that the simplified customer needs', async () => {
			setting = await createSetting(engine);
			setting.sandbox.clearRequests();

			await setting.run('customer-get-many');

			const [first] = setting.sandbox.requests().filter(({ path }) => path.includes('data'));
			expect(first?.query['Fields']?.split(',').toSorted()).toEqual(
				'ACCT_NAME,ADDRESS1,CITY,MAIL_BUS,MAIN_CONT,MC_DEAR,MC_MAILB,POST_CODE,PO_BOX,PO_CITY,PO_CODE,SUB_NR,TEL_BUS'.split(
					',',
				),
			);
		});

		it('reads on over as many pages as there are, each customer once', async () => {
			setting = await createSetting(engine, { customers: 23 });
			setting.credential.data['pageSize'] = 10;

			const result = await setting.run('customer-get-many');

			const all = setting.sandbox.accountView.customers.all();
			expect(numbersOf(result.json('Done'))).toEqual(all.map((row) => row['SUB_NR']));
			expect(setting.dataRequests()).toHaveLength(4);
		});

		it('stops at the limit without asking for more pages than that takes', async () => {
			setting = await createSetting(engine, { customers: 50 });
			setting.credential.data['pageSize'] = 10;

			const result = await setting.run('customer-get-many', {
				parameters: { returnAll: false, limit: 15 },
			});

			expect(result.json('Done')).toHaveLength(15);
			expect(setting.dataRequests()).toHaveLength(2);
		});

		it('gives no items for no customers, and one empty item under Always Output Data', async () => {
			await withCustomers([]);

			const nothing = await setting.run('customer-get-many');
			const always = await setting.run('customer-get-many', { node: { alwaysOutputData: true } });

			expect(nothing.status).toBe('success');
			expect(nothing.json('AccountView')).toEqual([]);
			expect(nothing.order).not.toContain('Done');
			expect(always.json('Done')).toEqual([{}]);
		});

		it('gives every field of the dictionary when it does not simplify', async () => {
			await withCustomers([{ SUB_NR: '7', ACCT_NAME: 'Bakker Zeven', REC_BLK: true }]);

			const [customer] = (
				await setting.run('customer-get-many', { parameters: { simplify: false } })
			).json('Done');

			expect(customer).toMatchObject({
				number: '7',
				name: 'Bakker Zeven',
				blocked: true,
				vatNumber: '',
			});
			expect(Object.keys(customer ?? {})).toHaveLength(36);
		});

		it('gives the chosen fields and further columns only', async () => {
			await withCustomers([{ SUB_NR: '7', ACCT_NAME: 'Bakker Zeven', FAX_BUS: '030-1' }]);

			const result = await setting.run('customer-get-many', {
				parameters: {
					simplify: false,
					fields: ['name', 'blocked'],
					additionalColumns: ['FAX_BUS'],
				},
			});

			expect(result.json('Done')).toEqual([
				{ name: 'Bakker Zeven', blocked: false, FAX_BUS: '030-1' },
			]);
		});

		it('pairs all rows with the item that asked for them', async () => {
			await withCustomers([
				{ SUB_NR: '1', ACCT_NAME: 'Een', CNT_CODE: 'NL' },
				{ SUB_NR: '2', ACCT_NAME: 'Twee', CNT_CODE: 'BE' },
				{ SUB_NR: '3', ACCT_NAME: 'Drie', CNT_CODE: 'BE' },
			]);

			const result = await setting.run('customer-get-many', {
				items: [{ country: 'BE' }, { country: 'NL' }],
				parameters: { filters: { country: '={{ $json.country }}' } },
			});

			const pairs = result.items('Done').map(({ json }) => json['number']);
			expect(pairs).toEqual(['2', '3', '1']);
			expect(result.items('AccountView').map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 0 },
				{ item: 1 },
			]);
		});

		describe('with filters', () => {
			const rows = [
				{ SUB_NR: '1', ACCT_NAME: 'Bakkerij Een', SRC_CODE: 'BAK', CNT_CODE: 'NL', EL_SI: true },
				{ SUB_NR: '2', ACCT_NAME: 'Slager Twee', SRC_CODE: 'SLA', CNT_CODE: 'NL', REC_BLK: true },
				{ SUB_NR: '31', ACCT_NAME: 'Garage Drie', SRC_CODE: 'GAR', CNT_CODE: 'BE', EL_SI: true },
			];

			it.each([
				[{ blocked: true }, ['2']],
				[{ blocked: false }, ['1', '31']],
				[{ emailInvoices: true }, ['1', '31']],
				[{ emailInvoices: false }, ['2']],
				[{ country: 'be' }, ['31']],
				[{ search: 'bakk' }, ['1']],
				[{ search: '31' }, ['31']],
				[{ search: 'sla' }, ['2']],
				[{ search: 'e', emailInvoices: true, country: 'NL' }, ['1']],
				[{ search: '', country: '', changedSince: '' }, ['1', '2', '31']],
				[{ search: 'nobody' }, []],
			])('%j finds %j', async (filters, expected) => {
				await withCustomers(rows);

				const result = await setting.run('customer-get-many', { parameters: { filters } });

				expect(numbersOf(result.json('AccountView'))).toEqual(expected);
			});

			it.each([
				'2026-03-04T00:00:00',
				'={{ DateTime.fromISO("2026-03-04") }}',
				'={{ new Date("2026-03-04T00:00:00Z") }}',
			])('finds what changed since %s, in the time zone of the workflow', async (changedSince) => {
				let now = Date.parse('2026-03-01T08:00:00Z');
				setting = await createSetting(engine, { seed: 'empty', now: () => now });
				const { customers } = setting.sandbox.accountView;
				customers.insert({ SUB_NR: '1', ACCT_NAME: 'Eerder' });
				now = Date.parse('2026-03-05T08:00:00Z');
				customers.insert({ SUB_NR: '2', ACCT_NAME: 'Later' });

				const result = await setting.run('customer-get-many', {
					parameters: { filters: { changedSince } },
				});

				expect(numbersOf(result.json('Done'))).toEqual(['2']);
			});

			it('refuses a date that is none, and names the parameter', async () => {
				await withCustomers([]);

				const result = await setting.run('customer-get-many', {
					parameters: { filters: { changedSince: 'last week' } },
				});

				expect(result.error?.message).toBe(
					'The parameter Changed Since holds "last week", which is not a date such as 2026-03-02 or 2026-03-02T09:30 [item 0]',
				);
			});
		});
	});

	describe('Get', () => {
		it('gives one customer per item', async () => {
			setting = await createSetting(engine);

			const result = await setting.run('customer-get');

			expect(result.json('Done')).toMatchObject([
				{ number: '10002', mainStreet: 'Postbus 1204', workStreet: 'Vismarkt 3' },
				{ number: '10005', mainStreet: 'Postbus 88', workStreet: '' },
			]);
			expect(result.items('AccountView').map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 1 },
			]);
		});

		it('keeps leading zeros of a number that an expression gives', async () => {
			setting = await createSetting(engine);

			const result = await setting.run('customer-get', { items: [{ number: ' 00005 ' }] });

			expect(result.json('Done')).toMatchObject([{ number: '00005' }]);
		});

		it('names the parameter when its expression gives no number', async () => {
			setting = await createSetting(engine);

			const result = await setting.run('customer-get', { items: [{ city: 'Utrecht' }] });

			expect(result.error?.message).toBe(
				'The parameter Customer holds nothing, which is not a customer number to look for [item 0]',
			);
			expect(setting.dataRequests()).toEqual([]);
		});
	});
});
