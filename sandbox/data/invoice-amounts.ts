import type { CellValue, RowValues } from '../accountview/tables/definition';
import { vatPercentage } from './vat-codes';

/** An invoice with its lines, in AccountView's columns. */
export interface InvoiceRows {
	readonly header: RowValues;
	readonly lines: readonly RowValues[];
}

/**
 * The invoice with what AccountView works out when it processes the page: the amount and percentage of
 * each line, and the totals, with VAT over the sum of each code. A line has INV_QTY, ART_PX and
 * VAT_CODE, and DISC_PCT where there is a discount. What the header gives itself stays.
 *
 * @throws when a line names a VAT code that there is not
 */
export function withAmounts({ header, lines }: InvoiceRows): InvoiceRows {
	const complete = lines.map((line) => ({
		...line,
		VAT_PCT: vatPercentage(String(line['VAT_CODE'] ?? '')),
		LINE_AMT: lineCents(line) / 100,
	}));
	const net = new Map<string, number>();
	for (const line of lines) {
		const code = String(line['VAT_CODE'] ?? '');
		net.set(code, (net.get(code) ?? 0) + lineCents(line));
	}
	const excluding = sum([...net.values()]);
	const vat = sum([...net].map(([code, cents]) => rounded((cents * vatPercentage(code)) / 100)));
	const totals = {
		AMT_EXCL: excluding / 100,
		VAT_AMT: vat / 100,
		AMT_INCL: (excluding + vat) / 100,
	};
	return { header: { ...totals, ...header }, lines: complete };
}

/** Counted in hundredths of pieces, euros and per cents, which are whole numbers. */
function lineCents(line: RowValues): number {
	const quantity = hundredths(line['INV_QTY']);
	const price = hundredths(line['ART_PX']);
	const kept = 10_000 - hundredths(line['DISC_PCT']);
	return rounded((quantity * price * kept) / 1_000_000);
}

function hundredths(value: CellValue | undefined): number {
	return rounded(Number(value ?? 0) * 100);
}

/** Halves away from zero, so that a credit note is the opposite of its invoice. */
function rounded(value: number): number {
	return Math.sign(value) * Math.round(Math.abs(value)) + 0;
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
