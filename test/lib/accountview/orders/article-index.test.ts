import { ArticleIndex } from '../../../../lib/accountview';
import { clientWith } from '../support/client-with';
import { json, refusal, type Handler } from '../support/fake-http';

/** A list of articles A00001, A00002, ... that counts what it is asked. */
function catalogue(size: number, { maxFilters = 10, cap = 1000 } = {}) {
	const codes = Array.from({ length: size }, (_, index) => codeOf(index + 1));
	const handler: Handler = ({ url }) => {
		const query = new URL(url).searchParams;
		const wanted: string[] = [];
		for (let number = 1; query.has(`FilterValue${number}`); number += 1) {
			wanted.push(query.get(`FilterValue${number}`) ?? '');
		}
		if (wanted.length > maxFilters) return refusal('Te veel filters');
		const lastKey = query.get('LastKey') ?? '';
		const limit = Math.min(cap, Number(query.get('PageSize')));
		const rows = codes
			.filter((code) => code > lastKey && (wanted.length === 0 || wanted.includes(code)))
			.slice(0, limit)
			.map((code) => ({ ART_CODE: code, ART_DESC1: `Artikel ${code}`, PX_SELL: 9.5 }));
		return json({ ARTICLE: rows });
	};
	const { client, http } = clientWith(handler);
	return { client, requests: () => http.to('/accountviewdata').length, http };
}

function codeOf(number: number): string {
	return `A${String(number).padStart(5, '0')}`;
}

function codes(first: number, count: number): string[] {
	return Array.from({ length: count }, (_, index) => codeOf(first + index));
}

describe('the index of articles', () => {
	it('knows code, description and price, in any case', async () => {
		const index = await ArticleIndex.of(catalogue(3).client, [' a00002 ', 'X']);
		expect(index.find('A00002')).toEqual({
			code: 'A00002',
			description: 'Artikel A00002',
			price: 9.5,
		});
		expect(index.find('X')).toBeUndefined();
	});

	it('asks for three columns only', async () => {
		const { client, http } = catalogue(3);
		await ArticleIndex.of(client, ['A00001']);
		expect(http.query(0).get('Fields')).toBe('ART_CODE,ART_DESC1,PX_SELL');
	});

	it('asks nothing for no codes', async () => {
		const { client, requests } = catalogue(3);
		await ArticleIndex.of(client, ['', '  ']);
		expect(requests()).toBe(0);
	});

	it.each([
		[1, 5, 1],
		[10, 50_000, 1],
		[25, 30, 1],
		[1000, 1000, 1],
		[3000, 3000, 3],
		[10_000, 10_000, 10],
	])('finds %i codes among %i articles in %i requests', async (wanted, size, requests) => {
		const list = catalogue(size);
		const index = await ArticleIndex.of(list.client, codes(1, wanted));
		expect(codes(1, wanted).every((code) => index.find(code) !== undefined)).toBe(true);
		expect(list.requests()).toBe(requests);
	});

	it('asks by filters where the list is far longer than what is wanted', async () => {
		const list = catalogue(100_000);
		const index = await ArticleIndex.of(list.client, codes(90_001, 40));
		expect(index.find(codeOf(90_040))).toBeDefined();
		expect(list.requests()).toBe(4 + 4);
	});

	it('reads on to the end before it says that there is no such article', async () => {
		const list = catalogue(50, { cap: 7 });
		const index = await ArticleIndex.of(list.client, [...codes(1, 50), 'WEG']);
		expect(index.find('WEG')).toBeUndefined();
		expect(codes(1, 50).every((code) => index.find(code) !== undefined)).toBe(true);
	});

	it('asks one by one where AccountView takes one filter', async () => {
		const list = catalogue(20, { maxFilters: 1 });
		const index = await ArticleIndex.of(list.client, codes(1, 5));
		expect(codes(1, 5).every((code) => index.find(code) !== undefined)).toBe(true);
	});
});
