import { isReady } from '../../../lib/tax';
import { autoReportReadiness } from '../../../lib/tax/autoreport';
import type { TenantCondition } from '../../../sandbox';
import { AutoReportSetting } from './autoreport-setting';

let setting: AutoReportSetting;
beforeAll(async () => {
	setting = await AutoReportSetting.start();
});
beforeEach(() => {
	setting.begin();
});
afterAll(async () => {
	await setting.stop();
});

async function stepsOf(condition: Partial<TenantCondition> = {}, changes: object = {}) {
	setting.world.autoReport.change(condition);
	const steps = await autoReportReadiness(await setting.autoReport(), {
		company: setting.world.autoReport.companyId,
		...{ administration: 'DEMO', kinds: ['vatReturn', 'icp'], now: Date.now() },
		...changes,
	});
	for (const { state, remedy, nl, en } of steps) {
		expect(remedy === undefined).toBe(state === 'ok');
		expect(nl).not.toBe(en);
	}
	return steps;
}

/** Those that are not in order. */
async function amiss(condition: Partial<TenantCondition> = {}, changes: object = {}) {
	const steps = await stepsOf(condition, changes);
	return steps.filter(({ state }) => state !== 'ok').map(({ step, state }) => `${step} ${state}`);
}

describe('the check of AutoReport', () => {
	it('goes through every step', async () => {
		const steps = await stepsOf();

		expect(steps.map(({ step }) => step)).toEqual([
			...['connection', 'licence', 'communication', 'administrator', 'gateway', 'authorisation'],
			...['company', 'profile', 'profile', 'role', 'certificate', 'certificateExpiry'],
		]);
		expect(isReady(steps)).toBe(true);
	});

	it.each<[Partial<TenantCondition>, string[]]>([
		[{ openSteps: ['licence'] }, ['licence missing']],
		[{ openSteps: ['communication', 'gateway'] }, ['communication missing', 'gateway missing']],
		[{ openSteps: ['administrator'] }, ['administrator missing']],
		[{ openSteps: ['authorisation'] }, ['authorisation missing']],
		[{ hasOrganisationNumber: false }, ['company warning']],
		[{ profiles: ['icp'] }, ['profile missing']],
		[{ caller: 'userWithoutRole' }, ['role missing']],
		[{ hasRoleHolder: false }, ['role warning']],
		[{ caller: 'user', hasRoleHolder: false }, []],
		[{ certificate: 'own' }, ['certificate missing']],
		[{ certificate: 'own', isOwnUploaded: true }, []],
		[{ certificateDays: 29 }, ['certificateExpiry warning']],
		[{ certificateDays: 31 }, []],
		[{ certificateDays: -1 }, ['certificateExpiry missing']],
	])('finds with %j: %j', async (condition, expected) => {
		expect(await amiss(condition)).toEqual(expected);
	});

	it('shows which companies there are when none or another one was chosen', async () => {
		const steps = await stepsOf({}, { company: '' });

		expect(steps.at(-1)).toMatchObject({
			...{ step: 'company', state: 'missing' },
			nl: expect.stringContaining('Demo Installatie B.V. (demo-installatie)') as string,
		});
		expect(await amiss({}, { company: 'x' })).toEqual(['company missing']);
	});

	it.each([
		['status', /HTTP 503/],
		['expire-token', /Signing in/],
		['html', /contract/],
	] as const)('says that there is no connection: %s', async (kind, words) => {
		setting.isSpoilt = true;
		setting.world.addFault({ server: 'autoReport', method: 'GET', kind });

		const steps = await stepsOf();

		expect(steps).toMatchObject([{ step: 'connection', state: 'missing' }]);
		expect(steps[0]?.en).toMatch(words);
	});

	it('tells which of the steps could not be asked, and goes on', async () => {
		setting.isSpoilt = true;
		const fault = { kind: 'status', pathContains: '/users' } as const;
		setting.world.addFault({ server: 'autoReport', ...fault });

		expect(await amiss()).toEqual(['role missing']);
	});
});
