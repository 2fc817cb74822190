import { addCounts, addPositions, holdLease, summaryOf } from '../../../../lib/sync/runs';
import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import {
	addIntent,
	CUSTOMERS,
	DAY,
	MINUTE,
	openLedger,
	SECOND,
	type Ledger,
} from './ledger-for-test';

/** A batch that brought all there was. */
const last = (token: string) => ({ token, isLast: true });

describeOnBothStores('runs', (makePlace) => {
	let place: StorePlace;
	let ledger: Ledger;

	beforeEach(async () => {
		place = makePlace();
		ledger = await openLedger(place);
	});

	afterEach(async () => {
		await ledger.store.close();
		await place.remove();
	});

	describe('start', () => {
		it('gives the first run of a stream number 1, and tells that it is the first', async () => {
			const run = await ledger.start('1');

			expect(run).toMatchObject({ ...CUSTOMERS, fence: 1, isFirst: true, readFrom: null });
		});

		it('skips while another execution holds the lease, and names that one', async () => {
			const run = await ledger.start('1');
			await ledger.clock.sleep(30 * SECOND);
			await ledger.runs.heartbeat(run);
			await ledger.clock.sleep(30 * SECOND);

			const second = await ledger.runs.start({ ...CUSTOMERS, execution: '2', workflow: 'flow' });

			expect(second).toEqual({
				outcome: 'skipped',
				holder: {
					run: run.id,
					execution: '1',
					workflow: 'flow',
					startedAt: run.startedAt,
					heartbeatAt: run.startedAt + 30 * SECOND,
				},
			});
		});

		it('gives an execution that asks again its own run, with a lease as good as new', async () => {
			const run = await ledger.start('1');
			await ledger.clock.sleep(80 * SECOND);

			const again = await ledger.start('1');
			await ledger.clock.sleep(80 * SECOND);

			expect(again.id).toBe(run.id);
			await expect(ledger.start('2')).rejects.toThrow('2 was skipped');
		});

		it('takes an execution with the same id of another workflow for another one', async () => {
			await ledger.start('1');

			const other = await ledger.runs.start({ ...CUSTOMERS, execution: '1', workflow: 'copy' });

			expect(other.outcome).toBe('skipped');
		});

		it('keeps connections and entities apart', async () => {
			await ledger.start('1');

			const projects = await ledger.start('2', { ...CUSTOMERS, entity: 'project' });
			const elsewhere = await ledger.start('3', { ...CUSTOMERS, backend: 'planning' });

			expect([projects.fence, elsewhere.fence]).toEqual([1, 1]);
		});

		it('takes the place of a run that gave no sign of life for the time of a lease', async () => {
			const first = await ledger.start('1');
			await ledger.clock.sleep(91 * SECOND);

			const second = await ledger.start('2');

			expect(second.fence).toBe(2);
			expect(await ledger.runs.byId(first.id)).toMatchObject({
				state: 'takenOver',
				endedAt: second.startedAt,
			});
		});

		it('counts every run of the stream, however the one before ended', async () => {
			const fences: number[] = [];
			for (const execution of ['1', '2', '3', '4']) {
				const run = await ledger.start(execution);
				fences.push(run.fence);
				if (execution === '1') await ledger.runs.finish(run);
				if (execution === '2') await ledger.runs.breakOff(run);
				if (execution === '3') await ledger.clock.sleep(91 * SECOND);
			}

			expect(fences).toEqual([1, 2, 3, 4]);
		});

		it('begins anew in an execution that has finished its run', async () => {
			const first = await ledger.start('1');
			await ledger.runs.finish(first);

			const second = await ledger.start('1');

			expect(second.fence).toBe(2);
			expect((await ledger.runs.ofExecution(CUSTOMERS, second)).id).toBe(second.id);
		});
	});

	describe('the lease', () => {
		it('lets nobody in while heartbeats come', async () => {
			const run = await ledger.start('1');
			for (let beat = 0; beat < 10; beat += 1) {
				await ledger.clock.sleep(80 * SECOND);
				expect(await ledger.runs.heartbeat(run)).toBe('held');
				await expect(ledger.start('2')).rejects.toThrow('2 was skipped');
			}
		});

		it('is taken up again when it expired and nobody took it', async () => {
			const run = await ledger.start('1');
			await ledger.clock.sleep(10 * MINUTE);

			expect(await ledger.runs.heartbeat(run)).toBe('held');

			await expect(ledger.start('2')).rejects.toThrow('2 was skipped');
		});

		it('refuses a run that was taken over in all it tries, and leaves the later one alone', async () => {
			const late = await ledger.start('1');
			await ledger.clock.sleep(91 * SECOND);
			const second = await ledger.start('2');
			const refusal = { code: 'SYNC_RUN_TAKEN_OVER', record: `run ${late.id}` };

			expect(await ledger.runs.heartbeat(late)).toBe('lost');
			await expect(ledger.runs.hold(late)).rejects.toMatchObject(refusal);
			await expect(ledger.as(late, () => Promise.resolve())).rejects.toMatchObject(refusal);
			await expect(ledger.runs.finish(late)).rejects.toMatchObject(refusal);
			await ledger.runs.breakOff(late);

			expect(await ledger.runs.byId(second.id)).toMatchObject({ state: 'running' });
			await expect(ledger.start('3')).rejects.toThrow('3 was skipped');
			expect((await ledger.runs.finish(second)).run).toMatchObject({ id: second.id });
		});

		it('refuses a run with the right id and a wrong number', async () => {
			const run = await ledger.start('1');

			await expect(
				ledger.store.transaction((sql) => holdLease(sql, { ...run, fence: run.fence + 1 })),
			).rejects.toMatchObject({ code: 'SYNC_RUN_MISSING' });
		});

		it('refuses what comes after Finish, and says that the run has ended', async () => {
			const run = await ledger.start('1');
			await ledger.runs.finish(run);

			await expect(ledger.as(run, () => Promise.resolve())).rejects.toMatchObject({
				code: 'SYNC_RUN_MISSING',
			});
			await expect(ledger.runs.hold(run)).rejects.toMatchObject({ code: 'SYNC_RUN_MISSING' });
		});

		it('is free at once when the execution ends without Finish', async () => {
			const first = await ledger.start('1');
			await ledger.as(first, (sql) => addIntent(sql, first, { id: 'a', state: 'done' }));

			await ledger.runs.breakOff(first);
			await ledger.runs.breakOff(first);
			const second = await ledger.start('2');

			expect(second.fence).toBe(2);
			expect(await ledger.runs.byId(first.id)).toMatchObject({
				state: 'brokenOff',
				counts: { succeeded: 1 },
			});
		});
	});

	describe('finish', () => {
		it('counts what came of the intents of this run alone', async () => {
			const earlier = await ledger.start('1');
			await ledger.as(earlier, (sql) => addIntent(sql, earlier, { id: 'old', state: 'done' }));
			await ledger.runs.finish(earlier);
			const run = await ledger.start('2');
			await ledger.as(run, async (sql) => {
				for (const [id, state] of [
					['a', 'done'],
					['b', 'done'],
					['c', 'failed'],
					['d', 'open'],
					['e', 'dropped'],
				] as const) {
					await addIntent(sql, run, { id, state });
				}
				await addCounts(sql, run, { comparisons: 0, accountViewRead: 3, inStep: 1 });
				await addCounts(sql, run, { comparisons: 1, accountViewRead: 4, createInOther: 5 });
			});
			await ledger.clock.sleep(90 * SECOND);

			const finished = await ledger.runs.finish(run);

			expect(finished).toMatchObject({ durationMs: 90 * SECOND, complete: false });
			expect(finished.counts).toMatchObject({
				accountViewRead: 7,
				inStep: 1,
				createInOther: 5,
				comparisons: 1,
				succeeded: 2,
				failed: 1,
				untold: 1,
				rest: 0,
			});
		});

		it('gives the same answer when it is asked again', async () => {
			const run = await ledger.start('1');
			await ledger.as(run, (sql) => addPositions(sql, run, [last('never handed out')]));

			const first = await ledger.runs.finish(run);
			await ledger.clock.sleep(MINUTE);
			await ledger.start('2');
			const again = await ledger.runs.finish(run);

			expect(again).toEqual(first);
			expect(first.positions).toEqual({ confirmed: [], stale: 1, open: 0 });
		});

		it('lets the next run read from the start of this one, less the overlap', async () => {
			const first = await ledger.start('1');
			await ledger.as(first, (sql) => addCounts(sql, first, { comparisons: 1 }));
			await ledger.clock.sleep(7 * MINUTE);
			expect((await ledger.runs.finish(first)).complete).toBe(true);

			const second = await ledger.start('2');
			await ledger.runs.breakOff(second);
			const third = await ledger.runs.start({
				...CUSTOMERS,
				execution: '3',
				workflow: 'flow',
				overlapMs: 0,
			});

			expect(second.readFrom).toBe(first.startedAt - 5 * MINUTE);
			expect(third).toMatchObject({ run: { readFrom: first.startedAt } });
		});

		it('reads everything again after a clock that was ahead was set back', async () => {
			const first = await ledger.start('1');
			await ledger.as(first, (sql) => addCounts(sql, first, { comparisons: 1 }));
			expect((await ledger.runs.finish(first)).complete).toBe(true);
			await ledger.clock.sleep(-4 * MINUTE);
			const aLittle = await ledger.start('2');
			await ledger.runs.breakOff(aLittle);

			await ledger.clock.sleep(-16 * MINUTE);
			const second = await ledger.start('3');

			expect(aLittle.readFrom).toBe(first.startedAt - 9 * MINUTE);
			expect(second.readFrom).toBeNull();
		});

		it.each([['rest'], ['braked']] as const)(
			'lets the next run read the same again where there is %s, and still match',
			async (left) => {
				const first = await ledger.start('1');
				await ledger.as(first, (sql) => addCounts(sql, first, { comparisons: 1 }));
				await ledger.runs.finish(first);
				await ledger.clock.sleep(MINUTE);
				const second = await ledger.start('2');
				await ledger.as(second, (sql) => addCounts(sql, second, { comparisons: 1, [left]: 1 }));
				await ledger.clock.sleep(MINUTE);

				expect((await ledger.runs.finish(second)).complete).toBe(false);

				expect((await ledger.start('3')).readFrom).toBe(second.readFrom);
			},
		);

		it('lets the next run read the same again where nothing was compared, and says so', async () => {
			const first = await ledger.start('1');
			await ledger.as(first, (sql) => addCounts(sql, first, { comparisons: 1 }));
			await ledger.runs.finish(first);
			await ledger.clock.sleep(MINUTE);
			const second = await ledger.start('2');
			await ledger.clock.sleep(MINUTE);

			const finished = await ledger.runs.finish(second);

			expect(finished.complete).toBe(false);
			expect(summaryOf(finished, 'en')).toContain('nothing was compared');
			expect(summaryOf(finished, 'nl')).toContain('er is niets vergeleken');
			expect((await ledger.start('3')).readFrom).toBe(second.readFrom);
			expect(second.readFrom).not.toBeNull();
		});

		it('is the end of matching once a comparison left no rest', async () => {
			const matching: boolean[] = [];
			for (const counts of [
				undefined,
				{ comparisons: 1, rest: 10 },
				{ comparisons: 1, braked: 1 },
				{ comparisons: 1 },
				undefined,
			]) {
				const run = await ledger.start('1');
				matching.push(run.isFirst);
				if (counts !== undefined) await ledger.as(run, (sql) => addCounts(sql, run, counts));
				await ledger.runs.finish(run);
			}

			expect(matching).toEqual([true, true, true, true, false]);
		});

		it('keeps the time at which matching came to its end', async () => {
			const ends: unknown[] = [];
			for (const execution of ['1', '2']) {
				await ledger.clock.sleep(MINUTE);
				const run = await ledger.start(execution);
				await ledger.as(run, (sql) => addCounts(sql, run, { comparisons: 1 }));
				await ledger.runs.finish(run);
				const rows = await ledger.store.transaction((sql) =>
					sql.all('SELECT matched_at FROM accountview_sync'),
				);
				ends.push(Number(rows[0]?.['matched_at']), run.startedAt);
			}

			expect(ends[0]).toBe(ends[1]);
			expect(ends[2]).toBe(ends[0]);
		});

		it('frees the lease', async () => {
			await ledger.runs.finish(await ledger.start('1'));

			expect((await ledger.start('2')).fence).toBe(2);
		});

		it('is refused where the execution had ended before', async () => {
			const run = await ledger.start('1');
			await ledger.runs.breakOff(run);

			await expect(ledger.runs.finish(run)).rejects.toMatchObject({ code: 'SYNC_RUN_MISSING' });
		});

		it('is refused for a run that nobody started', async () => {
			const unknown = { ...CUSTOMERS, id: 'nothing', fence: 1 };

			await expect(ledger.runs.finish(unknown)).rejects.toMatchObject({
				code: 'SYNC_RUN_MISSING',
				record: 'run nothing',
			});
		});

		it('succeeds as often as it is asked at the same time', async () => {
			const run = await ledger.start('1');

			const answers = await Promise.all([1, 2, 3, 4].map(() => ledger.runs.finish(run)));

			for (const answer of answers) expect(answer).toEqual(answers[0]);
		});
	});

	describe('the counts of a comparison', () => {
		it('do not go to a run that was taken over', async () => {
			const late = await ledger.start('1');
			await ledger.clock.sleep(91 * SECOND);
			await ledger.start('2');

			await expect(
				ledger.as(late, (sql) => addCounts(sql, late, { comparisons: 1, inStep: 5 })),
			).rejects.toMatchObject({ code: 'SYNC_RUN_TAKEN_OVER' });

			expect((await ledger.runs.byId(late.id)).counts.inStep).toBe(0);
		});
	});

	describe('positions', () => {
		const RECORDS = [{ key: '1', changedAt: '2026-11-02T09:00:00', record: { name: 'Jansen' } }];
		const source = {
			scope: 'customers',
			// eslint-disable-next-line @typescript-eslint/require-await -- the feed takes pages as they come
			pages: async function* () {
				yield RECORDS;
			},
		};
		const request = { name: 'customers', start: 'everything' } as const;

		it('move on with Finish', async () => {
			const run = await ledger.start('1');
			const batch = await ledger.feed.next(source, request);
			await ledger.as(run, (sql) => addPositions(sql, run, [last(batch.token), last(batch.token)]));

			const { positions } = await ledger.runs.finish(run);

			expect(positions).toEqual({ confirmed: ['customers'], stale: 0, open: 0 });
			expect((await ledger.feed.next(source, request)).records).toEqual([]);
		});

		it('that bring a part only leave it the first run until the last one', async () => {
			const matching: boolean[] = [];
			for (const isLast of [false, true, true]) {
				const run = await ledger.start(`part ${matching.length}`);
				matching.push(run.isFirst);
				const { token } = await ledger.feed.next(source, request);
				await ledger.as(run, async (sql) => {
					await addPositions(sql, run, [{ token, isLast }]);
					await addCounts(sql, run, { comparisons: 1 });
				});
				await ledger.runs.finish(run);
			}

			expect(matching).toEqual([true, true, false]);
		});

		it.each(['rest', 'braked'] as const)('stay where there is %s', async (left) => {
			const run = await ledger.start('1');
			const batch = await ledger.feed.next(source, request);
			await ledger.as(run, async (sql) => {
				await addPositions(sql, run, [last(batch.token)]);
				await addCounts(sql, run, { comparisons: 1, [left]: 1 });
			});

			const { positions } = await ledger.runs.finish(run);

			expect(positions).toEqual({ confirmed: [], stale: 0, open: 1 });
			expect((await ledger.feed.next(source, request)).records).toHaveLength(1);
		});

		it('that another read has overtaken are told and do no harm', async () => {
			const run = await ledger.start('1');
			const batch = await ledger.feed.next(source, request);
			await ledger.as(run, async (sql) => {
				await addPositions(sql, run, [last(batch.token)]);
				await addCounts(sql, run, { comparisons: 1 });
			});
			const later = await ledger.feed.next(source, request);

			const { positions, complete } = await ledger.runs.finish(run);

			expect(positions).toEqual({ confirmed: [], stale: 1, open: 0 });
			expect(complete).toBe(true);
			expect((await ledger.feed.confirm(later.token)).outcome).toBe('confirmed');
		});

		it('move on with the second Finish when the process ended before they did', async () => {
			const run = await ledger.start('1');
			const batch = await ledger.feed.next(source, request);
			await ledger.as(run, (sql) => addPositions(sql, run, [last(batch.token)]));
			await ledger.runs.finish(run);
			// As the store was after the transaction of Finish and before the confirmation.
			await ledger.store.transaction(async (sql) => {
				await sql.run('UPDATE accountview_run SET positions = ? WHERE id = ?', [
					JSON.stringify([{ token: batch.token, state: 'open' }]),
					run.id,
				]);
			});

			expect((await ledger.runs.finish(run)).positions.confirmed).toEqual(['customers']);
		});
	});

	describe('looking up', () => {
		it('finds no run in an execution that started none, and says what to do', async () => {
			await ledger.start('1');

			await expect(
				ledger.runs.ofExecution(CUSTOMERS, { execution: '2', workflow: 'flow' }),
			).rejects.toMatchObject({
				code: 'SYNC_RUN_MISSING',
				remedy: expect.stringContaining('Run: Start') as string,
			});
		});

		it('lists the latest first, of one stream, of a connection, or of all', async () => {
			for (const execution of ['1', '2', '3']) {
				await ledger.clock.sleep(SECOND);
				await ledger.runs.finish(await ledger.start(execution));
			}
			await ledger.clock.sleep(SECOND);
			await ledger.start('4', { ...CUSTOMERS, entity: 'project' });
			const listed = async (stream: Partial<typeof CUSTOMERS>, limit: number) =>
				(await ledger.runs.list(stream, limit)).map(({ execution }) => execution);

			expect(await listed({}, 10)).toEqual(['4', '3', '2', '1']);
			expect(await listed(CUSTOMERS, 2)).toEqual(['3', '2']);
			expect(await listed({ entity: 'project' }, 10)).toEqual(['4']);
			expect(await listed({ backend: 'nothing' }, 10)).toEqual([]);
		});

		it.each(['counts', 'positions', 'state'])(
			'says so when the %s of a run cannot be read',
			async (column) => {
				const run = await ledger.start('1');
				await ledger.store.transaction(async (sql) => {
					await sql.run(`UPDATE accountview_run SET ${column} = ? WHERE id = ?`, ['{"no', run.id]);
				});

				await expect(ledger.runs.byId(run.id)).rejects.toMatchObject({
					code: 'SYNC_STATE_INVALID',
				});
			},
		);
	});

	describe('clearing away', () => {
		it('removes what was settled more than 30 days ago, and nothing that is open', async () => {
			const run = await ledger.start('1');
			const now = ledger.clock.now();
			await ledger.as(run, async (sql) => {
				await addIntent(sql, run, { id: 'old done', state: 'done', closedAt: now - 31 * DAY });
				await addIntent(sql, run, {
					id: 'old dropped',
					state: 'dropped',
					closedAt: now - 31 * DAY,
				});
				await addIntent(sql, run, { id: 'old failed', state: 'failed', closedAt: now - 31 * DAY });
				await addIntent(sql, run, { id: 'open', state: 'open' });
				await addIntent(sql, run, { id: 'new', state: 'done', closedAt: now - 29 * DAY });
			});

			await ledger.runs.finish(run);

			const left = await ledger.store.transaction((sql) =>
				sql.all('SELECT id FROM accountview_intent ORDER BY id'),
			);
			expect(left.map(({ id }) => id)).toEqual(['new', 'old failed', 'open']);
		});

		it('removes runs of more than 90 days ago, except the last 50', async () => {
			for (let execution = 1; execution <= 60; execution += 1) {
				await ledger.runs.finish(await ledger.start(String(execution)));
			}
			await ledger.clock.sleep(91 * DAY);
			await ledger.runs.finish(await ledger.start('61'));

			const left = await ledger.runs.list(CUSTOMERS, 100);

			expect(left.map(({ fence }) => fence).toSorted((a, b) => a - b)).toEqual(
				Array.from({ length: 50 }, (_, index) => 12 + index),
			);
		});
	});
});
