import type { IDataObject, INodeProperties } from 'n8n-workflow';
import {
	importLinks,
	type ImportOutcome,
	type LinkPair,
} from '../../../../lib/sync/links/import-links';
import type { Stream } from '../../../../lib/sync/sides';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall, OperationRun } from '../../../shared/operation';
import { readable } from '../../../shared/readable';
import { showFor } from '../../../shared/show-for';
import type { LedgerSession } from '../../../shared/sync/session';
import { readStream, streamParameters } from '../../../shared/sync/stream-parameters';
import { invalidParameter } from '../../../shared/values';

const ACCOUNTVIEW_KEY = 'AccountView Key';
const OTHER_KEY = 'Other Key';
const ON_EXISTING = 'On Existing';

const pairParameters: INodeProperties[] = [
	{
		displayName: ACCOUNTVIEW_KEY,
		name: 'accountViewKey',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.customerNumber }}',
		description: 'Key of the record in AccountView, as Sync Compare reads it there',
	},
	{
		displayName: OTHER_KEY,
		name: 'otherKey',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. {{ $json.reference }}',
		description: 'Key of the same record on the other side, as Sync Compare reads it there',
	},
	{
		displayName: ON_EXISTING,
		name: 'onExisting',
		type: 'options',
		default: 'error',
		options: [
			{
				name: 'Error',
				value: 'error',
				description: 'Refuse a pair of which a record is linked to another one',
			},
			{
				name: 'Replace',
				value: 'replace',
				description:
					'Remove the present link first. A record that loses its link counts as new at the next comparison.',
			},
		],
		description: 'What to do with a record that is linked to another one already',
	},
];

export const description = showFor('link', ['import'], [...streamParameters, ...pairParameters]);

/** One pair as an item has it. */
interface Given extends LinkPair {
	readonly stream: Stream;
	readonly onExisting: 'error' | 'replace';
}

/** Thousands of pairs are a few transactions. */
export const sentTogether = true;

/** @returns outcomes by the place of their input item */
export async function prepare({
	session: { store, clock, newId, execution },
	items,
}: OperationRun<LedgerSession>): Promise<ReadonlyMap<number, ImportOutcome>> {
	const outcomes = new Map<number, ImportOutcome>();
	const given = items.flatMap((parameters) => {
		const pair = readable(() => readGiven(parameters));
		return pair === undefined ? [] : [{ item: parameters.item, pair }];
	});
	for (const alike of groupsOf(given)) {
		const [{ pair }] = alike;
		const pairs = alike.map((one) => one.pair);
		const results = await importLinks(store, pair.stream, pairs, pair, { clock, newId, execution });
		for (const [place, outcome] of results.entries()) {
			const item = alike[place]?.item;
			if (item !== undefined) outcomes.set(item, outcome);
		}
	}
	return outcomes;
}

export function execute(
	call: OperationCall<LedgerSession, ReadonlyMap<number, ImportOutcome>>,
): Promise<IDataObject[]> {
	return new Promise((resolve) => {
		resolve([rowOf(call)]);
	});
}

/** What an item came to. @throws its own error */
function rowOf({
	parameters,
	prepared,
}: OperationCall<LedgerSession, ReadonlyMap<number, ImportOutcome>>): IDataObject {
	const { stream, accountViewKey, otherKey } = readGiven(parameters);
	const done = prepared.get(parameters.item);
	if (done === undefined) throw new Error(`The pair of ${accountViewKey} was not imported`);
	if (done.outcome === 'failed') throw done.error;
	return {
		connection: stream.backend,
		entity: stream.entity,
		accountViewKey,
		otherKey,
		...done,
	};
}

/** Items of one stream and setting, in their order. */
function groupsOf(
	given: readonly { readonly item: number; readonly pair: Given }[],
): (readonly [(typeof given)[number], ...(typeof given)[number][]])[] {
	const groups = new Map<string, [(typeof given)[number], ...(typeof given)[number][]]>();
	for (const one of given) {
		const { stream, onExisting } = one.pair;
		const name = JSON.stringify([stream.backend, stream.entity, onExisting]);
		const group = groups.get(name);
		if (group === undefined) groups.set(name, [one]);
		else group.push(one);
	}
	return [...groups.values()];
}

function readGiven(parameters: ItemParameters): Given {
	return {
		stream: readStream(parameters),
		accountViewKey: parameters.text('accountViewKey', ACCOUNTVIEW_KEY),
		otherKey: parameters.text('otherKey', OTHER_KEY),
		onExisting: readOnExisting(parameters),
	};
}

function readOnExisting(parameters: ItemParameters): 'error' | 'replace' {
	const given = parameters.text('onExisting', ON_EXISTING);
	if (given === 'error' || given === 'replace') return given;
	throw invalidParameter(ON_EXISTING, 'Error or Replace (error, replace)', given);
}
