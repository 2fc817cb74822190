import { FilingError } from './errors';
import { nameOf, type NewFiling } from './filing';
import type { StoredFiling } from './filing-table';

const OPEN = new Set<StoredFiling['state']>(['sending', 'sent', 'doubtful']);

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
		if (other.state === 'accepted' && filing.replaces !== other.revision) throw filedAlready(other);
	}
}

function filedAlready(filing: StoredFiling): FilingError {
	return new FilingError({
		code: 'TAX_FILED_ALREADY',
		message: `The ${nameOf(filing)} was filed already.`,
		remedy: `To file the period again, give it a higher revision and name it a replacement of revision ${filing.revision}.`,
		record: nameOf(filing),
		details: { state: filing.state },
	});
}

function stillOpen(filing: StoredFiling): FilingError {
	return new FilingError({
		code: 'TAX_FILING_OPEN',
		message: `The ${nameOf(filing)} has not come to its end.`,
		remedy: 'Wait for its outcome with Get Status; a replacement can be filed after that.',
		record: nameOf(filing),
		details: { state: filing.state },
	});
}
