// @ts-check
/**
 * `npm run test:histories -- [--runs N] [--seed S] [--entity NAME] [--path P]`: plays random histories
 * of the sync core, 300 for each kind of record unless told otherwise, and other ones every time unless
 * a seed is given. A failure says how to play it again.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { report } from './lib/console.mjs';
import { Failure } from './lib/failure.mjs';
import { inProject, node24, root } from './lib/paths.mjs';
import { setUp } from './setup.mjs';

const option = /** @type {const} */ ({ type: 'string' });

/** @returns {Readonly<Record<string, string | undefined>>} */
function wanted() {
	try {
		const options = { runs: option, seed: option, entity: option, path: option };
		return parseArgs({ options }).values;
	} catch {
		throw new Failure(
			'HISTORIES_OPTION_UNKNOWN',
			'There are these options: --runs, --seed, --entity and --path.',
		);
	}
}

try {
	const seed = String(Date.now() % 2_147_483_647);
	const settings = Object.entries({ seed, ...wanted() }).map(([name, value]) => [
		`HISTORIES_${name.toUpperCase()}`,
		value,
	]);
	await setUp();
	const jest = inProject('node_modules', 'jest', 'bin', 'jest.js');
	const child = spawn(node24, [jest, '--verbose', inProject('test', 'faults', 'histories')], {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...process.env, ...Object.fromEntries(settings) },
	});
	process.exitCode = await new Promise((resolve) => {
		child.on('error', () => resolve(1));
		child.on('exit', (code) => resolve(code ?? 1));
	});
} catch (error) {
	report(error);
	process.exitCode = 1;
}
