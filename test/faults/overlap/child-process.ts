import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildSync } from 'esbuild';
import { z } from 'zod4';
import type { StoreAddress } from '../../contract/store/open-at';

/** What a child is asked; it answers each with one line. */
export type Question =
	/** A run, at this time in milliseconds since the epoch, and with a heartbeat or without. */
	| { readonly ask: 'start'; readonly at: number; readonly beats: boolean }
	| { readonly ask: 'guard' | 'heartbeat' | 'write' | 'finish' | 'break off' };

const startSchema = z.discriminatedUnion('outcome', [
	z.object({
		outcome: z.literal('run'),
		run: z.string(),
		fence: z.number(),
		startedAt: z.number(),
	}),
	z.object({
		outcome: z.literal('skipped'),
		holder: z.object({ run: z.string(), execution: z.string(), heartbeatAt: z.number() }),
	}),
]);

export type Started = z.infer<typeof startSchema>;

/** One n8n process with one flow. */
export class FlowProcess {
	private readonly waiting: ((line: string) => void)[] = [];
	private said = '';

	constructor(private readonly child: ChildProcessWithoutNullStreams) {
		createInterface({ input: child.stdout }).on('line', (line) => this.waiting.shift()?.(line));
		child.stderr.on('data', (text: Buffer) => {
			this.said += text.toString();
		});
		child.once('exit', () => {
			for (const answer of this.waiting.splice(0)) answer(JSON.stringify({ ended: this.said }));
		});
	}

	async ready(): Promise<this> {
		const line = await this.nextLine();
		if (line !== '"ready"') throw new Error(line);
		return this;
	}

	async start({ at = 0, beats = false } = {}): Promise<Started> {
		return startSchema.parse(await this.answer({ ask: 'start', at, beats }));
	}

	async ask(ask: Exclude<Question['ask'], 'start'>): Promise<unknown> {
		return await this.answer({ ask });
	}

	/** Stops the whole process where it stands, as a host that is put to sleep does. */
	freeze(): void {
		this.child.kill('SIGSTOP');
	}

	wake(): void {
		this.child.kill('SIGCONT');
	}

	async kill(): Promise<void> {
		if (this.child.exitCode !== null || this.child.signalCode !== null) return;
		const ended = new Promise((resolve) => this.child.once('exit', resolve));
		this.child.kill('SIGKILL');
		await ended;
	}

	private async answer(question: Question): Promise<unknown> {
		const line = this.nextLine();
		this.child.stdin.write(`${JSON.stringify(question)}\n`);
		return JSON.parse(await line);
	}

	private nextLine(): Promise<string> {
		return new Promise((resolve) => this.waiting.push(resolve));
	}
}

/** `child.ts` as one file that Node can run. */
export interface FlowProgram {
	open(address: StoreAddress, leaseMs: number): Promise<FlowProcess>;
	/** Ends all that are open. */
	endAll(): Promise<void>;
	remove(): void;
}

export function buildFlow(): FlowProgram {
	const folder = mkdtempSync(join(tmpdir(), 'accountview-flow-'));
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
	const open = new Set<FlowProcess>();
	return {
		open: async (address, leaseMs) => {
			const flow = new FlowProcess(
				spawn(process.execPath, [outfile, JSON.stringify(address), String(leaseMs)]),
			);
			open.add(flow);
			return await flow.ready();
		},
		endAll: async () => {
			await Promise.all([...open].map((flow) => flow.kill()));
			open.clear();
		},
		remove: () => {
			rmSync(folder, { recursive: true, force: true });
		},
	};
}
