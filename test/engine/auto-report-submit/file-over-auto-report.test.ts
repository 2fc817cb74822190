import '../quiet';
import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { Engine, type RunResult } from '../harness';
import { autoReportCredential, FilingSetting, RUBRICS } from './filing-setting';

let engine: Engine;
let world: Sandbox;
let setting: FilingSetting;

beforeAll(async () => {
	engine = await Engine.load();
	world = await startSandbox({ seed: 'empty' });
});
beforeEach(() => {
	setting = FilingSetting.in(engine, world);
});
afterEach(async () => {
	await setting.stop();
});
afterAll(async () => {
	await world.stop();
});

const THROUGH: IDataObject = { channel: 'autoReport', company: 'demo-installatie' };

const file = (
	submit: IDataObject = {},
	credential = autoReportCredential(world),
): Promise<RunResult> =>
	setting.run('vat-return-file', {
		items: [{ rubrics: RUBRICS }],
		parameters: { Submit: { ...THROUGH, ...submit }, Status: THROUGH, Receipt: THROUGH },
		credentials: { autoReport: credential },
	});

const step = (parameters: IDataObject): Promise<RunResult> =>
	setting.run('filing-step', {
		parameters: { Step: { ...THROUGH, ...parameters } },
		credentials: { autoReport: autoReportCredential(world) },
	});

describe('A VAT return through Visma.net AutoReport', () => {
	it('goes from the draft to accepted, with the token of the tenant and its only profile', async () => {
		const result = await file();
		expect(result.json('Submit')).toMatchObject([{ state: 'sent' }]);
		expect(world.autoReport.reports()).toMatchObject([
			{ kind: 'vatReturn', profile: 'profile-vatReturn', period: '2026-Q1' },
		]);

		const status = { resource: 'vatReturn', operation: 'getStatus' };
		let last: IDataObject | undefined;
		for (let asked = 0; asked < 8 && last?.['state'] !== 'accepted'; asked += 1) {
			[last] = (await step(status)).json('Done');
		}
		expect(last).toMatchObject({ state: 'accepted', outcome: 'accepted', isFinal: true });

		const receipt = await step({ resource: 'vatReturn', operation: 'getReceipt' });
		expect(receipt.json('Done')).toMatchObject([{ hasOfficial: true }]);
		expect(receipt.items('Done')[0]?.binary?.['official']?.fileSize).toBeDefined();
	});

	it('asks Visma Connect for one token, however many requests follow', async () => {
		world.clearRequests();
		await file();
		const tokens = world.requests().filter(({ path }) => path.includes('/connect/token'));
		// Each of Submit, Status and Receipt is a node, and the first one keeps it.
		expect(tokens).toHaveLength(1);
	});

	it('is not sent without the role, an activation step or a profile', async () => {
		world.autoReport.change({ caller: 'userWithoutRole' });
		const role = await file();
		world.autoReport.change({ caller: 'tenant', openSteps: ['gateway'] });
		const open = await step({ resource: 'vatReturn', operation: 'submit' });
		world.autoReport.change({ openSteps: [], profiles: ['icp'] });
		const profile = await step({ resource: 'vatReturn', operation: 'submit' });

		const codes = [role, open, profile].map((run) => run.json('Needs Attention')[0]?.['details']);
		expect(codes).toMatchObject([
			{ code: 'TAX_AUTOREPORT_ROLE_MISSING' },
			{ code: 'TAX_AUTOREPORT_NOT_ACTIVATED' },
			{ code: 'TAX_AUTOREPORT_PROFILE_MISSING' },
		]);
		expect(world.autoReport.reports()).toEqual([]);
	});

	it('is not sent with a wrong secret, which no retry mends', async () => {
		const result = await file({}, autoReportCredential(world, { clientSecret: 'wrong' }));
		expect(result.json('Needs Attention')).toMatchObject([
			{ details: { code: 'TAX_AUTOREPORT_SIGN_IN' } },
		]);
		expect(world.autoReport.reports()).toEqual([]);
	});
});

describe('Connection: Check through AutoReport', () => {
	const check = { resource: 'connection', operation: 'check', administration: 'DEMO' };

	it('tells each step, and which company there is when none is chosen', async () => {
		const all = await step({ ...check, checkedCompany: 'demo-installatie' });
		expect(all.json('Done')).toMatchObject([{ ready: true, missing: [] }]);
		const none = await step({ ...check, checkedCompany: '' });
		expect(none.json('Done')).toMatchObject([{ ready: false, missing: ['company'] }]);
	});

	it.each([
		['licence', { openSteps: ['licence'] }],
		['gateway', { openSteps: ['gateway'] }],
		['role', { caller: 'userWithoutRole' }],
		['profile', { profiles: ['vatReturn'] }],
		['certificate', { certificate: 'own', isOwnUploaded: false }],
		['certificateExpiry', { certificateDays: -1 }],
	] as const)('tells that %s is missing, with what to do', async (missing, condition) => {
		world.autoReport.change(condition as Parameters<typeof world.autoReport.change>[0]);
		const result = await step({ ...check, checkedCompany: 'demo-installatie' });
		const steps = result.json('Done')[0]?.['steps'] as IDataObject[];
		expect(steps.filter(({ state }) => state === 'missing')).toContainEqual(
			expect.objectContaining({ step: missing, remedyNl: expect.stringMatching(/\w/) as string }),
		);
	});
});
