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
import type { OpenOutcome, OpenTask } from './task';
import { leaveStoreOf } from './rows';

const VERSIONS = migrations.map(({ version }) => version);

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

	it('has rows in every table that there is', async () => {
		await leaveStoreOf(place, VERSIONS.length);
		store = await place.open();
		const rows = await rowsOf(store, VERSIONS.length);
		const empty = [...rows].filter(([, found]) => found.length === 0).map(([table]) => table);
		expect(empty).toEqual([]);
	});

	it.each(VERSIONS)(
		'%i keeps every value of every row, and nothing is done twice',
		async (version) => {
			await leaveStoreOf(place, version);
			const before = await place.open(migrations.slice(0, version));
			const rows = await rowsOf(before, version);
			await before.close();

			store = await place.open();

			expect(await rowsOf(store, version)).toEqual(rows);
			expect(rows.get('accountview_mark')).toHaveLength(4);
			for (const { first, proof } of PROOFS) if (version >= first) await proof(store);
		},
	);

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

/** What goes on from the rows as if nothing had happened, and the version with which it began. */
const PROOFS: readonly {
	readonly first: number;
	readonly proof: (store: Store) => Promise<void>;
}[] = [
	{ first: 1, proof: handsOverWhatIsNew },
	{ first: 2, proof: isInStep },
	{ first: 6, proof: sendsNoMailTwice },
	{ first: 8, proof: printsNothingTwice },
	{ first: 9, proof: filesNothingTwice },
];

async function handsOverWhatIsNew(store: Store): Promise<void> {
	const server = new ChangingServer(Date.UTC(2026, 10, 23, 9));
	for (const key of ['10001', '10002', '10003', '10004']) server.write(key);
	server.pass(2 * HOUR);
	server.write('10002');
	server.pass(2 * HOUR);
	const feed = feedFor(store, server);
	const request = { name: 'customers', start: 'everything', limit: 10 } as const;

	const batch = await feed.next(server, request);
	await feed.confirm(batch.token);
	const next = await feed.next(server, request);

	expect(shown(batch)).toEqual(['10002=5']);
	expect(shown(next)).toEqual([]);
}

/** A run writes nothing, and the next one only what has changed. */
async function isInStep(store: Store): Promise<void> {
	const ports = { ...portsFor(store, 'later'), clock: new VirtualClock(LATER) };
	const world = newWorld();
	const twins = [
		{ name: 'Bakkerij Jansen', phone: '010-7654321' },
		{ name: 'Café de Maan', phone: '020-7654321' },
		{ name: "Slagerij 't Vosje", phone: '' },
	].map((fields) => [world.accountView.create(fields), fields] as const);
	for (const [row, fields] of twins) world.other.create({ ...fields, number: String(row['key']) });
	// What the other system had refused stands there as it was.
	world.other.put('F2', { name: 'Café de Zon · Ærøskøbing' });

	const still = await runFlow(ports, world);
	world.accountView.put('A3', { phone: '030-1' });
	const changed = await runFlow(ports, world);

	expect(still?.written).toEqual([]);
	expect(changed?.written).toMatchObject([{ target: 'other', record: { phone: '030-1' } }]);
	expect(world.other.all).toHaveLength(3);
}

/** And what had not left goes once. */
async function sendsNoMailTwice(store: Store): Promise<void> {
	const outbox = new Outbox(store, { newId: () => 'later' });
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
			{ sentOn: 0 },
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
}

async function printsNothingTwice(store: Store): Promise<void> {
	const jobs = new PrintJobs(store, { leaseMs: 60_000 });
	const document = {
		...{ key: 'DEMO/invoice/20260012', administration: 'DEMO', kind: 'invoice' },
		...{ number: '20260012', revision: '', content: 'content of 20260012' },
	};

	const begun = await jobs.begin(document, 'ipp://printer.demo.example/ipp/print', 'again');

	expect(begun).toMatchObject({ kind: 'printed', job: { jobId: 41 } });
}

async function filesNothingTwice(store: Store): Promise<void> {
	const filings = new Filings(store, {
		clock: new VirtualClock(LATER),
		newId: () => 'later',
		digest: (text) => createHash('sha256').update(text).digest('hex'),
	});
	const channel = new ChannelForTest();
	// The one that was on its way when its process ended had arrived.
	channel.others = ['theirs-filing-2'];
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
	await expect(filings.submit(of('2026-Q2'), channel)).rejects.toMatchObject({
		code: 'TAX_FILING_UNPROVEN',
	});
	expect(channel.received).toEqual([]);

	expect(await filings.submit(of('2026-Q3'), channel)).toMatchObject({ state: 'sent' });
	expect(channel.received).toHaveLength(1);
}
