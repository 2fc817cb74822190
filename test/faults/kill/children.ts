import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import { TaskWorker } from './task-worker';
import type { Task, TaskOutcome } from './task';

/** Processes that run `child.ts`. */
export class Children {
	private readonly folder = mkdtempSync(join(tmpdir(), 'accountview-kill-'));
	private readonly file = join(this.folder, 'child.cjs');

	private readonly options = {
		cwd: __dirname,
		env: { ...process.env, NODE_COMPILE_CACHE: join(this.folder, 'cache') },
	};
	private readonly worker: TaskWorker<Task, TaskOutcome>;

	constructor() {
		buildSync({
			entryPoints: [join(__dirname, 'child.ts')],
			outfile: this.file,
			bundle: true,
			platform: 'node',
			external: ['pg-native', 'n8n-workflow'],
			alias: { pg: createRequire(__filename).resolve('pg') },
		});
		this.worker = new TaskWorker(this.file, this.options);
	}

	/**
	 * Does a task in a process that does all those that nobody kills, one after the other.
	 *
	 * @throws Error with what went wrong
	 */
	async run(task: Task): Promise<TaskOutcome> {
		return await this.worker.run(task);
	}

	/**
	 * Does a task in a process of its own, which kills itself at its step.
	 *
	 * @throws Error when it came to its end
	 */
	async kill(task: Task): Promise<void> {
		const child = spawn(process.execPath, [this.file, JSON.stringify(task)], {
			...this.options,
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const [said, signal] = await Promise.all([text(child.stdout), signalOf(child)]);
		if (signal !== 'SIGKILL') throw new Error(`Nothing killed the process, it said ${said}`);
	}

	remove(): void {
		this.worker.end();
		rmSync(this.folder, { recursive: true, force: true });
	}
}

function signalOf(child: ChildProcess): Promise<NodeJS.Signals | null> {
	return new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', (_, signal) => {
			resolve(signal);
		});
	});
}
