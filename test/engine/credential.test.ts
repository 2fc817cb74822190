import type { INode } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox';
import { credentialFor } from './credential-for';
import { CredentialStore } from './credential-store';
import { Engine } from './harness';

const TYPE = 'accountViewOAuth2Api';

describe('the AccountView credential', () => {
	let engine: Engine;
	let sandbox: Sandbox;

	beforeAll(async () => {
		engine = await Engine.load();
		sandbox = await startSandbox({ seed: 'empty' });
	});

	afterAll(async () => {
		await sandbox.stop();
	});

	const resolve = async (data: Record<string, string>) => {
		const store = new CredentialStore(engine.packages, { av: { type: TYPE, data } });
		const details = { id: 'av', name: 'AccountView' };
		return await store.getDecrypted(
			undefined as never,
			details,
			TYPE,
			'internal',
			undefined,
			false,
		);
	};

	it.each([
		'https://www.accountview.net',
		'https://www.accountview.net/',
		' https://www.accountview.net// ',
	])('finds the addresses to sign in and for tokens from %p', async (baseUrl) => {
		expect(await resolve({ baseUrl })).toMatchObject({
			authUrl: 'https://www.accountview.net/ams/authorize.aspx',
			accessTokenUrl: 'https://www.accountview.net/api/v3/token',
		});
	});

	it('asks for reading and writing, with id and secret in the body', async () => {
		expect(await resolve({})).toMatchObject({
			grantType: 'authorizationCode',
			authentication: 'body',
			scope: 'readaccountviewdata updateaccountviewdata',
			baseUrl: 'https://www.accountview.net',
			pageSize: 200,
			requestsPerMinute: 0,
			timeoutSeconds: 100,
			dictionaryOverride: '{}',
		});
	});

	it('cannot be moved to other addresses by what is stored', async () => {
		expect(await resolve({ accessTokenUrl: 'https://thief.example' })).toMatchObject({
			accessTokenUrl: 'https://www.accountview.net/api/v3/token',
		});
	});

	it('is kept from every node but ours, the HTTP Request node included', async () => {
		const request: INode = {
			id: '1',
			name: 'Request',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			position: [0, 0],
			parameters: {
				url: `${sandbox.accountView.baseUrl}/api/v3/companies`,
				authentication: 'predefinedCredentialType',
				nodeCredentialType: TYPE,
				options: {},
			},
		};

		const result = await engine.run(
			{ name: 'Theft', nodes: [request], connections: {} },
			{ startAt: 'Request', credentials: { av: credentialFor(sandbox) } },
		);

		expect(result.error?.message).toContain('restricted to specific nodes');
		expect(sandbox.requests()).toEqual([]);
	});
});
