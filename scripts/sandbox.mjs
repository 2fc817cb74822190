// @ts-check
/**
 * `npm run sandbox`: AccountView and the work-order app as stand-ins, with their page, alone.
 * Arguments go to the sandbox, such as `-- --customers 5000 --page-port 8080`.
 */
import { mkdirSync } from 'node:fs';
import { report, say } from './lib/console.mjs';
import { inProject, node24 } from './lib/paths.mjs';
import { launch, stopAll, whenAskedToStop } from './lib/processes.mjs';
import { build } from './lib/stack.mjs';
import { setUp } from './setup.mjs';

/** @param {string} line */
function show(line) {
	if (!line.startsWith('{')) return say(line);
	const { accountView, workOrders, page } = JSON.parse(line);
	say(
		`\n  AccountView     ${accountView}\n  work-order app  ${workOrders}\n  page            ${page}`,
	);
	say('\nCtrl-C stops it.');
}

whenAskedToStop(async () => {
	await stopAll();
	process.exit(0);
});
try {
	await setUp();
	await build();
	const logFile = inProject('build', 'logs', 'sandbox.log');
	mkdirSync(inProject('build', 'logs'), { recursive: true });
	const program = inProject('build', 'sandbox', 'main.cjs');
	const sandbox = launch(node24, [program, ...process.argv.slice(2)], { logFile, onLine: show });
	process.exitCode = await sandbox.ended;
} catch (error) {
	report(error);
	process.exitCode = 1;
}
