import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import { describeIssue } from '../../../../lib/sync/issues/issue-texts';
import { Desk, settingsWith, shown, type Fields } from './desk';

const all = (...rows: Fields[]) => ({ rows });
const BAKER = { key: 'A0', name: 'Bakkerij Jansen', phone: '010-1', postcode: '3011 AA' };
const BAKER_THERE = { ...BAKER, key: 'F0', number: 'A0' };
const BUTCHER = { key: 'A1', name: 'Slager Vos', phone: '020', postcode: '3533 BC' };
const BUTCHER_THERE = { ...BUTCHER, key: 'F1', number: 'A1' };

const settings = settingsWith(
	{},
	{
		match: {
			number: { accountView: 'key', other: 'number' },
			name: { accountView: 'name', other: 'name' },
			postcode: { accountView: 'postcode', other: 'postcode' },
		},
	},
);

describeOnBothStores('a record whose key has changed', (makePlace) => {
	let place: StorePlace;
	let desk: Desk;
	beforeEach(async () => {
		place = makePlace();
		desk = new Desk(await place.open());
		const accountView = [BAKER, BUTCHER];
		await desk.link({ accountView, other: [BAKER_THERE, BUTCHER_THERE] }, settings);
	});
	afterEach(async () => {
		await desk.store.close();
		await place.remove();
	});

	it.each([
		['as it was', { ...BAKER, key: 'A900' }],
		['and edited', { ...BAKER, key: 'A900', phone: '010-2' }],
	])('in AccountView, %s, is asked about and makes no twin', async (_, renumbered) => {
		const outcome = await desk.turn(
			{ accountView: all(renumbered, BUTCHER), other: all(BAKER_THERE, BUTCHER_THERE) },
			settings,
		);

		expect(shown(outcome)).toEqual([]);
		const issues = await desk.issues();
		const asked = issues.find(({ code }) => code === 'KEY_CHANGED');
		expect(asked).toMatchObject({ key: 'A900', otherKey: 'F0', facts: { oldKey: 'A0' } });
		const reader = { entity: 'customer', otherName: 'Veldwerk', language: 'nl' } as const;
		expect(issues.map((issue) => describeIssue(issue, reader).remedy)).toEqual(
			expect.arrayContaining([
				expect.stringContaining('AccountView Key: A900, Other Key: F0'),
				expect.stringContaining('alleen een ander nummer, verwijder dan niets'),
			]),
		);
	});

	it('on the other side keeps what was agreed on: an edit of it goes over, and is no conflict', async () => {
		const rekeyed = { ...BAKER_THERE, key: 'F900', phone: '010-2' };

		const outcome = await desk.turn(
			{ accountView: all(BAKER, BUTCHER), other: all(rekeyed, BUTCHER_THERE) },
			settings,
		);

		expect(shown(outcome)).toEqual(['update accountView F900 phone=010-2']);
		expect(await desk.links()).toContain('A0 F900');
	});

	it('because it was typed in again is filled from AccountView where it is empty', async () => {
		const typed = { ...BAKER_THERE, key: 'F900', phone: '' };

		const outcome = await desk.turn(
			{ accountView: all(BAKER, BUTCHER), other: all(typed, BUTCHER_THERE) },
			settings,
		);

		expect(shown(outcome)).toEqual(['update other A0 phone=010-1']);
	});
});
