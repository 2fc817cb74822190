import type { Database } from '../database';
import { AccountViewError } from '../errors';
import { PROJECT_STATUS } from '../tables/project';

/**
 * Refuses work on a project that is closed, ended or blocked. A project that does not exist is left
 * to the check of references.
 *
 * @throws {AccountViewError}
 */
export function checkProjectOpen(database: Database, code: string): void {
	const project = database.table('PROJECTS').get(code)?.values;
	if (project === undefined) return;
	const end = project['END_DATE'];
	if (project['PRO_STAT'] === PROJECT_STATUS.closed) {
		throw new AccountViewError(`Project ${code} is afgesloten.`, undefined, 1111);
	}
	if (typeof end === 'string' && end.slice(0, 10) < database.today()) {
		throw new AccountViewError(
			`Project ${code} is beëindigd op ${end.slice(0, 10)}.`,
			undefined,
			1112,
		);
	}
	if (project['REC_BLK'] === true) {
		throw new AccountViewError(`Project ${code} is geblokkeerd.`, undefined, 1113);
	}
}
