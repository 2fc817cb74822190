import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import { outcomeOf } from './answer-tasks';
import { TaskWorker } from './task-worker';

/** Processes of one program, built once, that may kill themselves at the step `killAt`; 0 for never. */
export class KillableProgram<Task extends { readonly killAt: number }, Outcome extends object> {
	private readonly folder: string;
	private readonly program: string;
	private worker: TaskWorker<Task, Outcome> | undefined;

	/** @param name for its folder @param source its file */
	constructor(name: string, source: string) {
		this.folder = mkdtempSync(join(tmpdir(), `accountview-${name}-`));
		this.program = join(this.folder, 'child.cjs');
		buildSync({
			entryPoints: [source],
			outfile: this.program,
			bundle: true,
			platform: 'node',
			external: ['pg-native', 'n8n-workflow'],
		});
	}

	/**
	 * Runs one to its end, or until it has killed itself: then undefined.
	 *
	 * @throws Error with what went wrong
	 * @param mayEnd whether it may come to its end before the step at which it was to be killed
	 */
	async run(
		task: Task,
		environment: Readonly<Record<string, string>> = {},
		{ mayEnd = false } = {},
	): Promise<Outcome | undefined> {
		const running = spawn(process.execPath, [this.program, JSON.stringify(task)], {
			env: this.environment(environment),
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
			running.once('error', reject);
			running.once('exit', (_, signal) => {
				resolve(signal);
			});
		});
		const [said, signal] = await Promise.all([text(running.stdout), ended]);
		if (task.killAt > 0 && (signal !== null || !mayEnd)) {
			if (signal !== 'SIGKILL') throw new Error(`Nothing killed the process, it said ${said}`);
			return undefined;
		}
		return outcomeOf(said) as Outcome;
	}

	/**
	 * Does a task that nobody kills in a process of its own: one that knows of what was killed only what is kept.
	 *
	 * @throws Error with what went wrong
	 */
	async startAnew(task: Omit<Task, 'killAt'>): Promise<Outcome> {
		const outcome = await this.run({ ...task, killAt: 0 } as Task);
		if (outcome === undefined) throw new Error('The process was killed.');
		return outcome;
	}

	/**
	 * Does a task that nobody kills in a process that does all of those, one after the other: to start a process and to
	 * read its program takes longer than most tasks. Only for a program that answers tasks, see `answerTasks`.
	 *
	 * @throws Error with what went wrong
	 */
	async goOn(task: Omit<Task, 'killAt'>): Promise<Outcome> {
		this.worker ??= new TaskWorker(this.program, { env: this.environment() });
		return await this.worker.run({ ...task, killAt: 0 } as Task);
	}

	remove(): void {
		this.worker?.end();
		rmSync(this.folder, { recursive: true, force: true });
	}

	private environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
		return { ...process.env, ...more, NODE_COMPILE_CACHE: join(this.folder, 'cache') };
	}
}
