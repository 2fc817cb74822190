import { join } from 'node:path';
import { DIRECTIONS, makeEnds, removeEnds, type Direction } from '../../contract/store/move/ends';
import { everythingIn, fillTables } from '../../contract/store/move/filled';
import { postgresServer, withPostgres } from '../../contract/store/postgres-server';
import type { StorePlace } from '../../contract/store/stores';
import { KillableProgram } from '../kill/killable-program';
import type { MoveTask, MoveTaskOutcome } from './task';

const children = new KillableProgram<MoveTask, MoveTaskOutcome>(
	'kill-move',
	join(__dirname, 'child.ts'),
);
afterAll(() => {
	children.remove();
});

/** Two pages of each. */
const ROWS = 101;
const TABLES = ['accountview_link', 'accountview_mail'];

type Everything = Awaited<ReturnType<typeof everythingIn>>;

/** Moves a store, killed at a step and then once more. */
async function moveKilledAt(direction: Direction, killAt: number): Promise<Killed> {
	const ends = makeEnds(direction);
	const task = { from: ends.from.address, to: ends.to.address };
	try {
		const source = await ends.from.open();
		await fillTables(source, ROWS, { tables: TABLES });
		const before = await everythingIn(source);
		await source.close();
		const first = await children.run({ ...task, killAt });
		const between = await contentOf(ends.to);
		const again = await children.run({ ...task, killAt: 0 });
		const isMarked = await ends.from.open().then(
			async (opened) => {
				await opened.close();
				return false;
			},
			() => true,
		);
		return { first, before, between, again, isMarked, after: await contentOf(ends.to) };
	} finally {
		await removeEnds(ends);
	}
}

interface Killed {
	readonly first: MoveTaskOutcome | undefined;
	readonly before: Everything;
	/** In the target after the kill. */
	readonly between: Everything;
	readonly again: MoveTaskOutcome | undefined;
	readonly isMarked: boolean;
	readonly after: Everything;
}

async function contentOf(place: StorePlace): Promise<Everything> {
	const store = await place.open();
	try {
		return await everythingIn(store);
	} finally {
		await store.close();
	}
}

/** Of many steps alike, one after the other, the first and the last. */
function isAtAnEdge(steps: readonly string[], index: number): boolean {
	return steps[index] !== steps[index - 1] || steps[index] !== steps[index + 1];
}

function countIn(everything: Everything): number {
	return [...everything.values()].flat().length;
}

const describeIt = postgresServer === undefined ? describe.skip : describe;

describeIt(withPostgres('A process that moves a store and is killed at its steps'), () => {
	it.each(DIRECTIONS)(
		'%s leaves the target empty or whole, and once more ends it',
		async (direction) => {
			const whole = await moveKilledAt(direction, 0);
			expect([whole.first?.outcome, whole.again?.outcome]).toEqual(['moved', 'STORE_MOVED']);
			const steps = whole.first?.steps ?? [];
			expect(steps.filter((name) => name === 'copying, told')).toHaveLength(4);
			expect(steps).toContain('copied, told');

			let wholeAtOnce = 0;
			for (const [index, step] of steps.entries()) {
				if (!isAtAnEdge(steps, index)) continue;
				const killed = await moveKilledAt(direction, index + 1);
				const at = `killed at step ${index + 1}: ${step}`;
				const there = countIn(killed.between);
				if (there > 0) {
					wholeAtOnce += 1;
					expect([at, killed.between]).toEqual([at, killed.before]);
				}
				expect([at, killed.again?.outcome]).toEqual([at, 'moved']);
				expect([at, killed.after]).toEqual([at, killed.before]);
				expect([at, killed.isMarked]).toEqual([at, true]);
			}
			expect(wholeAtOnce).toBeGreaterThan(0);
		},
		900_000,
	);
});
