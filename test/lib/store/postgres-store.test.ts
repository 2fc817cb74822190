import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openPostgresStore, type PostgresOptions, type Store } from '../../../lib/store';
import { systemClock } from '../../../nodes/shared/accountview/ports';
import { postgresServer, withPostgres } from '../../contract/store/postgres-server';
import { asAdministrator, postgresPlace, temporaryFolder } from '../../contract/store/stores';
import { addThing, things } from '../../contract/store/things';
import { startFakePostgres, type Behaviour, type FakePostgres } from './fake-postgres';

const SECRET = 'not-for-anybody';

function optionsFor(port: number, changes: Partial<PostgresOptions> = {}): PostgresOptions {
	return {
		host: '127.0.0.1',
		port,
		database: 'books',
		user: 'bookkeeper',
		password: SECRET,
		tls: 'off',
		clock: systemClock,
		connectTimeoutMs: 2000,
		...changes,
	};
}

async function failureOf(opening: Promise<Store>): Promise<Record<string, unknown>> {
	try {
		await (await opening).close();
	} catch (error) {
		expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(SECRET);
		return error as Record<string, unknown>;
	}
	throw new Error('It was opened');
}

describe('a Postgres server that does not let us in', () => {
	let server: FakePostgres | undefined;

	afterEach(async () => {
		await server?.stop();
		server = undefined;
	});

	async function against(behaviour: Behaviour, changes?: Partial<PostgresOptions>) {
		server = await startFakePostgres(behaviour);
		return await failureOf(openPostgresStore(optionsFor(server.port, changes)));
	}

	it.each([
		['28P01', 'STORE_PASSWORD_REJECTED'],
		['28000', 'STORE_PASSWORD_REJECTED'],
		['3D000', 'STORE_DATABASE_MISSING'],
		['53300', 'STORE_BUSY'],
		['57P03', 'STORE_UNREACHABLE'],
		['53100', 'STORE_DISK_FULL'],
		['XX000', 'STORE_FAILED'],
	])('is told for its code %s as %s', async (code, storeCode) => {
		const failure = await against({ refuse: code });
		expect(failure).toMatchObject({ code: storeCode, details: { reason: code } });
	});

	it('is told when nothing listens there', async () => {
		const gone = await startFakePostgres('silent');
		await gone.stop();
		const failure = await failureOf(openPostgresStore(optionsFor(gone.port)));
		expect(failure).toMatchObject({
			code: 'STORE_UNREACHABLE',
			message: `Postgres at 127.0.0.1:${gone.port} does not answer, or the connection broke.`,
			details: { reason: 'ECONNREFUSED' },
		});
	});

	it('is told when the name of the host is not known', async () => {
		const failure = await failureOf(
			openPostgresStore(optionsFor(5432, { host: 'no-such-host.invalid' })),
		);
		expect(failure).toMatchObject({ code: 'STORE_UNREACHABLE' });
	});

	it('is told when it says nothing within the time to connect', async () => {
		const failure = await against('silent', { connectTimeoutMs: 100 });
		expect(failure).toMatchObject({ code: 'STORE_UNREACHABLE' });
	});

	it('is told when the connection breaks at a statement', async () => {
		expect(await against('cut')).toMatchObject({ code: 'STORE_UNREACHABLE' });
	});

	it('is told when it has no TLS', async () => {
		expect(await against('no-tls', { tls: 'verify' })).toMatchObject({ code: 'STORE_TLS_FAILED' });
	});

	const certificate = selfSigned();
	const itWithCertificate = certificate === undefined ? it.skip : it;

	itWithCertificate(
		certificate === undefined
			? 'is told when its certificate is not trusted (skipped: no openssl here)'
			: 'is told when its certificate is not trusted',
		async () => {
			const failure = await against(certificate ?? 'silent', { tls: 'verify' });
			expect(failure).toMatchObject({ code: 'STORE_TLS_FAILED' });
		},
	);

	itWithCertificate(
		certificate === undefined
			? 'is told when its certificate is for another host (skipped: no openssl here)'
			: 'is told when its certificate is for another host',
		async () => {
			const ca = certificate?.cert ?? '';
			const failure = await against(certificate ?? 'silent', { tls: { ca } });
			expect(failure).toMatchObject({ code: 'STORE_TLS_FAILED' });
		},
	);

	it.each([
		['host', ''],
		['port', 0],
		['port', 70_000],
		['database', ''],
		['user', ''],
		['schema', 'Public"; DROP'],
	])('is not asked at all when the setting %s is %j', async (name, value) => {
		const failure = await failureOf(openPostgresStore(optionsFor(5432, { [name]: value })));
		expect(failure).toMatchObject({ code: 'STORE_SETTINGS_INVALID' });
	});
});

