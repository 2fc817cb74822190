import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INodeType,
} from 'n8n-workflow';
import { TransportFailure, type HttpRequest } from '../../lib/ports/http';
import { createHttpPort } from '../../nodes/shared/accountview/http-port';
import { CREDENTIAL_TYPE } from '../../nodes/shared/accountview/request-context';
import { accessTokenOf } from '../../nodes/shared/accountview/token-keeper';
import { startSandbox, type Sandbox } from '../../sandbox';
import { credentialFor } from './credential-for';
import type { StoredCredential } from './credential-store';
import { Engine, type WorkflowFile } from './harness';

/** Sends one request through the port, from inside a running node, and tells what came of it. */
const TYPE = 'n8n-nodes-accountview.accountViewCustomers';

let baseUrl: string;
let request: HttpRequest;

const requestTo = (url: string): HttpRequest => ({
	method: 'GET',
	url,
	headers: { accept: 'application/json' },
	timeoutMs: 20_000,
	maxBodyBytes: 1_000_000,
});

const probe: INodeType = {
	description: {
		displayName: 'Probe',
		name: 'probe',
		group: [],
		version: 1,
		description: 'Probe',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: CREDENTIAL_TYPE, required: true }],
		properties: [],
	},
	async execute(this: IExecuteFunctions) {
		const credential = await this.getCredentials(CREDENTIAL_TYPE);
		const port = createHttpPort(this, baseUrl, credential);
		const signal = this.getExecutionCancelSignal();
		try {
			const { status, body } = await port({ ...request, ...(signal && { signal }) });
			return [[{ json: { status, body } }]];
		} catch (error) {
			if (!(error instanceof TransportFailure)) throw error;
			return [[{ json: { kind: error.kind, reason: error.reason } }]];
		}
	},
};

const workflow: WorkflowFile = {
	name: 'Probe',
	nodes: [{ id: '1', name: 'Probe', type: TYPE, typeVersion: 1, position: [0, 0], parameters: {} }],
	connections: {},
};

