import { connectionSteps } from '../../../lib/visma';
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

const BOTH = ['accountViewNet', 'vismaNet'] as const;

it('C2: everything in order is told step by step', async () => {
	const steps = await connectionSteps(await setting.client(), BOTH);

	expect(steps.map(({ step, state }) => `${state} ${step}`)).toEqual([
		...['ok connection', 'ok licence', 'ok communication', 'ok administrator', 'ok gateway'],
		...['ok authorisation', 'ok accountViewNet', 'ok vismaNet'],
	]);
	expect(steps.at(-1)?.nl).toBe('Visma.net antwoordt en heeft 1 gebruiker.');
});

it.each(['licence', 'communication', 'administrator', 'gateway', 'authorisation'] as const)(
	'C2: %s that is missing is named, with what to do',
	async (step) => {
		setting.world.visma.change({ openSteps: [step] });

		const steps = await connectionSteps(await setting.client(), BOTH);

		const missing = steps.filter(({ state }) => state === 'missing');
		expect(missing.map((one) => one.step)).toEqual([step]);
		expect(missing[0]?.remedy?.nl).toMatch(/\.$/);
	},
);

it.each<[Partial<RegistrationCondition>, readonly string[], RegExp]>([
	[{ isAdministrator: false }, ['accountViewNet', 'vismaNet'], /Meld u aan als beheerder/],
])('%j is missing at %j', async (change, missing, remedy) => {
	setting.world.visma.change(change);

	const steps = await connectionSteps(await setting.client(), BOTH);

	const found = steps.filter(({ state }) => state === 'missing');
	expect(found.map(({ step }) => step)).toEqual(missing);
	expect(found[0]?.remedy?.nl).toMatch(remedy);
});

it('a sign-in that is refused is all that is told', async () => {
	expect(await connectionSteps(setting.clientOn('wrong'), BOTH)).toMatchObject([
		{
			step: 'connection',
			state: 'missing',
			nl: expect.stringContaining('Visma Connect') as string,
		},
	]);
});
