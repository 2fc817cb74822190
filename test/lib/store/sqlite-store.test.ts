import { execFileSync } from 'node:child_process';
import {
	chmodSync,
	chownSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteStore, type Store } from '../../../lib/store';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { smallDisk } from '../../contract/store/small-disk';
import { temporaryFolder } from '../../contract/store/stores';
import { addThing, namesOf, things } from '../../contract/store/things';
import { VirtualClock } from './virtual-clock';

let folder: string;
let file: string;
const opened: Store[] = [];

beforeEach(() => {
	folder = temporaryFolder();
	file = join(folder, 'store.sqlite');
});

afterEach(async () => {
	for (const store of opened.splice(0)) await store.close();
	rmSync(folder, { recursive: true, force: true });
});

async function open(at = file, options: { busyTimeoutMs?: number } = {}): Promise<Store> {
	const store = await openSqliteStore({
		file: at,
		clock: systemClock,
		migrations: things,
		...options,
	});
	opened.push(store);
	return store;
}

/** Root may write everything, so root lets go of that for a moment. */
async function asNobody<T>(act: () => Promise<T>): Promise<T> {
	const mine = process.geteuid?.();
	if (mine !== 0) return await act();
	process.seteuid?.(65_534);
	try {
		return await act();
	} finally {
		process.seteuid?.(mine);
	}
}

describe('opening a SQLite file', () => {
	it('makes missing folders and the file, which only its owner can read', async () => {
		const deep = join(folder, 'a', 'b', 'store.sqlite');
		await (await open(deep)).transaction((sql) => addThing(sql, 'ladder'));
		expect(statSync(deep).mode & 0o777).toBe(0o600);
		expect(statSync(join(folder, 'a', 'b')).mode & 0o777).toBe(0o700);
		expect(statSync(`${deep}-wal`).mode & 0o777).toBe(0o600);
	});

	it.each(['store.sqlite', './store.sqlite', '', '/tmp/a\0b', '/tmp/store/'])(
		'refuses the path %j',
		async (path) => {
			await expect(open(path)).rejects.toMatchObject({ code: 'STORE_PATH_INVALID' });
		},
	);

	it('refuses a folder in place of the file', async () => {
		mkdirSync(file);
		await expect(open()).rejects.toMatchObject({
			code: 'STORE_PATH_INVALID',
			message: `The store file ${file} is no ordinary file.`,
		});
	});

	it('refuses a path that leads through a file', async () => {
		writeFileSync(join(folder, 'plain'), '');
		await expect(open(join(folder, 'plain', 'store.sqlite'))).rejects.toMatchObject({
			code: 'STORE_PATH_INVALID',
		});
	});

	it('refuses what is no ordinary file', async () => {
		await expect(open('/dev/null')).rejects.toMatchObject({ code: 'STORE_PATH_INVALID' });
	});

	it('refuses a pipe, and does not wait for its other end', async () => {
		execFileSync('mkfifo', [file]);
		await expect(open()).rejects.toMatchObject({ code: 'STORE_PATH_INVALID' });
	}, 10_000);

	it('refuses a file that is no database, and leaves it as it is', async () => {
		writeFileSync(file, 'Dear diary, '.repeat(1000));
		await expect(open()).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
		expect(readFileSync(file, 'utf8')).toBe('Dear diary, '.repeat(1000));
	});

	it.each(['x', '\0'.repeat(4096), 'SQLite format 4'])(
		'refuses a file that begins otherwise than a database (%#)',
		async (content) => {
			writeFileSync(file, content);
			await expect(open()).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
			expect(readFileSync(file, 'utf8')).toBe(content);
		},
	);

	describe('that is the database of another program, such as n8n', () => {
		const makeForeign = (...statements: string[]): Buffer => {
			const database = new DatabaseSync(file);
			for (const statement of statements) database.exec(statement);
			database.close();
			return readFileSync(file);
		};

		it.each([
			['with a journal', 'PRAGMA journal_mode = DELETE'],
			['with a write-ahead log', 'PRAGMA journal_mode = WAL'],
		])('refuses it and leaves it as it is, %s', async (_, pragma) => {
			const before = makeForeign(pragma, 'CREATE TABLE workflow_entity (id INTEGER PRIMARY KEY)');
			await expect(open()).rejects.toMatchObject({
				code: 'STORE_PATH_INVALID',
				message: `The store file ${file} is the database of another program.`,
			});
			expect(readFileSync(file).equals(before)).toBe(true);
			expect(readdirSync(folder)).toEqual(['store.sqlite']);
		});

		it('refuses it while that program is writing', async () => {
			makeForeign('PRAGMA journal_mode = WAL', 'CREATE TABLE workflow_entity (id INTEGER)');
			const theirs = new DatabaseSync(file);
			theirs.exec('BEGIN IMMEDIATE; INSERT INTO workflow_entity VALUES (1)');
			await expect(open()).rejects.toMatchObject({ code: 'STORE_PATH_INVALID' });
			theirs.exec('COMMIT');
			expect(theirs.prepare('SELECT count(*) AS n FROM workflow_entity').get()).toEqual({ n: 1 });
			theirs.close();
		});

		it('takes one without tables for its own', async () => {
			makeForeign('PRAGMA user_version = 7');
			expect(await namesOf(await open())).toEqual([]);
		});
	});

	it('says that a file is damaged', async () => {
		const store = await open();
		await store.transaction(async (sql) => {
			for (let row = 0; row < 2000; row += 1) await addThing(sql, `thing ${row}`);
		});
		await store.close();
		const bytes = readFileSync(file);
		bytes.fill(0x7f, 4096);
		writeFileSync(file, bytes);
		await expect(open().then(namesOf)).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
	});

	it('says that a file may not be written', async () => {
		await (await open()).close();
		chmodSync(file, 0o444);
		chmodSync(folder, 0o777);
		await expect(asNobody(() => open())).rejects.toMatchObject({
			code: 'STORE_READ_ONLY',
			message: `The store file ${file} cannot be written.`,
		});
	});

	it('says that a folder may not be written', async () => {
		await (await open()).close();
		chmodSync(file, 0o666);
		chmodSync(folder, 0o555);
		await expect(asNobody(() => open())).rejects.toMatchObject({ code: 'STORE_READ_ONLY' });
		chmodSync(folder, 0o755);
	});

	it('says that a file belongs to somebody else', async () => {
		await (await open()).close();
		if (process.geteuid?.() === 0) chownSync(file, 0, 0);
		chmodSync(file, process.geteuid?.() === 0 ? 0o600 : 0o000);
		chmodSync(folder, 0o777);
		await expect(asNobody(() => open())).rejects.toMatchObject({ code: 'STORE_READ_ONLY' });
	});
});

