import { createHash } from 'node:crypto';
import type { Store } from '../../../../lib/store';
import {
	compare,
	Runs,
	saveResults,
	type CompareOutcome,
	type CompareSettings,
	type Decision,
	type Failure,
	type Issue,
	type PlannedWrite,
	type Result,
	type Run,
	type SavedResult,
	type Side,
	type SyncError,
} from '../../../../lib/sync';
import type { Company } from '../../../../lib/sync/compare/company';
import { readIssues } from '../../../../lib/sync/issues/issue-table';
import { insertLinks } from '../../../../lib/sync/links/link-table';
import type { Rules } from '../../../../lib/sync/plan/rules';
import type { StorePlace } from '../../../contract/store/stores';
import { VirtualClock } from '../../store/virtual-clock';

export const CUSTOMERS = { backend: 'field-service', entity: 'customer' };

export type Fields = Readonly<Record<string, unknown>>;

/** What a flow has read of one side. */
export interface Read {
	readonly rows: readonly Fields[];
	/** Left out: all records of the side. */
	readonly only?: 'changes' | 'ready';
	readonly failures?: ReadonlyMap<number, string>;
}

export const RULES: Rules = {
	direction: 'both',
	conflicts: 'accountView',
	deletions: 'accountViewLeads',
	unmatched: 'create',
	refused: 'whenChanged',
	sameContent: 'ask',
	brake: { share: 0.3, minimum: 20 },
	limit: null,
};

/** Records with `key`, `name` and `phone`; `number` is AccountView's key on the other side. */
export function settingsWith(
	rules: Partial<Rules> = {},
	changes: Partial<CompareSettings> = {},
): CompareSettings {
	return {
		fields: [
			{ name: 'name', accountView: 'name', other: 'name', as: 'text' },
			{ name: 'phone', accountView: 'phone', other: 'phone', as: 'text' },
		],
		key: { accountView: 'key', other: 'key' },
		version: { accountView: null, other: null },
		changedAt: { accountView: null, other: null },
		match: { number: { accountView: 'key', other: 'number' }, name: null, postcode: null },
		rules: { ...RULES, ...rules },
		...changes,
	};
}

/** The parts of a flow, one by one, on a store in which nothing is linked. */
export class Desk {
	readonly clock = new VirtualClock();
	private readonly ports;
	readonly runs: Runs;
	private lastId = 0;

	constructor(readonly store: Store) {
		this.ports = {
			clock: this.clock,
			random: () => 0,
			newId: () => this.newId(),
			digest: (text: string) => createHash('sha256').update(text).digest('base64url'),
		};
		this.runs = new Runs(store, this.ports);
	}

	/** @throws Error when another run holds the lease */
	async start(): Promise<Run> {
		const execution = this.newId();
		const started = await this.runs.start({ ...CUSTOMERS, execution, workflow: 'desk' });
		if (started.outcome === 'skipped') throw new Error('Another run holds the lease');
		return started.run;
	}

	async compare(
		run: Run | null,
		reads: Readonly<Record<Side, Read>>,
		settings = settingsWith(),
		options: {
			readonly positions?: readonly string[];
			readonly isPreview?: boolean;
			readonly wantsPairs?: boolean;
			readonly company?: Company;
		} = {},
	): Promise<CompareOutcome> {
		const recordsOf = ({ rows, only, failures }: Read) => ({
			count: rows.length,
			at: (index: number) => rows[index] ?? {},
			isComplete: only === undefined,
			isAllReady: only === 'ready',
			...(failures !== undefined && { failures }),
		});
		return await compare(this.store, this.ports, {
			stream: CUSTOMERS,
			run,
			settings,
			accountView: recordsOf(reads.accountView),
			other: recordsOf(reads.other),
			isPreview: options.isPreview ?? false,
			positions: (options.positions ?? []).map((token) => ({ token, isLast: true })),
			wantsPairs: options.wantsPairs ?? false,
			...(options.company !== undefined && { company: options.company }),
		});
	}

