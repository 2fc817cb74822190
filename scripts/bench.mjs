// @ts-check
/** `npm run bench`: bundles and runs the benches of bench/, or only the named ones. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { report, say, seeLog, tail } from './lib/console.mjs';
import { Failure } from './lib/failure.mjs';
import { inProject, node24 } from './lib/paths.mjs';
import { launch, stopAll, whenAskedToStop } from './lib/processes.mjs';
import { build } from './lib/stack.mjs';
import { setUp } from './setup.mjs';

/** @param {readonly string[]} wanted none: all @returns {readonly string[]} */
function chosen(wanted) {
	const all = readdirSync(inProject('bench'))
		.filter((name) => name.endsWith('.ts'))
		.map((name) => name.replace(/\.ts$/, ''));
	const unknown = wanted.find((name) => !all.includes(name));
	if (unknown === undefined) return wanted.length > 0 ? wanted : all;
	throw new Failure(
		'BENCH_UNKNOWN',
		`There is no bench "${unknown}"; there are: ${all.join(', ')}.`,
	);
}

/** @param {string} name @returns {Promise<string>} the bundled program */
async function bundle(name) {
	// Required and not imported: the package is there only after the set-up.
	const esbuild = createRequire(import.meta.url)('esbuild');
	const outfile = inProject('build', 'bench', `${name}.cjs`);
	await esbuild.build({
		entryPoints: [inProject('bench', `${name}.ts`)],
		outfile,
		bundle: true,
		platform: 'node',
		target: 'node24',
		format: 'cjs',
		packages: 'external',
		logLevel: 'warning',
	});
	return outfile;
}

/** @param {string} name @returns {Promise<boolean>} success */
async function runBench(name) {
	say(`\n── ${name}`);
	const logFile = inProject('build', 'logs', `bench-${name}.log`);
	const code = await launch(node24, [await bundle(name)], { logFile, onLine: say }).ended;
	if (code !== 0) say(`${name} ended with ${code}.\n${tail(logFile)}\n  ${seeLog(logFile)}`);
	return code === 0;
}

whenAskedToStop(async () => {
	await stopAll();
	process.exit(130);
});
try {
	const names = chosen(process.argv.slice(2));
	await setUp();
	await build();
	for (const name of names) if (!(await runBench(name))) process.exitCode = 1;
} catch (error) {
	report(error);
	process.exitCode = 1;
}
