import { z } from 'zod4';
import { TaxError } from '../errors';
import { periodCode, readPeriod } from '../periods/period';
import { cents, day, name, SAYS, text } from '../reading/fields';
import { NATURES } from './natures';

/** The period that a correction is about, by its code; '' for what belongs to the statement's own. */
const corrected = text.transform((value, context) => {
	try {
		return value === '' ? '' : periodCode(readPeriod(value));
	} catch (error) {
		if (!(error instanceof TaxError)) throw error;
		context.addIssue(SAYS.period);
		return z.NEVER;
	}
});

/**
 * One supply to a customer in another country of the EU, as the caller reads it from the books: an amount
 * without VAT, negative for a credit.
 */
export const supplySchema = z.object({
	/** What it is known by, such as `VRK 12 line 3`: each record another one. */
	record: name,
	/** Goods: of the invoice. Services: a day of the period in which they are performed. */
	date: day,
	/** The customer, as the books know them. */
	customer: name,
	/** With or without the letters of its country. */
	vatId: text,
	/** The customer's country (ISO 3166), for a VAT number without letters. */
	country: text,
	nature: z.enum(NATURES, SAYS.oneOf(NATURES)),
	amount: cents,
	/** Of a correction: the period of the statement that it corrects. */
	corrects: corrected,
});

export type Supply = z.output<typeof supplySchema>;
/** What may be given to `accumulateIcp`. */
export type SupplyInput = z.input<typeof supplySchema>;
