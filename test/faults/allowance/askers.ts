import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import type { AskerTask } from './asker';

/** A running `child.ts`. */
export class Asker {
	private readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;

	constructor(private readonly child: ChildProcessWithoutNullStreams) {
		const said = text(child.stderr);
		this.ended = new Promise((resolve) => {
			child.once('exit', (code) => {
				void said.then((words) => {
					resolve({ code, said: words });
				});
			});
		});
	}

	/** Resolves when it has come to the end of its time; rejects with what it said otherwise. */
	async finish(): Promise<void> {
		const { code, said } = await this.ended;
		if (code !== 0) throw new Error(`An asker ended with ${String(code)}: ${said}`);
	}

	async kill(): Promise<void> {
		this.child.kill('SIGKILL');
		await this.ended;
	}
}

/** `child.ts` as one file that Node can run. */
export class AskerProgram {
	private readonly folder = mkdtempSync(join(tmpdir(), 'accountview-asker-'));
	private readonly file = join(this.folder, 'child.cjs');

	constructor() {
		buildSync({
			entryPoints: [join(__dirname, 'child.ts')],
			outfile: this.file,
			bundle: true,
			platform: 'node',
			external: ['pg-native', 'n8n-workflow'],
			alias: { pg: createRequire(__filename).resolve('pg') },
		});
	}

	start(task: AskerTask): Asker {
		return new Asker(spawn(process.execPath, [this.file, JSON.stringify(task)]));
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}
}
