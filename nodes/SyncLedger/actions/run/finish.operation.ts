import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { summaryOf, type FinishedRun, type RunRecord } from '../../../../lib/sync/runs';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { letGo } from '../../../shared/sync/heartbeats';
import type { LedgerSession } from '../../../shared/sync/session';
import { readStream, streamParameters } from '../../../shared/sync/stream-parameters';

const RUN_ID = 'Run ID';

const runId: INodeProperties = {
	displayName: RUN_ID,
	name: 'runId',
	type: 'string',
	default: '',
	placeholder: "e.g. {{ $('Start Run').first().json.run }}",
	description:
		'Only for a run that another execution started, such as the workflow that called this one. Empty: the run of this execution.',
};

const once: INodeProperties = {
	displayName:
		'Finish ends the run, so it belongs after everything else: join the branches with a Merge node before it, or put it after the last one. What is saved later is refused.',
	name: 'finishOnce',
	type: 'notice',
	default: '',
};

export const description = showFor('run', ['finish'], [once, ...streamParameters, runId]);

/** Once for all items: the items are what the run came to, and there is one run. */
export async function execute({
	session,
	parameters,
}: OperationCall<LedgerSession>): Promise<IDataObject[]> {
	if (parameters.item > 0) return [];
	const finished = await session.runs.finish(await wantedRun(session, parameters));
	letGo(finished.run.id);
	return [finishedRow(finished)];
}

async function wantedRun(
	{ runs, execution, workflow }: LedgerSession,
	parameters: ItemParameters,
): Promise<RunRecord> {
	const given = parameters.text('runId', RUN_ID);
	if (given !== '') return await runs.byId(given);
	return await runs.ofExecution(readStream(parameters), { execution, workflow });
}

function finishedRow(finished: FinishedRun): IDataObject {
	const { run, startedAt, endedAt, durationMs, counts, positions, complete } = finished;
	return {
		run: run.id,
		connection: run.backend,
		entity: run.entity,
		complete,
		summary: summaryOf(finished, 'en'),
		summaryNl: summaryOf(finished, 'nl'),
		startedAt: new Date(startedAt).toISOString(),
		endedAt: new Date(endedAt).toISOString(),
		durationMs,
		rest: counts.rest,
		counts: { ...counts },
		positions: { ...positions, confirmed: [...positions.confirmed] },
	};
}
