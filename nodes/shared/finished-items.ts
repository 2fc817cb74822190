import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { CodedError } from '../../lib/errors/coded-error';

/** How one input item ended, when it must not be done again. */
export type Finished = { readonly rows: readonly IDataObject[] } | { readonly failure: CodedError };

/**
 * What n8n's "Retry On Fail" must not repeat.
 *
 * That setting runs the whole node again with all its items, so a node that had created two
 * customers before the third went wrong would create them once more. n8n hands over the very same
 * item objects on each try of one run, and fresh ones to every other run; so what an item came to
 * is remembered under its object, and forgotten together with it.
 */
const finished = new WeakMap<INodeExecutionData, Finished>();

export function rememberFinished(item: INodeExecutionData, outcome: Finished): void {
	finished.set(item, outcome);
}

export function finishedBefore(item: INodeExecutionData): Finished | undefined {
	return finished.get(item);
}

export function isFinished(item: INodeExecutionData | undefined): boolean {
	return item !== undefined && finished.has(item);
}
