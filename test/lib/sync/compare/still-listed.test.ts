import type { Failure, Run, Side } from '../../../../lib/sync';
import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import {
	Desk,
	type Fields,
	REFUSED,
	resultOf,
	settingsWith,
	shown,
	succeeded,
	writesOf,
} from './desk';

const BAKER = { key: 'A1', name: 'Bakkerij Jansen', phone: '010-1' };
const BUTCHER = { key: 'A2', name: 'Slagerij Vos', phone: '020-2' };
const IN_APP = [
	{ ...BAKER, key: 'F1', number: 'A1' },
	{ ...BUTCHER, key: 'F2', number: 'A2' },
];
const POSTPONED: Failure = { ...REFUSED, certainty: 'postponed' };
const NO_CHANGES = {
	accountView: { rows: [], only: 'changes' as const },
	other: { rows: [], only: 'changes' as const },
};

/** What went wrong stays listed, whatever a later run reads or does not read. */
describeOnBothStores('what could not be written', (makePlace) => {
	let place: StorePlace;
	let desk: Desk;
	let run: Run;
	beforeEach(async () => {
		place = makePlace();
		desk = new Desk(await place.open());
		await desk.link({ accountView: [BAKER, BUTCHER], other: IN_APP });
		run = await desk.start();
	});
	afterEach(async () => {
		await desk.store.close();
		await place.remove();
	});

	it('of a removed record that was to come back stays listed in a run that reads changes', async () => {
		const outcome = await desk.compare(run, {
			accountView: { rows: [BAKER, BUTCHER] },
			other: { rows: IN_APP.slice(1) },
		});
		const [again] = writesOf(outcome);
		if (again === undefined) throw new Error('It was to be made again');
		await desk.save([resultOf(run, again, REFUSED)]);
		await desk.runs.finish(run);

		const next = await desk.turn(NO_CHANGES, settingsWith());

		expect(writesOf(next)).toEqual([]);
		expect(next.counts).toMatchObject({ inStep: 0, needsAttention: 1 });
		expect(await desk.issueList()).toEqual(['WRITE_REFUSED A1']);
	});

	it('of a removed record that was to come back stays listed where an earlier run has kept it', async () => {
		await desk.runs.finish(run);
		await desk.turn({ accountView: { rows: [BUTCHER] }, other: { rows: IN_APP } });
		run = await desk.start();
		const outcome = await desk.compare(run, {
			accountView: { rows: [BAKER, BUTCHER] },
			other: { rows: IN_APP.slice(1) },
		});
		await desk.save(writesOf(outcome).map((write) => resultOf(run, write, REFUSED)));
		await desk.runs.finish(run);

		await desk.turn({ ...NO_CHANGES, accountView: { rows: [BAKER, BUTCHER] } });

		expect(await desk.issueList()).toEqual(['WRITE_REFUSED A1']);
	});

	it('of a pair that both sides changed stays listed when its record is not read again', async () => {
		const outcome = await desk.compare(run, {
			accountView: { rows: [{ ...BAKER, name: 'New' }], only: 'changes' },
			other: { rows: [{ ...BAKER, key: 'F1', number: 'A1', phone: '06' }], only: 'changes' },
		});
		const [one, two] = writesOf(outcome);
		if (one === undefined || two === undefined) throw new Error('A merge expected');
		const [toApp, toAccountView] = one.target === 'other' ? [one, two] : [two, one];
		await desk.save([succeeded(run, toApp, null), resultOf(run, toAccountView, REFUSED)]);
		await desk.runs.finish(run);

		const next = await desk.turn(NO_CHANGES, settingsWith());

		expect(writesOf(next)).toEqual([]);
		expect(await desk.issueList()).toEqual(['WRITE_REFUSED F1']);
	});

	it('to one side is over once it gives way to a change there, so that a refusal of that is not tried again', async () => {
		const postponed = await desk.compare(run, {
			...NO_CHANGES,
			other: { rows: [{ ...BAKER, key: 'F1', number: 'A1', phone: '06' }], only: 'changes' },
		});
		await desk.save(writesOf(postponed).map((write) => resultOf(run, write, POSTPONED)));
		await desk.runs.finish(run);
		expect(await desk.issueList()).toEqual(['WRITE_POSTPONED F1']);

		run = await desk.start();
		const refused = await desk.compare(run, {
			...NO_CHANGES,
			accountView: { rows: [{ ...BAKER, phone: '010-9' }], only: 'changes' },
		});
		await desk.save(writesOf(refused).map((write) => resultOf(run, write, REFUSED)));
		await desk.runs.finish(run);
		expect(await desk.issueList()).toEqual(['WRITE_REFUSED A1']);

		expect(writesOf(await desk.turn(NO_CHANGES))).toEqual([]);
	});

	it('to both sides of a pair stays listed for each, in whatever order it is told', async () => {
		const outcome = await desk.compare(run, {
			accountView: { rows: [{ ...BAKER, name: 'New' }], only: 'changes' },
			other: { rows: [{ ...BAKER, key: 'F1', number: 'A1', phone: '06' }], only: 'changes' },
		});
		const failures = writesOf(outcome).map((write) =>
			resultOf(run, write, write.target === 'other' ? REFUSED : POSTPONED),
		);
		const both = ['WRITE_POSTPONED F1', 'WRITE_REFUSED A1'];

		for (const failure of [...failures, ...failures.toReversed()]) await desk.save([failure]);
		expect(await desk.issueList()).toEqual(both);

		await desk.runs.finish(run);
		await desk.turn(NO_CHANGES);
		expect(await desk.issueList()).toEqual(both);
	});

	it('to one side of a pair waits for its own change, while what was put off on the other is tried again', async () => {
		const outcome = await desk.compare(run, {
			accountView: { rows: [{ ...BAKER, name: 'New' }], only: 'changes' },
			other: { rows: [{ ...BAKER, key: 'F1', number: 'A1', phone: '06' }], only: 'changes' },
		});
		await desk.save(
			writesOf(outcome).map((write) =>
				resultOf(run, write, write.target === 'other' ? REFUSED : POSTPONED),
			),
		);
		await desk.runs.finish(run);
		await desk.clock.sleep(10 * 60_000);

		const next = await desk.turn(NO_CHANGES);

		expect(shown(next)).toEqual(['update accountView F1 phone=06']);
		expect(await desk.issueList()).toEqual(['WRITE_REFUSED A1']);
	});

	it('to both sides of a pair, in the same way, waits for both', async () => {
		const outcome = await desk.compare(run, {
			accountView: { rows: [{ ...BAKER, name: 'New' }], only: 'changes' },
			other: { rows: [{ ...BAKER, key: 'F1', number: 'A1', phone: '06' }], only: 'changes' },
		});
		await desk.save(writesOf(outcome).map((write) => resultOf(run, write, REFUSED)));
		await desk.runs.finish(run);

		expect(shown(await desk.turn(NO_CHANGES))).toEqual([]);
	});

	describe('of a pair that both sides changed', () => {
		const CHANGED_IN_APP = { ...BAKER, key: 'F1', number: 'A1', phone: '06' };

		/** Of both writes the one to that side is refused. */
		async function refuse(target: Side): Promise<void> {
			const outcome = await desk.compare(run, {
				accountView: { rows: [{ ...BAKER, name: 'New' }], only: 'changes' },
				other: { rows: [CHANGED_IN_APP], only: 'changes' },
			});
			const results = writesOf(outcome).map((write) =>
				write.target === target ? resultOf(run, write, REFUSED) : succeeded(run, write, null),
			);
			await desk.save(results);
			await desk.runs.finish(run);
		}

		it('gives way to its removal in AccountView, so that nothing is written there later', async () => {
			await refuse('accountView');

			await desk.turn({ ...NO_CHANGES, accountView: { rows: [BUTCHER] } });
			expect(await desk.issueList()).toEqual(['GONE_IN_ACCOUNTVIEW F1']);

			const edited = { ...CHANGED_IN_APP, name: 'New', phone: '06-6' };
			const next = await desk.turn({ ...NO_CHANGES, other: { rows: [edited], only: 'changes' } });
			expect(writesOf(next)).toEqual([]);
		});

		it('is over once both are written, told at the same time', async () => {
			await refuse('accountView');
			const edited = { ...BAKER, name: 'Newer' };

			const next = await desk.turn({
				accountView: { rows: [edited], only: 'changes' },
				other: { rows: [{ ...CHANGED_IN_APP, name: 'New', phone: '06-6' }], only: 'changes' },
			});

			expect(writesOf(next)).toHaveLength(2);
			expect(await desk.issueList()).toEqual([]);
		});

		it('is over once it is put away in AccountView and gone on the other side', async () => {
			await refuse('other');

			await desk.turn(
				{ ...NO_CHANGES, other: { rows: IN_APP.slice(1) } },
				settingsWith({ deletions: 'accountViewPutsAway' }),
			);

			expect(await desk.issueList()).toEqual([]);
			expect(await desk.links()).toEqual(['A2 F2']);
		});
	});

	describe('to make a record that AccountView has put away since', () => {
		const PUTS_AWAY = settingsWith({ deletions: 'accountViewPutsAway', refused: 'everyRun' });
		const ORDER = { key: 'A9', name: 'Order', phone: '1' };
		const nightly = (...rows: readonly Fields[]) => ({
			accountView: { rows: [BAKER, BUTCHER, ...rows], only: 'changes' as const },
			other: { rows: IN_APP },
		});
		const tryToMake = async (failure: Failure): Promise<void> => {
			const outcome = await desk.compare(run, nightly(ORDER), PUTS_AWAY);
			expect(shown(outcome)).toEqual(['create other A9']);
			await desk.save(writesOf(outcome).map((write) => resultOf(run, write, failure)));
			await desk.runs.finish(run);
			await desk.clock.sleep(10 * 60_000);
		};

		it.each([
			['was refused', REFUSED],
			['was put off', POSTPONED],
		])('is off the list and made no more, where it %s', async (_, failure) => {
			await tryToMake(failure);

			const next = await desk.turn(nightly(), PUTS_AWAY);

			expect(shown(next)).toEqual([]);
			expect(await desk.issueList()).toEqual([]);
			expect(shown(await desk.turn(NO_CHANGES, PUTS_AWAY))).toEqual([]);
		});

		it('is tried again by day, when only changes are read and it is not among them', async () => {
			await tryToMake(POSTPONED);

			expect(shown(await desk.turn(NO_CHANGES, PUTS_AWAY))).toEqual(['create other A9']);
		});

		it('is tried again where a part of AccountView could not be read, or came without a key', async () => {
			for (const failures of [new Map([[2, 'HTTP 500']]), new Map<number, string>()]) {
				await tryToMake(REFUSED);
				const reads = nightly({ ...ORDER, key: '' });
				const accountView = { ...reads.accountView, failures };

				run = await desk.start();
				const next = await desk.compare(run, { ...reads, accountView }, PUTS_AWAY);

				expect(shown(next)).toEqual(['create other A9']);
				await desk.save(writesOf(next).map((write) => resultOf(run, write, REFUSED)));
				await desk.runs.finish(run);
				run = await desk.start();
			}
		});

		it('is looked up all the same where nobody told the end of it', async () => {
			await tryToMake({ ...REFUSED, certainty: 'unknown' });

			const next = await desk.turn(nightly(), PUTS_AWAY);

			expect(writesOf(next)).toMatchObject([{ lookFirst: true, source: { key: 'A9' } }]);
		});
	});
});
