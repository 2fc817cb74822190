/**
 * The ten-minute flows between AccountView and the app: the first run of 10,000 customers, 2,000
 * projects and 5,000 orders, a cycle in which nothing has changed, and one with a changed customer;
 * against a flow for the customers alone that was built by hand. Executed work and hours have benches
 * of their own.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../lib/store';
import { firstRunOf } from '../lib/sync/report/first-run';
import { readReport } from '../lib/sync/report/report';
import { systemClock } from '../nodes/shared/accountview/ports';
import { Engine, type RunResult } from '../test/engine/harness';
import { measureIsolated, reportMeasurement, type Measurement } from './support/isolated';
import { controlSandbox, SandboxProcess, type SandboxTarget } from './support/sandbox-process';
import { median, printTable } from './support/table';
import { flowCredentials, handMadeFlow, ourFlows, type SyncFlow } from './support/ten-minute-flows';

const CUSTOMERS = 10_000;
/** Entered in the course of yesterday, so that nothing of it is among the changes of a quiet cycle. */
const WORK = { projects: 2_000, orders: 5_000, 'lines-per-order': 5, 'minutes-old': 1440 };
/** What is measured, in this order on one store, and how often. */
const CYCLES = [
	['first run', 1],
	['nothing changed', 5],
	['one customer changed', 1],
] as const;
const CUSTOMER = { entity: 'customer' };
/** The sandbox numbers the customers it makes from here. */
const SOME_CUSTOMER = '100042';

/** Tables with their key and a text. */
const LATEST = [
	['customers', 'SUB_NR', 'ACCT_NAME'],
	['projects', 'PROJ_CODE', 'PROJ_DESC'],
	['orders', 'ORD_NR', 'COMMENT1'],
] as const;

type Maker = 'ours' | 'byHand';
type Cycle = (typeof CYCLES)[number][0];

interface Contender {
	readonly maker: Maker;
	readonly name: string;
	/** Of Node.js; left out: what it takes on this machine. */
	readonly heapMiB?: number;
	readonly cycles: readonly Cycle[];
}

const ALL_CYCLES = CYCLES.map(([cycle]) => cycle);
const SMALL_HEAP = 512;
const CONTENDERS: readonly Contender[] = [
	{ maker: 'ours', name: 'templates 01, 02 and 04', cycles: ALL_CYCLES },
	{
		maker: 'ours',
		name: `the same in a heap of ${String(SMALL_HEAP)} MiB`,
		heapMiB: SMALL_HEAP,
		cycles: ['first run'],
	},
	{ maker: 'byHand', name: 'by hand, customers alone', cycles: ALL_CYCLES },
];

interface Setting {
	readonly maker: Maker;
	/** Of the store. */
	readonly file: string;
	readonly target: SandboxTarget;
}

interface Row {
	readonly what: string;
	readonly measured: readonly Measurement[];
	readonly requests: Requests;
}

/** Of the last cycle that was measured. */
interface Requests {
	readonly accountView: number;
	readonly app: number;
	readonly writes: number;
}

function flowsOf(maker: Maker, target: SandboxTarget): readonly SyncFlow[] {
	return maker === 'ours' ? ourFlows(target) : [handMadeFlow(target)];
}

/**
 * The measuring side: all flows of a maker, one after the other. But for a first run they have run once
 * before it is measured, since an n8n that is at work has loaded its nodes.
 */
async function measureCycle(cycle: Cycle, { maker, file, target }: Setting): Promise<void> {
	const engine = await Engine.load();
	if (cycle !== 'first run') {
		if (cycle === 'nothing changed') await changeOneOfEach(target);
		await runAll(engine, { maker, file, target });
		if (cycle === 'one customer changed') {
			const change = { ACCT_NAME: 'Hernoemde Klant BV' };
			await controlSandbox(target, 'PATCH', `accountview/customers/${SOME_CUSTOMER}`, change);
		}
		await controlSandbox(target, 'DELETE', 'requests');
	}
	await reportMeasurement(() => runAll(engine, { maker, file, target }));
}

/**
 * The latest change of a kind is that of one record, as it is at a firm that is at work. What was entered in bulk
 * with the latest one is read again in each cycle, since a later change may bear the same time.
 */
async function changeOneOfEach(target: SandboxTarget): Promise<void> {
	for (const [table, column, field] of LATEST) {
		const path = `accountview/${table}`;
		const rows = (await controlSandbox(target, 'GET', `${path}?limit=1`)) as Record<
			string,
			string
		>[];
		const change = { [field]: `Gewijzigd ${randomUUID().slice(0, 8)}` };
		await controlSandbox(target, 'PATCH', `${path}/${rows[0]?.[column] ?? ''}`, change);
	}
}

