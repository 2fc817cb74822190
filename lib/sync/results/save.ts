import type { Clock } from '../../ports/clock';
import type { Random } from '../../ports/random';
import type { Sql, Store } from '../../store';
import type { Digest } from '../content/comparison';
import { SyncError } from '../errors';
import { findIntents, refuseForeign, type Intent } from '../journal/intents';
import { storable } from '../issues/storable';
import { LONGEST_KEY } from '../links/link';
import { recordKey } from '../links/record-key';
import { inChunks } from '../rows';
import { holdLease } from '../runs/lease';
import { SIDE_NAMES, type Stream } from '../sides';
import { Batch } from './batch';
import type { Result, SavedResult } from './result';

export interface SavePorts {
	readonly clock: Clock;
	readonly random: Random;
	readonly newId: () => string;
	readonly digest: Digest;
}

/** Results in one transaction. */
const CHUNK = 200;

/**
 * Closes intents with what came of them, in transactions of some hundred; each is durable before the
 * next begins. One result that cannot be saved keeps no other from it.
 *
 * @returns per result, in their order, what was saved or why it was not: SyncError
 * SYNC_INTENT_UNKNOWN, SYNC_RUN_TAKEN_OVER, SYNC_RUN_MISSING, SYNC_RESULT_INVALID
 * @throws StoreError; what was saved before stays saved, and the same results may come again
 */
export async function saveResults(
	store: Store,
	ports: SavePorts,
	results: readonly Result[],
): Promise<readonly (SavedResult | SyncError)[]> {
	const saved: (SavedResult | SyncError)[] = [];
	for (const some of inChunks(results, CHUNK)) {
		saved.push(...(await store.transaction((sql) => saveSome(sql, ports, some))));
	}
	return saved;
}

async function saveSome(
	sql: Sql,
	ports: SavePorts,
	results: readonly Result[],
): Promise<(SavedResult | SyncError)[]> {
	const ids = results.map(({ intent }) => storable(intent));
	const before = await findIntents(sql, ids);
	const leases = new Leases(sql);
	// In one order, so that two of them never wait for each other.
	const inOrder = [...before.values()].toSorted((one, other) => (one.run < other.run ? -1 : 1));
	for (const intent of inOrder) await leases.hold(intent);
	// Another part of the flow may have settled them while this one waited for the lease.
	const intents = await findIntents(sql, ids);
	const checked: (Checked | SyncError)[] = [];
	for (const result of results) {
		checked.push(await check(leases, result, intents.get(result.intent)));
	}
	const batches = new Map<string, Batch>();
	for (const one of checked) {
		if (one instanceof SyncError) continue;
		const name = JSON.stringify([one.intent.backend, one.intent.entity]);
		const batch = batches.get(name) ?? new Batch(sql, ports, one.intent);
		batch.add(one.intent, one.result);
		batches.set(name, batch);
	}
	const outcomes = new Map<Result, SavedResult | SyncError>();
	for (const batch of batches.values()) {
		for (const [result, outcome] of await batch.save()) outcomes.set(result, outcome);
	}
	return checked.map((one) =>
		one instanceof SyncError ? one : (outcomes.get(one.result) ?? unknown(one.result)),
	);
}

interface Checked {
	readonly intent: Intent & Stream;
	readonly result: Result;
}

/** The leases of the runs of a batch, each asked for once. */
class Leases {
	private readonly refusals = new Map<string, SyncError | null>();

	constructor(private readonly sql: Sql) {}

	/** Null for one that is held; else why it is not. */
	async hold(intent: Intent & Stream): Promise<SyncError | null> {
		const known = this.refusals.get(intent.run);
		if (known !== undefined) return known;
		const refusal = await this.ask(intent);
		this.refusals.set(intent.run, refusal);
		return refusal;
	}

	private async ask(intent: Intent & Stream): Promise<SyncError | null> {
		try {
			await holdLease(this.sql, { ...intent, id: intent.run });
			return null;
		} catch (error) {
			if (error instanceof SyncError) return error;
			throw error;
		}
	}
}

/** Also what is wrong with a result is an answer: the others of the batch are saved. */
async function check(
	leases: Leases,
	result: Result,
	intent: (Intent & Stream) | undefined,
): Promise<Checked | SyncError> {
	if (intent === undefined) return unknown(result);
	try {
		refuseForeign(intent, result);
		checkKey(intent, result);
		// What was saved before stays true, also when the run has ended since.
		if (intent.state === 'done') return { intent, result };
		return (await leases.hold(intent)) ?? { intent, result };
	} catch (error) {
		if (error instanceof SyncError) return error;
		throw error;
	}
}

function checkKey({ action, sourceKey, target }: Intent, { outcome }: Result): void {
	if (action !== 'create' || outcome.kind !== 'success') return;
	const length = recordKey(outcome.key).length;
	if (length > LONGEST_KEY) {
		throw new SyncError({
			code: 'SYNC_RESULT_INVALID',
			message: `The record ${sourceKey} was created, and the id of the result has ${length} characters; ${LONGEST_KEY} can be kept.`,
			remedy: 'Give New ID the id alone, not the whole answer.',
			record: sourceKey,
		});
	}
	if (length > 0) return;
	throw new SyncError({
		code: 'SYNC_RESULT_INVALID',
		message: `The record ${sourceKey} was created, and the result does not say under which id.`,
		remedy: `Give New ID the id that ${SIDE_NAMES.en[target]} answered with. Until then the next run looks the record up.`,
		record: sourceKey,
	});
}

function unknown({ intent }: Result): SyncError {
	return new SyncError({
		code: 'SYNC_INTENT_UNKNOWN',
		message: `No write with the id ${intent.slice(0, 100)} is known in this store.`,
		remedy:
			'Let Sync Compare and Sync Ledger use the same store, and save only what Sync Compare has handed out.',
	});
}
