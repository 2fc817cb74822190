import type { INodeExecutionData } from 'n8n-workflow';
import { valueAt, type SideRecords } from '../../lib/sync';
import { CodedError } from '../../lib/errors/coded-error';
import { isObject } from '../shared/values';

/** One input of the node as the records of a side. */
export interface SideInput extends SideRecords {
	/** Place of each record among the items of the input. */
	readonly itemOf: (index: number) => number;
	/** Tokens of the batches of changes that the records came with. */
	readonly positions: readonly string[];
}

/**
 * Reads an input. Items without any field are what n8n's "Always Output Data" makes of nothing, and
 * no records. Items that bear an error and no key are what a node before could not read.
 *
 * @throws CodedError NODE_INPUT_INVALID when changes are given out as all records
 */
export function sideInput(
	items: readonly INodeExecutionData[],
	side: { readonly name: string; readonly keyPath: string; readonly read: 'complete' | 'changes' },
): SideInput {
	const places: number[] = [];
	const failures = new Map<number, string>();
	const positions = new Set<string>();
	for (const [place, { json }] of items.entries()) {
		if (Object.keys(json).length === 0) continue;
		const failure = failureIn(json, side.keyPath);
		if (failure !== null) failures.set(places.length, failure);
		const token = tokenIn(json);
		if (token !== null) positions.add(token);
		places.push(place);
	}
	const isComplete = side.read === 'complete';
	if (isComplete && positions.size > 0) throw changesAsAll(side.name);
	const itemOf = (index: number): number => places[index] ?? 0;
	return {
		count: places.length,
		at: (index) => items[itemOf(index)]?.json ?? {},
		isComplete,
		failures,
		itemOf,
		positions: [...positions],
	};
}

function failureIn(json: INodeExecutionData['json'], keyPath: string): string | null {
	const { error } = json;
	const key = valueAt(json, keyPath);
	if (error === undefined || error === null || (key !== undefined && key !== null && key !== '')) {
		return null;
	}
	if (isObject(error) && typeof error['message'] === 'string') return error['message'];
	return typeof error === 'string' ? error : 'The node before could not read it.';
}

/** `_position` of Get Changed and of the AccountView Trigger. */
function tokenIn(json: INodeExecutionData['json']): string | null {
	const position = json['_position'];
	const token = isObject(position) ? position['token'] : undefined;
	return typeof token === 'string' ? token : null;
}

/** Taken for all, the records that have not changed would seem to be gone. */
function changesAsAll(name: string): CodedError {
	return new CodedError({
		code: 'NODE_INPUT_INVALID',
		message: `The ${name} items come from Get Changed, and the node takes them for all records.`,
		remedy: `Set ${name} Items Are to Changed Records Only.`,
	});
}
