import { readFileSync } from 'node:fs';
import { LoadOptionsContext, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type DataTableProxyProvider,
	type ExecutionError,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IPinData,
	type ILoadOptionsFunctions,
	type IRun,
	type IWorkflowSettings,
} from 'n8n-workflow';
import { additionalDataFor, type SubWorkflow } from './additional-data';
import { CredentialStore, type StoredCredential } from './credential-store';
import { loadPackages, type Packages } from './packages';

/** A workflow as n8n exports it. */
export interface WorkflowFile {
	readonly name: string;
	readonly nodes: readonly INode[];
	readonly connections: IConnections;
	readonly settings?: IWorkflowSettings;
	readonly pinData?: IPinData;
}

export interface RunOptions {
	/** Handed to the start node; left out: its pinned data, or one empty item. */
	readonly items?: readonly IDataObject[];
	/** By id; each node gets the first one of each type it knows. */
	readonly credentials?: Readonly<Record<string, StoredCredential>>;
	/** Changes parameters of nodes by their name before the run. */
	readonly parameters?: Readonly<Record<string, IDataObject>>;
	/** Changes settings of nodes (`onError`, `retryOnFail`, `credentials`, ...) by their name. */
	readonly nodes?: Readonly<Record<string, Partial<INode>>>;
	/** Name of the node to begin at; left out: as n8n chooses. */
	readonly startAt?: string;
	/** Id of the execution; left out: '1'. */
	readonly executionId?: string;
	/** Other workflows by their id, for Execute Sub-workflow. */
	readonly subWorkflows?: Readonly<Record<string, SubWorkflow>>;
	/** n8n's data tables; left out: this n8n has none. */
	readonly dataTables?: DataTableProxyProvider;
	/** Tells that a node begins. */
	readonly onNodeStart?: (name: string) => void;
}

/** How a run ended. */
export interface RunResult {
	readonly status: IRun['status'];
	/** The error that stopped the execution. */
	readonly error: ExecutionError | undefined;
	/** Names of the nodes in the order in which they finished. */
	readonly order: readonly string[];
	/** What a node put on an output (0, 1, ...) over all its runs; [] when it put nothing there. */
	items(node: string, output?: number): readonly INodeExecutionData[];
	/** The same, without pairing. */
	json(node: string, output?: number): readonly IDataObject[];
	/** The whole of n8n's run data, for what the above does not show. */
	readonly run: IRun;
}

export interface RunningWorkflow {
	readonly result: Promise<RunResult>;
	cancel(): void;
}

/** n8n's own engine with our built package, see test/README.md. */
export class Engine {
	private constructor(readonly packages: Packages) {}

	/** @param probes further nodes by their full type name, for tests of what nodes share */
	static async load(probes: Readonly<Record<string, INodeType>> = {}): Promise<Engine> {
		return new Engine(await loadPackages(probes));
	}

	/** Runs a workflow to its end. `file` is the path of a `*.workflow.json`, or its content. */
	async run(file: string | WorkflowFile, options: RunOptions = {}): Promise<RunResult> {
		return await this.start(file, options).result;
	}

	start(file: string | WorkflowFile, options: RunOptions = {}): RunningWorkflow {
		const source = typeof file === 'string' ? readWorkflow(file) : file;
		const credentials = new CredentialStore(this.packages, options.credentials ?? {});
		const workflow = new Workflow({
			id: 'test',
			name: source.name,
			nodes: source.nodes.map((node) => prepareNode(node, options, credentials, this.packages)),
			connections: source.connections,
			nodeTypes: this.packages.nodeTypes,
			settings: { executionOrder: 'v1', ...source.settings },
			active: false,
		});
		const startNode = workflow.getNode(options.startAt ?? '') ?? workflow.getStartNode();
		if (startNode === undefined) throw new Error(`${source.name} has no node to start at`);
		const items = options.items?.map((json) => ({ json })) ??
			source.pinData?.[startNode.name] ?? [{ json: {} }];
		const order: string[] = [];
		const data = createRunExecutionData({
			executionData: {
				nodeExecutionStack: [{ node: startNode, data: { main: [items] }, source: null }],
			},
		});
		const execution = new WorkflowExecute(
			additionalDataFor(
				credentials,
				{ before: options.onNodeStart, after: (name) => void order.push(name) },
				options.executionId,
				options.subWorkflows,
				options.dataTables,
			),
			'trigger',
			data,
		).processRunExecutionData(workflow);
		return {
			result: execution.then((run) => resultOf(run, order)),
			cancel: () => {
				execution.cancel();
			},
		};
	}

	/**
	 * Asks a node for one of its lists (`loadOptions`, `listSearch`, `resourceMapping`) as the editor
	 * does, with the node's parameters and credentials as they stand.
	 */
	async editorList(
		kind: 'loadOptions' | 'listSearch' | 'resourceMapping',
		method: string,
		node: INode,
		options: Pick<RunOptions, 'credentials'> & { readonly args?: readonly string[] } = {},
	): Promise<unknown> {
		const store = new CredentialStore(this.packages, options.credentials ?? {});
		const nodes = [prepareNode(node, {}, store, this.packages)];
		const { nodeTypes } = this.packages;
		const workflow = new Workflow({ nodes, connections: {}, active: false, nodeTypes });
		const additionalData = additionalDataFor(store);
		additionalData.currentNodeParameters = node.parameters;
		// n8n's class has all helpers of the interface, but declares fewer.
		const context = new LoadOptionsContext(
			workflow,
			nodes[0] ?? node,
			additionalData,
			'',
		) as unknown as ILoadOptionsFunctions;
		const { methods } = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const [filter, token] = options.args ?? [];
		switch (kind) {
			case 'loadOptions':
				return await methods?.loadOptions?.[method]?.call(context);
			case 'resourceMapping':
				return await methods?.resourceMapping?.[method]?.call(context);
			case 'listSearch':
				return await methods?.listSearch?.[method]?.call(context, filter, token);
		}
	}
}

function readWorkflow(path: string): WorkflowFile {
	return JSON.parse(readFileSync(path, 'utf8')) as WorkflowFile;
}

function prepareNode(
	node: INode,
	options: RunOptions,
	store: CredentialStore,
	packages: Packages,
): INode {
	const parameters = {
		...node.parameters,
		...options.parameters?.[node.name],
	} as INode['parameters'];
	const { description } = packages.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const generic = [parameters['genericAuthType'], parameters['nodeCredentialType']].map(String);
	const wanted = [...(description.credentials ?? []).map(({ name }) => name), ...generic];
	const found = wanted.flatMap((type) => {
		const id = store.idOf(type);
		return id === undefined ? [] : [[type, { id, name: id }] as const];
	});
	return {
		...node,
		...options.nodes?.[node.name],
		parameters,
		...(found.length > 0 && {
			credentials: { ...Object.fromEntries(found), ...options.nodes?.[node.name]?.credentials },
		}),
	};
}

function resultOf(run: IRun, order: readonly string[]): RunResult {
	const items = (node: string, output = 0): readonly INodeExecutionData[] =>
		(run.data.resultData.runData[node] ?? []).flatMap(
			(task) => task.data?.['main']?.[output] ?? [],
		);
	return {
		run,
		status: run.status,
		error: run.data.resultData.error,
		order,
		items,
		json: (node, output) => items(node, output).map(({ json }) => json),
	};
}
