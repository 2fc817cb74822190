// @ts-check
/** Bringing node_modules to what package-lock.json says, and building the little that has to be built. */
import { readFileSync, writeFileSync } from 'node:fs';
import { run, launch } from './processes.mjs';
import { step } from './console.mjs';
import { Failure } from './failure.mjs';
import { USUAL_MINUTES, watchInstall } from './install-progress.mjs';
import { differences, foldersOf, gapsOf } from './package-lock.mjs';
import { inProject, node24, root } from './paths.mjs';

const lockFile = inProject('package-lock.json');
const logFile = inProject('build', 'logs', 'set-up.log');
const node24Folder = inProject('node_modules', 'node');

/** @param {string} file @returns {import('./package-lock.mjs').Packages} */
const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** @param {Buffer} committed the lock file as it was before npm ran */
function verify(committed) {
	const locked = JSON.parse(committed.toString('utf8')).packages;
	const found = differences(locked, packagesOf(inProject('node_modules', '.package-lock.json')));
	if (found.length === 0) return;
	const shown = found.slice(0, 5).map((line) => `    ${line}`);
	throw new Failure(
		'LOCK_NOT_KEPT',
		`npm installed other packages than package-lock.json says (${found.length} differ); remove node_modules and try again.\n${shown.join('\n')}`,
	);
}

/** Install what the lock says: by `npm ci`, or where the lock has gaps by `npm install` and a check. */
export async function installPackages() {
	const committed = readFileSync(lockFile);
	const packages = packagesOf(lockFile);
	const folders = foldersOf(packages);
	const count = folders.length.toLocaleString('en');
	// --no-save: npm must not write the gaps it fills into the lock file.
	const args = gapsOf(packages).length === 0 ? ['ci'] : ['install', '--no-save'];
	const title = `install ${count} packages (the first time 2 to ${USUAL_MINUTES} minutes)`;
	await step(title, async (note) => {
		const endWatch = watchInstall(root, folders, note);
		try {
			await run('npm', [...args, '--no-progress', '--loglevel=warn'], {
				logFile,
				otherwise: 'npm could not install the packages. Is the package registry in reach?',
			});
		} finally {
			endWatch();
			if (!readFileSync(lockFile).equals(committed)) writeFileSync(lockFile, committed);
		}
		verify(committed);
	});
}

/** Unpack Node 24, which n8n needs. It comes as a package with the binary in it; nothing is built. */
export async function unpackNode24() {
	await step('unpack Node.js 24', () =>
		run('npm', ['rebuild', 'node', '--ignore-scripts=false'], {
			logFile,
			otherwise: 'Node.js 24 could not be unpacked. Is the package registry in reach?',
		}),
	);
	if ((await launch(node24, ['--version'], { logFile }).ended) !== 0) {
		throw new Failure('NODE24_BROKEN', `Node.js 24 does not run on this machine (${node24}).`);
	}
}

/** Whether n8n's SQLite driver loads in Node 24. */
const driverLoads = async () =>
	(await launch(node24, ['-e', "require('sqlite3')"], { logFile }).ended) === 0;

/** Build n8n's SQLite driver for Node 24. Does nothing when it is built already. */
export async function buildSqliteDriver() {
	if (await driverLoads()) return;
	const platform = `${process.platform}-${process.arch}`;
	const prefix = platform === 'darwin-arm64' ? 'node-bin' : 'node';
	await step('build the SQLite driver of n8n (2 to 5 minutes)', () =>
		run('npm', ['rebuild', 'sqlite3', '--ignore-scripts=false'], {
			logFile,
			// The headers are there already; node-gyp would fetch those of another Node.
			env: {
				...process.env,
				npm_config_nodedir: `${node24Folder}/node_modules/${prefix}-${platform}`,
			},
			otherwise: "n8n's SQLite driver could not be built.",
		}),
	);
	if (!(await driverLoads())) {
		throw new Failure(
			'DRIVER_BROKEN',
			"n8n's SQLite driver was built but does not load in Node.js 24.",
		);
	}
}
