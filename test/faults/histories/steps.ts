import type { Sql, Store } from '../../../lib/store';

/** Thrown where a run is cut; nothing of it is carried out from there. */
export class Cut extends Error {
	constructor(readonly step: string) {
		super(`cut at ${step}`);
		this.name = 'Cut';
	}
}

/** Numbers the steps of a run, from 1, and lets something happen before one of them. */
export class Steps {
	count = 0;

	constructor(private readonly before: (number: number, name: string) => Promise<void>) {}

	async pass(name: string): Promise<void> {
		this.count += 1;
		await this.before(this.count, name);
	}
}

/** A store whose transactions are steps: one before each, and one when it is committed. */
export function numbered(store: Store, steps: Steps): Store {
	return {
		kind: store.kind,
		transaction: async <T>(work: (sql: Sql) => Promise<T>): Promise<T> => {
			await steps.pass('before a transaction');
			const result = await store.transaction(work);
			await steps.pass('after a commit');
			return result;
		},
		close: () => store.close(),
	};
}

/** Goes from step to step. */
type Task = (steps: Steps) => Promise<unknown>;

/**
 * Lets two tasks go on one at a time, from step to step. The first goes alone until it reaches its
 * step `from`; what `between` does comes then.
 */
export async function interleave(
	tasks: readonly [first: Task, second: Task],
	plan: {
		readonly from: number;
		readonly between: () => Promise<void>;
		readonly order: readonly (1 | 2)[];
	},
): Promise<void> {
	const [first, second] = tasks.map((task) => new Stepping(task));
	if (first === undefined || second === undefined) return;
	for (let step = 0; step < plan.from && !first.hasEnded; step += 1) await first.goOn();
	await plan.between();
	const order = [...plan.order];
	while (!first.hasEnded || !second.hasEnded) {
		const next = (order.shift() ?? 1) === 1 ? first : second;
		await (next.hasEnded ? (next === first ? second : first) : next).goOn();
	}
	await Promise.all([first.end, second.end]);
}

/** A task that stands still before each of its steps. */
class Stepping {
	hasEnded = false;
	end: Promise<unknown> = Promise.resolve();
	private release: (() => void) | undefined;
	private reached: (() => void) | undefined;
	private hasBegun = false;

	constructor(private readonly task: Task) {}

	/** Until it stands before its next step, or has ended. */
	async goOn(): Promise<void> {
		const reached = new Promise<void>((resolve) => {
			this.reached = resolve;
		});
		if (this.hasBegun) this.release?.();
		else this.begin();
		await reached;
	}

	private begin(): void {
		this.hasBegun = true;
		const steps = new Steps(async () => {
			await new Promise<void>((resolve) => {
				this.release = resolve;
				this.reached?.();
			});
		});
		this.end = this.task(steps).finally(() => {
			this.hasEnded = true;
			this.reached?.();
		});
		// A failure is told when both have ended.
		this.end.catch(() => undefined);
	}
}
