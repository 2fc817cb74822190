import type { Migration } from './migration';

/** Through which channel a filing went, whose references are its own, and who prepared it (lib/tax/filings). */
export const channelOfFilings: Migration = {
	version: 12,
	name: 'channel of filings',
	statements: ({ text }) => [
		`ALTER TABLE accountview_filing ADD COLUMN channel ${text} NOT NULL DEFAULT ''`,
		`ALTER TABLE accountview_filing ADD COLUMN prepared_by ${text} NOT NULL DEFAULT ''`,
		// Of those from before it is not known through which channel they went.
		`CREATE UNIQUE INDEX accountview_filing_channel ON accountview_filing (channel, channel_reference)
			WHERE channel <> ''`,
		'CREATE INDEX accountview_filing_taxpayer ON accountview_filing (taxpayer, kind)',
	],
};
