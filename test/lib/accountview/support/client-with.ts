import {
	AccountViewClient,
	RequestPacer,
	parseSettings,
	type ClientLimits,
	type CompanyMemory,
} from '../../../../lib/accountview';
import type { LogFields } from '../../../../lib/ports/logger';
import { FakeClock } from './fake-clock';
import { FakeHttp, json, type Handler } from './fake-http';
import { CountingAllowance } from './counting-allowance';

interface ClientOptions {
	readonly settings?: Readonly<Record<string, unknown>>;
	readonly signal?: AbortSignal;
	readonly limits?: ClientLimits;
	/** Left out: one company, DEMO with id `C1`. */
	readonly companies?: unknown;
	readonly companyMemory?: CompanyMemory;
}

export interface ClientUnderTest {
	readonly client: AccountViewClient;
	readonly http: FakeHttp;
	readonly clock: FakeClock;
	readonly log: readonly { readonly message: string; readonly fields: LogFields }[];
}

const DEMO = [{ Id: 'C1', Code: 'DEMO', Description: 'Demo B.V.' }];

/** A client whose AccountView is a function; the list of companies is answered for it. */
export function clientWith(handler: Handler, options: ClientOptions = {}): ClientUnderTest {
	const clock = new FakeClock();
	const http = new FakeHttp((request, count) =>
		request.url.endsWith('/companies') ? json(options.companies ?? DEMO) : handler(request, count),
	);
	const log: { message: string; fields: LogFields }[] = [];
	const note = (message: string, fields: LogFields = {}): void => {
		log.push({ message, fields });
	};
	const settings = parseSettings({
		baseUrl: 'https://accountview.example',
		companyCode: 'DEMO',
		...options.settings,
	});
	const client = new AccountViewClient(
		settings,
		{
			http: http.port,
			clock,
			random: () => 0.5,
			logger: { debug: note, info: note, warn: note },
			pacer: new RequestPacer(),
			allowance: new CountingAllowance(),
			...(options.companyMemory !== undefined && { companyMemory: options.companyMemory }),
			...(options.signal !== undefined && { signal: options.signal }),
		},
		options.limits,
	);
	return { client, http, clock, log };
}

/** Everything that a stream of pages gives, in one list. */
export async function collect<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
	const items: T[] = [];
	for await (const page of pages) items.push(...page);
	return items;
}

/** The error that a promise is expected to end in. */
export async function errorOf(promise: Promise<unknown>): Promise<unknown> {
	try {
		await promise;
	} catch (error) {
		return error;
	}
	throw new Error('Expected an error');
}
