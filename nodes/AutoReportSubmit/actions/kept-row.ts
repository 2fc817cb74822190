import type { IDataObject } from 'n8n-workflow';
import type { KeptDraft } from '../../../lib/tax/filings';
import { filingRow, findingsPart } from './rows';

/** What Validate tells: whether the draft may be filed, and the filing that it became. */
export function keptRow({ key, findings, filing }: KeptDraft): IDataObject {
	return {
		...key,
		...findingsPart(findings),
		...(filing === null ? { state: '', hash: '' } : filingRow(filing)),
	};
}
