import type { IExecuteFunctions, IPinData, IRunData } from 'n8n-workflow';
import { isObject } from '../values';

/** What the nodes of an execution have given so far. */
export interface ExecutionData {
	readonly runData: IRunData;
	readonly pinData?: IPinData;
}

/**
 * The interface of n8n has no way to it, but the context that n8n hands over holds it. Undefined where
 * it does not.
 */
export function executionDataOf(context: IExecuteFunctions): ExecutionData | undefined {
	const data: unknown = Reflect.get(context, 'runExecutionData');
	const result = isObject(data) ? data['resultData'] : undefined;
	return isExecutionData(result) ? result : undefined;
}

function isExecutionData(value: unknown): value is ExecutionData {
	return isObject(value) && isObject(value['runData']);
}
