import type { Sandbox } from '../../sandbox';
import { AccountViewCalls, memberOf } from './support/account-view';
import { readAnswer, sandbox, stopSandboxes, type ReadAnswer } from './support/sandbox';

const REDIRECT = 'http://localhost:5678/rest/oauth2-credential/callback';
const READ_AND_UPDATE = 'readaccountviewdata updateaccountviewdata';

afterEach(stopSandboxes);

function authorizeUrl(world: Sandbox, changes: Record<string, string> = {}): string {
	const query = new URLSearchParams({
		response_type: 'code',
		client_id: world.accountView.clientId,
		redirect_uri: REDIRECT,
		scope: READ_AND_UPDATE,
		state: 'a b&c',
		...changes,
	});
	return `${world.accountView.baseUrl}/ams/authorize.aspx?${query.toString()}`;
}

/** Opens the authorize page and clicks a button; gives where the browser is sent. */
async function click(world: Sandbox, decision: 'allow' | 'deny'): Promise<ReadAnswer> {
	const page = await (await fetch(authorizeUrl(world))).text();
	const request = /name="request" value="(?<request>[^"]+)"/.exec(page)?.groups?.['request'] ?? '';
	return readAnswer(
		await fetch(`${world.accountView.baseUrl}/ams/authorize.aspx`, {
			method: 'POST',
			body: new URLSearchParams({ request, decision }),
			redirect: 'manual',
		}),
	);
}

function locationOf(answer: ReadAnswer): URL {
	return new URL(answer.headers.get('location') ?? 'http://nowhere.invalid');
}

async function codeFor(world: Sandbox): Promise<string> {
	return locationOf(await click(world, 'allow')).searchParams.get('code') ?? '';
}

async function token(
	world: Sandbox,
	form: Record<string, string>,
	headers: Record<string, string> = {},
): Promise<ReadAnswer> {
	return readAnswer(
		await fetch(`${world.accountView.baseUrl}/api/v3/token`, {
			method: 'POST',
			headers,
			body: new URLSearchParams(form),
		}),
	);
}

function credentials(world: Sandbox): Record<string, string> {
	return {
		client_id: world.accountView.clientId,
		client_secret: world.accountView.clientSecret,
	};
}

function codeForm(world: Sandbox, code: string): Record<string, string> {
	return {
		grant_type: 'authorization_code',
		code,
		redirect_uri: REDIRECT,
		...credentials(world),
	};
}

function refresh(world: Sandbox, refreshToken: string): Promise<ReadAnswer> {
	const form = { grant_type: 'refresh_token', refresh_token: refreshToken, ...credentials(world) };
	return token(world, form);
}

function textOf(answer: ReadAnswer, name: string): string {
	const value = memberOf(answer.json, name);
	return typeof value === 'string' ? value : '';
}

