import type { Payment } from './schema';

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

export function paidBy(payment: Payment): PaidBy {
	if (isDirectDebit(payment)) return 'debit';
	return payment.gAccount === undefined ? 'transfer' : 'split';
}
