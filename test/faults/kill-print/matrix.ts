import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PrintJobs } from '../../../lib/einvoice';
import { openSqliteStore } from '../../../lib/store';
import { temporaryFolder } from '../../contract/store/stores';
import { KillableProgram } from '../kill/killable-program';
import { pdfOf, type PrintTask, type PrintTaskOutcome } from './task';

/** Longer than a claim holds. */
const TEN_MINUTES = 600_000;

/** Processes that print, of one program that is built once. */
export class PrintChildren extends KillableProgram<PrintTask, PrintTaskOutcome> {
	constructor() {
		super('kill-print', join(__dirname, 'child.ts'));
	}
}

/** Where the pages lie. */
export interface Tray {
	/** What was printed, as texts, once nothing is under way any more. */
	printed(): Promise<readonly string[]>;
	clear(): void;
	/** Whether each document takes as many looks as the one before. */
	readonly isPunctual: boolean;
}

export interface PrintFigures {
	readonly kills: number;
	readonly doubtful: number;
}

/**
 * Kills a process that prints a document at every numbered step, lets others go on, and expects: not printed
 * twice, not lost; where it is in doubt, a person settles it who looks into the tray.
 */
export async function killAtEveryStep(
	children: PrintChildren,
	printer: string,
	tray: Tray,
): Promise<PrintFigures> {
	const folder = temporaryFolder();
	const task = (name: string, ahead: number, killAt: number): PrintTask => {
		return { file: join(folder, `${name}.sqlite`), printer, documents: 1, ahead, killAt };
	};
	const whole = await children.run(task('whole', 0, 0));
	expect(whole?.outcomes).toEqual(['printed']);
	const steps = whole?.steps ?? [];

	let doubtful = 0;
	for (const [index, step] of steps.entries()) {
		await tray.printed();
		tray.clear();
		const name = `step${index + 1}`;
		await children.run(task(name, 0, index + 1), {}, { mayEnd: !tray.isPunctual });
		await children.run(task(name, TEN_MINUTES, 0));
		const afterRerun = await tray.printed();
		const inDoubt = await settleDoubt(task(name, 0, 0).file, afterRerun);
		const last = await children.run(task(name, 2 * TEN_MINUTES, 0));
		doubtful += inDoubt;

		const at = `killed at step ${index + 1}: ${step}`;
		expect([at, afterRerun.length <= 1]).toEqual([at, true]);
		expect([at, ['printed', 'before'].includes(last?.outcomes[0] ?? '')]).toEqual([at, true]);
		expect([at, await tray.printed()]).toEqual([at, [pdfOf(0)]]);
	}
	rmSync(folder, { recursive: true, force: true });
	return { kills: steps.length, doubtful };
}

/** What a person does: looks into the tray, and tells the store. */
async function settleDoubt(file: string, printed: readonly string[]): Promise<number> {
	const clock = { now: () => Date.now() + TEN_MINUTES, sleep: () => Promise.resolve() };
	const store = await openSqliteStore({ file, clock });
	const jobs = new PrintJobs(store, { leaseMs: 1 });
	const doubtful = await jobs.list({ states: ['doubtful'] }, 10);
	for (const { key } of doubtful) {
		const decision = printed.length > 0 ? 'printed' : 'again';
		await jobs.settle(key, decision, 'Looked into the tray');
	}
	await store.close();
	return doubtful.length;
}
