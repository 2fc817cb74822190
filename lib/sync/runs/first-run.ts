import type { Sql } from '../../store';
import type { Stream } from '../sides';

/** Whether no run of the stream has ever come to its end: then records are still being matched. */
export async function isFirstRun(sql: Sql, { backend, entity }: Stream): Promise<boolean> {
	const [row] = await sql.all(
		'SELECT matched_at FROM accountview_sync WHERE backend = ? AND entity = ?',
		[backend, entity],
	);
	return (row?.['matched_at'] ?? null) === null;
}
