import { languageOf, type Bilingual } from './language';
import type { Invoice, Vat, VatCategory } from './schema';

/**
 * What an invoice says when it charges no VAT. For an exemption (E) there is no usual reason: the law
 * has many, and which one holds only the seller knows.
 */
export const USUAL_REASONS: Readonly<Partial<Record<VatCategory, Bilingual>>> = {
	AE: { nl: 'Btw verlegd', en: 'VAT reverse charged (btw verlegd)' },
	K: { nl: 'Intracommunautaire levering', en: 'Intra-Community supply' },
	G: { nl: 'Uitvoer buiten de EU', en: 'Export outside the EU' },
	O: { nl: 'Geen btw van toepassing', en: 'Not subject to VAT' },
};

/** The invoice with the usual reason, in the buyer's language, where none is given. */
export function withUsualReasons(invoice: Invoice): Invoice {
	const language = languageOf(invoice.buyer.language);
	const filled = <Taxed extends { readonly vat: Vat }>(taxed: Taxed): Taxed => {
		const usual = USUAL_REASONS[taxed.vat.category]?.[language];
		if (usual === undefined || taxed.vat.reason !== '') return taxed;
		return { ...taxed, vat: { ...taxed.vat, reason: usual } };
	};
	return {
		...invoice,
		lines: invoice.lines.map(filled),
		discounts: invoice.discounts.map(filled),
		charges: invoice.charges.map(filled),
	};
}
