import {
	NodeConnectionTypes,
	type IBinaryKeyData,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeType,
} from 'n8n-workflow';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import type { StoredCredential } from '../credential-store';
import { credentialFor } from '../credential-for';
import { Engine, type RunResult, type WorkflowFile } from '../harness';
import { textOf } from '../node-setting';
import { storeCredentialFor } from '../store-credential';
import { withAnswers, type Answers } from './forms';
import { keepPages } from './kept-pages';
import { readTemplate, withSettings } from './template-file';

/** Answers the data tables of n8n, which a bare engine has not: whatever is asked, it gives its rows. */
const rowsNode: INodeType = {
	description: {
		displayName: 'Rows',
		name: 'rows',
		group: [],
		version: 1,
		description: 'Rows',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [{ displayName: 'Rows', name: 'rows', type: 'json', default: '[]' }],
	},
	execute(this: IExecuteFunctions) {
		const rows = JSON.parse(textOf(this.getNodeParameter('rows', 0))) as IDataObject[];
		return Promise.resolve([rows.map((json) => ({ json }))]);
	},
};

export interface MailTemplateRun {
	/** Left out: the form. */
	readonly startAt?: string;
	/** What the first page of the form gives. */
	readonly form?: IDataObject;
	readonly files?: IBinaryKeyData;
	readonly answers?: Answers;
	/** Values of the node Settings, by name. */
	readonly settings?: Readonly<Record<string, unknown>>;
	/** Rows that data table nodes give, by the name of the node. */
	readonly tables?: Readonly<Record<string, readonly IDataObject[]>>;
	/** In the place of the one that may read everything. */
	readonly accountView?: StoredCredential;
	/** Changes to the e-mail profiles. */
	readonly profile?: IDataObject;
	/** Further ones, by their id. */
	readonly credentials?: (sandbox: Sandbox) => Readonly<Record<string, StoredCredential>>;
	/** Whether the printer of the sandbox is chosen. */
	readonly hasPrinter?: true;
}

/** A mailbox, an outbox and one template that mails, or looks at what was mailed. */
export class MailTemplate {
	private executions = 0;

	private constructor(
		private readonly engine: Engine,
		readonly sandbox: Sandbox,
		private readonly place: StorePlace,
	) {}

	static load(): Promise<Engine> {
		return Engine.load({ 'test.rows': rowsNode });
	}

	static async create(
		engine: Engine,
		sandbox: SandboxOptions = { seed: 'empty' },
	): Promise<MailTemplate> {
		return new MailTemplate(engine, await startSandbox(sandbox), sqlitePlace());
	}

	/** @param file of workflows/ */
	async run(file: string, run: MailTemplateRun = {}): Promise<RunResult> {
		this.executions += 1;
		const { startAt, form = {}, files, answers = {}, settings = {}, tables = {} } = run;
		const shipped = readTemplate(file);
		const template = withTables(withAnswers(shipped, answers), tables);
		const flow = Object.keys(settings).length > 0 ? withSettings(template, settings) : template;
		const start = startAt ?? flow.nodes.find(({ type }) => type.endsWith('.formTrigger'))?.name;
		if (start === undefined) throw new Error(`${file} has no form to start at.`);
		const item = { json: form, ...(files !== undefined && { binary: files }) };
		const result = await this.engine.run(
			{ ...flow, pinData: { [start]: [item] } },
			{
				startAt: start,
				executionId: String(this.executions),
				credentials: {
					ALGEMEEN: this.profile('ALGEMEEN', 'info@demo-installatie.example', run.profile),
					FACTUREN: this.profile('FACTUREN', 'facturen@demo-installatie.example', run.profile),
					accountview: run.accountView ?? credentialFor(this.sandbox),
					store: storeCredentialFor(this.place.address),
					...run.credentials?.(this.sandbox),
					...(run.hasPrinter === true && {
						printer: { type: 'eInvoicePrinterApi', data: { url: this.sandbox.printer.url } },
					}),
				},
				nodes: profilesOf(flow),
			},
		);
		if (result.error !== undefined) throw result.error;
		keepPages(shipped, result);
		return result;
	}

	/** What was doubtful just now is so since long: it may be looked up. */
	async ageDoubt(): Promise<void> {
		const store = await this.place.open();
		await store.transaction((sql) => sql.run('UPDATE accountview_mail SET updated_at = 0'));
		await store.close();
	}

	async stop(): Promise<void> {
		await this.sandbox.stop();
		await this.place.remove();
	}

	private profile(code: string, sender: string, changes: IDataObject = {}): StoredCredential {
		const { host, port } = this.sandbox.mailbox;
		return {
			type: 'emailProfileSmtpApi',
			data: {
				code,
				senderName: 'Demo Installatie',
				senderAddress: sender,
				provider: 'other',
				host,
				port,
				security: 'none',
				user: '',
				password: '',
				...changes,
			},
		};
	}
}

/** A mail template for each test of a file. */
export function mailTemplates(sandbox?: SandboxOptions): { readonly now: MailTemplate } {
	let engine: Engine | undefined;
	let template: MailTemplate | undefined;
	beforeAll(async () => {
		engine = await MailTemplate.load();
	});
	beforeEach(async () => {
		if (engine !== undefined) template = await MailTemplate.create(engine, sandbox);
	});
	afterEach(async () => {
		await template?.stop();
	});
	return {
		get now() {
			if (template === undefined) throw new Error('No test is running.');
			return template;
		},
	};
}

/** Each step "Send as …" has the profile that it is named after. */
function profilesOf({ nodes }: WorkflowFile): Record<string, Partial<INode>> {
	return Object.fromEntries(
		nodes.flatMap(({ name }) => {
			const code = / as ([A-Z]+)$/.exec(name)?.[1];
			if (code === undefined) return [];
			return [[name, { credentials: { emailProfileSmtpApi: { id: code, name: code } } }]];
		}),
	);
}

function withTables(
	flow: WorkflowFile,
	tables: Readonly<Record<string, readonly IDataObject[]>>,
): WorkflowFile {
	const nodes = flow.nodes.map((node) => {
		const rows = tables[node.name];
		if (rows === undefined) return node;
		return {
			...node,
			type: 'test.rows',
			typeVersion: 1,
			parameters: { rows: JSON.stringify(rows) },
		};
	});
	return { ...flow, nodes };
}
