import { EInvoiceError } from '../errors';
import { decimalOf, MILLION, millionthsOf, readDecimal, type Decimal } from './decimal';

/** An amount of money as a whole number of hundredths of its currency. */
export type Cents = number;

/** A hundred milliard: beyond it sums of cents would no longer be exact. */
const LARGEST = 10_000_000_000_000n;

/** Reads `1234.56`; undefined for anything else, also for more than two decimals. */
export function readCents(value: string | number): Cents | undefined {
	const decimal = readDecimal(value);
	if (decimal === undefined) return undefined;
	const millionths = millionthsOf(decimal);
	const perCent = MILLION / 100n;
	const cents = millionths / perCent;
	if (cents * perCent !== millionths || cents > LARGEST || cents < -LARGEST) return undefined;
	return Number(cents);
}

/** `1234.56`, as it stands in UBL. */
export function centsText(cents: Cents): string {
	const size = Math.abs(cents).toString().padStart(3, '0');
	return `${cents < 0 ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`;
}

/** The amount as a decimal. */
export function decimalOfCents(cents: Cents): Decimal {
	return decimalOf((BigInt(cents) * MILLION) / 100n);
}

/**
 * Quantity times price for each base quantity, rounded to cents.
 *
 * @throws EInvoiceError EINVOICE_AMOUNT_TOO_LARGE
 */
export function centsOfPrice(quantity: Decimal, price: Decimal, baseQuantity: Decimal): Cents {
	const base = millionthsOf(baseQuantity);
	return safeCents(
		roundedQuotient(millionthsOf(quantity) * millionthsOf(price) * 100n, base * MILLION),
	);
}

/** Whether an amount differs by no more than so much from quantity times price, before that is rounded. */
export function isNearPrice(
	amount: Cents,
	{
		quantity,
		price,
		baseQuantity,
	}: Readonly<Record<'quantity' | 'price' | 'baseQuantity', Decimal>>,
	slack: Cents,
): boolean {
	const perCent = millionthsOf(baseQuantity) * MILLION;
	const exact = millionthsOf(quantity) * millionthsOf(price) * 100n;
	const difference = BigInt(amount) * perCent - exact;
	const most = BigInt(slack) * perCent;
	return difference <= most && difference >= -most;
}

/**
 * A percentage of an amount, rounded to cents.
 *
 * @throws EInvoiceError EINVOICE_AMOUNT_TOO_LARGE
 */
export function percentageOf(cents: Cents, percentage: Decimal): Cents {
	return safeCents(roundedQuotient(BigInt(cents) * millionthsOf(percentage), 100n * MILLION));
}

/**
 * Adds amounts.
 *
 * @throws EInvoiceError EINVOICE_AMOUNT_TOO_LARGE
 */
export function sumCents(amounts: readonly Cents[]): Cents {
	return safeCents(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n));
}

/** Half a unit goes away from zero, so that a credit note is the mirror of its invoice. */
function roundedQuotient(dividend: bigint, divisor: bigint): bigint {
	const negative = dividend < 0n !== divisor < 0n;
	const size = absolute(dividend);
	const by = absolute(divisor);
	const rounded = (2n * size + by) / (2n * by);
	return negative ? -rounded : rounded;
}

function absolute(value: bigint): bigint {
	return value < 0n ? -value : value;
}

function safeCents(cents: bigint): Cents {
	if (absolute(cents) <= LARGEST) return Number(cents);
	throw new EInvoiceError({
		code: 'EINVOICE_AMOUNT_TOO_LARGE',
		message: `An amount of this invoice would be ${cents / 100n}, more than can be reckoned with exactly.`,
		remedy: 'Correct the quantity or the price: amounts go up to 100,000,000,000.00.',
	});
}
