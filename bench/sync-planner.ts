/**
 * The sync core on 100,000 linked records: a first run that recognises all by number, quiet cycles,
 * one per cent changed, and a run that reads changes only. Records are made as they are asked for.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../lib/store';
import { systemClock } from '../nodes/shared/accountview/ports';
import { measureIsolated, reportMeasurement, type Measurement } from './support/isolated';
import { customer, customers, runOnce, WITHOUT_VERSIONS } from './support/sync-set';
import { median, printTable } from './support/table';
import type { SideRecords } from '../lib/sync';

const LINKS = 100_000;
const ONE_PER_CENT = 100;
const REPEATS = 5;

const NOTHING: SideRecords = { count: 0, at: () => ({}), isComplete: false };

/** What a run is given to compare; the first of a series links all records. */
const RUNS = {
	'first run: recognised by number': () =>
		[customers('accountView', LINKS), customers('other', LINKS)] as const,
	'quiet, versions known': () =>
		[customers('accountView', LINKS), customers('other', LINKS)] as const,
	'quiet, no versions: all hashed': () =>
		[customers('accountView', LINKS), customers('other', LINKS), WITHOUT_VERSIONS] as const,
	'1 % changed, results saved': () =>
		[customers('accountView', LINKS, ONE_PER_CENT), customers('other', LINKS)] as const,
	'1,000 changes read, results saved': () => [changedOnly(), NOTHING] as const,
};

type RunName = keyof typeof RUNS;

/** Changed once more than before, so that there is something to do. */
function changedOnly(): SideRecords {
	return {
		count: LINKS / ONE_PER_CENT,
		isComplete: false,
		at: (index) => ({
			...customer('accountView', index * ONE_PER_CENT, true),
			version: 3,
			city: 'Haarlem',
		}),
	};
}

async function measured(name: RunName, file: string): Promise<number> {
	const store = await openSqliteStore({ file, clock: systemClock });
	const [accountView, other, settings] = RUNS[name]();
	const { counts } = await runOnce(store, accountView, other, settings);
	await store.close();
	return counts.updateInOther + counts.linked;
}

async function main(): Promise<void> {
	const [name, file] = process.argv.slice(2);
	if (name !== undefined && file !== undefined) {
		await reportMeasurement(() => measured(name as RunName, file));
		return;
	}
	const results = new Map<string, Measurement[]>();
	for (let round = 0; round < REPEATS; round += 1) {
		const folder = mkdtempSync(join(tmpdir(), 'accountview-bench-'));
		for (const run of Object.keys(RUNS)) {
			const result = await measureIsolated(__filename, [run, join(folder, 'store.sqlite')]);
			results.set(run, [...(results.get(run) ?? []), result]);
		}
		rmSync(folder, { recursive: true });
	}
	const rows = [...results].map(([run, all]) => [
		run,
		(median(all.map(({ milliseconds }) => milliseconds)) / 1000).toFixed(2),
		String(Math.round(median(all.map(({ peakMiB, loadedMiB }) => peakMiB - loadedMiB)))),
		String(all[0]?.rows),
	]);
	console.log(`${LINKS.toLocaleString('en')} linked records, SQLite, medians of ${REPEATS}`);
	printTable(['run', 'seconds', 'MiB above idle', 'linked or written'], rows);
}

void main();
