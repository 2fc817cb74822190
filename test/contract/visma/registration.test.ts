import { NOT_SENT, TransportFailure } from '../../../lib/ports/http';
import { VismaRegistration, type ServiceRecord } from '../../../lib/visma';
import type { RegistrationCondition } from '../../../sandbox';
import { RegistrationSetting } from './registration-setting';

let setting: RegistrationSetting;
beforeAll(async () => {
	setting = await RegistrationSetting.start();
});
beforeEach(() => {
	setting.begin();
});
afterAll(async () => {
	await setting.stop();
});

const AN: ServiceRecord = {
	...{ kind: 'user', reference: 'AN' },
	data: { firstName: 'An', lastName: 'Bakker', email: 'an@firma.nl' },
};
const FIRMA: ServiceRecord = {
	...{ kind: 'company', reference: 'FIRMA' },
	data: {
		...{ code: 'FIRMA', name: 'Firma B.V.', organisationNumber: '12345678' },
		...{ street: 'Weg 1', postcode: '1000 AA', city: 'Amsterdam', country: 'NL' },
	},
};
const PROJECT: ServiceRecord = {
	...{ kind: 'costCarrier', reference: 'project/FIRMA/P1' },
	data: { kind: 'project', company: 'FIRMA', code: 'P1', description: 'Verbouwing' },
};
const ROLE = { kind: 'role', user: 'AN', company: 'FIRMA', name: 'AutoReport User' } as const;

describe('a service', () => {
	it('keeps what is registered, and shows it with its references', async () => {
		const client = await setting.client();
		await client.create('vismaNet', FIRMA, 'k1');
		await client.create('vismaNet', AN, 'k2');
		await client.create('vismaNet', PROJECT, 'k3');
		await client.grant('vismaNet', ROLE);

		const { users, companies, access, costCarriers, roles, apps } =
			await client.registered('vismaNet');

		expect(users).toMatchObject([
			{ reference: '', isAdministrator: true, invitation: 'accepted' },
			{ reference: 'AN', isAdministrator: false, invitation: 'sent', data: AN.data },
		]);
		expect(companies).toMatchObject([{ reference: 'FIRMA', data: FIRMA.data }]);
		expect(costCarriers).toMatchObject([{ reference: 'project/FIRMA/P1', data: PROJECT.data }]);
		expect(access).toMatchObject([ROLE]);
		expect(roles).toContain('AutoReport User');
		expect(apps).toEqual([]);
	});

	it('invites a user once, by a mail to the address', async () => {
		const client = await setting.client();

		await client.create('accountViewNet', AN, 'k1');
		await client.create('accountViewNet', AN, 'k1');

		expect(setting.world.mailbox.mails().map(({ to, subject }) => [...to, subject])).toEqual([
			['an@firma.nl', 'Uw account bij AccountView.Net'],
		]);
		const isInvited = client.isInvited.bind(client, 'accountViewNet', 'AN@firma.nl');
		expect(await isInvited(Date.now() - 60_000)).toBe(true);
		expect(await isInvited(Date.now() + 60_000)).toBe(false);
		expect(await client.isInvited('vismaNet', 'an@firma.nl', 0)).toBe(false);
	});

	it('tells of an invitation that came back', async () => {
		setting.world.visma.change({ bouncing: ['an@firma.nl'] });
		const client = await setting.client();

		await client.create('vismaNet', AN, 'k1');

		const { users } = await client.registered('vismaNet');
		expect(users.at(-1)?.invitation).toBe('bounced');
		expect(await client.isInvited('vismaNet', 'an@firma.nl', 0)).toBe(false);
	});

	it('changes and removes by its own id, and what goes takes its access with it', async () => {
		const client = await setting.client();
		await client.create('vismaNet', FIRMA, 'k1');
		await client.create('vismaNet', AN, 'k2');
		await client.create('vismaNet', PROJECT, 'k3');
		await client.grant('vismaNet', ROLE);
		const id = async (record: ServiceRecord) => (await client.find('vismaNet', record))?.id ?? '';

		await client.update('vismaNet', await id(AN), {
			...AN,
			data: { ...AN.data, firstName: 'Ans' },
		});
		await client.update('vismaNet', await id(FIRMA), FIRMA);
		await client.update('vismaNet', await id(PROJECT), PROJECT);
		const changed = await client.registered('vismaNet');
		await client.remove('vismaNet', 'costCarrier', await id(PROJECT));
		await client.remove('vismaNet', 'user', await id(AN));
		const after = await client.registered('vismaNet');

		expect(changed.users.at(-1)?.data.firstName).toBe('Ans');
		expect([after.users.length, after.access, after.costCarriers]).toEqual([1, [], []]);
		await client.remove('vismaNet', 'company', await id(FIRMA));
		expect((await client.registered('vismaNet')).companies).toEqual([]);
	});

	it('gives an app once, and takes it away', async () => {
		const client = await setting.client();
		await client.create('accountViewNet', AN, 'k1');
		const app = { kind: 'app', user: 'AN', company: '', name: 'Visma Scanner' } as const;

		await client.grant('accountViewNet', app);
		await client.grant('accountViewNet', app);

		const { access, apps } = await client.registered('accountViewNet');
		expect(access).toMatchObject([app]);
		expect(apps).toContain('Visma Scanner');
		await client.revoke('accountViewNet', access[0]?.id ?? '');
		expect((await client.registered('accountViewNet')).access).toEqual([]);
	});

	it('finds a user by reference or by e-mail address, and nobody else', async () => {
		const client = await setting.client();
		await client.create('vismaNet', AN, 'k1');

		const other: ServiceRecord = { ...AN, reference: 'ANNA' };
		const nobody: ServiceRecord = { ...other, data: { ...AN.data, email: 'x@firma.nl' } };

		expect(await client.find('vismaNet', AN)).toMatchObject({ reference: 'AN' });
		expect(await client.find('vismaNet', other)).toMatchObject({ reference: 'AN' });
		expect(await client.find('vismaNet', nobody)).toBeNull();
		expect(await client.find('vismaNet', FIRMA)).toBeNull();
		expect(await client.find('vismaNet', PROJECT)).toBeNull();
	});

	it('shows all users, however many pages they take', async () => {
		const client = await setting.client();
		for (let number = 0; number < 250; number += 1) {
			const data = { ...AN.data, email: `u${number}@firma.nl` };
			await client.create(
				'vismaNet',
				{ kind: 'user', reference: `U${number}`, data },
				`k${number}`,
			);
		}

		expect((await client.registered('vismaNet')).users).toHaveLength(251);
	});
});

