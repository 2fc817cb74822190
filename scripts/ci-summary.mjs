// @ts-check
/** The closing line of `.ci/run`: the counts of all its tests added up. */
import { readFileSync } from 'node:fs';
import { say } from './lib/console.mjs';
import { sumOf, summaryLine } from './lib/counts.mjs';
import { inProject } from './lib/paths.mjs';

/** A run that left no counts did not get that far: one failure. @param {string} file */
function countsIn(file) {
	try {
		return JSON.parse(readFileSync(inProject('build', file), 'utf8'));
	} catch {
		say(`${file} is missing: that run did not get to its end.`);
		return { passed: 0, failed: 1, skipped: 0 };
	}
}

const RESULTS = [
	'test-results.json',
	'e2e-results.json',
	'queue-results.json',
	'peers-results.json',
];

const total = sumOf(RESULTS.map(countsIn));
say(summaryLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
