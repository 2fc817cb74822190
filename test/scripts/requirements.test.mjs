// @ts-check
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import {
	requireCompiler,
	requireNode,
	requireNpm,
	requireSpace,
	requireUnix,
} from '../../scripts/lib/requirements.mjs';

/** Run `check` where only the named programs are in the PATH. @param {Record<string, string>} programs @param {() => void} check */
function withPath(programs, check) {
	const folder = mkdtempSync(join(tmpdir(), 'path-'));
	for (const [name, target] of Object.entries(programs)) symlinkSync(target, join(folder, name));
	const before = process.env.PATH;
	process.env.PATH = folder;
	try {
		check();
	} finally {
		process.env.PATH = before;
		rmSync(folder, { recursive: true });
	}
}

it('an old Node, Windows, a missing npm and a full disk each end in one sentence', async () => {
	assert.throws(() => requireNode('18.19.0'), {
		code: 'NODE_TOO_OLD',
		message: /18\.19\.0.*Node\.js 20/,
	});
	assert.doesNotThrow(() => requireNode('20.0.0'));
	assert.throws(() => requireUnix('win32'), { code: 'WINDOWS' });
	withPath({}, () => assert.throws(requireNpm, { code: 'NPM_MISSING' }));
	await assert.rejects(requireSpace(1e9), { code: 'DISK_FULL', message: /needs 1000000000 GB/ });
	await requireSpace(0.001);
});

it('what is missing for the build is named', () => {
	withPath({ make: '/bin/true', 'c++': '/bin/true' }, () =>
		assert.throws(requireCompiler, {
			code: 'COMPILER_MISSING',
			message: /and Python 3 cannot be found/,
		}),
	);
	withPath({}, () =>
		assert.throws(requireCompiler, { message: /a C\+\+ compiler and make and Python 3/ }),
	);
	withPath({ make: '/bin/true', 'g++': '/bin/true', python3: '/bin/true' }, requireCompiler);
});
