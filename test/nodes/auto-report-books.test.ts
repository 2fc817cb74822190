import { amountIn } from '../../nodes/AutoReportSubmit/books/vat-books';

const amount = (value: number | string | null) => amountIn({ amount: value }, 'amount');

describe('an amount of the books', () => {
	it('has whole cents, and a credit is the mirror of what it credits', () => {
		expect([10.125, -10.125, 1.005, -1.005, 12.3456, -12.3456].map(amount)).toEqual([
			10.13, -10.13, 1.01, -1.01, 12.35, -12.35,
		]);
	});

	it('that is no number stays as it is written, and nothing is no amount', () => {
		expect([' 12,50 ', null].map(amount)).toEqual(['12,50', '']);
	});
});
