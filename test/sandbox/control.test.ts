import { request } from 'node:http';
import { Script } from 'node:vm';
import { DEFAULT_SWITCHES, FAULT_KINDS, type Sandbox } from '../../sandbox';
import { AccountViewCalls } from './support/account-view';
import { readAnswer, sandbox, stopSandboxes, type ReadAnswer } from './support/sandbox';

afterEach(stopSandboxes);

async function control(
	world: Sandbox,
	method: string,
	path: string,
	body?: unknown,
	headers: Record<string, string> = {},
): Promise<ReadAnswer> {
	return readAnswer(
		await fetch(`${world.pageUrl}/_control${path}`, {
			method,
			headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
			...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
		}),
	);
}

/** The status of a GET with a Host header of one's own. */
function statusForHost(baseUrl: string, path: string, host: string): Promise<number> {
	const { hostname, port } = new URL(baseUrl);
	return new Promise((resolve, reject) => {
		const sent = request({ hostname, port, path, headers: { Host: host } }, (response) => {
			response.resume();
			resolve(response.statusCode ?? 0);
		});
		sent.on('error', reject);
		sent.end();
	});
}

describe('The control interface', () => {
	it('says where everything is and how to sign in', async () => {
		const world = await sandbox({ seed: 'demo' });

		const { json } = await control(world, 'GET', '/state');

		expect(json).toMatchObject({
			accountView: {
				baseUrl: world.accountView.baseUrl,
				clientId: world.accountView.clientId,
				clientSecret: world.accountView.clientSecret,
				companyCode: 'DEVRIES',
			},
			workOrders: { baseUrl: world.workOrders.baseUrl, token: world.workOrders.token },
			counts: { accountViewRelations: 42, deliveryAddresses: 10, workOrderCustomers: 0 },
		});
	});

	it('issues tokens that work, with chosen rights and life', async () => {
		const world = await sandbox();
		const calls = new AccountViewCalls(world);

		const options = { scope: 'readaccountviewdata', expiresInSeconds: 60 };
		const { json, status } = await control(world, 'POST', '/tokens', options);

		expect(status).toBe(201);
		calls.token = /"accessToken":"([^"]+)"/.exec(JSON.stringify(json))?.[1] ?? '';
		expect((await calls.read({})).status).toBe(200);
		expect((await calls.post({})).status).toBe(403);
	});

	it('adds and changes customers under the rules of AccountView', async () => {
		const world = await sandbox();

		const added = await control(world, 'POST', '/accountview/customers', {
			ACCT_NAME: 'Café Noë & Co',
		});
		expect(added.status).toBe(201);
		expect(added.json).toMatchObject({ SUB_NR: '1', SRC_CODE: 'CAFÉNOËCO', CNG_USR: 'DAAN' });

		const changed = await control(world, 'PATCH', '/accountview/customers/1', { CITY: 'Zeist' });
		expect(changed.json).toMatchObject({ SUB_NR: '1', ACCT_NAME: 'Café Noë & Co', CITY: 'Zeist' });

		const wrong = await control(world, 'PATCH', '/accountview/customers/1', {
			MAIL_BUS: 'x'.repeat(51),
		});
		expect(wrong.status).toBe(422);
		expect(wrong.json).toMatchObject({ error: { code: 'refused' } });
	});

	it('reads and removes customers of both sides', async () => {
		const world = await sandbox();
		world.accountView.customers.insert({ SUB_NR: 'X&Z-9/1', ACCT_NAME: 'A' });
		const { id } = world.workOrders.create({ name: 'B' });
		const path = `/accountview/customers/${encodeURIComponent('X&Z-9/1')}`;

		expect((await control(world, 'GET', path)).json).toMatchObject({ ACCT_NAME: 'A' });
		expect((await control(world, 'GET', '/accountview/customers')).json).toHaveLength(1);
		expect((await control(world, 'GET', '/workorders/customers')).json).toHaveLength(1);
		expect((await control(world, 'GET', `/workorders/customers/${id}`)).json).toMatchObject({
			timeline: [],
		});

		expect((await control(world, 'DELETE', path)).status).toBe(204);
		expect((await control(world, 'DELETE', path)).status).toBe(404);
		expect((await control(world, 'DELETE', `/workorders/customers/${id}`)).status).toBe(204);
		expect(world.accountView.customers.all()).toEqual([]);
		expect(world.workOrders.customers()).toEqual([]);
	});

	it('sets switches and leaves the others', async () => {
		const world = await sandbox({ switches: { emptyDate: '1899' } });

		const { json } = await control(world, 'POST', '/switches', { pageSizeCap: 50 });

		expect(json).toEqual({ ...DEFAULT_SWITCHES, emptyDate: '1899', pageSizeCap: 50 });
		expect(world.switches.pageSizeCap).toBe(50);
	});

	it.each([{ emptyDate: 'never' }, { pageSizeCap: 0 }, { noSuchSwitch: true }])(
		'refuses the switch %j',
		async (switches) => {
			const world = await sandbox();

			expect((await control(world, 'POST', '/switches', switches)).status).toBe(422);
			expect(world.switches).toEqual(DEFAULT_SWITCHES);
		},
	);

	it('sets up and clears faults', async () => {
		const world = await sandbox();
		const calls = new AccountViewCalls(world);

		await control(world, 'POST', '/faults', {
			server: 'accountView',
			kind: 'status',
			times: 'always',
		});
		expect((await calls.get('companies')).status).toBe(503);
		expect((await control(world, 'GET', '/faults')).json).toMatchObject({
			waiting: [{ kind: 'status', times: 'always' }],
		});

		await control(world, 'DELETE', '/faults');
		expect((await calls.get('companies')).status).toBe(200);
	});

	it('explains every kind of fault', async () => {
		const { json } = await control(await sandbox(), 'GET', '/faults');

		for (const kind of FAULT_KINDS) expect(json).toHaveProperty(['kinds', kind]);
	});

	it('refuses a fault that is none', async () => {
		const world = await sandbox();

		const answer = await control(world, 'POST', '/faults', {
			server: 'accountView',
			kind: 'boredom',
		});

		expect(answer.status).toBe(422);
	});

	it('shows requests with tokens and secrets masked, and forgets them', async () => {
		const world = await sandbox();
		const { clientId, clientSecret } = world.accountView;
		const { refreshToken } = world.accountView.issueTokens();
		await fetch(`${world.accountView.baseUrl}/api/v3/token`, {
			method: 'POST',
			body: new URLSearchParams({
				grant_type: 'refresh_token',
				refresh_token: refreshToken,
				client_id: clientId,
				client_secret: clientSecret,
			}),
		});
		await fetch(`${world.workOrders.baseUrl}/api/v1/customers?token=${world.workOrders.token}`, {
			method: 'POST',
			body: JSON.stringify({ name: 'A', workLocations: [], token: 'x' }),
		});

		const { text, json } = await control(world, 'GET', '/requests');

		for (const secret of [refreshToken, clientSecret, world.workOrders.token]) {
			expect(text).not.toContain(secret);
		}
		expect(json).toMatchObject([
			{
				server: 'accountView',
				method: 'POST',
				path: '/api/v3/token',
				status: 200,
				body: { refresh_token: '***' },
			},
			{
				server: 'workOrders',
				query: { token: '***' },
				status: 201,
				body: { name: 'A', token: '***' },
			},
		]);
		expect((await control(world, 'GET', '/requests?after=1')).json).toHaveLength(1);
		await control(world, 'DELETE', '/requests');
		expect(world.requests()).toEqual([]);
	});

	it.each([
		['GET', '/nothing', undefined, 404],
		['POST', '/switches', 'not json', 400],
		['PATCH', '/accountview/customers/%E0%A4%A', {}, 400],
		['PATCH', '/accountview/customers/999', { CITY: 'X' }, 422],
		['POST', '/tokens', { scope: 5 }, 422],
	])('answers %s %s with a plain error', async (method, path, body, status) => {
		const answer = await control(await sandbox(), method, path, body);

		expect(answer.status).toBe(status);
		expect(answer.json).toHaveProperty(['error', 'message']);
	});
});

