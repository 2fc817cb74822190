import { z } from 'zod4';
import { cents, code, day, name, SAYS } from '../reading/fields';

const CONCERNS = ['period', 'correction'] as const;

/**
 * One booked line with VAT, as the caller reads it from the books. Amounts are positive for a sale and for
 * a purchase alike, and negative for what takes one back.
 */
export const transactionSchema = z.object({
	/** What it is known by, such as `VRK 12 line 3`: each record another one. */
	record: name,
	date: day,
	vatCode: code,
	/** Without VAT. */
	turnover: cents.default(0),
	vat: cents.default(0),
	/** `correction` for what corrects a return of an earlier period. */
	concerns: z.enum(CONCERNS, SAYS.oneOf(CONCERNS)).default('period'),
});

export type Transaction = z.output<typeof transactionSchema>;
/** What may be given to `accumulate`. */
export type TransactionInput = z.input<typeof transactionSchema>;
