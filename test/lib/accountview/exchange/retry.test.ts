import fc from 'fast-check';
import { backoffMs, retryAfterMs } from '../../../../lib/accountview/exchange/retry';

const NOW = Date.parse('2026-03-05T12:00:00Z');

describe('backoffMs', () => {
	it('doubles its bound with each try, up to twenty seconds', () => {
		const bounds = [1, 2, 3, 4, 5, 6, 7, 20].map((tries) => backoffMs(tries, () => 1));
		expect(bounds).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000]);
	});

	it('lies anywhere between nothing and its bound', () => {
		const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 30 }), random, (tries, chance) => {
				const wait = backoffMs(tries, () => chance);
				expect(wait).toBeGreaterThanOrEqual(0);
				expect(wait).toBeLessThanOrEqual(20_000);
			}),
		);
		expect(backoffMs(3, () => 0)).toBe(0);
	});
});

describe('retryAfterMs', () => {
	it.each([
		['5', 5000],
		['0', 0],
		[' 1.5 ', 1500],
		['Thu, 05 Mar 2026 12:00:30 GMT', 30_000],
		['Thu, 05 Mar 2026 11:00:00 GMT', 0],
		['soon', undefined],
		['-5', undefined],
		['', undefined],
		[undefined, undefined],
	])('reads %p as %p milliseconds', (header, milliseconds) => {
		expect(retryAfterMs(header, NOW)).toBe(milliseconds);
	});
});
