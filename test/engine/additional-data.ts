import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import type {
	DataTableProxyProvider,
	ICredentialsHelper,
	IDataObject,
	INodeExecutionData,
	IRun,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

/** Stands for another workflow: gets its input, and gives the run that came of it. */
export type SubWorkflow = (items: readonly IDataObject[]) => Promise<IRun>;

/** What n8n's server hands to its engine, as far as nodes without a server can use it. */
export function additionalDataFor(
	credentialsHelper: ICredentialsHelper,
	hear: Partial<Record<'before' | 'after', ((nodeName: string) => void) | undefined>> = {},
	executionId = '1',
	subWorkflows: Readonly<Record<string, SubWorkflow>> = {},
	dataTables?: DataTableProxyProvider,
): IWorkflowExecuteAdditionalData {
	const hooks = new ExecutionLifecycleHooks('trigger', executionId, {
		id: 'test',
		name: 'test',
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(0),
		updatedAt: new Date(0),
		nodes: [],
		connections: {},
	});
	hooks.addHandler('nodeExecuteBefore', (name) => hear.before?.(name));
	hooks.addHandler('nodeExecuteAfter', (name) => hear.after?.(name));
	// Every one of them must be an address, or no parameter can be read.
	const url = 'http://127.0.0.1/';
	return {
		credentialsHelper,
		hooks,
		executionId,
		currentNodeExecutionIndex: 0,
		variables: {},
		externalSecretsProxy: new ExternalSecretsProxy(),
		restApiUrl: url,
		instanceBaseUrl: url,
		formBaseUrl: url,
		formWaitingBaseUrl: `${url}form-waiting`,
		formTestBaseUrl: url,
		webhookBaseUrl: url,
		webhookWaitingBaseUrl: `${url}webhook-waiting`,
		webhookTestBaseUrl: url,
		mcpBaseUrl: url,
		mcpTestBaseUrl: url,
		setExecutionStatus: () => undefined,
		logAiEvent: () => undefined,
		...runnerOf(subWorkflows),
		...(dataTables !== undefined && { 'data-table': { dataTableProxyProvider: dataTables } }),
		getRuntimeCredential: notHere('runtime credentials'),
		startRunnerTask: notHere('task runners (Code nodes)'),
	};
}

type Runner = Pick<IWorkflowExecuteAdditionalData, 'executeWorkflow' | 'getRunExecutionData'>;

/** Runs sub-workflows as n8n's server does: what the last node gave comes back. */
function runnerOf(subWorkflows: Readonly<Record<string, SubWorkflow>>): Runner {
	const runs = new Map<string, IRun>();
	return {
		executeWorkflow: async ({ id = '' }, _, { inputData = [], doNotWaitToFinish = false }) => {
			const workflow = subWorkflows[id];
			if (workflow === undefined) throw new Error(`Workflow "${id}" does not exist.`);
			const running = workflow(inputData.map(({ json }) => json));
			const executionId = `sub-${String(runs.size + 1)}`;
			if (doNotWaitToFinish) return { executionId, data: [] };
			const run = await running;
			if (run.data.resultData.error !== undefined) throw run.data.resultData.error;
			runs.set(executionId, run);
			return { executionId, data: lastOutput(run) };
		},
		getRunExecutionData: (executionId) => Promise.resolve(runs.get(executionId)?.data),
	};
}

function lastOutput({ data: { resultData } }: IRun): INodeExecutionData[][] {
	const tasks = resultData.runData[resultData.lastNodeExecuted ?? ''] ?? [];
	return (tasks.at(-1)?.data?.['main'] ?? []).map((items) => items ?? []);
}

function notHere(what: string): () => Promise<never> {
	return () => Promise.reject(new Error(`The test engine has no ${what}`));
}
