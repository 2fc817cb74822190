/** Appending 25,000 lines to 5,000 orders in one run: requests, time and peak memory. */
import type { IDataObject, INode } from 'n8n-workflow';
import { Engine } from '../test/engine/harness';
import { credentials, ourAppend } from './support/flows';
import { measureIsolated, reportMeasurement } from './support/isolated';
import { SandboxProcess, type SandboxTarget } from './support/sandbox-process';
import { printTable } from './support/table';

const ORDERS = 5_000;
const LINES_AN_ORDER = 5;
const PAGE_SIZE = 200;
/** The sandbox numbers the orders that it makes from here. */
const FIRST_ORDER = 20_000_000;

/** One way to append. Each is carried out in its order, the repeat on what is there then. */
interface Run {
	readonly name: string;
	/** Articles that AccountView has; the lines take them in turn. */
	readonly articles: number;
	/** One line of so many has an article that AccountView does not have; 0: none. */
	readonly unknownOneIn: number;
	readonly options: INode['parameters'];
	/** Goes on with the sandbox of the run before. */
	readonly again?: true;
}

const RUNS: readonly Run[] = [
	{ name: '1,000 articles', articles: 1_000, unknownOneIn: 0, options: {} },
	{
		name: 'the same again, skipped',
		articles: 1_000,
		unknownOneIn: 0,
		options: { skipExisting: true },
		again: true,
	},
	{ name: '10,000 articles', articles: 10_000, unknownOneIn: 0, options: {} },
	{ name: 'one line of 100 unknown', articles: 1_000, unknownOneIn: 100, options: {} },
	{ name: 'all lines sent', articles: 1_000, unknownOneIn: 0, options: { linesSent: 'all' } },
];

async function compare(): Promise<void> {
	const rows: string[][] = [];
	let sandbox: SandboxProcess | undefined;
	try {
		for (const [index, run] of RUNS.entries()) {
			if (sandbox === undefined || run.again !== true) {
				await sandbox?.stop();
				sandbox = await SandboxProcess.start(100, {
					orders: ORDERS,
					'lines-per-order': 2,
					articles: run.articles,
				});
			}
			rows.push(await measure(sandbox, run, index));
		}
	} finally {
		await sandbox?.stop();
	}
	const lines = (ORDERS * LINES_AN_ORDER).toLocaleString('en');
	console.log(
		`\n${lines} lines to ${ORDERS.toLocaleString('en')} orders with 2 lines each, in one run\n`,
	);
	printTable(
		['run', 'lines appended', 'GET', 'PUT', 'seconds', 'peak MiB', 'above loaded MiB'],
		rows,
	);
}

async function measure(sandbox: SandboxProcess, run: Run, index: number): Promise<string[]> {
	const before = (await requestsOf(sandbox)).at(-1)?.number ?? 0;
	const target = JSON.stringify(await sandbox.target());
	const { rows, milliseconds, peakMiB, loadedMiB } = await measureIsolated(__filename, [
		String(index),
		target,
	]);
	const requests = (await requestsOf(sandbox)).filter(({ number }) => number > before);
	const puts = requests.filter(({ method }) => method === 'PUT').length;
	// The list is as long as the last ones that the sandbox keeps; the numbers go on.
	const all = (requests.at(-1)?.number ?? before) - before;
	return [
		run.name,
		rows.toLocaleString('en'),
		(all - puts).toLocaleString('en'),
		puts.toLocaleString('en'),
		(milliseconds / 1000).toFixed(1),
		peakMiB.toFixed(0),
		(peakMiB - loadedMiB).toFixed(0),
	];
}

async function prepare(run: Run, target: SandboxTarget): Promise<() => Promise<number>> {
	const engine = await Engine.load();
	const items = Array.from({ length: ORDERS }, (_, place) => ({
		order: String(FIRST_ORDER + place),
		articles: Array.from({ length: LINES_AN_ORDER }, (__, line) =>
			article(place * LINES_AN_ORDER + line, run),
		),
	}));
	return async () => {
		const result = await engine.run(ourAppend(run.options), {
			items,
			credentials: credentials(target, PAGE_SIZE),
		});
		if (result.status !== 'success') throw new Error(result.error?.message);
		return result.json('Write').reduce((sum, { appended }) => sum + Number(appended), 0);
	};
}

function article(place: number, { articles, unknownOneIn }: Run): IDataObject {
	const isUnknown = unknownOneIn > 0 && place % unknownOneIn === 0;
	const code = `ART-${String(1 + (place % articles)).padStart(5, '0')}`;
	return { code: isUnknown ? `EIGEN-${String(place % 50)}` : code, qty: 1, ticked: true };
}

interface RecordedRequest {
	readonly number: number;
	readonly method: string;
}

async function requestsOf(sandbox: SandboxProcess): Promise<readonly RecordedRequest[]> {
	return (await sandbox.control('GET', 'requests')) as RecordedRequest[];
}

async function main(): Promise<void> {
	const [index, target] = process.argv.slice(2);
	if (target === undefined) {
		await compare();
		return;
	}
	const run = RUNS[Number(index)];
	if (run === undefined) throw new Error('no such run');
	await reportMeasurement(await prepare(run, JSON.parse(target) as SandboxTarget));
}

void main();
