import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IBinaryKeyData, IDataObject, INode } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import type { StoredCredential } from '../credential-store';
import type { Engine, RunResult, WorkflowFile } from '../harness';
import { storeCredentialFor } from '../store-credential';

const allowed = mkdtempSync(join(tmpdir(), 'accountview-invoices-'));
// n8n reads this once, when its engine is loaded.
process.env['N8N_RESTRICT_FILE_ACCESS_TO'] = allowed;

afterAll(() => {
	rmSync(allowed, { recursive: true, force: true });
});

type WorkflowName = 'invoice-route' | 'invoice-finish' | 'invoice-print';

export interface InvoiceRun {
	readonly items: readonly IDataObject[];
	/** Files beside each item. */
	readonly binary?: IBinaryKeyData;
	/** Of Route. */
	readonly route?: IDataObject;
	readonly finish?: IDataObject;
	/** Of Print. */
	readonly print?: IDataObject;
	/** Null for none, and so no credential is chosen. */
	readonly printer?: Readonly<Record<string, string | number>> | null;
	readonly node?: Partial<INode>;
	readonly certificate?: Readonly<Record<string, string>>;
}

/** n8n's engine with our node, a mailbox, a folder and a store, anew for each test. */
export class InvoiceSetting {
	readonly folder = mkdtempSync(join(allowed, 'run-'));

	private constructor(
		private readonly engine: Engine,
		readonly world: Sandbox,
		private readonly place: StorePlace,
	) {}

	static async create(engine: Engine): Promise<InvoiceSetting> {
		return new InvoiceSetting(engine, await startSandbox({ seed: 'empty' }), sqlitePlace());
	}

	async run(name: WorkflowName, run: InvoiceRun): Promise<RunResult> {
		const { items, binary, route = {}, finish = {}, print = {}, node = {}, certificate = {} } = run;
		const { printer = { url: this.world.printer.url } } = run;
		const path = join(__dirname, `${name}.workflow.json`);
		const file = JSON.parse(readFileSync(path, 'utf8')) as WorkflowFile;
		const input = items.map((json) => ({ json, ...(binary !== undefined && { binary }) }));
		const onError = 'continueErrorOutput';
		return await this.engine.start(
			{ ...file, pinData: { Input: input } },
			{
				credentials: {
					profile: this.profile(),
					certificate: { type: 'eInvoiceCertificateApi', data: { ...certificate } },
					...(printer !== null && {
						printer: { type: 'eInvoicePrinterApi', data: { ...printer } },
					}),
					store: storeCredentialFor(this.place.address),
				},
				parameters: {
					Route: route,
					...(name !== 'invoice-route' && { Finish: finish }),
					...(name === 'invoice-print' && { Print: print }),
				},
				nodes: {
					Route: { onError, ...node },
					...(name !== 'invoice-route' && { Finish: { onError } }),
					...(name === 'invoice-finish' && { Mail: { onError } }),
					...(name === 'invoice-print' && { Print: { onError } }),
				},
			},
		).result;
	}

	/** What Print Job does, for each item. */
	async printJobs(
		parameters: IDataObject,
		items: readonly IDataObject[] = [{}],
	): Promise<RunResult> {
		const path = join(__dirname, 'print-jobs.workflow.json');
		const file = JSON.parse(readFileSync(path, 'utf8')) as WorkflowFile;
		return await this.engine.start(
			{ ...file, pinData: { Input: items.map((json) => ({ json })) } },
			{
				credentials: { store: storeCredentialFor(this.place.address) },
				parameters: { Jobs: parameters },
				nodes: { Jobs: { onError: 'continueErrorOutput' } },
			},
		).result;
	}

	private profile(): StoredCredential {
		const { account, certificate, startTlsPort } = this.world.mailbox;
		return {
			type: 'emailProfileSmtpApi',
			data: {
				code: 'FACTUREN',
				description: 'Facturen',
				provider: 'other',
				senderName: 'Demo Installatie',
				senderAddress: account.user,
				host: 'localhost',
				port: startTlsPort,
				security: 'starttls',
				ca: certificate,
				user: account.user,
				password: account.password,
			},
		};
	}

	async stop(): Promise<void> {
		await this.world.stop();
		await this.place.remove();
	}
}

/** Columns of a customer, as AccountView has them. */
export function customer(columns: IDataObject = {}): IDataObject {
	return {
		SUB_NR: '10001',
		ACCT_NAME: 'Bakkerij Jansen',
		MAIL_BUS: 'administratie@bakkerij-jansen.example',
		MC_MAILB: '',
		...{ EL_SI: true, EL_CI: false, EL_DP: false, EL_SBS: false },
		...{ EL_RE: false, EL_SO: false, EL_PS: false, EL_PO: false },
		...{ AUTO_INV: false, AIEI_MAND: false, AIEM_MAND: false, AIPR_MAND: false },
		EIA: '',
		REC_BLK: false,
		LNG_CODE: 'NL',
		...columns,
	};
}

/** An invoice that a bookkeeper finds nothing wrong with. */
export function invoice(number: string, changes: IDataObject = {}): IDataObject {
	return {
		number,
		issueDate: '2026-11-20',
		dueDate: '2026-12-20',
		deliveryDate: '2026-11-18',
		seller: {
			name: 'Demo Installatie B.V.',
			address: { street: 'Ambachtsweg 12', postcode: '3542 AB', city: 'Utrecht', country: 'NL' },
			kvk: '12345678',
			vatId: 'NL123456782B90',
			endpoint: { scheme: '0106', id: '12345678' },
			contact: { name: 'Anna de Vries', phone: '030 123 45 67', email: 'info@demo.example' },
		},
		buyer: {
			name: 'Bakkerij Jansen',
			address: { street: 'Dorpsstraat 1', postcode: '1234 AB', city: 'Ons Dorp', country: 'NL' },
			kvk: '87654321',
			endpoint: { scheme: '0106', id: '87654321' },
			language: 'NL',
		},
		buyerReference: 'Inkoop',
		payment: { iban: 'NL91ABNA0417164300', accountName: 'Demo Installatie B.V.' },
		lines: [
			{
				id: '1',
				article: 'KRAAN-STOP',
				description: 'Stopkraan 15 mm',
				quantity: 2,
				unit: 'stuk',
				unitPrice: '12.50',
				vat: { category: 'S', rate: 21 },
			},
		],
		...changes,
	};
}