describe('a full disk', () => {
	it('gives the transaction up as a whole, and the store works on once there is room', async () => {
		const store = await open();
		await store.transaction((sql) => addThing(sql, 'before'));
		await store.transaction((sql) => sql.all('PRAGMA max_page_count = 12'));
		const work = store.transaction(async (sql) => {
			for (let row = 0; row < 10_000; row += 1) await addThing(sql, `thing ${row}`);
		});
		await expect(work).rejects.toMatchObject({ code: 'STORE_DISK_FULL' });
		expect(await namesOf(store)).toEqual(['before']);
		await store.transaction((sql) => sql.all('PRAGMA max_page_count = 100000'));
		await store.transaction((sql) => addThing(sql, 'after'));
		expect(await namesOf(store)).toEqual(['after', 'before']);
	});

	const disk = smallDisk(400);
	const itWithDisk = disk === undefined ? it.skip : it;
	afterAll(() => disk?.remove());

	itWithDisk(
		disk === undefined
			? 'is told on a real disk of 400 kB (skipped: this user may mount none)'
			: 'is told on a real disk of 400 kB, and what was there stays',
		async () => {
			const store = await open(join(disk?.path ?? '', 'store.sqlite'));
			await store.transaction((sql) => addThing(sql, 'before'));
			const work = store.transaction(async (sql) => {
				for (let row = 0; row < 20_000; row += 1) await addThing(sql, `thing ${row}`);
			});
			await expect(work).rejects.toMatchObject({ code: 'STORE_DISK_FULL' });
			expect(await namesOf(store)).toEqual(['before']);
			await store.close();
		},
	);
});

describe('a file that others write at the same time', () => {
	it('is waited for, while the rest of the process goes on', async () => {
		const [mine, theirs] = [await open(), await open()];
		let letGo = (): void => undefined;
		const held = new Promise<void>((resolve) => {
			letGo = resolve;
		});
		const their = theirs.transaction(async (sql) => {
			await addThing(sql, 'theirs');
			await held;
		});
		const my = mine.transaction((sql) => addThing(sql, 'mine'));
		await systemClock.sleep(0);
		letGo();
		await Promise.all([their, my]);
		expect(await namesOf(mine)).toEqual(['mine', 'theirs']);
	});

	it('is given up in the end, with nothing written', async () => {
		const theirs = await open();
		const clock = new VirtualClock();
		const mine = await openSqliteStore({ file, clock, migrations: things });
		opened.push(mine);
		const before = clock.now();
		await theirs.transaction(async () => {
			await expect(mine.transaction((sql) => addThing(sql, 'mine'))).rejects.toMatchObject({
				code: 'STORE_BUSY',
			});
		});
		expect(clock.now() - before).toBe(15_000);
		expect(await namesOf(mine)).toEqual([]);
	});
});