describe('The authorize page', () => {
	it('names the application, the user and the rights, and offers both buttons', async () => {
		const page = await (await fetch(authorizeUrl(await sandbox()))).text();

		expect(page).toContain('n8n (werkbonkoppeling)');
		expect(page).toContain('Daan de Vries');
		expect(page).toContain('Gegevens lezen');
		expect(page).toContain('Gegevens toevoegen en wijzigen');
		expect(page).not.toContain('Gegevens verwijderen');
		expect(page).toMatch(/>Weigeren<.*>Toestaan</s);
	});

	it('sends a code and the unchanged state back after "Toestaan"', async () => {
		const answer = await click(await sandbox(), 'allow');

		expect(answer.status).toBe(302);
		expect(locationOf(answer).origin + locationOf(answer).pathname).toBe(REDIRECT);
		expect(locationOf(answer).searchParams.get('state')).toBe('a b&c');
		expect(locationOf(answer).searchParams.get('code')).toHaveLength(32);
	});

	it('sends access_denied back after "Weigeren"', async () => {
		const location = locationOf(await click(await sandbox(), 'deny'));

		expect(location.searchParams.get('error')).toBe('access_denied');
		expect(location.searchParams.get('state')).toBe('a b&c');
		expect(location.searchParams.has('code')).toBe(false);
	});

	it('stays on a page after "Weigeren" with authorizeDenied page', async () => {
		const world = await sandbox({ switches: { authorizeDenied: 'page' } });

		const answer = await click(world, 'deny');

		expect(answer.status).toBe(200);
		expect(answer.text).toContain('Geweigerd');
	});

	it.each([
		['an unknown client', { client_id: 'somebody' }],
		['an address elsewhere', { redirect_uri: 'https://attacker.example/callback' }],
		['an address that only looks local', { redirect_uri: 'http://localhost.attacker.example/' }],
		['no address', { redirect_uri: '' }],
	])('never redirects for %s', async (_, changes) => {
		const world = await sandbox();

		const response = await fetch(authorizeUrl(world, changes), { redirect: 'manual' });

		expect(response.status).toBe(400);
		expect(response.headers.get('location')).toBeNull();
	});

	it('accepts only the registered addresses when some are registered', async () => {
		const world = await sandbox({ redirectUris: ['http://localhost:5678/only-this'] });

		expect((await fetch(authorizeUrl(world))).status).toBe(400);
		const right = authorizeUrl(world, { redirect_uri: 'http://localhost:5678/only-this' });
		expect((await fetch(right)).status).toBe(200);
	});

	it.each([
		[{ response_type: 'token' }, 'unsupported_response_type'],
		[{ scope: 'readaccountviewdata everything' }, 'invalid_scope'],
		[{ scope: '' }, 'invalid_scope'],
	])('sends %j back as %s', async (changes, error) => {
		const world = await sandbox();

		const response = await fetch(authorizeUrl(world, changes), { redirect: 'manual' });

		const location = new URL(response.headers.get('location') ?? '');
		expect(location.searchParams.get('error')).toBe(error);
		expect(location.searchParams.get('state')).toBe('a b&c');
	});

	it('takes one decision per request', async () => {
		const world = await sandbox();
		const page = await (await fetch(authorizeUrl(world))).text();
		const request = /value="(?<request>[0-9a-f-]{36})"/.exec(page)?.groups?.['request'] ?? '';
		const decide = (): Promise<Response> =>
			fetch(`${world.accountView.baseUrl}/ams/authorize.aspx`, {
				method: 'POST',
				body: new URLSearchParams({ request, decision: 'allow' }),
				redirect: 'manual',
			});

		expect((await decide()).status).toBe(302);
		expect((await decide()).status).toBe(400);
	});
});

