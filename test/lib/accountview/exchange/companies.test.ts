import { clientWith, errorOf } from '../support/client-with';
import { json } from '../support/fake-http';
import { containing, matching } from '../support/expecting';

const READ = { businessObject: 'AR1', table: 'CONTACT', fields: ['SUB_NR'], keyColumn: 'SUB_NR' };

describe('the list of companies', () => {
	it('gives id, code and description, and asks without a company', async () => {
		const { client, http } = clientWith(() => json({}));
		expect(await client.companies()).toEqual([
			{ id: 'C1', code: 'DEMO', description: 'Demo B.V.' },
		]);
		expect(http.requests[0]?.headers).not.toHaveProperty('x-company');
	});

	it('reads ids that are numbers, keys in any case and descriptions that are missing', async () => {
		const { client } = clientWith(() => json({}), { companies: [{ id: 7, CODE: 'X' }] });
		expect(await client.companies()).toEqual([{ id: '7', code: 'X', description: '' }]);
	});

	it('is empty for a user without companies', async () => {
		const { client } = clientWith(() => json({}), { companies: [] });
		expect(await client.companies()).toEqual([]);
	});

	it.each([[{ CONTACT: [] }], [[{ Name: 'X' }]], ['hello']])(
		'says that %j is no list of companies',
		async (companies) => {
			const { client } = clientWith(() => json({}), { companies });
			expect(await errorOf(client.companies())).toMatchObject({
				code: 'AV_ANSWER_UNEXPECTED',
				remedy: 'Check the base URL in the credential.',
			});
		},
	);
});

describe('the company of the credential', () => {
	it('is found by its code in any case, and looked up once', async () => {
		const { client, http } = clientWith(() => json({ CONTACT: [] }), {
			settings: { companyCode: ' demo ' },
		});
		for (let count = 0; count < 3; count += 1) await client.readPages(READ).next();
		expect(http.to('/companies')).toHaveLength(1);
		expect(http.to('/accountviewdata')[0]?.headers).toMatchObject({ 'x-company': 'C1' });
	});

	it('is asked again after a failure', async () => {
		let count = 0;
		const { client } = clientWith(() => json({ CONTACT: [] }), {
			get companies() {
				count += 1;
				return count === 1 ? [] : [{ Id: 'C1', Code: 'DEMO', Description: '' }];
			},
		});
		expect(await errorOf(client.readPages(READ).next())).toMatchObject({
			code: 'AV_COMPANY_MISSING',
		});
		await expect(client.readPages(READ).next()).resolves.toEqual({ done: true, value: undefined });
	});

	it.each([
		['none was chosen', { companyCode: '' }, undefined, 'AV_COMPANY_MISSING', 'this user has DEMO'],
		['the user has none', {}, [], 'AV_COMPANY_MISSING', 'access to a company'],
		['it is not the user’s', { companyCode: 'OTHER' }, undefined, 'AV_COMPANY_UNKNOWN', 'DEMO'],
	])('is refused when %s', async (_what, settings, companies, code, remedy) => {
		const { client } = clientWith(() => json({}), {
			settings,
			...(companies !== undefined && { companies }),
		});
		const error = await errorOf(client.readPages(READ).next());
		expect(error).toMatchObject({ code, remedy: containing(remedy) });
	});

	it('shows only the first of very many codes', async () => {
		const companies = Array.from({ length: 30 }, (_, index) => ({ Id: index, Code: `C${index}` }));
		const { client } = clientWith(() => json({}), { companies });
		expect(await errorOf(client.readPages(READ).next())).toMatchObject({
			remedy: matching(/C0, C1, .*C19 and 10 more\.$/),
		});
	});
});
