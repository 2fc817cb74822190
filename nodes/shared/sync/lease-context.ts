import type { IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../values';
import type { ExecutionPart } from './lease-registry';

/** What of a running node the heartbeat needs. */
export type LeaseContext = Pick<
	IExecuteFunctions,
	'getExecutionCancelSignal' | 'getExecutionId' | 'onExecutionFinish'
>;

/** The stretch of the execution that the node runs in. */
export function partOf(context: LeaseContext): ExecutionPart {
	const signal = context.getExecutionCancelSignal();
	return {
		signal,
		isWaiting: () => isWaiting(context),
		onEnd: (handler) => {
			context.onExecutionFinish?.(handler);
			signal?.addEventListener('abort', () => void handler(), { once: true });
		},
		tellsEnd: context.onExecutionFinish !== undefined,
	};
}

/** n8n tells nobody that an execution waits, but writes down in its data until when. */
function isWaiting(context: LeaseContext): boolean {
	const data: unknown = Reflect.get(context, 'runExecutionData');
	return isObject(data) && data['waitTill'] !== undefined && data['waitTill'] !== null;
}
