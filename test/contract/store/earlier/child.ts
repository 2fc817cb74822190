/*
 * A program for the tests of migrations: opens a store, and kills itself in the middle of a step of its tables, when
 * all is done and nothing committed.
 */
import { migrations, type ColumnTypes } from '../../../../lib/store/migrations';
import { systemClock } from '../../../../nodes/shared/accountview/ports';
import { Steps } from '../../../faults/kill/steps';
import { openAt } from '../open-at';
import type { OpenOutcome, OpenTask } from './task';

async function main(): Promise<void> {
	const { address, killAt } = JSON.parse(process.argv[2] ?? '') as OpenTask;
	const steps = new Steps(killAt);
	let isInStep = false;
	const watched = migrations.map((migration) => ({
		...migration,
		statements: (types: ColumnTypes) => {
			isInStep = true;
			return migration.statements(types);
		},
	}));
	// The clock is looked at when all statements of a step are done.
	const clock = {
		...systemClock,
		now: () => {
			if (isInStep) steps.pass('step of the tables');
			isInStep = false;
			return Date.now();
		},
	};
	const store = await openAt(address, watched, clock);
	await store.close();
	process.stdout.write(JSON.stringify({ steps: steps.names } satisfies OpenOutcome));
}

void main();
