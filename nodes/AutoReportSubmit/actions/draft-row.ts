import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';
import type { IcpStatement, VatReturn } from '../../../lib/tax';
import type { KeptDraft } from '../../../lib/tax/filings';
import { findingsPart, periodPart } from './rows';

/** What Prepare tells of a draft, whatever it is of. */
export function draftRow(
	draft: VatReturn | IcpStatement,
	{ key, findings }: Omit<KeptDraft, 'filing'>,
	now: number,
): IDataObject {
	const today = DateTime.fromMillis(now, { zone: 'Europe/Amsterdam' }).toFormat('yyyy-MM-dd');
	return {
		...key,
		obNumber: draft.obNumber,
		...periodPart(draft.period, today),
		...findingsPart(findings),
		counts: draft.counts,
		draft,
	};
}
