import type { Migration } from './migration';

/** Why a document stands where it does, in Dutch too (lib/einvoice). Of those from before there is one sentence. */
export const dutchReasonsOfDocuments: Migration = {
	version: 13,
	name: 'dutch reasons of documents',
	statements: ({ text }) => [
		`ALTER TABLE accountview_document ADD COLUMN reason_nl ${text} NOT NULL DEFAULT ''`,
		'UPDATE accountview_document SET reason_nl = reason',
	],
};
