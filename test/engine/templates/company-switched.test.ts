import '../quiet';
import { credentialFor } from '../credential-for';
import { Engine } from '../harness';
import { templateSetting, timesRun, type TemplateRun, type TemplateSetting } from './setting';

/* Somebody chooses another company in the credential, while the app's records belong to the former one. */

const OTHER_COMPANY = 'VRIESBEH';
const ORDER = '26000102';

let engine: Engine;
let setting: TemplateSetting;

beforeAll(async () => {
	engine = await Engine.load();
});
afterEach(async () => {
	await setting.stop();
});

const switched = () => ({
	own: credentialFor(setting.sandbox, { companyCode: OTHER_COMPANY }),
});

const collections = () => setting.sandbox.workOrders.collections;

const checkWork = () =>
	collections().workOrders.create({
		state: 'checked',
		orderNumber: ORDER,
		articles: [{ code: 'KRAAN-STOP', quantity: 2, ticked: true }],
	});

const recordHours = () =>
	collections().hours.create({
		employee: '103',
		projectCode: '26-008',
		date: '2026-11-26',
		hours: 7.5,
	});

const CASES: readonly [string, string, () => { id: number }, TemplateRun][] = [
	['executed work (05)', '05-executed-work.json', checkWork, {}],
	['hours (06)', '06-hours.json', recordHours, { settings: { workType: 'WERK' } }],
];

describe.each(CASES)('a company that was switched, at %s', (_, file, make, run) => {
	beforeEach(async () => {
		setting = await templateSetting(engine, file);
		make();
		await setting.run(run);
		setting.sandbox.clearRequests();
	});

	it('writes nothing to the other company, and nothing to the app', async () => {
		make();

		const result = await setting.run({ ...run, credentials: switched() });

		expect(result.error?.message).toContain('belong to');
		expect(setting.writes()).toEqual([]);
		expect(await setting.issues()).toMatchObject([
			{
				messageNl: expect.stringMatching(
					/worden niet vergeleken en niet verwerkt: de koppelingen horen bij .*DEVRIES, en het credential hoort nu bij .*VRIESBEH\.$/,
				) as string,
				remedyNl: expect.stringContaining('Kies de oude administratie weer') as string,
			},
		]);
	});

	it('goes on once the former company is chosen again', async () => {
		const { id } = make();
		await setting.run({ ...run, credentials: switched() });

		const result = await setting.run(run);

		expect(result.error).toBeUndefined();
		const record = collections().workOrders.get(id) ?? collections().hours.get(id);
		expect(['handled', 'exported']).toContain(record?.state);
		expect(timesRun(result, 'Finish Run')).toBe(1);
		expect(await setting.issues()).toEqual([]);
	});
});
