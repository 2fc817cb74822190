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
/** Four times the rows: memory that depends on the data set would show. */
const MANY_ROWS = 200_000;
const REPEATS = 5;
const PAGE_SIZES = [200, 1000];

type Reader = (target: SandboxTarget, pageSize: number) => Promise<() => Promise<number>>;

interface Contender {
	readonly name: string;
	/** Customers in the sandbox it reads from. */
	readonly rows: number;
	/** Loads what it needs, and gives what is then measured. */
	readonly prepare: Reader;
}

const readPages =
	(rows: number): Reader =>
	(target, pageSize) =>
		Promise.resolve(() => readPageByPage(target, pageSize, rows));

const CONTENDERS: readonly Contender[] = [
	{
		name: 'HTTP Request + Split Out, OAuth2',
		rows: ROWS,
		prepare: (target, pageSize) =>
			readOnEngine(target, pageSize, peerRead(target, pageSize, 'oAuth2Api')),
	},
	{
		name: 'HTTP Request + Split Out, fixed token',
		rows: ROWS,
		prepare: (target, pageSize) =>
			readOnEngine(target, pageSize, peerRead(target, pageSize, 'httpBearerAuth')),
	},
	{
		name: 'AccountView Customers, Get Many',
		rows: ROWS,
		prepare: (target, pageSize) => readOnEngine(target, pageSize, ourRead()),
	},
	{ name: 'lib/accountview, page by page', rows: ROWS, prepare: readPages(ROWS) },
	{ name: 'lib/accountview, page by page', rows: MANY_ROWS, prepare: readPages(MANY_ROWS) },
];
const PEERS = CONTENDERS.slice(0, 2);

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
	const sandboxes = new Map<number, SandboxProcess>();
	for (const rows of [ROWS, MANY_ROWS]) sandboxes.set(rows, await SandboxProcess.start(rows));
	try {
		for (const pageSize of PAGE_SIZES) {
			console.log(
				`\nReading customers, ${String(pageSize)} rows a page, median of ${String(REPEATS)}\n`,
			);
			printResults(await measureAll(sandboxes, pageSize));
		}
	} finally {
		for (const sandbox of sandboxes.values()) await sandbox.stop();
	}
}

/**
 * One round measures every contender once, so that a slow minute hits all alike. The first round
 * does not count: from the second on the sandbox answers from its cache, so that the readers are
 * measured and not the sandbox.
 */
async function measureAll(
	sandboxes: ReadonlyMap<number, SandboxProcess>,
	pageSize: number,
): Promise<ReadonlyMap<Contender, Measurement[]>> {
	const results = new Map<Contender, Measurement[]>(CONTENDERS.map((one) => [one, []]));
	for (let round = 0; round <= REPEATS; round++) {
		for (const [index, contender] of CONTENDERS.entries()) {
			const target = JSON.stringify(await sandboxes.get(contender.rows)?.target());
			const measured = await measureIsolated(__filename, [String(index), String(pageSize), target]);
			if (measured.rows !== contender.rows) throw new Error(`${contender.name} lost rows`);
			if (round > 0) results.get(contender)?.push(measured);
		}
	}
	return results;
}

function printResults(results: ReadonlyMap<Contender, readonly Measurement[]>): void {
	const middle = (contender: Contender, read: (measured: Measurement) => number): number =>
		median((results.get(contender) ?? []).map(read));
	const speed = (contender: Contender | undefined): number =>
		contender === undefined
			? Number.NaN
			: middle(contender, ({ rows, milliseconds }) => (rows / milliseconds) * 1000);
	printTable(
		['reader', 'rows', 'rows/s', 'x OAuth2', 'x fixed token', 'peak MiB', 'above loaded MiB'],
		CONTENDERS.map((contender) => [
			contender.name,
			contender.rows.toLocaleString('en'),
			Math.round(speed(contender)).toLocaleString('en'),
			...PEERS.map((peer) => (speed(contender) / speed(peer)).toFixed(2)),
			middle(contender, ({ peakMiB }) => peakMiB).toFixed(0),
			middle(contender, ({ peakMiB, loadedMiB }) => peakMiB - loadedMiB).toFixed(0),
		]),
	);
}

async function main(): Promise<void> {
	const [index, pageSize, target] = process.argv.slice(2);
	if (target === undefined) {
		await compare();
		return;
	}
	const contender = CONTENDERS[Number(index)];
	if (contender === undefined) throw new Error('no such contender');
	const { prepare } = contender;
	await reportMeasurement(await prepare(JSON.parse(target) as SandboxTarget, Number(pageSize)));
}

void main();
