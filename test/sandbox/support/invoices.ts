import type { AccountViewCalls, Columns } from './account-view';

/** Reading lines of invoices, as tests do it. */

export const LINES = { BusinessObject: 'ALH', PageSize: '500' };

/** The numbered parameters of one filter. */
export function filter(
	number: number,
	column: string,
	operator: string,
	type: string,
	value: string,
): Record<string, string> {
	return {
		[`FilterControlSource${number}`]: column,
		[`FilterOperator${number}`]: operator,
		[`FilterValueType${number}`]: type,
		[`FilterValue${number}`]: value,
	};
}

export const SALES = filter(1, 'hst_ah.hdr_type', 'Equal', 'N', '1');
export const NOVEMBER = {
	...filter(2, 'hst_ah.inv_date', 'DateOnOrAfterDate', 'T', '{^2026-11-01}'),
	...filter(3, 'hst_ah.inv_date', 'DateOnOrBeforeDate', 'T', '{^2026-11-30}'),
};

/** Rows of HST_AL. */
export const lineRows = (
	calls: AccountViewCalls,
	parameters: Record<string, string>,
): Promise<Columns[]> => calls.rows({ ...LINES, ...parameters }, 'HST_AL');

/** What stands in a column, each value once. */
export const distinct = (rows: readonly Columns[], column: string): readonly unknown[] => [
	...new Set(rows.map((row) => row[column])),
];
