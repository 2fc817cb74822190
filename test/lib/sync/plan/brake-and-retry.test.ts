import { brakeFor, type Volume } from '../../../../lib/sync/plan/brake';
import { mayTry, nextTry } from '../../../../lib/sync/plan/retry';
import { sampleIssue } from '../issues/sample-issue';
import { rulesWith } from './rules-for-test';

const MINUTE = 60_000;
const CALM: Volume = { linked: 100, created: 0, updated: 0, gone: 0, emptySides: [] };

describe('the brake', () => {
	it.each<[string, Partial<Volume>, number, string | null]>([
		['nothing to do', {}, 0.3, null],
		['exactly the share', { updated: 30 }, 0.3, null],
		['one more than the share', { updated: 31 }, 0.3, 'tooMany'],
		['all kinds of changes together', { created: 11, updated: 10, gone: 10 }, 0.3, 'tooMany'],
		['many of a few, within the minimum', { linked: 10, updated: 20 }, 0.3, null],
		['more than the minimum of a few', { linked: 10, updated: 21 }, 0.3, 'tooMany'],
		['a side that gave nothing', { emptySides: ['other'] }, 0.3, 'emptySide'],
		['a brake without a share', { updated: 100 }, 1, null],
		['an empty side, whatever the share', { emptySides: ['other'] }, 1, 'emptySide'],
		['a brake that lets only the minimum through', { updated: 21 }, 0, 'tooMany'],
	])('%s', (_, volume, share, cause) => {
		expect(brakeFor({ ...CALM, ...volume }, { share, minimum: 20 })?.cause ?? null).toBe(cause);
	});
});

describe('the next try', () => {
	it.each([
		[1, 5],
		[2, 10],
		[3, 20],
		[7, 320],
		[8, 360],
		[5_000, 360],
	])('after going wrong %i times comes in %i minutes', (times, minutes) => {
		expect(nextTry(0, times, () => 0, null)).toBe(minutes * MINUTE);
	});

	it('comes up to a fifth sooner, and never sooner than the server asks', () => {
		expect(nextTry(0, 1, () => 1, null)).toBe(4 * MINUTE);
		expect(nextTry(0, 1, () => 1, 30 * MINUTE)).toBe(30 * MINUTE);
		expect(nextTry(0, 1, () => 0, 1_000)).toBe(5 * MINUTE);
	});

	it.each([1e300, 99_999_999_999_999_000, Infinity, NaN, 365 * 24 * 60 * MINUTE])(
		'waits a day at most, whatever the server asks: %d ms',
		(asked) => {
			const wait = nextTry(0, 1, () => 0, asked);

			expect(Number.isSafeInteger(wait)).toBe(true);
			expect(wait).toBeLessThanOrEqual(24 * 60 * MINUTE);
		},
	);

	it('does not wait for a time that only a clock can have written that was ahead', () => {
		const found = sampleIssue({
			stateHash: 'now',
			lasting: false,
			nextTryAt: 40 * 24 * 60 * MINUTE,
		});

		expect(mayTry(found, 'now', 0, rulesWith({ refused: 'whenChanged' }))).toBe(true);
	});

	it.each<[string, Parameters<typeof sampleIssue>[0] | null, 'whenChanged' | 'everyRun', boolean]>([
		['never went wrong', null, 'whenChanged', true],
		['was refused and is the same', { lasting: true, nextTryAt: null }, 'whenChanged', false],
		['was refused and is tried every run', { lasting: true, nextTryAt: null }, 'everyRun', true],
		['was refused and has changed', { lasting: true, stateHash: 'before' }, 'whenChanged', true],
		['has its time still ahead', { lasting: false, nextTryAt: 101 }, 'whenChanged', false],
		['has its time now', { lasting: false, nextTryAt: 100 }, 'whenChanged', true],
	])('of a record that %s', (_, issue, refused, expected) => {
		const found = issue === null ? undefined : sampleIssue({ stateHash: 'now', ...issue });
		expect(mayTry(found, 'now', 100, rulesWith({ refused }))).toBe(expected);
	});
});
