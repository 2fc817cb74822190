import {
	NodeConnectionTypes,
	type IDataObject,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import { Engine, type RunOptions, type RunResult } from '../harness';
import { storeCredentialFor } from '../store-credential';
import { flow, step, type Step } from '../sync-passing-on/probes';

type RecordsOf = Record<'accountView' | 'other', IDataObject[]>;

/** What Sync Compare tells with an item, as far as a write needs it. */
export interface Sync extends IDataObject {
	target: 'accountView' | 'other';
	action: 'create' | 'update';
	targetKey: string;
}

/** Two systems in memory, which a flow reads and writes; a test may change what their nodes do. */
export interface World extends RecordsOf {
	/** Items of the two reading nodes; left out: one for each record. */
	read: Partial<Record<'accountView' | 'other', readonly INodeExecutionData[]>>;
	/** What happens before AccountView is read. */
	beforeRead: (context: IExecuteFunctions) => Promise<void>;
	/** What comes of a write: the row that the writing node gives. Left out: it is done. */
	write: (record: IDataObject, sync: Sync) => IDataObject;
	/** Writes that were tried. */
	readonly writes: { readonly record: IDataObject; readonly sync: Sync }[];
}

export const KEYS = { accountView: 'number', other: 'id' } as const;

const OUTPUTS = [
	'create in AccountView',
	'update in AccountView',
	'create in Other',
	'update in Other',
	'attention',
	'in step',
] as const;

export type Output = (typeof OUTPUTS)[number];

export interface WorldRun {
	/** Parameters of Sync Compare. */
	readonly compare?: IDataObject;
	/** Its options, beside the usual ones. */
	readonly options?: IDataObject;
	readonly parameters?: RunOptions['parameters'];
	readonly nodes?: Readonly<Record<string, Partial<INode>>>;
	readonly credentials?: RunOptions['credentials'];
	readonly executionId?: string;
	/** Takes nodes out of the flow, or wires it differently. */
	readonly wires?: readonly string[];
	readonly steps?: Readonly<Record<string, Step>>;
}

/**
 * Start Run > AccountView and Other > Compare; what is to be written > Write > Save; the rest > Finish
 * Run. Each run is an execution of its own.
 */
export interface WorldSetting {
	readonly world: World;
	readonly place: StorePlace;
	run(run?: WorldRun): Promise<RunResult>;
	/** What Sync Compare put on its outputs; those without any are left out. */
	outputs(result: RunResult): Partial<Record<Output, readonly IDataObject[]>>;
	/** As if so much time had passed that whatever was postponed is tried again. */
	letTimePass(): Promise<void>;
	stop(): Promise<void>;
}

/** The world of the test that is running; probes are made once for each engine. */
const worlds = new WeakMap<Engine, { now: World }>();

export async function worldEngine(): Promise<Engine> {
	const current = { now: newWorld() };
	const engine = await Engine.load({
		'test.read': probeType('read', (context) => readItems(current.now, context)),
		'test.write': probeType('write', (context) => writeItems(current.now, context)),
	});
	worlds.set(engine, current);
	return engine;
}

export function worldSetting(engine: Engine, place: StorePlace = sqlitePlace()): WorldSetting {
	const world = newWorld();
	const current = worlds.get(engine);
	if (current !== undefined) current.now = world;
	let executions = 0;
	return {
		world,
		place,
		run: async (run = {}) => {
			executions += 1;
			const { compare = {}, options = {}, wires = WIRES, steps = {} } = run;
			return await engine.run(flow({ ...STEPS, ...steps }, wires), {
				executionId: run.executionId ?? String(executions),
				credentials: { store: storeCredentialFor(place.address), ...run.credentials },
				nodes: run.nodes ?? {},
				parameters: {
					...run.parameters,
					Compare: { ...compare, options: { unmatched: 'create', ...options } },
				},
			});
		},
		outputs: (result) =>
			Object.fromEntries(
				OUTPUTS.map((name, output) => [name, result.json('Compare', output)] as const).filter(
					([, items]) => items.length > 0,
				),
			),
		letTimePass: async () => {
			const store = await place.open();
			await store.transaction(async (sql) => {
				await sql.run('UPDATE accountview_issue SET next_try_at = 0 WHERE next_try_at > 0');
			});
			await store.close();
		},
		stop: () => place.remove(),
	};
}

function newWorld(): World {
	const world: World = {
		accountView: [],
		other: [],
		read: {},
		beforeRead: () => Promise.resolve(),
		writes: [],
		write: (record, sync) => carryOut(world, record, sync),
	};
	return world;
}

/** Writes the compared fields, as a flow with a mapping would. */
export function carryOut(world: World, record: IDataObject, sync: Sync): IDataObject {
	const { name, phone, city } = record;
	const records = world[sync.target];
	const key = KEYS[sync.target];
	const content = { name, phone, city };
	if (sync.action === 'update') {
		const found = records.find((one) => one[key] === sync.targetKey);
		Object.assign(found ?? {}, content);
		return { id: sync.targetKey, done: 'updated' };
	}
	const number = sync.target === 'other' ? record['number'] : `9${records.length}`;
	const made: IDataObject = {
		[key]: sync.target === 'other' ? `id-${records.length}` : number,
		number,
		...content,
	};
	records.push(made);
	return { id: made[key], done: 'created' };
}

async function readItems(world: World, context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const side = context.getNode().name === 'AccountView' ? 'accountView' : 'other';
	if (side === 'accountView') await world.beforeRead(context);
	const items = world.read[side] ?? world[side].map((json) => ({ json: { ...json } }));
	return items.map((item) => ({ pairedItem: { item: 0 }, ...item }));
}

function writeItems(world: World, context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const items = context.getInputData().map(({ json }, item) => {
		const { _sync, ...record } = json;
		const sync = _sync as Sync;
		world.writes.push({ record, sync });
		return { json: world.write(record, sync), pairedItem: { item } };
	});
	return Promise.resolve(items);
}

function probeType(
	name: string,
	execute: (context: IExecuteFunctions) => Promise<INodeExecutionData[]>,
): INodeType {
	return {
		description: {
			displayName: name,
			name,
			group: [],
			version: 1,
			description: name,
			defaults: {},
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute(this: IExecuteFunctions) {
			return [await execute(this)];
		},
	};
}

const stream = { connection: 'field-service', entity: 'customer' };

const ledger = (
	resource: string,
	operation: string,
	parameters: INode['parameters'] = {},
): Step => ({
	type: 'n8n-nodes-accountview.syncLedger',
	parameters: { resource, operation, ...parameters },
	// n8n goes on with what stands highest; Finish comes last.
	settings: { position: [0, operation === 'finish' ? 1000 : 0] },
});

export const STEPS: Readonly<Record<string, Step>> = {
	Start: step('manualTrigger'),
	'Start Run': ledger('run', 'start', stream),
	AccountView: { type: 'test.read' },
	Other: { type: 'test.read' },
	Compare: {
		type: 'n8n-nodes-accountview.syncCompare',
		parameters: {
			...stream,
			accountViewKey: 'number',
			otherKey: 'id',
			fields: {
				values: [
					{ name: '', accountView: 'name', other: 'name', as: 'text' },
					{ name: '', accountView: 'phone', other: 'phone', as: 'phone' },
					{ name: 'town', accountView: 'city', other: 'city', as: 'ignoreCase' },
				],
			},
			match: { values: [{ is: 'number', accountView: 'number', other: 'number' }] },
			direction: 'both',
			conflicts: 'accountView',
		},
	},
	Write: { type: 'test.write' },
	Save: ledger('result', 'save', { outcome: 'item', newId: '={{ $json.id }}' }),
	'Finish Run': ledger('run', 'finish', stream),
	Failed: step('noOp'),
};

export const WIRES: readonly string[] = [
	'Start > Start Run',
	'Start Run > AccountView',
	'Start Run > Other',
	'AccountView > Compare',
	'Other > Compare:1',
	'Compare:0 > Write',
	'Compare:1 > Write',
	'Compare:2 > Write',
	'Compare:3 > Write',
	'Write > Save',
	'Compare:5 > Finish Run',
	'Compare:6 > Failed',
];

/** A customer of AccountView. */
export function debtor(number: string, changes: IDataObject = {}): IDataObject {
	return { number, name: `Customer ${number}`, phone: '010-1234567', city: 'Delft', ...changes };
}

/** The same customer in the other system. */
export function client(id: string, number: string, changes: IDataObject = {}): IDataObject {
	return { id, ...debtor(number), ...changes };
}
