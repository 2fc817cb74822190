import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { z } from 'zod4';

const readyLine = z.object({
	ready: z.literal(true),
	accountView: z.url(),
	workOrders: z.url(),
	page: z.url(),
});

let folder = '';
let program = '';
const processes: ChildProcess[] = [];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'sandbox-program-'));
	program = join(folder, 'main.cjs');
	await build({
		entryPoints: ['sandbox/main.ts'],
		bundle: true,
		platform: 'node',
		target: 'node24',
		outfile: program,
		logLevel: 'error',
	});
});
afterEach(() => {
	for (const one of processes.splice(0)) one.kill('SIGKILL');
});
afterAll(() => rm(folder, { recursive: true }));

function run(...options: string[]): ChildProcess {
	const started = spawn(process.execPath, [program, ...options]);
	processes.push(started);
	return started;
}

async function ready(started: ChildProcess): Promise<z.infer<typeof readyLine>> {
	if (started.stdout === null) throw new Error('No output.');
	for await (const line of createInterface(started.stdout))
		return readyLine.parse(JSON.parse(line));
	throw new Error('The program ended without a word.');
}

async function ended(started: ChildProcess): Promise<{ code: number | null; error: string }> {
	let error = '';
	started.stderr?.on('data', (chunk: Buffer) => (error += chunk.toString()));
	const code = await new Promise<number | null>((resolve) => started.once('close', resolve));
	return { code, error };
}

describe('The sandbox as a program, bundled into one file', () => {
	it.each(['SIGTERM', 'SIGINT'] as const)(
		'serves, saves its state and ends on %s',
		async (signal) => {
			const stateFile = join(folder, `${signal}.json`);
			const started = run('--state-file', stateFile, '--customers', '3');
			const { page } = await ready(started);
			const state = await fetch(`${page}/_control/state`);
			expect(await state.json()).toMatchObject({ counts: { accountViewRelations: 3 } });

			started.kill(signal);

			expect(await ended(started)).toEqual({ code: 0, error: '' });
			expect(await readFile(stateFile, 'utf8')).toContain('"100002"');
		},
	);

	it('shows the documents of the folder that it is told, from where it is started', async () => {
		const started = run('--documents-folder', 'docs');
		const { page } = await ready(started);

		const overview = await fetch(`${page}/_control/overview/documents`);

		expect(await overview.json()).toMatchObject({ folder: resolve('docs') });
	});

	it('generates what is asked', async () => {
		const options = ['--orders', '30', '--lines-per-order', '2', '--projects', '4'];
		const more = [
			'--articles',
			'5',
			'--employees',
			'2',
			'--invoices',
			'3',
			'--lines-per-invoice',
			'4',
		];
		const { page } = await ready(run(...options, ...more));

		const state = await fetch(`${page}/_control/state`);

		expect(await state.json()).toMatchObject({
			counts: { projects: 4, orders: 30, hourSheets: 0, invoices: 3 },
		});
	});

	it('begins empty with --seed empty, on the port asked for', async () => {
		const first = await ready(run('--seed', 'empty'));
		const { port } = new URL(first.page);

		const { code, error } = await ended(run('--page-port', port));

		expect(code).toBe(1);
		expect(error).toBe(`Port ${port} is taken by another program.\n`);
	});

	it.each([
		[['--customers', 'many'], '--customers'],
		[['--page-port', '70000'], '--page-port'],
		[['--lines-per-order', '-1'], '--lines-per-order'],
		[['--colour', 'red'], '--colour'],
	])('ends with a sentence on %j', async (options, named) => {
		const { code, error } = await ended(run(...options));

		expect(code).toBe(1);
		expect(error).toContain(named);
		expect(error).not.toContain('    at ');
	});
});
