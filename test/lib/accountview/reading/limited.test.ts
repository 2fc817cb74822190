import { limited } from '../../../../lib/accountview/reading/limited';
import { collect } from '../support/client-with';

async function* threePages(asked: number[]): AsyncGenerator<readonly number[], void> {
	for (const page of [1, 2, 3]) {
		asked.push(page);
		yield [page * 10, page * 10 + 1];
		await Promise.resolve();
	}
}

describe('limited', () => {
	it.each([
		[undefined, [10, 11, 20, 21, 30, 31], [1, 2, 3]],
		[100, [10, 11, 20, 21, 30, 31], [1, 2, 3]],
		[3, [10, 11, 20], [1, 2]],
		[2, [10, 11], [1]],
		[0, [], []],
	])('with limit %p gives %j and asks for pages %j', async (limit, items, pages) => {
		const asked: number[] = [];
		expect(await collect(limited(threePages(asked), limit))).toEqual(items);
		expect(asked).toEqual(pages);
	});
});
