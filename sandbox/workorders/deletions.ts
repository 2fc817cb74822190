import { z } from 'zod4';
import type { Removed } from './collection';
import { RESOURCE_NAMES } from './resource';

const MOST_KEPT = 10_000;

/** A removal as a state file keeps it. */
export const keptDeletionSchema = z.object({
	resource: z.enum(RESOURCE_NAMES),
	id: z.number(),
	/** The number or code of the record; '' when it had none. */
	number: z.string(),
	/** ISO date-time in UTC. */
	deletedAt: z.string(),
});

export type Deletion = Readonly<z.infer<typeof keptDeletionSchema>>;

/** What was removed, the last 10,000 records; of what went before nothing is known any more. */
export class DeletionLog {
	#deletions: Deletion[] = [];

	constructor(private readonly now: () => number) {}

	/** The oldest first. */
	all(): readonly Deletion[] {
		return this.#deletions.slice(-MOST_KEPT);
	}

	add(removed: Removed): void {
		this.#deletions.push({ ...removed, deletedAt: new Date(this.now()).toISOString() });
		if (this.#deletions.length >= 2 * MOST_KEPT) this.#deletions = [...this.all()];
	}

	load(saved: readonly Deletion[]): void {
		this.#deletions = [...saved];
	}
}
