import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeOnBothStores } from '../../contract/store/both';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { credentialFor } from '../credential-for';
import type { StoredCredential } from '../credential-store';
import { Engine, type RunningWorkflow } from '../harness';
import { storeCredentialFor } from '../store-credential';

const HOUR_TYPES = join(__dirname, '..', 'accountview-hours', 'hour-type-get-many.workflow.json');

let engine: Engine;
let sandbox: Sandbox;

beforeAll(async () => {
	engine = await Engine.load();
});

beforeEach(async () => {
	sandbox = await startSandbox();
});

afterEach(async () => {
	await sandbox.stop();
});

function start(requestsPerMinute: number, store: StoredCredential): RunningWorkflow {
	const accountview = credentialFor(sandbox, { requestsPerMinute });
	return engine.start(HOUR_TYPES, { credentials: { accountview, store } });
}

const requests = (): string[] => sandbox.requests().map(({ path }) => path);

describeOnBothStores('Requests Per Minute', (makePlace) => {
	let place: StorePlace;

	beforeEach(() => {
		place = makePlace();
	});

	afterEach(async () => {
		await place.remove();
	});

	/** Resolves once the allowance was asked for this often. */
	const hasAsked = async (times: number): Promise<void> => {
		const store = await place.open();
		const asked = async (): Promise<number> => {
			const [row] = await store.transaction((sql) =>
				sql.all('SELECT asked FROM accountview_allowance'),
			);
			return Number(row?.['asked']);
		};
		while ((await asked()) < times) await sleep(20);
		await store.close();
	};

	it('counts every request of a run in the store, the companies and a token included', async () => {
		sandbox.addFault({ server: 'accountView', pathContains: 'data', kind: 'expire-token' });

		const result = await start(600, storeCredentialFor(place.address)).result;

		expect(result.error).toBeUndefined();
		expect(requests()).toEqual(expect.arrayContaining(['/api/v3/token', '/api/v3/companies']));
		const store = await place.open();
		const rows = await store.transaction((sql) => sql.all('SELECT lane FROM accountview_request'));
		await store.close();
		expect(rows).toHaveLength(requests().length);
		expect(JSON.stringify(rows)).not.toMatch(/DEMO|127\.0\.0\.1/);
	});

	it('lets a second run wait for what the first has used, and stop when it is cancelled', async () => {
		const store = storeCredentialFor(place.address);
		await start(600, store).result;
		const used = requests().length;

		const waiting = start(used, store);
		await hasAsked(used + 1);
		waiting.cancel();

		expect((await waiting.result).status).toBe('canceled');
		expect(requests()).toHaveLength(used);
	});
});

describe('Requests Per Minute', () => {
	it('opens no store when there is no limit', async () => {
		const place = sqlitePlace();
		const result = await start(0, storeCredentialFor(place.address)).result;

		expect(result.error).toBeUndefined();
		expect(place.address.kind === 'sqlite' && existsSync(place.address.file)).toBe(false);
		await place.remove();
	});

	it('sends nothing and says why when the store cannot be used', async () => {
		const nowhere = { kind: 'sqlite', file: '/dev/null/accountview.sqlite' } as const;
		const result = await start(60, storeCredentialFor(nowhere)).result;

		expect(result.error?.message).toContain('AccountView was not asked, because the store');
		expect(result.error?.description).toContain('(AV_ALLOWANCE_UNAVAILABLE)');
		expect(requests()).toEqual([]);
	});
});
