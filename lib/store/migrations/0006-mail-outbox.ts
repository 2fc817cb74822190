import type { Migration } from './migration';

/** Mail that was, is and will be sent, and what counts against the limits of profiles (lib/mail). */
export const mailOutbox: Migration = {
	version: 6,
	name: 'mail outbox',
	statements: ({ text, integer }) => [
		`CREATE TABLE accountview_mail (
			message_key ${text} PRIMARY KEY,
			profile ${text} NOT NULL,
			state ${text} NOT NULL,
			content_hash ${text} NOT NULL,
			message_id ${text} NOT NULL,
			sent_on ${integer} NOT NULL,
			sender ${text} NOT NULL,
			recipients ${text} NOT NULL,
			subject ${text} NOT NULL,
			attempts ${integer} NOT NULL,
			fence ${integer} NOT NULL,
			holder ${text},
			expires_at ${integer},
			data_at ${integer},
			due_at ${integer},
			code ${text},
			reason ${text},
			remedy ${text},
			reply ${text},
			refused ${text},
			evidence ${text},
			note ${text},
			created_at ${integer} NOT NULL,
			updated_at ${integer} NOT NULL
		)`,
		'CREATE INDEX accountview_mail_state ON accountview_mail (state, updated_at)',
		`CREATE TABLE accountview_mail_lane (
			lane ${text} PRIMARY KEY,
			asked ${integer} NOT NULL,
			paused_until ${integer}
		)`,
		`CREATE TABLE accountview_mail_count (
			lane ${text} NOT NULL,
			id ${text} NOT NULL,
			counts_at ${integer} NOT NULL,
			recipients ${integer} NOT NULL,
			PRIMARY KEY (lane, id)
		)`,
		'CREATE INDEX accountview_mail_count_at ON accountview_mail_count (lane, counts_at)',
	],
};
