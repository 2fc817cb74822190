import { spawn, type ChildProcessByStdio, type SpawnOptions } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** A process of a program of tasks that does all those that nobody kills, one after the other. */
export class TaskWorker<Task, Outcome extends object> {
	private readonly process: ChildProcessByStdio<Writable, Readable, null>;
	private readonly answers: AsyncIterator<string, undefined>;
	private last: Promise<unknown> = Promise.resolve();

	/** @param program its file; see `answerTasks` */
	constructor(program: string, options: Pick<SpawnOptions, 'cwd' | 'env'>) {
		this.process = spawn(process.execPath, [program], {
			...options,
			stdio: ['pipe', 'pipe', 'inherit'],
		});
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
		const { value } = await this.answers.next();
		const answer = JSON.parse(value ?? '{"error":"the process ended"}') as
			Outcome | { readonly error: string };
		if ('error' in answer) throw new Error(answer.error);
		return answer;
	}
}