/** A certificate for "books.example" that nobody has signed. */
function selfSigned(): { readonly key: string; readonly cert: string } | undefined {
	const folder = temporaryFolder();
	const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
	const about = ['-subj', '/CN=books.example', '-days', '2', '-nodes'];
	try {
		execFileSync(
			'openssl',
			['req', '-x509', '-newkey', 'rsa:2048', '-keyout', key, '-out', cert, ...about],
			{ stdio: 'ignore' },
		);
		return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
	} catch {
		return undefined;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const describeIt = postgresServer === undefined ? describe.skip : describe;

describeIt(withPostgres('a real Postgres server'), () => {
	const real = postgresServer ?? optionsFor(0);

	it('is told when the database is missing', async () => {
		const failure = await failureOf(
			openPostgresStore({ ...optionsFor(0), ...real, database: 'no_such_database' }),
		);
		expect(failure).toMatchObject({ code: 'STORE_DATABASE_MISSING' });
	});

	it('is told when the user may not make the tables', async () => {
		const user = `test_${randomUUID().replaceAll('-', '')}`;
		await asAdministrator(`CREATE ROLE ${user} LOGIN PASSWORD '${SECRET}'`);
		try {
			const failure = await failureOf(
				openPostgresStore({ ...optionsFor(0), ...real, user, password: SECRET, schema: user }),
			);
			expect(failure).toMatchObject({ code: 'STORE_RIGHT_MISSING' });
		} finally {
			await asAdministrator(`DROP ROLE ${user}`);
		}
	});

	it('sorts texts by code points, whatever the locale of its database is', async () => {
		const place = postgresPlace();
		const store = await place.open(things);
		const rows = await store.transaction((sql) =>
			sql.all(
				`SELECT collation_name FROM information_schema.columns
				WHERE table_schema = current_schema() AND table_name = 'thing' AND data_type = 'text'`,
			),
		);
		expect(new Set(rows.map((row) => row['collation_name']))).toEqual(new Set(['C']));
		await store.close();
		await place.remove();
	});

	it('does a transaction again that was taken back because two waited for each other', async () => {
		const place = postgresPlace();
		const store = await place.open(things);
		await store.transaction(async (sql) => {
			await addThing(sql, 'a');
			await addThing(sql, 'b');
		});
		let arrived = 0;
		let bothThere = (): void => undefined;
		const both = new Promise<void>((resolve) => {
			bothThere = resolve;
		});
		let tries = 0;
		const increase = (first: string, second: string) =>
			store.transaction(async (sql) => {
				tries += 1;
				const statement = 'UPDATE thing SET amount = amount + 1 WHERE name = ?';
				await sql.run(statement, [first]);
				arrived += 1;
				if (arrived === 2) bothThere();
				await both;
				await sql.run(statement, [second]);
			});
		await Promise.all([increase('a', 'b'), increase('b', 'a')]);
		const rows = await store.transaction((sql) => sql.all('SELECT amount FROM thing'));
		expect(rows).toEqual([{ amount: 2 }, { amount: 2 }]);
		expect(tries).toBe(3);
		await store.close();
		await place.remove();
	});

	it('is used again after it has closed our connections', async () => {
		const place = postgresPlace();
		const store = await place.open(things);
		const [row] = await store.transaction((sql) => sql.all('SELECT pg_backend_pid() AS pid'));
		await asAdministrator(`SELECT pg_terminate_backend(${String(row?.['pid'])})`);
		await expect(
			store
				.transaction((sql) => addThing(sql, 'ladder'))
				.catch(() => store.transaction((sql) => addThing(sql, 'ladder'))),
		).resolves.toBeUndefined();
		await store.close();
		await place.remove();
	});
});
