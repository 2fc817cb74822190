import { randomBytes } from 'node:crypto';
import { Database } from './accountview/database';
import { fillDictionary } from './accountview/dictionary-rows';
import { AutoReportApi } from './autoreport/autoreport-api';
import { Reports } from './autoreport/reports';
import { DigipoortStandIn } from './digipoort/digipoort';
import type { OAuthClient } from './accountview/oauth/client';
import { TokenStore } from './accountview/oauth/tokens';
import { readNames } from './accountview/tables/names';
import type { GeneratedCounts } from './data/generated-work';
import { seedApp } from './data/seed-app';
import {
	seedCompany,
	seedDemo,
	seedDemoCostCarriers,
	seedDemoInvoices,
	seedDemoTransactions,
	seedDemoWork,
	seedGenerated,
	seedVatCodes,
} from './data/seed';
import { FaultBoard } from './faults';
import { RequestRecorder } from './http/recorder';
import type { SavedState } from './state-file';
import { withDefaults, type Switches } from './switches';
import { RegistrationApi, type RegistrationApiOptions } from './visma/registration-api';
import { WorkOrderApp } from './workorders/app';
import type { Collections } from './workorders/collections';

export interface WorldOptions {
	readonly seed: 'demo' | 'empty';
	/** Whether the demo firm's app begins with work orders and hours. */
	readonly appHasWork: boolean;
	/** Generated records in the place of the seed's. */
	readonly generated: GeneratedCounts | undefined;
	readonly switches: Partial<Switches>;
	readonly redirectUris: readonly string[];
	readonly saved: SavedState | undefined;
	readonly now: () => number;
	/** Hears of every change that a state file should keep. */
	readonly changed: () => void;
	/** Takes the mails that invite users. */
	readonly mail: RegistrationApiOptions['mail'];
}

/** Everything the servers share: data on both sides, secrets, switches, faults, records. */
export class World {
	readonly database: Database;
	readonly tokens: TokenStore;
	readonly app: WorkOrderApp;
	readonly client: OAuthClient;
	readonly digipoort: DigipoortStandIn;
	readonly autoReport: AutoReportApi;
	readonly visma: RegistrationApi;
	readonly faults = new FaultBoard();
	readonly recorder = new RequestRecorder();
	#switches: Switches;

	constructor(options: WorldOptions) {
		const { saved, now, changed } = options;
		this.#switches = withDefaults(options.switches);
		this.client = {
			id: 'sandbox-n8n',
			secret: saved?.identity.clientSecret ?? randomBytes(24).toString('base64url'),
			name: 'n8n (werkbonkoppeling)',
			redirectUris: options.redirectUris,
		};
		this.database = new Database(now, () => this.#switches.changeNumber);
		this.tokens = new TokenStore(now, changed);
		this.app = new WorkOrderApp({
			token: saved?.identity.appToken ?? randomBytes(24).toString('base64url'),
			now,
			changed,
			duplicateNumbers: () => this.#switches.duplicateNumbers,
		});
		this.digipoort = new DigipoortStandIn(now, changed);
		this.autoReport = new AutoReportApi(new Reports(now, changed), now);
		this.visma = new RegistrationApi({ now, changed, mail: options.mail });
		this.#showNames();
		if (saved === undefined) seed(this.database, this.app.collections, options);
		else this.#load(saved, options);
		this.database.onChange(changed);
	}

	get switches(): Readonly<Switches> {
		return this.#switches;
	}

	/** Changes some of the switches. @throws with a sentence when a value is none */
	setSwitches(changes: Partial<Switches>): void {
		const before = this.#switches;
		this.#switches = withDefaults(changes, before);
		if (this.#switches.names !== before.names) this.#showNames();
	}

	/** What a state file keeps. */
	save(): unknown {
		return {
			version: 2,
			identity: { clientSecret: this.client.secret, appToken: this.app.token },
			tables: this.database.save(),
			tokens: this.tokens.save(),
			workOrders: this.app.save(),
			filings: {
				certificates: this.digipoort.certificates.save(),
				digipoort: this.digipoort.filings.all(),
				autoReport: this.autoReport.reports.all(),
			},
			visma: this.visma.save(),
		};
	}

	#showNames(): void {
		this.database.show(readNames(this.#switches.names));
		fillDictionary(this.database);
	}

	#load(saved: SavedState, { seed: kind, generated }: WorldOptions): void {
		this.database.load(saved.tables);
		// A file from before there were projects: the demo firm gets its work beside its customers.
		const isDemo = kind === 'demo' && generated === undefined;
		if (isDemo && saved.tables['PROJECTS'] === undefined) seedDemoWork(this.database);
		// The same for invoices, and for the VAT codes that every administration has.
		if (saved.tables['VAT'] === undefined) seedVatCodes(this.database);
		if (isDemo && saved.tables['COST'] === undefined) seedDemoCostCarriers(this.database);
		if (isDemo && saved.tables['HST_AH'] === undefined) seedDemoInvoices(this.database);
		if (isDemo && saved.tables['TRANSACT'] === undefined) seedDemoTransactions(this.database);
		this.tokens.load(saved.tokens);
		this.app.load(saved.workOrders);
		this.#loadFilings(saved.filings);
		if (saved.visma !== undefined) this.visma.load(saved.visma);
		// The same for the app, which had customers only.
		if (isDemo && saved.workOrders.collections['workOrders'] === undefined) {
			seedApp(this.app.collections, this.database.today(), { hasWork: true });
		}
	}

	#loadFilings(saved: SavedState['filings']): void {
		if (saved === undefined) return;
		const { certificates, digipoort, autoReport } = saved;
		if (certificates !== undefined) this.digipoort.certificates.load(certificates);
		this.digipoort.filings.load(digipoort);
		this.autoReport.reports.load(autoReport);
	}
}

function seed(database: Database, app: Collections, options: WorldOptions): void {
	seedCompany(database);
	if (options.generated !== undefined) {
		seedGenerated(database, options.generated);
	} else if (options.seed === 'demo') {
		seedDemo(database);
		seedDemoWork(database);
		seedDemoCostCarriers(database);
		seedDemoInvoices(database);
		seedDemoTransactions(database);
		seedApp(app, database.today(), { hasWork: options.appHasWork });
	}
}
