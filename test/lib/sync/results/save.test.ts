import {
	SyncError,
	type Failure,
	type PlannedWrite,
	type Result,
	type Run,
} from '../../../../lib/sync';
import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import { Desk, REFUSED, resultOf, settingsWith, succeeded, writesOf } from '../compare/desk';

const BAKER = { key: 'A1', name: 'Bakkerij Jansen', phone: '010-1' };
const BUTCHER = { key: 'A2', name: 'Slagerij Vos', phone: '020-2' };
const NOTHING = { rows: [], only: 'changes' as const };

const POSTPONED: Failure = { ...REFUSED, certainty: 'postponed', cause: 'Too many requests' };
const UNKNOWN: Failure = { ...REFUSED, certainty: 'unknown', cause: 'No answer' };

/** What was said of each: its outcome, or the code of why it was not saved. */
function said(saved: Awaited<ReturnType<Desk['save']>>): string[] {
	return saved.map((one) => (one instanceof SyncError ? one.code : one.outcome));
}

describeOnBothStores('saving results', (makePlace) => {
	let place: StorePlace;
	let desk: Desk;
	let run: Run;
	beforeEach(async () => {
		place = makePlace();
		desk = new Desk(await place.open());
		run = await desk.start();
	});
	afterEach(async () => {
		await desk.store.close();
		await place.remove();
	});

	/** Both customers are to be created on the other side. */
	async function creations(): Promise<readonly [baker: PlannedWrite, butcher: PlannedWrite]> {
		const outcome = await desk.compare(run, {
			accountView: { rows: [BAKER, BUTCHER] },
			other: { rows: [] },
		});
		const [baker, butcher] = writesOf(outcome);
		if (baker === undefined || butcher === undefined) throw new Error('Two creations expected');
		return [baker, butcher];
	}

	it('links what was created', async () => {
		const [baker, butcher] = await creations();
		const saved = await desk.save([succeeded(run, baker, 'F1'), succeeded(run, butcher, 'F2')]);
		expect(saved).toMatchObject([
			{ outcome: 'linked', accountViewKey: 'A1', otherKey: 'F1' },
			{ outcome: 'linked', accountViewKey: 'A2', otherKey: 'F2' },
		]);
		expect(await desk.links()).toEqual(['A1 F1', 'A2 F2']);
		expect(await desk.issueList()).toEqual([]);
	});

	it('keeps what was made of one that failed for the attempts that follow', async () => {
		const attempt = async (current: Run) => {
			const outcome = await desk.compare(
				current,
				{ accountView: { rows: [BAKER] }, other: { rows: [] } },
				settingsWith({ refused: 'everyRun' }),
			);
			const [write] = writesOf(outcome);
			if (write === undefined) throw new Error('One creation expected');
			return write;
		};
		const targets: (string | null)[] = [];
		for (const failure of [{ ...REFUSED, key: 'order 7' }, REFUSED, REFUSED]) {
			const write = await attempt(run);
			targets.push(write.draft.targetKey);
			await desk.save([resultOf(run, write, failure)]);
			await desk.runs.finish(run);
			run = await desk.start();
		}
		const write = await attempt(run);

		const saved = await desk.save([succeeded(run, write, 'F1')]);

		expect(targets).toEqual([null, 'order 7', 'order 7']);
		expect(saved).toMatchObject([{ outcome: 'linked', otherKey: 'F1' }]);
		expect(await desk.issueList()).toEqual([]);
	});

	it('says what has changed since an attempt of which nobody told the end', async () => {
		await creations();
		await desk.clock.sleep(desk.runs.leaseMs + 1);
		run = await desk.start();
		const moved = { ...BAKER, phone: '010-9' };

		const outcome = await desk.compare(run, {
			accountView: { rows: [moved, BUTCHER] },
			other: { rows: [] },
		});

		expect(writesOf(outcome).map(({ changes }) => changes)).toMatchObject([
			[{ field: 'phone', was: '010-1', becomes: '010-9' }],
			[],
		]);
	});

	it('says that a result was saved before, whether or not the run goes on', async () => {
		const [baker] = await creations();
		const result = succeeded(run, baker, 'F1');
		const outcomes = [said(await desk.save([result])), said(await desk.save([result]))];
		await desk.runs.finish(run);
		outcomes.push(said(await desk.save([result])));
		expect(outcomes).toEqual([['linked'], ['already'], ['already']]);
		expect(await desk.links()).toEqual(['A1 F1']);
	});

	it.each<[string, Failure, string, Partial<Record<'lasting' | 'nextTryAt', unknown>>]>([
		['refused: waits for a change', REFUSED, 'WRITE_REFUSED', { lasting: true, nextTryAt: null }],
		[
			'postponed: in 5 minutes',
			POSTPONED,
			'WRITE_POSTPONED',
			{ lasting: false, nextTryAt: Date.UTC(2026, 10, 23, 9, 5) },
		],
		[
			'postponed: as long as the server asks',
			{ ...POSTPONED, retryAfterMs: 600_000 },
			'WRITE_POSTPONED',
			{ lasting: false, nextTryAt: Date.UTC(2026, 10, 23, 9, 10) },
		],
		['unknown: is looked up', UNKNOWN, 'OUTCOME_UNKNOWN', { lasting: false, nextTryAt: null }],
	])('lists a failure, %s', async (_, failure, code, expected) => {
		const [baker, butcher] = await creations();
		const saved = await desk.save([resultOf(run, baker, failure), succeeded(run, butcher, 'F2')]);
		expect(said(saved)).toEqual(['failed', 'linked']);
		expect(await desk.issues()).toMatchObject([{ code, key: 'A1', times: 1, ...expected }]);
		expect(await desk.links()).toEqual(['A2 F2']);
	});

	it.each([
		['first', [0, 1]],
		['last', [1, 0]],
	])(
		'believes the success of two results of one write that come together, the success %s',
		async (_, order) => {
			const [baker] = await creations();
			const both = [succeeded(run, baker, 'F1'), resultOf(run, baker, REFUSED)];
			const saved = await desk.save(order.flatMap((at) => both[at] ?? []));
			expect(said(saved).toSorted()).toEqual(['already', 'linked']);
			expect(await desk.issueList()).toEqual([]);
			expect((await desk.runs.finish(run)).counts).toMatchObject({ succeeded: 1, failed: 0 });
		},
	);

	it('saves the same result once when it comes twice together', async () => {
		const [baker] = await creations();
		const saved = await desk.save([succeeded(run, baker, 'F1'), succeeded(run, baker, 'F1')]);
		expect(said(saved)).toEqual(['linked', 'already']);
		expect(await desk.links()).toEqual(['A1 F1']);
	});

	it('lets a person look when two records came to the same id', async () => {
		const [baker, butcher] = await creations();
		const saved = await desk.save([succeeded(run, baker, 'F1'), succeeded(run, butcher, 'F1')]);
		expect(said(saved)).toEqual(['linked', 'failed']);
		expect(await desk.issues()).toMatchObject([
			{ code: 'NUMBER_TAKEN', key: 'A2', facts: { number: 'F1', linkedTo: 'A1' } },
		]);
	});

	it('lets a person look when the id is linked to another record from before', async () => {
		const [baker] = await creations();
		await desk.save([succeeded(run, baker, 'F1')]);
		await desk.runs.finish(run);
		run = await desk.start();
		const outcome = await desk.compare(run, {
			accountView: { rows: [BUTCHER], only: 'changes' },
			other: NOTHING,
		});
		const [butcher] = writesOf(outcome);
		if (butcher === undefined) throw new Error('A creation expected');
		expect(said(await desk.save([succeeded(run, butcher, 'F1')]))).toEqual(['failed']);
		expect(await desk.links()).toEqual(['A1 F1']);
		expect(await desk.issueList()).toEqual(['NUMBER_TAKEN A2']);
	});

	it.each<[string, string | null]>([
		['without an id', null],
		['with an empty id', ''],
		['with an id that is too long', 'x'.repeat(10_000)],
	])('refuses a creation %s, looks it up in the next run, and saves the others', async (_, key) => {
		const [baker, butcher] = await creations();
		const saved = await desk.save([succeeded(run, baker, key), succeeded(run, butcher, 'F2')]);
		expect(said(saved)).toEqual(['SYNC_RESULT_INVALID', 'linked']);
		await desk.runs.finish(run);
		run = await desk.start();
		const next = await desk.compare(run, {
			accountView: { rows: [BAKER], only: 'changes' },
			other: NOTHING,
		});
		expect(writesOf(next)).toMatchObject([{ lookFirst: true, source: { key: 'A1' } }]);
	});

	it.each([['nobody'], [''], ['a\0b'], ['\ud83d']])(
		'refuses a result for the unknown intent %j and saves the others',
		async (intent) => {
			const [baker] = await creations();
			const good = succeeded(run, baker, 'F1');
			expect(said(await desk.save([{ ...good, intent }, good]))).toEqual([
				'SYNC_INTENT_UNKNOWN',
				'linked',
			]);
		},
	);

	it.each<[string, (result: Result) => Partial<Result>]>([
		['another run', () => ({ run: 'another' })],
		['another fence', ({ fence }) => ({ fence: fence + 1 })],
	])('refuses a result of %s', async (_, change) => {
		const [baker] = await creations();
		const good = succeeded(run, baker, 'F1');
		expect(said(await desk.save([{ ...good, ...change(good) }]))).toEqual(['SYNC_RUN_TAKEN_OVER']);
		expect(await desk.links()).toEqual([]);
	});

	it('refuses results after Finish, and the next run looks the records up', async () => {
		const [baker] = await creations();
		await desk.runs.finish(run);
		expect(said(await desk.save([succeeded(run, baker, 'F1')]))).toEqual(['SYNC_RUN_MISSING']);
		const next = await desk.start();
		const outcome = await desk.compare(next, {
			accountView: { rows: [BAKER], only: 'changes' },
			other: NOTHING,
		});
		expect(writesOf(outcome).find(({ source }) => source.key === 'A1')?.lookFirst).toBe(true);
	});

	it('refuses the results of a run that was taken over', async () => {
		const [baker] = await creations();
		await desk.clock.sleep(desk.runs.leaseMs + 1);
		await desk.start();
		expect(said(await desk.save([succeeded(run, baker, 'F1')]))).toEqual(['SYNC_RUN_TAKEN_OVER']);
		expect(await desk.links()).toEqual([]);
	});

	it('saves 1,000 results, one of them bad, in order', async () => {
		const rows = Array.from({ length: 1_000 }, (_, at) => ({
			key: `A${at}`,
			name: `N${at}`,
			phone: '',
		}));
		const outcome = await desk.compare(run, { accountView: { rows }, other: { rows: [] } });
		const results = writesOf(outcome).map((write) =>
			succeeded(run, write, write.source.key === 'A500' ? '' : `F${write.source.key}`),
		);
		const saved = said(await desk.save(results));
		expect(saved.flatMap((one, at) => (one === 'linked' ? [] : [`${at} ${one}`]))).toEqual([
			'500 SYNC_RESULT_INVALID',
		]);
		expect(await desk.links()).toHaveLength(999);
	});

	describe('of a pair that both sides changed', () => {
		/** Name from AccountView, phone from the other side. */
		async function merge(): Promise<Readonly<Record<'accountView' | 'other', PlannedWrite>>> {
			await desk.runs.finish(run);
			await desk.link({ accountView: [BAKER], other: [{ ...BAKER, key: 'F1', number: 'A1' }] });
			run = await desk.start();
			const outcome = await desk.compare(run, {
				accountView: { rows: [{ ...BAKER, name: 'New' }], only: 'changes' },
				other: { rows: [{ ...BAKER, key: 'F1', number: 'A1', phone: '06' }], only: 'changes' },
			});
			const writes = writesOf(outcome);
			const toAccountView = writes.find(({ target }) => target === 'accountView');
			const toOther = writes.find(({ target }) => target === 'other');
			if (toAccountView === undefined || toOther === undefined) throw new Error('A merge expected');
			return { accountView: toAccountView, other: toOther };
		}

		it.each(['together', 'one after the other'])(
			'keeps the refusal of one side on the list when the other succeeds, saved %s',
			async (how) => {
				const { accountView, other } = await merge();
				const results = [resultOf(run, accountView, REFUSED), succeeded(run, other, null)];
				for (const some of how === 'together' ? [results] : results.map((one) => [one])) {
					await desk.save(some);
				}
				expect(await desk.issueList()).toEqual(['WRITE_REFUSED F1']);
			},
		);

		it('is in step once both have succeeded', async () => {
			const { accountView, other } = await merge();
			await desk.save([succeeded(run, accountView, null)]);
			await desk.save([succeeded(run, other, null)]);
			await desk.runs.finish(run);
			const now = { ...BAKER, name: 'New', phone: '06' };
			const both = {
				accountView: { rows: [now] },
				other: { rows: [{ ...now, key: 'F1', number: 'A1' }] },
			};
			const next = await desk.turn(both, settingsWith());
			expect(writesOf(next)).toEqual([]);
			expect(next.counts).toMatchObject({ inStep: 1, needsAttention: 0 });
			const quiet = await desk.turn(both, settingsWith());
			expect(quiet).toMatchObject({ decisions: [], counts: { inStep: 1 } });
		});
	});
});
