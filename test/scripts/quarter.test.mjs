// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { firstDayOf, lastQuarter } from '../../scripts/lib/quarter.mjs';

describe('the quarter before a day', () => {
	for (const [day, quarter, first] of [
		['2026-11-30T12:00:00', '2026-Q3', '2026-07-01'],
		['2027-01-01T12:00:00', '2026-Q4', '2026-10-01'],
		['2026-04-01T12:00:00', '2026-Q1', '2026-01-01'],
	]) {
		it(`of ${day} is ${quarter}, from ${first}`, () => {
			const found = lastQuarter(new Date(String(day)));
			assert.deepEqual([found, firstDayOf(found)], [quarter, first]);
		});
	}
});
