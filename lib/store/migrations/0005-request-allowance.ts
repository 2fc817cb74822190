import type { Migration } from './migration';

/** Requests to AccountView that count against Requests Per Minute (lib/accountview/allowance). */
export const requestAllowance: Migration = {
	version: 5,
	name: 'request allowance',
	statements: ({ text, integer }) => [
		`CREATE TABLE accountview_allowance (
			lane ${text} PRIMARY KEY,
			asked ${integer} NOT NULL
		)`,
		`CREATE TABLE accountview_request (
			lane ${text} NOT NULL,
			id ${text} NOT NULL,
			arrives_by ${integer} NOT NULL,
			PRIMARY KEY (lane, id)
		)`,
	],
};
