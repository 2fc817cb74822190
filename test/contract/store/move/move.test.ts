import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Store } from '../../../../lib/store';
import { migrations } from '../../../../lib/store/migrations';
import { checkMove, moveStore, type Progress } from '../../../../lib/store/move';
import { postgresServer, withPostgres } from '../postgres-server';
import { smallDisk } from '../small-disk';
import { postgresPlace, sqlitePlace, type StorePlace } from '../stores';
import {
	behindItsBack,
	DIRECTIONS,
	makeEnds,
	moveOf,
	portsFor,
	removeEnds,
	unmark,
	type Ends,
} from './ends';
import { columnsAt, everythingIn, fillTables } from './filled';

// Each makes the tables of two databases, some of three.
jest.setTimeout(120_000);

const describeIt = postgresServer === undefined ? describe.skip : describe;

/** More than two pages. */
const ROWS = 230;

const MILLION = '€'.repeat(1_000_000);

describeIt.each(DIRECTIONS)(withPostgres('moving a store %s'), (direction) => {
	let ends: Ends;
	let opened: Store[];
	beforeEach(() => {
		ends = makeEnds(direction);
		opened = [];
	});
	afterEach(async () => {
		for (const store of opened) await store.close();
		await removeEnds(ends);
	});

	async function open(place: StorePlace, version = migrations.length): Promise<Store> {
		const store = await place.open(migrations.slice(0, version));
		opened.push(store);
		return store;
	}

	async function filled(rows = 3): Promise<Store> {
		const store = await open(ends.from);
		await fillTables(store, rows);
		return store;
	}

	it('brings every value of every table over as it was', async () => {
		const source = await filled(ROWS);
		await source.transaction((sql) =>
			sql.run(
				'UPDATE accountview_link SET other_content = ? WHERE id = (SELECT min(id) FROM accountview_link)',
				[MILLION],
			),
		);
		const before = await everythingIn(source);

		const moved = await moveStore(moveOf(ends), portsFor());

		const after = await everythingIn(await open(ends.to));
		expect(after).toEqual(before);
		expect([...after.values()].flat().join('').includes(MILLION)).toBe(true);
		expect(moved).toMatchObject({ version: migrations.length, wasThere: false });
		expect(moved.contents.map(({ table, rows }) => [table, rows])).toEqual(
			[...columnsAt(migrations.length).keys()].map((table) => [table, ROWS]),
		);
	});

	it('moves an empty store as well', async () => {
		await open(ends.from);

		const { contents } = await moveStore(moveOf(ends), portsFor());

		expect(contents.every(({ rows }) => rows === 0)).toBe(true);
		await expect(ends.from.open()).rejects.toMatchObject({ code: 'STORE_MOVED' });
	});

	it.each([1, 6])(
		'leaves a store of version %i what it is; the nodes bring it up to date',
		async (version) => {
			const source = await open(ends.from, version);
			await fillTables(source, 3, { version });
			const before = await everythingIn(source, version);

			const moved = await moveStore(moveOf(ends), portsFor());

			expect(moved.version).toBe(version);
			expect(await everythingIn(await open(ends.to, version), version)).toEqual(before);
			await expect(ends.from.open()).rejects.toMatchObject({ code: 'STORE_MOVED' });
			const upToDate = await open(ends.to);
			expect((await everythingIn(upToDate)).get('accountview_position')).toHaveLength(3);
		},
	);

	describe('leaves the old store', () => {
		it('with all that was in it, and with a word about where it went', async () => {
			const source = await filled();
			const before = await everythingIn(source);

			await moveStore(moveOf(ends), portsFor());

			const where =
				direction === 'to Postgres'
					? /moved to the database test, schema test_/
					: /moved to the file/;
			await expect(ends.from.open()).rejects.toMatchObject({
				code: 'STORE_MOVED',
				message: expect.stringMatching(where) as string,
				remedy: expect.stringContaining('AccountView Store credential') as string,
			});
			await unmark(ends.from);
			expect(await everythingIn(await open(ends.from))).toEqual(before);
		});

		it('of no use to whoever has it open already', async () => {
			const source = await filled();

			await moveStore(moveOf(ends), portsFor());

			await expect(source.transaction((sql) => sql.all('SELECT 1 AS one'))).rejects.toMatchObject({
				code: 'STORE_MOVED',
			});
		});

		it('of no use to whoever waited for the end of it', async () => {
			const source = await filled();
			let waiting: Promise<unknown> = Promise.resolve();
			const told = ({ step }: Progress): void => {
				if (step !== 'copied') return;
				waiting = source.transaction((sql) => sql.run('DELETE FROM accountview_link'));
				waiting.catch(() => undefined);
			};

			await moveStore(moveOf(ends), portsFor(told));

			await expect(waiting).rejects.toMatchObject({ code: 'STORE_MOVED' });
			await unmark(ends.from);
			expect((await everythingIn(source)).get('accountview_link')).toHaveLength(3);
		});

		it('closed to versions of the package that know nothing of moving', async () => {
			await filled();
			await moveStore(moveOf(ends), portsFor());
			const statement =
				'UPDATE accountview_migration SET version = version - 1 WHERE version > 9999';
			await behindItsBack(ends.from, statement);

			await expect(ends.from.open()).rejects.toMatchObject({ code: 'STORE_NEWER' });
		});
	});

	describe('is refused while somebody is in the middle of something', () => {
		const soon = Date.now() + 600_000;
		const begun = Date.UTC(2026, 10, 29, 9, 30);

		async function occupy(statement: string): Promise<void> {
			const source = await open(ends.from);
			await source.transaction((sql) => sql.run(statement));
		}

		it.each([
			[
				'the sending of mail invoice 7',
				`INSERT INTO accountview_mail (message_key, profile, state, content_hash, message_id, sent_on,
				sender, recipients, subject, attempts, fence, holder, expires_at, created_at, updated_at)
				VALUES ('invoice 7', 'p', 'sending', 'h', 'm', 1, 's', '[]', 's', 1, 1, 'x', ${soon}, 1, ${begun})`,
			],
			[
				'the printing of document invoice 8',
				`INSERT INTO accountview_print_job (document_key, administration, kind, number, revision, printer,
				state, content, job_name, attempts, fence, expires_at, created_at, updated_at)
				VALUES ('invoice 8', 'a', 'k', '8', '', 'p', 'accepted', 'c', 'j', 1, 1, ${soon}, 1, ${begun})`,
			],
			[
				'the delivery of filing return 9',
				`INSERT INTO accountview_filing (filing_key, administration, kind, period, revision, taxpayer, state,
				instance, content_hash, reference, known_references, statuses, attempts, fence, expires_at,
				created_at, updated_at)
				VALUES ('return 9', 'a', 'vatReturn', '2026-Q1', 1, 't', 'sending', 'i', 'h', 'r', '[]', '[]', 1,
				1, ${soon}, 1, ${begun})`,
			],
			[
				'the registration of Jansen BV',
				`INSERT INTO accountview_registration (registration_key, tenant, service, kind, subject_key, name,
				action, step_id, state, attempts, fence, expires_at, created_at, updated_at)
				VALUES ('k', 't', 's', 'company', 'k', 'Jansen BV', 'create', 's', 'sending', 1, 1, ${soon}, 1, ${begun})`,
			],
		])('%s', async (what, statement) => {
			await occupy(statement);

			await expect(moveStore(moveOf(ends), portsFor())).rejects.toMatchObject({
				code: 'MOVE_OCCUPIED',
				message: `The store is in use: ${what}, since 2026-11-29T09:30:00.000Z.`,
			});
			await expect(checkMove(moveOf(ends), portsFor())).rejects.toMatchObject({
				code: 'MOVE_OCCUPIED',
			});
			await moveStore(moveOf(ends, true), portsFor());
			await expect(ends.from.open()).rejects.toMatchObject({ code: 'STORE_MOVED' });
		});

		it('a run, and not any more once its lease has run out', async () => {
			await occupy(
				`INSERT INTO accountview_run (id, backend, entity, fence, state, execution, workflow, started_at,
				heartbeat_at, counts, positions)
				VALUES ('run 1', 'field-service', 'customer', 1, 'running', '1', 'w', ${begun}, 1, '{}', '[]')`,
			);
			await occupy(
				`INSERT INTO accountview_sync (backend, entity, fence, holder, expires_at)
				VALUES ('field-service', 'customer', 1, 'run 1', ${soon})`,
			);

			await expect(moveStore(moveOf(ends), portsFor())).rejects.toMatchObject({
				code: 'MOVE_OCCUPIED',
				message:
					'The store is in use: the run of customer (field-service), since 2026-11-29T09:30:00.000Z.',
			});

			await behindItsBack(ends.from, 'UPDATE accountview_sync SET expires_at = 5');
			await moveStore(moveOf(ends), portsFor());
			await expect(ends.from.open()).rejects.toMatchObject({ code: 'STORE_MOVED' });
		});
	});

	describe('that was cut off', () => {
		it('in the middle leaves nothing in the target', async () => {
			await filled();
			const told = (progress: Progress): void => {
				if (progress.step === 'comparing') throw new Error('the lamp went out');
			};

			await expect(moveStore(moveOf(ends), portsFor(told))).rejects.toThrow('the lamp went out');

			const there = await everythingIn(await open(ends.to));
			expect([...there.values()].flat()).toEqual([]);
			expect(await moveStore(moveOf(ends), portsFor())).toMatchObject({ wasThere: false });
		});

		it('before the old store was marked says so, and is ended by doing it once more', async () => {
			const source = await filled();
			const before = await everythingIn(source);
			const told = ({ step }: Progress): void => {
				if (step === 'copied') throw new Error('the lamp went out');
			};

			await expect(moveStore(moveOf(ends), portsFor(told))).rejects.toMatchObject({
				code: 'MOVE_NOT_MARKED',
				message: expect.stringContaining('the lamp went out') as string,
			});
			expect(await everythingIn(source)).toEqual(before);
			expect(await checkMove(moveOf(ends), portsFor())).toMatchObject({ target: 'same' });

			expect(await moveStore(moveOf(ends), portsFor())).toMatchObject({ wasThere: true });
			await expect(ends.from.open()).rejects.toMatchObject({ code: 'STORE_MOVED' });
		});

		it('is not taken for ended when somebody has written on either side since', async () => {
			const source = await filled();
			await moveStore(moveOf(ends), portsFor());
			await unmark(ends.from);
			await source.transaction((sql) =>
				sql.run("UPDATE accountview_registration SET code = 'later' WHERE fence = 0"),
			);

			await expect(moveStore(moveOf(ends), portsFor())).rejects.toMatchObject({
				code: 'MOVE_TARGET_NOT_EMPTY',
			});
			expect(await source.transaction((sql) => sql.all('SELECT 1 AS one'))).toEqual([{ one: 1 }]);
		});

		it('was not, says a second one', async () => {
			await filled();
			await moveStore(moveOf(ends), portsFor());

			await expect(moveStore(moveOf(ends), portsFor())).rejects.toMatchObject({
				code: 'STORE_MOVED',
			});
		});
	});

	describe('is refused', () => {
		const untouched = async (): Promise<void> => {
			expect((await everythingIn(await open(ends.from))).get('accountview_link')).toHaveLength(3);
		};

		it('to a store with other rows', async () => {
			await filled();
			await fillTables(await open(ends.to), 1, { tables: ['accountview_mail'] });

			const refusal = {
				code: 'MOVE_TARGET_NOT_EMPTY',
				message: expect.stringContaining('accountview_mail') as string,
			};
			await expect(checkMove(moveOf(ends), portsFor())).rejects.toMatchObject(refusal);
			await expect(moveStore(moveOf(ends), portsFor())).rejects.toMatchObject(refusal);
			await untouched();
		});

		it('to tables of a later version', async () => {
			const source = await open(ends.from, 6);
			await fillTables(source, 3, { version: 6 });
			await open(ends.to);

			const refusal = {
				code: 'MOVE_VERSIONS_DIFFER',
				details: { sourceVersion: 6, targetVersion: migrations.length },
			};
			await expect(checkMove(moveOf(ends), portsFor())).rejects.toMatchObject(refusal);
			await expect(moveStore(moveOf(ends), portsFor())).rejects.toMatchObject(refusal);
		});

		it('of a store of a later version of the package', async () => {
			await filled();
			await behindItsBack(ends.from, "INSERT INTO accountview_migration VALUES (9999, 'later', 1)");

			await expect(moveStore(moveOf(ends), portsFor())).rejects.toMatchObject({
				code: 'STORE_NEWER',
			});
		});

		it('with a table that is not ours, which would stay behind', async () => {
			await filled();
			await behindItsBack(ends.from, 'CREATE TABLE accountview_notes (id TEXT PRIMARY KEY)');

			await expect(moveStore(moveOf(ends), portsFor())).rejects.toMatchObject({
				code: 'MOVE_TABLE_UNKNOWN',
				details: { table: 'accountview_notes' },
			});
			await untouched();
		});

		it('back to where it was moved away from', async () => {
			await filled();
			await moveStore(moveOf(ends), portsFor());

			const back = moveOf({ from: ends.to, to: ends.from });
			const refusal = {
				code: 'MOVE_TARGET_NOT_EMPTY',
				message: expect.stringContaining('moved away') as string,
			};
			await expect(checkMove(back, portsFor())).rejects.toMatchObject(refusal);
			await expect(moveStore(back, portsFor())).rejects.toMatchObject(refusal);
		});

		it('where there is no store', async () => {
			const refusal = { code: 'MOVE_NO_STORE' };
			await expect(checkMove(moveOf(ends), portsFor())).rejects.toMatchObject(refusal);
			await expect(moveStore(moveOf(ends), portsFor())).rejects.toMatchObject(refusal);
			const { address } = ends.from;
			if (address.kind === 'sqlite') expect(existsSync(address.file)).toBe(false);
		});
	});

	it('can be checked beforehand, with nothing changed', async () => {
		await filled();
		for (const store of opened.splice(0)) await store.close();
		const bytesOf = ({ address }: StorePlace) =>
			address.kind === 'sqlite' && existsSync(address.file)
				? readFileSync(address.file)
				: undefined;
		const before = [bytesOf(ends.from), bytesOf(ends.to)];

		const checked = await checkMove(moveOf(ends), portsFor());

		expect(checked).toMatchObject({ version: migrations.length, target: 'new' });
		expect(checked.tables).toEqual(
			[...columnsAt(migrations.length).keys()].map((table) => ({ table, rows: 3 })),
		);
		expect([bytesOf(ends.from), bytesOf(ends.to)]).toEqual(before);
		const emptied = await open(ends.to, 0);
		await expect(
			emptied.transaction((sql) => sql.all('SELECT 1 FROM accountview_link')),
		).rejects.toMatchObject({ code: 'STORE_FAILED' });
	});

	it('there and back again comes to the same', async () => {
		const before = await everythingIn(await filled(ROWS));
		const back: Ends = {
			from: ends.to,
			to: direction === 'to Postgres' ? sqlitePlace() : postgresPlace(),
		};
		try {
			await moveStore(moveOf(ends), portsFor());
			await moveStore(moveOf(back), portsFor());
			expect(await everythingIn(await open(back.to))).toEqual(before);
		} finally {
			for (const store of opened.splice(0)) await store.close();
			await back.to.remove();
		}
	});
});

