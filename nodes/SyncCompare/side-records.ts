import type { INodeExecutionData } from 'n8n-workflow';
import { CodedError } from '../../lib/errors/coded-error';
import { valueAt, type SideRecords } from '../../lib/sync';
import { recordKey } from '../../lib/sync/links/record-key';
import type { ReadBatch } from '../../lib/sync/runs';
import { failureOfNode } from '../shared/answers/node-failure';
import { isOwnCode } from '../shared/failures';
import { isObject } from '../shared/values';
import { wordsOfBody } from '../shared/words-of-body';
import type { ReadKind } from './read-settings';

/** One input of the node as the records of a side. */
export interface SideInput extends SideRecords {
	/** Place of each record among the items of the input. */
	readonly itemOf: (index: number) => number;
	/** By what the side knows the record at a place; '' for one without a key. */
	readonly keyAt: (index: number) => string;
	/** Place of the record with this key; undefined where none has it. */
	readonly indexOf: (key: string) => number | undefined;
	/** The batches of changes that the records came with. */
	readonly positions: readonly ReadBatch[];
}

/**
 * Reads an input. Items without any field are what n8n's "Always Output Data" makes of nothing, and
 * no records. Items that bear an error and no key are what a node before could not read; so are those
 * that n8n has put an error into, beside what the node before got.
 *
 * @throws CodedError NODE_INPUT_INVALID when changes are given out as all records
 */
export function sideInput(
	items: readonly INodeExecutionData[],
	side: { readonly name: string; readonly keyPath: string; readonly read: ReadKind },
): SideInput {
	const places: number[] = [];
	const failures = new Map<number, string>();
	const failureCodes = new Map<number, string>();
	const positions = new Map<string, ReadBatch>();
	for (const [place, item] of items.entries()) {
		const { error } = item;
		const json = recordIn(item);
		if (isObject(item.json) && Object.keys(json).length === 0 && error === undefined) continue;
		const failure = failureOf(item, side.keyPath);
		if (failure !== null) {
			failures.set(places.length, failure);
			failureCodes.set(places.length, codeIn(json, error ?? json['error']));
		}
		const batch = batchIn(json);
		if (batch !== null) positions.set(batch.token, batch);
		places.push(place);
	}
	if (side.read !== 'changes' && positions.size > 0) throw changesAsAll(side.name);
	const itemOf = (index: number): number => places[index] ?? 0;
	const at = (index: number) => recordIn(items[itemOf(index)]);
	const keyAt = (index: number): string => keyIn(at(index), side.keyPath);
	let indexes: ReadonlyMap<string, number> | undefined;
	return {
		count: places.length,
		at,
		keyAt,
		indexOf: (key) => {
			indexes ??= new Map(places.map((_, index) => [keyAt(index), index]));
			return indexes.get(key);
		},
		isComplete: side.read === 'complete',
		isAllReady: side.read === 'ready',
		failures,
		failureCodes,
		itemOf,
		positions: [...positions.values()],
	};
}

/** Why an item is no record; null for one that is. */
function failureOf({ json, error }: INodeExecutionData, keyPath: string): string | null {
	if (error !== undefined) return toldBy(error);
	return isObject(json) ? failureIn(json, keyPath) : 'The item holds no record.';
}

/** A node of somebody else may give an item without any. */
function recordIn(item: INodeExecutionData | undefined): INodeExecutionData['json'] {
	const json: unknown = item?.json;
	return isObject(json) ? (json as INodeExecutionData['json']) : {};
}

function keyIn(json: INodeExecutionData['json'], keyPath: string): string {
	return recordKey(valueAt(json, keyPath));
}

function failureIn(json: INodeExecutionData['json'], keyPath: string): string | null {
	const { error } = json;
	if (error === undefined || error === null || error === '' || error === false) return null;
	if (keyIn(json, keyPath) !== '' && !isErrorItem(json)) return null;
	return toldBy(error);
}

/** In the words of who told it: many programs answer with JSON, which n8n hands on as text. */
function toldBy(error: unknown): string {
	const said = wordsOfBody(error instanceof Error ? error.message : error);
	return said === '' ? 'The node before could not read it.' : said;
}

/** Of a node of this package, of the answer that HTTP Request got, or of the network; '' for none. */
function codeIn(json: INodeExecutionData['json'], error: unknown): string {
	const { details } = json;
	if (isObject(details) && isOwnCode(details['code'])) return details['code'];
	// What it says of trying again is of no use to a read.
	return failureOfNode(error, json, 0).causeCode;
}

/** Of a node of this package, or of HTTP Request. A record may have a field called "error" as well. */
function isErrorItem({ error, details }: INodeExecutionData['json']): boolean {
	if (error instanceof Error) return true;
	return typeof error === 'string' && isObject(details) && isOwnCode(details['code']);
}

/** `_position` of Get Changed and of the AccountView Trigger. */
function batchIn(json: INodeExecutionData['json']): ReadBatch | null {
	const position = json['_position'];
	if (!isObject(position)) return null;
	const { token, complete } = position;
	return typeof token === 'string' ? { token, isLast: complete !== false } : null;
}

/** Taken for all, the records that have not changed would seem to be gone. */
function changesAsAll(name: string): CodedError {
	return new CodedError({
		code: 'NODE_INPUT_INVALID',
		message: `The ${name} items come from Get Changed, and the node takes them for all records.`,
		remedy: `Set ${name} Items Are to Changed Records Only.`,
	});
}
