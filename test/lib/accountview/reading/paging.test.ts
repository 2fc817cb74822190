import fc from 'fast-check';
import type { Row } from '../../../../lib/accountview';
import { readAllPages } from '../../../../lib/accountview/reading/paging';
import { collect, errorOf } from '../support/client-with';
import { containing } from '../support/expecting';

interface Server {
	/** Rows by rising key. */
	readonly keys: readonly number[];
	/** Most rows it gives in one page. */
	readonly cap: number;
	/** Does a page begin with the last key itself? */
	readonly isInclusive?: boolean;
	/** Rows repeated within or across pages: positions in the answer that are doubled. */
	readonly doubled?: ReadonlySet<number>;
}

/** A server that pages rightly, up to the peculiarities given. */
function fetchFrom(server: Server, pageSize: number, calls: (string | undefined)[] = []) {
	return (lastKey: string | undefined): Promise<readonly Row[]> => {
		calls.push(lastKey);
		const last = lastKey === undefined ? -1 : Number(lastKey);
		const start = server.keys.findIndex((key) => (server.isInclusive ? key >= last : key > last));
		if (start === -1) return Promise.resolve([]);
		const rows = server.keys.slice(start, start + Math.min(pageSize, server.cap));
		return Promise.resolve(
			rows.flatMap((key) => {
				const row = { KEY: String(key) };
				return server.doubled?.has(key) === true ? [row, row] : [row];
			}),
		);
	};
}

function keysOf(rows: readonly Row[]): number[] {
	return rows.map((row) => Number(row['KEY']));
}

const server = fc
	.record({
		keys: fc.uniqueArray(fc.nat({ max: 5000 }), { maxLength: 120 }),
		cap: fc.integer({ min: 1, max: 40 }),
		isInclusive: fc.boolean(),
		doubled: fc.array(fc.nat({ max: 5000 })),
	})
	.map(({ keys, cap, isInclusive, doubled }) => ({
		keys: keys.sort((one, other) => one - other),
		// A page that begins with the last key gets nowhere with one row a page.
		cap: isInclusive ? cap + 1 : cap,
		isInclusive,
		doubled: new Set(doubled),
	}));

