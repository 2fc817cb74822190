// @ts-check
/** Puts this package into an n8n the way n8n itself installs a community package. */
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './processes.mjs';
import { Failure } from './failure.mjs';

/** n8n writes package.json without these, so that nothing of them is ever installed. */
const STRIPPED = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

/**
 * Pack, unpack below n8n's folder for community packages, strip.
 * @param {string} userFolder n8n's user folder (the one that holds `.n8n`)
 * @param {string} logFile
 */
export async function installPackage(userFolder, logFile) {
	const work = join(userFolder, 'packing');
	rmSync(work, { recursive: true, force: true });
	mkdirSync(work, { recursive: true });
	await run('npm', ['pack', '--ignore-scripts', '--loglevel=warn', '--pack-destination', work], {
		logFile,
		otherwise: 'The package could not be packed.',
	});
	const archive = readdirSync(work).find((name) => name.endsWith('.tgz'));
	if (!archive) throw new Failure('PACK_EMPTY', 'npm pack left no archive behind.');
	await run('tar', ['-xzf', join(work, archive), '-C', work], {
		logFile,
		otherwise: `The archive ${archive} could not be unpacked.`,
	});

	const unpacked = join(work, 'package');
	const manifestFile = join(unpacked, 'package.json');
	const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'));
	if (Object.keys(manifest.dependencies ?? {}).length > 0) {
		throw new Failure(
			'HAS_DEPENDENCIES',
			'package.json names runtime dependencies: bundle them, the package must install without any.',
		);
	}
	for (const key of STRIPPED) delete manifest[key];
	writeFileSync(manifestFile, JSON.stringify(manifest, null, 2));

	const modules = join(userFolder, '.n8n', 'nodes', 'node_modules');
	const target = join(modules, manifest.name);
	mkdirSync(modules, { recursive: true });
	rmSync(target, { recursive: true, force: true });
	renameSync(unpacked, target);
	rmSync(work, { recursive: true, force: true });
}
