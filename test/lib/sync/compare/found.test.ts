import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import type { Result } from '../../../../lib/sync';
import { Desk, resultOf, settingsWith, shown, writesOf, type Fields } from './desk';

const BAKER = { key: 'A1', name: 'Bakkerij Jansen', phone: '010-1' };
const changes = (...rows: Fields[]) => ({ rows, only: 'changes' as const });
const all = (...rows: Fields[]) => ({ rows });
const NOTHING = { accountView: changes(), other: changes() };

/** A record that was to be made and turned out to be there. */
describeOnBothStores('a record that was found', (makePlace) => {
	let place: StorePlace;
	let desk: Desk;
	beforeEach(async () => {
		place = makePlace();
		desk = new Desk(await place.open());
	});
	afterEach(async () => {
		await desk.store.close();
		await place.remove();
	});

	/** A1 was to be made and was there already, as `there` with a different telephone number. */
	async function find(there: Fields, isGiven: boolean, settings = settingsWith()): Promise<void> {
		const run = await desk.start();
		const reads = { accountView: all(BAKER), other: changes() };
		const [write] = writesOf(await desk.compare(run, reads, settings));
		if (write === undefined) throw new Error('A create expected');
		const outcome: Result['outcome'] = {
			kind: 'success',
			key: String(there['key']),
			version: null,
			found: true,
			...(isGiven && { record: there }),
		};
		expect(await desk.save([resultOf(run, write, outcome)])).toMatchObject([{ outcome: 'linked' }]);
		await desk.runs.finish(run);
	}

	it('is compared at the next run that reads changes, where it was given', async () => {
		await find({ key: 'F1', number: 'A1', name: 'Bakkerij Jansen', phone: '020-2' }, true);

		const next = await desk.turn(NOTHING);
		const later = await desk.turn(NOTHING);

		expect(shown(next)).toEqual(['update other A1 phone=010-1']);
		expect(shown(later)).toEqual([]);
	});

	it('goes by the rule for conflicts', async () => {
		const settings = settingsWith({ conflicts: 'other' });
		await find(
			{ key: 'F1', number: 'A1', name: 'Bakkerij Jansen', phone: '020-2' },
			true,
			settings,
		);

		const next = await desk.turn(NOTHING, settings);

		expect(shown(next)).toEqual(['update accountView F1 phone=020-2']);
	});

	it('is in step at once where it holds the same', async () => {
		await find({ ...BAKER, key: 'F1', number: 'A1' }, true);

		const next = await desk.turn(NOTHING);

		expect(shown(next)).toEqual([]);
		expect(next.counts.rest).toBe(0);
	});

	it('is compared as it was read since, and not as it was found', async () => {
		await find({ key: 'F1', number: 'A1', name: 'Bakkerij Jansen', phone: '020-2' }, true);
		const since = { key: 'F1', number: 'A1', name: 'Bakkerij Jansen', phone: '010-1' };

		const next = await desk.turn({ accountView: changes(), other: changes(since) });

		expect(shown(next)).toEqual([]);
	});

	it('by a flow that looked unasked is compared all the same, and no edit of it is overwritten', async () => {
		const settings = settingsWith({ conflicts: 'ask' });
		const other = { key: 'A2', name: 'Slager Vos', phone: '020' };
		const otherThere = { ...other, key: 'F2', number: 'A2' };
		await desk.link({ accountView: [other], other: [otherThere] }, settings);
		const run = await desk.start();
		const [write] = writesOf(
			await desk.compare(run, { accountView: all(other, BAKER), other: all(otherThere) }, settings),
		);
		if (write === undefined) throw new Error('A create expected');
		expect(write.lookFirst).toBe(false);
		await desk.save([
			resultOf(run, write, { kind: 'success', key: 'F1', version: null, found: true }),
		]);
		await desk.runs.finish(run);
		const there = { key: 'F1', number: 'A1', name: 'Bakkerij Jansen', phone: '020-2' };

		const next = await desk.turn(
			{ accountView: all(other, BAKER), other: all(otherThere, there) },
			settings,
		);

		expect(shown(next)).toEqual([]);
		expect(await desk.issueList()).toEqual(['CONFLICT A1']);
	});

	it('is compared once it has been read, where it was not given', async () => {
		const there = { key: 'F1', number: 'A1', name: 'Bakkerij Jansen', phone: '020-2' };
		await find(there, false);

		const unread = await desk.turn(NOTHING);
		const read = await desk.turn({ accountView: all(BAKER), other: all(there) });

		expect(shown(unread)).toEqual([]);
		expect(shown(read)).toEqual(['update other A1 phone=010-1']);
	});
});
