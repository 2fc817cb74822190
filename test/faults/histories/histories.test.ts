import fc from 'fast-check';
import type { Store } from '../../../lib/store';
import { sqlitePlace, type StorePlace } from '../../contract/store/stores';
import { ENTITIES, ENTITY_NAMES } from './entities';
import { histories, inWords, type History } from './history';
import { Player } from './player';

const RUNS = Number(process.env['HISTORIES_RUNS'] ?? 300);
const SEED = Number(process.env['HISTORIES_SEED'] ?? Date.now() % 2_147_483_647);
/** Plays one failure again. */
const PATH = process.env['HISTORIES_PATH'];
const ONLY = process.env['HISTORIES_ENTITY'];

let place: StorePlace;
let store: Store;

beforeAll(async () => {
	place = sqlitePlace();
	store = await place.open();
});

afterAll(async () => {
	await store.close();
	await place.remove();
});

const names = ENTITY_NAMES.filter((name) => ONLY === undefined || name === ONLY);

describe.each(names)('any history of users, runs and faults: %s', (name) => {
	const entity = ENTITIES[name];

	it(`leaves both sides equal, nothing twice, nothing lost, and only what is out of step listed (seed ${SEED})`, async () => {
		const details = await fc.check(
			fc.asyncProperty(histories(entity), async (history) => {
				await new Player(store, entity, history).play();
			}),
			{ numRuns: RUNS, seed: SEED, ...(PATH !== undefined && { path: PATH }) },
		);
		if (details.failed) throw new Error(told(details));
	}, 3_600_000);
});

function told({
	seed,
	counterexamplePath,
	counterexample,
	errorInstance,
}: fc.RunDetails<[History]>): string {
	const [history] = counterexample ?? [];
	return [
		errorInstance instanceof Error ? errorInstance.message : String(errorInstance),
		...(history === undefined ? [] : ['', inWords(history), '', JSON.stringify(history)]),
		'',
		`Again: seed ${seed}, path ${counterexamplePath}`,
	].join('\n');
}
