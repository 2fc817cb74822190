/** Labels of parameters that several operations have, as messages name them. */
export const LABELS = {
	administration: 'Administration',
	obNumber: 'OB Number',
	period: 'Period',
	source: 'Source',
	draft: 'Draft',
	rubrics: 'Rubrics',
	supplies: 'Supplies',
	contact: 'Contact Person',
	vendorNumber: 'Software Vendor Number',
	revision: 'Revision',
	hash: 'Hash',
	preparedBy: 'Prepared By',
	channel: 'Channel',
	options: 'Options',
} as const;
