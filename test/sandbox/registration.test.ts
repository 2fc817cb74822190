import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

async function register(world: Sandbox): Promise<number> {
	const { client, baseUrl } = world.visma;
	const form = {
		...{ grant_type: 'client_credentials', client_id: client.id, client_secret: client.secret },
		tenant_id: client.tenantId,
	};
	const body = new URLSearchParams(form);
	const token: unknown = await (
		await fetch(`${baseUrl}/connect/token`, { method: 'POST', body })
	).json();
	const answer = await fetch(`${baseUrl}/v1/services/visma.net/users`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${String(Reflect.get(Object(token), 'access_token'))}`,
			'idempotency-key': 'k1',
		},
		body: JSON.stringify({
			...{ reference: 'AN', firstName: 'An', lastName: 'Bakker', email: 'an@firma.nl' },
		}),
	});
	return answer.status;
}

async function control(world: Sandbox, method: string, path: string, body?: object) {
	const answer = await fetch(`${world.pageUrl}/_control${path}`, {
		method,
		headers: { 'content-type': 'application/json' },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	return { status: answer.status, body: (await answer.json()) as unknown };
}

describe('The Visma services', () => {
	it('show on the page who is registered, with the invitation', async () => {
		const world = await sandbox();
		await control(world, 'POST', '/visma', { bouncing: ['an@firma.nl'] });

		expect(await register(world)).toBe(201);

		const { body } = await control(world, 'GET', '/overview/registration');
		expect(body).toMatchObject([
			{ service: 'accountview.net', users: [{ reference: '', isAdministrator: true }] },
			{ service: 'visma.net', users: [{}, { reference: 'AN', invitation: 'bounced' }] },
		]);
	});

	it('are set up otherwise by the control interface, which refuses what is no setting', async () => {
		const world = await sandbox();

		const changed = await control(world, 'POST', '/visma', { openSteps: ['gateway'] });
		const refused = await control(world, 'POST', '/visma', { openSteps: ['nothing'] });

		expect(changed.body).toMatchObject({ openSteps: ['gateway'], isAdministrator: true });
		expect(refused.status).toBe(422);
		expect(await register(world)).toBe(409);
		await control(world, 'DELETE', '/registration');
		expect(await register(world)).toBe(201);
	});

	it('are kept in the state file', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'accountview-registration-'));
		const options = { seed: 'empty', stateFile: join(folder, 'state.json') } as const;
		const before = await startSandbox(options);
		await register(before);
		await before.stop();

		const after = await startSandbox(options);
		const users = after.visma.kept('visma.net').users.map(({ reference }) => reference);
		await after.stop();
		rmSync(folder, { recursive: true });

		expect(users).toEqual(['', 'AN']);
	});
});
