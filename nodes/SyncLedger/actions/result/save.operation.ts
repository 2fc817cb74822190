import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { CodedError } from '../../../../lib/errors/coded-error';
import {
	saveResults,
	SyncError,
	valueAt,
	type Failure,
	type Result,
	type ResultOutcome,
	type SavedResult,
} from '../../../../lib/sync';
import { recordKey } from '../../../../lib/sync/links/record-key';
import { toCodedError } from '../../../shared/failures';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall, OperationRun } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { findSync } from '../../../shared/sync/find-sync';
import type { LedgerSession } from '../../../shared/sync/session';
import { SYNC_FIELD, type SyncMark } from '../../../shared/sync/sync-mark';
import { invalidParameter, textOf } from '../../../shared/values';
import { failureIn } from './failure-in';

const properties: INodeProperties[] = [
	{
		displayName: 'Outcome',
		name: 'outcome',
		type: 'options',
		default: 'item',
		options: [
			{
				name: 'As the Item Says',
				value: 'item',
				description: 'An item with an error is a failure, any other a success',
			},
			{ name: 'Failure', value: 'failure' },
			{ name: 'Success', value: 'success' },
		],
		description: 'What came of the write that Sync Compare has handed out',
	},
	{
		displayName: 'New ID',
		name: 'newId',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.customer.uuid }}',
		description:
			'After a create: by what the receiving side knows the record, also one that was found by looking first. Left empty: what stands in the field that Sync Compare has as its key field. Another ID would be taken for a record that is gone.',
		displayOptions: { show: { outcome: ['item', 'success'] } },
	},
	{
		displayName: 'New Version',
		name: 'newVersion',
		type: 'string',
		default: '',
		placeholder: 'e.g. {{ $json.version }}',
		description:
			'After a create: what the version field of the receiving side holds then, where its answer tells. The record is then not compared anew for having been made.',
		displayOptions: { show: { outcome: ['item', 'success'] } },
	},
	{
		displayName: 'After Looking First',
		name: 'found',
		type: 'options',
		default: 'unknown',
		options: [
			{
				name: 'It Was Made',
				value: 'made',
				description: 'It holds what was handed out; what differs later is an edit',
			},
			{
				name: 'It Was There Already',
				value: 'found',
				description: 'It may hold something else; the next run that reads both compares them',
			},
			{
				name: 'Not Known',
				value: 'unknown',
				description: 'As for a node that looks and creates in one',
			},
		],
		description: 'After a create: whether the flow made the record, or found it',
		displayOptions: { show: { outcome: ['item', 'success'] } },
	},
	{
		displayName: 'Found Record',
		name: 'foundRecord',
		type: 'json',
		default: '',
		placeholder: 'e.g. {{ $json.items[0] }}',
		description:
			'Of one that was there already: the whole record, with the fields that Sync Compare gets of that side. The next run then compares it with its counterpart, also where only changes are read. Left empty: compared once both are read.',
		displayOptions: { show: { outcome: ['item', 'success'] } },
	},
	{
		displayName: 'Cause',
		name: 'cause',
		type: 'string',
		default: '',
		placeholder: 'e.g. The telephone number is too long',
		description: 'What a person reads in the list of errors. Left empty: what the item says.',
		displayOptions: { show: { outcome: ['failure'] } },
	},
	{
		displayName: 'Cause in Dutch',
		name: 'causeNl',
		type: 'string',
		default: '',
		placeholder: 'e.g. Het telefoonnummer is te lang',
		description:
			'The same for those who read the list in Dutch. Left empty: the cause is quoted as it is.',
		displayOptions: { show: { outcome: ['failure'] } },
	},
	{
		displayName: 'What to Do',
		name: 'toDo',
		type: 'string',
		default: '',
		placeholder: 'e.g. Shorten the telephone number in the app',
		description:
			"What a person reads beside the cause of a failure that is the record's own. Left empty: the usual advice.",
		displayOptions: { show: { outcome: ['failure'] } },
	},
	{
		displayName: 'What to Do in Dutch',
		name: 'toDoNl',
		type: 'string',
		default: '',
		placeholder: 'e.g. Maak het telefoonnummer in de app korter',
		displayOptions: { show: { outcome: ['failure'] } },
	},
	{
		displayName: 'The Failure Is',
		name: 'certainty',
		type: 'options',
		default: 'refused',
		options: [
			{
				name: "The Record's Own",
				value: 'refused',
				description: 'Not tried again before either side has changed',
			},
			{
				name: 'Passing',
				value: 'postponed',
				description: 'The receiving side was down or busy: tried again, at growing intervals',
			},
			{
				name: 'Unknown',
				value: 'unknown',
				description: 'It may have been written: looked up before it is tried again',
			},
		],
		displayOptions: { show: { outcome: ['failure'] } },
	},
];

