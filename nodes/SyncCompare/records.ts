import type { IDataObject } from 'n8n-workflow';
import type { Side } from '../../lib/sync';
import { SYNC_FIELD } from '../shared/sync/sync-mark';

/** What the node's inputs are called; its parameters begin with the same words. */
export const INPUT_NAMES: Readonly<Record<Side, string>> = {
	accountView: 'AccountView',
	other: 'Other',
};

/** The node's input that brings a side. */
export function inputOf(side: Side): number {
	return side === 'accountView' ? 0 : 1;
}

/** A record as json of an item, with its mark. It came out of an item, or out of one as JSON. */
export function recordJson(
	record: Readonly<Record<string, unknown>>,
	sync: IDataObject,
): IDataObject {
	const json: IDataObject = {};
	for (const [name, value] of Object.entries(record)) {
		Object.defineProperty(json, name, {
			value,
			writable: true,
			enumerable: true,
			configurable: true,
		});
	}
	// The batch that it came with is the run's affair from here on.
	delete json['_position'];
	json[SYNC_FIELD] = sync;
	return json;
}