describe('what is read', () => {
	it.each([
		['vismaNet', ['costCarriers'], ['companies', 'cost-carriers']],
		['vismaNet', ['users'], ['users']],
		['accountViewNet', ['costCarriers'], ['companies']],
		['accountViewNet', ['companies'], ['companies', 'access']],
		['accountViewNet', ['access'], ['users', 'companies', 'access', 'apps']],
		['vismaNet', ['access'], ['users', 'companies', 'access', 'roles']],
	] as const)('of %s for %j is %j', async (service, parts, lists) => {
		const asked: string[] = [];
		const client = setting.clientOn(await setting.token(), (path) => asked.push(path));

		await client.registered(service, parts);

		expect(asked.map((path) => path.split('/').at(-1))).toEqual(lists);
	});
});

describe('what a service refuses', () => {
	it.each<[Partial<RegistrationCondition>, string, RegExp]>([
		[{ openSteps: ['licence', 'gateway'] }, 'VISMA_NOT_ACTIVATED', /: licence, gateway\.$/],
		[{ isAdministrator: false }, 'VISMA_NOT_ALLOWED', /administrators/],
	])('%j is told, and nobody is invited', async (change, code, message) => {
		setting.world.visma.change(change);
		const client = await setting.client();

		await expect(client.create('vismaNet', AN, 'k1')).rejects.toMatchObject({
			...{ code, mayHaveArrived: false },
			message: expect.stringMatching(message) as string,
		});
		expect(setting.world.mailbox.mails()).toEqual([]);
	});

	it('an address, a KvK number or a code that is taken is told', async () => {
		const client = await setting.client();
		await client.create('vismaNet', AN, 'k1');
		await client.create('vismaNet', FIRMA, 'k2');
		await client.create('vismaNet', PROJECT, 'k3');
		const exists = { code: 'VISMA_ALREADY_EXISTS', mayHaveArrived: false };

		for (const record of [AN, FIRMA, PROJECT]) {
			const twin = { ...record, reference: 'ANDERS' };
			await expect(client.create('vismaNet', twin, 'k9')).rejects.toMatchObject(exists);
		}
	});

	it('the last administrator is not removed', async () => {
		const client = await setting.client();
		const [administrator] = (await client.registered('vismaNet')).users;

		await expect(client.remove('vismaNet', 'user', administrator?.id ?? '')).rejects.toMatchObject({
			code: 'VISMA_LAST_ADMINISTRATOR',
		});
	});

	it('who has the role of administrator is one, and the last one keeps it', async () => {
		const client = await setting.client();
		const [first] = (await client.registered('vismaNet')).users;
		await client.create('vismaNet', FIRMA, 'k1');
		await client.create('vismaNet', AN, 'k2');
		await client.grant('vismaNet', { ...ROLE, name: 'Customer Administrator' });

		await client.remove('vismaNet', 'user', first?.id ?? '');

		const { users, access, companies } = await client.registered('vismaNet');
		expect(users).toMatchObject([{ reference: 'AN', isAdministrator: true }]);
		const isLast = { code: 'VISMA_LAST_ADMINISTRATOR' };
		await expect(client.revoke('vismaNet', access[0]?.id ?? '')).rejects.toMatchObject(isLast);
		await expect(
			client.remove('vismaNet', 'company', companies[0]?.id ?? ''),
		).rejects.toMatchObject(isLast);
	});

	it('roles, apps, users and records that are not there are told', async () => {
		const client = await setting.client();
		await client.create('vismaNet', FIRMA, 'k1');
		const unknown = { code: 'VISMA_RECORD_UNKNOWN' };

		await expect(client.grant('vismaNet', ROLE)).rejects.toMatchObject(unknown);
		await client.create('vismaNet', AN, 'k2');
		await expect(client.grant('vismaNet', { ...ROLE, name: 'Directeur' })).rejects.toMatchObject({
			...{ code: 'VISMA_NAME_UNKNOWN', message: expect.stringContaining('Directeur') as string },
		});
		await expect(
			client.grant('vismaNet', { ...ROLE, kind: 'app', company: '', name: 'Geen' }),
		).rejects.toMatchObject({ code: 'VISMA_NAME_UNKNOWN' });
		await expect(client.revoke('vismaNet', 'none')).rejects.toMatchObject(unknown);
		await expect(client.remove('vismaNet', 'user', 'none')).rejects.toMatchObject(unknown);
	});

	it('a client with another tenant or secret gets no token, and a wrong token is told', async () => {
		expect(await setting.token({ tenant_id: 'another' })).toBe('refused 400');
		expect(await setting.token({ client_secret: 'wrong' })).toBe('refused 400');

		await expect(setting.clientOn('wrong').activation()).rejects.toMatchObject({
			...{ code: 'VISMA_SIGN_IN', mayHaveArrived: false },
		});
	});
});

