import { clientWith, errorOf } from '../support/client-with';
import { answerDictionary } from '../support/dictionary-double';
import { json, refusal } from '../support/fake-http';

describe('the columns of a table', () => {
	it('are described as AccountView describes them', async () => {
		const { client } = clientWith(
			(request) =>
				answerDictionary(request, { columns: ['SUB_NR', 'U_CODE', 'R_TOTAL', 'N_SIZE'] }) ??
				json({}),
		);
		expect(await client.columns('contact')).toEqual([
			column('SUB_NR', {}),
			column('U_CODE', { upperCase: true }),
			column('R_TOTAL', { readOnly: true }),
			column('N_SIZE', { type: 'N' }),
		]);
	});

	it('are asked from the system data of that table, once', async () => {
		const { client, http } = clientWith((request) => answerDictionary(request, {}) ?? json({}));
		await Promise.all([client.columns('CONTACT'), client.columns('contact')]);
		const asked = http.to('/accountviewsystemdata');
		expect(asked).toHaveLength(1);
		expect(Object.fromEntries(new URL(asked[0]?.url ?? '').searchParams)).toMatchObject({
			BusinessObject: 'fld',
			FilterControlSource1: 'DBF_NAME',
			FilterOperator1: 'Equal',
			FilterValueType1: 'C',
			FilterValue1: 'CONTACT',
		});
	});

	it('are none for a table that is not there', async () => {
		const { client } = clientWith((request) => answerDictionary(request, {}) ?? json({}));
		expect(await client.columns('NOWHERE')).toEqual([]);
	});

	it('are asked again after a failure that passes, and not after a refusal', async () => {
		let status = 503;
		const { client, http } = clientWith(() => refusal('Nee', status));
		await errorOf(client.columns('CONTACT'));
		status = 400;
		expect(await errorOf(client.columns('CONTACT'))).toMatchObject({ code: 'AV_REJECTED' });
		const before = http.requests.length;
		expect(await errorOf(client.columns('CONTACT'))).toMatchObject({ code: 'AV_REJECTED' });
		expect(http.requests).toHaveLength(before);
	});
});

function column(name: string, changes: object): object {
	return {
		name,
		label: `Label van ${name}`,
		type: 'C',
		length: 12,
		mandatory: false,
		upperCase: false,
		readOnly: false,
		linksTo: '',
		...changes,
	};
}
