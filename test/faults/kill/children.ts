import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import type { Task, TaskOutcome } from './task';

/** Processes that run `child.ts`. */
export class Children {
	private readonly folder = mkdtempSync(join(tmpdir(), 'accountview-kill-'));
	private readonly file = join(this.folder, 'child.cjs');

	private readonly options = {
		cwd: __dirname,
		env: { ...process.env, NODE_COMPILE_CACHE: join(this.folder, 'cache') },
	};
	private readonly worker: ChildProcessByStdio<Writable, Readable, null>;
	private readonly answers: AsyncIterator<string, undefined>;
	private last: Promise<unknown> = Promise.resolve();

	constructor() {
		buildSync({
			entryPoints: [join(__dirname, 'child.ts')],
			outfile: this.file,
			bundle: true,
			platform: 'node',
			external: ['pg-native', 'n8n-workflow'],
			alias: { pg: createRequire(__filename).resolve('pg') },
		});
		this.worker = spawn(process.execPath, [this.file], {
			...this.options,
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		this.answers = createInterface({ input: this.worker.stdout })[Symbol.asyncIterator]();
	}

	/**
	 * Does a task in a process that does all those that nobody kills, one after the other.
	 *
	 * @throws Error with what went wrong
	 */
	async run(task: Task): Promise<TaskOutcome> {
		const outcome = this.last.then(() => this.ask(task));
		this.last = outcome.catch(() => undefined);
		return await outcome;
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
		this.worker.stdin.end();
		rmSync(this.folder, { recursive: true, force: true });
	}

	private async ask(task: Task): Promise<TaskOutcome> {
		this.worker.stdin.write(`${JSON.stringify(task)}\n`);
		const { value } = await this.answers.next();
		const answer = JSON.parse(value ?? '{"error":"the process ended"}') as
			TaskOutcome | { readonly error: string };
		if ('error' in answer) throw new Error(answer.error);
		return answer;
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
