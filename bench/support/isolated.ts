import { fork } from 'node:child_process';

/** What one measurement in a process of its own reports. */
export interface Measurement {
	readonly rows: number;
	readonly milliseconds: number;
	/** Peak resident memory of the measuring process, in MiB. */
	readonly peakMiB: number;
	/** The same at the moment before the first request, in MiB. */
	readonly loadedMiB: number;
}

export interface Limits {
	readonly heapMiB?: number | undefined;
	readonly youngMiB?: number | undefined;
}

/**
 * Runs this same file with `arguments_` in a new process and waits for its one report.
 *
 * @param heapMiB most that V8 may keep of old objects. Without it V8 takes what a machine has before it
 * collects, and the peak tells of the machine; with it the peak tells what the work needs.
 * @param youngMiB most for one of the two halves in which V8 makes new objects. Without it they grow to 64 MiB each
 * in any process that has kept some tens of MiB, which a running n8n has and this new process has not.
 */
export function measureIsolated(
	file: string,
	arguments_: readonly string[],
	{ heapMiB, youngMiB }: Limits = {},
): Promise<Measurement> {
	const execArgv = [
		...(heapMiB === undefined ? [] : [`--max-old-space-size=${String(heapMiB)}`]),
		...(youngMiB === undefined ? [] : [`--max-semi-space-size=${String(youngMiB)}`]),
	];
	return new Promise((resolve, reject) => {
		const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const;
		const child = fork(file, arguments_, { execArgv, stdio: [...stdio] });
		let report: Measurement | undefined;
		child.on('message', (message) => {
			report = message as Measurement;
		});
		child.on('error', reject);
		child.on('exit', (code) => {
			if (report !== undefined) resolve(report);
			else reject(new Error(`${arguments_.join(' ')} ended with ${String(code)} and no report`));
		});
	});
}

/** The measuring side: runs `task`, reports, and ends the process. */
export async function reportMeasurement(task: () => Promise<number>): Promise<void> {
	const loadedMiB = peakMiB();
	const begin = performance.now();
	const rows = await task();
	const milliseconds = performance.now() - begin;
	const report: Measurement = { rows, milliseconds, loadedMiB, peakMiB: peakMiB() };
	await new Promise((done) => process.send?.(report, done));
	process.exit(0);
}

function peakMiB(): number {
	return process.resourceUsage().maxRSS / 1024;
}
