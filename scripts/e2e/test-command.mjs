// @ts-check
/** A command that runs checks: what it prints at its end, the counts it leaves behind, its exit code. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { report, say } from '../lib/console.mjs';
import { summaryLine } from '../lib/counts.mjs';
import { whenAskedToStop } from '../lib/processes.mjs';
import { countsOf } from './checks.mjs';

/**
 * Do the work, write its counts down, and leave nothing running: after the last check, on Ctrl-C, and
 * when it fails before or between the checks, which counts as one failure.
 * @param {object} command
 * @param {string} command.resultsFile for `ci-summary.mjs`
 * @param {() => Promise<readonly import('./checks.mjs').Outcome[]>} command.work
 * @param {() => Promise<void>} command.cleanUp may be called more than once
 */
export async function testCommand({ resultsFile, work, cleanUp }) {
	/** @param {import('../lib/counts.mjs').Counts} counts */
	const writeDown = (counts) => {
		mkdirSync(dirname(resultsFile), { recursive: true });
		writeFileSync(resultsFile, JSON.stringify(counts));
	};
	let stopping = false;
	whenAskedToStop(async () => {
		stopping = true;
		await cleanUp();
		process.exit(130);
	});
	try {
		const counts = countsOf(await work());
		// What a stop interrupts ends as a failed check; the stop itself ends the command.
		if (stopping) return;
		writeDown(counts);
		say(`\n${summaryLine(counts)}`);
		if (counts.failed > 0) process.exitCode = 1;
	} catch (error) {
		if (stopping) return;
		await cleanUp();
		writeDown({ passed: 0, failed: 1, skipped: 0 });
		report(error);
		process.exit(1);
	}
}
