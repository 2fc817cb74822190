import type { IDataObject } from 'n8n-workflow';
import type { Condition } from '../../../../lib/sync/report/condition';
import type { FirstRun } from '../../../../lib/sync/report/first-run';
import type { Overwritten } from '../../../../lib/sync/report/overwritten';
import { readReport, RUNS_REPORTED, type StreamReport } from '../../../../lib/sync/report/report';
import type { ReportedRun } from '../../../../lib/sync/report/reported-run';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import type { LedgerSession } from '../../../shared/sync/session';
import { instantOrNull } from '../../instants';
import { readStreamFilter, streamFilter } from '../../stream-filter';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

export const description = showFor('report', ['get'], streamFilter);

/** One row per connection and entity; see {@link StreamReport}. Durations are in seconds. */
export async function execute({
	session,
	parameters,
}: OperationCall<LedgerSession>): Promise<IDataObject[]> {
	const stream = readStreamFilter(parameters);
	const { at, streams } = await readReport(session.store, session.clock, {
		stream,
		runs: RUNS_REPORTED,
	});
	return streams.map((one) => streamRow(one, at));
}

function streamRow(stream: StreamReport, at: number): IDataObject {
	const { lag } = stream;
	return {
		connection: stream.backend,
		entity: stream.entity,
		...conditionFields(stream.condition),
		links: stream.links,
		lag: {
			lastFinishedRun: instantOrNull(lag.finishedRunAt),
			secondsSinceLastFinishedRun:
				lag.finishedRunAt === null ? null : seconds(at - lag.finishedRunAt),
			oldestError: instantOrNull(lag.oldestIssueAt),
			oldestPostponed: instantOrNull(lag.oldestPostponedAt),
		},
		errors: {
			toMend: stream.toMend,
			settling: stream.settling,
			byCode: Object.fromEntries(stream.issues.map(({ code, count }) => [code, count])),
		},
		firstRun: stream.firstRun === null ? null : firstRunFields(stream.firstRun),
		overwritten: {
			total: stream.overwritten.total,
			latest: stream.overwritten.latest.map(overwrittenFields),
		},
		runs: stream.runs.map(runFields),
		at: instantOrNull(at),
	};
}

/** The state, since when, and whether a run is under way. */
function conditionFields(condition: Condition): IDataObject {
	return {
		state: condition.is,
		running: condition.is === 'running',
		stateSince: 'since' in condition ? instantOrNull(condition.since) : null,
		...(condition.is === 'overdue' && { usualMinutes: condition.usualGapMs / MINUTE }),
		...(condition.is === 'catchingUp' && { rest: condition.rest }),
	};
}

function firstRunFields({ rate, leftMs, ...counts }: FirstRun): IDataObject {
	return {
		...counts,
		secondsLeft: leftMs === null ? null : Math.ceil(leftMs / SECOND),
		minutesLeft: leftMs === null ? null : Math.ceil(leftMs / MINUTE),
		perMinute: rate === null ? null : Math.round(rate.perMinute * 10) / 10,
		measuredOver: rate === null ? null : { runs: rate.runs, minutes: Math.round(rate.minutes) },
		estimate:
			'Writes that remain, at the pace of the runs of the first synchronisation before the last one, pauses included, less what the last has taken; records that wait for a decision do not count.',
	};
}

function overwrittenFields({ at, fields, ...record }: Overwritten): IDataObject {
	return {
		at: instantOrNull(at),
		...record,
		fields: Object.fromEntries(fields.map(({ name, was, became }) => [name, { was, became }])),
	};
}

function runFields(run: ReportedRun): IDataObject {
	return {
		run: run.id,
		state: run.state,
		execution: run.execution,
		workflow: run.workflow,
		firstRun: run.isFirst,
		startedAt: instantOrNull(run.startedAt),
		endedAt: instantOrNull(run.endedAt),
		seconds: run.durationMs === null ? null : seconds(run.durationMs),
		counts: { ...run.counts },
	};
}

function seconds(milliseconds: number): number {
	return Math.round(milliseconds / SECOND);
}