export const description = showFor('result', ['save'], properties);

/** All results together: some hundred in one transaction. */
export const sentTogether = true;

/** What came of saving each item; by its place in the input. */
export type SavedItems = ReadonlyMap<number, SavedResult | Error>;

export async function prepare({
	session,
	items,
}: OperationRun<LedgerSession>): Promise<SavedItems> {
	const saved = new Map<number, SavedResult | Error>();
	const results: { readonly item: number; readonly result: Result }[] = [];
	const runs = new Set<string>();
	for (const parameters of items) {
		try {
			const mark = markOf(session, parameters.item);
			runs.add(mark.run);
			results.push({ item: parameters.item, result: resultOf(session, parameters, mark) });
		} catch (error) {
			saved.set(parameters.item, error instanceof Error ? error : new Error(String(error)));
		}
	}
	await stayAlive(session, runs);
	const outcomes = await saveResults(
		session.store,
		{ ...session, random: Math.random },
		results.map(({ result }) => result),
	);
	for (const [index, { item }] of results.entries()) {
		const outcome = outcomes[index];
		if (outcome !== undefined) saved.set(item, outcome);
	}
	return saved;
}

export function execute({
	parameters,
	prepared,
}: OperationCall<LedgerSession, SavedItems>): Promise<IDataObject[]> {
	const outcome = prepared.get(parameters.item);
	if (outcome === undefined) return Promise.resolve([]);
	if (outcome instanceof Error) return Promise.reject(outcome);
	const { nextTryAt, ...rest } = outcome;
	const nextTry = nextTryAt === null ? null : new Date(nextTryAt).toISOString();
	return Promise.resolve([{ saved: rest.outcome, ...rest, nextTry }]);
}

/** A slow run that only writes keeps its lease. What is wrong with it each result says itself. */
async function stayAlive(session: LedgerSession, runs: ReadonlySet<string>): Promise<void> {
	for (const id of runs) {
		const held = await session.runs
			.byId(id)
			.then((run) => session.keepAlive(run))
			.catch((error: unknown) => error);
		if (held !== undefined && !(held instanceof SyncError)) throw toCodedError(held);
	}
}

function markOf({ context }: LedgerSession, item: number): SyncMark & { readonly intent: string } {
	const mark = findSync(context, item);
	if (mark === undefined) {
		throw new CodedError({
			code: 'SYNC_INTENT_UNKNOWN',
			message: 'This item does not lead back to an item of Sync Compare.',
			remedy:
				'Keep the field _sync in the item, or let each node in between say which of its items comes from which (item linking; a Code node needs pairedItem).',
		});
	}
	const { intent } = mark;
	if (intent !== null) return { ...mark, intent };
	throw new CodedError({
		code: 'SYNC_INTENT_UNKNOWN',
		message: 'Nothing was to be done with this item, so there is no result to save.',
		remedy: 'Save only what leaves Sync Compare by its first four outputs, and not a preview.',
	});
}

