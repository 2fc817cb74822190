// @ts-check
/**
 * Brings everything the other commands need: `node scripts/setup.mjs [--native]`.
 *
 * Nothing is done when package-lock.json is as at the last successful set-up. The note of that is
 * written last, so that a set-up that was killed half way is simply done again.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { report, say, step } from './lib/console.mjs';
import { buildSqliteDriver, installPackages, unpackNode24 } from './lib/install.mjs';
import { lock } from './lib/mutex.mjs';
import { inProject, node24 } from './lib/paths.mjs';
import { stopAll, whenAskedToStop } from './lib/processes.mjs';
import {
	requireCompiler,
	requireNode,
	requireNpm,
	requireSpace,
	requireUnix,
} from './lib/requirements.mjs';

const stampFile = inProject('node_modules', '.set-up.json');
/** Stands there while packages are being put in place. */
const unfinishedMark = inProject('node_modules', '.set-up-unfinished');

/**
 * @typedef {object} Stamp what the last successful set-up left behind
 * @property {string} lock hash of package-lock.json
 * @property {string} machine node_modules of one kind of machine do not run on another
 * @property {boolean} native whether the SQLite driver is built
 */

/** @returns {Omit<Stamp, 'native'>} */
const wanted = () => ({
	lock: createHash('sha256')
		.update(readFileSync(inProject('package-lock.json')))
		.digest('hex'),
	machine: `${process.platform}-${process.arch}`,
});

/** @returns {Stamp | undefined} of this lock file and this machine */
function validStamp() {
	if (!existsSync(stampFile) || !existsSync(node24) || existsSync(unfinishedMark)) {
		return undefined;
	}
	const { lock: hash, machine } = wanted();
	/** @type {Stamp} */
	const stamp = JSON.parse(readFileSync(stampFile, 'utf8'));
	return stamp.lock === hash && stamp.machine === machine ? stamp : undefined;
}

/** @param {boolean} native */
function isUpToDate(native) {
	const stamp = validStamp();
	return stamp !== undefined && (stamp.native || !native);
}

/** @param {boolean} native */
async function bringUpToDate(native) {
	const before = validStamp();
	requireNpm();
	if (native) requireCompiler();
	await requireSpace(before ? 0.5 : 4);
	if (!before) {
		if (existsSync(unfinishedMark)) {
			// npm takes a package that was cut off while being unpacked for a whole one.
			await step('clear away what an interrupted set-up left', () =>
				rm(inProject('node_modules'), { recursive: true, force: true }),
			);
		}
		mkdirSync(inProject('node_modules'), { recursive: true });
		writeFileSync(unfinishedMark, '');
		await installPackages();
		rmSync(unfinishedMark, { force: true });
		await unpackNode24();
	}
	if (native) await buildSqliteDriver();
	const stamp = { ...wanted(), native: native || (before?.native ?? false) };
	writeFileSync(stampFile, JSON.stringify(stamp));
}

/**
 * Make sure that everything is installed.
 * @param {{ native?: boolean }} [options] native: also build what n8n needs to run
 */
export async function setUp({ native = false } = {}) {
	requireNode();
	requireUnix();
	if (isUpToDate(native)) {
		say('set-up: up to date');
		return;
	}
	const held = await lock(inProject('build', 'set-up.lock'), (pid) =>
		say(`set-up: waiting for the one that runs already${pid ? ` (process ${pid})` : ''}`),
	);
	try {
		// The one that was waited for may have done it.
		if (!isUpToDate(native)) {
			say('set-up:');
			await bringUpToDate(native);
		}
		say('set-up: done');
	} finally {
		held.release();
	}
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	let stopped = false;
	whenAskedToStop(async () => {
		stopped = true;
		await stopAll();
		process.exit(130);
	});
	try {
		await setUp({ native: process.argv.includes('--native') });
	} catch (error) {
		if (!stopped) report(error);
		process.exitCode = 1;
	}
}
