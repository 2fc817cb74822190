import { changedLines } from '../../../../lib/accountview/orders/changed-lines';
import type { EntityRecord } from '../../../../lib/accountview';

const kraan = { articleCode: 'KRAAN-15', quantity: 1, price: 12.5, description: 'Kraan 15 mm' };
const line = (fields: EntityRecord) => ({ fields });

function held(
	wanted: readonly EntityRecord[],
	present: readonly EntityRecord[],
	withdrawn: readonly EntityRecord[] = [],
) {
	const { missing, changed } = changedLines({
		order: '26001',
		wanted: wanted.map(line),
		withdrawn: withdrawn.map(line),
		present,
	});
	return {
		missing: missing.map(({ fields }) => fields),
		told: changed.map(({ reason }) => reason),
	};
}

describe('lines that may have been corrected since they were sent', () => {
	it('tells another quantity and another description, and misses neither', () => {
		expect(held([{ ...kraan, quantity: 2 }], [kraan])).toEqual({
			missing: [],
			told: ['order 26001 has it with quantity 1 instead of 2'],
		});
		expect(held([{ ...kraan, description: 'Kraan' }], [kraan])).toEqual({
			missing: [],
			told: ["order 26001 has it with description 'Kraan 15 mm' instead of 'Kraan'"],
		});
	});

	it.each([
		['as it is', {}],
		['in other case', { articleCode: ' kraan-15 ' }],
		['at a price that the office has changed', { price: 10 }],
		['without a description', { description: null }],
	])('leaves a line alone that the order has: %s', (_, changes) => {
		expect(held([{ ...kraan, ...changes }], [kraan])).toEqual({ missing: [], told: [] });
	});

	it('takes an equal line before one of the same article', () => {
		const second = { ...kraan, quantity: 4 };

		expect(held([second, kraan], [kraan])).toEqual({ missing: [second], told: [] });
		expect(held([second, kraan], [kraan, second])).toEqual({ missing: [], told: [] });
	});

	it('tells what else is there and should not be, a second line of the same article too', () => {
		const second = { ...kraan, quantity: 4 };
		const { changed } = changedLines({
			order: '26001',
			wanted: [line(kraan)],
			withdrawn: [],
			present: [kraan, second, { ...kraan, articleCode: 'POMP' }],
			isOurs: ({ articleCode }) => articleCode === 'KRAAN-15',
		});

		expect(changed).toMatchObject([
			{
				articleCode: 'KRAAN-15',
				quantity: 0,
				reason: 'order 26001 has it with quantity 4 instead of 0',
				reasonNl: 'op order 26001 staat aantal 4 in plaats van 0',
			},
		]);
	});

	it('tells what was withdrawn as long as the order has it', () => {
		const none = { articleCode: 'KRAAN-15', quantity: 0 };

		expect(held([], [kraan], [none]).told).toEqual([
			'order 26001 has it with quantity 1 instead of 0',
		]);
		expect(held([], [], [none]).told).toEqual([]);
		expect(held([kraan], [kraan], [none]).told).toEqual([]);
	});
});
