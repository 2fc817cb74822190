import { busy, draftChanged, notApproved } from './failures';
import type { StoredFiling } from './filing-row';

/**
 * That a filing is approved as it is, and not sent.
 *
 * @param hash of what is to be sent; left out: whatever was approved
 * @throws FilingError TAX_DRAFT_CHANGED, TAX_NOT_APPROVED, TAX_FILING_BUSY
 */
export function requireSendable(filing: StoredFiling, hash: string | undefined): void {
	if (hash !== undefined && filing.contentHash !== hash) throw draftChanged(filing);
	if (filing.state === 'prepared') throw notApproved(filing);
	if (filing.state !== 'approved') throw busy(filing);
	if (filing.approvedHash !== filing.contentHash) throw draftChanged(filing);
}
