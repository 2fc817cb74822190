import { filedAlready, stillOpen } from './failures';
import type { NewFiling } from './filing';
import type { StoredFiling } from './filing-row';
import { OPEN } from './same-days';

/**
 * There is one filing for a period, and another one only as its named replacement once it has come to an
 * end. What was sent stays as it is.
 *
 * @param revisions all that there are of the period
 * @throws FilingError TAX_FILED_ALREADY, TAX_FILING_OPEN
 */
export function refuseSecond(
	filing: NewFiling,
	hash: string,
	revisions: readonly StoredFiling[],
): void {
	const same = revisions.find(({ revision }) => revision === filing.revision);
	if (same !== undefined) {
		const isUnsent = same.state === 'prepared' || same.state === 'approved';
		if (!isUnsent && same.contentHash !== hash) throw filedAlready(same);
	}
	for (const other of revisions) {
		if (other.revision === filing.revision) continue;
		if (OPEN.has(other.state)) throw stillOpen(other);
	}
	// The newest accepted one counts; those before it were replaced themselves.
	const counts = revisions.findLast(
		({ state, revision }) => state === 'accepted' && revision !== filing.revision,
	);
	if (counts !== undefined && filing.replaces !== counts.revision) throw filedAlready(counts);
}
