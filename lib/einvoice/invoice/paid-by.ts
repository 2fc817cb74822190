import type { Payment } from './schema';
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

export function paidBy(payment: Payment, totals: Pick<Totals, 'payable'>): PaidBy {
	if (isDirectDebit(payment)) return 'debit';
	return isSplit(payment, totals) ? 'split' : 'transfer';
}

/** Whether a part goes to a blocked account (G-rekening): what is paid in full is divided no more. */
export function isSplit(
	{ gAccount }: Pick<Payment, 'gAccount'>,
	{ payable }: Pick<Totals, 'payable'>,
): boolean {
	return gAccount !== undefined && payable > 0;
}
