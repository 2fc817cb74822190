import { normaliseText } from './normalise-text';

/** Longer texts and larger exponents are not taken for amounts; every number of JSON is within. */
const LONGEST = 400;

const NOT_GROUPED = /^(\d*)([.,]?)(\d*)$/;
const GROUPED = /^(\d{1,3}(?:([., '])\d{3})(?:\2\d{3})*)(?:([.,])(\d*))?$/;
const SCIENTIFIC = /^(\d+)(?:\.(\d+))?e([+-]?\d{1,3})$/i;

interface Decimal {
	readonly isNegative: boolean;
	/** Digits before and after the point; either may be ''. */
	readonly whole: string;
	readonly fraction: string;
}

/**
 * A number or an amount, rounded half away from zero to `decimals` digits after the point, without
 * zeros at the end: `1234.5`. Worked out on the digits as they are written, so 1.005 becomes 1.01.
 *
 * Texts may be Dutch or English, with a euro sign, `EUR`, `,-` or a minus at the end. Of two kinds of
 * separator the last is the decimal one, and one that comes more than once groups thousands. A single
 * comma is a decimal comma. A single point is a decimal point, but `1.234` is the Dutch 1234 when
 * the field has fewer than three decimals: one to three digits, the first not 0, then exactly three.
 * A value that is a number already is never read so.
 */
export function normaliseDecimal(value: unknown, decimals: number): string {
	if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
	const text = normaliseText(value);
	if (text === '' || text.length > LONGEST) return text;
	const digits = Math.max(0, Math.trunc(decimals) || 0);
	const isMachineMade = typeof value === 'number';
	const decimal = parse(text, { isPointDecimal: isMachineMade || digits >= 3 });
	return decimal === undefined ? text : written(rounded(decimal, digits));
}

function parse(text: string, options: { readonly isPointDecimal: boolean }): Decimal | undefined {
	const { isNegative, rest } = withoutSign(text);
	const digits = notGrouped(rest, options) ?? grouped(rest) ?? scientific(rest);
	return digits === undefined ? undefined : { isNegative, ...digits };
}

type Digits = Omit<Decimal, 'isNegative'>;

function notGrouped(
	text: string,
	{ isPointDecimal }: { readonly isPointDecimal: boolean },
): Digits | undefined {
	const [, whole = '', separator, fraction = ''] = NOT_GROUPED.exec(text) ?? [];
	if (whole === '' && fraction === '') return undefined;
	const isThousands =
		separator === '.' && !isPointDecimal && fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
	return isThousands ? { whole: whole + fraction, fraction: '' } : { whole, fraction };
}

function grouped(text: string): Digits | undefined {
	const [, groups, group, separator, fraction = ''] = GROUPED.exec(text) ?? [];
	if (groups === undefined || separator === group) return undefined;
	return { whole: groups.replace(/\D/g, ''), fraction };
}

/** As programs write what is very large or very small: `1.5e-7`. */
function scientific(text: string): Digits | undefined {
	const [, whole, fraction = '', exponent] = SCIENTIFIC.exec(text) ?? [];
	if (whole === undefined || Math.abs(Number(exponent)) > LONGEST) return undefined;
	const point = whole.length + Number(exponent);
	const digits = '0'.repeat(Math.max(0, -point)) + whole + fraction;
	const at = Math.max(0, point);
	return { whole: digits.slice(0, at).padEnd(at, '0'), fraction: digits.slice(at) };
}

/** A sign stands before the currency, after it, or at the end. */
function withoutSign(text: string): { readonly isNegative: boolean; readonly rest: string } {
	const [sign, afterSign] = leadingSign(text.replace('\u2212', '-'));
	const amount = afterSign.replace(/^(?:€|eur\b) ?/i, '').replace(/ ?(?:€|\beur)$/i, '');
	const [innerSign, body] = sign === '' ? leadingSign(amount) : [sign, amount];
	const rest = body.replace(/,(?:-{1,2}|=)$/, '');
	if (innerSign !== '' || !rest.endsWith('-')) return { isNegative: innerSign === '-', rest };
	return { isNegative: true, rest: rest.slice(0, -1).trimEnd() };
}

function leadingSign(text: string): readonly [sign: string, rest: string] {
	const [, sign = '', rest = text] = /^([+-]) ?(.*)$/s.exec(text) ?? [];
	return [sign, rest];
}

function rounded({ isNegative, whole, fraction }: Decimal, decimals: number): Decimal {
	if (fraction.length <= decimals) return { isNegative, whole, fraction };
	const kept = whole + fraction.slice(0, decimals);
	const isUp = (fraction[decimals] ?? '0') >= '5';
	const digits = String(BigInt(kept) + (isUp ? 1n : 0n)).padStart(decimals, '0');
	const point = digits.length - decimals;
	return { isNegative, whole: digits.slice(0, point), fraction: digits.slice(point) };
}

function written({ isNegative, whole, fraction }: Decimal): string {
	const before = whole.replace(/^0+(?=\d)/, '') || '0';
	const after = fraction.replace(/0+$/, '');
	const digits = after === '' ? before : `${before}.${after}`;
	return isNegative && digits !== '0' ? `-${digits}` : digits;
}
