import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Outbox } from '../../../lib/mail';
import { openSqliteStore } from '../../../lib/store';
import { temporaryFolder } from '../../contract/store/stores';
import type { MailChildren } from './children';
import { keyOf, type MailTarget, type MailTask } from './task';

/** Longer than a claim holds. */
export const TEN_MINUTES = 600_000;

const MESSAGES = 3;

/** Where the mail arrives. */
export interface Arrivals {
	/** Keys of all mails that are there, once nothing is on its way any more. */
	keys(): Promise<readonly string[]>;
	clear(): void;
}

/** What was seen over all steps. */
export interface MatrixFigures {
	readonly kills: number;
	readonly doubtful: number;
}

/**
 * What a person does: looks where the mail arrives, and tells the outbox.
 *
 * @param ahead how far the clock is ahead, in milliseconds
 * @returns how many were in doubt
 */
export async function settleDoubt(
	file: string,
	ahead: number,
	arrived: readonly string[],
): Promise<number> {
	const clock = { now: () => Date.now() + ahead, sleep: () => Promise.resolve() };
	const store = await openSqliteStore({ file, clock });
	const outbox = new Outbox(store, { newId: randomUUID });
	const doubtful = await outbox.list({ states: ['doubtful'] }, 10);
	for (const { key } of doubtful) {
		const decision = arrived.includes(key) ? 'sent' : 'again';
		await outbox.settle(key, decision, 'Looked in the mailbox');
	}
	await store.close();
	return doubtful.length;
}

/** How often each message has arrived, by its number. */
export function countEach(keys: readonly string[], messages: number): readonly number[] {
	return Array.from(
		{ length: messages },
		(_, number) => keys.filter((key) => key === keyOf(number)).length,
	);
}

/**
 * Kills a process that sends a few messages at every numbered step, lets others go on, and expects:
 * none doubled, none lost, at most one in doubt.
 */
export async function killAtEveryStep(
	children: MailChildren,
	to: MailTarget,
	box: Arrivals,
): Promise<MatrixFigures> {
	const folder = temporaryFolder();
	const task = (name: string, ahead: number, killAt: number): MailTask => ({
		file: join(folder, `${name}.sqlite`),
		to,
		messages: MESSAGES,
		ahead,
		killAt,
	});
	const whole = await children.run(task('whole', 0, 0));
	const steps = whole?.steps ?? [];
	expect(whole?.outcomes).toEqual(['sent', 'sent', 'sent']);
	// Two transactions and three places in the file for each; one for all before and one after.
	expect(steps).toHaveLength(3 + MESSAGES * 9 + 3);

	let doubtful = 0;
	for (const [index, step] of steps.entries()) {
		await box.keys();
		box.clear();
		const name = `step${index + 1}`;
		await children.run(task(name, 0, index + 1));
		await children.run(task(name, TEN_MINUTES, 0));
		const afterRerun = await box.keys();
		const inDoubt = await settleDoubt(task(name, 0, 0).file, 3 * TEN_MINUTES, afterRerun);
		const last = await children.run(task(name, 4 * TEN_MINUTES, 0));
		doubtful += inDoubt;

		const at = `killed at step ${index + 1}: ${step}`;
		expect([at, Math.max(...countEach(afterRerun, MESSAGES))]).toEqual([at, 1]);
		expect([at, inDoubt <= 1]).toEqual([at, true]);
		expect([at, last?.outcomes.every((one) => one === 'sent' || one === 'before')]).toEqual([
			at,
			true,
		]);
		expect([at, countEach(await box.keys(), MESSAGES)]).toEqual([at, [1, 1, 1]]);
	}
	rmSync(folder, { recursive: true, force: true });
	return { kills: steps.length, doubtful };
}
