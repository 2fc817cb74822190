// @ts-check
/** Customers as E-Invoice Route asks for them. */
import { addReadRecords } from './accountview.mjs';

/** @typedef {import('./flow.mjs').Flow} Flow */

export const CUSTOMERS = 'Customers';

/** What was agreed on with a customer: the columns that E-Invoice Route needs, all of them. */
export const AGREED = [
	'EL_SI',
	'EL_SO',
	'EL_PS',
	'EL_RE',
	'EL_PO',
	'EL_CI',
	'EL_DP',
	'EL_SBS',
	'AUTO_INV',
	'AIEI_MAND',
	'AIEM_MAND',
	'AIPR_MAND',
	'EIA',
	'REC_BLK',
	'MAIL_BUS',
	'MC_MAILB',
];

const KNOWN_BY = ['SUB_NR', 'ACCT_NAME', 'LNG_CODE'];

/**
 * All customers with what was agreed on, in one read: a request for each would take longer.
 * @param {Flow} flow @param {{ at: import('./flow.mjs').Place; columns?: readonly string[] }} node columns: further ones
 */
export const addReadCustomers = (flow, { at, columns = [] }) =>
	addReadRecords(flow, {
		name: CUSTOMERS,
		at,
		object: 'AR1',
		columns: [...KNOWN_BY, ...AGREED, ...columns],
	});
