import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';

/** How a command ended. */
export interface Ended {
	readonly code: number | null;
	readonly signal: NodeJS.Signals | null;
	/** All that it said, on either way. */
	readonly said: string;
}

/** The command as the build makes it, in a folder of its own. */
export class Command {
	private readonly folder = mkdtempSync(join(tmpdir(), 'accountview-command-'));
	private readonly program = join(this.folder, 'n8n-nodes-accountview.js');

	constructor() {
		buildSync({
			entryPoints: [join(__dirname, '../../bin/n8n-nodes-accountview.ts')],
			outfile: this.program,
			bundle: true,
			platform: 'node',
			target: 'node20',
			format: 'cjs',
			external: ['pg-native'],
		});
	}

	/** @param password for PGPASSWORD */
	async run(args: readonly string[], password = ''): Promise<Ended> {
		return await ended(this.start(args, password));
	}

	/** Kills it once it has said this. */
	async killAt(words: string, args: readonly string[]): Promise<Ended> {
		const running = this.start(args, '');
		running.stdout?.on('data', (piece: Buffer) => {
			if (piece.toString().includes(words)) running.kill('SIGKILL');
		});
		return await ended(running);
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}

	private start(args: readonly string[], password: string): ChildProcess {
		return spawn(process.execPath, [this.program, ...args], {
			cwd: this.folder,
			env: { PATH: process.env['PATH'], PGPASSWORD: password },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
	}
}

async function ended(running: ChildProcess): Promise<Ended> {
	const { stdout, stderr } = running;
	if (stdout === null || stderr === null) throw new Error('It has no output');
	const end = new Promise<Pick<Ended, 'code' | 'signal'>>((resolve, reject) => {
		running.once('error', reject);
		running.once('exit', (code, signal) => {
			resolve({ code, signal });
		});
	});
	const said = await Promise.all([text(stdout), text(stderr)]);
	return { ...(await end), said: said.join('') };
}
