import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { LeaseHolder, RunRecord } from '../../../../lib/sync/runs';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import type { LedgerSession } from '../../../shared/sync/session';
import { readStream, streamParameters } from '../../../shared/sync/stream-parameters';
import { invalidParameter } from '../../../shared/values';

const OVERLAP = 'Overlap (Minutes)';
const MINUTE = 60_000;
/** A month. */
const LONGEST_OVERLAP = 44_640;

const overlap: INodeProperties = {
	displayName: OVERLAP,
	name: 'overlap',
	type: 'number',
	default: 5,
	typeOptions: { minValue: 0, maxValue: LONGEST_OVERLAP },
	description:
		'How much earlier than the start of the last run Read From lies, so that a change that became visible late is not missed. What comes twice is recognised.',
};

export const description = showFor('run', ['start'], [...streamParameters, overlap]);

/** Once for all items: one lease, whatever came in. */
export async function execute({
	session,
	parameters,
}: OperationCall<LedgerSession>): Promise<IDataObject[]> {
	if (parameters.item > 0) return [];
	const stream = readStream(parameters);
	const minutes = parameters.number('overlap', OVERLAP);
	if (minutes < 0 || minutes > LONGEST_OVERLAP) {
		throw invalidParameter(OVERLAP, `a number from 0 to ${LONGEST_OVERLAP}`, minutes);
	}
	const { runs, execution, workflow } = session;
	const started = await runs.start({
		...stream,
		execution,
		workflow,
		overlapMs: Math.round(minutes * MINUTE),
	});
	if (started.outcome === 'skipped') return [skippedRow(started.holder)];
	await session.keepAlive(started.run);
	return [runRow(started.run)];
}

function runRow(run: RunRecord): IDataObject {
	return {
		run: run.id,
		connection: run.backend,
		entity: run.entity,
		fence: run.fence,
		readFrom: run.readFrom === null ? null : instant(run.readFrom),
		firstRun: run.isFirst,
		startedAt: instant(run.startedAt),
	};
}

function skippedRow({
	run,
	execution,
	workflow,
	startedAt,
	heartbeatAt,
}: LeaseHolder): IDataObject {
	return {
		skipped: true,
		holder: { execution, workflow, run },
		since: instant(startedAt),
		lastSign: instant(heartbeatAt),
		reason: `Skipped: execution ${execution} has been busy since ${instant(startedAt)}, and gave its last sign of life at ${instant(heartbeatAt)}.`,
	};
}

function instant(milliseconds: number): string {
	return new Date(milliseconds).toISOString();
}