function resultOf(
	session: LedgerSession,
	parameters: ItemParameters,
	mark: SyncMark & { readonly intent: string },
): Result {
	const { intent, run, fence } = mark;
	return { intent, run, fence, outcome: outcomeOf(session, parameters, mark) };
}

function outcomeOf(
	{ context, clock }: LedgerSession,
	parameters: ItemParameters,
	mark: SyncMark,
): ResultOutcome {
	const input = context.getInputData()[parameters.item] ?? { json: {} };
	const said = failureIn(input, clock.now());
	const outcome = parameters.text('outcome', 'Outcome');
	switch (outcome) {
		case 'item':
			return said ?? success(parameters, input, mark);
		case 'success':
			return success(parameters, input, mark);
		case 'failure':
			return failure(parameters, said);
		default:
			throw invalidParameter('Outcome', '"item", "success" or "failure"', outcome);
	}
}

function success(
	parameters: ItemParameters,
	{ json }: INodeExecutionData,
	{ targetKeyField }: SyncMark,
): ResultOutcome {
	const given = parameters.text('newId', 'New ID');
	const answered = typeof targetKeyField === 'string' ? valueAt(json, targetKeyField) : '';
	const key = given === '' ? textOf(answered, 'New ID') : given;
	const version = parameters.text('newVersion', 'New Version');
	const found = foundOf(parameters.text('found', 'After Looking First'));
	return {
		kind: 'success',
		key: key === '' ? null : key,
		...(found !== undefined && { found }),
		...(found === true && foundRecord(parameters, key, targetKeyField)),
		version: version === '' ? null : version,
	};
}

/** What the flow found, as the next comparison is to see it: under its own key, and without our mark. */
function foundRecord(
	parameters: ItemParameters,
	key: string,
	keyField: unknown,
): { readonly record?: Readonly<Record<string, unknown>> } {
	const [given] = parameters.objectsIfAny('foundRecord', 'Found Record');
	if (given === undefined || typeof keyField !== 'string') return {};
	const record = Object.fromEntries(Object.entries(given).filter(([name]) => name !== SYNC_FIELD));
	const own = recordKey(valueAt(record, keyField));
	if (own === key) return { record };
	throw new CodedError({
		code: 'NODE_PARAMETER_INVALID',
		message: `Found Record has ${own === '' ? 'nothing' : `"${own.slice(0, 60)}"`} in the field ${keyField}, and New ID is "${key.slice(0, 60)}".`,
		remedy:
			'Give Found Record the whole record as Sync Compare gets it from that side, or leave it empty.',
	});
}

function failure(parameters: ItemParameters, said: Failure | undefined): Failure {
	const cause = parameters.text('cause', 'Cause');
	const causeNl = parameters.text('causeNl', 'Cause in Dutch');
	const toDo = parameters.text('toDo', 'What to Do');
	const toDoNl = parameters.text('toDoNl', 'What to Do in Dutch');
	return {
		kind: 'failure',
		certainty: certaintyOf(parameters.text('certainty', 'The Failure Is')),
		cause: cause === '' ? (said?.cause ?? 'The flow says that it failed.') : cause,
		...(causeNl !== '' && { causeNl }),
		causeCode: said?.causeCode ?? '',
		remedy: said?.remedy ?? '',
		...(toDo !== '' && { toDo }),
		...(toDoNl !== '' && { toDoNl }),
		retryAfterMs: said?.retryAfterMs ?? null,
	};
}

function foundOf(value: string): boolean | undefined {
	switch (value) {
		case 'found':
			return true;
		case 'made':
			return false;
		case 'unknown':
			return undefined;
		default:
			throw invalidParameter('After Looking First', '"made", "found" or "unknown"', value);
	}
}

function certaintyOf(value: string): Failure['certainty'] {
	if (value === 'refused' || value === 'postponed' || value === 'unknown') return value;
	throw invalidParameter('The Failure Is', '"refused", "postponed" or "unknown"', value);
}
