import type { Migration } from './migration';

/** What was, or is to be, done at the Visma services, the latest for each record (lib/visma/registrations). */
export const registrations: Migration = {
	version: 11,
	name: 'registrations',
	statements: ({ text, integer }) => [
		`CREATE TABLE accountview_registration (
			registration_key ${text} PRIMARY KEY,
			tenant ${text} NOT NULL,
			service ${text} NOT NULL,
			kind ${text} NOT NULL,
			subject_key ${text} NOT NULL,
			name ${text} NOT NULL,
			action ${text} NOT NULL,
			step_id ${text} NOT NULL,
			state ${text} NOT NULL,
			attempts ${integer} NOT NULL,
			fence ${integer} NOT NULL,
			expires_at ${integer},
			code ${text},
			reason ${text},
			created_at ${integer} NOT NULL,
			updated_at ${integer} NOT NULL
		)`,
		'CREATE INDEX accountview_registration_state ON accountview_registration (tenant, state, updated_at)',
	],
};
