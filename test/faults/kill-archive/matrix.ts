import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { DiskFolder } from '../../../lib/einvoice';
import { openSqliteStore, type Store } from '../../../lib/store';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { temporaryFolder } from '../../contract/store/stores';
import { KillableProgram } from '../kill/killable-program';
import { FILES, KEY, type ArchiveTask, type ArchiveTaskOutcome } from './task';
import { diskCalls, storeAndFinish } from './work';

/** Processes that store documents, of one program that is built once. */
export class ArchiveChildren extends KillableProgram<ArchiveTask, ArchiveTaskOutcome> {
	constructor() {
		super('kill-archive', join(__dirname, 'child.ts'));
	}
}

export interface ArchiveFigures {
	readonly kills: number;
	/** Kills before it was durable that the document had gone out. */
	readonly before: number;
}

/** What lies in a folder, without what is only being written. */
function filesIn(folder: string): Readonly<Record<string, string>> {
	const names = readdirSync(folder).filter((name) => !name.startsWith('.accountview-'));
	return Object.fromEntries(
		names.map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
	);
}

/**
 * Kills a process that stores a document and removes it once it has gone out, at every numbered step, lets
 * others go on, and expects: what was stored is there until it is durable that the document has gone out, no
 * file is there by half, and the next run brings it to its end.
 */
export async function killAtEveryStep(
	children: ArchiveChildren,
	hasLinks: boolean,
): Promise<ArchiveFigures> {
	const root = temporaryFolder();
	const taskOf = (name: string, killAt: number): ArchiveTask => {
		const folder = join(root, name);
		mkdirSync(folder);
		return { file: join(root, `${name}.sqlite`), folder, hasLinks, remove: true, killAt };
	};
	const whole = await children.run(taskOf('whole', 0));
	const steps = whole?.steps ?? [];
	let before = 0;
	for (const [index, step] of steps.entries()) {
		const task = taskOf(`step${index + 1}`, index + 1);
		await children.run(task);
		const wasGone = await expectGoesOn(task, `killed at step ${index + 1}: ${step}`);
		if (!wasGone) before += 1;
	}
	rmSync(root, { recursive: true, force: true });
	return { kills: steps.length, before };
}

/** Whether it was durable that the document had gone out. */
async function expectGoesOn(task: ArchiveTask, at: string): Promise<boolean> {
	const store = await openSqliteStore({ file: task.file, clock: systemClock });
	const calls = diskCalls(task.hasLinks);
	const { isGone, stored } = await durable(store);
	const there = filesIn(task.folder);
	for (const [name, text] of Object.entries(there)) {
		// Without links a name may be taken and nothing be there yet.
		const whole = task.hasLinks ? [FILES[name]] : [FILES[name], ''];
		expect([at, name, whole.includes(text)]).toEqual([at, name, true]);
	}
	if (!isGone) {
		expect([at, stored.map((name) => there[name])]).toEqual([
			at,
			stored.map((name) => FILES[name]),
		]);
		// The next run, as far as the files: nothing of the cut one stands in its way.
		await storeAndFinish(store, { ...task, remove: false }, calls);
		expect([at, filesIn(task.folder)]).toEqual([at, FILES]);
	}
	const done = await storeAndFinish(store, task, calls);
	await store.close();
	expect([at, done.state, done.files.map(({ state }) => state)]).toEqual([
		...[at, 'sent', ['removed', 'removed']],
	]);
	await new DiskFolder(task.folder, randomUUID).tidy(Date.now() + 1000);
	expect([at, readdirSync(task.folder)]).toEqual([at, []]);
	return isGone;
}

async function durable(
	store: Store,
): Promise<{ readonly isGone: boolean; readonly stored: readonly string[] }> {
	return await store.transaction(async (sql) => {
		const [document] = await sql.all(
			'SELECT state FROM accountview_document WHERE document_key = ?',
			[KEY],
		);
		const files = await sql.all(
			`SELECT name FROM accountview_document_file WHERE document_key = ? AND state = 'stored'`,
			[KEY],
		);
		return {
			isGone: document?.['state'] === 'sent',
			stored: files.map(({ name }) => String(name)),
		};
	});
}
