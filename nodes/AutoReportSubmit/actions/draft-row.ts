import type { IDataObject } from 'n8n-workflow';
import type { IcpStatement, VatReturn } from '../../../lib/tax';
import type { KeptDraft } from '../../../lib/tax/filings';
import { dutchDay, findingsPart, periodPart } from './rows';

/** What Prepare tells of a draft, whatever it is of. */
export function draftRow(
	draft: VatReturn | IcpStatement,
	{ key, findings }: Omit<KeptDraft, 'filing'>,
	now: number,
): IDataObject {
	return {
		...key,
		obNumber: draft.obNumber,
		...periodPart(draft.period, draft.kind, dutchDay(now)),
		...findingsPart(findings),
		counts: draft.counts,
		draft,
	};
}
