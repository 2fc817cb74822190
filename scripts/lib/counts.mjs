// @ts-check
/**
 * How many tests passed, failed and were skipped.
 * @typedef {{ passed: number; failed: number; skipped: number }} Counts
 */

/** @param {readonly Counts[]} all @returns {Counts} */
export const sumOf = (all) =>
	all.reduce(
		(sum, { passed, failed, skipped }) => ({
			passed: sum.passed + passed,
			failed: sum.failed + failed,
			skipped: sum.skipped + skipped,
		}),
		{ passed: 0, failed: 0, skipped: 0 },
	);

/** The line that closes a test run. @param {Counts} counts */
export const summaryLine = ({ passed, failed, skipped }) =>
	`${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * From jest's `--json` output. A file that could not even be loaded counts as one failed test.
 * @param {{ numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number; numRuntimeErrorTestSuites: number }} result
 * @returns {Counts}
 */
export const countsOfJest = (result) => ({
	passed: result.numPassedTests,
	failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
	skipped: result.numPendingTests + result.numTodoTests,
});

/**
 * From the closing lines of Node's own test runner (TAP).
 * @param {string} tap @returns {Counts}
 */
export function countsOfTap(tap) {
	const number = (/** @type {string} */ name) =>
		Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
	return {
		passed: number('pass'),
		failed: number('fail') + number('cancelled'),
		skipped: number('skipped') + number('todo'),
	};
}
