import type { Bilingual } from '../invoice/language';

/** Documents that go to customers and suppliers, with their names. */
export const DOCUMENT_KINDS = {
	invoice: { nl: 'Factuur', en: 'Invoice' },
	creditNote: { nl: 'Creditnota', en: 'Credit note' },
	counterInvoice: { nl: 'Baliefactuur', en: 'Counter invoice' },
	deposit: { nl: 'Aanbetalingsfactuur', en: 'Deposit invoice' },
	subscription: { nl: 'Abonnementsfactuur', en: 'Subscription invoice' },
	reminder: { nl: 'Aanmaning', en: 'Reminder' },
	orderConfirmation: { nl: 'Orderbevestiging', en: 'Order confirmation' },
	packingSlip: { nl: 'Pakbon', en: 'Packing slip' },
	purchaseOrder: { nl: 'Bestelbon', en: 'Purchase order' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type DocumentKind = keyof typeof DOCUMENT_KINDS;

/** What AutoInvoice takes: it hands over invoices, and nothing else. */
const INVOICES: ReadonlySet<DocumentKind> = new Set([
	'invoice',
	'creditNote',
	'counterInvoice',
	'deposit',
	'subscription',
]);

export function isInvoice(kind: DocumentKind): boolean {
	return INVOICES.has(kind);
}

/** Kinds that a customer gets by mail or on paper, each as agreed; credit notes go as invoices do. */
export type AgreedKind = Exclude<DocumentKind, 'creditNote'>;

export function agreedKind(kind: DocumentKind): AgreedKind {
	return kind === 'creditNote' ? 'invoice' : kind;
}
