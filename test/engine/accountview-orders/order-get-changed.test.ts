import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import { credentialFor } from '../credential-for';
import { Engine } from '../harness';
import { storeCredentialFor } from '../store-credential';

describe('Get Changed of orders', () => {
	let engine: Engine;
	let place: StorePlace;
	let sandbox: Sandbox;

	beforeAll(async () => {
		engine = await Engine.load();
	});

	beforeEach(async () => {
		place = sqlitePlace();
		sandbox = await startSandbox();
	});

	afterEach(async () => {
		await sandbox.stop();
		await place.remove();
	});

	it('takes own reference and description apart, like every read of orders', async () => {
		sandbox.accountView.orders.update('26000102', { COMMENT1: '[WB-7] Kraan' });
		const result = await engine.run(join(__dirname, 'order-get-changed.workflow.json'), {
			credentials: {
				accountview: credentialFor(sandbox),
				store: storeCredentialFor(place.address),
			},
		});

		const rows = result.json('Done');
		expect(rows).toHaveLength(sandbox.accountView.orders.all().length);
		expect(rows).toContainEqual(
			expect.objectContaining({
				number: '26000102',
				ownReference: 'WB-7',
				description: 'Kraan',
				_position: expect.objectContaining({ name: 'order: orders', complete: true }) as object,
			}),
		);
	});
});
