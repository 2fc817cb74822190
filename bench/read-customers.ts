/**
 * Reading 50,000 customers: Get Many against n8n's HTTP Request node with pagination, and the
 * library page by page without n8n.
 */
import { Engine } from '../test/engine/harness';
import { credentials, ourRead, peerRead } from './support/flows';
import { measureIsolated, reportMeasurement, type Measurement } from './support/isolated';
import { readPageByPage } from './support/page-by-page';
import { SandboxProcess, type SandboxTarget } from './support/sandbox-process';
import { median, printTable } from './support/table';

const ROWS = 50_000;
const REPEATS = 5;
const PAGE_SIZES = [200, 1000];

const CONTENDERS = {
	'n8n HTTP Request + Split Out': (target: SandboxTarget, pageSize: number) =>
		readOnEngine(target, pageSize, peerRead(target, pageSize)),
	'AccountView Customers, Get Many': (target: SandboxTarget, pageSize: number) =>
		readOnEngine(target, pageSize, ourRead()),
	'lib/accountview, page by page': (target: SandboxTarget, pageSize: number) =>
		Promise.resolve(() => readPageByPage(target, pageSize, ROWS)),
	'lib/accountview, first 10,000': (target: SandboxTarget, pageSize: number) =>
		Promise.resolve(() => readPageByPage(target, pageSize, 10_000)),
} as const;

type Contender = keyof typeof CONTENDERS;
const PEER: Contender = 'n8n HTTP Request + Split Out';
const names = Object.keys(CONTENDERS) as Contender[];

async function readOnEngine(
	target: SandboxTarget,
	pageSize: number,
	flow: ReturnType<typeof ourRead>,
): Promise<() => Promise<number>> {
	const engine = await Engine.load();
	return async () => {
		const result = await engine.run(flow, { credentials: credentials(target, pageSize) });
		if (result.status !== 'success') throw new Error(result.error?.message);
		return result.items('Read').length;
	};
}

async function compare(): Promise<void> {
	const sandbox = await SandboxProcess.start(ROWS);
	try {
		for (const pageSize of PAGE_SIZES) {
			console.log(
				`\nReading customers, ${String(pageSize)} rows a page, median of ${String(REPEATS)}\n`,
			);
			printResults(await measureAll(sandbox, pageSize));
		}
	} finally {
		await sandbox.stop();
	}
}

/** One round measures every contender once, so that a slow minute hits all alike. */
async function measureAll(
	sandbox: SandboxProcess,
	pageSize: number,
): Promise<ReadonlyMap<Contender, Measurement[]>> {
	const results = new Map<Contender, Measurement[]>(names.map((name) => [name, []]));
	for (let round = 0; round < REPEATS; round++) {
		for (const name of names) {
			const target = JSON.stringify(await sandbox.target());
			const measured = await measureIsolated(__filename, [name, String(pageSize), target]);
			results.get(name)?.push(measured);
		}
	}
	return results;
}

function printResults(results: ReadonlyMap<Contender, readonly Measurement[]>): void {
	const speed = (name: Contender): number =>
		median((results.get(name) ?? []).map(({ rows, milliseconds }) => (rows / milliseconds) * 1000));
	const middle = (name: Contender, key: 'rows' | 'peakMiB' | 'loadedMiB'): number =>
		median((results.get(name) ?? []).map((measurement) => measurement[key]));
	printTable(
		['reader', 'rows', 'rows/s', 'ratio', 'peak MiB', 'above loaded MiB'],
		names.map((name) => [
			name,
			middle(name, 'rows').toLocaleString('en'),
			Math.round(speed(name)).toLocaleString('en'),
			(speed(name) / speed(PEER)).toFixed(2),
			middle(name, 'peakMiB').toFixed(0),
			(middle(name, 'peakMiB') - middle(name, 'loadedMiB')).toFixed(0),
		]),
	);
}

async function main(): Promise<void> {
	const [name, pageSize, target] = process.argv.slice(2);
	if (target === undefined) { await compare(); return; }
	const prepare = CONTENDERS[name as Contender];
	await reportMeasurement(await prepare(JSON.parse(target) as SandboxTarget, Number(pageSize)));
}

void main();