describe('a connector that fails', () => {
	it.each([
		['rate-limit-bare', 'VISMA_BUSY', false],
		['status', 'VISMA_BUSY', true],
		['html', 'VISMA_ANSWER_INVALID', true],
		['cut-before', 'VISMA_NO_ANSWER', true],
		['cut-after', 'VISMA_NO_ANSWER', true],
	] as const)('by %s says so, and whether it may have been done', async (kind, code, mayBe) => {
		const client = await setting.client();
		setting.isSpoilt = true;
		setting.world.addFault({ server: 'visma', method: 'POST', kind });

		await expect(client.create('vismaNet', AN, 'k1')).rejects.toMatchObject({
			...{ code, mayHaveArrived: mayBe },
		});
	});

	it('that was never asked, because the execution was cancelled, has done nothing', async () => {
		const http = () => Promise.reject(new TransportFailure('cancelled', NOT_SENT));
		const clock = { now: () => 0, sleep: () => Promise.resolve() };
		const client = new VismaRegistration(
			{ baseUrl: 'http://127.0.0.1', timeoutMs: 1000 },
			{ http, clock },
		);

		await expect(client.create('vismaNet', AN, 'k1')).rejects.toMatchObject({
			...{ code: 'VISMA_NO_ANSWER', mayHaveArrived: false },
		});
	});

	it('with lists that are none is no empty list', async () => {
		const client = await setting.client();
		setting.isSpoilt = true;
		setting.world.addFault({ server: 'visma', pathContains: '/users', kind: 'error-body-200' });

		await expect(client.registered('vismaNet')).rejects.toMatchObject({
			code: 'VISMA_ANSWER_INVALID',
		});
	});

	it('is asked again when it says in how many seconds, and only so often', async () => {
		const client = await setting.client();
		const fault = { server: 'visma', kind: 'rate-limit', retryAfterSeconds: 7 } as const;
		setting.world.addFault({ ...fault, times: 2 });
		await client.create('vismaNet', AN, 'k1');
		const [waited, mails] = [setting.waited, setting.world.mailbox.mails().length];
		setting.world.addFault({ ...fault, times: 4 });

		await expect(client.activation()).rejects.toMatchObject({
			...{ code: 'VISMA_BUSY', details: { retryAfterSeconds: 7 } },
		});
		expect([waited, mails]).toEqual([14_000, 1]);
	});
});

describe('docs/connectors/visma-registration.openapi.yaml', () => {
	it('is kept to by every request and answer above, and each of its operations was asked', async () => {
		await (await setting.client()).activation();

		expect(setting.problems).toEqual([]);
		const all = [...setting.contract.operations.values()].map(({ operationId }) => operationId);
		expect([...setting.asked].sort()).toEqual(all.sort());
	});
});
