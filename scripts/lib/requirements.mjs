// @ts-check
/** What the machine must have, each checked with one clear sentence. */
import { spawnSync } from 'node:child_process';
import { statfs } from 'node:fs/promises';
import { Failure } from './failure.mjs';
import { root } from './paths.mjs';

const OLDEST_NODE = 20;
const GIGABYTE = 1024 ** 3;

/** @param {string} command @param {...string} args */
const works = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

export function requireNode(version = process.versions.node) {
	if (Number(version.split('.')[0]) >= OLDEST_NODE) return;
	throw new Failure(
		'NODE_TOO_OLD',
		`Node.js ${version} is too old: install Node.js ${OLDEST_NODE} or later and try again.`,
	);
}

export function requireUnix(platform = process.platform) {
	if (platform !== 'win32') return;
	throw new Failure(
		'WINDOWS',
		'These commands run on Linux and macOS; on Windows use them inside WSL (Windows Subsystem for Linux).',
	);
}

export function requireNpm() {
	if (works('npm', '--version')) return;
	throw new Failure(
		'NPM_MISSING',
		'npm is not in the PATH: install it (it comes with Node.js) and try again.',
	);
}

/** node-gyp, which builds n8n's SQLite driver, needs all three. */
export function requireCompiler() {
	const missing = [
		works('c++', '--version') || works('g++', '--version') || works('clang++', '--version')
			? ''
			: 'a C++ compiler',
		works('make', '--version') ? '' : 'make',
		works('python3', '--version') ? '' : 'Python 3',
	].filter(Boolean);
	if (missing.length === 0) return;
	const remedy =
		process.platform === 'darwin'
			? 'run `xcode-select --install`'
			: 'on Debian or Ubuntu run `apt-get install build-essential python3`';
	throw new Failure(
		'COMPILER_MISSING',
		`n8n's SQLite driver has to be built here once, and ${missing.join(' and ')} cannot be found: ${remedy} and try again.`,
	);
}

/** @param {number} gigabytes needed @param {string} [folder] where */
export async function requireSpace(gigabytes, folder = root) {
	const { bavail, bsize } = await statfs(folder);
	const free = (bavail * bsize) / GIGABYTE;
	if (free >= gigabytes) return;
	throw new Failure(
		'DISK_FULL',
		`Only ${free.toFixed(1)} GB are free for ${folder}; this needs ${gigabytes} GB. Make room and try again.`,
	);
}
