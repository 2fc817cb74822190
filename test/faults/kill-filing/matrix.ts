import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../contract/store/stores';
import { KillableProgram } from '../kill/killable-program';
import { RETURNS, type FilingTask, type FilingTaskOutcome, type Way } from './task';

/** Longer than a claim holds, and than what was cut off may still be on its way. */
const HALF_AN_HOUR = 1_800_000;

const WAITING = ['TAX_FILING_BUSY', 'TAX_FILING_DOUBTFUL', 'TAX_FILING_UNPROVEN'];
const INSTANCES = RETURNS.map(({ instance }) => instance).sort();

/** What was seen over all steps. */
export interface Killed {
	readonly steps: readonly string[];
	/** How often a person had to say what had become of one. */
	readonly settled: number;
}

/** Where the returns arrive. */
export interface Office {
	readonly way: Way;
	/** What arrived, in its order: the instance, and what the channel calls it. */
	readonly arrived: () => readonly { readonly instance: string; readonly reference: string }[];
	/** Whether the channel can be asked by the own reference; otherwise a person has to settle what was cut off. */
	readonly isFindable: boolean;
	readonly clear: () => void;
}

/** What a person finds out in the portal of the tax authority, where each is shown with its period. */
function lookedUpByAPerson(arrived: ReturnType<Office['arrived']>): Record<string, string | null> {
	const found = RETURNS.map(({ period, instance }) => [
		period,
		arrived.find((one) => one.instance === instance)?.reference ?? null,
	]);
	return Object.fromEntries(found) as Record<string, string | null>;
}

/** Kills a process that files at every numbered step, lets others go on: filed once, never twice, never not. */
export async function killAtEveryStep(office: Office): Promise<Killed> {
	const folder = temporaryFolder();
	const children = new KillableProgram<FilingTask, FilingTaskOutcome>(
		'kill-filing',
		join(__dirname, 'child.ts'),
	);
	try {
		return await killed(office, children, folder);
	} finally {
		children.remove();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function killed(
	{ way, arrived, isFindable, clear }: Office,
	children: KillableProgram<FilingTask, FilingTaskOutcome>,
	folder: string,
): Promise<Killed> {
	const task = (name: string, ahead: number, more: Partial<FilingTask> = {}): FilingTask => {
		return {
			...{ file: join(folder, `${way.is}-${name}.sqlite`), way, ahead, killAt: 0, decisions: {} },
			...more,
		};
	};
	clear();
	const { outcomes, steps } = await children.goOn(task('whole', 0));
	expect(outcomes).toEqual(['accepted', 'accepted']);
	let settled = 0;

	for (const [index, step] of steps.entries()) {
		clear();
		const name = `step${index + 1}`;
		const at = `killed at step ${index + 1}: ${step}`;
		await children.run(task(name, 0, { killAt: index + 1 }));
		// A process that knows of the filings only what is kept; those after it have seen them.
		const atOnce = await children.startAnew(task(name, 0));
		let last = await children.goOn(task(name, HALF_AN_HOUR));
		// Nothing is sent on a guess: either it is known where it is, or it has to wait.
		for (const outcome of [...atOnce.outcomes, ...last.outcomes]) {
			expect(['accepted', ...WAITING]).toContain(outcome);
		}
		if (!isFindable && last.outcomes.includes('TAX_FILING_UNPROVEN')) {
			settled += 1;
			const decisions = lookedUpByAPerson(arrived());
			last = await children.goOn(task(name, HALF_AN_HOUR, { decisions }));
		}

		expect([at, last.outcomes]).toEqual([at, ['accepted', 'accepted']]);
		const there = arrived();
		expect([at, there.map(({ instance }) => instance).sort()]).toEqual([at, INSTANCES]);
		// Each has its own reference, and not that of the other.
		expect([at, last.references]).toEqual([at, Object.values(lookedUpByAPerson(there))]);
	}
	return { steps, settled };
}
