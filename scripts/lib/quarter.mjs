// @ts-check
/** Quarters of a year, such as `2026-Q3`. */

/** The quarter before the one of a day. @param {Date} now @returns {string} */
export function lastQuarter(now) {
	const quarter = Math.floor(now.getMonth() / 3);
	return quarter === 0 ? `${now.getFullYear() - 1}-Q4` : `${now.getFullYear()}-Q${quarter}`;
}

/** @param {string} quarter @returns {string} such as `2026-07-01` */
export function firstDayOf(quarter) {
	const [year = '', number = ''] = quarter.split('-Q');
	return `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`;
}