async function runAll(engine: Engine, { maker, file, target }: Setting): Promise<number> {
	const flows = flowsOf(maker, target);
	for (const { name, flow, startAt } of flows) {
		const begin = performance.now();
		const result = await engine.run(flow, {
			startAt,
			executionId: randomUUID(),
			credentials: flowCredentials(target, file),
		});
		if (result.error !== undefined) throw result.error;
		if (maker === 'ours') refuseRest(name, result);
		const seconds = (performance.now() - begin) / 1000;
		if (process.env['BENCH_DETAILS'] === '1') console.error(`${name}: ${seconds.toFixed(1)} s`);
	}
	return flows.length;
}

/** A flow whose last run left something undone is no measurement. */
function refuseRest(name: string, result: RunResult): void {
	const finished = result.json('Finish Run').at(-1);
	if (finished?.['complete'] === true) return;
	throw new Error(`${name} was not completed: ${JSON.stringify(finished)}`);
}

async function measureContender({ maker, heapMiB, cycles }: Contender): Promise<readonly Row[]> {
	const folder = mkdtempSync(join(tmpdir(), 'accountview-bench-'));
	const sandbox = await SandboxProcess.start(CUSTOMERS, WORK);
	try {
		const target = JSON.stringify(await sandbox.target());
		const file = join(folder, 'store.sqlite');
		const rows: Row[] = [];
		for (const [what, times] of CYCLES.filter(([cycle]) => cycles.includes(cycle))) {
			if (maker === 'ours' && what === 'nothing changed') await printEstimates(file);
			const measurements: Measurement[] = [];
			for (let time = 0; time < times; time += 1) {
				const arguments_ = [what, maker, file, target];
				measurements.push(await measureIsolated(__filename, arguments_, { heapMiB }));
			}
			rows.push({ what, measured: measurements, requests: await requestsOf(sandbox) });
		}
		return rows;
	} finally {
		await sandbox.stop();
		rmSync(folder, { recursive: true });
	}
}

/** What the first run of the customers said was left when so much of it was done, and what came of it. */
async function printEstimates(file: string): Promise<void> {
	const store = await openSqliteStore({ file, clock: systemClock });
	const { streams } = await readReport(store, systemClock, { stream: CUSTOMER, runs: 50 });
	await store.close();
	const runs = (streams[0]?.runs ?? []).filter(({ isFirst }) => isFirst).toReversed();
	const end = runs.at(-1)?.endedAt ?? 0;
	const rows = [1, 2, 5].flatMap((done) => {
		const now = runs[done - 1]?.endedAt ?? 0;
		const before = { runs: runs.slice(0, done).toReversed(), links: 0, waiting: 0, now };
		const estimate = (firstRunOf(before)?.leftMs ?? 0) / 1000;
		const actual = (end - now) / 1000;
		if (actual <= 0) return [];
		const share = `${((done / runs.length) * 100).toFixed(0)}%`;
		const off = `${((estimate / actual - 1) * 100).toFixed(0)}%`;
		return [[share, estimate.toFixed(1), actual.toFixed(1), off]];
	});
	printTable(['customers done', 'estimate of what is left, s', 'it took, s', 'off by'], rows);
}

async function requestsOf(sandbox: SandboxProcess): Promise<Requests> {
	const all = (await sandbox.control('GET', 'requests')) as {
		readonly server: string;
		readonly method: string;
		readonly path: string;
	}[];
	const ofData = all.filter(({ path }) => /accountviewdata|\/api\/v1\//.test(path));
	// The list of companies and AccountView's dictionary count as well: the allowance is for all.
	const count = (server: string): number => all.filter((one) => one.server === server).length;
	return {
		accountView: count('accountView'),
		app: count('workOrders'),
		writes: ofData.filter(({ method }) => method !== 'GET').length,
	};
}

async function measureAll(): Promise<void> {
	const rows: string[][] = [];
	for (const contender of CONTENDERS) {
		const { name } = contender;
		for (const { what, measured: some, requests } of await measureContender(contender)) {
			const seconds = median(some.map(({ milliseconds }) => milliseconds)) / 1000;
			const memory = median(some.map(({ peakMiB, loadedMiB }) => peakMiB - loadedMiB));
			const { accountView, app, writes } = requests;
			const counts = [accountView, app, writes].map((count) => count.toLocaleString('en'));
			rows.push([name, what, seconds.toFixed(1), memory.toFixed(0), ...counts]);
		}
	}
	const heading = ['flow', 'cycle', 'seconds', 'MiB above the loaded engine'];
	printTable([...heading, 'requests to AccountView', 'to the app', 'writes'], rows);
}

async function main(): Promise<void> {
	const [what, maker, file, target] = process.argv.slice(2);
	const cycle = CYCLES.find(([name]) => name === what)?.[0];
	if (cycle === undefined || file === undefined || target === undefined) {
		await measureAll();
		return;
	}
	await measureCycle(cycle, {
		maker: maker === 'ours' ? 'ours' : 'byHand',
		file,
		target: JSON.parse(target) as SandboxTarget,
	});
}

void main();
