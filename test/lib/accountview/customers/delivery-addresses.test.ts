import { DeliveryAddresses } from '../../../../lib/accountview';
import { clientWith, collect, errorOf } from '../support/client-with';
import { sentColumns } from '../support/contact-double';
import { json } from '../support/fake-http';

const ROWS = [
	{ REC_ID: 'A1', SUB_NR: '100', DEL_NAME: 'Loods', ADDRESS1: 'Kade 1', POST_CODE: '1234 AB' },
	{ REC_ID: 'A2', SUB_NR: '1001', DEL_NAME: 'Werf' },
	{ REC_ID: 'A3', SUB_NR: '100', DEL_NAME: 'Winkel' },
];

function addressesOf() {
	const { client, http } = clientWith((request) =>
		request.method === 'POST'
			? json({ DEL_ADDR: [{ ...sentColumns(request.body ?? ''), REC_ID: 'A9' }] })
			: json({ DEL_ADDR: request.url.includes('LastKey') ? [] : ROWS }),
	);
	return { addresses: new DeliveryAddresses(client), http };
}

describe('list', () => {
	it('gives all addresses, paged by their id', async () => {
		const { addresses, http } = addressesOf();
		const found = await collect(addresses.list({}));
		expect(found).toHaveLength(3);
		expect(found[0]).toEqual({
			id: 'A1',
			customerNumber: '100',
			name: 'Loods',
			street: 'Kade 1',
			postcode: '1234 AB',
			city: '',
			country: '',
			email: '',
			phone: '',
		});
		expect(http.query(1).get('LastKey')).toBe('A3');
	});

	it('gives those of one customer, checked here as well', async () => {
		const { addresses, http } = addressesOf();
		const found = await collect(addresses.list({ customerNumber: ' 100 ' }));
		expect(found.map(({ id }) => id)).toEqual(['A1', 'A3']);
		expect(http.query(0).get('FilterControlSource1')).toBe('SUB_NR');
		expect(http.query(0).get('FilterValue1')).toBe('100');
	});

	it('gives no more than the limit', async () => {
		expect(await collect(addressesOf().addresses.list({}, { limit: 2 }))).toHaveLength(2);
	});
});

describe('create', () => {
	it('stores an address with its customer and gives the id', async () => {
		const { addresses, http } = addressesOf();
		const fields = { customerNumber: '100', name: 'Loods', postcode: '1234ab', country: 'NL' };
		expect(await addresses.create({ fields })).toEqual({
			id: 'A9',
			...fields,
			postcode: '1234 AB',
		});
		expect(JSON.parse(http.to('/accountviewdata')[0]?.body ?? '')).toMatchObject({
			BusinessObject: 'ADDR',
			Table: { Definition: { Name: 'DEL_ADDR' } },
		});
	});

	it('wants a customer', async () => {
		expect(await errorOf(addressesOf().addresses.create({ fields: {} }))).toMatchObject({
			code: 'AV_FIELD_REQUIRED',
			message: 'New delivery address was not sent: Customer number must be filled in.',
		});
	});
});
