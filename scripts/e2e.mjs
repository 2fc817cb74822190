// @ts-check
/**
 * `npm run test:e2e`: the package in a real n8n, installed as n8n installs packages, and looked at
 * in a real browser. `--update-images` also renews the pictures in docs/images.
 * The counts go to build/e2e-results.json, pictures and logs to build/e2e and .n8n-e2e/logs.
 */
import { parseArgs } from 'node:util';
import { browserChecks } from './e2e/browser-checks.mjs';
import { runChecks } from './e2e/checks.mjs';
import { crashCheck, flowChecks } from './e2e/flow-checks.mjs';
import { instanceChecks, outboundCheck } from './e2e/instance-checks.mjs';
import { nodeChecks } from './e2e/node-checks.mjs';
import { mendCheck, syncChecks } from './e2e/sync-checks.mjs';
import { syncPictures } from './e2e/sync-pictures.mjs';
import { tenMinuteChecks } from './e2e/ten-minute-checks.mjs';
import { testCommand } from './e2e/test-command.mjs';
import { Window } from './e2e/window.mjs';
import { say } from './lib/console.mjs';
import { inProject } from './lib/paths.mjs';
import { freePort } from './lib/ports.mjs';
import { stopAll } from './lib/processes.mjs';
import { build, startStack } from './lib/stack.mjs';
import { StateFolder } from './lib/state.mjs';
import { setUp } from './setup.mjs';

/** @param {boolean} updateImages */
async function check(updateImages) {
	const folder = new StateFolder('.n8n-e2e', { fresh: true });
	process.on('exit', () => folder.release());
	await build();
	const outboundRecord = folder.file('outbound.txt');
	const stack = await startStack(folder, {
		// Not the usual port, which an n8n that is being started beside this may want.
		editorPort: await freePort([]),
		extra: {
			NODE_OPTIONS: `--require "${inProject('scripts', 'e2e', 'outbound-recorder.cjs')}"`,
			OUTBOUND_RECORD: outboundRecord,
		},
	});
	const window = new Window(stack, { updateImages });
	const logFile = folder.file('logs', 'n8n.log');
	say();
	try {
		return await runChecks([
			...instanceChecks(stack),
			...flowChecks(stack),
			...syncChecks(stack, logFile),
			...syncPictures(window),
			...nodeChecks(window),
			mendCheck(stack),
			...browserChecks(window),
			...tenMinuteChecks(stack),
			crashCheck(stack, logFile),
			outboundCheck(outboundRecord),
		]);
	} finally {
		await window.close();
		await stopAll();
	}
}

await testCommand({
	resultsFile: inProject('build', 'e2e-results.json'),
	async work() {
		const { values } = parseArgs({
			options: { 'update-images': { type: 'boolean', default: false } },
		});
		await setUp({ native: true });
		return check(values['update-images']);
	},
	cleanUp: stopAll,
});
