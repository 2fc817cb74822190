/** Sending 20,000 hour entries in one run: requests, time and peak memory. */
import type { IDataObject } from 'n8n-workflow';
import { Engine } from '../test/engine/harness';
import { credentials, ourHours } from './support/flows';
import { measureIsolated, reportMeasurement } from './support/isolated';
import { SandboxProcess, type SandboxTarget } from './support/sandbox-process';
import { printTable } from './support/table';

const ENTRIES = 20_000;
const EMPLOYEES = 50;
const PROJECTS = 100;
const ENTRIES_A_DAY = 4;
const PAGE_SIZE = 200;
/** The sandbox numbers the employees it makes from here. */
const FIRST_EMPLOYEE = 1001;
const FIRST_DAY = Date.parse('2026-01-05');
const DAY = 86_400_000;

/** One way to send them. Each is carried out in its order, the repeat on what is there then. */
interface Run {
	readonly name: string;
	/** One of so many entries is for a project that is not there; 0: none. */
	readonly wrongOneIn: number;
	readonly switches: Readonly<Record<string, unknown>>;
	/** Goes on with the sandbox of the run before. */
	readonly again?: true;
}

const RUNS: readonly Run[] = [
	{ name: 'all new', wrongOneIn: 0, switches: {} },
	{ name: 'the same again', wrongOneIn: 0, switches: {}, again: true },
	{ name: 'one of 1,000 wrong', wrongOneIn: 1_000, switches: {} },
	{ name: 'one sheet a request', wrongOneIn: 0, switches: { severalHeaders: false } },
];

async function compare(): Promise<void> {
	const rows: string[][] = [];
	let sandbox: SandboxProcess | undefined;
	try {
		for (const [index, run] of RUNS.entries()) {
			if (sandbox === undefined || run.again !== true) {
				await sandbox?.stop();
				sandbox = await SandboxProcess.start(1, { employees: EMPLOYEES, projects: PROJECTS });
			}
			rows.push(await measure(sandbox, run, index));
		}
	} finally {
		await sandbox?.stop();
	}
	console.log(
		`\n${ENTRIES.toLocaleString('en')} hour entries of ${String(EMPLOYEES)} employees in one run\n`,
	);
	printTable(
		['run', 'stored', 'requests', 'per 1,000', 'seconds', 'peak MiB', 'above loaded MiB'],
		rows,
	);
}

async function measure(sandbox: SandboxProcess, run: Run, index: number): Promise<string[]> {
	await sandbox.control('POST', 'switches', run.switches);
	await sandbox.control('DELETE', 'requests');
	const target = JSON.stringify(await sandbox.target());
	const { rows, milliseconds, peakMiB, loadedMiB } = await measureIsolated(__filename, [
		String(index),
		target,
	]);
	const requests = await countRequests(sandbox);
	return [
		run.name,
		rows.toLocaleString('en'),
		requests.toLocaleString('en'),
		((requests / ENTRIES) * 1000).toFixed(1),
		(milliseconds / 1000).toFixed(1),
		peakMiB.toFixed(0),
		(peakMiB - loadedMiB).toFixed(0),
	];
}

async function prepare(run: Run, target: SandboxTarget): Promise<() => Promise<number>> {
	const engine = await Engine.load();
	const items = Array.from({ length: ENTRIES }, (_, place) => entry(place, run));
	return async () => {
		const result = await engine.run(ourHours(), {
			items,
			credentials: credentials(target, PAGE_SIZE),
		});
		if (result.status !== 'success') throw new Error(result.error?.message);
		return result.json('Write').filter(({ outcome }) => outcome !== undefined).length;
	};
}

/** Four entries of two hours a day, from Monday to Friday, week after week. */
function entry(place: number, { wrongOneIn }: Run): IDataObject {
	const person = place % EMPLOYEES;
	const workday = Math.floor(place / EMPLOYEES / ENTRIES_A_DAY);
	const day = FIRST_DAY + (Math.floor(workday / 5) * 7 + (workday % 5)) * DAY;
	const isWrong = wrongOneIn > 0 && place % wrongOneIn === 0;
	return {
		employee: String(FIRST_EMPLOYEE + person),
		project: isWrong ? 'P99999' : `P${String(1 + (place % PROJECTS)).padStart(5, '0')}`,
		date: new Date(day).toISOString().slice(0, 10),
		hours: 2,
		ownReference: `UR-${String(place)}`,
	};
}

async function countRequests(sandbox: SandboxProcess): Promise<number> {
	const requests = (await sandbox.control('GET', 'requests')) as { server: string }[];
	return requests.filter(({ server }) => server === 'accountView').length;
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