describeIt(withPostgres('moving a store to a file'), () => {
	let ends: Ends;
	beforeEach(async () => {
		ends = makeEnds('to a file');
		const source = await ends.from.open();
		await fillTables(source, 3);
		await source.transaction((sql) =>
			sql.run('UPDATE accountview_link SET other_content = ?', [MILLION]),
		);
		await source.close();
	});
	afterEach(async () => {
		await removeEnds(ends);
	});

	it('is given up when the target gives back something else than was written', async () => {
		await (await ends.to.open()).close();
		await behindItsBack(
			ends.to,
			`CREATE TRIGGER worm AFTER INSERT ON accountview_mail
			BEGIN UPDATE accountview_mail SET subject = subject || ' ' WHERE message_key = new.message_key; END`,
		);

		await expect(moveStore(moveOf(ends), portsFor())).rejects.toMatchObject({
			code: 'MOVE_NOT_THE_SAME',
			details: { table: 'accountview_mail' },
		});

		const target = await ends.to.open();
		expect([...(await everythingIn(target)).values()].flat()).toEqual([]);
		await target.close();
		await (await ends.from.open()).close();
	});

	it.each([
		['of another program', makeForeign],
		[
			'that is no database',
			(file: string) => {
				writeFileSync(file, 'Dear diary');
			},
		],
	])('leaves a file %s alone', async (_, make) => {
		const { address } = ends.to;
		if (address.kind !== 'sqlite') throw new Error('It is a file');
		make(address.file);
		const before = readFileSync(address.file);

		const refusal = { code: expect.stringMatching(/^STORE_(PATH_INVALID|CORRUPT)$/) as string };
		await expect(checkMove(moveOf(ends), portsFor())).rejects.toMatchObject(refusal);
		await expect(moveStore(moveOf(ends), portsFor())).rejects.toMatchObject(refusal);

		expect(readFileSync(address.file).equals(before)).toBe(true);
	});

	const disk = smallDisk(1500);
	const itWithDisk = disk === undefined ? it.skip : it;
	afterAll(() => disk?.remove());

	itWithDisk(
		disk === undefined
			? 'leaves both as they were when the disk is full (skipped: this user may mount none)'
			: 'leaves both as they were when the disk is full',
		async () => {
			const to = { kind: 'sqlite', file: join(disk?.path ?? '', 'store.sqlite') } as const;

			await expect(moveStore({ ...moveOf(ends), to }, portsFor())).rejects.toMatchObject({
				code: 'STORE_DISK_FULL',
			});

			const source = await ends.from.open();
			expect((await everythingIn(source)).get('accountview_link')).toHaveLength(3);
			await source.close();
		},
	);
});

describe('moving a store', () => {
	it('from a file to a file is refused, the same one or another', async () => {
		const place = sqlitePlace();
		await (await place.open()).close();
		const move = moveOf({ from: place, to: place });

		await expect(moveStore(move, portsFor())).rejects.toMatchObject({ code: 'MOVE_SAME_KIND' });
		await expect(checkMove(move, portsFor())).rejects.toMatchObject({ code: 'MOVE_SAME_KIND' });
		await (await place.open()).close();
		await place.remove();
	});
});

function makeForeign(file: string): void {
	const database = new DatabaseSync(file);
	database.exec('CREATE TABLE workflow_entity (id TEXT)');
	database.close();
}
