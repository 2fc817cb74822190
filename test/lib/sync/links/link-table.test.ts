import type { Sql, Store } from '../../../../lib/store';
import {
	countLinks,
	findByHash,
	findById,
	findLinks,
	insertLinks,
	linkPages,
	readContents,
	removeLinks,
	updateLinks,
	type Link,
	type LinkChange,
	type LinkWithContent,
} from '../../../../lib/sync/links/link-table';
import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import { sampleLink } from './sample-link';

const STREAM = { backend: 'field-service', entity: 'customer' };
const NOW = Date.UTC(2026, 10, 22, 9);

describeOnBothStores('the links', (makePlace) => {
	let place: StorePlace;
	let store: Store;

	beforeEach(async () => {
		place = makePlace();
		store = await place.open();
	});

	afterEach(async () => {
		await store.close();
		await place.remove();
	});

	const within = <T>(work: (sql: Sql) => Promise<T>): Promise<T> => store.transaction(work);

	const insert = (links: readonly LinkWithContent[], stream = STREAM): Promise<void> =>
		within((sql) => insertLinks(sql, stream, links, NOW));

	const update = (changes: readonly LinkChange[]): Promise<void> =>
		within((sql) => updateLinks(sql, changes, NOW + 1));

	const contentsOf = async (id: string): Promise<unknown> =>
		(await within((sql) => readContents(sql, [id]))).get(id);

	async function pages(pageSize?: number): Promise<Link[][]> {
		const all: Link[][] = [];
		for await (const page of linkPages(store, STREAM, pageSize)) all.push([...page]);
		return all;
	}

	const manyLinks = (count: number): LinkWithContent[] =>
		Array.from({ length: count }, (_, index) => sampleLink(String(index).padStart(5, '0')));

	it('come back as they were written, without their content', async () => {
		const { accountViewContent, otherContent, ...link } = sampleLink(1, {
			state: 'goneInAccountView',
		});
		await insert([{ ...link, accountViewContent, otherContent }]);
		expect(await pages()).toEqual([[link]]);
	});

	it('come page by page in the order of their AccountView keys, each once', async () => {
		await insert(['é', 'Z', 'a', '10', '9'].map((number) => sampleLink(number)));
		const read = await pages(2);
		expect(read.map((page) => page.map((link) => link.accountViewKey))).toEqual([
			['a10', 'a9'],
			['aZ', 'aa'],
			['aé'],
		]);
	});

	it('end after a page that is full to the last link', async () => {
		await insert([sampleLink(1), sampleLink(2)]);
		expect((await pages(2)).map((page) => page.length)).toEqual([2]);
	});

	it('of another connection or entity stay out', async () => {
		await insert([sampleLink(1)]);
		await insert([sampleLink(1, { id: 'other entity' })], { ...STREAM, entity: 'project' });
		await insert([sampleLink(1, { id: 'other backend' })], { ...STREAM, backend: 'shop' });
		expect((await pages()).flat().map(({ id }) => id)).toEqual(['link-1']);
		expect(await within((sql) => countLinks(sql, STREAM))).toBe(1);
		const found = await within((sql) => findLinks(sql, STREAM, 'other', ['b1']));
		expect(found.map(({ id }) => id)).toEqual(['link-1']);
	});

	it('are found by the key of either side, many at once and asked for twice', async () => {
		await insert(manyLinks(1_201));
		const keys = manyLinks(1_201).map(({ otherKey }) => otherKey);
		const found = await within((sql) => findLinks(sql, STREAM, 'other', [...keys, ...keys, 'x']));
		expect(found).toHaveLength(1_201);
		const [one] = await within((sql) => findLinks(sql, STREAM, 'accountView', ['a00007']));
		expect(one?.otherKey).toBe('b00007');
		expect(await within((sql) => findLinks(sql, STREAM, 'accountView', ['b00007']))).toEqual([]);
	});

	it('are found by their ids', async () => {
		await insert(manyLinks(1_201));
		const ids = manyLinks(1_201).map(({ id }) => id);
		expect(await within((sql) => findById(sql, [...ids, ...ids, 'gone']))).toHaveLength(1_201);
	});

	it('are found by the digest of what a side holds, but not by the digest of nothing', async () => {
		await insert([
			sampleLink(1),
			sampleLink(2, { accountViewHash: '', otherHash: '' }),
			sampleLink(3, { otherHash: 'hash-b1' }),
		]);
		const found = await within((sql) => findByHash(sql, STREAM, 'other', ['hash-b1', '']));
		expect(found.map(({ id }) => id).sort()).toEqual(['link-1', 'link-3']);
		expect(await within((sql) => findByHash(sql, STREAM, 'accountView', ['']))).toEqual([]);
	});

	it('keep what each side held, whether it is the same or not', async () => {
		await insert([
			sampleLink(1),
			sampleLink(2, { otherContent: { name: 'Name 2' } }),
			sampleLink(3, { otherContent: { city: 'Gouda', name: 'Name 3' } }),
		]);
		expect(await contentsOf('link-1')).toEqual({
			accountView: { name: 'Name 1', city: 'Gouda' },
			other: { name: 'Name 1', city: 'Gouda' },
		});
		expect(await contentsOf('link-2')).toEqual({
			accountView: { name: 'Name 2', city: 'Gouda' },
			other: { name: 'Name 2' },
		});
		expect(await contentsOf('link-3')).toEqual({
			accountView: { name: 'Name 3', city: 'Gouda' },
			other: { name: 'Name 3', city: 'Gouda' },
		});
		expect(await contentsOf('unknown')).toBeUndefined();
	});

	it('are refused for a record that has a link, and none of them is written', async () => {
		await insert([sampleLink(1)]);
		const twice = [sampleLink(2), sampleLink(3, { otherKey: 'b1' })];
		await expect(insert(twice)).rejects.toMatchObject({ code: 'STORE_DUPLICATE' });
		expect((await pages()).flat()).toHaveLength(1);
	});

	it('change in what is given and stay as they are in the rest', async () => {
		await insert([sampleLink(1), sampleLink(2), sampleLink(3)]);
		await update([
			{ id: 'link-1', state: 'goneInAccountView' },
			{ id: 'link-2', accountViewVersion: null, otherVersion: 'v2', otherHash: 'new' },
			{ id: 'unknown', state: 'active' },
			{ id: 'link-3' },
		]);
		const [one, two, three] = (await pages()).flat();
		const { accountViewContent, otherContent, ...first } = sampleLink(1);
		expect(one).toEqual({ ...first, state: 'goneInAccountView' });
		expect(await contentsOf('link-1')).toEqual({
			accountView: accountViewContent,
			other: otherContent,
		});
		expect(two).toMatchObject({
			accountViewVersion: null,
			otherVersion: 'v2',
			otherHash: 'new',
			accountViewHash: 'hash-a2',
		});
		expect(three).toMatchObject({ state: 'active', otherHash: 'hash-b3' });
	});

	it('take over new content of both sides, equal or not', async () => {
		await insert([sampleLink(1), sampleLink(2, { otherContent: {} })]);
		await update([
			{ id: 'link-1', contents: { accountView: { name: 'New' }, other: { name: 'Other' } } },
			{ id: 'link-2', contents: { accountView: { name: 'Same' }, other: { name: 'Same' } } },
		]);
		expect(await contentsOf('link-1')).toEqual({
			accountView: { name: 'New' },
			other: { name: 'Other' },
		});
		expect(await contentsOf('link-2')).toEqual({
			accountView: { name: 'Same' },
			other: { name: 'Same' },
		});
	});

	it('take several changes of one link in their order', async () => {
		await insert([sampleLink(1)]);
		await update([
			{ id: 'link-1', otherHash: 'first', otherVersion: 'v1' },
			{ id: 'link-1', otherHash: 'second' },
		]);
		expect((await pages()).flat()[0]).toMatchObject({ otherHash: 'second', otherVersion: 'v1' });
	});

	it('change by the thousand', async () => {
		await insert(manyLinks(1_201));
		await update(manyLinks(1_201).map(({ id }) => ({ id, otherHash: `new-${id}` })));
		const links = (await pages()).flat();
		expect(links.filter(({ id, otherHash }) => otherHash === `new-${id}`)).toHaveLength(1_201);
	});

	it('go when they are removed', async () => {
		await insert(manyLinks(1_201));
		await within((sql) =>
			removeLinks(
				sql,
				manyLinks(1_200).map(({ id }) => id),
			),
		);
		expect((await pages()).flat().map(({ accountViewKey }) => accountViewKey)).toEqual(['a01200']);
	});

	it.each([
		["UPDATE accountview_link SET state = 'lost'", 'its state is unknown'],
		["UPDATE accountview_link SET av_content = '[1]'", 'its agreed content is damaged'],
		["UPDATE accountview_link SET other_content = '{'", 'its agreed content is damaged'],
	])('that are damaged by %s say so', async (damage, why) => {
		await insert([sampleLink(1)]);
		await within((sql) => sql.run(damage));
		const reading = async (): Promise<unknown> => [await pages(), await contentsOf('link-1')];
		await expect(reading()).rejects.toMatchObject({
			code: 'SYNC_STATE_INVALID',
			message: expect.stringContaining(why) as unknown,
		});
	});
});
