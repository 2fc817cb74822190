import type { DemoRelation } from './demo-customer';

/** What a company knows of itself. */
export const OWN_COMPANY = { KVK_NR: '90000001', VAT_NR: 'NL009000100B01' } as const;

/** Blocked account (G-rekening) of the firm, to which contractors pay a part. */
export const OWN_G_ACCOUNT = 'NL31TEST0991234567';

/**
 * The firm among its own relations, with address and accounts, which no company table is known to have.
 * It has the chamber of commerce number of the company.
 */
export const OWN_FIRM: DemoRelation = {
	number: '1',
	name: 'Installatiebedrijf De Vries & Zn. B.V.',
	search: 'EIGENFIRMA',
	kind: 'prospect',
	visiting: 'Rotsoord 7|3523 CL|Utrecht',
	phone: '030-5550000',
	mail: 'facturen@demo-installatie.example',
	contact: ['Daan de Vries', 'Beste Daan', 'daan@devries-installatie.example'],
	more: {
		RPL_TYPE: 'Eigen',
		COC_CODE: OWN_COMPANY.KVK_NR,
		VAT_NR: OWN_COMPANY.VAT_NR,
		IBAN_NR: 'NL13TEST0123456789',
		BNK_CODE1: 'TESTNL2A',
		BLK_IBAN: OWN_G_ACCOUNT,
		WWW_URL: 'https://www.devries-installatie.example',
	},
};
