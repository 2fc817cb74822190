// @ts-check
/**
 * `npm run test:e2e`: the package in a real n8n, installed as n8n installs packages, and looked at
 * in a real browser. `--update-images` also renews the pictures in docs/images; `--only flow,browser` runs
 * these groups of checks and no others.
 * The counts go to build/e2e-results.json, pictures and logs to build/e2e and .n8n-e2e/logs.
 */
import { parseArgs } from 'node:util';
import { brokenFlowChecks } from './e2e/broken-flow-checks.mjs';
import { browserChecks, templateChecks } from './e2e/browser-checks.mjs';
import { runChecks } from './e2e/checks.mjs';
import { demoChecks } from './e2e/demo-checks.mjs';
import { englishFormChecks } from './e2e/english-form-checks.mjs';
import { englishWalks } from './e2e/english-walks.mjs';
import { crashCheck, flowChecks } from './e2e/flow-checks.mjs';
import { firstRunChecks } from './e2e/first-run-checks.mjs';
import { instanceChecks, outboundCheck } from './e2e/instance-checks.mjs';
import { filingChecks } from './e2e/filing-checks.mjs';
import { invoiceChecks } from './e2e/invoice-checks.mjs';
import { mailChecks } from './e2e/mail-checks.mjs';
import { nodeChecks } from './e2e/node-checks.mjs';
import { registrationChecks } from './e2e/registration-checks.mjs';
import { setUpChecks } from './e2e/set-up-checks.mjs';
import { statusChecks } from './e2e/status-checks.mjs';
import { mendCheck, syncChecks } from './e2e/sync-checks.mjs';
import { syncPictures } from './e2e/sync-pictures.mjs';
import { tenMinuteChecks } from './e2e/ten-minute-checks.mjs';
import { testCommand } from './e2e/test-command.mjs';
import { Window } from './e2e/window.mjs';
import { say } from './lib/console.mjs';
import { Failure } from './lib/failure.mjs';
import { inProject } from './lib/paths.mjs';
import { freePort } from './lib/ports.mjs';
import { stopAll } from './lib/processes.mjs';
import { build, startStack } from './lib/stack.mjs';
import { StateFolder } from './lib/state.mjs';
import { setUp } from './setup.mjs';

/**
 * Every check, in the order in which they run: each finds what those before it have left.
 * @param {{ stack: import('./lib/stack.mjs').Stack; window: Window; logFile: string; outboundRecord: string; documents: string }} scene
 * logFile: of n8n; documents: the folder that n8n lets nodes store files in
 */
const groupsOf = ({ stack, window, logFile, outboundRecord, documents }) => ({
	instance: instanceChecks(stack),
	flow: flowChecks(stack),
	sync: [...syncChecks(stack, logFile), ...syncPictures(window)],
	nodes: nodeChecks(window),
	mend: [mendCheck(stack)],
	templates: templateChecks(window),
	browser: browserChecks(window),
	'ten-minutes': tenMinuteChecks(stack),
	crash: [crashCheck(stack, logFile)],
	'set-up': [
		...setUpChecks(window),
		...firstRunChecks(window),
		...statusChecks(window),
		...brokenFlowChecks(window),
	],
	// Invoices and the English forms before mail, whose failures make a profile pause.
	invoices: invoiceChecks(window, documents),
	filings: filingChecks(window),
	registration: registrationChecks(window),
	'english-forms': [...englishFormChecks(window), ...englishWalks(window)],
	mail: mailChecks(window),
	outbound: [outboundCheck(outboundRecord)],
	// Last, since it puts its own n8n and sandbox in the place of these.
	demo: demoChecks(window),
});

/**
 * @param {ReturnType<typeof groupsOf>} groups @param {string | undefined} only names, or all
 */
function chosen(groups, only) {
	const names = only?.split(',') ?? Object.keys(groups);
	const unknown = names.filter((name) => !(name in groups));
	if (unknown.length > 0) {
		throw new Failure(
			'NO_SUCH_CHECKS',
			`There are no checks ${unknown.join(', ')}; choose from ${Object.keys(groups).join(', ')}.`,
		);
	}
	return Object.entries(groups).flatMap(([name, checks]) => (names.includes(name) ? checks : []));
}

/** @param {{ updateImages: boolean; only: string | undefined }} options */
async function check({ updateImages, only }) {
	const folder = new StateFolder('.n8n-e2e', { fresh: true });
	process.on('exit', () => folder.release());
	await build();
	const outboundRecord = folder.file('outbound.txt');
	const documents = folder.file('documents');
	const stack = await startStack(folder, {
		// Not the usual port, which an n8n that is being started beside this may want.
		editorPort: await freePort([]),
		extra: {
			NODE_OPTIONS: `--require "${inProject('scripts', 'e2e', 'outbound-recorder.cjs')}"`,
			OUTBOUND_RECORD: outboundRecord,
		},
		documents,
	});
	const window = new Window(stack, { updateImages });
	const logFile = folder.file('logs', 'n8n.log');
	say();
	try {
		return await runChecks(
			chosen(groupsOf({ stack, window, logFile, outboundRecord, documents }), only),
		);
	} finally {
		await window.close();
		await stopAll();
	}
}

await testCommand({
	resultsFile: inProject('build', 'e2e-results.json'),
	async work() {
		const { values } = parseArgs({
			options: {
				'update-images': { type: 'boolean', default: false },
				only: { type: 'string' },
			},
		});
		await setUp({ native: true });
		return check({ updateImages: values['update-images'], only: values.only });
	},
	cleanUp: stopAll,
});
