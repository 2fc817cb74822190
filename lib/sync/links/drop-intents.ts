import type { Sql } from '../../store';
import { inChunks, marks } from '../rows';
import type { Stream } from '../sides';

/** What was to be done with these subjects is no longer wanted. */
export async function dropIntentsOf(
	sql: Sql,
	{ backend, entity }: Stream,
	subjects: readonly string[],
	now: number,
): Promise<void> {
	for (const some of inChunks(subjects)) {
		await sql.run(
			`UPDATE accountview_intent SET state = 'dropped', closed_at = ?
			WHERE backend = ? AND entity = ? AND state IN ('open', 'failed')
			AND subject IN (${marks(some)})`,
			[now, backend, entity, ...some],
		);
	}
}
