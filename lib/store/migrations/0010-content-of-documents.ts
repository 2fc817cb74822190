import type { Migration } from './migration';

/** What tells documents of one number apart, and whether somebody has to look at one (lib/einvoice). */
export const contentOfDocuments: Migration = {
	version: 10,
	name: 'content of documents',
	statements: ({ text, integer }) => [
		`ALTER TABLE accountview_document ADD COLUMN content ${text} NOT NULL DEFAULT ''`,
		`ALTER TABLE accountview_document ADD COLUMN attention ${integer} NOT NULL DEFAULT 0`,
	],
};
