import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { CodedError } from '../../../lib/errors/coded-error';
import { leaseGuard } from './heartbeats';
import { SYNC_FIELD, syncMarkOf } from './sync-mark';

/**
 * The rows that an input item came to, with the `_sync` of that item, so that Sync Ledger still
 * finds it after any number of our nodes. Rows that have a `_sync` of their own keep it.
 */
export function passedOn(
	rows: readonly IDataObject[],
	input: INodeExecutionData | undefined,
): readonly IDataObject[] {
	if (syncMarkOf(input) === undefined) return rows;
	const mark = input?.json[SYNC_FIELD];
	return rows.map((row) => (SYNC_FIELD in row ? row : { ...row, [SYNC_FIELD]: mark }));
}

/** Why nothing may be done with this item any more; undefined for an item that may go ahead. */
export function leaseRefusal(item: INodeExecutionData | undefined): CodedError | undefined {
	const mark = syncMarkOf(item);
	if (mark === undefined || leaseGuard(mark.run) !== 'expired') return undefined;
	return new CodedError({
		code: 'SYNC_RUN_TAKEN_OVER',
		message:
			'The run of this item no longer holds its lease: it was finished, or n8n stood still for so long that another run may have taken its place.',
		remedy:
			'Nothing was done with this item; the next run takes it up again. Put Sync Ledger → Run: Finish after the last step of the flow.',
		record: `run ${mark.run}`,
	});
}
