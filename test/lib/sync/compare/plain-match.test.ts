import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import { Desk, settingsWith, shown, type Fields } from './desk';

const VERSIONED = settingsWith({}, { version: { accountView: 'version', other: 'version' } });

const ours: readonly Fields[] = [
	{ key: '1', name: 'Bakkerij Jansen', phone: '010-1', version: 7 },
	{ key: '2', name: 'Café Zoë  ', phone: '', version: 8 },
	{ key: '3', name: 'Slagerij Vos', phone: '020-3', version: 9 },
];
const theirs: readonly Fields[] = [
	{ key: 'a', number: '1', name: 'Bakkerij Jansen', phone: '010-1', version: 1 },
	{ key: 'b', number: '2', name: 'Café Zoë', version: 2 },
	{ key: 'c', number: '3', name: 'Slagerij Vos', phone: '999', version: 3 },
];

describeOnBothStores('pairs that a first run recognises and that are in step', (makePlace) => {
	let places: readonly StorePlace[];
	beforeEach(() => {
		places = [makePlace(), makePlace()];
	});
	afterEach(async () => {
		for (const place of places) await place.remove();
	});

	async function firstRun(place: StorePlace | undefined, wantsPairs: boolean) {
		if (place === undefined) throw new Error('no place');
		const desk = new Desk(await place.open());
		const run = await desk.start();
		const outcome = await desk.compare(
			run,
			{ accountView: { rows: ours }, other: { rows: theirs } },
			VERSIONED,
			{ wantsPairs },
		);
		const links = await desk.store.transaction((sql) =>
			sql.all(
				`SELECT av_key, other_key, state, av_version, other_version, av_hash, other_hash,
				av_content, other_content FROM accountview_link ORDER BY av_key`,
			),
		);
		await desk.store.close();
		return { outcome, links };
	}

	it('get the same links whether they are listed one by one or not', async () => {
		const listed = await firstRun(places[0], true);
		const counted = await firstRun(places[1], false);

		expect(counted.links).toEqual(listed.links);
		expect(counted.links).toHaveLength(3);
		expect(counted.outcome.counts).toEqual(listed.outcome.counts);
		expect(counted.outcome.counts).toMatchObject({ inStep: 2, linked: 3, updateInOther: 1 });
	});

	it('are not held one by one, unless they are to be listed', async () => {
		const listed = await firstRun(places[0], true);
		const counted = await firstRun(places[1], false);

		expect(listed.outcome.decisions.map(({ kind }) => kind).toSorted()).toEqual([
			'inStep',
			'inStep',
			'write',
		]);
		expect(counted.outcome.decisions.map(({ kind }) => kind)).toEqual(['write']);
		expect(shown(counted.outcome)).toEqual(shown(listed.outcome));
	});
});
