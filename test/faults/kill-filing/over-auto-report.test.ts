import { startSandbox, type Sandbox } from '../../../sandbox';
import { killAtEveryStep } from './matrix';

let world: Sandbox;

beforeAll(async () => {
	world = await startSandbox({ seed: 'empty' });
});
afterAll(async () => {
	await world.stop();
});

describe('A process that files two returns of one taxpayer and is killed at every numbered step', () => {
	it('has filed each once through AutoReport', async () => {
		const { autoReport } = world;
		const { baseUrl, companyId: company, client } = autoReport;
		const form = {
			...{ grant_type: 'client_credentials', client_id: client.id, client_secret: client.secret },
			tenant_id: client.tenantId,
		};
		const answer = await fetch(`${baseUrl}/connect/token`, {
			...{ method: 'POST', body: new URLSearchParams(form) },
		});
		const token = String(Reflect.get(Object(await answer.json()), 'access_token'));
		const { steps, settled } = await killAtEveryStep({
			way: { is: 'autoReport', baseUrl, token, company },
			arrived: () =>
				autoReport.reports().map(({ content, id }) => ({ instance: content, reference: id })),
			isFindable: true,
			clear: () => {
				autoReport.clear();
			},
		});

		expect(steps).toContain('submit 2026-02, answered deliver');
		expect(steps.length).toBeGreaterThanOrEqual(60);
		expect(settled).toBe(0);
	}, 1_800_000);
});
