import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IBinaryKeyData, IDataObject, INode } from 'n8n-workflow';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import type { StoredCredential } from '../credential-store';
import { Engine, type RunResult, type RunningWorkflow, type WorkflowFile } from '../harness';
import { storeCredentialFor } from '../store-credential';

export type WorkflowName =
	| 'message-send'
	| 'message-preview'
	| 'profile-check'
	| 'profile-resolve'
	| 'outbox-get-many'
	| 'outbox-settle';

export interface MailRun {
	readonly items?: readonly IDataObject[];
	/** Files beside each item. */
	readonly binary?: IBinaryKeyData;
	readonly parameters?: IDataObject;
	readonly node?: Partial<INode>;
	readonly profile?: StoredCredential;
}

/** n8n's engine with our node, a mailbox, and a store, anew for each test. */
export class MailSetting {
	private constructor(
		private readonly engine: Engine,
		readonly world: Sandbox,
		private readonly place: StorePlace,
	) {}

	static async create(engine: Engine, options?: SandboxOptions): Promise<MailSetting> {
		return new MailSetting(engine, await startSandbox(options), sqlitePlace());
	}

	run(name: WorkflowName, run: MailRun = {}): Promise<RunResult> {
		return this.start(name, run).result;
	}

	start(name: WorkflowName, run: MailRun): RunningWorkflow {
		const { items = [invoice(1)], binary, parameters = {}, node = {} } = run;
		const path = join(__dirname, `${name}.workflow.json`);
		const file = JSON.parse(readFileSync(path, 'utf8')) as WorkflowFile;
		const input = items.map((json) => ({ json, ...(binary !== undefined && { binary }) }));
		return this.engine.start(
			{ ...file, pinData: { Input: input } },
			{
				credentials: {
					profile: run.profile ?? this.smtpProfile(),
					store: storeCredentialFor(this.place.address),
				},
				parameters: { Mail: parameters },
				nodes: { Mail: { onError: 'continueErrorOutput', ...node } },
			},
		);
	}

	smtpProfile(changes: IDataObject = {}): StoredCredential {
		const { account, certificate, startTlsPort } = this.world.mailbox;
		return {
			type: 'emailProfileSmtpApi',
			data: {
				...this.owner(),
				provider: 'other',
				host: 'localhost',
				port: startTlsPort,
				security: 'starttls',
				ca: certificate,
				user: account.user,
				password: account.password,
				...changes,
			},
		};
	}

	oauthProfile(token: string): StoredCredential {
		const { account, certificate, tlsPort } = this.world.mailbox;
		return {
			type: 'emailProfileSmtpOAuth2Api',
			data: {
				...this.owner(),
				provider: 'other',
				host: 'localhost',
				port: tlsPort,
				security: 'tls',
				ca: certificate,
				user: account.user,
				otherTokenUrl: `${this.world.graph.baseUrl}/common/oauth2/v2.0/token`,
				oauthTokenData: { access_token: token, refresh_token: 'unknown' },
			},
		};
	}

	outlookProfile(changes: IDataObject = {}): StoredCredential {
		const { baseUrl, account } = this.world.graph;
		return {
			type: 'emailProfileOutlookOAuth2Api',
			data: {
				...this.owner(),
				mailbox: '',
				loginUrl: `${baseUrl}/common`,
				graphUrl: baseUrl,
				clientId: 'client',
				clientSecret: 'secret',
				oauthTokenData: { access_token: account.token, refresh_token: account.refreshToken },
				...changes,
			},
		};
	}

	/** The store of the node, for what a person might do to it. */
	async changeStore(statement: string): Promise<void> {
		const store = await this.place.open();
		await store.transaction((sql) => sql.run(statement));
		await store.close();
	}

	async stop(): Promise<void> {
		await this.world.stop();
		await this.place.remove();
	}

	private owner(): IDataObject {
		return {
			code: 'FACT',
			senderName: 'Demo Installatie',
			senderAddress: this.world.mailbox.account.user,
		};
	}
}

/** What a flow knows of an invoice. */
export function invoice(number: number, changes: IDataObject = {}): IDataObject {
	return { number: 20260000 + number, to: `klant${number}@klant.example`, ...changes };
}

/** A file as n8n hands it on. */
export function fileOf(bytes: Uint8Array, fileName: string, mimeType = 'application/pdf') {
	return { data: Buffer.from(bytes).toString('base64'), mimeType, fileName };
}

/** An engine for the tests of a file, and a setting for each of them. */
export function mailSettings(options?: SandboxOptions): { readonly now: MailSetting } {
	let engine: Engine | undefined;
	let setting: MailSetting | undefined;
	beforeAll(async () => {
		engine = await Engine.load();
	});
	beforeEach(async () => {
		if (engine !== undefined) setting = await MailSetting.create(engine, options);
	});
	afterEach(async () => {
		await setting?.stop();
	});
	return {
		get now() {
			if (setting === undefined) throw new Error('No test is running.');
			return setting;
		},
	};
}
