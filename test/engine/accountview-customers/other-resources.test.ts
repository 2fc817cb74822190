import { settingForEachTest } from '../node-setting';
import { textOf, type WorkflowName } from './setting';

describe('what else belongs to customers', () => {
	const setting = settingForEachTest<WorkflowName>(__dirname);

	it('gives the delivery addresses of all customers, up to a limit', async () => {
		const all = await setting.run('delivery-address-get-many');
		const three = await setting.run('delivery-address-get-many', {
			parameters: { returnAll: false, limit: 3 },
		});

		const stored = setting.sandbox.accountView.deliveryAddresses.all();
		expect(all.json('Done').map(({ id }) => id)).toEqual(stored.map((row) => row['REC_ID']));
		expect(three.json('Done')).toEqual(all.json('Done').slice(0, 3));
	});

	it('gives the delivery addresses of one customer', async () => {
		const result = await setting.run('delivery-address-get-many', {
			parameters: { filters: { customerNumber: '10005' } },
		});

		const numbers = result.json('Done').map(({ customerNumber }) => customerNumber);
		expect(numbers.length).toBeGreaterThan(0);
		expect(new Set(numbers)).toEqual(new Set(['10005']));
	});

	it('adds a delivery address and gives it back with the id that AccountView made', async () => {
		const [made] = (await setting.run('delivery-address-create')).json('Done');

		expect(made).toMatchObject({
			outcome: 'created',
			customerNumber: '10001',
			name: 'Filiaal Noord',
		});
		expect(setting.sandbox.accountView.deliveryAddresses.get(textOf(made?.['id']))).toMatchObject({
			SUB_NR: '10001',
			ADDRESS1: 'Noorderweg 1',
			POST_CODE: '3731 AA',
			CITY: 'De Bilt',
		});
	});

	it('gives main and administration contacts, none for customers without one', async () => {
		const result = await setting.run('contact-person-get-many', {
			parameters: { filters: { customerNumber: '10006' } },
		});
		const none = await setting.run('contact-person-get-many', {
			parameters: { filters: { customerNumber: '00005' } },
		});

		expect(result.json('Done')).toEqual([
			{
				customerNumber: '10006',
				customerName: 'Woningstichting Het Rijnland',
				role: 'main',
				name: 'Sander Kok',
				code: 'P10006',
				salutation: 'Beste Sander',
				email: 's.kok@hetrijnland.example',
			},
			{
				customerNumber: '10006',
				customerName: 'Woningstichting Het Rijnland',
				role: 'administration',
				name: 'Afdeling Crediteuren',
				code: 'P10006A',
				salutation: 'Geachte heer, mevrouw',
				email: '',
			},
		]);
		expect(none.json('AccountView')).toEqual([]);
	});

	describe('Connection > Check', () => {
		const check = async () => (await setting.run('connection-check')).json('Done')[0];

		it('names the company that it is connected to', async () => {
			expect(await check()).toEqual({
				ok: true,
				message:
					'Connected to Installatiebedrijf De Vries & Zn. B.V. (DEVRIES); customers can be read.',
				code: null,
			});
		});

		it('says when nobody has signed in yet', async () => {
			setting.credential.data['oauthTokenData'] = {};

			expect(await check()).toMatchObject({
				ok: false,
				message: expect.stringMatching(/token .* there is none.*connect it/i) as string,
			});
		});

		it.each([
			['', /No company is chosen.*DEVRIES/],
			['NOWHERE', /NOWHERE.*DEVRIES/],
		])('lists the company codes when the chosen one is %p', async (companyCode, message) => {
			setting.credential.data['companyCode'] = companyCode;

			expect(await check()).toMatchObject({
				ok: false,
				message: expect.stringMatching(message) as string,
			});
		});

		it('says when the user may not read customers', async () => {
			setting.credential.data['companyCode'] = setting.sandbox.accountView.closedCompanyCode;

			expect(await check()).toMatchObject({
				ok: false,
				message: expect.stringMatching(/does not allow.*rights/) as string,
				code: 'AV_RIGHT_MISSING',
			});
		});

		it('says when the dictionary override names a column that is not there', async () => {
			setting.credential.data['dictionaryOverride'] =
				'{"customer":{"fields":{"ownReference":{"column":"MY_REF"}}}}';

			expect(await check()).toMatchObject({
				ok: false,
				message: expect.stringContaining('MY_REF') as string,
			});
		});
	});
});
