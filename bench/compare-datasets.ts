/**
 * Two sets of 50,000 customers: Sync Compare with the links that it writes against n8n's own Compare
 * Datasets, both in n8n's engine. 1% of the records differ.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INode,
	type INodeType,
} from 'n8n-workflow';
import { Engine, type RunResult, type WorkflowFile } from '../test/engine/harness';
import { storeCredentialFor } from '../test/engine/store-credential';
import { measureIsolated, reportMeasurement, type Measurement } from './support/isolated';
import { customer, STREAM } from './support/sync-set';
import { median, printTable } from './support/table';

const ROWS = 50_000;
const ONE_PER_CENT = 100;
const FIELDS = ['name', 'email', 'street', 'city', 'contact', 'phone', 'postcode', 'limit'];

interface Contender {
	readonly name: string;
	/** Compare Datasets takes minutes. */
	readonly repeats: number;
	readonly isPeer: boolean;
	/** Whether 1% of AccountView's records differ. */
	readonly differs: boolean;
}

/** In this order on one store: the second finds what the first has linked. */
const CONTENDERS: readonly Contender[] = [
	{ name: 'Compare Datasets, 1% differ', repeats: 1, isPeer: true, differs: true },
	{
		name: 'Sync Compare, first run: 1% differ, links written',
		repeats: 9,
		isPeer: false,
		differs: true,
	},
	{ name: 'Sync Compare, next run: 1% differ', repeats: 9, isPeer: false, differs: true },
];

/** Gives the records of one side. */
const source: INodeType = {
	description: {
		displayName: 'Source',
		name: 'source',
		group: [],
		version: 1,
		description: 'Source',
		defaults: {},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			{ displayName: 'Side', name: 'side', type: 'string', default: '' },
			{ displayName: 'Every', name: 'every', type: 'number', default: 0 },
		],
	},
	execute(this: IExecuteFunctions) {
		const side = this.getNodeParameter('side', 0) === 'other' ? 'other' : 'accountView';
		const every = Number(this.getNodeParameter('every', 0));
		const rows = Array.from({ length: ROWS }, (_, index) =>
			customer(side, index, every > 0 && index % every === 0),
		);
		return Promise.resolve([this.helpers.returnJsonArray(rows as never)]);
	},
};

const to = (node: string, index = 0) => ({ node, type: NodeConnectionTypes.Main, index });

function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: INode['parameters'],
): INode {
	return { id: name, name, type, typeVersion, position: [0, 0], parameters };
}

/** Start -> both sources -> the node that compares; ours has a run before that. */
function flow({ isPeer, differs }: Contender): WorkflowFile {
	const every = differs ? ONE_PER_CENT : 0;
	const stream = { connection: STREAM.backend, entity: STREAM.entity };
	const start = { resource: 'run', operation: 'start', ...stream, overlap: 5 };
	return {
		name: 'bench',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			node('Run', 'n8n-nodes-accountview.syncLedger', 1, start),
			node('A', 'bench.source', 1, { side: 'accountView', every }),
			node('B', 'bench.source', 1, { side: 'other' }),
			isPeer ? compareDatasets() : syncCompare(stream),
		],
		connections: {
			Start: { main: [isPeer ? [to('A'), to('B')] : [to('Run')]] },
			Run: { main: [[to('A'), to('B')]] },
			A: { main: [[to('Compare')]] },
			B: { main: [[to('Compare', 1)]] },
		},
	};
}

function compareDatasets(): INode {
	return node('Compare', 'n8n-nodes-base.compareDatasets', 2.3, {
		mergeByFields: { values: [{ field1: 'number', field2: 'number' }] },
		options: { skipFields: 'id,version' },
	});
}

function syncCompare(stream: INode['parameters']): INode {
	return node('Compare', 'n8n-nodes-accountview.syncCompare', 1, {
		...stream,
		accountViewKey: 'number',
		otherKey: 'id',
		fields: {
			values: FIELDS.map((name) => ({ name, accountView: name, other: name, as: 'text' })),
		},
		match: { values: [{ is: 'number', accountView: 'number', other: 'number' }] },
		direction: 'toOther',
		options: { brakeReleased: true, mostWrites: 0 },
	});
}

/** Records that were found to differ. */
function differing(result: RunResult, { isPeer }: Contender): number {
	if (result.error !== undefined) throw result.error;
	return result.items('Compare', isPeer ? 2 : 3).length;
}

async function measured(contender: Contender, file: string): Promise<void> {
	const engine = await Engine.load({ 'bench.source': source });
	await reportMeasurement(async () => {
		const result = await engine.run(flow(contender), {
			executionId: String(process.pid),
			credentials: { store: storeCredentialFor({ kind: 'sqlite', file }) },
		});
		return differing(result, contender);
	});
}

async function compareAll(): Promise<void> {
	const results = new Map<Contender, Measurement[]>();
	const rounds = Math.max(...CONTENDERS.map(({ repeats }) => repeats));
	for (let round = 0; round < rounds; round += 1) {
		const folder = mkdtempSync(join(tmpdir(), 'accountview-bench-'));
		for (const [index, contender] of CONTENDERS.entries()) {
			if (round >= contender.repeats) continue;
			const file = join(folder, 'store.sqlite');
			const result = await measureIsolated(__filename, [String(index), file]);
			if (result.rows !== ROWS / ONE_PER_CENT)
				throw new Error(`${contender.name} found ${result.rows}`);
			results.set(contender, [...(results.get(contender) ?? []), result]);
		}
		rmSync(folder, { recursive: true });
	}
	const seconds = (contender: Contender): number =>
		median((results.get(contender) ?? []).map(({ milliseconds }) => milliseconds)) / 1000;
	const peer = CONTENDERS.find(({ isPeer }) => isPeer);
	printTable(
		['comparing 2 x 50,000', 'seconds', 'x faster', 'MiB above the loaded engine'],
		CONTENDERS.map((contender) => [
			contender.name,
			seconds(contender).toFixed(1),
			peer === undefined ? '' : (seconds(peer) / seconds(contender)).toFixed(0),
			median(
				(results.get(contender) ?? []).map(({ peakMiB, loadedMiB }) => peakMiB - loadedMiB),
			).toFixed(0),
		]),
	);
}

async function main(): Promise<void> {
	const [index, file] = process.argv.slice(2);
	const contender = CONTENDERS[Number(index)];
	if (contender === undefined || file === undefined) await compareAll();
	else await measured(contender, file);
}

void main();
