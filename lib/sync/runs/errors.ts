import { SyncError } from '../errors';
import type { Stream } from '../sides';

/** A run as sentences name it. */
export function nameOf({ backend, entity }: Stream): string {
	return `"${entity}" of connection "${backend}"`;
}

/** Another run holds the lease, or has held it since. */
export function takenOver(stream: Stream, id: string): SyncError {
	return new SyncError({
		code: 'SYNC_RUN_TAKEN_OVER',
		message: `This run of ${nameOf(stream)} gave no sign of life for so long that another run has taken its place.`,
		remedy:
			'Nothing to do when the later run goes on: what this one did not finish comes again. When it happens often, look for a step that stops the whole of n8n, or for a host that sleeps.',
		record: `run ${id}`,
	});
}

/** The run has come to its end: its results are late. */
export function ended(stream: Stream, id: string): SyncError {
	return new SyncError({
		code: 'SYNC_RUN_MISSING',
		message: `This run of ${nameOf(stream)} has ended already.`,
		remedy:
			'Put Sync Ledger → Run: Finish after the last step of the flow, so that everything else comes before it.',
		record: `run ${id}`,
	});
}

/** This execution has started no run of the stream. */
export function notStarted(stream: Stream): SyncError {
	return new SyncError({
		code: 'SYNC_RUN_MISSING',
		message: `This execution has started no run of ${nameOf(stream)}.`,
		remedy:
			'Put Sync Ledger → Run: Start before this step, with the same connection name, entity and store credential. In the editor run the whole flow: a single step is an execution of its own.',
	});
}

/** A run is going on just now, and this has to wait for its end. */
export function busy(stream: Stream, execution: string): SyncError {
	return new SyncError({
		code: 'SYNC_RUN_BUSY',
		message: `Execution ${execution} is keeping ${nameOf(stream)} in step just now, so nothing was linked.`,
		remedy: 'Import again once it has ended, or switch its flow off first.',
	});
}

/** No run of this id is in the store. */
export function unknownRun(id: string): SyncError {
	return new SyncError({
		code: 'SYNC_RUN_MISSING',
		message: `There is no run "${id}" in this store.`,
		remedy:
			'Take the id from the item of Sync Ledger → Run: Start, and choose the same store credential there and here. Runs of more than 90 days ago are cleared away.',
		record: `run ${id}`,
	});
}

/** What the store holds of a run cannot be read. */
export function runUnreadable(id: string): SyncError {
	return new SyncError({
		code: 'SYNC_STATE_INVALID',
		message: `What the store holds of run "${id}" cannot be read.`,
		remedy: 'Put a backup of the store back, or remove this row of the table accountview_run.',
		record: `run ${id}`,
	});
}