	async save(results: readonly Result[]): Promise<readonly (SavedResult | SyncError)[]> {
		return await saveResults(this.store, this.ports, results);
	}

	/** A whole run in which every write succeeds; records that it makes get keys such as `new-A1`. */
	async turn(
		reads: Readonly<Record<Side, Read>>,
		settings = settingsWith(),
	): Promise<CompareOutcome> {
		const run = await this.start();
		const outcome = await this.compare(run, reads, settings);
		const writes = outcome.brake === null ? writesOf(outcome) : [];
		await this.save(writes.map((write) => succeeded(run, write, `new-${write.source.key}`)));
		await this.runs.finish(run);
		return outcome;
	}

	/** Links records of both sides that are the same. */
	async link(
		rows: Readonly<Record<Side, readonly Fields[]>>,
		settings = settingsWith(),
	): Promise<void> {
		await this.turn(
			{ accountView: { rows: rows.accountView }, other: { rows: rows.other } },
			settings,
		);
	}

	/** As an import of links does, on which nothing is agreed yet. */
	async linkByHand(accountViewKey: string, otherKey: string): Promise<void> {
		const link = {
			id: this.newId(),
			accountViewKey,
			otherKey,
			state: 'active',
			accountViewVersion: null,
			otherVersion: null,
			accountViewHash: '',
			otherHash: '',
			accountViewContent: {},
			otherContent: {},
		} as const;
		await this.store.transaction((sql) => insertLinks(sql, CUSTOMERS, [link], this.clock.now()));
	}

	async issues(): Promise<readonly Issue[]> {
		return await this.store.transaction((sql) => readIssues(sql, CUSTOMERS));
	}

	/** Code and key of each issue, sorted. */
	async issueList(): Promise<readonly string[]> {
		return (await this.issues()).map(({ code, key }) => `${code} ${key}`).toSorted();
	}

	/** Keys of both records of each link. */
	async links(): Promise<readonly string[]> {
		const rows = await this.store.transaction((sql) =>
			sql.all('SELECT av_key, other_key FROM accountview_link ORDER BY av_key'),
		);
		return rows.map((row) => `${String(row['av_key'])} ${String(row['other_key'])}`);
	}

	private newId(): string {
		this.lastId += 1;
		return `id-${this.lastId}`;
	}
}

/**
 * A desk for each test of this block, on a store of its own that goes afterwards.
 *
 * @param linked records of both sides that are the same, and linked
 */
export function useDesk(
	makePlace: () => StorePlace,
	linked: Readonly<Record<Side, readonly Fields[]>>,
): () => Desk {
	let place: StorePlace | undefined;
	let desk: Desk | undefined;
	beforeEach(async () => {
		place = makePlace();
		desk = new Desk(await place.open());
		await desk.link(linked);
	});
	afterEach(async () => {
		await desk?.store.close();
		await place?.remove();
	});
	return () => {
		if (desk === undefined) throw new Error('The desk is made before each test');
		return desk;
	};
}

export function writesOf({ decisions }: CompareOutcome): readonly PlannedWrite[] {
	return decisions.flatMap(({ writes }) => writes);
}

/** What is to be done, as `create other A1` or `update other A1 phone=1`. */
export function shown({ decisions }: { readonly decisions: readonly Decision[] }): string[] {
	return decisions.flatMap(({ writes }) =>
		writes.map(({ target, draft, source, changes }) =>
			[
				`${draft.action} ${target} ${source.key}`,
				...changes.map(({ field, becomes }) => `${field}=${becomes}`),
			].join(' '),
		),
	);
}

export function succeeded(run: Run, write: PlannedWrite, key: string | null): Result {
	return resultOf(run, write, { kind: 'success', key, version: null });
}

export function resultOf(run: Run, { draft }: PlannedWrite, outcome: Result['outcome']): Result {
	return { intent: draft.id, run: run.id, fence: run.fence, outcome };
}

export const REFUSED: Failure = {
	kind: 'failure',
	certainty: 'refused',
	cause: 'The phone is too long',
	causeCode: 'HTTP 422',
	remedy: '',
	retryAfterMs: null,
};
