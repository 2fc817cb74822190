import type { IExecuteFunctions } from 'n8n-workflow';
import { CodedError } from '../../lib/errors/coded-error';
import type { Side } from '../../lib/sync';
import { isObject } from '../shared/values';
import { INPUT_NAMES, inputOf } from './records';

/**
 * Refuses an input that is to bring all records of its side and that nothing is connected to: they
 * would all seem to be gone.
 *
 * @throws CodedError NODE_INPUT_INVALID
 */
export function requireConnected(
	context: IExecuteFunctions,
	side: Side,
	read: 'complete' | 'changes',
): void {
	if (read === 'changes' || isConnected(context, 'connectionsByDestinationNode', inputOf(side))) {
		return;
	}
	const name = INPUT_NAMES[side];
	const place = side === 'accountView' ? 'first' : 'second';
	throw new CodedError({
		code: 'NODE_INPUT_INVALID',
		message: `Nothing is connected to the ${place} input, so no records of ${name} were read.`,
		remedy: `Connect the ${place} input to the node that reads the records of ${name}, or set ${name} Items Are to Changed Records Only.`,
	});
}

/** Whether what leaves by an output is lost. */
export function isOpenEnded(context: IExecuteFunctions, output: number): boolean {
	// Somebody who tries the node by itself is still building.
	return !isStep(context) && !isConnected(context, 'connectionsBySourceNode', output);
}

/** The interface of n8n has no way to it, but the context that it hands over holds the workflow. */
function isConnected(
	context: IExecuteFunctions,
	direction: 'connectionsByDestinationNode' | 'connectionsBySourceNode',
	place: number,
): boolean {
	const workflow: unknown = Reflect.get(context, 'workflow');
	const wires = isObject(workflow) ? workflow[direction] : undefined;
	// Where it cannot be seen, nothing is said of it.
	if (!isObject(wires)) return true;
	const ofNode = wires[context.getNode().name];
	const main: unknown = isObject(ofNode) ? ofNode['main'] : undefined;
	const ends: unknown = Array.isArray(main) ? main[place] : undefined;
	return Array.isArray(ends) && ends.length > 0;
}

/** The editor runs the flow up to one node. */
function isStep(context: IExecuteFunctions): boolean {
	const data: unknown = Reflect.get(context, 'runExecutionData');
	const start = isObject(data) ? data['startData'] : undefined;
	return isObject(start) && start['destinationNode'] !== undefined;
}
