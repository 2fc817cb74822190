import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { PrintJobs } from '../../../../lib/einvoice/print/jobs/print-jobs';
import { Outbox } from '../../../../lib/mail';
import type { Store } from '../../../../lib/store';
import { migrations } from '../../../../lib/store/migrations';
import { Filings, type NewFiling } from '../../../../lib/tax/filings';
import { KillableProgram } from '../../../faults/kill/killable-program';
import { VirtualClock } from '../../../lib/store/virtual-clock';
import { ChangingServer } from '../../../lib/sync/changes/changing-server';
import { feedFor, shown } from '../../../lib/sync/changes/feed-for-test';
import { runFlow } from '../../../lib/sync/flow/flow';
import { newWorld, portsFor } from '../../../lib/sync/flow/setting';
import { ChannelForTest } from '../../../lib/tax/filings/channel-for-test';
import { describeOnBothStores } from '../both';
import { columnsAt } from '../move/filled';
import type { StorePlace } from '../stores';
import type { OpenOutcome, OpenTask } from './child';
import { leaveStoreOf } from './rows';

const VERSIONS = migrations.map(({ version }) => version);

/** Versions from which on a store has something. */
const since = (first: number): readonly number[] => VERSIONS.slice(first - 1);

/** After all that is in the rows. */
const LATER = Date.UTC(2026, 10, 24, 9);

const HOUR = 3_600_000;

type Rows = readonly Readonly<Record<string, unknown>>[];

/** All rows, with the columns that a store of this version has. */
async function rowsOf(store: Store, version: number): Promise<ReadonlyMap<string, Rows>> {
	const all = new Map<string, Rows>();
	await store.transaction(async (sql) => {
		for (const [table, columns] of columnsAt(version)) {
			if (table === 'accountview_migration') continue;
			const names = columns.map(({ name }) => name).join(', ');
			all.set(table, await sql.all(`SELECT ${names} FROM ${table} ORDER BY ${names}`));
		}
	});
	return all;
}

