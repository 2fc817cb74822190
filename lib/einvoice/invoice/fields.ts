import { DateTime } from 'luxon';
import { z } from 'zod4';
import { readCents } from '../amounts/cents';
import { readDecimal } from '../amounts/decimal';
import { parseEndpoint } from '../identifiers/endpoint';
import { compactIban } from '../identifiers/iban';
import { compactVatId } from '../identifiers/vat-id';
import { unitCode } from './units';

/** Kinds of fields that an invoice is made of. */

const written = z.union([z.string(), z.number()], 'must be a number such as 1234.56');

/** A text; left out it is empty. */
export const text = z.string('must be a text').trim().default('');

/** A text that must be there. */
export const name = z.string('must be a text').trim().min(1, 'is empty');

/** A code of a few letters or digits; AccountView keeps some of them as numbers. */
export const code = z
	.union([z.string(), z.number()], 'must be a text')
	.transform((value) => String(value).trim())
	.default('');

/** A number in a register, kept without the blanks and dots that people write in it. */
export const registered = code.transform((value) => value.replace(/[\s.]/g, ''));

/** A VAT identification number, kept as `NL123456789B01`. */
export const vatId = text.transform(compactVatId);

/** An account number, kept without blanks. */
export const iban = text.transform(compactIban);

/** An exact number with at most six decimals. */
export const decimal = written.transform((value, context) => {
	const read = readDecimal(value);
	if (read !== undefined) return read;
	context.addIssue('must be a number such as 12.5 with at most six decimals');
	return z.NEVER;
});

/** An amount in euros or another currency, kept in cents. */
export const cents = written.transform((value, context) => {
	const read = readCents(value);
	if (read !== undefined) return read;
	context.addIssue('must be an amount such as 1234.56 with at most two decimals');
	return z.NEVER;
});

/** A day of the calendar. */
export const day = z
	.string('must be a date such as 2026-01-31')
	.trim()
	.refine(
		(value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && DateTime.fromISO(value).isValid,
		'must be a date such as 2026-01-31',
	);

/** A country by the two letters of ISO 3166. */
export const country = z
	.string('must be a text')
	.trim()
	.toUpperCase()
	.regex(/^(?:[A-Z]{2})?$/, 'must be the two letters of a country, such as NL')
	.default('');

/** Where somebody can be reached on an e-invoice network, as it stands in the field of a customer. */
export const endpointText = z.string().transform((value, context) => {
	const read = parseEndpoint(value);
	if (read !== undefined) return read;
	context.addIssue('must be a scheme and a number, such as 0106:12345678');
	return z.NEVER;
});

/** A unit of quantity, by its code in UN/ECE Recommendation 20 or by its name. */
export const unit = z
	.string('must be a text')
	.trim()
	.default('')
	.transform((value, context) => {
		const read = unitCode(value === '' ? 'C62' : value);
		if (read !== undefined) return read;
		context.addIssue(
			'must be a unit such as stuk, uur or kg, or a code of UN/ECE Recommendation 20 such as HUR',
		);
		return z.NEVER;
	});