describe('readAllPages', () => {
	it('gives every row exactly once and in order, whatever the page size, cap and doubles', async () => {
		await fc.assert(
			fc.asyncProperty(
				server,
				fc.integer({ min: 2, max: 50 }),
				fc.boolean(),
				async (model, pageSize, readAhead) => {
					const fetch = fetchFrom(model, pageSize);
					const rows = await collect(
						readAllPages({ fetch, keyColumn: 'KEY', pageSize, readAhead }),
					);
					expect(keysOf(rows)).toEqual(model.keys);
				},
			),
		);
	});

	it('takes one request more than there are full pages', async () => {
		const calls: (string | undefined)[] = [];
		const keys = Array.from({ length: 25 }, (_, index) => index);
		const fetch = fetchFrom({ keys, cap: 100 }, 10, calls);
		await collect(readAllPages({ fetch, keyColumn: 'KEY', pageSize: 10 }));
		expect(calls).toEqual([undefined, '9', '19', '24']);
	});

	it('takes one request when there is nothing', async () => {
		const calls: (string | undefined)[] = [];
		const fetch = fetchFrom({ keys: [], cap: 100 }, 10, calls);
		expect(await collect(readAllPages({ fetch, keyColumn: 'KEY', pageSize: 10 }))).toEqual([]);
		expect(calls).toEqual([undefined]);
	});

	it('asks for no further page when the caller stops', async () => {
		const calls: (string | undefined)[] = [];
		const keys = Array.from({ length: 25 }, (_, index) => index);
		const fetch = fetchFrom({ keys, cap: 100 }, 10, calls);
		for await (const page of readAllPages({ fetch, keyColumn: 'KEY', pageSize: 10 })) {
			expect(page).toHaveLength(10);
			break;
		}
		expect(calls).toHaveLength(1);
	});

	it('asks ahead when told to, and waits for that request when the caller stops', async () => {
		let open = 0;
		const keys = Array.from({ length: 25 }, (_, index) => index);
		const inner = fetchFrom({ keys, cap: 100 }, 10);
		const fetch = async (lastKey: string | undefined): Promise<readonly Row[]> => {
			open += 1;
			const rows = await inner(lastKey);
			await new Promise((done) => setImmediate(done));
			open -= 1;
			return rows;
		};
		const pages = readAllPages({ fetch, keyColumn: 'KEY', pageSize: 10, readAhead: true });
		for await (const page of pages) {
			expect(page).toHaveLength(10);
			expect(open).toBe(1);
			break;
		}
		expect(open).toBe(0);
	});

	it('tells of a failure ahead only when that page is wanted', async () => {
		const broken = new Error('broken');
		const fetch = (lastKey: string | undefined): Promise<readonly Row[]> =>
			lastKey === undefined ? Promise.resolve([{ KEY: '1' }]) : Promise.reject(broken);
		const pages = readAllPages({ fetch, keyColumn: 'KEY', pageSize: 10, readAhead: true });
		expect(await pages.next()).toEqual({ done: false, value: [{ KEY: '1' }] });
		await new Promise((done) => setImmediate(done));
		expect(await errorOf(pages.next())).toBe(broken);
	});

	it.each([true, false])(
		'stops at a page that repeats, and says after how many rows (%s)',
		async (readAhead) => {
			const page = [{ KEY: '1' }, { KEY: '2' }];
			const fetch = (): Promise<readonly Row[]> => Promise.resolve(page);
			const seen: Row[] = [];
			const error = await errorOf(
				(async () => {
					for await (const rows of readAllPages({
						fetch,
						keyColumn: 'KEY',
						pageSize: 2,
						readAhead,
					})) {
						seen.push(...rows);
					}
				})(),
			);
			expect(seen).toEqual(page);
			expect(error).toMatchObject({
				code: 'AV_PAGE_REPEATED',
				message: containing('2 rows were read'),
				details: { rows: 2, key: '2', keyColumn: 'KEY' },
			});
		},
	);

	it('stops at pages that go round in a circle', async () => {
		const circle = ['1', '2', '3'];
		let turn = 0;
		const fetch = (): Promise<readonly Row[]> =>
			Promise.resolve([{ KEY: circle[turn++ % 3] }, { KEY: `${turn}x` }].reverse());
		const error = await errorOf(collect(readAllPages({ fetch, keyColumn: 'KEY', pageSize: 2 })));
		expect(error).toMatchObject({ code: 'AV_PAGE_REPEATED' });
		expect(turn).toBe(4);
	});

	it('does not take a single repeated row of a one-row page for the end', async () => {
		const fetch = (): Promise<readonly Row[]> => Promise.resolve([{ KEY: '1' }]);
		const error = await errorOf(collect(readAllPages({ fetch, keyColumn: 'KEY', pageSize: 1 })));
		expect(error).toMatchObject({ code: 'AV_PAGE_REPEATED' });
	});

	it('keeps rows without a key, but cannot go on after one', async () => {
		const fetch = (): Promise<readonly Row[]> => Promise.resolve([{ KEY: '' }, {}, { KEY: '' }]);
		const pages = readAllPages({ fetch, keyColumn: 'KEY', pageSize: 10 });
		expect((await pages.next()).value).toHaveLength(3);
		expect(await errorOf(pages.next())).toMatchObject({
			code: 'AV_ANSWER_UNEXPECTED',
			message: containing('without KEY'),
		});
	});

	it('sends a key on exactly as it came', async () => {
		const calls: (string | undefined)[] = [];
		const fetch = (lastKey: string | undefined): Promise<readonly Row[]> => {
			calls.push(lastKey);
			return Promise.resolve(lastKey === undefined ? [{ KEY: '04        24102' }] : []);
		};
		await collect(readAllPages({ fetch, keyColumn: 'KEY', pageSize: 10 }));
		expect(calls[1]).toBe('04        24102');
	});
});
