import { describeOnBothStores } from '../../../contract/store/both';
import { type Fields, REFUSED, resultOf, settingsWith, shown, useDesk, writesOf } from './desk';

const BAKER = { key: 'A1', name: 'Bakkerij Jansen', phone: '010-1' };
const BUTCHER = { key: 'A2', name: 'Slagerij Vos', phone: '020-2' };
const IN_APP = { ...BAKER, key: 'F1', number: 'A1' };
const BUTCHER_IN_APP = { ...BUTCHER, key: 'F2', number: 'A2' };

const all = (...rows: readonly Fields[]) => ({ rows });
const changes = (...rows: readonly Fields[]) => ({ rows, only: 'changes' as const });

/** All records are read once a day, and what has changed in between. */
describeOnBothStores('a pair that was removed on both sides', (makePlace) => {
	const desk = useDesk(makePlace, {
		accountView: [BAKER, BUTCHER],
		other: [IN_APP, BUTCHER_IN_APP],
	});

	const NEITHER = { accountView: all(BUTCHER), other: all(BUTCHER_IN_APP) };

	it('is not listed anew by a run that reads changes', async () => {
		await desk().turn({ accountView: all(BUTCHER), other: all(IN_APP, BUTCHER_IN_APP) });
		expect(await desk().issueList()).toEqual(['GONE_IN_ACCOUNTVIEW F1']);

		await desk().turn(NEITHER);
		await desk().turn({ accountView: changes(), other: changes() });
		expect(await desk().issueList()).toEqual([]);

		await desk().turn(NEITHER);
		expect(await desk().links()).toEqual(['A2 F2']);
	});

	it('is not made again from a change of AccountView that could not be written', async () => {
		const run = await desk().start();
		const outcome = await desk().compare(run, {
			accountView: changes({ ...BAKER, phone: '010-9' }),
			other: changes(),
		});
		await desk().save(writesOf(outcome).map((write) => resultOf(run, write, REFUSED)));
		await desk().runs.finish(run);
		await desk().turn(NEITHER);

		const next = await desk().turn({ accountView: changes(), other: all(BUTCHER_IN_APP) });

		expect(shown(next)).toEqual([]);
		expect(await desk().issueList()).toEqual([]);
	});

	it('is listed, and not written to, while only that of AccountView is known to be there again', async () => {
		await desk().turn(NEITHER);

		await desk().turn({ accountView: all(BAKER, BUTCHER), other: changes() });
		expect(await desk().issueList()).toEqual(['GONE_IN_OTHER A1']);

		const edited = { ...BAKER, phone: '010-9' };
		const next = await desk().turn({ accountView: changes(edited), other: changes() });
		expect(shown(next)).toEqual([]);
		expect(await desk().issueList()).toEqual(['GONE_IN_OTHER A1']);

		const last = await desk().turn({
			accountView: all(edited, BUTCHER),
			other: all({ ...IN_APP, phone: '06-5' }, BUTCHER_IN_APP),
		});
		expect(last.decisions.flatMap(({ writes }) => writes)).toMatchObject([
			{ target: 'other', changes: [{ field: 'phone', was: '06-5', overwritesEdit: true }] },
		]);
		expect(await desk().issueList()).toEqual([]);
	});

	it('is off the list once AccountView has not got it either, though only changes of the other side are read', async () => {
		const report = settingsWith({ deletions: 'report' });
		await desk().turn({ accountView: all(BAKER, BUTCHER), other: all(BUTCHER_IN_APP) }, report);
		expect(await desk().issueList()).toEqual(['GONE_IN_OTHER A1']);

		await desk().turn({ accountView: all(BUTCHER), other: changes() }, report);
		expect(await desk().issueList()).toEqual([]);
		await desk().turn({ accountView: all(BUTCHER), other: changes() }, report);
		expect(await desk().issueList()).toEqual([]);

		await desk().turn(NEITHER, report);
		expect(await desk().links()).toEqual(['A2 F2']);
	});

	it('is off the list though an earlier run has kept a change of the other record, and listed once that is there', async () => {
		const report = settingsWith({ deletions: 'report' });
		const run = await desk().start();
		const edited = { ...IN_APP, phone: '06-5' };
		const outcome = await desk().compare(run, { accountView: changes(), other: changes(edited) });
		await desk().save(writesOf(outcome).map((write) => resultOf(run, write, REFUSED)));
		await desk().runs.finish(run);
		await desk().turn({ accountView: changes(), other: all(BUTCHER_IN_APP) }, report);

		await desk().turn({ accountView: all(BUTCHER), other: changes() }, report);
		expect(await desk().issueList()).toEqual([]);

		await desk().turn({ accountView: all(BUTCHER), other: changes(edited) }, report);
		expect(await desk().issueList()).toEqual(['GONE_IN_ACCOUNTVIEW F1']);
	});

	it('is off the list when it could not be made again', async () => {
		const run = await desk().start();
		const outcome = await desk().compare(run, {
			accountView: all(BAKER, BUTCHER),
			other: all(BUTCHER_IN_APP),
		});
		await desk().save(writesOf(outcome).map((write) => resultOf(run, write, REFUSED)));
		await desk().runs.finish(run);
		expect(await desk().issueList()).toEqual(['WRITE_REFUSED A1']);

		await desk().turn({ accountView: all(BUTCHER), other: changes() });

		expect(await desk().issueList()).toEqual([]);
	});

	it('is listed once only AccountView has it again, though an earlier run has kept the other record', async () => {
		await desk().turn({ accountView: all(BUTCHER), other: all(IN_APP, BUTCHER_IN_APP) });
		await desk().turn(NEITHER);

		await desk().turn({ accountView: all(BAKER, BUTCHER), other: changes() });

		expect(await desk().issueList()).toEqual(['GONE_IN_OTHER A1']);
	});

	it('is in step again with what was changed, when two bad reads had left it out, once all is read', async () => {
		const run = await desk().start();
		const outcome = await desk().compare(run, {
			accountView: changes(),
			other: changes({ ...IN_APP, phone: '06-5' }),
		});
		await desk().save(writesOf(outcome).map((write) => resultOf(run, write, REFUSED)));
		await desk().runs.finish(run);
		await desk().turn(NEITHER);

		const held = await desk().turn({ accountView: changes(BAKER), other: changes() });
		expect(shown(held)).toEqual([]);
		expect(await desk().issueList()).toEqual(['GONE_IN_OTHER A1']);

		const next = await desk().turn({
			accountView: changes(),
			other: all({ ...IN_APP, phone: '06-5' }, BUTCHER_IN_APP),
		});
		expect(shown(next)).toEqual(['update accountView F1 phone=06-5']);
		expect(await desk().issueList()).toEqual([]);
	});
});
