import type { Clock } from '../../ports/clock';
import { markMoved } from '../migration-table';
import type { Store } from '../store';
import type { Content } from './compare';
import { notMarked, sameKind, versionsDiffer } from './errors';
import { placeInWords, type StorePlace } from './place';
import { attachSource, keepOthersOut, readSource, refuseOccupied } from './source';
import { fill, openTarget, type FillPorts } from './target';

export interface Move {
	readonly from: StorePlace;
	readonly to: StorePlace;
	/** Also while something is under way in it. */
	readonly isForced: boolean;
}

export interface MovePorts extends FillPorts {
	readonly clock: Clock;
}

export interface MoveOutcome {
	/** Of the tables, on both sides. */
	readonly version: number;
	readonly contents: readonly Content[];
	/** Everything was in the target already: only the source had still to be told. */
	readonly wasThere: boolean;
}

/**
 * Moves a store from a file to Postgres, or back: copies all rows in one transaction, compares both
 * sides value by value before its commit, and then marks the old store, so that nobody uses it any more.
 *
 * Killed at any moment, the target is empty or whole; as long as the source is not marked it is the one
 * that counts, and to move once more ends what was begun.
 *
 * @throws MoveError, StoreError
 */
export async function moveStore(move: Move, ports: MovePorts): Promise<MoveOutcome> {
	const { from, to } = move;
	if (from.kind === to.kind) throw sameKind();
	const source = await attachSource(from, ports.clock);
	try {
		const { version } = await source.transaction((sql) => readSource(sql, from));
		const target = await openTarget(to, version, ports.clock);
		try {
			return await moveBetween({ source, target, version }, move, ports);
		} finally {
			await target.close();
		}
	} finally {
		await source.close();
	}
}

interface OpenStores {
	readonly source: Store;
	readonly target: Store;
	/** Of the target's tables. */
	readonly version: number;
}

async function moveBetween(
	{ source, target, version }: OpenStores,
	{ from, to, isForced }: Move,
	ports: MovePorts,
): Promise<MoveOutcome> {
	const reached = { isCopied: false };
	try {
		return await source.transaction(async (sql) => {
			await keepOthersOut(sql, source.kind);
			const found = await readSource(sql, from);
			if (found.version !== version) throw versionsDiffer(found.version, version);
			if (!isForced) await refuseOccupied(sql, found);
			const filled = await target.transaction((into) =>
				fill({ source: sql, target: into }, target.kind, found.tables, ports),
			);
			reached.isCopied = true;
			ports.told({ step: 'copied' });
			// Last of all: were the process to end before, the source is still the store that counts.
			await markMoved(sql, { to: placeInWords(to), at: ports.clock.now() });
			return { version, ...filled };
		});
	} catch (error) {
		if (!reached.isCopied) throw error;
		throw notMarked(error instanceof Error ? error.message : String(error));
	}
}
