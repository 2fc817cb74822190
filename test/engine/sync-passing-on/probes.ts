import { ExecuteContext } from 'n8n-core';
import {
	NodeConnectionTypes,
	type IConnections,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type NodeConnectionType,
} from 'n8n-workflow';
import { findSync } from '../../../nodes/shared/sync/find-sync';
import type { WorkflowFile } from '../harness';

const type = (
	name: string,
	outputs: NodeConnectionType[],
	execute: (context: IExecuteFunctions) => INodeExecutionData[][],
): INodeType => ({
	description: {
		displayName: name,
		name,
		group: [],
		version: 1,
		description: name,
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs,
		properties: [],
	},
	execute(this: IExecuteFunctions) {
		return Promise.resolve(execute(this));
	},
});

const { Main } = NodeConnectionTypes;

/** What stands in for Sync Compare: even items leave by the first output, odd ones by the second. */
const compare = type('compare', [Main, Main], (context) => {
	const { name } = context.getNode();
	const items = context.getInputData().map((_, item): INodeExecutionData => ({
		json: { key: item, _sync: { intent: `${name} ${item}`, run: 'run-1', fence: 1 } },
		pairedItem: { item },
	}));
	return [items.filter((_, item) => item % 2 === 0), items.filter((_, item) => item % 2 === 1)];
});

/** Tells the intent that each item belongs to. */
const find = type('find', [Main], (context) => [
	context.getInputData().map((_, item) => ({
		json: { intent: findSync(context, item)?.intent ?? null },
		pairedItem: { item },
	})),
]);

/** Gives one item more than it got, and does not say which comes from which. */
const unlinked = type('unlinked', [Main], (context) => [
	[...context.getInputData(), { json: {} }].map(() => ({ json: { answer: 'none of yours' } })),
]);

/** Makes one item of all, and says so. */
const together = type('together', [Main], (context) => [
	[{ json: { all: true }, pairedItem: context.getInputData().map((_, item) => ({ item })) }],
]);

/** Links that a Code node might give by mistake. */
const mislinked = type('mislinked', [Main], (context) => [
	context.getInputData().map((_, index) => ({
		json: {},
		pairedItem: [{ item: 99 }, { item: -1, input: 7 }, { item: 1.5 }][index % 3] ?? { item: 0 },
	})),
]);

/** Makes it look as if the comparison's items were pinned in the editor and it never ran. */
const pinned = type('pinned', [Main], (context) => {
	if (!(context instanceof ExecuteContext)) throw new Error('Not on the engine');
	const { resultData } = context.runExecutionData;
	resultData.pinData = { Compare: resultData.runData['Compare']?.[0]?.data?.['main']?.[0] ?? [] };
	delete resultData.runData['Compare'];
	return [context.getInputData().map((_, item) => ({ json: {}, pairedItem: { item } }))];
});

export const probes: Readonly<Record<string, INodeType>> = {
	'test.compare': compare,
	'test.find': find,
	'test.unlinked': unlinked,
	'test.together': together,
	'test.mislinked': mislinked,
	'test.pinned': pinned,
};

/** A node of a test's workflow, by what it is. */
export interface Step {
	readonly type: string;
	readonly version?: number;
	readonly parameters?: INode['parameters'];
	readonly settings?: Partial<INode>;
}

export const step = (
	name: string,
	version = 1,
	parameters: INode['parameters'] = {},
	settings: Partial<INode> = {},
): Step => ({ type: `n8n-nodes-base.${name}`, version, parameters, settings });

/** Replaces what an item holds, as a request to another program does. */
export const replaced = step('set', 3.4, {
	mode: 'raw',
	jsonOutput: '={{ { status: "ok" } }}',
	options: {},
});

export const probe = (name: string): Step => ({ type: `test.${name}` });

/**
 * @param wires `from > to`, or `from:1 > to:1` for another output or input than the first
 */
export function flow(
	steps: Readonly<Record<string, Step>>,
	wires: readonly string[],
): WorkflowFile {
	const nodes = Object.entries(steps).map(
		([name, { type: nodeType, version = 1, parameters = {}, settings = {} }]): INode => ({
			id: name,
			name,
			type: nodeType,
			typeVersion: version,
			position: [0, 0],
			parameters,
			...settings,
		}),
	);
	const connections: IConnections = {};
	for (const wire of wires) {
		const [from, to] = wire.split(' > ').map(end);
		if (from === undefined || to === undefined) throw new Error(`No wire: ${wire}`);
		const outputs = ((connections[from.node] ??= {})['main'] ??= []);
		while (outputs.length <= from.index) outputs.push([]);
		outputs[from.index]?.push({ node: to.node, type: Main, index: to.index });
	}
	return { name: 'Passing on', nodes, connections };
}

function end(text: string): { node: string; index: number } {
	const [node = '', index = '0'] = text.split(':');
	return { node, index: Number(index) };
}

export const manyItems = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, v) => ({ v }));
