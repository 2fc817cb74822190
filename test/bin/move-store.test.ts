import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeEnds, removeEnds, type Ends } from '../contract/store/move/ends';
import { everythingIn, fillTables } from '../contract/store/move/filled';
import { postgresServer, withPostgres } from '../contract/store/postgres-server';
import { sqlitePlace, type StorePlace } from '../contract/store/stores';
import { startFakePostgres } from '../lib/store/fake-postgres';
import { Command } from './command';

// Each starts several processes.
jest.setTimeout(120_000);

const SECRET = 'Geheim123';

const command = new Command();
afterAll(() => {
	command.remove();
});

function addressOf({ address }: StorePlace): string {
	if (address.kind === 'sqlite') return address.file;
	const { host, port, database, user } = address.server;
	return `postgres://${user}@${host}:${port}/${database}?schema=${address.schema}&sslmode=disable`;
}

const describeIt = postgresServer === undefined ? describe.skip : describe;

describeIt(withPostgres('the command move-store'), () => {
	const password = postgresServer?.password ?? '';
	let ends: Ends;
	let options: readonly string[];
	beforeEach(async () => {
		ends = makeEnds('to Postgres');
		options = ['move-store', '--from', addressOf(ends.from), '--to', addressOf(ends.to)];
		const source = await ends.from.open();
		await fillTables(source, 2);
		await source.close();
	});
	afterEach(async () => {
		await removeEnds(ends);
	});

	it('checks, moves, and says what it did and what is to be done', async () => {
		const checked = await command.run([...options, '--check'], password);
		const moved = await command.run(options, password);
		const again = await command.run(options, password);

		expect(checked).toMatchObject({ code: 0 });
		expect(checked.said).toMatch(/accountview_link +2 rows\n/);
		expect(checked.said).toContain('Nothing was changed.');
		expect(moved).toMatchObject({ code: 0 });
		expect(moved.said).toMatch(/accountview_link +2 rows {2}[0-9a-f]{16}\n/);
		expect(moved.said).toContain('in the AccountView Store credential');
		expect(again).toMatchObject({ code: 1 });
		expect(again.said).toMatch(/^STORE_MOVED: The store was moved to the database test/m);
		const target = await ends.to.open();
		expect((await everythingIn(target)).get('accountview_link')).toHaveLength(2);
		await target.close();
	});

	it('moves back as well', async () => {
		const file = sqlitePlace();
		await command.run(options, password);

		const back = ['move-store', '--from', addressOf(ends.to), '--to', addressOf(file)];
		expect(await command.run(back, password)).toMatchObject({ code: 0 });

		const store = await file.open();
		expect((await everythingIn(store)).get('accountview_mail')).toHaveLength(2);
		await store.close();
		await file.remove();
	});

	it('can be killed and called once more', async () => {
		const killed = await command.killAt('copying accountview_link', options);
		expect(killed.signal).toBe('SIGKILL');

		expect(await command.run(options, password)).toMatchObject({ code: 0 });
	});
});

describe('the command', () => {
	let place: StorePlace;
	beforeEach(async () => {
		place = sqlitePlace();
		await (await place.open()).close();
	});
	afterEach(async () => {
		await place.remove();
	});

	it('says how it is used', async () => {
		for (const args of [['--help'], ['move-store', '--help']]) {
			const told = await command.run(args);
			expect(told).toMatchObject({ code: 0 });
			expect(told.said).toContain('--from <store> --to <store>');
		}
	});

	it.each([
		[[], 'Usage'],
		[['move-shop'], 'Usage'],
		[['move-store'], 'needs --from and --to'],
		[['move-store', '--from', 'a', '--to'], 'lacks its value'],
		[['move-store', '--password', SECRET], 'is unknown'],
		[['move-store', SECRET, '--from', 'a'], 'is unknown'],
		[
			['move-store', '--from', 'a', '--to', `postgres://n8n:${SECRET}@x/y`],
			'Leave the password out',
		],
		[
			['move-store', '--from', 'a', '--to', 'postgres://n8n@x/y?sslrootcert=none.pem'],
			'none.pem cannot be read',
		],
	])('called with %j ends with 2 and says why', async (args, sentence) => {
		const told = await command.run(args);
		expect(told).toMatchObject({ code: 2 });
		expect(told.said).toContain(sentence);
		expect(told.said).not.toContain(SECRET);
	});

	it('makes no file where the store is missing', async () => {
		const file = join(
			place.address.kind === 'sqlite' ? place.address.file : '',
			'..',
			'none.sqlite',
		);
		const told = await command.run(['move-store', '--from', file, '--to', 'postgres://n8n@x/y']);
		expect(told).toMatchObject({ code: 1 });
		expect(told.said).toMatch(/^MOVE_NO_STORE: /m);
		expect(existsSync(file)).toBe(false);
	});

	it('tells of a wrong password without telling the password', async () => {
		const server = await startFakePostgres({ refuse: '28P01' });
		const to = `postgres://n8n@127.0.0.1:${server.port}/books?sslmode=disable`;

		const told = await command.run(['move-store', '--from', addressOf(place), '--to', to], SECRET);

		expect(told).toMatchObject({ code: 1 });
		expect(told.said).toMatch(/^STORE_PASSWORD_REJECTED: /m);
		expect(told.said).not.toContain(SECRET);
		await (await place.open()).close();
		await server.stop();
	});

	it('sends no password over a connection that is not encrypted', async () => {
		const server = await startFakePostgres('no-tls');
		const to = `postgres://n8n@127.0.0.1:${server.port}/books`;

		const told = await command.run(['move-store', '--from', addressOf(place), '--to', to], SECRET);

		expect(told).toMatchObject({ code: 1 });
		expect(told.said).toMatch(/^STORE_TLS_FAILED: /m);
		await server.stop();
	});
});
