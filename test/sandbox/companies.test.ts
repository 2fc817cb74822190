import { AccountViewCalls, errorMessage, memberOf } from './support/account-view';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

describe('Companies', () => {
	it('are a bare array of Id, Code and Description, read without x-company', async () => {
		const world = await sandbox();
		const calls = new AccountViewCalls(world);

		const { json } = await calls.get('Companies', { 'x-company': '' });

		expect(json).toEqual([
			{
				Id: world.accountView.companyId,
				Code: 'DEVRIES',
				Description: 'Installatiebedrijf De Vries & Zn. B.V.',
			},
			expect.objectContaining({ Code: 'VRIESBEH', Description: 'De Vries Beheer B.V.' }),
		]);
		expect(world.accountView.companyId).toMatch(/^[0-9a-f-]{36}$/);
	});

	it('have numbers for Id with companyIdForm number', async () => {
		const world = await sandbox({ switches: { companyIdForm: 'number' } });
		const calls = new AccountViewCalls(world);

		expect((await calls.get('companies')).json).toMatchObject([{ Id: '1' }, { Id: '2' }]);
		expect((await calls.read({})).status).toBe(200);
	});

	it('are none for a user without companies, and nothing opens', async () => {
		const world = await sandbox({ switches: { userCompanies: 'none' } });
		const calls = new AccountViewCalls(world);

		expect((await calls.get('companies')).json).toEqual([]);
		expect((await calls.read({})).status).toBe(400);
	});

	it.each([
		['missing', '', 400],
		['unknown', '00000000-0000-0000-0000-000000000000', 400],
		['missing', '', 404],
		['unknown', 'x', 403],
	] as const)('%s in x-company ("%s") is answered with %i', async (_, company, companyStatus) => {
		const calls = new AccountViewCalls(await sandbox({ switches: { companyStatus } }));

		const answer = await calls.get('accountviewdata?businessobject=ar1', { 'x-company': company });

		expect(answer.status).toBe(companyStatus);
		expect(memberOf(answer.json, 'ErrorType')).toBe('AccountViewError');
	});

	it('without rights are listed and refused with 403', async () => {
		const world = await sandbox();
		const calls = new AccountViewCalls(world);
		const { text } = await calls.get('companies');
		const { closedCompanyCode } = world.accountView;
		const closedId = new RegExp(`"Id":"([^"]+)","Code":"${closedCompanyCode}"`).exec(text)?.[1];

		const answer = await calls.get('accountviewdata?businessobject=ar1', {
			'x-company': closedId ?? 'not listed',
		});

		expect(answer.status).toBe(403);
		expect(errorMessage(answer)).toContain('VRIESBEH');
	});
});
