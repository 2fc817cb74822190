import { request } from 'node:http';
import { FAULT_KINDS, type Fault, type FaultKind } from '../../sandbox';
import { AccountViewCalls, GOOD_CUSTOMER, errorMessage, tableRows } from './support/account-view';
import { readAnswer, sandbox, stopSandboxes } from './support/sandbox';

afterEach(stopSandboxes);

async function struck(kind: FaultKind, more: Partial<Fault> = {}): Promise<AccountViewCalls> {
	const world = await sandbox({ customers: 9 });
	const calls = new AccountViewCalls(world);
	world.addFault({ server: 'accountView', kind, ...more });
	return calls;
}

describe('A cut connection', () => {
	it('before the work leaves nothing done', async () => {
		const calls = await struck('cut-before');

		await expect(calls.post({ ...GOOD_CUSTOMER, SUB_NR: '1' })).rejects.toThrow();

		expect(calls.sandbox.accountView.customers.get('1')).toBeUndefined();
	});

	it('after the work leaves the record stored', async () => {
		const calls = await struck('cut-after');

		await expect(calls.post({ ...GOOD_CUSTOMER, SUB_NR: '1' })).rejects.toThrow();

		expect(calls.sandbox.accountView.customers.get('1')).toMatchObject(GOOD_CUSTOMER);
	});

	it('in the middle of the answer breaks off its body', async () => {
		const calls = await struck('cut-after', { bytes: 20 });

		await expect(calls.read({})).rejects.toThrow('terminated');
	});

	it('is in the record of requests with status 0', async () => {
		const calls = await struck('cut-before');
		await calls.read({}).catch(() => undefined);

		expect(calls.sandbox.requests()).toMatchObject([{ status: 0, fault: 'cut-before' }]);
	});
});

describe('A wrong answer', () => {
	it.each([[503], [500], [502], [504]])(
		'of status %i has the error body and does nothing',
		async (status) => {
			const calls = await struck('status', status === 503 ? {} : { status });

			const answer = await calls.post(GOOD_CUSTOMER);

			expect(answer.status).toBe(status);
			expect(answer.json).toMatchObject({ ErrorType: 'AccountViewError' });
			expect(calls.sandbox.accountView.customers.all()).toHaveLength(9);
		},
	);

	it('can be the error body with status 200', async () => {
		const answer = await (await struck('error-body-200')).read({});

		expect(answer.status).toBe(200);
		expect(errorMessage(answer)).toBe('De administratie is in gebruik.');
	});

	it('can be an HTML page', async () => {
		const answer = await (await struck('html')).read({});

		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-type')).toContain('text/html');
	});

	it('can be 10 MB of valid JSON without a stated length', async () => {
		const answer = await (await struck('huge')).read({});

		expect(answer.text).toHaveLength(10 * 1024 * 1024);
		expect(answer.headers.get('content-length')).toBeNull();
		expect(tableRows(answer)).toHaveLength(1);
	});

	it('can be broken JSON', async () => {
		const calls = await struck('not-json');

		await expect(calls.read({})).rejects.toThrow(SyntaxError);
	});

	it('can be 429, with or without Retry-After', async () => {
		const calls = await struck('rate-limit', { retryAfterSeconds: 7 });
		calls.sandbox.addFault({ server: 'accountView', kind: 'rate-limit-bare' });

		const first = await calls.read({});
		const second = await calls.read({});

		expect([first.status, first.headers.get('retry-after')]).toEqual([429, '7']);
		expect([second.status, second.headers.get('retry-after')]).toEqual([429, null]);
	});
});

describe('A spoilt read', () => {
	const page = { PageSize: '3' };

	it('can give the previous page again', async () => {
		const calls = await struck('repeat-page', { skip: 1 });

		expect(await calls.numbers(page)).toEqual(['100000', '100001', '100002']);
		expect(await calls.numbers({ ...page, LastKey: '100002' })).toEqual([
			'100000',
			'100001',
			'100002',
		]);
		expect(await calls.numbers({ ...page, LastKey: '100002' })).toEqual([
			'100003',
			'100004',
			'100005',
		]);
	});

	it('can miss a row, or have one twice', async () => {
		const calls = await struck('drop-row');
		calls.sandbox.addFault({ server: 'accountView', kind: 'duplicate-row' });

		expect(await calls.numbers(page)).toEqual(['100000', '100002']);
		expect(await calls.numbers(page)).toEqual(['100000', '100001', '100001', '100002']);
		expect(await calls.numbers(page)).toEqual(['100000', '100001', '100002']);
	});
});

