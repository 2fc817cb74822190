import { ExecutionLifecycleHooks, ExternalSecretsProxy } from 'n8n-core';
import type { ICredentialsHelper, IWorkflowExecuteAdditionalData } from 'n8n-workflow';

/** What n8n's server hands to its engine, as far as nodes without a server can use it. */
export function additionalDataFor(
	credentialsHelper: ICredentialsHelper,
	hear: Partial<Record<'before' | 'after', ((nodeName: string) => void) | undefined>> = {},
	executionId = '1',
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
		formWaitingBaseUrl: url,
		formTestBaseUrl: url,
		webhookBaseUrl: url,
		webhookWaitingBaseUrl: url,
		webhookTestBaseUrl: url,
		mcpBaseUrl: url,
		mcpTestBaseUrl: url,
		setExecutionStatus: () => undefined,
		logAiEvent: () => undefined,
		executeWorkflow: notHere('sub-workflows'),
		getRunExecutionData: notHere('other executions'),
		getRuntimeCredential: notHere('runtime credentials'),
		startRunnerTask: notHere('task runners (Code nodes)'),
	};
}

function notHere(what: string): () => Promise<never> {
	return () => Promise.reject(new Error(`The test engine has no ${what}`));
}
