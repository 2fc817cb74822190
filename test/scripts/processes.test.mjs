// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { launch, run } from '../../scripts/lib/processes.mjs';

/** @type {string} */
let folder;
/** @type {string} */
let logFile;
before(() => {
	folder = mkdtempSync(join(tmpdir(), 'processes-'));
	logFile = join(folder, 'log');
});
after(() => rmSync(folder, { recursive: true }));

/** Says its number, starts a child of its own that says its number, and ignores SIGTERM. */
const STUBBORN = `
	process.on('SIGTERM', () => {});
	const { spawn } = require('node:child_process');
	console.log(process.pid);
	spawn(process.execPath, ['-e', "process.on('SIGTERM', () => {}); console.log(process.pid); setInterval(() => {}, 1000)"], { stdio: 'inherit' });
	setInterval(() => {}, 1000);
`;

/** @param {number} pid */
function lives(pid) {
	try {
		// A process that has ended and that nobody has collected yet is dead, too.
		return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
	} catch {
		return false;
	}
}

/** @param {readonly number[]} pids */
async function allDead(pids) {
	for (let tries = 0; tries < 200 && pids.some(lives); tries++) await pause(50);
	return !pids.some(lives);
}

const onLinux = { skip: process.platform !== 'linux' && 'looks processes up in /proc' };

describe('a launched program', onLinux, () => {
	/** @param {number} graceMs */
	async function startStubborn(graceMs) {
		/** @type {number[]} */
		const pids = [];
		const launched = await new Promise((resolve) => {
			const started = launch(process.execPath, ['-e', STUBBORN], {
				logFile,
				graceMs,
				onLine: (line) => {
					if (pids.push(Number(line)) === 2) resolve(started);
				},
			});
		});
		assert.ok(pids.every(lives));
		return { launched, pids };
	}

	it('is killed with all it started when it does not stop in time', async () => {
		const { launched, pids } = await startStubborn(100);
		await launched.stop();
		assert.equal(launched.running(), false);
		assert.ok(await allDead(pids));
	});

	it('can be killed at once', async () => {
		const { launched, pids } = await startStubborn(60_000);
		await launched.kill();
		assert.ok(await allDead(pids));
	});

	it('does not outlive a parent that is killed', async () => {
		const module = new URL('../../scripts/lib/processes.mjs', import.meta.url).href;
		const parent = spawn(
			process.execPath,
			[
				'--input-type=module',
				'-e',
				`const { launch } = await import(${JSON.stringify(module)});
				launch(process.execPath, ['-e', ${JSON.stringify(STUBBORN)}], {
					logFile: ${JSON.stringify(logFile)}, graceMs: 100, onLine: (line) => console.log(line),
				});`,
			],
			{ stdio: ['ignore', 'pipe', 'inherit'] },
		);
		const lines = createInterface({ input: parent.stdout })[Symbol.asyncIterator]();
		const pids = [Number((await lines.next()).value), Number((await lines.next()).value)];
		assert.ok(pids.every(lives));
		parent.kill('SIGKILL');
		await once(parent, 'exit');
		assert.ok(await allDead(pids));
	});
});

it('a program that fails is reported with the end of what it said', async () => {
	const failing = run(process.execPath, ['-e', "console.log('the reason'); process.exit(3)"], {
		logFile,
		otherwise: 'It did not work.',
	});
	await assert.rejects(failing, (/** @type {Error} */ error) => {
		assert.match(error.message, /^It did not work\.\n[^]*the reason/);
		return true;
	});
});

it('a program that is not there is reported, too', async () => {
	const missing = run('no-such-program', [], { logFile, otherwise: 'It did not work.' });
	await assert.rejects(missing, /no-such-program could not be started/);
});
