import type { Company, CompanyMemory } from '../../../../lib/accountview';
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

/** What an earlier client has found, and what is kept and forgotten since. */
function memoryOf(known: Company | undefined) {
	let company = known;
	const said: string[] = [];
	const memory: CompanyMemory = {
		recall: () => company,
		keep: (found) => {
			company = found;
			said.push(`keep ${found.id}`);
		},
		forget: () => {
			company = undefined;
			said.push('forget');
		},
	};
	return { memory, said };
}

const NEW = { fields: { name: 'Jansen', searchCode: 'JANSEN', controlAccount: '1300' } };
const OLD: Company = { id: 'OLD', code: 'DEMO', description: 'Demo B.V.' };
const UNKNOWN = { ErrorMessage: { Type: 'Error', ErrorNumbers: [1031], ErrorMessage: 'Onbekend' } };

describe('a company that an earlier client has found', () => {
	it('is kept, so that the next client asks for no list', async () => {
		const { memory, said } = memoryOf(undefined);
		for (let count = 0; count < 2; count += 1) {
			const { client, http } = clientWith(() => json({ CONTACT: [] }), { companyMemory: memory });
			await client.readPages(READ).next();
			expect(http.to('/companies')).toHaveLength(1 - count);
			expect(http.to('/accountviewdata')[0]?.headers).toMatchObject({ 'x-company': 'C1' });
		}
		expect(said).toEqual(['keep C1']);
	});

	it('is looked up once more when AccountView refuses it, and what was refused is asked again', async () => {
		const { memory, said } = memoryOf(OLD);
		const { client, http } = clientWith(
			({ headers }) =>
				headers['x-company'] === 'OLD' ? json(UNKNOWN, 400) : json({ CONTACT: [{ SUB_NR: '1' }] }),
			{ companyMemory: memory },
		);
		expect((await client.readPages(READ).next()).value).toEqual([{ SUB_NR: '1' }]);
		expect(http.to('/companies')).toHaveLength(1);
		expect(said).toEqual(['forget', 'keep C1']);
	});

	it('is told to be none of the user’s when that is why AccountView refuses', async () => {
		const { memory } = memoryOf(OLD);
		const { client } = clientWith(() => json(UNKNOWN, 400), {
			companyMemory: memory,
			companies: [],
		});
		expect(await errorOf(client.readPages(READ).next())).toMatchObject({
			code: 'AV_COMPANY_MISSING',
		});
		expect(memory.recall()).toBeUndefined();
	});

	it('leaves a refusal as it is when it is still the same company', async () => {
		const { memory } = memoryOf({ ...OLD, id: 'C1' });
		const { client, http } = clientWith(() => json(UNKNOWN, 400), { companyMemory: memory });
		for (let count = 0; count < 2; count += 1) {
			expect(await errorOf(client.readPages(READ).next())).toMatchObject({ code: 'AV_REJECTED' });
		}
		expect(http.to('/companies')).toHaveLength(1);
	});

	it('is not doubted because AccountView is down', async () => {
		const { memory, said } = memoryOf(OLD);
		const { client, http } = clientWith(() => json({}, 503), { companyMemory: memory });
		expect(await errorOf(client.readPages(READ).next())).toMatchObject({ code: 'AV_SERVER_DOWN' });
		expect(http.to('/companies')).toEqual([]);
		expect(said).toEqual([]);
	});

	it('is looked up before anything is written to it, once', async () => {
		const { memory, said } = memoryOf({ ...OLD, id: 'C1' });
		const { client, http } = clientWith(() => json({ CONTACT: [{ SUB_NR: '1' }] }), {
			companyMemory: memory,
		});
		await client.readPages(READ).next();
		const before = http.to('/companies').length;
		for (let count = 0; count < 2; count += 1) await client.insert('customer', NEW);
		expect([before, http.to('/companies').length]).toEqual([0, 1]);
		expect(said).toEqual(['keep C1']);
	});

	it('is not written by what was read from another one', async () => {
		const { memory } = memoryOf(OLD);
		const { client, http } = clientWith(() => json({ CONTACT: [{ SUB_NR: '1' }] }), {
			companyMemory: memory,
		});
		await client.readPages(READ).next();
		for (let count = 0; count < 2; count += 1) {
			expect(await errorOf(client.insert('customer', NEW))).toMatchObject({
				code: 'AV_COMPANY_UNKNOWN',
				message: containing('nothing was written'),
			});
		}
		expect(http.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
		expect(memory.recall()?.id).toBe('C1');
	});

	it('is asked of the list once where several requests are refused that left together', async () => {
		const { memory } = memoryOf(OLD);
		const { client, http } = clientWith(
			({ headers }) =>
				headers['x-company'] === 'OLD' ? json(UNKNOWN, 400) : json({ CONTACT: [] }),
			{ companyMemory: memory },
		);
		const reads = [1, 2].map(async () => await client.readPages(READ).next());
		expect(await Promise.all(reads)).toEqual([
			{ done: true, value: undefined },
			{ done: true, value: undefined },
		]);
		expect(http.to('/companies')).toHaveLength(1);
	});
});
