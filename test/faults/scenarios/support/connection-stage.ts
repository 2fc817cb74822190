import {
	AccountViewClient,
	AccountViewError,
	Customers,
	HourEntries,
	parseSettings,
	RequestPacer,
	type Company,
} from '../../../../lib/accountview';
import type { HttpPort } from '../../../../lib/ports/http';
import { collect } from '../../../lib/accountview/support/client-with';
import { World } from '../../../contract/accountview/world';
import type { Cells, Table } from './markdown';
import { playOneOf, type Stage, type StageTable, type Step } from './stage';
import { CountingAllowance } from '../../../lib/accountview/support/counting-allowance';

/** One AccountView with its sign-in, as the credential and the nodes reach it. */
export class ConnectionStage implements Stage {
	readonly required: readonly string[] = [];
	private companyCode: string;
	private readonly results = new Map<string, StageTable>();
	private readonly known: ReadonlySet<unknown>;
	/** The header x-company of each request for records, in their order. */
	private readonly headers: string[] = [];

	private constructor(
		private readonly world: World,
		companyCode: string,
	) {
		this.companyCode = companyCode;
		this.known = new Set(world.sandbox.accountView.hourEntries.all().map(idOf));
	}

	/** @throws Error for a setting that there is not */
	static async open([settings]: readonly Table[]): Promise<ConnectionStage> {
		const rows = settings?.rows ?? [];
		const unknown = rows.find(({ setting }) => setting !== 'company');
		if (unknown !== undefined) throw new Error(`There is no setting ${unknown['setting'] ?? ''}.`);
		return new ConnectionStage(await World.start(), rows[0]?.['value'] ?? '');
	}

	async close(): Promise<void> {
		await this.world.stop();
	}

	beginChapter(): void {
		this.results.clear();
		this.headers.length = 0;
	}

	async play(step: string): Promise<void> {
		await playOneOf(this.steps, step);
	}

	async table(caption: string): Promise<StageTable | undefined> {
		switch (caption.toLowerCase()) {
			case 'companies of the requests for data':
				return { columns: ['company'], rows: await this.companiesAsked() };
			case 'new hours in accountview':
				return { columns: ['employee', 'hour type', 'hours'], rows: this.newHours() };
			default:
				return this.results.get(caption.toLowerCase());
		}
	}

	checkEnd(): Promise<void> {
		return Promise.resolve();
	}

	private readonly steps: readonly Step[] = [
		{
			pattern: /^Somebody signs in at AccountView\.$/,
			play: () => {
				this.signIn();
			},
		},
		{
			pattern: /^Somebody signs in at AccountView who may not use the application to read\.$/,
			play: () => {
				this.signIn('updateaccountviewdata');
			},
		},
		{
			pattern: /^The company becomes "(?<code>.*)"\.$/,
			play: ({ code = '' }) => void (this.companyCode = code),
		},
		{ pattern: /^The connection is tested\.$/, play: () => this.test() },
		{ pattern: /^The companies are listed\.$/, play: () => this.listCompanies() },
		{ pattern: /^The customers are read\.$/, play: () => this.readCustomers() },
		{
			pattern: /^Eight hours of employee 102 are sent with hour type "(?<type>.*)"\.$/,
			play: ({ type = '' }) => this.sendHours(type),
		},
	];

	private signIn(rights?: string): void {
		this.world.http.signIn(rights);
	}

	private client(): AccountViewClient {
		const { world, companyCode } = this;
		const { baseUrl } = world.sandbox.accountView;
		return new AccountViewClient(parseSettings({ baseUrl, companyCode }), {
			http: this.recording,
			clock: world.clock,
			random: () => 0.5,
			logger: { debug: ignore, info: ignore, warn: ignore },
			pacer: new RequestPacer(),
			allowance: new CountingAllowance(),
		});
	}

	private readonly recording: HttpPort = async (request) => {
		const company = request.headers['x-company'];
		if (request.url.includes('/accountviewdata')) this.headers.push(company ?? '');
		return await this.world.http.port(request);
	};

	private async test(): Promise<void> {
		const { ok, message } = await this.client().checkConnection();
		this.tell('connection test', [{ works: ok ? 'yes' : 'no', says: message }]);
	}

	private async listCompanies(): Promise<void> {
		const companies = await this.client().companies();
		this.tell(
			'companies',
			companies.map(({ code, description }) => ({ code, name: description })),
		);
	}

	private async readCustomers(): Promise<void> {
		const result = await resultOf(async () => {
			await collect(new Customers(this.client()).list({}));
		});
		this.tell('result', [result]);
	}

	private async sendHours(hourType: string): Promise<void> {
		const entry = {
			employee: '102',
			project: '26-001',
			hourType,
			date: '2026-03-02',
			hours: 8,
			description: 'Leidingwerk',
			ownReference: 'H1',
		};
		const result = await resultOf(async () => {
			const [outcome] = await new HourEntries(this.client()).create([entry]);
			if (outcome?.outcome === 'failed') throw outcome.error;
		});
		this.tell('result', [result]);
	}

	private tell(caption: string, rows: readonly Cells[]): void {
		this.results.set(caption, { columns: Object.keys(rows[0] ?? {}), rows });
	}

	/** Each company once that requests for records named in their header. */
	private async companiesAsked(): Promise<Cells[]> {
		const asked = new Set(this.headers);
		const companies = await this.client().companies();
		const nameOf = (id: string): string => codeOf(companies, id);
		return [...asked].map((id) => ({ company: nameOf(id) }));
	}

	private newHours(): Cells[] {
		return this.world.sandbox.accountView.hourEntries
			.all()
			.filter((row) => !this.known.has(idOf(row)))
			.map((row) => ({
				employee: String(row['EMP_NR']),
				'hour type': String(row['HRS_CODE']),
				hours: String(row['TRN_QTY']),
			}));
	}
}

function ignore(): void {
	// A log that nobody reads.
}

function idOf(row: Readonly<Record<string, unknown>>): unknown {
	return row['REC_ID'];
}

function codeOf(companies: readonly Company[], id: string): string {
	return companies.find((company) => company.id === id)?.code ?? `unknown (${id})`;
}

async function resultOf(work: () => Promise<void>): Promise<Cells> {
	try {
		await work();
		return { outcome: 'done', error: '', says: '' };
	} catch (error) {
		if (!(error instanceof AccountViewError)) throw error;
		const { code, message, remedy } = error;
		return { outcome: 'refused', error: code, says: `${message} ${remedy}` };
	}
}