describeOnBothStores('a store of an earlier version', (makePlace) => {
	let place: StorePlace;
	let store: Store | undefined;
	const children = new KillableProgram<OpenTask, OpenOutcome>(
		'migrate',
		join(__dirname, 'child.ts'),
	);
	beforeEach(() => {
		place = makePlace();
	});
	afterEach(async () => {
		await store?.close();
		store = undefined;
		await place.remove();
	});
	afterAll(() => {
		children.remove();
	});

	/** Brings it up to date, as the nodes do. */
	async function upToDate(version: number): Promise<Store> {
		await leaveStoreOf(place, version);
		store = await place.open();
		return store;
	}

	it('has rows in every table that there is', async () => {
		const rows = await rowsOf(await upToDate(VERSIONS.length), VERSIONS.length);
		const empty = [...rows].filter(([, found]) => found.length === 0).map(([table]) => table);
		expect(empty).toEqual([]);
	});

	it.each(VERSIONS)('%i keeps every value of every row', async (version) => {
		await leaveStoreOf(place, version);
		const before = await place.open(migrations.slice(0, version));
		const rows = await rowsOf(before, version);
		await before.close();

		store = await place.open();

		expect(await rowsOf(store, version)).toEqual(rows);
		expect(rows.get('accountview_mark')).toHaveLength(4);
	});

	it.each(since(1))('%i hands over only what it had not handed over', async (version) => {
		const server = new ChangingServer(Date.UTC(2026, 10, 23, 9));
		for (const key of ['10001', '10002', '10003', '10004']) server.write(key);
		server.pass(2 * HOUR);
		server.write('10002');
		server.pass(2 * HOUR);
		const feed = feedFor(await upToDate(version), server);
		const request = { name: 'customers', start: 'everything', limit: 10 } as const;

		const batch = await feed.next(server, request);
		await feed.confirm(batch.token);
		const next = await feed.next(server, request);

		expect(shown(batch)).toEqual(['10002=5']);
		expect(shown(next)).toEqual([]);
	});

	it.each(since(2))(
		'%i is in step: a run writes nothing, and then only a change',
		async (version) => {
			const ports = {
				...portsFor(await upToDate(version), 'later'),
				clock: new VirtualClock(LATER),
			};
			const world = newWorld();
			const twins = [
				{ name: 'Bakkerij Jansen', phone: '010-7654321' },
				{ name: 'Café de Maan', phone: '020-7654321' },
				{ name: "Slagerij 't Vosje", phone: '' },
			].map((fields) => [world.accountView.create(fields), fields] as const);
			for (const [row, fields] of twins)
				world.other.create({ ...fields, number: String(row['key']) });
			// What the other system had refused stands there as it was.
			world.other.put('F2', { name: 'Café de Zon · Ærøskøbing' });

			const still = await runFlow(ports, world);
			world.accountView.put('A3', { phone: '030-1' });
			const changed = await runFlow(ports, world);

			expect(still?.written).toEqual([]);
			expect(changed?.written).toMatchObject([{ target: 'other', record: { phone: '030-1' } }]);
			expect(world.other.all).toHaveLength(3);
		},
	);

	it.each(since(6))('%i sends no mail twice, and what had not left once', async (version) => {
		const outbox = new Outbox(await upToDate(version), { newId: () => 'later' });
		const nothing = undefined;
		const limits = {
			...{ perSecond: nothing, perMinute: nothing, perDay: nothing },
			...{ recipientsPerDay: nothing, recipientsPerMessage: nothing },
		};
		const claim = (key: string) =>
			outbox.claim(
				{
					...{
						key,
						profile: 'FACT',
						contentHash: `content of ${key}`,
						messageId: `<${key}@x.example>`,
					},
					...{ sender: 'facturen@demo.example', recipients: ['klant@demo.example'], subject: key },
				},
				{ name: 'FACT', limits },
				undefined,
			);

		expect(await claim('20260012')).toMatchObject({
			kind: 'done',
			entry: { messageId: '<20260012@demo.example>' },
		});
		expect(await claim('20260013')).toMatchObject({
			kind: 'refused',
			error: { code: 'MAIL_DOUBTFUL' },
		});
		expect(await claim('20260014')).toMatchObject({ kind: 'claimed' });
	});

	it.each(since(8))('%i prints nothing twice', async (version) => {
		const jobs = new PrintJobs(await upToDate(version), { leaseMs: 60_000 });
		const document = {
			...{ key: 'DEMO/invoice/20260012', administration: 'DEMO', kind: 'invoice' },
			...{ number: '20260012', revision: '', content: 'content of 20260012' },
		};

		const begun = await jobs.begin(document, 'ipp://printer.demo.example/ipp/print', 'again');

		expect(begun).toMatchObject({ kind: 'printed', job: { jobId: 41 } });
	});

	it.each(since(9))('%i files nothing twice', async (version) => {
		const filings = new Filings(await upToDate(version), {
			clock: new VirtualClock(LATER),
			newId: () => 'later',
			digest: (text) => createHash('sha256').update(text).digest('hex'),
		});
		const channel = new ChannelForTest();
		const of = (period: string, instance = `<xbrl>${period} € </xbrl>`): NewFiling => ({
			...{ administration: 'DEMO', kind: 'vatReturn', period, revision: 1 },
			...{ taxpayer: '123456782B01', instance },
		});

		const accepted = await filings.submit(of('2026-Q1'), channel);
		expect(accepted).toMatchObject({ state: 'accepted', channelReference: 'theirs-filing-1' });
		expect(accepted.statuses.map(({ code }) => code)).toEqual(['100', '500']);
		await expect(filings.prepare(of('2026-Q1', '<xbrl>other</xbrl>'))).rejects.toMatchObject({
			code: 'TAX_FILED_ALREADY',
		});
		// One that was on its way when its process ended is looked up; nothing proves that it did not arrive.
		await expect(filings.submit(of('2026-Q2'), channel)).rejects.toMatchObject({
			code: expect.stringMatching(/^TAX_FILING_(UNPROVEN|DOUBTFUL)$/) as string,
		});
		expect(channel.received).toEqual([]);

		expect(await filings.submit(of('2026-Q3'), channel)).toMatchObject({ state: 'sent' });
		expect(channel.received).toHaveLength(1);
	});

	it('is brought up to date by the next one when that was killed in the middle of it', async () => {
		const version = 1;
		await leaveStoreOf(place, version);
		const before = await place.open(migrations.slice(0, version));
		const rows = await rowsOf(before, version);
		await before.close();

		// Each process does one step, and is killed at the end of the next.
		let kills = 0;
		const task = { address: place.address, killAt: 2 };
		while ((await children.run(task, {}, { mayEnd: true })) === undefined) kills += 1;

		store = await place.open();
		expect(kills).toBe(VERSIONS.length - version - 1);
		expect(await rowsOf(store, version)).toEqual(rows);
		const applied = await store.transaction((sql) =>
			sql.all('SELECT version FROM accountview_migration ORDER BY version'),
		);
		expect(applied.map((row) => row['version'])).toEqual(VERSIONS);
	}, 300_000);
});
