/**
 * Results saved per second, each durable before it is told: 20,000 creates in batches of 200, as
 * Result: Save does them, on SQLite and, where a server answers, on Postgres.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresStore, openSqliteStore, type Store } from '../lib/store';
import { compare, Runs, saveResults } from '../lib/sync';
import { systemClock } from '../nodes/shared/accountview/ports';
import { asAdministrator } from '../test/contract/store/stores';
import { postgresServer } from '../test/contract/store/postgres-server';
import { customers, PORTS, resultOf, SETTINGS, STREAM } from './support/sync-set';
import { median, printTable } from './support/table';

const RESULTS = 20_000;
const REPEATS = 5;
/** n8n hands a node all its items at once, or one after the other in a loop. */
const AT_ONCE = [200, 1] as const;
const ONE_BY_ONE = 2_000;

const NOTHING = { count: 0, at: () => ({}), isComplete: true };

interface Place {
	readonly name: string;
	open(): Promise<Store>;
	remove(): Promise<void>;
}

function sqlite(): Place {
	const folder = mkdtempSync(join(tmpdir(), 'accountview-bench-'));
	return {
		name: 'SQLite',
		open: () => openSqliteStore({ file: join(folder, 'store.sqlite'), clock: systemClock }),
		remove: () => {
			rmSync(folder, { recursive: true });
			return Promise.resolve();
		},
	};
}

function postgres(server: NonNullable<typeof postgresServer>): Place {
	const schema = `bench_${randomUUID().replaceAll('-', '')}`;
	return {
		name: 'Postgres',
		open: () => openPostgresStore({ ...server, tls: 'off', schema, clock: systemClock }),
		remove: () => asAdministrator(`DROP SCHEMA "${schema}" CASCADE`),
	};
}

/** Seconds for journaling the intents and for saving the results. */
async function measure(place: Place, count: number, atOnce: number): Promise<[number, number]> {
	const store = await place.open();
	const runs = new Runs(store, PORTS);
	const started = await runs.start({ ...STREAM, execution: randomUUID(), workflow: 'bench' });
	if (started.outcome === 'skipped') throw new Error('another run holds the lease');
	const begin = performance.now();
	const { decisions } = await compare(store, PORTS, {
		stream: STREAM,
		run: started.run,
		settings: SETTINGS,
		accountView: customers('accountView', count),
		other: NOTHING,
		isPreview: false,
		positions: [],
		wantsPairs: false,
	});
	const journaled = performance.now();
	const results = decisions
		.flatMap(({ writes }) => writes)
		.map((write) => resultOf(started.run, write));
	for (let from = 0; from < results.length; from += atOnce) {
		await saveResults(store, PORTS, results.slice(from, from + atOnce));
	}
	const saved = performance.now();
	await store.close();
	await place.remove();
	return [(journaled - begin) / 1000, (saved - journaled) / 1000];
}

async function main(): Promise<void> {
	const server = postgresServer;
	const places = server === undefined ? [sqlite] : [sqlite, () => postgres(server)];
	if (server === undefined) console.log('No Postgres server answers: SQLite only.');
	const rows: string[][] = [];
	for (const make of places) {
		for (const atOnce of AT_ONCE) {
			const count = atOnce === 1 ? ONE_BY_ONE : RESULTS;
			const all: [number, number][] = [];
			for (let round = 0; round < REPEATS; round += 1)
				all.push(await measure(make(), count, atOnce));
			const rate = (which: 0 | 1): string =>
				Math.round(count / median(all.map((one) => one[which]))).toLocaleString('en');
			rows.push([make().name, String(atOnce), count.toLocaleString('en'), rate(0), rate(1)]);
		}
	}
	printTable(['store', 'results at once', 'results', 'compared and journaled/s', 'saved/s'], rows);
}

void main();
