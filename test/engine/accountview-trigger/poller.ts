import { Container } from '@n8n/di';
import { PollContext, PollTriggerExecutor } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type IPollFunctions,
	type INode,
	type INodeExecutionData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalDataFor } from '../additional-data';
import { CredentialStore, type StoredCredential } from '../credential-store';
import type { Engine } from '../harness';

/** What n8n makes of a batch that it was handed. */
export type Fate =
	/** The execution runs and ends. */
	| 'ends'
	/** It runs, and goes on running. */
	| 'goes-on'
	/** It could not be stored. */
	| 'fails-to-start';

/** How one poll went. */
export interface PollOutcome {
	/** Items of the executions that it started. */
	readonly started: readonly IDataObject[][];
	/** What n8n would record as a failed run. */
	readonly errors: readonly Error[];
}

export interface PollerOptions {
	readonly credentials: Readonly<Record<string, StoredCredential>>;
	readonly parameters?: IDataObject;
	readonly workflowId: string;
	readonly mode?: WorkflowExecuteMode;
	readonly budgetMs?: number;
}

type DonePromise = Parameters<IPollFunctions['__emit']>[2];

/** A published workflow with our trigger, polled by n8n's own executor. */
export class Poller {
	fate: Fate = 'ends';
	private started: IDataObject[][] = [];
	private errors: Error[] = [];
	private readonly running: DonePromise[] = [];
	private readonly tick: () => Promise<void>;
	private readonly fetchSample: () => Promise<INodeExecutionData[][] | null>;

	constructor(engine: Engine, options: PollerOptions) {
		const { credentials, parameters = {}, mode = 'trigger', workflowId } = options;
		const store = new CredentialStore(engine.packages, credentials);
		const { nodeTypes } = engine.packages;
		const node = triggerNode(parameters, credentials);
		const workflow = new Workflow({
			id: workflowId,
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes,
		});
		// n8n's class has all helpers of the interface, but declares fewer.
		const context: IPollFunctions = new PollContext(
			workflow,
			node,
			additionalDataFor(store),
			mode,
			'activate',
			(data, _, done) => {
				this.started.push((data[0] ?? []).map(({ json }) => json));
				this.decide(done);
			},
			(error) => {
				this.errors.push(error);
			},
			undefined,
			undefined,
			undefined,
			() => options.budgetMs ?? 60_000,
		) as unknown as IPollFunctions;
		const execute = Container.get(PollTriggerExecutor).create(workflow, node, context, () => true);
		this.tick = () => execute();
		const type = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		this.fetchSample = async () => (await type.poll?.call(context)) ?? null;
	}

	/** One tick of n8n's clock. */
	async poll(): Promise<PollOutcome> {
		this.started = [];
		this.errors = [];
		await this.tick();
		return { started: this.started, errors: this.errors };
	}

	/** The editor's "Fetch test event". */
	async sample(): Promise<IDataObject[] | null> {
		const output = await this.fetchSample();
		return output?.[0]?.map(({ json }) => json) ?? null;
	}

	/** Ends the executions that go on, unsettled, so that nothing waits for them. */
	abandon(): void {
		for (const done of this.running.splice(0)) done?.reject(new Error('abandoned'));
	}

	private decide(done: DonePromise): void {
		if (this.fate === 'goes-on') this.running.push(done);
		if (this.fate === 'ends') done?.resolve(undefined);
		if (this.fate === 'fails-to-start') done?.reject(new Error('database is down'));
	}
}

function triggerNode(
	parameters: IDataObject,
	credentials: Readonly<Record<string, StoredCredential>>,
): INode {
	const chosen = Object.entries(credentials).map(
		([id, { type }]) => [type, { id, name: id }] as const,
	);
	return {
		id: 'trigger-1',
		name: 'AccountView Trigger',
		type: 'n8n-nodes-accountview.accountViewTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {
			event: 'customer',
			firstRun: 'everything',
			simplify: true,
			...parameters,
		},
		credentials: Object.fromEntries(chosen),
	};
}
