import type { StreamIssue } from '../../../../lib/sync/issues/issue-table';
import type { StreamReport } from '../../../../lib/sync/report/report';
import type { ReportedRun } from '../../../../lib/sync/report/reported-run';
import { NO_COUNTS } from '../../../../lib/sync/runs/run';
import { sampleIssue } from '../issues/sample-issue';

export const NOW = Date.UTC(2026, 10, 23, 9, 12);
export const MINUTE = 60_000;

/** What a record may hold that does harm where it is not escaped. */
export const HOSTILE = `"><script>alert('x')</script><img src=x onerror="y">&amp;\0\uD800`;

/** A run that wrote three and failed on one. */
export function run(minutesAgo: number, changes: Partial<ReportedRun> = {}): ReportedRun {
	return {
		backend: 'field-service',
		entity: 'customer',
		id: `r${minutesAgo}`,
		fence: 1,
		state: 'finished',
		execution: '1',
		workflow: 'w',
		startedAt: NOW - minutesAgo * MINUTE,
		readFrom: null,
		isFirst: false,
		heartbeatAt: NOW,
		endedAt: NOW - minutesAgo * MINUTE + 5000,
		durationMs: 5000,
		positions: [],
		counts: { ...NO_COUNTS, succeeded: 3, failed: 1 },
		...changes,
	};
}

/** Customers that are in step. */
export function stream(changes: Partial<StreamReport> = {}): StreamReport {
	return {
		backend: 'field-service',
		entity: 'customer',
		condition: { is: 'inStep' },
		runs: [run(5), run(15), run(25)],
		lag: { finishedRunAt: NOW - 5 * MINUTE, oldestIssueAt: null, oldestPostponedAt: null },
		links: 12345,
		issues: [],
		toMend: 0,
		settling: 0,
		firstRun: null,
		overwritten: { total: 0, latest: [] },
		...changes,
	};
}

export const issue = (changes: Partial<StreamIssue> = {}): StreamIssue => ({
	...sampleIssue(),
	backend: 'field-service',
	entity: 'customer',
	...changes,
});
