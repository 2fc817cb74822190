import { Customers } from '../../../../lib/accountview';
import { clientWith } from '../support/client-with';
import { ContactDouble } from '../support/contact-double';

const ROWS = [
	{ SUB_NR: '100', MAIL_BUS: '' },
	{ SUB_NR: '101', MAIL_BUS: 'INFO@een.nl' },
	{ SUB_NR: '102', MAIL_BUS: 'info@twee.nl' },
];

const NEW = { name: 'Bakkerij Voorbeeld B.V.', controlAccount: '1300' };

function customersOf(contains: 'exact' | 'any-case', rows = ROWS) {
	const table = new ContactDouble(rows, { contains });
	const { client } = clientWith(table.handler);
	return { customers: new Customers(client), table };
}

async function outcomes(customers: Customers, values: readonly string[]): Promise<unknown[]> {
	const seen: unknown[] = [];
	for (const value of values) {
		const write = await customers.createOrUpdate({ field: 'email', value }, { fields: NEW });
		seen.push([write.outcome, write.record['number'], write.requests]);
	}
	return seen;
}

describe('an e-mail address in other capitals', () => {
	it('is found with a full read where AccountView minds capitals', async () => {
		const { customers, table } = customersOf('exact');
		// Company, look-up, two to try the capitals out, full read in two pages, write; then without
		// the company and the trial.
		expect(await outcomes(customers, ['InFo@Een.nl', 'iNfO@Een.nl'])).toEqual([
			['updated', '101', 7],
			['updated', '101', 4],
		]);
		expect(table.rows).toHaveLength(3);
	});

	it('takes one look-up where AccountView does not', async () => {
		const { customers } = customersOf('any-case');
		expect(await outcomes(customers, ['InFo@Een.nl', 'iNfO@Twee.nl'])).toEqual([
			['updated', '101', 3],
			['updated', '102', 2],
		]);
	});

	it('is nobody’s after one trial for all, where AccountView does not mind', async () => {
		const { customers } = customersOf('any-case');
		expect(await outcomes(customers, ['a@x.nl', 'b@x.nl'])).toEqual([
			['created', '20000', 5],
			['created', '20001', 2],
		]);
	});

	it('is tried out again as long as there was no address to try it with', async () => {
		const { customers } = customersOf('exact', [{ SUB_NR: '100', MAIL_BUS: '' }]);
		expect(await outcomes(customers, ['Nieuw@x.nl', 'NIEUW@X.NL', 'nIEUW@x.nl'])).toEqual([
			['created', '20000', 4],
			['updated', '20000', 6],
			['updated', '20000', 4],
		]);
	});
});
