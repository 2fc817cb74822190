/*
 * A program for the kill matrix of the archive: stores the files of a document and finishes it in a process of its
 * own, which may kill itself at a numbered step: around each transaction, and around each call to the disk.
 */
import { openSqliteStore } from '../../../lib/store';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { NumberedStore, Steps } from '../kill/steps';
import type { ArchiveTask, ArchiveTaskOutcome } from './task';
import { diskCalls, numberedDisk, storeAndFinish } from './work';

async function carryOut(task: ArchiveTask): Promise<ArchiveTaskOutcome> {
	const steps = new Steps(task.killAt);
	const store = await openSqliteStore({ file: task.file, clock: systemClock });
	const calls = numberedDisk(diskCalls(task.hasLinks), steps);
	await storeAndFinish(new NumberedStore(store, steps), task, calls);
	await store.close();
	return { steps: steps.names };
}

async function main(): Promise<void> {
	const [, , task = ''] = process.argv;
	const outcome = await carryOut(JSON.parse(task) as ArchiveTask);
	process.stdout.write(JSON.stringify(outcome));
}

void main();
