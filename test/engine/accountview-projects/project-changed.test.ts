import { join } from 'node:path';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import { Engine } from '../harness';
import { storeCredentialFor } from '../store-credential';
import { createSetting, type Setting } from './setting';

/** Positions themselves are tested in ../get-changed; here, that projects have them. */
describe('Get Changed of projects', () => {
	let engine: Engine;
	let setting: Setting;
	let place: StorePlace;

	beforeAll(async () => {
		engine = await Engine.load();
	});

	beforeEach(async () => {
		setting = await createSetting(engine);
		place = sqlitePlace();
	});

	afterEach(async () => {
		await setting.stop();
		await place.remove();
	});

	const run = async () =>
		await engine.run(join(__dirname, 'project-get-changed.workflow.json'), {
			credentials: {
				accountview: setting.credential,
				store: storeCredentialFor(place.address),
			},
		});

	it('gives every project at first, simplified, with the position to confirm', async () => {
		const result = await run();

		const all = setting.sandbox.accountView.projects.all().map((row) => row['PROJ_CODE']);
		expect(result.error).toBeUndefined();
		expect(result.json('Done').map(({ code }) => code)).toEqual(all);
		expect(Object.keys(result.json('Done')[0] ?? {})).toEqual([
			'code',
			'description',
			'customerNumber',
			'remark',
			'startDate',
			'endDate',
			'projectType',
			'employee',
			'status',
			'_position',
		]);
	});

	it('gives the same again as long as nobody has confirmed', async () => {
		const first = await run();

		expect((await run()).json('Done')).toHaveLength(first.json('Done').length);
	});
});
