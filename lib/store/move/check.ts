import { appliedVersion, MARK_OF_MOVE } from '../migration-table';
import type { Sql, Store } from '../store';
import { sameContent } from './compare';
import { sameKind, targetNotEmpty, targetWasMoved, versionsDiffer } from './errors';
import type { Move, MovePorts } from './move';
import { countOf } from './pages';
import { attach, type StorePlace } from './place';
import { attachSource, isMissing, readSource, refuseOccupied, type Source } from './source';
import { firstFilled, type BothEnds } from './target';
import { tablesOf } from './tables';

export interface MoveCheck {
	readonly version: number;
	readonly tables: readonly { readonly table: string; readonly rows: number }[];
	/** `new`: there are no tables yet. `same`: an earlier move has copied everything. */
	readonly target: 'new' | 'empty' | 'same';
}

type CheckPorts = Omit<MovePorts, 'told'>;

/**
 * What moving would come to, with nothing changed on either side.
 *
 * @throws MoveError, StoreError: what moving would end with, as far as reading can tell
 */
export async function checkMove(move: Move, ports: CheckPorts): Promise<MoveCheck> {
	const { from, to } = move;
	if (from.kind === to.kind) throw sameKind();
	const source = await attachSource(from, ports.clock);
	try {
		return await source.transaction(async (sql) => {
			const found = await readSource(sql, from);
			if (!move.isForced) await refuseOccupied(sql, found);
			const tables: MoveCheck['tables'][number][] = [];
			for (const { name } of found.tables) {
				tables.push({ table: name, rows: await countOf(sql, name) });
			}
			return { version: found.version, tables, target: await targetOf(sql, found, to, ports) };
		});
	} finally {
		await source.close();
	}
}

async function targetOf(
	source: Sql,
	found: Source,
	to: StorePlace,
	ports: CheckPorts,
): Promise<MoveCheck['target']> {
	const target = await attachIfThere(to, ports);
	if (target === undefined) return 'new';
	try {
		return await target.transaction((sql) =>
			stateOf({ source, target: sql }, found, to.kind, ports),
		);
	} finally {
		await target.close();
	}
}

async function attachIfThere(place: StorePlace, { clock }: CheckPorts): Promise<Store | undefined> {
	try {
		return await attach(place, clock);
	} catch (error) {
		if (isMissing(error)) return undefined;
		throw error;
	}
}

async function stateOf(
	both: BothEnds,
	{ version, tables }: Source,
	kind: Store['kind'],
	{ digest }: CheckPorts,
): Promise<MoveCheck['target']> {
	const { target } = both;
	const there = await tablesOf(target, kind);
	if (!there.isStore) return 'new';
	if ((await target.all(MARK_OF_MOVE)).length > 0) throw targetWasMoved();
	const theirs = await appliedVersion(target);
	if (theirs > version) throw versionsDiffer(version, theirs);
	const names = new Set(there.tables.map(({ name }) => name));
	const shared = tables.filter(({ name }) => names.has(name));
	const filled = await firstFilled(target, shared);
	if (filled === undefined) return 'empty';
	if (theirs < version) throw targetNotEmpty(filled);
	for (const table of tables) {
		if ((await sameContent(table, both, digest)) === undefined) throw targetNotEmpty(filled);
	}
	return 'same';
}
