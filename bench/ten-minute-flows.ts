/**
 * The ten-minute flows between AccountView and the app: the first run of 10,000 customers, 2,000
 * projects and 5,000 orders, a cycle in which nothing has changed, and one with a changed customer;
 * against a flow for the customers alone that was built by hand. Executed work and hours have benches
 * of their own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine, type RunResult } from '../test/engine/harness';
import { measureIsolated, reportMeasurement, type Measurement } from './support/isolated';
import { SandboxProcess, type SandboxTarget } from './support/sandbox-process';
import { median, printTable } from './support/table';
import { flowCredentials, handMadeFlow, ourFlows, type SyncFlow } from './support/ten-minute-flows';

const CUSTOMERS = 10_000;
const WORK = { projects: 2_000, orders: 5_000, 'lines-per-order': 5 };
const CYCLES = 5;
/** The sandbox numbers the customers it makes from here. */
const SOME_CUSTOMER = '100042';

type Maker = 'ours' | 'byHand';

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

/** The measuring side: all flows of a maker, one after the other. */
async function runAll(maker: Maker, file: string, target: SandboxTarget): Promise<void> {
	const engine = await Engine.load();
	const flows = flowsOf(maker, target);
	await reportMeasurement(async () => {
		for (const { name, flow, startAt } of flows) {
			const begin = performance.now();
			const result = await engine.run(flow, {
				startAt,
				executionId: `${String(process.pid)}-${name}`,
				credentials: flowCredentials(target, file),
			});
			if (result.error !== undefined) throw result.error;
			if (maker === 'ours') refuseRest(name, result);
			const seconds = (performance.now() - begin) / 1000;
			if (process.env['BENCH_DETAILS'] === '1') console.error(`${name}: ${seconds.toFixed(1)} s`);
		}
		return flows.length;
	});
}

/** A run that left something undone is no measurement. */
function refuseRest(name: string, result: RunResult): void {
	const [finished] = result.json('Finish Run');
	if (finished?.['complete'] === true) return;
	throw new Error(`${name} was not completed: ${JSON.stringify(finished)}`);
}

async function measureMaker(maker: Maker): Promise<readonly Row[]> {
	const folder = mkdtempSync(join(tmpdir(), 'accountview-bench-'));
	const sandbox = await SandboxProcess.start(CUSTOMERS, WORK);
	try {
		const target = JSON.stringify(await sandbox.target());
		const file = join(folder, 'store.sqlite');
		const cycle = () => measureIsolated(__filename, [maker, file, target]);
		const rows: Row[] = [];
		rows.push(await measured(sandbox, 'first run', 1, cycle));
		// What the first run wrote comes by once more, and is found to be in step.
		await cycle();
		rows.push(await measured(sandbox, 'nothing changed', CYCLES, cycle));
		await sandbox.control('PATCH', `accountview/customers/${SOME_CUSTOMER}`, {
			ACCT_NAME: 'Hernoemde Klant BV',
		});
		rows.push(await measured(sandbox, 'one customer changed', 1, cycle));
		return rows;
	} finally {
		await sandbox.stop();
		rmSync(folder, { recursive: true });
	}
}

async function measured(
	sandbox: SandboxProcess,
	what: string,
	times: number,
	cycle: () => Promise<Measurement>,
): Promise<Row> {
	const measurements: Measurement[] = [];
	for (let time = 0; time < times; time += 1) {
		await sandbox.control('DELETE', 'requests');
		measurements.push(await cycle());
	}
	return { what, measured: measurements, requests: await requestsOf(sandbox) };
}

async function requestsOf(sandbox: SandboxProcess): Promise<Requests> {
	const all = (await sandbox.control('GET', 'requests')) as {
		readonly server: string;
		readonly method: string;
		readonly path: string;
	}[];
	const ofData = all.filter(({ path }) => /accountviewdata|\/api\/v1\//.test(path));
	const count = (server: string): number => ofData.filter((one) => one.server === server).length;
	return {
		accountView: count('accountView'),
		app: count('workOrders'),
		writes: ofData.filter(({ method }) => method !== 'GET').length,
	};
}

async function measureAll(): Promise<void> {
	const rows: string[][] = [];
	for (const maker of ['ours', 'byHand'] as const) {
		const name = maker === 'ours' ? 'templates 01, 02 and 04' : 'by hand, customers alone';
		for (const { what, measured: some, requests } of await measureMaker(maker)) {
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
	const [maker, file, target] = process.argv.slice(2);
	if (file === undefined || target === undefined) await measureAll();
	else
		await runAll(maker === 'ours' ? 'ours' : 'byHand', file, JSON.parse(target) as SandboxTarget);
}

void main();
