import type { Migration } from './migration';

/** Which company of AccountView the links of a kind of record belong to (lib/sync/compare). */
export const companyOfLinks: Migration = {
	version: 4,
	name: 'company of links',
	statements: ({ text }) => [`ALTER TABLE accountview_sync ADD COLUMN company ${text}`],
};
