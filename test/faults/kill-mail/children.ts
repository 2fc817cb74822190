import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import type { MailTask, MailTaskOutcome } from './task';

/** Processes that send mail, of one program that is built once. */
export class MailChildren {
	private readonly folder = mkdtempSync(join(tmpdir(), 'accountview-kill-mail-'));
	private readonly program = join(this.folder, 'child.cjs');

	constructor() {
		buildSync({
			entryPoints: [join(__dirname, 'child.ts')],
			outfile: this.program,
			bundle: true,
			platform: 'node',
			external: ['pg-native', 'n8n-workflow'],
		});
	}

	/** Runs one to its end, or until it has killed itself: then undefined. */
	async run(
		task: MailTask,
		environment: Readonly<Record<string, string>> = {},
	): Promise<MailTaskOutcome | undefined> {
		const running = spawn(process.execPath, [this.program, JSON.stringify(task)], {
			env: { ...process.env, ...environment, NODE_COMPILE_CACHE: join(this.folder, 'cache') },
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
			running.once('error', reject);
			running.once('exit', (_, signal) => {
				resolve(signal);
			});
		});
		const [said, signal] = await Promise.all([text(running.stdout), ended]);
		if (task.killAt > 0) {
			if (signal !== 'SIGKILL') throw new Error(`Nothing killed the process, it said ${said}`);
			return undefined;
		}
		return JSON.parse(said) as MailTaskOutcome;
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}
}
