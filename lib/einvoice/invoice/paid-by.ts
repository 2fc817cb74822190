import type { Invoice, Payment } from './schema';
import type { Totals } from './totals';

/** Direct debit in any scheme, and by SEPA (UNCL 4461). */
const DEBITS: ReadonlySet<string> = new Set(['49', '59']);

/**
 * - `transfer`: the customer pays
 * - `debit`: it is taken from the account of the customer
 * - `split`: the customer pays to two accounts, as the document says
 */
export type PaidBy = 'transfer' | 'debit' | 'split';

export function isDirectDebit({ meansCode }: Pick<Payment, 'meansCode'>): boolean {
	return DEBITS.has(meansCode);
}

export function paidBy(
	invoice: Pick<Invoice, 'kind' | 'payment'>,
	totals: Pick<Totals, 'payable'>,
): PaidBy {
	if (isDirectDebit(invoice.payment)) return 'debit';
	return isSplit(invoice, totals) ? 'split' : 'transfer';
}

/**
 * Whether a part goes to a blocked account (G-rekening): what is paid in full is divided no more, and of a
 * credit note the customer pays nothing.
 */
export function isSplit(
	{ kind, payment: { gAccount } }: Pick<Invoice, 'kind' | 'payment'>,
	{ payable }: Pick<Totals, 'payable'>,
): boolean {
	return kind === 'invoice' && gAccount !== undefined && payable > 0;
}
