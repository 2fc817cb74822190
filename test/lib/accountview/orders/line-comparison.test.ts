import * as fc from 'fast-check';

import {
	linesAdded,
	linesLost,
	linesNotAmong,
} from '../../../../lib/accountview/orders/line-comparison';
import type { EntityRecord } from '../../../../lib/accountview';

/** Printed so that a failure can be had again. */
const SEED = Date.now() % 1_000_000;

/** Few different values, so that many lines are equal. */
const line = fc.record({
	articleCode: fc.constantFrom('A', 'B', 'C'),
	quantity: fc.constantFrom(1, 2),
	price: fc.constantFrom(10, 12.5),
	description: fc.constantFrom('Ketel', 'Pomp'),
});
const lines = fc.array(line, { maxLength: 12 });

function inputs(records: readonly EntityRecord[]): { fields: EntityRecord }[] {
	return records.map((fields) => ({ fields }));
}

/** As AccountView keeps them: each with a code of its own. */
function stored(records: readonly EntityRecord[], first = 1): EntityRecord[] {
	return records.map((fields, index) => ({ id: `R${first + index}`, ...fields }));
}

function check<T>(arbitrary: fc.Arbitrary<T>, holds: (value: T) => void): void {
	fc.assert(
		fc.property(arbitrary, (value) => {
			holds(value);
		}),
		{ seed: SEED, numRuns: 300 },
	);
}

describe('lines that are not among others', () => {
	it.each([
		[{ articleCode: 'ab' }, { articleCode: 'AB', quantity: 2 }],
		[{ quantity: '2.50' }, { quantity: 2.5 }],
		[
			{ quantity: 2, price: 0 },
			{ quantity: 2, price: null },
		],
		[{ description: ' Ketel ' }, { description: 'Ketel' }],
	])('%j is there in %j', (fields, record) => {
		expect(linesNotAmong([{ fields }], [record])).toEqual([]);
	});

	it.each([
		[{ articleCode: 'AB' }, { articleCode: 'ABC' }],
		[{ quantity: 2 }, { quantity: 2.001 }],
		[{ price: 10 }, { price: null }],
		[{ description: 'Ketel' }, { description: '' }],
	])('%j is not there in %j', (fields, record) => {
		expect(linesNotAmong([{ fields }], [record])).toEqual([{ fields }]);
	});

	it('counts each line once', () => {
		const two = inputs([{ articleCode: 'A' }, { articleCode: 'A' }]);
		expect(linesNotAmong(two, [{ articleCode: 'A' }])).toHaveLength(1);
	});

	it(`are none, whatever the order of the others (seed ${SEED})`, () => {
		check(lines, (all) => {
			expect(linesNotAmong(inputs(all), stored(all).reverse())).toEqual([]);
		});
	});

	it(`are exactly those that were left out of the others (seed ${SEED})`, () => {
		check(fc.tuple(lines, lines), ([there, more]) => {
			const wanted = inputs([...there, ...more]);
			const left = linesNotAmong(wanted, stored(there)).map(({ fields }) => JSON.stringify(fields));
			expect(left.toSorted()).toEqual(more.map((one) => JSON.stringify(one)).toSorted());
		});
	});
});

describe('an order before and after a write', () => {
	it(`has lost nothing and gained what was sent, when lines are added (seed ${SEED})`, () => {
		check(fc.tuple(lines, lines), ([before, sent]) => {
			const now = stored([...before, ...sent]);
			expect(linesLost(stored(before), now, inputs(sent))).toEqual([]);
			expect(linesNotAmong(inputs(sent), linesAdded(stored(before), now))).toEqual([]);
		});
	});

	it(`has lost all it had, when lines are replaced, even by equal ones (seed ${SEED})`, () => {
		const some = fc.array(line, { minLength: 1, maxLength: 12 });
		check(fc.tuple(some, lines), ([before, sent]) => {
			const now = stored(sent, 100);
			expect(linesLost(stored(before), now, inputs(sent))).toHaveLength(before.length);
		});
	});

	it(`has lost nothing, when lines only get other codes (seed ${SEED})`, () => {
		check(fc.tuple(lines, lines), ([before, sent]) => {
			const now = stored([...sent, ...before], 100);
			expect(linesLost(stored(before), now, inputs(sent))).toEqual([]);
		});
	});

	it('knows a line that was sent a moment ago and has no code yet', () => {
		const before = [{ articleCode: 'A', quantity: 1 }];
		const now = stored([{ articleCode: 'A', quantity: 1, price: 5 }, { articleCode: 'B' }]);
		expect(linesLost(before, now, [])).toEqual([]);
		expect(linesAdded(before, now)).toEqual([now[1]]);
	});
});
