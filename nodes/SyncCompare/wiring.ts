import type { IExecuteFunctions } from 'n8n-workflow';
import { CodedError } from '../../lib/errors/coded-error';
import type { Side } from '../../lib/sync';
import { isObject } from '../shared/values';
import type { ReadKind } from './read-settings';
import { INPUT_NAMES, inputOf } from './records';

/**
 * Refuses an input that is to bring all records of its side, or all that are ready, and that nothing is
 * connected to: they would seem to be gone, or dealt with.
 *
 * @throws CodedError NODE_INPUT_INVALID
 */
export function requireConnected(context: IExecuteFunctions, side: Side, read: ReadKind): void {
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

/**
 * Refuses two inputs that bring the same items: every record would be linked to itself.
 *
 * @throws CodedError NODE_INPUT_INVALID
 */
export function requireTwoSources(context: IExecuteFunctions): void {
	const [first, second] = [0, 1].map((input) =>
		endsOf(context, 'connectionsByDestinationNode', input),
	);
	const shared = first?.find((end) => second?.some((other) => isSameEnd(end, other)));
	if (shared === undefined) return;
	throw new CodedError({
		code: 'NODE_INPUT_INVALID',
		message: `Both inputs bring the items of ${shared.node}, so every record would be compared with itself.`,
		remedy:
			'Connect the first input to the node that reads AccountView, and the second to the one that reads the other system.',
	});
}

/** Whether what leaves by an output is lost. */
export function isOpenEnded(context: IExecuteFunctions, output: number): boolean {
	// Somebody who tries the node by itself is still building.
	return !isStep(context) && !isConnected(context, 'connectionsBySourceNode', output);
}

type Direction = 'connectionsByDestinationNode' | 'connectionsBySourceNode';

interface End {
	readonly node: string;
	readonly index: unknown;
}

function isSameEnd(one: End, other: End): boolean {
	return one.node === other.node && one.index === other.index;
}

function isConnected(context: IExecuteFunctions, direction: Direction, place: number): boolean {
	const ends = endsOf(context, direction, place);
	// Where it cannot be seen, nothing is said of it.
	return ends === undefined || ends.length > 0;
}

/**
 * What a place of the node is connected to; undefined where that cannot be seen. The interface of n8n
 * has no way to it, but the context that it hands over holds the workflow.
 */
function endsOf(
	context: IExecuteFunctions,
	direction: Direction,
	place: number,
): readonly End[] | undefined {
	const workflow: unknown = Reflect.get(context, 'workflow');
	const wires = isObject(workflow) ? workflow[direction] : undefined;
	if (!isObject(wires)) return undefined;
	const ofNode = wires[context.getNode().name];
	const main: unknown = isObject(ofNode) ? ofNode['main'] : undefined;
	const ends: unknown = Array.isArray(main) ? main[place] : undefined;
	if (!Array.isArray(ends)) return [];
	return ends.filter(isObject).map(({ node, index }) => ({ node: String(node), index }));
}

/** The editor runs the flow up to one node. */
function isStep(context: IExecuteFunctions): boolean {
	const data: unknown = Reflect.get(context, 'runExecutionData');
	const start = isObject(data) ? data['startData'] : undefined;
	return isObject(start) && start['destinationNode'] !== undefined;
}
