import { settingForEachTest } from '../node-setting';
import { textOf, type WorkflowName } from './setting';

describe('writing customers', () => {
	const setting = settingForEachTest<WorkflowName>(__dirname);

	const stored = (number: string) => setting.sandbox.accountView.customers.get(number);

	describe('Create', () => {
		it('adds customers and gives each back as AccountView keeps it', async () => {
			const result = await setting.run('customer-create');

			expect(result.json('Done')).toMatchObject([
				{
					outcome: 'created',
					name: 'Fietsenmaker De Spaak',
					searchCode: 'FIETSENMAK',
					email: 'info@despaak.example',
				},
				{ outcome: 'created', number: 'AB12', name: 'Bloemist Roos & Co' },
			]);
			const [first] = result.json('Done');
			expect(stored(textOf(first?.['number']))).toMatchObject({
				ACCT_NAME: 'Fietsenmaker De Spaak',
				POST_CODE: '3512 AB',
			});
			expect(setting.dataRequests()).toEqual(['POST', 'POST']);
		});

		it('takes the number of AccountView when the item has none', async () => {
			const before = setting.sandbox.accountView.customers.all().map((row) => row['SUB_NR']);

			const [made] = (await setting.run('customer-create')).json('Done');

			expect(made?.['number']).toMatch(/^\d+$/);
			expect(before).not.toContain(made?.['number']);
		});

		it("sends further columns of this installation's own dictionary, empty ones left out", async () => {
			const result = await setting.run('customer-create', {
				parameters: {
					columnValues: {
						mappingMode: 'defineBelow',
						value: {
							FAX_BUS: '030-5551234',
							SHIP_COMP: true,
							CRED_LIM: 2500,
							VAT_DATE: '={{ new Date("2026-03-05T09:00:00Z") }}',
							REM_BLK: null,
						},
					},
				},
			});

			const [made] = result.json('Done');
			expect(made).toMatchObject({
				FAX_BUS: '030-5551234',
				SHIP_COMP: true,
				CRED_LIM: 2500,
				VAT_DATE: '2026-03-05',
			});
			expect(made).not.toHaveProperty('REM_BLK');
			expect(stored(textOf(made?.['number']))).toMatchObject({
				FAX_BUS: '030-5551234',
				SHIP_COMP: true,
				CRED_LIM: 2500,
			});
		});
	});

	describe('Update', () => {
		it('changes the given fields and leaves the others as they are', async () => {
			const before = stored('10001');

			const result = await setting.run('customer-update');

			expect(result.json('Done')).toMatchObject([
				{ outcome: 'updated', number: '10001', phone: '030-5559999' },
				{ outcome: 'updated', number: '10003', phone: '030-5558888' },
			]);
			const after = stored('10001');
			expect(after).toMatchObject({ TEL_BUS: '030-5559999', ADDRESS1: before?.['ADDRESS1'] ?? '' });
		});

		it('leaves a field out whose expression gives nothing, and empties one that gives empty text', async () => {
			const before = stored('10001');

			await setting.run('customer-update', {
				items: [{ number: '10001' }],
				parameters: {
					matchOn: 'number',
					customer: { __rl: true, mode: 'number', value: '10001' },
					updateFields: { phone: '={{ undefined }}', email: '={{ "" }}' },
				},
			});

			expect(before?.['TEL_BUS']).not.toBe('');
			expect(stored('10001')).toMatchObject({ TEL_BUS: before?.['TEL_BUS'], MAIL_BUS: '' });
		});

		it('finds the customer by e-mail or by the number of another system', async () => {
			setting.sandbox.accountView.customers.update('10003', { DEB_NR: 'APP-77' });
			const parameters = (matchOn: string, matchValue: string) => ({
				matchOn,
				matchValue,
				updateFields: { blocked: true },
			});

			const byMail = await setting.run('customer-update', {
				items: [{}],
				parameters: parameters('email', 'info@bakkerijvandenbosch.example'),
			});
			const byReference = await setting.run('customer-update', {
				items: [{}],
				parameters: parameters('ownReference', 'APP-77'),
			});

			expect(byMail.json('Done')).toMatchObject([{ number: '10001', blocked: true }]);
			expect(byReference.json('Done')).toMatchObject([{ number: '10003', blocked: true }]);
			expect(stored('10003')?.['REC_BLK']).toBe(true);
		});

		it('empties a field that is given as empty text', async () => {
			await setting.run('customer-update', { items: [{ number: '10001', phone: '' }] });

			expect(stored('10001')?.['TEL_BUS'] ?? '').toBe('');
		});
	});

	describe('Create or Update', () => {
		it('creates who is new, updates who is known, and knows who it has just created', async () => {
			const result = await setting.run('customer-upsert');

			const rows = result.json('Done');
			expect(rows.map(({ outcome, name }) => [outcome, name])).toEqual([
				['created', 'Kapsalon Knip'],
				['created', 'Rijwielhuis Trap'],
				['updated', 'Kapsalon Knip & Kleur'],
			]);
			expect(rows[2]?.['number']).toBe(rows[0]?.['number']);
			const names = setting.sandbox.accountView.customers.all().map((row) => row['ACCT_NAME']);
			expect(names.filter((name) => String(name).startsWith('Kapsalon Knip'))).toHaveLength(1);
		});

		it('changes nothing more when the same items come again', async () => {
			await setting.run('customer-upsert');
			const count = setting.sandbox.accountView.customers.all().length;

			const again = await setting.run('customer-upsert');

			expect(again.json('Done').map(({ outcome }) => outcome)).toEqual(Array(3).fill('updated'));
			expect(setting.sandbox.accountView.customers.all()).toHaveLength(count);
		});

		it('looks many customers up in one prior read: one request each after that', async () => {
			const items = Array.from({ length: 60 }, (_, index) => ({
				reference: `APP-${index}`,
				name: `Klant ${index}`,
			}));
			await setting.run('customer-upsert', { items });
			setting.dataRequests();

			const result = await setting.run('customer-upsert', { items });

			const requests = setting.dataRequests();
			expect(result.json('Done')).toHaveLength(60);
			expect(requests.filter((method) => method === 'PUT')).toHaveLength(60);
			expect(requests.filter((method) => method === 'GET').length).toBeLessThanOrEqual(6);
		});

		it('lets the other items go on when one has nothing to match on', async () => {
			const result = await setting.run('customer-upsert', {
				items: [
					{ reference: 'APP-1', name: 'Eerste' },
					{ reference: '', name: 'Zonder' },
					{ reference: 'APP-3', name: 'Derde' },
				],
				node: { onError: 'continueErrorOutput' },
			});

			expect(result.json('Done').map(({ name }) => name)).toEqual(['Eerste', 'Derde']);
			expect(result.json('Needs Attention')).toMatchObject([
				{
					name: 'Zonder',
					error:
						'The parameter Match Value holds nothing, which is not an own reference to look for.',
					details: { code: 'NODE_PARAMETER_INVALID' },
				},
			]);
		});
	});
});
