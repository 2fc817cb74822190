import { changeFeed } from './0001-change-feed';
import { syncCore } from './0002-sync-core';
import { shortHashIndexes } from './0003-short-hash-indexes';
import { companyOfLinks } from './0004-company-of-links';
import { requestAllowance } from './0005-request-allowance';
import { mailOutbox } from './0006-mail-outbox';
import { documents } from './0007-documents';
import { printJobs } from './0008-print-jobs';
import { filings } from './0009-filings';
import { contentOfDocuments } from './0010-content-of-documents';
import { registrations } from './0011-registrations';
import { channelOfFilings } from './0012-channel-of-filings';
import { dutchReasonsOfDocuments } from './0013-dutch-reasons-of-documents';
import type { Migration } from './migration';

export type { ColumnTypes, Migration } from './migration';

/** In the order in which they are done. */
export const migrations: readonly Migration[] = [
	changeFeed,
	syncCore,
	shortHashIndexes,
	companyOfLinks,
	requestAllowance,
	mailOutbox,
	documents,
	printJobs,
	filings,
	contentOfDocuments,
	registrations,
	channelOfFilings,
	dutchReasonsOfDocuments,
];
