import { icpFilings, ICP_QUARTER_THRESHOLD } from '../../../../lib/tax/periods/icp-filings';
import { periodCode, readPeriod } from '../../../../lib/tax/periods/period';

const QUIET = [0, 0, 0, 0];
const AT = ICP_QUARTER_THRESHOLD;

function planned(months: [number, number, number], previousQuarters: readonly number[] = QUIET) {
	const { filings, next, reason } = icpFilings(readPeriod('2026-Q2'), { months, previousQuarters });
	return [reason, filings.map(periodCode).join(' '), next];
}

describe('the ICP statements of a quarter', () => {
	it('are one up to and including the threshold', () => {
		expect(planned([AT, 0, 0])).toEqual(['UNDER_THRESHOLD', '2026-Q2', 'quarter']);
		expect(planned([AT - 2, 1, 1], [AT, AT, AT, AT])).toEqual([
			'UNDER_THRESHOLD',
			'2026-Q2',
			'quarter',
		]);
	});

	it('are three when the first month exceeds it', () => {
		expect(planned([AT + 1, 0, 0])).toEqual([
			'OVER_IN_FIRST_MONTH',
			'2026-04 2026-05 2026-06',
			'month',
		]);
	});

	it('are two when the second month does: two months in one, and the third', () => {
		expect(planned([AT, 1, 0])).toEqual(['OVER_IN_SECOND_MONTH', '2026-04/05 2026-06', 'month']);
	});

	it('are still one when the third month does, and by the month after it', () => {
		expect(planned([AT, 0, 1])).toEqual(['OVER_IN_THIRD_MONTH', '2026-Q2', 'month']);
	});

	it.each([0, 1, 2, 3])('are three when quarter %p of the four before exceeded it', (at) => {
		const previous = QUIET.map((_, index) => (index === at ? AT + 1 : 0));
		expect(planned([0, 0, 0], previous)).toEqual([
			'PREVIOUS_QUARTER_OVER',
			'2026-04 2026-05 2026-06',
			'month',
		]);
	});

	it('are explained in two languages', () => {
		const { because } = icpFilings(readPeriod('2026-Q2'), {
			months: [AT, 1, 0],
			previousQuarters: QUIET,
		});
		expect(because.nl).toContain('tweede maand');
		expect(because.en).toContain('second month');
	});
});
