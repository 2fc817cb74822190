import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../sandbox';
import { sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

async function report(world: Sandbox, reference: string): Promise<Response> {
	const { client, baseUrl, companyId } = world.autoReport;
	const form = {
		...{ grant_type: 'client_credentials', client_id: client.id, client_secret: client.secret },
		tenant_id: client.tenantId,
	};
	const body = new URLSearchParams(form);
	const token: unknown = await (
		await fetch(`${baseUrl}/connect/token`, { method: 'POST', body })
	).json();
	return await fetch(`${baseUrl}/v1/companies/${companyId}/reports`, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${String(Reflect.get(Object(token), 'access_token'))}`,
			'idempotency-key': reference,
		},
		body: JSON.stringify({
			...{ reference, kind: 'icp', profile: 'profile-icp', taxpayer: '123456782B01' },
			...{ period: '2026-Q1', fileName: 'icp.xbrl', content: btoa('<xbrl>1</xbrl>') },
		}),
	});
}

async function control(world: Sandbox, method: string, path: string, body?: object) {
	const answer = await fetch(`${world.pageUrl}/_control${path}`, {
		method,
		headers: { 'content-type': 'application/json' },
		...(body !== undefined && { body: JSON.stringify(body) }),
	});
	return { status: answer.status, body: (await answer.json()) as unknown };
}

describe('Filings', () => {
	it('are shown on the page with their statuses, and as they came', async () => {
		const world = await sandbox();
		await control(world, 'POST', '/filing-walks', {
			...{ way: 'autoReport', states: ['Error in Report'] },
		});

		expect((await report(world, 'r-1')).status).toBe(201);

		const { body } = await control(world, 'GET', '/overview/filings');
		expect(body).toMatchObject([
			{
				...{ way: 'autoReport', kind: 'icp', reference: 'r-1', outcome: 'refused' },
				statuses: [{ code: 'Error in Report', fault: 'Het telefoonnummer is te lang.' }],
			},
		]);
		const shown = await fetch(`${world.pageUrl}/filing/autoreport/0.xbrl`);
		expect(await shown.text()).toBe('<xbrl>1</xbrl>');
		expect(shown.headers.get('content-type')).toMatch(/^text\/plain/);
		expect((await fetch(`${world.pageUrl}/filing/digipoort/0.xbrl`)).status).toBe(404);
	});

	it('of a tenant that is not activated are refused, until it is set right', async () => {
		const world = await sandbox();
		const { status } = await control(world, 'POST', '/autoreport', { openSteps: ['gateway'] });

		expect(status).toBe(200);
		expect((await report(world, 'r-1')).status).toBe(409);
		await control(world, 'DELETE', '/filings');
		expect((await report(world, 'r-1')).status).toBe(201);
		expect((await control(world, 'POST', '/autoreport', { openSteps: ['x'] })).status).toBe(422);
	});

	it('and the certificates of Digipoort outlive a restart', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'filings-'));
		const stateFile = join(folder, 'state.json');
		try {
			const first = await startSandbox({ seed: 'empty', stateFile });
			await report(first, 'r-1');
			const before = await control(first, 'GET', '/digipoort');
			await first.stop();

			const second = await startSandbox({ seed: 'empty', stateFile });
			const { signer, root } = second.digipoort;
			const reports = second.autoReport.reports();
			await second.stop();

			expect(before.body).toMatchObject({ signer, root, passphrase: 'sandbox' });
			expect(reports).toMatchObject([{ reference: 'r-1', history: [{ state: 'Data Received' }] }]);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	it('are spoilt as the control interface says', async () => {
		const world = await sandbox();
		const fault = { code: 'ALS400', words: 'Storing' };

		await control(world, 'POST', '/digipoort-faults', { fault: 'cutAfterAccept' });
		await control(world, 'POST', '/digipoort-faults', { fault });

		expect(world.digipoort.faults()).toEqual(['cutAfterAccept', fault]);
		expect((await control(world, 'POST', '/digipoort-faults', { fault: 'x' })).status).toBe(422);
		await control(world, 'DELETE', '/digipoort-faults');
		expect(world.digipoort.faults()).toEqual([]);
	});
});