describe('The token endpoint', () => {
	it('gives working tokens for a code', async () => {
		const world = await sandbox();

		const answer = await token(world, codeForm(world, await codeFor(world)));

		expect(answer.status).toBe(200);
		expect(answer.json).toMatchObject({
			token_type: 'bearer',
			expires_in: 3600,
			scope: READ_AND_UPDATE,
		});
		const calls = new AccountViewCalls(world);
		calls.token = textOf(answer, 'access_token');
		expect((await calls.get('companies')).status).toBe(200);
		expect((await refresh(world, textOf(answer, 'refresh_token'))).status).toBe(200);
	});

	it('refuses a code the second time', async () => {
		const world = await sandbox();
		const form = codeForm(world, await codeFor(world));
		await token(world, form);

		const again = await token(world, form);

		expect(again.status).toBe(400);
		expect(again.json).toMatchObject({ error: 'invalid_grant' });
	});

	it('refuses a code for another redirect_uri', async () => {
		const world = await sandbox();
		const form = { ...codeForm(world, await codeFor(world)), redirect_uri: 'http://localhost:1/' };

		expect((await token(world, form)).json).toMatchObject({ error: 'invalid_grant' });
	});

	it('refuses a code after ten minutes', async () => {
		let now = Date.UTC(2026, 2, 2, 9);
		const world = await sandbox({ now: () => now });
		const form = codeForm(world, await codeFor(world));
		now += 10 * 60 * 1000;

		expect((await token(world, form)).json).toMatchObject({ error: 'invalid_grant' });
	});

	it('tells a wrong client secret from a wrong grant', async () => {
		const world = await sandbox();
		const { refreshToken } = world.accountView.issueTokens();
		const form = { grant_type: 'refresh_token', refresh_token: refreshToken };

		const wrongSecret = { ...form, ...credentials(world), client_secret: 'wrong' };
		expect((await token(world, wrongSecret)).json).toMatchObject({ error: 'invalid_client' });
		expect((await refresh(world, 'made-up')).json).toMatchObject({ error: 'invalid_grant' });
		expect((await refresh(world, refreshToken)).status).toBe(200);
	});

	it('does not take the client from a Basic header', async () => {
		const world = await sandbox();
		const { clientId, clientSecret } = world.accountView;
		const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
		const { refreshToken } = world.accountView.issueTokens();

		const answer = await token(
			world,
			{ grant_type: 'refresh_token', refresh_token: refreshToken },
			{ Authorization: `Basic ${basic}` },
		);

		expect(answer.status).toBe(401);
		expect(answer.json).toMatchObject({ error: 'invalid_client' });
	});

	it('knows no other grant', async () => {
		const world = await sandbox();

		const answer = await token(world, { grant_type: 'client_credentials', ...credentials(world) });

		expect(answer.json).toMatchObject({ error: 'unsupported_grant_type' });
	});

	it('rotates refresh tokens: the old one is refused', async () => {
		const world = await sandbox();
		const { refreshToken } = world.accountView.issueTokens();

		const first = await refresh(world, refreshToken);

		expect(textOf(first, 'refresh_token')).not.toBe(refreshToken);
		expect((await refresh(world, refreshToken)).json).toMatchObject({ error: 'invalid_grant' });
		expect((await refresh(world, textOf(first, 'refresh_token'))).status).toBe(200);
	});

	it('keeps the refresh token with refreshRotation off', async () => {
		const world = await sandbox({ switches: { refreshRotation: false } });
		const { refreshToken } = world.accountView.issueTokens();

		expect(textOf(await refresh(world, refreshToken), 'refresh_token')).toBe(refreshToken);
		expect((await refresh(world, refreshToken)).status).toBe(200);
	});

	it('refuses every refresh token with revokeRefresh on', async () => {
		const world = await sandbox({ switches: { revokeRefresh: true } });
		const { refreshToken } = world.accountView.issueTokens();

		expect((await refresh(world, refreshToken)).json).toMatchObject({ error: 'invalid_grant' });
	});

	it('answers refused grants with 401 when oauthErrorStatus says so', async () => {
		const world = await sandbox({ switches: { oauthErrorStatus: 401 } });

		expect((await refresh(world, 'made-up')).status).toBe(401);
	});

	it('leaves out expires_in and scope when the switches say so', async () => {
		const world = await sandbox({ switches: { expiresInGiven: false, scopeGiven: false } });
		const { refreshToken } = world.accountView.issueTokens();

		const { json } = await refresh(world, refreshToken);

		expect(json).not.toHaveProperty('expires_in');
		expect(json).not.toHaveProperty('scope');
	});
});

describe('An access token', () => {
	it('expires after accessTokenSeconds', async () => {
		let now = Date.UTC(2026, 2, 2, 9);
		const world = await sandbox({ now: () => now, switches: { accessTokenSeconds: 60 } });
		const calls = new AccountViewCalls(world);
		expect((await calls.get('companies')).status).toBe(200);

		now += 60_000;

		const late = await calls.get('companies');
		expect(late.status).toBe(401);
		expect(late.headers.get('www-authenticate')).toBe('Bearer');
		expect(late.json).toMatchObject({ ErrorType: 'AccountViewError' });
	});

	it.each([['missing'], ['Bearer made-up'], ['Basic eDp5']])(
		'%s is answered with 401',
		async (value) => {
			const calls = new AccountViewCalls(await sandbox());

			const headers = { Authorization: value === 'missing' ? '' : value };

			expect((await calls.get('companies', headers)).status).toBe(401);
		},
	);

	it.each([
		[403, {}],
		[401, { scopeStatus: 401 as const }],
	])('without the right to update is answered with %i', async (status, switches) => {
		const calls = new AccountViewCalls(await sandbox({ switches }), 'readaccountviewdata');

		expect((await calls.read({})).status).toBe(200);
		expect((await calls.post({})).status).toBe(status);
		expect((await calls.put({})).status).toBe(status);
		expect((await calls.send('DELETE', {})).status).toBe(status);
	});
});
