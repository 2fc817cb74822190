import type { Migration } from './migration';

/** Documents that went, or are to go, to customers, and the files that were stored of them (lib/einvoice). */
export const documents: Migration = {
	version: 7,
	name: 'documents',
	statements: ({ text, integer }) => [
		`CREATE TABLE accountview_document (
			document_key ${text} PRIMARY KEY,
			administration ${text} NOT NULL,
			kind ${text} NOT NULL,
			number ${text} NOT NULL,
			revision ${text} NOT NULL,
			channel ${text} NOT NULL,
			state ${text} NOT NULL,
			reason ${text} NOT NULL,
			created_at ${integer} NOT NULL,
			updated_at ${integer} NOT NULL
		)`,
		'CREATE INDEX accountview_document_state ON accountview_document (state, updated_at)',
		`CREATE TABLE accountview_document_file (
			document_key ${text} NOT NULL,
			role ${text} NOT NULL,
			folder ${text} NOT NULL,
			name ${text} NOT NULL,
			content ${text} NOT NULL,
			hash ${text} NOT NULL,
			replaces ${text} NOT NULL,
			state ${text} NOT NULL,
			updated_at ${integer} NOT NULL,
			PRIMARY KEY (document_key, role)
		)`,
		`CREATE UNIQUE INDEX accountview_document_file_name ON accountview_document_file (folder, name)
			WHERE state <> 'removed'`,
	],
};
