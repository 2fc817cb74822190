import type { Invoice } from '../invoice/schema';
import type { UblFormat } from '../rules/rule';

const NLCIUS = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0';

/** What a document says it follows (BT-24). */
export const CUSTOMIZATION_IDS: Readonly<Record<UblFormat, string>> = {
	peppol: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
	nlcius: NLCIUS,
	gaccount: `${NLCIUS}#conformant#urn:fdc:nen.nl:gaccount:v1.0`,
};

/** The business process (BT-23); the Peppol network finds receivers by it, for NLCIUS too. */
export const PROFILE_ID = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/**
 * Whether NLCIUS advises against what it has no use for: bank code, account name, codes of reasons,
 * the date of a preceding invoice, VAT in a currency of its own (BR-NL-19, 24, 30, 31, 33, 35). It does so for
 * Dutch sellers.
 */
export function isSparing(format: UblFormat, invoice: Invoice): boolean {
	return format !== 'peppol' && invoice.seller.address.country === 'NL';
}