describe('the HTTP port over the helpers of n8n', () => {
	let engine: Engine;
	let sandbox: Sandbox;
	let credential: StoredCredential;

	const send = async (changes: Partial<HttpRequest> = {}): Promise<IDataObject> => {
		request = { ...requestTo(`${sandbox.accountView.baseUrl}/api/v3/companies`), ...changes };
		const options = { startAt: 'Probe', credentials: { av: credential } };
		const result = await engine.run(workflow, options);
		if (result.error !== undefined) throw result.error;
		return result.json('Probe')[0] ?? {};
	};

	const paths = (): string[] =>
		sandbox.requests().map(({ method, path, status }) => `${method} ${path} ${status}`);

	beforeAll(async () => {
		engine = await Engine.load({ [TYPE]: probe });
	});

	beforeEach(async () => {
		sandbox = await startSandbox({ seed: 'empty' });
		credential = credentialFor(sandbox);
		({ baseUrl } = sandbox.accountView);
	});

	afterEach(async () => {
		await sandbox.stop();
	});

	it('signs the request and gives status and body, whatever the status', async () => {
		expect(await send()).toMatchObject({ status: 200 });
		const url = `${sandbox.accountView.baseUrl}/api/v3/accountviewdata`;
		expect(await send({ url })).toMatchObject({ status: 400 });
	});

	it('refuses an address outside the credential without sending anything', async () => {
		const url = 'http://127.0.0.2:9/api/v3/companies';

		expect(await send({ url })).toEqual({ kind: 'refused', reason: '127.0.0.2:9' });
	});

	it('needs a token before it sends anything', async () => {
		credential = credentialFor(sandbox, { oauthTokenData: {} });

		expect(await send()).toEqual({ kind: 'token-rejected', reason: 'no token stored' });
		expect(paths()).toEqual([]);
	});

	it('renews an expired token once, stores it and sends the request again', async () => {
		const before = accessTokenOf(credential.data);
		sandbox.addFault({ server: 'accountView', pathContains: '/companies', kind: 'expire-token' });

		expect(await send()).toMatchObject({ status: 200 });
		expect(paths()).toEqual([
			'GET /api/v3/companies 401',
			'POST /api/v3/token 200',
			'GET /api/v3/companies 200',
		]);
		expect(accessTokenOf(credential.data)).not.toBe(before);
	});

	it('gives up when the new token is refused too', async () => {
		sandbox.addFault({
			server: 'accountView',
			pathContains: '/companies',
			kind: 'expire-token',
			times: 2,
		});

		expect(await send()).toEqual({
			kind: 'token-rejected',
			reason: 'status 401 with a new token',
		});
		expect(paths().filter((path) => path.includes('/token'))).toHaveLength(1);
	});

	it('says that access was withdrawn when the refresh token is refused', async () => {
		sandbox.setSwitches({ revokeRefresh: true });
		sandbox.addFault({ server: 'accountView', pathContains: '/companies', kind: 'expire-token' });

		expect(await send()).toEqual({ kind: 'grant-revoked', reason: 'invalid_grant' });
	});

	it.each([400, 401] as const)(
		'says that client id or secret are wrong (token address answers %i)',
		async (oauthErrorStatus) => {
			sandbox.setSwitches({ oauthErrorStatus });
			credential = credentialFor(sandbox, { clientSecret: 'wrong' });
			sandbox.addFault({ server: 'accountView', pathContains: '/companies', kind: 'expire-token' });

			expect(await send()).toEqual({ kind: 'client-rejected', reason: 'invalid_client' });
		},
	);

	it.each([
		['status', { status: 503 }, 'unreachable', 'token address: status 503'],
		['cut-before', {}, 'unreachable', 'token address: ECONNRESET'],
		['html', { status: 200 }, 'token-rejected', 'token address: status 200'],
	] as const)(
		'knows that AccountView cannot have acted when the token address fails (%s)',
		async (kind, fault, failureKind, reason) => {
			sandbox.addFault({ server: 'accountView', pathContains: '/companies', kind: 'expire-token' });
			sandbox.addFault({ server: 'accountView', pathContains: '/token', kind, ...fault });

			expect(await send()).toEqual({ kind: failureKind, reason });
		},
	);

	it('has no refresh token to spend', async () => {
		const { accessToken } = sandbox.accountView.issueTokens();
		credential = credentialFor(sandbox, { oauthTokenData: { access_token: accessToken } });
		sandbox.addFault({ server: 'accountView', pathContains: '/companies', kind: 'expire-token' });

		expect(await send()).toEqual({ kind: 'token-rejected', reason: 'no refresh token' });
	});

	it('leaves an answer that is larger than allowed', async () => {
		sandbox.addFault({ server: 'accountView', kind: 'huge', bytes: 5_000_000 });

		expect(await send()).toEqual({ kind: 'too-large', reason: 'more than 1000000 bytes' });
	});

	it('leaves an answer that does not end in time, also while bytes still come', async () => {
		sandbox.addFault({ server: 'accountView', kind: 'endless', milliseconds: 20 });

		expect(await send({ timeoutMs: 300 })).toEqual({
			kind: 'timeout',
			reason: 'no whole answer in 300 ms',
		});
	});

	it('leaves a server that does not begin to answer in time', async () => {
		sandbox.addFault({ server: 'accountView', kind: 'latency', milliseconds: 2_000 });

		expect(await send({ timeoutMs: 200 })).toMatchObject({ kind: 'timeout' });
	});

	it.each(['cut-before', 'cut-after'] as const)('knows a broken connection (%s)', async (kind) => {
		sandbox.addFault({ server: 'accountView', kind });

		expect(await send()).toMatchObject({ kind: 'cut' });
	});

	it('knows an address where nobody listens', async () => {
		baseUrl = 'http://127.0.0.1:9';

		expect(await send({ url: `${baseUrl}/api/v3/companies` })).toEqual({
			kind: 'unreachable',
			reason: 'ECONNREFUSED',
		});
	});

	describe('against a server of the test itself', () => {
		let server: Server;

		const startServer = async (answer?: RequestListener): Promise<void> => {
			server = createServer(answer).listen(0, '127.0.0.1');
			await once(server, 'listening');
			const { port } = server.address() as AddressInfo;
			baseUrl = `http://127.0.0.1:${port}`;
			request = requestTo(`${baseUrl}/api/v3/companies`);
		};

		const start = () =>
			engine.start(workflow, { startAt: 'Probe', credentials: { av: credential } });

		afterEach(() => {
			server.closeAllConnections();
			server.close();
		});

		it('follows no redirect', async () => {
			await startServer((_, response) => {
				response.writeHead(302, { location: 'https://elsewhere.example/companies' }).end();
			});

			expect((await start().result).json('Probe')).toEqual([
				{ kind: 'redirected', reason: 'to elsewhere.example' },
			]);
		});

		it('stops at once when the execution is cancelled while the server works', async () => {
			await startServer();
			const arrived = once(server, 'request');
			const running = start();

			await arrived;
			running.cancel();

			expect((await running.result).json('Probe')).toEqual([
				{ kind: 'cancelled', reason: 'execution cancelled' },
			]);
		});
	});

	describe('when two runs find their token expired at the same moment', () => {
		const race = async (ids: readonly [string, string]) => {
			const { accessToken, refreshToken } = sandbox.accountView.issueTokens({
				expiresInSeconds: 0,
			});
			const oauthTokenData = { access_token: accessToken, refresh_token: refreshToken };
			credential = credentialFor(sandbox, { oauthTokenData });
			// Both ask for a new token before either has one.
			sandbox.addFault({
				server: 'accountView',
				pathContains: '/token',
				kind: 'latency',
				milliseconds: 300,
				times: 2,
			});
			request = requestTo(`${sandbox.accountView.baseUrl}/api/v3/companies`);
			const runs = ids.map((id) =>
				engine.run(workflow, { startAt: 'Probe', credentials: { [id]: credential } }),
			);
			const results = await Promise.all(runs);
			const renewals = sandbox.requests().filter(({ path }) => path.endsWith('/token'));
			return {
				answers: results.map((result) => result.json('Probe')[0]?.['status']),
				renewals: renewals.map(({ status }) => status),
			};
		};

		it('renews it once for both within one process', async () => {
			expect(await race(['av', 'av'])).toEqual({ answers: [200, 200], renewals: [200] });
		});

		// n8n keeps the runs of one process apart by the credential's id. Under two ids with the same
		// stored data both spend the same refresh token, as two processes of queue mode would.
		it('lets both go on when the refresh token rotates between two processes', async () => {
			const { answers, renewals } = await race(['av-main', 'av-worker']);

			expect(answers).toEqual([200, 200]);
			expect(renewals.toSorted()).toEqual([200, 400]);
		});
	});
});
