import { writeFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { openStore } from '../../../nodes/shared/store/open-store';
import { describeOnBothStores } from '../../contract/store/both';
import { openAt } from '../../contract/store/open-at';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import { credentialFor } from '../credential-for';
import type { StoredCredential } from '../credential-store';
import { Engine } from '../harness';
import { storeCredentialFor } from '../store-credential';
import { Poller, type PollerOptions, type PollOutcome } from './poller';

let engine: Engine;
let place: StorePlace;
let sandbox: Sandbox;
let credentials: Record<string, StoredCredential>;
/** Of this test alone: a batch of another one may not be settled yet. */
let workflowId: string;
let tests = 0;

beforeAll(async () => {
	engine = await Engine.load();
});

async function begin(makePlace: () => StorePlace): Promise<void> {
	tests += 1;
	workflowId = `flow-${tests}`;
	place = makePlace();
	sandbox = await startSandbox({ seed: 'empty' });
	credentials = {
		accountview: credentialFor(sandbox),
		store: storeCredentialFor(place.address),
	};
}

async function end(): Promise<void> {
	await sandbox.stop();
	await place.remove();
}

const pollerFor = (options: Partial<PollerOptions> = {}): Poller =>
	new Poller(engine, { credentials, workflowId, ...options });

function addCustomer(number: string, row: Record<string, string> = {}): void {
	sandbox.accountView.customers.insert({ SUB_NR: number, ACCT_NAME: `Customer ${number}`, ...row });
}

const numbersOf = ({ started }: PollOutcome): unknown[][] =>
	started.map((items) => items.map(({ number }) => number));

/** Resolves when the batch of the poll before is settled, as another process sees it. */
async function settled(): Promise<void> {
	for (;;) {
		const rows = await inStore('SELECT pending_token FROM accountview_position');
		if (rows.every(({ pending_token: token }) => token === null)) return;
		await new Promise((resolve) => setImmediate(resolve));
	}
}

async function inStore(statement: string): Promise<readonly Record<string, unknown>[]> {
	const store = await openAt(place.address);
	try {
		return await store.transaction((sql) => sql.all(statement));
	} finally {
		await store.close();
	}
}

describeOnBothStores('the trigger with positions', (makePlace) => {
	beforeEach(() => begin(makePlace));
	afterEach(end);

	it('starts a run with everything first, then with what was changed, then with nothing', async () => {
		addCustomer('1');
		addCustomer('2');
		const poller = pollerFor();
		expect(numbersOf(await poller.poll())).toEqual([['1', '2']]);
		await settled();
		sandbox.accountView.customers.update('1', { CITY: 'Zeist' });
		const second = await poller.poll();
		expect(numbersOf(second)).toEqual([['1']]);
		expect(second.started[0]?.[0]).toMatchObject({ mainCity: 'Zeist' });
		await settled();
		expect(await poller.poll()).toEqual({ started: [], errors: [] });
	});

	it('leaves no row out and starts none twice when several share one second around a poll', async () => {
		const CNG_DATE = '2026-11-20T09:00:00';
		addCustomer('2', { CNG_DATE });
		addCustomer('5', { CNG_DATE });
		const poller = pollerFor();
		expect(numbersOf(await poller.poll())).toEqual([['2', '5']]);
		await settled();
		addCustomer('1', { CNG_DATE });
		addCustomer('9', { CNG_DATE });
		sandbox.accountView.customers.update('5', { CITY: 'Zeist', CNG_DATE });
		expect(numbersOf(await poller.poll())).toEqual([['1', '5', '9']]);
		await settled();
		expect(numbersOf(await poller.poll())).toEqual([]);
	});

	it('begins from now when told to', async () => {
		addCustomer('1');
		const poller = pollerFor({ parameters: { firstRun: 'now' } });
		expect(numbersOf(await poller.poll())).toEqual([]);
		addCustomer('2');
		expect(numbersOf(await poller.poll())).toEqual([['2']]);
	});

	it('takes at most so many as it is told, and the rest at the next polls', async () => {
		for (const number of ['1', '2', '3', '4', '5']) addCustomer(number);
		const poller = pollerFor({ parameters: { batchSize: 2 } });
		const polls: unknown[][][] = [];
		for (let poll = 0; poll < 4; poll += 1) {
			polls.push(numbersOf(await poller.poll()));
			await settled();
		}
		expect(polls).toEqual([[['1', '2']], [['3', '4']], [['5']], []]);
	});

	it('starts the same again when n8n could not store the execution', async () => {
		addCustomer('1');
		const poller = pollerFor();
		poller.fate = 'fails-to-start';
		expect(numbersOf(await poller.poll())).toEqual([['1']]);
		poller.fate = 'ends';
		expect(numbersOf(await poller.poll())).toEqual([['1']]);
		await settled();
		expect(numbersOf(await poller.poll())).toEqual([]);
	});
});

describe('the trigger', () => {
	beforeEach(() => begin(sqlitePlace));
	afterEach(end);

	it('waits for the batch before to be settled, so that none is started twice', async () => {
		addCustomer('1');
		const poller = pollerFor({ workflowId: 'flow-waiting' });
		poller.fate = 'goes-on';
		expect(numbersOf(await poller.poll())).toEqual([['1']]);
		expect(await poller.poll()).toEqual({ started: [], errors: [] });
		poller.abandon();
	});

	it('hands a batch over again after the process died before it was settled', async () => {
		addCustomer('1');
		const poller = pollerFor({ workflowId: 'flow-killed' });
		poller.fate = 'goes-on';
		await poller.poll();
		// Another process knows nothing of the one that died but what the store holds.
		jest.resetModules();
		const reborn = await Engine.load();
		const again = new Poller(reborn, { credentials, workflowId: 'flow-killed' });
		expect(numbersOf(await again.poll())).toEqual([['1']]);
		await settled();
		expect(numbersOf(await again.poll())).toEqual([]);
		poller.abandon();
	});

	it('starts one run for two polls at the same time', async () => {
		addCustomer('1');
		const both = await Promise.all([pollerFor().poll(), pollerFor().poll()]);
		expect(both.map(({ errors }) => errors)).toEqual([[], []]);
		expect(both.flatMap(({ started }) => started)).toHaveLength(1);
	});

	it('stops within its budget and goes on at the next poll', async () => {
		const count = 450;
		for (let number = 0; number < count; number += 1) addCustomer(String(1000 + number));
		const poller = pollerFor({ budgetMs: 0, parameters: { batchSize: 1000 } });
		const sizes: number[] = [];
		for (let poll = 0; poll < 4; poll += 1) {
			const { started } = await poller.poll();
			sizes.push(...started.map((items) => items.length));
			await settled();
		}
		expect(sizes).toEqual([200, 200, 50]);
	});

	it('begins from now over several polls, and starts with what was changed between them', async () => {
		const CNG_DATE = DateTime.now()
			.setZone('Europe/Amsterdam')
			.minus({ hours: 2 })
			.toFormat("yyyy-MM-dd'T'HH:mm:ss");
		for (let number = 0; number < 450; number += 1)
			addCustomer(String(1000 + number), { CNG_DATE });
		const poller = pollerFor({ budgetMs: 0, parameters: { firstRun: 'now' } });
		expect(numbersOf(await poller.poll())).toEqual([]);
		sandbox.accountView.customers.update('1449', { CITY: 'Zeist' });
		const started: unknown[][] = [];
		for (let poll = 0; poll < 5; poll += 1) {
			started.push(...numbersOf(await poller.poll()));
			await settled();
		}
		expect(started).toEqual([['1449']]);
	});

	it('takes 500 at a poll when it is not told how many', async () => {
		for (let number = 0; number < 501; number += 1) addCustomer(String(1000 + number));
		const poller = pollerFor();
		const sizes: number[] = [];
		for (let poll = 0; poll < 2; poll += 1) {
			const { started } = await poller.poll();
			sizes.push(...started.map((items) => items.length));
			await settled();
		}
		expect(sizes).toEqual([500, 1]);
	});

	it('gives raw records when it is not to simplify', async () => {
		addCustomer('1', { CITY: 'Zeist' });
		const { started } = await pollerFor({ parameters: { simplify: false } }).poll();
		expect(started[0]?.[0]).toMatchObject({ number: '1', city: 'Zeist' });
	});

	it.each([
		['project', () => sandbox.accountView.projects.insert({ PROJ_CODE: 'P1', PROJ_DESC: 'Roof' })],
		['order', () => sandbox.accountView.orders.insert({ RPL_INV: '1' })],
	])('follows every %s as well', async (event, add) => {
		addCustomer('1');
		add();
		const { started, errors } = await pollerFor({ parameters: { event } }).poll();
		expect(errors).toEqual([]);
		expect(started).toHaveLength(1);
		expect(started[0]).toHaveLength(1);
	});

	it('keeps two workflows apart', async () => {
		addCustomer('1');
		expect(numbersOf(await pollerFor({ workflowId: 'a' }).poll())).toEqual([['1']]);
		expect(numbersOf(await pollerFor({ workflowId: 'b' }).poll())).toEqual([['1']]);
	});

	describe('tried out in the editor', () => {
		const sample = (): Promise<IDataObject[] | null> => pollerFor({ mode: 'manual' }).sample();

		it('shows a few of the latest changes and moves nothing', async () => {
			for (const number of ['1', '2', '3', '4', '5', '6', '7']) {
				addCustomer(number, { CNG_DATE: `2026-11-20T09:00:0${number}` });
			}
			expect((await sample())?.map(({ number }) => number)).toEqual(['7', '6', '5', '4', '3']);
			expect(numbersOf(await pollerFor().poll())).toEqual([['1', '2', '3', '4', '5', '6', '7']]);
		});

		it('shows a record that was changed long ago rather than none', async () => {
			addCustomer('1', { CNG_DATE: '2019-03-01T09:00:00' });
			expect(await sample()).toMatchObject([{ number: '1' }]);
		});

		it('shows nothing where there is nothing', async () => {
			expect(await sample()).toBeNull();
		});
	});

	describe('records as a failed run', () => {
		const failureOf = async (poller: Poller): Promise<Error & { description?: string }> => {
			const { started, errors } = await poller.poll();
			expect(started).toEqual([]);
			const [error] = errors;
			if (error === undefined) throw new Error('It did not fail');
			return error;
		};

		it('that AccountView answers with a web page, and goes on where it was afterwards', async () => {
			addCustomer('1');
			sandbox.addFault({ server: 'accountView', kind: 'html', times: 50 });
			const failure = await failureOf(pollerFor({ parameters: { event: 'customer' } }));
			expect(failure.description).toMatch(/\(AV_/);
			sandbox.clearFaults();
			expect(numbersOf(await pollerFor().poll())).toEqual([['1']]);
		});

		it('that the store file is no database', async () => {
			if (place.address.kind === 'sqlite') writeFileSync(place.address.file, 'x'.repeat(5000));
			const failure = await failureOf(pollerFor());
			expect(failure.message).toMatch(/^The store file .* is damaged or is no SQLite database\.$/);
			expect(failure.description).toMatch(/\(STORE_CORRUPT\)$/);
		});

		it('that Postgres is down', async () => {
			credentials['store'] = storeCredentialFor({
				kind: 'postgres',
				schema: 'public',
				server: { host: '127.0.0.1', port: 1, database: 'a', user: 'b', password: 'c' },
			});
			credentials['store'].data = { ...credentials['store'].data, host: '127.0.0.1', port: 1 };
			const failure = await failureOf(pollerFor());
			expect(failure.message).toBe(
				'Postgres at 127.0.0.1:1 does not answer, or the connection broke.',
			);
		});

		it('that the position belongs to another company', async () => {
			addCustomer('1');
			await pollerFor().poll();
			await settled();
			const other = credentialFor(sandbox, { companyCode: sandbox.accountView.closedCompanyCode });
			credentials['accountview'] = other;
			const failure = await failureOf(pollerFor());
			expect(failure.message).toMatch(/^The position "trigger: .*" belongs to /);
			expect(failure.description).toMatch(
				/AccountView Data → Position: Reset.*\(CHANGES_SCOPE_CHANGED\)$/,
			);
		});

		it('a number of records per poll that is none', async () => {
			const failure = await failureOf(pollerFor({ parameters: { batchSize: 0 } }));
			expect(failure.description).toMatch(/\(NODE_PARAMETER_INVALID\)$/);
		});
	});
});

describe('the store of a node', () => {
	it('is one for all of a process that choose the same, whichever bundle they are in', async () => {
		await begin(sqlitePlace);
		addCustomer('1');
		await pollerFor().poll();
		await settled();
		const { data } = storeCredentialFor(place.address);
		const context = {
			getNode: () => ({ credentials: { accountViewStoreApi: { id: '1', name: '1' } } }) as never,
			getCredentials: () => Promise.resolve({ file: '', ...data }),
		};
		const [one, other] = [await openStore(context), await openStore(context)];
		expect(one).toBe(other);
		await end();
	});
});
