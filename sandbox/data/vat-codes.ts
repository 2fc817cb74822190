import type { RowValues } from '../accountview/tables/definition';

type VatLine = readonly [code: string, description: string, percentage: number, box: string];

const LINES: readonly VatLine[] = [
	['0', 'Verkoop 0%', 0, '1e'],
	['1', 'Verkoop hoog 21%', 21, '1a'],
	['2', 'Verkoop laag 9%', 9, '1b'],
	['3', 'Verkoop vrijgesteld', 0, ''],
	['4', 'Verkoop btw verlegd binnen Nederland', 0, '1e'],
	['5', 'Verkoop binnen de EU', 0, '3b'],
	['6', 'Verkoop buiten de EU', 0, '3a'],
	['7', 'Diensten binnen de EU', 0, '3b'],
	['11', 'Inkoop hoog 21%', 21, '5b'],
	['12', 'Inkoop laag 9%', 9, '5b'],
	['13', 'Inkoop binnen de EU', 21, '4b'],
	['14', 'Inkoop btw naar u verlegd', 21, '2a'],
];

/** VAT codes as every administration has them. */
export const VAT_CODES: readonly RowValues[] = LINES.map(
	([code, description, percentage, box]) => ({
		VAT_CODE: code,
		VAT_DESC: description,
		VAT_PCT: percentage,
		VAT_RUB: box,
	}),
);

/** The percentage of a VAT code. @throws when there is no such code */
export function vatPercentage(code: string): number {
	const line = LINES.find(([known]) => known === code);
	if (line === undefined) throw new Error(`There is no VAT code ${code}.`);
	return line[2];
}
