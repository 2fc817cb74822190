import { CodedError } from '../../errors/coded-error';
import type { Clock } from '../../ports/clock';
import type { Sql, Store } from '../../store';
import { clearIssues } from '../issues/issue-table';
import { subjectOf } from '../issues/issue';
import { inChunks } from '../rows';
import { busy } from '../runs/errors';
import { lockStream, type StreamState } from '../runs/lease';
import { findRun } from '../runs/run-table';
import type { Stream } from '../sides';
import { dropIntentsOf } from './drop-intents';
import { ImportPlan, isUsableKey, type ImportOutcome, type LinkPair } from './import-plan';
import { findLinks, insertLinks, removeLinks } from './link-table';
import { recordKey } from './record-key';

export interface ImportSettings {
	/** For a record that is linked to another one: refuse the pair, or remove the other link. */
	readonly onExisting: 'error' | 'replace';
	/** Pairs in one transaction; default 1,000. */
	readonly batchSize?: number;
}

export interface ImportPorts {
	readonly clock: Pick<Clock, 'now'>;
	readonly newId: () => string;
	/** Id of the execution that imports: its own run does not stand in the way. */
	readonly execution: string;
}

export type { ImportOutcome, LinkPair } from './import-plan';

/**
 * Links records that exist on both sides already, such as from a list of a former integration.
 *
 * Each batch is one transaction. Once the store fails, the pairs from that batch on fail with its
 * error; importing again brings what is missing. What was known of the records while they had no
 * link (errors, creates that were to be tried again) goes.
 *
 * @returns what each pair came to, in their order
 */
export async function importLinks(
	store: Store,
	stream: Stream,
	given: readonly LinkPair[],
	{ onExisting, batchSize = 1_000 }: ImportSettings,
	{ clock, newId, execution }: ImportPorts,
): Promise<readonly ImportOutcome[]> {
	const outcomes: ImportOutcome[] = [];
	const pairs = given.map(({ accountViewKey, otherKey }) => ({
		accountViewKey: recordKey(accountViewKey),
		otherKey: recordKey(otherKey),
	}));
	const earlier = new Map<string, string>();
	const write = async (sql: Sql, batch: readonly LinkPair[]): Promise<ImportPlan> => {
		await refuseWhileBusy(sql, stream, await lockStream(sql, stream), clock.now(), execution);
		const known = [
			...(await findLinks(sql, stream, 'accountView', usableKeys(batch, 'accountViewKey'))),
			...(await findLinks(sql, stream, 'other', usableKeys(batch, 'otherKey'))),
		];
		const plan = new ImportPlan({ known, earlier, onExisting, newId });
		for (const pair of batch) plan.add(pair);
		await carryOut(sql, stream, plan, clock.now());
		return plan;
	};
	for (const batch of inChunks(pairs, batchSize)) {
		try {
			const { done, seen } = await store.transaction((sql) => write(sql, batch));
			for (const outcome of done) outcomes.push(outcome);
			for (const [subject, partner] of seen) earlier.set(subject, partner);
		} catch (error) {
			if (!(error instanceof CodedError)) throw error;
			const rest = pairs.slice(outcomes.length);
			return [...outcomes, ...rest.map(() => ({ outcome: 'failed' as const, error }))];
		}
	}
	return outcomes;
}

/** What a run has handed out may be on its way already: linked meanwhile, it would be made all the same. */
async function refuseWhileBusy(
	sql: Sql,
	stream: Stream,
	{ holder, expiresAt }: StreamState,
	now: number,
	execution: string,
): Promise<void> {
	if (holder === null || expiresAt <= now) return;
	const run = await findRun(sql, holder);
	if (run === undefined || run.execution === execution) return;
	throw busy(stream, run.execution);
}

/** Removing comes first: a replaced link stands in the way of the new one. */
async function carryOut(
	sql: Sql,
	stream: Stream,
	{ removed, added }: ImportPlan,
	now: number,
): Promise<void> {
	const content = {};
	await removeLinks(sql, removed);
	await insertLinks(
		sql,
		stream,
		added.map(({ link, pair }) => ({
			id: link,
			...pair,
			state: 'active',
			accountViewVersion: null,
			otherVersion: null,
			accountViewHash: '',
			otherHash: '',
			accountViewContent: content,
			otherContent: content,
		})),
		now,
	);
	const subjects = added.flatMap(({ pair }) => [
		subjectOf('accountView', pair.accountViewKey),
		subjectOf('other', pair.otherKey),
	]);
	await clearIssues(sql, stream, [...removed, ...subjects]);
	await dropIntentsOf(sql, stream, [...removed, ...subjects], now);
}

function usableKeys(pairs: readonly LinkPair[], name: keyof LinkPair): string[] {
	return pairs.map((pair) => pair[name]).filter(isUsableKey);
}
