import { TaxError } from '../errors';

/** An amount in euros as a whole number of cents. */
export type Cents = number;

/** A hundred milliard euros: a thousand amounts of that size still add up exactly. */
const LARGEST: Cents = 10_000_000_000_000;

const WRITTEN = /^([+-]?)(\d{1,12})(?:\.(\d{1,2})0*)?$/;

/**
 * Reads `1234.56`, as text or number; undefined for anything else, also for more than two decimals that
 * say something. Sums of binary fractions count as what they stand for: 0.1 + 0.2 is 0.30.
 */
export function readCents(value: string | number): Cents | undefined {
	return typeof value === 'number' ? centsOfNumber(value) : centsOfText(value.trim());
}

function centsOfNumber(value: number): Cents | undefined {
	const cents = Math.round(value * 100);
	// 15 digits of a number are sure; what lies beyond them is no decimal that somebody wrote.
	const blur = Math.max(Math.abs(value) * 1e-13, 1e-6);
	if (!Number.isFinite(value) || Math.abs(value * 100 - cents) > blur) return undefined;
	return withinReach(cents);
}

function centsOfText(text: string): Cents | undefined {
	const [, sign, whole, fraction = ''] = WRITTEN.exec(text) ?? [];
	if (whole === undefined) return undefined;
	const size = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
	return withinReach(sign === '-' ? -size : size);
}

/**
 * An amount in euros with any number of decimals, as whole cents. Half a cent goes away from zero, so that a credit is
 * the mirror of what it credits. Reckoned with the decimals as they are written: 1.005 is half a cent above 1.00,
 * though 1.005 * 100 is less than 100.5.
 */
export function roundToCents(value: number): Cents {
	const [digits, exponent = '0'] = Math.abs(value).toString().split('e');
	const size = Math.round(Number(`${digits}e${Number(exponent) + 2}`));
	return value < 0 ? 0 - size : size;
}

function withinReach(cents: Cents): Cents | undefined {
	// Adding 0 makes a negative zero a plain one.
	return Math.abs(cents) > LARGEST ? undefined : cents + 0;
}

/**
 * Adds two amounts.
 *
 * @throws TaxError TAX_AMOUNT_TOO_LARGE
 */
export function addCents(one: Cents, other: Cents): Cents {
	const sum = one + other;
	if (Number.isSafeInteger(sum)) return sum;
	throw new TaxError({
		code: 'TAX_AMOUNT_TOO_LARGE',
		message: 'A sum is larger than can be reckoned with exactly.',
		remedy: 'Look for an amount in the books that is far too large, and correct it.',
	});
}

/** `-1234.56`. */
export function centsText(cents: Cents): string {
	const size = Math.abs(cents).toString().padStart(3, '0');
	return `${cents < 0 ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
}
