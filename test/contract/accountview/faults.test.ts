import { FAULT_KINDS, type Fault, type FaultKind } from '../../../sandbox';
import { errorOf } from '../../lib/accountview/support/client-with';
import { World, pluck } from './world';

/** The client against every fault of the sandbox, in the middle of a read and at a write. */

const NEW = { name: 'Bakkerij Voorbeeld B.V.', controlAccount: '1300', number: 'K900' };

/** Faults that end in a time-out: the only real time in these tests. */
const SLOW: readonly string[] = ['latency', 'endless'];

type Details = Partial<Omit<Fault, 'server' | 'kind'>>;

/** What a fault needs to show in a short test. */
const DETAILS: Partial<Record<FaultKind, Details>> = {
	latency: { milliseconds: 60_000 },
	'cut-after': { bytes: 40 },
	endless: { milliseconds: 20 },
	huge: { bytes: 10 * 1024 * 1024 },
	'rate-limit': { retryAfterSeconds: 7 },
};

/** A read goes on as if nothing had happened, or ends in this code. */
const READS: Readonly<Record<FaultKind, string>> = {
	latency: 'goes on',
	'cut-before': 'goes on',
	'cut-after': 'goes on',
	status: 'goes on',
	'error-body-200': 'AV_REJECTED',
	html: 'AV_ANSWER_NOT_JSON',
	huge: 'AV_ANSWER_TOO_LARGE',
	'not-json': 'AV_ANSWER_NOT_JSON',
	'rate-limit': 'goes on',
	'rate-limit-bare': 'goes on',
	'repeat-page': 'AV_PAGE_REPEATED',
	'drop-row': 'misses the row',
	'duplicate-row': 'goes on',
	'expire-token': 'goes on',
	endless: 'goes on',
};

/** A write is done after all, is certainly not done, or nobody knows. */
const WRITES: Readonly<Record<FaultKind, string>> = {
	latency: 'AV_WRITE_DOUBTFUL',
	'cut-before': 'AV_WRITE_DOUBTFUL',
	'cut-after': 'AV_WRITE_DOUBTFUL',
	status: 'AV_WRITE_DOUBTFUL',
	'error-body-200': 'AV_REJECTED',
	html: 'AV_WRITE_DOUBTFUL',
	huge: 'AV_WRITE_DOUBTFUL',
	'not-json': 'AV_WRITE_DOUBTFUL',
	'rate-limit': 'goes on',
	'rate-limit-bare': 'goes on',
	'repeat-page': 'goes on',
	'drop-row': 'goes on',
	'duplicate-row': 'goes on',
	'expire-token': 'goes on',
	endless: 'AV_WRITE_DOUBTFUL',
};

let world: World;

beforeEach(async () => {
	world = await World.start({ customers: 35 });
});

afterEach(() => world.stop());

function settingsFor(kind: string): Readonly<Record<string, unknown>> {
	return SLOW.includes(kind) ? { timeoutSeconds: 1 } : {};
}

function faultOf(kind: FaultKind, more: Details): Fault {
	return { server: 'accountView', kind, ...DETAILS[kind], ...more };
}

describe.each(FAULT_KINDS)('%s', (kind) => {
	it('once in the middle of a read: nothing is lost or doubled unnoticed', async () => {
		world.sandbox.addFault(faultOf(kind, { method: 'GET', pathContains: 'LastKey', skip: 1 }));
		const reading = pluck(world.customers(settingsFor(kind)).list({}), 'number');
		const expected = READS[kind];
		if (expected === 'goes on') {
			expect(await reading).toEqual(world.storedNumbers());
		} else if (expected === 'misses the row') {
			// A row that the server leaves out of the middle of a page cannot be noticed.
			const all = world.storedNumbers();
			expect(await reading).toEqual(all.filter((_number, place) => place !== 25));
		} else {
			expect(await errorOf(reading)).toMatchObject({ code: expected });
		}
	});

	it('once at a write: it is done once, or the doubt is told', async () => {
		world.sandbox.addFault(faultOf(kind, { method: 'POST', pathContains: 'accountviewdata' }));
		const writing = world.customers(settingsFor(kind)).create({ fields: NEW });
		const expected = WRITES[kind];
		if (expected === 'goes on') {
			expect(await writing).toMatchObject({ outcome: 'created', record: { number: 'K900' } });
		} else {
			expect(await errorOf(writing)).toMatchObject({
				code: expected,
				record: 'customer K900',
			});
		}
		const posts = world.sandbox.requests().filter(({ method }) => method === 'POST');
		const writes = posts.filter(({ path }) => path.endsWith('accountviewdata'));
		expect(writes.length).toBeLessThanOrEqual(expected === 'goes on' ? 2 : 1);
	});
});

/** Faults that stay until they are cleared. */
const LASTING: Partial<Record<FaultKind, readonly [code: string, requests: number]>> = {
	'cut-before': ['AV_UNREACHABLE', 5],
	'cut-after': ['AV_UNREACHABLE', 5],
	status: ['AV_SERVER_DOWN', 5],
	'rate-limit': ['AV_RATE_LIMITED', 5],
	'rate-limit-bare': ['AV_RATE_LIMITED', 5],
	latency: ['AV_TIMEOUT', 2],
	endless: ['AV_TIMEOUT', 2],
};

describe.each(Object.entries(LASTING))('%s that stays', (kind, [code, requests]) => {
	it(`ends a read in ${code} after ${requests} tries`, async () => {
		const known = FAULT_KINDS.find((name) => name === kind) ?? 'status';
		world.sandbox.addFault(
			faultOf(known, { pathContains: 'accountviewdata', times: Number.POSITIVE_INFINITY }),
		);
		const reading = pluck(world.customers(settingsFor(kind)).list({}), 'number');
		expect(await errorOf(reading)).toMatchObject({ code });
		const reads = world.http.asked.filter((url) => url.includes('accountviewdata'));
		expect(reads).toHaveLength(requests);
	});
});

it('waits as long as AccountView asks', async () => {
	world.sandbox.addFault(faultOf('rate-limit', { pathContains: 'accountviewdata' }));
	await pluck(world.customers().list({}), 'number');
	expect(world.clock.sleeps).toEqual([7000]);
});

it('does not wait an hour', async () => {
	world.sandbox.addFault(
		faultOf('rate-limit', { pathContains: 'accountviewdata', retryAfterSeconds: 3600 }),
	);
	expect(await errorOf(pluck(world.customers().list({}), 'number'))).toMatchObject({
		code: 'AV_RATE_LIMITED',
		details: { waitSeconds: 3600 },
	});
});

it('asks the allowance before every request, also those for a token', async () => {
	world.http.forgetAccessToken();
	await pluck(world.customers({ requestsPerMinute: 3 }).list({}), 'number');
	const paths = world.sandbox.requests().map(({ path }) => path);
	expect(paths).toEqual(expect.arrayContaining(['/api/v3/token', '/api/v3/companies']));
	expect(world.allowance.asked).toHaveLength(paths.length);
	expect(new Set(world.allowance.asked.map(({ limit }) => limit))).toEqual(new Set([3]));
});
