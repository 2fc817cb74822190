import { describeOnBothStores } from '../../../contract/store/both';
import { settingsWith, shown, succeeded, useDesk, writesOf } from './desk';

const BAKER = { key: 'A1', name: 'Bakkerij Jansen', phone: '010-1' };
const BUTCHER = { key: 'A2', name: 'Slagerij Vos', phone: '020-2' };
const IN_APP = { ...BAKER, key: 'F1', number: 'A1' };
const BUTCHER_IN_APP = { ...BUTCHER, key: 'F2', number: 'A2' };
const EDITED_IN_APP = { ...IN_APP, phone: '06-5' };

const all = (...rows: readonly object[]) => ({ rows: rows.map((row) => ({ ...row })) });
const changes = (...rows: readonly object[]) => ({ ...all(...rows), only: 'changes' as const });

/** A list that moves while it is read brings one record twice, and another not at all. */
describeOnBothStores('a pair of which two records have the key of one', (makePlace) => {
	const desk = useDesk(makePlace, {
		accountView: [BAKER, BUTCHER],
		other: [IN_APP, BUTCHER_IN_APP],
	});

	it('waits for its record of AccountView when a complete read has left that out', async () => {
		await desk().turn({
			accountView: all(BUTCHER),
			other: all(IN_APP, EDITED_IN_APP, BUTCHER_IN_APP),
		});
		expect(await desk().issueList()).toEqual(['GONE_IN_ACCOUNTVIEW F1', 'KEY_TWICE F1']);

		const next = await desk().turn({
			accountView: changes(),
			other: all(EDITED_IN_APP, BUTCHER_IN_APP),
		});
		expect(shown(next)).toEqual([]);

		const edited = { ...BAKER, name: 'Bakkerij Jansen en Zoon' };
		const last = await desk().turn({
			accountView: all(edited, BUTCHER),
			other: all(EDITED_IN_APP, BUTCHER_IN_APP),
		});
		expect(shown(last)).toEqual([
			'update accountView F1 phone=06-5',
			'update other A1 name=Bakkerij Jansen en Zoon',
		]);
		expect(await desk().issueList()).toEqual([]);
	});

	it('is no longer listed as removed once its record of AccountView was read', async () => {
		await desk().turn({
			accountView: all(BUTCHER),
			other: all(IN_APP, EDITED_IN_APP, BUTCHER_IN_APP),
		});
		await desk().turn({
			accountView: all(BAKER, BUTCHER),
			other: all(IN_APP, EDITED_IN_APP, BUTCHER_IN_APP),
		});
		expect(await desk().issueList()).toEqual(['KEY_TWICE F1']);

		const next = await desk().turn({
			accountView: changes(),
			other: all(EDITED_IN_APP, BUTCHER_IN_APP),
		});
		expect(shown(next)).toEqual(['update accountView F1 phone=06-5']);
		expect(await desk().issueList()).toEqual([]);
	});

	it('waits for its record of the other side when a complete read has left that out', async () => {
		const edited = { ...BAKER, phone: '010-9' };
		await desk().turn({ accountView: all(BAKER, edited, BUTCHER), other: all(BUTCHER_IN_APP) });
		expect(await desk().issueList()).toEqual(['GONE_IN_OTHER A1', 'KEY_TWICE A1']);

		const next = await desk().turn({ accountView: all(edited, BUTCHER), other: changes() });
		expect(shown(next)).toEqual([]);

		const last = await desk().turn({
			accountView: all(edited, BUTCHER),
			other: all({ ...IN_APP, name: 'Jansen' }, BUTCHER_IN_APP),
		});
		expect(shown(last)).toEqual([
			'update accountView F1 name=Jansen',
			'update other A1 phone=010-9',
		]);
	});

	it('and that was to be made again is no longer listed as such once one of them is left', async () => {
		const run = await desk().start();
		await desk().compare(run, { accountView: all(BAKER, BUTCHER), other: all(BUTCHER_IN_APP) });
		await desk().runs.breakOff(run);
		const edited = { ...BAKER, phone: '010-9' };
		await desk().turn({ accountView: all(BAKER, edited, BUTCHER), other: all(BUTCHER_IN_APP) });
		expect(await desk().issueList()).toEqual(['GONE_IN_OTHER A1', 'KEY_TWICE A1']);

		await desk().turn({ accountView: all(edited, BUTCHER), other: changes() });

		expect(await desk().issueList()).toEqual(['GONE_IN_OTHER A1']);
	});

	it('is no longer listed as removed once its record of the other side was read', async () => {
		const edited = { ...BAKER, phone: '010-9' };
		const twice = all(BAKER, edited, BUTCHER);
		await desk().turn({ accountView: twice, other: all(BUTCHER_IN_APP) });
		await desk().turn({ accountView: twice, other: all(IN_APP, BUTCHER_IN_APP) });

		expect(await desk().issueList()).toEqual(['KEY_TWICE A1']);
	});

	it('is asked about when its record of AccountView seems to have another number', async () => {
		const next = await desk().turn({
			accountView: all({ ...BAKER, key: 'A9' }, BUTCHER),
			other: all(IN_APP, EDITED_IN_APP, BUTCHER_IN_APP),
		});

		expect(shown(next)).toEqual([]);
		expect(await desk().issueList()).toEqual([
			'GONE_IN_ACCOUNTVIEW F1',
			'KEY_CHANGED A9',
			'KEY_TWICE F1',
		]);
	});

	it('counts for the brake when its record of AccountView is gone', async () => {
		const outcome = await desk().turn(
			{ accountView: all(BUTCHER), other: all(IN_APP, EDITED_IN_APP, BUTCHER_IN_APP) },
			settingsWith({ brake: { share: 0, minimum: 0 } }),
		);

		expect(outcome.brake).toMatchObject({ cause: 'tooMany', changes: 1 });
		expect(await desk().issueList()).toEqual([]);
	});

	it('is written once each of two keys came once, in one run after the other', async () => {
		const edited = { ...BAKER, name: 'Jansen en Zoon' };
		await desk().turn({
			accountView: changes(BAKER, edited),
			other: changes(IN_APP, EDITED_IN_APP),
		});
		expect(await desk().issueList()).toEqual(['KEY_TWICE A1', 'KEY_TWICE F1']);

		await desk().turn({ accountView: changes(edited), other: changes() });
		expect(await desk().issueList()).toEqual(['KEY_TWICE F1']);

		const last = await desk().turn({ accountView: changes(), other: changes(EDITED_IN_APP) });
		expect(shown(last)).toEqual([
			'update accountView F1 phone=06-5',
			'update other A1 name=Jansen en Zoon',
		]);
		expect(await desk().issueList()).toEqual([]);
	});

	it('has nothing to be written when its record was changed and changed back meanwhile', async () => {
		await desk().turn({
			accountView: changes({ ...BAKER, name: 'Jansen en Zoon' }),
			other: changes(IN_APP, EDITED_IN_APP),
		});
		await desk().turn({ accountView: changes(BAKER), other: changes() });

		const last = await desk().turn({ accountView: changes(), other: changes(IN_APP) });

		expect(shown(last)).toEqual([]);
		expect(await desk().issueList()).toEqual([]);
	});

	it('is listed as removed in AccountView when it was gone on both sides', async () => {
		await desk().turn({ accountView: all(BUTCHER), other: all(BUTCHER_IN_APP) });
		await desk().turn({
			accountView: all(BUTCHER),
			other: all(IN_APP, EDITED_IN_APP, BUTCHER_IN_APP),
		});
		expect(await desk().issueList()).toEqual(['GONE_IN_ACCOUNTVIEW F1', 'KEY_TWICE F1']);

		// One read without both is not enough.
		await desk().turn({ accountView: all(BUTCHER), other: all(BUTCHER_IN_APP) });
		expect(await desk().links()).toEqual(['A1 F1', 'A2 F2']);
	});

	it('is no longer listed as removed once two came with the key in AccountView', async () => {
		await desk().turn({ accountView: all(BUTCHER), other: all(IN_APP, BUTCHER_IN_APP) });
		await desk().turn({
			accountView: all(BAKER, { ...BAKER, phone: '010-9' }, BUTCHER),
			other: all(IN_APP, BUTCHER_IN_APP),
		});

		expect(await desk().issueList()).toEqual(['KEY_TWICE A1']);
	});

	it('waits for its record of AccountView when a later read has left that out', async () => {
		await desk().turn({ accountView: changes(), other: changes(IN_APP, EDITED_IN_APP) });
		await desk().turn({ accountView: all(BUTCHER), other: changes() });
		expect(await desk().issueList()).toEqual(['GONE_IN_ACCOUNTVIEW F1', 'KEY_TWICE F1']);

		const next = await desk().turn({ accountView: changes(), other: changes(EDITED_IN_APP) });
		expect(shown(next)).toEqual([]);
		expect(await desk().issueList()).toEqual(['GONE_IN_ACCOUNTVIEW F1']);
	});

	it('waits for its record of the other side when a later read has left that out', async () => {
		const edited = { ...BAKER, phone: '010-9' };
		await desk().turn({ accountView: changes(BAKER, edited), other: changes() });
		await desk().turn({ accountView: changes(), other: all(BUTCHER_IN_APP) });
		expect(await desk().issueList()).toEqual(['GONE_IN_OTHER A1', 'KEY_TWICE A1']);

		const next = await desk().turn({ accountView: changes(edited), other: changes() });
		expect(shown(next)).toEqual([]);
		expect(await desk().issueList()).toEqual(['GONE_IN_OTHER A1']);
	});

	it('stays listed when a write is saved that was handed out before', async () => {
		const run = await desk().start();
		const edited = { ...BAKER, name: 'Jansen' };
		const outcome = await desk().compare(run, { accountView: changes(edited), other: changes() });
		await desk().compare(run, { accountView: changes(), other: changes(IN_APP, EDITED_IN_APP) });
		await desk().save(writesOf(outcome).map((write) => succeeded(run, write, null)));
		await desk().runs.finish(run);

		expect(await desk().issueList()).toEqual(['KEY_TWICE F1']);
	});
});
