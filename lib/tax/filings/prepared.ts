import type { NewFiling } from './filing';
import type { StoredFiling } from './filing-row';
import type { FilingChange } from './filing-table';

/**
 * What changes of a filing that is prepared again; null for nothing. Another content takes the approval away; of the
 * same, whoever made it first has prepared it.
 */
export function preparedAnew(
	known: StoredFiling,
	filing: NewFiling,
	hash: string,
): FilingChange | null {
	const { preparedBy = '' } = filing;
	if (known.contentHash === hash) {
		const isNamed = known.preparedBy === '' && preparedBy !== '';
		return isNamed ? { prepared_by: preparedBy } : null;
	}
	return {
		state: 'prepared',
		instance: filing.instance,
		content_hash: hash,
		taxpayer: filing.taxpayer,
		replaces: filing.replaces ?? null,
		prepared_by: preparedBy,
		...{ approved_hash: null, approved_by: null, approved_at: null, code: null, reason: null },
	};
}
