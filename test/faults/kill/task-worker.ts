import { spawn, type ChildProcessByStdio, type SpawnOptions } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { outcomeOf } from './answer-tasks';

/** A process of a program of tasks that does all those that nobody kills, one after the other. */
export class TaskWorker<Task, Outcome extends object> {
	private readonly process: ChildProcessByStdio<Writable, Readable, null>;
	private readonly answers: AsyncIterator<string, undefined>;
	private last: Promise<unknown> = Promise.resolve();
	/** That it could not be started, or takes no more tasks. */
	private readonly broken: Promise<never>;

	/** @param program its file; see `answerTasks` */
	constructor(program: string, options: Pick<SpawnOptions, 'cwd' | 'env'>) {
		this.process = spawn(process.execPath, [program], {
			...options,
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		this.broken = new Promise((_, reject) => {
			this.process.once('error', reject);
			this.process.stdin.once('error', reject);
		});
		// Told by the task that waits for it; without one there is nobody to tell.
		this.broken.catch(() => undefined);
		this.answers = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
	}

	/** @throws Error with what went wrong */
	async run(task: Task): Promise<Outcome> {
		const outcome = this.last.then(() => this.ask(task));
		this.last = outcome.catch(() => undefined);
		return await outcome;
	}

	/** Lets it come to its end. */
	end(): void {
		this.process.stdin.end();
	}

	private async ask(task: Task): Promise<Outcome> {
		this.process.stdin.write(`${JSON.stringify(task)}\n`);
		const { value } = await Promise.race([this.answers.next(), this.broken]);
		return outcomeOf(value) as Outcome;
	}
}
