import { accumulate, type AccumulateOptions } from '../../../../lib/tax/vat-return/accumulate';
import { readVatCodes, type VatCodeInput } from '../../../../lib/tax/vat-return/vat-codes';
import { readPeriod } from '../../../../lib/tax/periods/period';
import type { TransactionInput } from '../../../../lib/tax/vat-return/transaction';

/** The VAT codes of a firm. */
export const CODES: readonly VatCodeInput[] = [
	{ code: '1', description: 'Verkoop hoog', rubric: '1a' },
	{ code: '2', description: 'Verkoop laag', rubric: '1b' },
	{ code: '3', description: 'Levering EU', rubric: '3b' },
	{ code: '5', description: 'Inkoop hoog', rubric: '5b' },
	{ code: '6', description: 'Inkoop EU', rubric: '4b', alsoInput: true },
	{ code: '8', description: 'Vergeten' },
	{ code: '9', description: 'Geen btw', rubric: 'none' },
];

export const FILER = { administration: 'Bakkerij De Hoek', obNumber: '123456782B01' };
export const QUARTER = readPeriod('2026-Q1');

export function sale(changes: Partial<TransactionInput> = {}): TransactionInput {
	return {
		record: 'VRK 1',
		date: '2026-02-01',
		vatCode: '1',
		turnover: '100.00',
		vat: '21.00',
		...changes,
	};
}

/** Pages that come one after the other. */
export async function* pagesOf<Row>(
	...pages: readonly (readonly Row[])[]
): AsyncGenerator<readonly Row[]> {
	for (const page of pages) yield await Promise.resolve(page);
}

/** What the books say, when these are the transactions of a quarter. */
export function accumulated(
	transactions: readonly unknown[],
	changes: Partial<AccumulateOptions> = {},
) {
	return accumulate(pagesOf(transactions), {
		period: QUARTER,
		codes: readVatCodes(CODES),
		periodBy: 'date',
		...changes,
	});
}
