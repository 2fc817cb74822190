import fc from 'fast-check';
import type { Store } from '../../../lib/store';
import { postgresServer, withPostgres } from '../../contract/store/postgres-server';
import { postgresPlace, sqlitePlace, type StorePlace } from '../../contract/store/stores';
import { ENTITIES, ENTITY_NAMES, type Entity } from './entities';
import { histories, inWords, shuffled, withoutFaults, type History } from './history';
import { Player } from './player';
import { REGRESSIONS } from './regressions';

const RUNS = Number(process.env['HISTORIES_RUNS'] ?? 300);
/** The same ones in every `npm test`, so that a change is judged by itself; others by the command. */
const USUAL_SEED = 26_944_442;
const SEED = Number(process.env['HISTORIES_SEED'] ?? USUAL_SEED);
/** Plays one failure again. */
const PATH = process.env['HISTORIES_PATH'];
const ONLY = process.env['HISTORIES_ENTITY'];

/** As long as it takes; so many histories are asked for by hand. */
const TIMEOUT_MS = 6 * 3_600_000;

const names = ENTITY_NAMES.filter((name) => ONLY === undefined || name === ONLY);

/** One store for all; each history has a stream of its own in it. */
function inStore(makePlace: () => StorePlace): () => Store {
	let place: StorePlace | undefined;
	let store: Store | undefined;
	beforeAll(async () => {
		place = makePlace();
		store = await place.open();
	});
	afterAll(async () => {
		await store?.close();
		await place?.remove();
	});
	return () => {
		if (store === undefined) throw new Error('The store is not open');
		return store;
	};
}

describe('histories of users, runs and faults', () => {
	const store = inStore(sqlitePlace);

	it.each(names)(
		`leave both sides of any %s equal, nothing twice, nothing lost, and only what is out of step listed (seed ${SEED})`,
		async (name) => {
			await holds(ENTITIES[name], RUNS, async (history) => {
				await new Player(store(), ENTITIES[name], history).play();
			});
		},
		TIMEOUT_MS,
	);

	it.each(names)(
		`without faults come to the same end in whichever order the pages of any %s come (seed ${SEED})`,
		async (name) => {
			await holds(ENTITIES[name], Math.ceil(RUNS / 10), async (history) => {
				const quiet = withoutFaults(history);
				const one = new Player(store(), ENTITIES[name], quiet);
				const other = new Player(store(), ENTITIES[name], shuffled(quiet));
				await one.play();
				await other.play();
				expect(other.contents()).toEqual(one.contents());
			});
		},
		TIMEOUT_MS,
	);

	it.each(REGRESSIONS)('that went wrong once: $what', async ({ entity, history }) => {
		await new Player(store(), ENTITIES[entity], history).play();
	});
});

const describePostgres = postgresServer === undefined ? describe.skip : describe;
describePostgres(withPostgres('histories of users, runs and faults in Postgres'), () => {
	const store = inStore(postgresPlace);

	it.each(names)(
		`end as in SQLite for any %s (seed ${SEED})`,
		async (name) => {
			await holds(ENTITIES[name], Math.ceil(RUNS / 60), async (history) => {
				await new Player(store(), ENTITIES[name], history).play();
			});
		},
		TIMEOUT_MS,
	);
});

async function holds(
	entity: Entity,
	numRuns: number,
	play: (history: History) => Promise<void>,
): Promise<void> {
	const details = await fc.check(fc.asyncProperty(histories(entity), play), {
		numRuns,
		seed: SEED,
		...(PATH !== undefined && { path: PATH }),
	});
	if (details.failed) throw new Error(told(entity, details));
}

/** The history in words, what it came to, and how to play it again. */
function told(
	{ name }: Entity,
	{ seed, counterexamplePath, counterexample, errorInstance }: fc.RunDetails<[History]>,
): string {
	const [history] = counterexample ?? [];
	return [
		errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
		...(history === undefined ? [] : ['', inWords(history), '', JSON.stringify(history)]),
		'',
		`Again: npm run test:histories -- --entity ${name} --seed ${seed} --path ${counterexamplePath ?? ''}`,
	].join('\n');
}
