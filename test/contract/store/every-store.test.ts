import type { Store } from '../../../lib/store';
import { buildChild, type ChildProgram } from './child-process';
import { describeOnBothStores } from './both';
import type { StorePlace } from './stores';
import { addThing, namesOf, things } from './things';

describeOnBothStores('a store', (makePlace) => {
	let child: ChildProgram;
	let place: StorePlace;
	let store: Store;

	beforeAll(() => {
		child = buildChild();
	});

	afterAll(() => {
		child.remove();
	});

	beforeEach(async () => {
		place = makePlace();
		store = await place.open(things);
	});

	afterEach(async () => {
		await store.close();
		await place.remove();
	});

	it('keeps what a transaction wrote, also after it was closed and opened again', async () => {
		await store.transaction((sql) => addThing(sql, 'ladder', 2));
		await store.close();
		store = await place.open(things);
		expect(await namesOf(store)).toEqual(['ladder']);
	});

	it('gives what the work resolves with, and how many rows a statement changed', async () => {
		const changes = await store.transaction(async (sql) => {
			await addThing(sql, 'a');
			await addThing(sql, 'b');
			return (await sql.run('UPDATE thing SET amount = 1')).changes;
		});
		expect(changes).toBe(2);
	});

	it('takes everything back when the work rejects, and hands its error on as it is', async () => {
		const mine = new Error('mine');
		const work = store.transaction(async (sql) => {
			await addThing(sql, 'ladder');
			throw mine;
		});
		await expect(work).rejects.toBe(mine);
		expect(await namesOf(store)).toEqual([]);
	});

	it('shows a transaction what it wrote itself', async () => {
		const seen = await store.transaction(async (sql) => {
			await addThing(sql, 'ladder');
			return await sql.all('SELECT count(*) AS number FROM thing');
		});
		expect(seen).toEqual([{ number: 1 }]);
	});

	it('refuses a second row with the same key, and takes the whole transaction back', async () => {
		await store.transaction((sql) => addThing(sql, 'ladder'));
		const work = store.transaction(async (sql) => {
			await addThing(sql, 'drill');
			await addThing(sql, 'ladder');
		});
		await expect(work).rejects.toMatchObject({ code: 'STORE_DUPLICATE' });
		expect(await namesOf(store)).toEqual(['ladder']);
	});

	it('takes it back as well when the work goes on after a refused statement', async () => {
		await store.transaction((sql) => addThing(sql, 'ladder'));
		const work = store.transaction(async (sql) => {
			await addThing(sql, 'drill');
			await addThing(sql, 'ladder').catch(() => undefined);
		});
		await expect(work).rejects.toMatchObject({ code: 'STORE_DUPLICATE' });
		expect(await namesOf(store)).toEqual(['ladder']);
	});

	it('can be used again after a statement that is no SQL', async () => {
		const work = store.transaction((sql) => sql.run('SELEKT'));
		await expect(work).rejects.toMatchObject({ code: 'STORE_FAILED' });
		await store.transaction((sql) => addThing(sql, 'ladder'));
		expect(await namesOf(store)).toEqual(['ladder']);
	});

	it('answers nothing to a statement after its transaction', async () => {
		const sql = await store.transaction((inside) => Promise.resolve(inside));
		await expect(sql.all('SELECT 1 AS one')).rejects.toMatchObject({ code: 'STORE_FAILED' });
	});

	it('loses none of twenty changes of one row that run at the same time', async () => {
		await store.transaction((sql) => addThing(sql, 'counter'));
		const increase = () =>
			store.transaction((sql) =>
				sql.run('UPDATE thing SET amount = amount + 1 WHERE name = ?', ['counter']),
			);
		await Promise.all(Array.from({ length: 20 }, increase));
		const rows = await store.transaction((sql) => sql.all('SELECT amount FROM thing'));
		expect(rows).toEqual([{ amount: 20 }]);
	});

	it('lets exactly one of two transactions claim the same row', async () => {
		await store.transaction((sql) => addThing(sql, 'claim'));
		const claim = (by: string) =>
			store.transaction((sql) =>
				sql.run('UPDATE thing SET note = ? WHERE name = ? AND note IS NULL', [by, 'claim']),
			);
		const outcomes = await Promise.all([claim('one'), claim('two')]);
		expect(outcomes.map(({ changes }) => changes).sort()).toEqual([0, 1]);
	});

	it('loses nothing between three processes', async () => {
		await store.transaction((sql) => addThing(sql, 'counter'));
		await Promise.all([1, 2, 3].map(() => child.run('increase', place.address, 'counter')));
		const rows = await store.transaction((sql) => sql.all('SELECT amount FROM thing'));
		expect(rows).toEqual([{ amount: 150 }]);
	});

	it('keeps nothing of a process that was killed in the middle of a transaction', async () => {
		await store.transaction((sql) => addThing(sql, 'before'));
		await child.killAt('half', 'stay-in-transaction', place.address, 'killed');
		expect(await namesOf(store)).toEqual(['before']);
		await store.transaction((sql) => addThing(sql, 'after'));
		expect(await namesOf(store)).toEqual(['after', 'before']);
	});

	it('is made once when three processes open it for the first time together', async () => {
		const fresh = makePlace();
		try {
			await Promise.all([1, 2, 3].map(() => child.run('open', fresh.address)));
			const opened = await fresh.open(things);
			const rows = await opened.transaction((sql) =>
				sql.all('SELECT version, name FROM accountview_migration ORDER BY version'),
			);
			await opened.close();
			expect(rows).toEqual([
				{ version: 1, name: 'things' },
				{ version: 2, name: 'colour' },
			]);
		} finally {
			await fresh.remove();
		}
	});

	it('does only the steps that are new to an older store, and keeps its rows', async () => {
		const older = makePlace();
		try {
			const before = await older.open(things.slice(0, 1));
			await before.transaction((sql) => addThing(sql, 'ladder'));
			await before.close();
			const after = await older.open(things);
			const rows = await after.transaction((sql) => sql.all('SELECT name, colour FROM thing'));
			await after.close();
			expect(rows).toEqual([{ name: 'ladder', colour: null }]);
		} finally {
			await older.remove();
		}
	});

	it('refuses to open when a later version of the package made it', async () => {
		await expect(place.open(things.slice(0, 1))).rejects.toMatchObject({
			code: 'STORE_NEWER',
			details: { storeVersion: 2, knownVersion: 1 },
		});
	});

	it('leaves no half a step behind when one of its statements fails', async () => {
		const broken = {
			version: 3,
			name: 'broken',
			statements: () => ['CREATE TABLE other (name TEXT)', 'CREATE TABEL wrong'],
		};
		await expect(place.open([...things, broken])).rejects.toMatchObject({ code: 'STORE_FAILED' });
		const again = await place.open(things);
		await expect(
			again.transaction((sql) => sql.all('SELECT name FROM other')),
		).rejects.toMatchObject({ code: 'STORE_FAILED' });
		await again.close();
	});

	it.each([
		['euros and letters of anywhere', '€ 1.250,– · Ærøskøbing · 東京 · 👩‍🔧'],
		['quotes, question marks and backslashes', `it's "quoted"? \\ ; -- /* $1`],
		['nothing', null],
		['an empty text', ''],
		['line breaks', 'one\r\ntwo\n'],
		['a text of a million characters', 'é'.repeat(1_000_000)],
	])('gives %s back as they were', async (_, note) => {
		await store.transaction((sql) =>
			sql.run('INSERT INTO thing (name, note) VALUES (?, ?)', ['a', note]),
		);
		const rows = await store.transaction((sql) =>
			sql.all(`SELECT note, '?' AS mark, 1 AS "odd?" FROM thing WHERE name = ?`, ['a']),
		);
		expect(rows).toEqual([{ note, mark: '?', 'odd?': 1 }]);
	});

	it.each([
		0,
		-1,
		Number.MAX_SAFE_INTEGER,
		Number.MIN_SAFE_INTEGER,
		9_007_199_254_740_993n,
		9_223_372_036_854_775_807n,
		-9_223_372_036_854_775_808n,
		null,
	])('gives the whole number %s back as it was', async (amount) => {
		await store.transaction((sql) =>
			sql.run('INSERT INTO thing (name, amount) VALUES (?, ?)', ['a', amount]),
		);
		const rows = await store.transaction((sql) => sql.all('SELECT amount FROM thing'));
		expect(rows).toEqual([{ amount }]);
	});

	it.each([
		['a NUL character', 'a\0b'],
		['half a character', 'a\ud83d'],
		['no number', Number.NaN],
		['an endless number', Number.POSITIVE_INFINITY],
		['a number of 65 bits', 2n ** 64n],
	])('refuses %s, which one of the databases could not hold', async (_, value) => {
		const work = store.transaction((sql) =>
			sql.run('INSERT INTO thing (name, note) VALUES (?, ?)', ['a', value]),
		);
		await expect(work).rejects.toMatchObject({ code: 'STORE_VALUE_INVALID' });
		expect(await namesOf(store)).toEqual([]);
	});

	it('sorts texts by their code points, whatever the locale of the database', async () => {
		const names = ['b', 'B', 'a', 'é', 'e', '10', '9', '_', ' '];
		await store.transaction(async (sql) => {
			for (const name of names) await addThing(sql, name);
		});
		expect(await namesOf(store)).toEqual([' ', '10', '9', 'B', '_', 'a', 'b', 'e', 'é']);
	});

	it('holds 10,000 rows', async () => {
		await store.transaction(async (sql) => {
			for (let row = 0; row < 10_000; row += 1) {
				await addThing(sql, String(row).padStart(5, '0'), row);
			}
		});
		const names = await namesOf(store);
		expect([names.length, names[0], names.at(-1)]).toEqual([10_000, '00000', '09999']);
	});

	it('waits for the transactions under way before it closes, and takes no more', async () => {
		const work = store.transaction(async (sql) => {
			await addThing(sql, 'ladder');
			return await sql.all('SELECT name FROM thing');
		});
		const closing = store.close();
		await expect(store.transaction((sql) => sql.all('SELECT 1 AS one'))).rejects.toMatchObject({
			code: 'STORE_CLOSED',
		});
		expect(await work).toEqual([{ name: 'ladder' }]);
		await closing;
		store = await place.open(things);
		expect(await namesOf(store)).toEqual(['ladder']);
	});
});
