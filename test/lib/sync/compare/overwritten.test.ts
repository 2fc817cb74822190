import { readOverwritten } from '../../../../lib/sync/report/overwritten';
import { describeOnBothStores } from '../../../contract/store/both';
import { CUSTOMERS, type Fields, settingsWith, shown, useDesk } from './desk';

const BAKER = { key: 'A1', name: 'Bakkerij Jansen', phone: '010-1' };
const IN_APP = { ...BAKER, key: 'F1', number: 'A1' };
const ASK = settingsWith({ conflicts: 'ask' });
const all = (...rows: Fields[]) => ({ rows });

describeOnBothStores('an edit that a write of unknown end has overwritten', (makePlace) => {
	const desk = useDesk(makePlace, { accountView: [BAKER], other: [IN_APP] });
	beforeEach(async () => {
		const run = await desk().start();
		const outcome = await desk().compare(run, {
			accountView: all({ ...BAKER, phone: '010-9' }),
			other: all({ ...IN_APP, phone: '06-5' }),
		});
		expect(shown(outcome)).toEqual(['update other A1 phone=010-9']);
		await desk().runs.breakOff(run);
	});

	const overwritten = async () =>
		await desk().store.transaction(
			async (sql) => (await readOverwritten(sql, CUSTOMERS, desk().clock.now())).latest,
		);

	it('is shown while the pair waits for a person', async () => {
		const outcome = await desk().turn(
			{
				accountView: all({ ...BAKER, phone: '010-9', name: 'Jansen en Zoon' }),
				other: all({ ...IN_APP, phone: '010-9', name: 'Bakker Jansen' }),
			},
			ASK,
		);

		expect(shown(outcome)).toEqual([]);
		expect(await desk().issueList()).toEqual(['CONFLICT A1']);
		expect(await overwritten()).toMatchObject([
			{ side: 'other', key: 'F1', fields: [{ name: 'phone', was: '06-5', became: '010-9' }] },
		]);
	});

	it('leaves what was written agreed on, so that a later change of it is no conflict', async () => {
		const named = { accountView: 'Jansen en Zoon', other: 'Bakker Jansen' };
		await desk().turn(
			{
				accountView: all({ ...BAKER, phone: '010-9', name: named.accountView }),
				other: all({ ...IN_APP, phone: '010-9', name: named.other }),
			},
			ASK,
		);

		const next = await desk().turn(
			{
				accountView: all({ ...BAKER, phone: '010-9', name: named.accountView }),
				other: all({ ...IN_APP, phone: '06-7', name: named.accountView }),
			},
			ASK,
		);

		expect(shown(next)).toEqual(['update accountView F1 phone=06-7']);
		expect(await desk().issueList()).toEqual([]);
	});

	it('is not shown while the record does not hold what was to be written', async () => {
		await desk().turn(
			{
				accountView: all({ ...BAKER, phone: '010-9', name: 'Jansen en Zoon' }),
				other: all({ ...IN_APP, phone: '06-5', name: 'Bakker Jansen' }),
			},
			ASK,
		);

		expect(await overwritten()).toEqual([]);
	});

	it('is shown while two records have the key of its counterpart', async () => {
		await desk().turn({
			accountView: all({ ...BAKER, phone: '010-9' }, { ...BAKER, name: 'Jansen en Zoon' }),
			other: all({ ...IN_APP, phone: '010-9' }),
		});

		expect(await desk().issueList()).toEqual(['KEY_TWICE A1']);
		expect(await overwritten()).toMatchObject([{ side: 'other', key: 'F1' }]);
	});

	it('is shown once when the write had not come so far, and is made again', async () => {
		await desk().turn({
			accountView: all({ ...BAKER, phone: '010-9' }),
			other: all({ ...IN_APP, phone: '06-5' }),
		});

		expect(await overwritten()).toMatchObject([
			{ side: 'other', key: 'F1', fields: [{ name: 'phone', was: '06-5', became: '010-9' }] },
		]);
	});

	it('is shown once when the write is made again before its record is read, however often', async () => {
		const reads = {
			accountView: { rows: [], only: 'changes' as const },
			other: { rows: [], only: 'changes' as const },
		};
		for (let attempt = 0; attempt < 2; attempt += 1) {
			const run = await desk().start();
			expect(shown(await desk().compare(run, reads))).toEqual(['update other A1 phone=010-9']);
			await desk().runs.breakOff(run);
		}

		await desk().turn(reads);

		expect(await overwritten()).toMatchObject([
			{ side: 'other', key: 'F1', fields: [{ name: 'phone', was: '06-5', became: '010-9' }] },
		]);
	});

	it('is not shown when the write had not come so far, and its source is gone', async () => {
		await desk().turn({ accountView: all(), other: all({ ...IN_APP, phone: '06-5' }) });

		expect(await desk().issueList()).toEqual(['GONE_IN_ACCOUNTVIEW F1']);
		expect(await overwritten()).toEqual([]);
	});

	it('is not shown when the write had not come so far, and both have the edit now', async () => {
		await desk().turn({
			accountView: all({ ...BAKER, phone: '06-5' }),
			other: all({ ...IN_APP, phone: '06-5' }),
		});

		expect(await desk().issueList()).toEqual([]);
		expect(await overwritten()).toEqual([]);
	});
});

describeOnBothStores('what a write of unknown end has brought to one side', (makePlace) => {
	const BUTCHER = { key: 'A2', name: 'Slagerij Vos', phone: '020-2' };
	const BUTCHER_IN_APP = { ...BUTCHER, key: 'F2', number: 'A2' };
	const desk = useDesk(makePlace, {
		accountView: [BAKER, BUTCHER],
		other: [IN_APP, BUTCHER_IN_APP],
	});

	/** A run that ends before it is told what came of its write. */
	async function breakOff(accountView: Fields, other: Fields): Promise<void> {
		const run = await desk().start();
		const outcome = await desk().compare(run, {
			accountView: all(accountView, BUTCHER),
			other: all(other, BUTCHER_IN_APP),
		});
		expect(shown(outcome)).toHaveLength(1);
		await desk().runs.breakOff(run);
	}

	it('is no edit of AccountView when a read has left its record out since', async () => {
		await breakOff(BAKER, { ...IN_APP, phone: '06-5' });
		const edited = { ...IN_APP, phone: '06-6' };
		await desk().turn({ accountView: all(BUTCHER), other: all(edited, BUTCHER_IN_APP) });

		const next = await desk().turn({
			accountView: all({ ...BAKER, phone: '06-5' }, BUTCHER),
			other: all(edited, BUTCHER_IN_APP),
		});

		expect(shown(next)).toEqual(['update accountView F1 phone=06-6']);
		expect(await desk().issueList()).toEqual([]);
	});

	it('is no edit of the other side when a read has left the record of AccountView out since', async () => {
		await breakOff({ ...BAKER, phone: '010-9' }, IN_APP);
		const there = { ...IN_APP, phone: '010-9' };
		await desk().turn({ accountView: all(BUTCHER), other: all(there, BUTCHER_IN_APP) });

		const next = await desk().turn(
			{
				accountView: all({ ...BAKER, phone: '010-8' }, BUTCHER),
				other: all(there, BUTCHER_IN_APP),
			},
			settingsWith({ conflicts: 'other' }),
		);

		expect(shown(next)).toEqual(['update other A1 phone=010-8']);
	});
});
