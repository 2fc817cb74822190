// @ts-check
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { mostInAMinute } from '../../scripts/queue/busiest-minute.mjs';

it('a minute that begins anywhere is found', () => {
	assert.equal(mostInAMinute([0, 50_000, 70_000, 100_000, 109_999, 200_000]), 4);
});

it('two moments a whole minute apart lie in two minutes', () => {
	assert.equal(mostInAMinute([0, 60_000]), 1);
	assert.equal(mostInAMinute([0, 59_999]), 2);
});

it('the order does not matter', () => {
	assert.equal(mostInAMinute([100_000, 0, 90_000]), 2);
});

it('nothing is in no minute', () => {
	assert.equal(mostInAMinute([]), 0);
});
