import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INode,
	type INodeType,
} from 'n8n-workflow';
import { CodedError } from '../../lib/errors/coded-error';
import type { FailurePolicy } from '../../nodes/shared/failures';
import type { Operation } from '../../nodes/shared/operation';
import { runOperations, type NodeProgram } from '../../nodes/shared/run-operations';
import type { Engine, RunningWorkflow, RunOptions, WorkflowFile } from './harness';

/** A node with one operation, which each test writes anew. */
export interface Probe {
	operation: Pick<Operation<string>, 'execute' | 'prepare' | 'sentTogether'>;
	openSession: () => Promise<string>;
	/** See `NodeProgram.asksStoreForLease`. */
	asksStoreForLease?: true | undefined;
	/** Values of the items that the operation was tried for, in that order. */
	calls: string[];
}

const failures: FailurePolicy = {
	causeOf: ({ code }) => (code === 'DOWN' ? { cause: 'temporarily-unavailable' } : undefined),
	endsRun: (code) => code === 'KEY_LOST',
	isOutage: (code) => code === 'DOWN',
	isDoubtful: (code) => code === 'DOUBTFUL',
	isCancelled: (code) => code === 'CANCELLED',
	cancelled: () => failure('CANCELLED'),
};

/** The node type `test.probe`, running what the probe says. */
export const probeNode = (probe: Probe): INodeType => ({
	description: {
		displayName: 'Probe',
		name: 'probe',
		group: [],
		version: 1,
		description: 'Probe',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: ['resource', 'operation', 'value'].map((name) => ({
			displayName: name,
			name,
			type: 'string',
			default: '',
		})),
	},
	async execute(this: IExecuteFunctions) {
		const program: NodeProgram<string> = {
			failures,
			open: () => probe.openSession(),
			operations: { thing: { do: { description: [], ...probe.operation } } },
			...(probe.asksStoreForLease && { asksStoreForLease: true }),
		};
		return await runOperations(this, program);
	},
});

export function failure(code: string, message = `Thing went ${code}.`): CodedError {
	return new CodedError({
		code,
		message,
		remedy: 'Mend it.',
		record: 'thing 1',
		details: { field: 'name' },
	});
}

const node = (name: string, type: string, parameters: INode['parameters'] = {}): INode => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters,
});

const to = (name: string) => [{ node: name, type: NodeConnectionTypes.Main, index: 0 }];

/** Start -> Probe -> Done, and on errors Failed. */
export const probeWorkflow: WorkflowFile = {
	name: 'Probe',
	nodes: [
		node('Start', 'n8n-nodes-base.manualTrigger'),
		node('Probe', 'test.probe', { resource: 'thing', operation: 'do', value: '={{ $json.v }}' }),
		node('Done', 'n8n-nodes-base.noOp'),
		node('Failed', 'n8n-nodes-base.noOp'),
	],
	connections: {
		Start: { main: [to('Probe')] },
		Probe: { main: [to('Done'), to('Failed')] },
	},
};

/** Item b goes wrong in the given way; the others give their value back. */
export const failingAtB = (probe: Probe, error = new Error('none')): Probe['operation'] => ({
	execute: ({ parameters }) => {
		const value = parameters.text('value', 'Value');
		probe.calls.push(value);
		return value === 'b' ? Promise.reject(error) : Promise.resolve([{ value }]);
	},
});

/** Start (items a, b, c) -> Probe -> Done, and on errors Failed. */
export function startProbe(
	engine: Engine,
	onError: NonNullable<INode['onError']>,
	settings: Partial<INode> = {},
	options: RunOptions = {},
): RunningWorkflow {
	return engine.start(probeWorkflow, {
		items: [{ v: 'a' }, { v: 'b' }, { v: 'c' }],
		...options,
		nodes: { Probe: { onError, ...settings } },
	});
}
