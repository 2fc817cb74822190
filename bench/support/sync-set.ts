import { hash, randomUUID } from 'node:crypto';
import type { CompareSettings, Side, SideRecords } from '../../lib/sync';
import {
	compare,
	Runs,
	saveResults,
	type CompareOutcome,
	type PlannedWrite,
	type Run,
} from '../../lib/sync';
import type { Store } from '../../lib/store';
import { systemClock } from '../../nodes/shared/accountview/ports';
import { newId } from '../../nodes/shared/sync/new-id';

export const STREAM = { backend: 'bench', entity: 'customer' } as const;

export const PORTS = {
	clock: systemClock,
	random: Math.random,
	newId,
	digest: (text: string): string => hash('sha256', text, 'base64'),
};

/** Customers with eight compared fields, recognised by number. */
export const SETTINGS: CompareSettings = {
	fields: [
		...(['name', 'email', 'street', 'city', 'contact'] as const).map(
			(name) => ({ name, accountView: name, other: name, as: 'text' }) as const,
		),
		{ name: 'phone', accountView: 'phone', other: 'phone', as: 'phone' },
		{ name: 'postcode', accountView: 'postcode', other: 'postcode', as: 'postcode' },
		{ name: 'limit', accountView: 'limit', other: 'limit', as: 'decimal' },
	],
	key: { accountView: 'number', other: 'id' },
	version: { accountView: 'version', other: 'version' },
	changedAt: { accountView: null, other: null },
	match: { number: { accountView: 'number', other: 'number' }, name: null, postcode: null },
	rules: {
		direction: 'both',
		conflicts: 'accountView',
		deletions: 'accountViewLeads',
		unmatched: 'create',
		refused: 'whenChanged',
		sameContent: 'ask',
		brake: { share: 1, minimum: 0 },
		limit: null,
	},
};

export const WITHOUT_VERSIONS: CompareSettings = {
	...SETTINGS,
	version: { accountView: null, other: null },
};

/**
 * So many customers of one side, each made when it is asked for, so that what is measured holds no
 * data set by itself.
 *
 * @param changedEvery every so many-th has another name and version; 0 for none
 */
export function customers(side: Side, count: number, changedEvery = 0): SideRecords {
	return {
		count,
		isComplete: true,
		at: (index) => customer(side, index, changedEvery > 0 && index % changedEvery === 0),
	};
}

export function customer(side: Side, index: number, isChanged = false): Record<string, unknown> {
	const number = String(100_000 + index);
	return {
		...(side === 'other' && { id: `c-${number}` }),
		number,
		version: isChanged ? 2 : 1,
		name: `Bakkerij Voorbeeld ${number}${isChanged ? ' & Zn.' : ''}`,
		email: `info@voorbeeld-${number}.example`,
		phone: `020 ${String(1_000_000 + index).slice(0, 7)}`,
		street: `Dorpsstraat ${index % 300}`,
		postcode: `${1000 + (index % 9000)} AB`,
		city: 'Amsterdam',
		contact: 'A. Jansen',
		limit: (index % 5000) + 0.5,
	};
}

/** One run: Start, Compare, all results saved as successes, Finish. */
export async function runOnce(
	store: Store,
	accountView: SideRecords,
	other: SideRecords,
	settings: CompareSettings = SETTINGS,
): Promise<CompareOutcome> {
	const runs = new Runs(store, PORTS);
	const started = await runs.start({ ...STREAM, execution: randomUUID(), workflow: 'bench' });
	if (started.outcome === 'skipped') throw new Error('another run holds the lease');
	const outcome = await compare(store, PORTS, {
		stream: STREAM,
		run: started.run,
		settings,
		accountView,
		other,
		isPreview: false,
		positions: [],
		wantsPairs: false,
	});
	const writes = outcome.decisions.flatMap((decision) => decision.writes);
	await saveResults(
		store,
		PORTS,
		writes.map((write) => resultOf(started.run, write)),
	);
	await runs.finish(started.run);
	return outcome;
}

export function resultOf(run: Run, { draft, source }: PlannedWrite) {
	const key = draft.targetKey ?? `c-${source.key}`;
	return {
		intent: draft.id,
		run: run.id,
		fence: run.fence,
		outcome: { kind: 'success', key, version: '2' },
	} as const;
}
