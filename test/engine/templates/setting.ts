import type { DataTableProxyProvider, IDataObject, INode } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import { credentialFor } from '../credential-for';
import type { StoredCredential } from '../credential-store';
import type { Engine, RunResult, WorkflowFile } from '../harness';
import { storeCredentialFor } from '../store-credential';
import { readTemplate, withSettings } from './template-file';

/** The triggers that every template which keeps something in step has. */
export type Trigger =
	'Every 10 Minutes' | 'Every Night' | 'Run Now' | 'When Executed by Another Workflow';

export interface TemplateRun {
	/** Another template of workflows/ than that of the setting. */
	readonly file?: string;
	/** Left out: its first schedule. */
	readonly trigger?: Trigger;
	/** What the caller hands over. */
	readonly input?: IDataObject;
	/** Values of the node Settings, by name. */
	readonly settings?: Readonly<Record<string, unknown>>;
	readonly nodes?: Readonly<Record<string, Partial<INode>>>;
	/** Changes parameters of nodes by their name. */
	readonly parameters?: Readonly<Record<string, IDataObject>>;
	/** In the place of the usual ones, by id. */
	readonly credentials?: Readonly<Record<string, StoredCredential>>;
	readonly onNodeStart?: (name: string) => void;
	readonly dataTables?: DataTableProxyProvider;
}

/** A firm, its app and a ledger, and one shipped template between them. */
export interface TemplateSetting {
	readonly sandbox: Sandbox;
	readonly place: StorePlace;
	/** Each run is an execution of its own. */
	run(run?: TemplateRun): Promise<RunResult>;
	/** Changes made to the app and to AccountView's data since the last look: `POST /customers`. */
	writes(): readonly string[];
	/** Requests that read, since the last look. */
	reads(): readonly string[];
	/** The live list of errors. */
	issues(): Promise<readonly Issue[]>;
	/** As if so much time had passed that whatever was postponed is tried again. */
	letTimePass(): Promise<void>;
	stop(): Promise<void>;
}

export interface Issue {
	readonly code: string;
	readonly side: string;
	readonly key: string;
	readonly message: string;
	readonly messageNl: string;
	readonly remedyNl: string;
}

/** @param file of workflows/ @param sandbox as it is to be started */
export async function templateSetting(
	engine: Engine,
	file: string,
	options: Parameters<typeof startSandbox>[0] = {},
): Promise<TemplateSetting> {
	// Each test makes the work that it needs.
	const sandbox = await startSandbox({ appHasWork: false, ...options });
	const place = sqlitePlace();
	const store = storeCredentialFor(place.address);
	let executions = 0;
	const requests = (wanted: (request: { method: string; path: string }) => boolean) =>
		sandbox
			.requests()
			.filter(({ path }) => path.includes('/api/v1/') || path.includes('accountviewdata'))
			.filter(wanted)
			.map(({ server, method, path, query }) =>
				server === 'workOrders'
					? `${method} ${path.replace('/api/v1', '')}`
					: `${method} ${query['BusinessObject'] ?? path}`,
			);
	return {
		sandbox,
		place,
		run: async ({ trigger, input = {}, ...run } = {}) => {
			executions += 1;
			const template = readTemplate(run.file ?? file);
			const appUrl = `${sandbox.workOrders.baseUrl}/api/v1`;
			return await engine.run(withSettings(template, { appUrl, ...run.settings }), {
				startAt: trigger ?? scheduleOf(template),
				items: [input],
				executionId: String(executions),
				credentials: {
					own: credentialFor(sandbox),
					app: { type: 'httpBearerAuth', data: { token: sandbox.workOrders.token } },
					store,
					...run.credentials,
				},
				parameters: run.parameters ?? {},
				nodes: { ...withoutPauses(template), ...run.nodes },
				...(run.onNodeStart !== undefined && { onNodeStart: run.onNodeStart }),
				...(run.dataTables !== undefined && { dataTables: run.dataTables }),
			});
		},
		writes: () => requests(({ method }) => method !== 'GET'),
		reads: () => requests(({ method }) => method === 'GET'),
		issues: async () => {
			executions += 1;
			const result = await engine.run(ISSUES, {
				executionId: String(executions),
				credentials: { store },
			});
			if (result.error !== undefined) throw result.error;
			return result.json('Errors') as unknown as Issue[];
		},
		letTimePass: async () => {
			const opened = await place.open();
			await opened.transaction((sql) =>
				sql.run('UPDATE accountview_issue SET next_try_at = 0 WHERE next_try_at > 0'),
			);
			await opened.close();
		},
		stop: async () => {
			await sandbox.stop();
			await place.remove();
		},
	};
}

/** What ran of a flow, and how often. */
export function timesRun(result: RunResult, node: string): number {
	return result.run.data.resultData.runData[node]?.length ?? 0;
}

/** Tries again at once, so that a side that is down costs a test no time. */
function withoutPauses({ nodes }: WorkflowFile): Record<string, Partial<INode>> {
	const retrying = nodes.filter(({ retryOnFail }) => retryOnFail === true);
	return Object.fromEntries(retrying.map(({ name }) => [name, { waitBetweenTries: 1 }]));
}

const ISSUES: WorkflowFile = {
	name: 'The list of errors',
	nodes: [
		{
			id: '1',
			name: 'Start',
			type: 'n8n-nodes-base.manualTrigger',
			typeVersion: 1,
			position: [0, 0],
			parameters: {},
		},
		{
			id: '2',
			name: 'Errors',
			type: 'n8n-nodes-accountview.syncLedger',
			typeVersion: 1,
			position: [200, 0],
			parameters: { resource: 'issue', operation: 'getAll', returnAll: true },
		},
	],
	connections: { Start: { main: [[{ node: 'Errors', type: 'main', index: 0 }]] } },
};

function scheduleOf({ name, nodes }: WorkflowFile): string {
	const schedule = nodes.find(({ type }) => type === 'n8n-nodes-base.scheduleTrigger');
	if (schedule === undefined) throw new Error(`${name} has no schedule.`);
	return schedule.name;
}
