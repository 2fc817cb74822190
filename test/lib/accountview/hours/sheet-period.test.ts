import { periodOf } from '../../../../lib/accountview/hours/sheet-period';

it.each([
	['2026-03-05', 202610],
	['2025-12-29', 202601],
	['2026-12-31', 202653],
	['2027-01-03', 202653],
	['2027-01-04', 202701],
])('%s lies in week %i', (date, period) => {
	expect(periodOf(date, 'week')).toBe(period);
});

it.each([
	['2026-01-31', 202601],
	['2026-12-31', 202612],
	['2027-01-01', 202701],
])('%s lies in month %i', (date, period) => {
	expect(periodOf(date, 'month')).toBe(period);
});
