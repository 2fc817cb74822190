import {
	AccountViewClient,
	Customers,
	DeliveryAddresses,
	RequestPacer,
	parseSettings,
	type EntityRecord,
} from '../../../lib/accountview';
import { startSandbox, type Sandbox, type Switches } from '../../../sandbox';
import { FakeClock } from '../../lib/accountview/support/fake-clock';
import { SandboxHttp } from './http-over-node';
import { CountingAllowance } from '../../lib/accountview/support/counting-allowance';

interface WorldOptions {
	readonly switches?: Partial<Switches>;
	/** Generated customers in the place of the demo firm's. */
	readonly customers?: number;
}

/** A running AccountView, and clients of it that share its clock: waits take no time. */
export class World {
	/** Of all its clients. */
	readonly allowance = new CountingAllowance();

	private constructor(
		readonly sandbox: Sandbox,
		readonly http: SandboxHttp,
		readonly clock: FakeClock,
	) {}

	static async start({ switches = {}, customers }: WorldOptions = {}): Promise<World> {
		const clock = new FakeClock();
		const sandbox = await startSandbox({
			switches,
			now: () => clock.now(),
			...(customers !== undefined && { customers }),
		});
		return new World(sandbox, new SandboxHttp(sandbox), clock);
	}

	async stop(): Promise<void> {
		this.http.close();
		await this.sandbox.stop();
	}

	client(
		settings: Readonly<Record<string, unknown>> = {},
		signal?: AbortSignal,
	): AccountViewClient {
		const { baseUrl, companyCode } = this.sandbox.accountView;
		return new AccountViewClient(
			parseSettings({ baseUrl, companyCode, pageSize: 10, ...settings }),
			{
				http: this.http.port,
				clock: this.clock,
				random: () => 0.5,
				logger: { debug: ignore, info: ignore, warn: ignore },
				pacer: new RequestPacer(),
				allowance: this.allowance,
				...(signal !== undefined && { signal }),
			},
		);
	}

	customers(settings: Readonly<Record<string, unknown>> = {}): Customers {
		return new Customers(this.client(settings));
	}

	addresses(): DeliveryAddresses {
		return new DeliveryAddresses(this.client());
	}

	/** Numbers of the debtors as they stand in AccountView, past the API. */
	storedNumbers(): string[] {
		const debtors = this.sandbox.accountView.customers.all();
		return debtors.filter((row) => row['ACCT_LINK'] === DEBTOR).map((row) => String(row['SUB_NR']));
	}
}

/** The sandbox marks its debtors so. */
const DEBTOR = 1;

function ignore(): void {
	// A log that nobody reads.
}

/** One field of all records of a stream of pages. */
export async function pluck(
	pages: AsyncIterable<readonly EntityRecord[]>,
	name: string,
): Promise<unknown[]> {
	const values: unknown[] = [];
	for await (const page of pages) values.push(...page.map((record) => record[name]));
	return values;
}
