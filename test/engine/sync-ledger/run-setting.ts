import { join } from 'node:path';
import { NodeConnectionTypes, type IExecuteFunctions, type INodeType } from 'n8n-workflow';
import { addCounts, Runs, type RunRecord } from '../../../lib/sync/runs';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import type { StorePlace } from '../../contract/store/stores';
import type { Engine, RunningWorkflow, RunOptions } from '../harness';
import { textOf } from '../node-setting';
import { storeCredentialFor } from '../store-credential';

/** What a flow does between Start and Finish; each test writes it anew. */
export interface Work {
	execute: (context: IExecuteFunctions) => Promise<void>;
}

/** The node type `test.work`: hands its items on once the work is done. */
export const workNode = (work: Work): INodeType => ({
	description: {
		displayName: 'Work',
		name: 'work',
		group: [],
		version: 1,
		description: 'Work',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute(this: IExecuteFunctions) {
		await work.execute(this);
		return [this.getInputData()];
	},
});

/** Id of the run whose item the work got. */
export function runIn(context: IExecuteFunctions): string {
	return textOf(context.getInputData()[0]?.json['run']);
}

/** Starts the flow Start Run -> Work -> Finish Run as an execution of its own. */
export function startFlow(
	engine: Engine,
	place: StorePlace,
	executionId: string,
	options: RunOptions = {},
): RunningWorkflow {
	return engine.start(join(__dirname, 'run-start-finish.workflow.json'), {
		executionId,
		credentials: { store: storeCredentialFor(place.address) },
		...options,
		nodes: { Work: { type: 'test.work' }, ...options.nodes },
	});
}

/** What the store knows of the runs, the latest first. */
export async function storedRuns(place: StorePlace): Promise<readonly RunRecord[]> {
	const store = await place.open();
	const ports = { clock: systemClock, newId: () => 'none', digest: (text: string) => text };
	try {
		return await new Runs(store, ports).list({}, 100);
	} finally {
		await store.close();
	}
}

const STREAM = { backend: 'field-service', entity: 'customer' };

/** Writes down that a comparison of the run has come to its end. */
export async function compareIn(place: StorePlace, run: string): Promise<void> {
	const store = await place.open();
	await store.transaction((sql) =>
		addCounts(sql, { ...STREAM, id: run, fence: 0 }, { comparisons: 1 }),
	);
	await store.close();
}

/** A moment that a test waits for, and one that it brings about. */
export function moment(): { readonly reached: Promise<void>; reach: () => void } {
	let reach = (): void => undefined;
	const reached = new Promise<void>((resolve) => {
		reach = resolve;
	});
	return { reached, reach };
}
