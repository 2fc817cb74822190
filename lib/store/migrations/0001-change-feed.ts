import type { Migration } from './migration';

/** Positions of the change feed, and marks of the records it has handed over (lib/sync/changes). */
export const changeFeed: Migration = {
	version: 1,
	name: 'change feed',
	statements: ({ text, integer }) => [
		`CREATE TABLE accountview_position (
			name ${text} PRIMARY KEY,
			scope ${text} NOT NULL,
			state ${text} NOT NULL,
			revision ${integer} NOT NULL,
			reading_token ${text},
			pending_token ${text},
			pending_state ${text},
			confirmed_token ${text},
			updated_at ${integer} NOT NULL
		)`,
		'CREATE INDEX accountview_position_pending ON accountview_position (pending_token)',
		'CREATE INDEX accountview_position_confirmed ON accountview_position (confirmed_token)',
		`CREATE TABLE accountview_mark (
			position ${text} NOT NULL,
			record_key ${text} NOT NULL,
			hash ${text} NOT NULL,
			changed_at ${text},
			PRIMARY KEY (position, record_key)
		)`,
		`CREATE TABLE accountview_pending_mark (
			position ${text} NOT NULL,
			token ${text} NOT NULL,
			record_key ${text} NOT NULL,
			hash ${text} NOT NULL,
			changed_at ${text},
			PRIMARY KEY (position, token, record_key)
		)`,
	],
};
