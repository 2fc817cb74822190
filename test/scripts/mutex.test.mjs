// @ts-check
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { lock, tryLock } from '../../scripts/lib/mutex.mjs';

/** @type {string} */
let folder;
before(() => (folder = mkdtempSync(join(tmpdir(), 'mutex-'))));
after(() => rmSync(folder, { recursive: true }));

/** @param {string} path */
function take(path) {
	const result = tryLock(path);
	assert.ok('release' in result, 'the lock should be free');
	return result.release;
}

it('only one gets the lock, and the other learns who has it', () => {
	const path = join(folder, 'one');
	const release = take(path);
	assert.deepEqual(tryLock(path), { heldBy: process.pid });
	release();
	take(path)();
});

it('the lock of a process that died is free', () => {
	const path = join(folder, 'dead');
	const module = new URL('../../scripts/lib/mutex.mjs', import.meta.url).href;
	const program = `const { tryLock } = await import(${JSON.stringify(module)});
		process.exit('release' in tryLock(${JSON.stringify(path)}) ? 0 : 1);`;
	const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', program]);
	assert.equal(status, 0);
	assert.deepEqual(readdirSync(folder), ['dead'], 'the dead process left its lock behind');
	take(path)();
});

it('who waits gets the lock when its holder lets go', async () => {
	const path = join(folder, 'wait');
	const release = take(path);
	/** @type {(number | undefined)[]} */
	const waitedFor = [];
	const second = lock(path, (pid) => {
		waitedFor.push(pid);
		release();
	});
	(await second).release();
	assert.deepEqual(waitedFor, [process.pid]);
});