describe('A slow answer', () => {
	it('comes after the latency, and can be given up', async () => {
		const calls = await struck('latency', { milliseconds: 60_000 });
		const late = fetch(`${calls.sandbox.accountView.baseUrl}/api/v3/companies`, {
			signal: AbortSignal.timeout(50),
		});

		await expect(late).rejects.toThrow('timeout');
		expect((await calls.get('companies')).status).toBe(200);
	});

	it('waits as long as latencyMilliseconds says, before every answer', async () => {
		const calls = new AccountViewCalls(
			await sandbox({ switches: { latencyMilliseconds: 60_000 } }),
		);
		const late = fetch(`${calls.sandbox.accountView.baseUrl}/api/v3/companies`, {
			signal: AbortSignal.timeout(50),
		});

		await expect(late).rejects.toThrow('timeout');
		calls.sandbox.setSwitches({ latencyMilliseconds: 1 });
		expect((await calls.get('companies')).status).toBe(200);
	});

	it('can be endless: bytes keep coming until the client hangs up', async () => {
		const calls = await struck('endless', { milliseconds: 1 });
		const { hostname, port } = new URL(calls.sandbox.accountView.baseUrl);

		const received = await new Promise<number>((resolve) => {
			const sent = request({ hostname, port, path: '/api/v3/companies' }, (response) => {
				let bytes = 0;
				response.on('data', (chunk: Buffer) => {
					bytes += chunk.length;
					if (bytes > 20) {
						sent.destroy();
						resolve(bytes);
					}
				});
				response.on('error', () => undefined);
			});
			sent.on('error', () => undefined);
			sent.end();
		});

		expect(received).toBeGreaterThan(20);
	});

	it('does not keep the sandbox from stopping', async () => {
		const calls = await struck('endless', { times: Number.POSITIVE_INFINITY });
		const response = await fetch(`${calls.sandbox.accountView.baseUrl}/api/v3/companies`);

		await calls.sandbox.stop();

		await expect(response.text()).rejects.toThrow();
	});
});

describe('An expired token', () => {
	it('is refused from then on, while a refresh helps', async () => {
		const calls = await struck('expire-token');

		expect((await calls.read({})).status).toBe(401);
		expect((await calls.read({})).status).toBe(401);

		calls.token = calls.sandbox.accountView.issueTokens().accessToken;
		expect((await calls.read({})).status).toBe(200);
	});
});

describe('Which requests a fault strikes', () => {
	const failing = async (fault: Partial<Fault>, paths: string[]): Promise<number[]> => {
		const calls = await struck('status', fault);
		const statuses: number[] = [];
		for (const path of paths) statuses.push((await calls.get(path)).status);
		return statuses;
	};

	it('is one by default, more with times, and later with skip', async () => {
		const three = ['companies', 'companies', 'companies'];

		expect(await failing({}, three)).toEqual([503, 200, 200]);
		expect(await failing({ times: 2 }, three)).toEqual([503, 503, 200]);
		expect(await failing({ skip: 1 }, three)).toEqual([200, 503, 200]);
		expect(await failing({ times: Number.POSITIVE_INFINITY }, three)).toEqual([503, 503, 503]);
	});

	it('depends on method and address, query string included', async () => {
		const paths = ['companies', 'accountviewdata?businessobject=ar1&Fields=SUB_NR%2CCITY'];

		expect(await failing({ pathContains: 'BusinessObject=AR1' }, paths)).toEqual([200, 503]);
		expect(await failing({ pathContains: 'sub_nr,city' }, paths)).toEqual([200, 503]);
		expect(await failing({ method: 'POST' }, paths)).toEqual([200, 200]);
		expect(await failing({ method: 'get' }, paths)).toEqual([503, 200]);
	});

	it('is on its own server only', async () => {
		const world = await sandbox();
		world.addFault({ server: 'workOrders', kind: 'status' });

		expect((await new AccountViewCalls(world).get('companies')).status).toBe(200);
		const { baseUrl, token } = world.workOrders;
		const app = await readAnswer(await fetch(`${baseUrl}/api/v1/customers?token=${token}`));
		expect(app.status).toBe(503);
		expect(app.json).toMatchObject({ error: { code: 'server_error' } });
	});

	it('ends when the faults are cleared', async () => {
		const calls = await struck('status', { times: Number.POSITIVE_INFINITY });

		calls.sandbox.clearFaults();

		expect((await calls.get('companies')).status).toBe(200);
	});

	it('can be every kind on the work-order app as well, and the app lives on', async () => {
		const world = await sandbox();
		const { baseUrl, token } = world.workOrders;
		const list = (): Promise<Response> =>
			fetch(`${baseUrl}/api/v1/customers?token=${token}`, { signal: AbortSignal.timeout(300) });

		for (const kind of FAULT_KINDS) {
			world.addFault({ server: 'workOrders', kind, milliseconds: 1, bytes: 100 });
			await list()
				.then((response) => response.text())
				.catch(() => '');
		}

		expect(world.requests().map(({ fault }) => fault)).toEqual([...FAULT_KINDS]);
		expect((await list()).status).toBe(200);
	});
});

describe('The rate limit of AccountView', () => {
	it('answers 429 with the seconds to wait beyond requestsPerMinute', async () => {
		let now = Date.UTC(2026, 2, 2);
		const world = await sandbox({ now: () => now, switches: { requestsPerMinute: 2 } });
		const calls = new AccountViewCalls(world);
		await calls.get('companies');
		now += 20_000;
		await calls.get('companies');

		const third = await calls.get('companies');

		expect([third.status, third.headers.get('retry-after')]).toEqual([429, '40']);
		now += 40_000;
		expect((await calls.get('companies')).status).toBe(200);
		expect((await calls.get('companies')).status).toBe(429);
	});
});
