import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { StoreAddress } from './open-at';

/** `child.ts` as one file that Node can run. */
export interface ChildProgram {
	/** Resolves when the child ends well; rejects with what it said otherwise. */
	run(task: string, address: StoreAddress, name?: string): Promise<void>;
	/** Starts a child and kills it once it has printed this line. */
	killAt(line: string, task: string, address: StoreAddress, name?: string): Promise<void>;
	remove(): void;
}

export function buildChild(): ChildProgram {
	const folder = mkdtempSync(join(tmpdir(), 'accountview-child-'));
	const outfile = join(folder, 'child.cjs');
	const { resolve } = createRequire(__filename);
	buildSync({
		entryPoints: [join(__dirname, 'child.ts')],
		outfile,
		bundle: true,
		platform: 'node',
		external: ['pg-native', 'n8n-workflow'],
		alias: { pg: resolve('pg') },
	});
	const start = (task: string, address: StoreAddress, name = ''): ChildProcess =>
		spawn(process.execPath, [outfile, task, JSON.stringify(address), name], { cwd: __dirname });
	return {
		run: (task, address, name) => ended(start(task, address, name)),
		killAt: async (line, task, address, name) => {
			const child = start(task, address, name);
			child.stdout?.on('data', (text: Buffer) => {
				if (text.toString().includes(line)) child.kill('SIGKILL');
			});
			const signal = await new Promise((tell) =>
				child.once('exit', (_, how) => {
					tell(how);
				}),
			);
			if (signal !== 'SIGKILL') throw new Error(`The child ended before it printed "${line}"`);
		},
		remove: () => {
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

function ended(child: ChildProcess): Promise<void> {
	let said = '';
	child.stderr?.on('data', (text: Buffer) => {
		said += text.toString();
	});
	return new Promise((resolve, reject) => {
		child.once('exit', (code) => {
			if (code === 0) resolve();
			else reject(new Error(said));
		});
	});
}
