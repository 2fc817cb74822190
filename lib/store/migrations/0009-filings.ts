import type { Migration } from './migration';

/** Returns and statements that were, or are to be, filed (lib/tax/filings). */
export const filings: Migration = {
	version: 9,
	name: 'filings',
	statements: ({ text, integer }) => [
		`CREATE TABLE accountview_filing (
			filing_key ${text} PRIMARY KEY,
			administration ${text} NOT NULL,
			kind ${text} NOT NULL,
			period ${text} NOT NULL,
			revision ${integer} NOT NULL,
			replaces ${integer},
			taxpayer ${text} NOT NULL,
			state ${text} NOT NULL,
			instance ${text} NOT NULL,
			content_hash ${text} NOT NULL,
			approved_hash ${text},
			approved_by ${text},
			approved_at ${integer},
			reference ${text} NOT NULL UNIQUE,
			channel_reference ${text},
			known_references ${text} NOT NULL,
			statuses ${text} NOT NULL,
			attempts ${integer} NOT NULL,
			fence ${integer} NOT NULL,
			expires_at ${integer},
			sent_at ${integer},
			code ${text},
			reason ${text},
			created_at ${integer} NOT NULL,
			updated_at ${integer} NOT NULL
		)`,
		'CREATE UNIQUE INDEX accountview_filing_revision ON accountview_filing (administration, kind, period, revision)',
		'CREATE INDEX accountview_filing_state ON accountview_filing (state, updated_at)',
	],
};
