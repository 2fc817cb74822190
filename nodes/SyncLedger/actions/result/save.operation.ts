import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
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
import { LONGEST_KEY } from '../../../../lib/sync/links/link';
import { recordKey } from '../../../../lib/sync/links/record-key';
import { errorItem, toCodedError } from '../../../shared/failures';
import type { ItemParameters } from '../../../shared/item-parameters';
import type { OperationCall, OperationRun } from '../../../shared/operation';
import { showFor } from '../../../shared/show-for';
import { findSync } from '../../../shared/sync/find-sync';
import type { LedgerSession } from '../../../shared/sync/session';
import { SYNC_FIELD, type SyncMark } from '../../../shared/sync/sync-mark';
import { invalidParameter, textOf } from '../../../shared/values';
import { failureIn } from './failure-in';
import { properties } from './save-properties';

export const description = showFor('result', ['save'], properties);

/** All results together: some hundred in one transaction. */
export const sentTogether = true;

/** What came of saving each item; by its place in the input. */
export type SavedItems = ReadonlyMap<number, SavedResult | Error | WithoutId>;

/** A create that was answered without a usable id: on the list of errors, and looked up by the next run. */
class WithoutId {
	constructor(readonly failure: SyncError) {}
}

export async function prepare({
	session,
	items,
}: OperationRun<LedgerSession>): Promise<SavedItems> {
	const saved = new Map<number, SavedResult | Error | WithoutId>();
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
	const ports = { ...session, random: Math.random };
	const outcomes = await saveResults(
		session.store,
		ports,
		results.map(({ result }) => result),
	);
	const doubtful: Result[] = [];
	for (const [index, { item, result }] of results.entries()) {
		const outcome = outcomes[index];
		if (outcome === undefined) continue;
		const isDoubtful = outcome instanceof SyncError && lacksId(outcome, result);
		if (isDoubtful) doubtful.push({ ...result, outcome: madeUnknown(outcome) });
		saved.set(item, isDoubtful ? new WithoutId(outcome) : outcome);
	}
	await saveResults(session.store, ports, doubtful);
	return saved;
}

export function execute({
	session,
	parameters,
	prepared,
}: OperationCall<LedgerSession, SavedItems>): Promise<IDataObject[]> {
	const outcome = prepared.get(parameters.item);
	if (outcome === undefined) return Promise.resolve([]);
	if (outcome instanceof WithoutId) {
		if (session.context.continueOnFail()) return Promise.reject(outcome.failure);
		// One answer that lacks it must not keep the rest of a run from its end.
		return Promise.resolve([errorItem(outcome.failure, parameters.item).json]);
	}
	if (outcome instanceof Error) return Promise.reject(outcome);
	const { nextTryAt, ...rest } = outcome;
	const nextTry = nextTryAt === null ? null : new Date(nextTryAt).toISOString();
	return Promise.resolve([{ saved: rest.outcome, ...rest, nextTry }]);
}

/** Whether it cannot be saved because nothing that could be kept says under which id the record was made. */
function lacksId({ code }: SyncError, { outcome }: Result): boolean {
	if (code !== 'SYNC_RESULT_INVALID' || outcome.kind !== 'success') return false;
	const { length } = recordKey(outcome.key);
	return length === 0 || length > LONGEST_KEY;
}

function madeUnknown({ code, message, remedy }: SyncError): Failure {
	return {
		kind: 'failure',
		certainty: 'unknown',
		cause: message,
		causeCode: code,
		remedy,
		retryAfterMs: null,
	};
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
			return said === undefined
				? success(parameters, input, mark)
				: { ...said, ...partIn(parameters) };
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
	const record = found === true ? foundRecord(parameters, key, targetKeyField) : undefined;
	return {
		kind: 'success',
		key: key === '' ? null : key,
		...(found !== undefined && { found }),
		...(record !== undefined && { record }),
		version: version === '' ? null : version,
	};
}

/** What the flow found, as the next comparison is to see it: under its own key, and without our mark. */
function foundRecord(
	parameters: ItemParameters,
	key: string,
	keyField: unknown,
): Readonly<Record<string, unknown>> | undefined {
	const [given, second] = parameters.objectsIfAny('foundRecord', 'Found Record');
	if (given === undefined || typeof keyField !== 'string') return undefined;
	if (second !== undefined) throw invalidParameter('Found Record', 'one record', 'several records');
	const record = Object.fromEntries(Object.entries(given).filter(([name]) => name !== SYNC_FIELD));
	const own = recordKey(valueAt(record, keyField));
	if (own === recordKey(key)) return record;
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
		...partIn(parameters),
	};
}

function partIn(parameters: ItemParameters): Pick<Failure, 'key'> {
	const key = parameters.text('part', 'Part That Was Made');
	return key === '' ? {} : { key };
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
