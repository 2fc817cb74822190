declare const canonical: unique symbol;

/**
 * An exact number with at most six decimals, as its shortest text: `12.5`, `-0.25`, `3`. A text, so
 * that it survives JSON and the way to another thread unharmed.
 */
export type Decimal = string & { readonly [canonical]: true };

/** How many parts one is counted in. */
export const MILLION = 1_000_000n;

const WRITTEN = /^([+-]?)(\d{1,12})(?:\.(\d+))?$/;
const CANONICAL = /^(?!-0$)-?(?:0|[1-9]\d*)(?:\.\d{0,5}[1-9])?$/;

/**
 * Reads `1234.5`; undefined for anything else: a comma, a blank, an exponent, more than six decimals
 * that say something, or more than twelve digits before the point.
 *
 * A number is read by its fifteen digits that are sure, so that 0.1 + 0.2 is 0.3.
 */
export function readDecimal(value: string | number): Decimal | undefined {
	const text = typeof value === 'number' ? String(Number(value.toPrecision(15))) : value.trim();
	const [, sign = '', whole = '', given = ''] = WRITTEN.exec(text) ?? [];
	const fraction = given.replace(/0+$/, '');
	if (whole === '' || fraction.length > 6) return undefined;
	const size = BigInt(whole) * MILLION + BigInt(fraction.padEnd(6, '0'));
	return decimalOf(sign === '-' ? -size : size);
}

/** The number of millionths as a decimal. */
export function decimalOf(millionths: bigint): Decimal {
	const size = millionths < 0n ? -millionths : millionths;
	const fraction = (size % MILLION).toString().padStart(6, '0').replace(/0+$/, '');
	const text = `${millionths < 0n ? '-' : ''}${size / MILLION}${fraction === '' ? '' : `.${fraction}`}`;
	if (isDecimal(text)) return text;
	throw new RangeError(`${text} is no decimal`);
}

export function millionthsOf(decimal: Decimal): bigint {
	const negative = decimal.startsWith('-');
	const [whole = '0', fraction = ''] = decimal.replace('-', '').split('.');
	const size = BigInt(whole) * MILLION + BigInt(fraction.padEnd(6, '0'));
	return negative ? -size : size;
}

/** -1 when the first is the smaller one, 1 when it is the larger one. */
export function compareDecimals(one: Decimal, other: Decimal): -1 | 0 | 1 {
	const difference = millionthsOf(one) - millionthsOf(other);
	if (difference === 0n) return 0;
	return difference < 0n ? -1 : 1;
}

function isDecimal(text: string): text is Decimal {
	return CANONICAL.test(text);
}
