import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { join } from 'node:path';
import type { IDataObject, INode } from 'n8n-workflow';
import { z } from 'zod4';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import { credentialFor } from './credential-for';
import type { StoredCredential } from './credential-store';
import { Engine, type RunningWorkflow, type RunOptions, type RunResult } from './harness';

export interface TestRun {
	readonly items?: readonly IDataObject[];
	/** Changes to the AccountView node's parameters. */
	readonly parameters?: IDataObject;
	/** Changes to its settings, such as `onError`. */
	readonly node?: Partial<INode>;
	readonly credential?: StoredCredential;
}

/**
 * An AccountView stand-in, a credential for it, and n8n's engine with our node. Every workflow of a
 * folder goes Input -> AccountView -> Done, and on errors to Needs Attention.
 */
export interface NodeSetting<WorkflowName extends string> {
	readonly engine: Engine;
	readonly sandbox: Sandbox;
	credential: StoredCredential;
	run(name: WorkflowName, run?: TestRun): Promise<RunResult>;
	start(name: WorkflowName, run?: TestRun): RunningWorkflow;
	/** Requests for rows and writes since the last look, as `GET`, `POST` and `PUT`. */
	dataRequests(): readonly string[];
	/** Resolves when a request whose address holds this text has reached the server. */
	requestArrived(part: string): Promise<void>;
	stop(): Promise<void>;
}

/** @param folder where the workflows are */
export async function createNodeSetting<WorkflowName extends string>(
	engine: Engine,
	folder: string,
	options?: SandboxOptions,
): Promise<NodeSetting<WorkflowName>> {
	const sandbox = await startSandbox(options);
	const start = (name: WorkflowName, run: TestRun = {}): RunningWorkflow => {
		const { items, parameters = {}, node = {}, credential = setting.credential } = run;
		const changes: RunOptions = {
			...(items !== undefined && { items }),
			credentials: { accountview: credential },
			parameters: { AccountView: parameters },
			nodes: { AccountView: node },
		};
		return engine.start(join(folder, `${name}.workflow.json`), changes);
	};
	const setting: NodeSetting<WorkflowName> = {
		engine,
		sandbox,
		credential: credentialFor(sandbox),
		start,
		run: (name, run) => start(name, run).result,
		dataRequests: () => {
			const requests = sandbox.requests().filter(({ path }) => path.includes('accountviewdata'));
			sandbox.clearRequests();
			return requests.map(({ method }) => method);
		},
		requestArrived,
		stop: () => sandbox.stop(),
	};
	return setting;
}

/** By Node's own announcement: the sandbox runs in this process and lists finished requests only. */
function requestArrived(part: string): Promise<void> {
	return new Promise((resolve) => {
		const hear = (message: unknown): void => {
			if (!urlOf(message).includes(part)) return;
			unsubscribe('http.server.request.start', hear);
			resolve();
		};
		subscribe('http.server.request.start', hear);
	});
}

function urlOf(message: unknown): string {
	const { request } = z.object({ request: z.object({ url: z.string() }) }).parse(message);
	return request.url;
}

/** A text out of an output item; anything else as ''. */
export function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

/**
 * A setting for the tests of one `describe`: one engine for all of them, a fresh AccountView for
 * each. Its members are those of the test that is running.
 */
export function settingForEachTest<WorkflowName extends string>(
	folder: string,
	options?: SandboxOptions,
): NodeSetting<WorkflowName> {
	let engine: Engine | undefined;
	let setting: NodeSetting<WorkflowName> | undefined;
	beforeAll(async () => {
		engine = await Engine.load();
	});
	beforeEach(async () => {
		if (engine !== undefined) setting = await createNodeSetting(engine, folder, options);
	});
	afterEach(async () => {
		await setting?.stop();
	});
	const now = (): NodeSetting<WorkflowName> => {
		if (setting === undefined) throw new Error('No test is running.');
		return setting;
	};
	return {
		get engine() {
			return now().engine;
		},
		get sandbox() {
			return now().sandbox;
		},
		get credential() {
			return now().credential;
		},
		set credential(credential) {
			now().credential = credential;
		},
		run: (name, run) => now().run(name, run),
		start: (name, run) => now().start(name, run),
		dataRequests: () => now().dataRequests(),
		requestArrived: (part) => now().requestArrived(part),
		stop: () => now().stop(),
	};
}
