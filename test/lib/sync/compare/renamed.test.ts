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

	it('on the other side is compared anew, by the rule for conflicts, and the loser is kept', async () => {
		const rekeyed = { ...BAKER_THERE, key: 'F900', phone: '010-2' };

		const outcome = await desk.turn(
			{ accountView: all(BAKER, BUTCHER), other: all(rekeyed, BUTCHER_THERE) },
			settings,
		);

		expect(shown(outcome)).toEqual(['update other A0 phone=010-1']);
		expect(outcome.decisions[0]?.writes[0]?.draft.lost).toContain('010-2');
		expect(await desk.links()).toContain('A0 F900');
	});

	it('and that a run was cut off from filling is filled by the next one, and nothing is emptied', async () => {
		const typed = { ...BAKER_THERE, key: 'F900', phone: '' };
		const reads = { accountView: all(BAKER, BUTCHER), other: all(typed, BUTCHER_THERE) };
		const run = await desk.start();
		await desk.compare(run, reads, settings);
		await desk.runs.breakOff(run);

		const next = await desk.turn(reads, settings);

		expect(shown(next)).toEqual(['update other A0 phone=010-1']);
	});

	it('beside a namesake is asked about as well as that one', async () => {
		const renumbered = { ...BAKER, key: 'A900', phone: '010-2' };
		const branch = { ...BAKER, key: 'A100', phone: '010-3' };

		const outcome = await desk.turn(
			{ accountView: all(branch, renumbered, BUTCHER), other: all(BAKER_THERE, BUTCHER_THERE) },
			settings,
		);

		expect(shown(outcome)).toEqual([]);
		expect(await desk.issueList()).toEqual(
			expect.arrayContaining(['KEY_CHANGED A100', 'KEY_CHANGED A900']),
		);
	});

	it('names each of several gone namesakes that it may be, and none as if it were the one', async () => {
		const branch = { ...BAKER, key: 'A2', phone: '010-9' };
		const branchThere = { ...BAKER_THERE, key: 'F2', number: 'A2', phone: '010-9' };
		const there = all(BAKER_THERE, branchThere, BUTCHER_THERE);
		await desk.turn({ accountView: all(BAKER, branch, BUTCHER), other: there }, settings);
		const renumbered = { ...BAKER, key: 'A900', phone: '010-7' };

		const outcome = await desk.turn(
			{ accountView: all(renumbered, BUTCHER), other: there },
			settings,
		);

		expect(shown(outcome)).toEqual([]);
		const asked = (await desk.issues()).find(({ code }) => code === 'KEY_CHANGED');
		if (asked === undefined) throw new Error('A question expected');
		expect(asked).toMatchObject({ key: 'A900', otherKey: null });
		const reader = { entity: 'customer', otherName: 'Veldwerk', language: 'nl' } as const;
		const { message, remedy } = describeIssue(asked, reader);
		expect(message).toContain('klanten die er niet meer zijn: A0 (F0), A2 (F2)');
		expect(remedy).toContain('AccountView Key: A900, Other Key: de sleutel in Veldwerk');
		const changes = { rows: [{ ...renumbered, phone: '010-8' }], only: 'changes' } as const;
		expect(shown(await desk.turn({ accountView: changes, other: there }, settings))).toEqual([]);
		expect((await desk.issues()).find(({ code }) => code === 'KEY_CHANGED')?.facts).toEqual(
			asked.facts,
		);
		const oneLeft = all(branchThere, BUTCHER_THERE);
		expect(
			shown(await desk.turn({ accountView: all(renumbered, BUTCHER), other: oneLeft }, settings)),
		).toEqual([]);
		expect(
			shown(
				await desk.turn(
					{ accountView: all(renumbered, BUTCHER), other: all(BUTCHER_THERE) },
					settings,
				),
			),
		).toEqual(['create other A900']);
	});

	it('is new once the old one has gone on the other side too, as the message says', async () => {
		const branch = { ...BAKER, key: 'A100', phone: '010-3' };
		await desk.turn(
			{ accountView: all(branch, BUTCHER), other: all(BAKER_THERE, BUTCHER_THERE) },
			settings,
		);
		const [asked] = (await desk.issues()).filter(({ code }) => code === 'KEY_CHANGED');
		if (asked === undefined) throw new Error('A question expected');
		const reader = { entity: 'customer', otherName: 'Veldwerk', language: 'nl' } as const;
		expect(describeIssue(asked, reader).remedy).toContain('verwijder dan de oude in Veldwerk');

		const next = await desk.turn(
			{ accountView: all(branch, BUTCHER), other: all(BUTCHER_THERE) },
			settings,
		);

		expect(shown(next)).toEqual(['create other A100']);
	});

	it('and edited is asked about also where only changes of the other side are read', async () => {
		const named = settingsWith(
			{},
			{
				match: settings.match,
				fields: ['name', 'phone', 'postcode'].map((name) => ({
					name,
					accountView: name,
					other: name,
					as: 'text' as const,
				})),
			},
		);
		const there = all(BAKER_THERE, BUTCHER_THERE);
		await desk.turn({ accountView: all(BAKER, BUTCHER), other: there }, named);
		const renumbered = { ...BAKER, key: 'A900', phone: '010-2' };

		const outcome = await desk.turn(
			{ accountView: all(renumbered, BUTCHER), other: { rows: [], only: 'changes' } },
			named,
		);

		expect(shown(outcome)).toEqual([]);
		expect(await desk.issueList()).toContain('KEY_CHANGED A900');
	});

	it('stays asked about while only changes of AccountView are read', async () => {
		const renumbered = { ...BAKER, key: 'A900', phone: '010-2' };
		const other = all(BAKER_THERE, BUTCHER_THERE);
		await desk.turn({ accountView: all(renumbered, BUTCHER), other }, settings);

		const next = await desk.turn({ accountView: { rows: [], only: 'changes' }, other }, settings);

		expect(shown(next)).toEqual([]);
		expect(await desk.issueList()).toContain('KEY_CHANGED A900');
	});

	it('and was removed while it was asked about is not made from what was kept of it', async () => {
		const renumbered = { ...BAKER, key: 'A900', phone: '010-2' };
		const other = all(BAKER_THERE, BUTCHER_THERE);
		await desk.turn({ accountView: all(renumbered, BUTCHER), other }, settings);
		await desk.turn({ accountView: all(BUTCHER), other }, settings);

		const next = await desk.turn({ accountView: { rows: [], only: 'changes' }, other }, settings);

		expect(shown(next)).toEqual([]);
	});

	it('beside one of the same name that was recognised by its content names the other one', async () => {
		const namesake = { ...BUTCHER, name: BAKER.name, postcode: BAKER.postcode };
		const namesakeThere = { ...namesake, key: 'F1', number: 'A1' };
		const both = { accountView: all(BAKER, namesake), other: all(BAKER_THERE, namesakeThere) };
		await desk.turn(both, settings);
		const moved = [
			{ ...BAKER, key: 'A900' },
			{ ...namesake, key: 'A901', phone: '020-9' },
		];

		await desk.turn({ accountView: all(...moved), other: both.other }, settings);

		const asked = (await desk.issues()).filter(({ code }) => code === 'KEY_CHANGED');
		expect(asked.map(({ key, otherKey }) => [key, otherKey]).toSorted()).toEqual([
			['A900', 'F0'],
			['A901', 'F1'],
		]);
	});

	it('names the record whose number it has, and not another that it resembles', async () => {
		const both = { ...BAKER, key: 'A900' };
		const there = { ...BUTCHER_THERE, number: 'A900' };

		await desk.turn({ accountView: all(both, BUTCHER), other: all(BAKER_THERE, there) }, settings);

		const taken = (await desk.issues()).find(({ key }) => key === 'A900');
		expect(taken).toMatchObject({
			code: 'NUMBER_TAKEN',
			otherKey: 'F1',
			facts: { linkedTo: 'A1' },
		});
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