describe('Other web pages in the same browser', () => {
	it('cannot reach any server by another host name', async () => {
		const world = await sandbox();

		for (const url of [world.pageUrl, world.accountView.baseUrl, world.workOrders.baseUrl]) {
			expect(await statusForHost(url, '/_control/state', 'attacker.example')).toBe(403);
		}
		expect(await statusForHost(world.pageUrl, '/_control/state', 'localhost:1')).toBe(200);
	});

	it('cannot send control requests from their own origin', async () => {
		const headers = { Origin: 'https://attacker.example' };

		const answer = await control(await sandbox(), 'POST', '/switches', {}, headers);

		expect(answer.status).toBe(403);
	});

	it('cannot send control requests as a plain form', async () => {
		const headers = { 'Content-Type': 'text/plain' };

		const answer = await control(await sandbox(), 'POST', '/switches', '{}', headers);

		expect(answer.status).toBe(415);
	});
});

describe('The page', () => {
	it('is served with everything it needs and a policy that allows nothing else', async () => {
		const world = await sandbox();

		const page = await readAnswer(await fetch(`${world.pageUrl}/`));

		expect(page.headers.get('content-type')).toContain('text/html');
		expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
		const files = [...page.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1]);
		expect(files).toEqual(['/style.css', '/mail', '/app.js']);
		for (const file of files) {
			expect((await fetch(`${world.pageUrl}${file ?? ''}`)).status).toBe(200);
		}
		expect((await fetch(`${world.pageUrl}/other`)).status).toBe(404);
	});

	it('has a script that is whole and words for every place in both languages', async () => {
		const world = await sandbox();
		const page = await (await fetch(`${world.pageUrl}/`)).text();
		const script = await (await fetch(`${world.pageUrl}/app.js`)).text();

		expect(() => new Script(script)).not.toThrow();
		const texts = JSON.parse(/^const TEXTS = (.*);$/m.exec(script)?.[1] ?? '{}') as unknown;
		const names = [...page.matchAll(/data-text="([^"]+)"/g)].map((match) => match[1] ?? '');
		const said = [...script.matchAll(/\b(?:say|named|chip)\((?:'[^',]*', )?'([^']+)'[,)]/g)].map(
			(match) => match[1] ?? '',
		);
		expect(names.length).toBeGreaterThan(20);
		expect(said.length).toBeGreaterThan(40);
		for (const name of [...names, ...said]) {
			expect(texts).toHaveProperty(['nl', name]);
			expect(texts).toHaveProperty(['en', name]);
		}
	});
});
