// @ts-check
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { countsOfJest, countsOfTap, sumOf, summaryLine } from '../../scripts/lib/counts.mjs';

it('a test file that could not be loaded counts as failed', () => {
	const counts = countsOfJest({
		numPassedTests: 5,
		numFailedTests: 1,
		numPendingTests: 2,
		numTodoTests: 1,
		numRuntimeErrorTestSuites: 1,
	});
	assert.deepEqual(counts, { passed: 5, failed: 2, skipped: 3 });
});

it("the closing lines of Node's test runner are read", () => {
	const tap =
		'ok 1 - # pass 99 in a name\n# tests 9\n# pass 5\n# fail 1\n# cancelled 1\n# skipped 2\n# todo 0\n';
	assert.deepEqual(countsOfTap(tap), { passed: 5, failed: 2, skipped: 2 });
});

it('the summary adds up', () => {
	const sum = sumOf([
		{ passed: 1, failed: 2, skipped: 3 },
		{ passed: 10, failed: 20, skipped: 30 },
	]);
	assert.equal(summaryLine(sum), '11 passed, 22 failed, 33 skipped');
});
