import type { Migration } from './migration';

/** Documents that were, or are to be, printed, each with its job at the printer (lib/einvoice/print). */
export const printJobs: Migration = {
	version: 8,
	name: 'print jobs',
	statements: ({ text, integer }) => [
		`CREATE TABLE accountview_print_job (
			document_key ${text} PRIMARY KEY,
			administration ${text} NOT NULL,
			kind ${text} NOT NULL,
			number ${text} NOT NULL,
			revision ${text} NOT NULL,
			printer ${text} NOT NULL,
			state ${text} NOT NULL,
			content ${text} NOT NULL,
			job_name ${text} NOT NULL,
			job_id ${integer},
			attempts ${integer} NOT NULL,
			fence ${integer} NOT NULL,
			expires_at ${integer},
			code ${text},
			reason ${text},
			note ${text},
			created_at ${integer} NOT NULL,
			updated_at ${integer} NOT NULL
		)`,
		'CREATE INDEX accountview_print_job_state ON accountview_print_job (state, updated_at)',
	],
};
