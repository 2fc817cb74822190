import { DatabaseSync } from 'node:sqlite';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore, type Store } from '../../../lib/store';
import { temporaryFolder } from '../../contract/store/stores';
import { runFlow, SETTINGS, type FlowOptions } from '../../lib/sync/flow/flow';
import { issuesIn, newWorld, portsFor, type FlowSetting } from '../../lib/sync/flow/setting';

/** Once an hour all of both sides is read, and in between what has changed. */
const READS: readonly (readonly [string, NonNullable<FlowOptions['read']>])[] = [
	['all of both sides', { accountView: 'complete', other: 'complete' }],
	['changes', { accountView: 'changes', other: 'changes' }],
];

describe.each(READS)('A store of yesterday, by a run that reads %s', (_, read) => {
	let folder: string;
	let store: Store;
	let setting: FlowSetting;

	beforeEach(async () => {
		folder = temporaryFolder();
		store = await open('store.sqlite');
		setting = { ports: portsFor(store), world: newWorld() };
		setting.world.accountView.create({
			name: 'Bakkerij Jansen',
			phone: '010-1',
			postcode: '1000AA',
		});
		setting.world.accountView.create({ name: 'Slagerij Vos', phone: '020-2', postcode: '2000BB' });
		await runFlow(setting.ports, setting.world);
	});

	afterEach(async () => {
		await store.close();
		rmSync(folder, { recursive: true, force: true });
	});

	const open = async (name: string): Promise<Store> =>
		await openSqliteStore({ file: join(folder, name), clock: portsFor(store).clock });

	/** As docs/operations.md says: while the store is open. */
	const backUp = (): { readonly readUpTo: Record<'accountView' | 'other', number> } => {
		const database = new DatabaseSync(join(folder, 'store.sqlite'), { timeout: 15_000 });
		database.prepare('VACUUM INTO ?').run(join(folder, 'backup.sqlite'));
		database.close();
		return { readUpTo: { ...setting.world.readUpTo } };
	};

	/** The positions lie in the store as well, so they go back with it. */
	const restore = async ({
		readUpTo,
	}: ReturnType<typeof backUp>): Promise<FlowSetting['ports']> => {
		await store.close();
		store = await open('backup.sqlite');
		Object.assign(setting.world.readUpTo, readUpTo);
		return portsFor(store, 'later');
	};

	it('makes no second record of what was made since, and links it again', async () => {
		const { world } = setting;
		const backup = backUp();
		world.accountView.create({ name: 'Kapper Mol', phone: '030-3', postcode: '3000CC' });
		world.other.create({ name: 'Fietsen Bos', phone: '040-4', postcode: '4000DD' });
		await runFlow(setting.ports, world, { read });
		const ports = await restore(backup);

		await runFlow(ports, world, { read });
		const quiet = await runFlow(ports, world);

		expect(world.accountView.all).toHaveLength(4);
		expect(world.other.all).toHaveLength(4);
		expect(quiet?.written).toEqual([]);
		expect(quiet?.compared.counts.inStep).toBe(4);
		expect(await issuesIn(ports)).toEqual([]);
	});

	it('agrees on what was changed since and brought over, and writes nothing', async () => {
		const { world } = setting;
		const backup = backUp();
		world.accountView.put('A1', { name: 'Bakkerij Jansen & Zn' });
		await runFlow(setting.ports, world, { read });
		const ports = await restore(backup);

		const run = await runFlow(ports, world, { read });

		expect(run?.written).toEqual([]);
		expect(world.other.find('number', 'A1')).toMatchObject({ name: 'Bakkerij Jansen & Zn' });
	});

	it('goes by the conflict rule where a field was brought over and changed again', async () => {
		const { world } = setting;
		const backup = backUp();
		world.accountView.put('A1', { phone: '010-2' });
		await runFlow(setting.ports, world, { read });
		const twin = String(world.other.find('number', 'A1')?.['key']);
		world.other.put(twin, { phone: '010-3' });
		const ports = await restore(backup);

		await runFlow(ports, world, { read });

		// AccountView wins here; without the restore the later edit would have gone over.
		expect(SETTINGS.rules.conflicts).toBe('accountView');
		expect(world.other.get(twin)).toMatchObject({ phone: '010-2' });
		expect((await runFlow(ports, world))?.written).toEqual([]);
	});

	it('takes over a run that was under way, and looks up what it had handed out', async () => {
		const { world } = setting;
		world.accountView.create({ name: 'Kapper Mol', phone: '030-3', postcode: '3000CC' });
		let backup: ReturnType<typeof backUp> | undefined;
		await runFlow(setting.ports, world, {
			read,
			carryOut: (_world, write, found) => {
				backup ??= backUp();
				const { name = '', phone = '', postcode = '' } = write.record as Record<string, string>;
				const row =
					found ?? world.other.create({ name, phone, postcode, number: write.source.key });
				return { kind: 'success', key: String(row['key']), version: String(row['version']) };
			},
		});
		if (backup === undefined) throw new Error('Nothing was handed out');
		const ports = await restore(backup);
		expect(await runFlow(ports, world, { read })).toBeUndefined();
		await ports.clock.sleep(91_000);

		await runFlow(ports, world, { read });
		const quiet = await runFlow(ports, world);

		expect(world.other.all).toHaveLength(3);
		expect(quiet?.written).toEqual([]);
		expect(await issuesIn(ports)).toEqual([]);
	});
});
