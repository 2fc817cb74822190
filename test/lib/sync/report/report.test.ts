import type { Sql, SqlValue, Store } from '../../../../lib/store';
import { putIssues } from '../../../../lib/sync/issues/issue-table';
import { readReport, type Report, type StreamReport } from '../../../../lib/sync/report/report';
import { NO_COUNTS, type RunCounts } from '../../../../lib/sync/runs/run';
import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import { VirtualClock } from '../../store/virtual-clock';
import { sampleIssue } from '../issues/sample-issue';

const NOW = Date.UTC(2026, 10, 23, 9);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const STREAM = { backend: 'field-service', entity: 'customer' };

async function insert(
	sql: Sql,
	table: string,
	row: Readonly<Record<string, SqlValue>>,
): Promise<void> {
	await sql.run(
		`INSERT INTO ${table} (${Object.keys(row).join(', ')})
		VALUES (${Object.keys(row)
			.map(() => '?')
			.join(', ')})`,
		Object.values(row),
	);
}

interface RunRow {
	readonly id: string;
	readonly startedAt: number;
	readonly endedAt?: number | null;
	readonly state?: string;
	readonly isFirst?: boolean;
	readonly counts?: Partial<RunCounts>;
}

describeOnBothStores('the report', (makePlace) => {
	let place: StorePlace;
	let store: Store;

	beforeEach(async () => {
		place = makePlace();
		store = await place.open();
	});

	afterEach(async () => {
		await store.close();
		await place.remove();
	});

	const inStore = (work: (sql: Sql) => Promise<void>): Promise<void> => store.transaction(work);

	const addSync = (row: Readonly<Record<string, SqlValue>> = {}, stream = STREAM): Promise<void> =>
		inStore((sql) => insert(sql, 'accountview_sync', { ...stream, fence: 9, ...row }));

	const addRun = (
		{ id, startedAt, endedAt = startedAt + MINUTE, state = 'finished', isFirst, counts }: RunRow,
		stream = STREAM,
	): Promise<void> =>
		inStore((sql) =>
			insert(sql, 'accountview_run', {
				...stream,
				id,
				fence: Math.round(startedAt / MINUTE),
				state,
				execution: `e-${id}`,
				workflow: 'w',
				started_at: startedAt,
				is_first: isFirst === true ? 1 : 0,
				heartbeat_at: startedAt + 20_000,
				ended_at: endedAt,
				counts: JSON.stringify({ ...NO_COUNTS, ...counts }),
				positions: '[]',
			}),
		);

	const addLinks = (count: number): Promise<void> =>
		inStore(async (sql) => {
			for (let index = 0; index < count; index += 1) {
				await insert(sql, 'accountview_link', {
					...STREAM,
					id: `l${index}`,
					av_key: `a${index}`,
					other_key: `o${index}`,
					state: 'active',
					av_hash: '',
					other_hash: '',
					av_content: '{}',
					created_at: 1,
					updated_at: 1,
				});
			}
		});

	const addIntent = (id: string, row: Readonly<Record<string, SqlValue>>): Promise<void> =>
		inStore((sql) =>
			insert(sql, 'accountview_intent', {
				...STREAM,
				id,
				subject: id,
				target: 'other',
				action: 'update',
				run: 'r1',
				fence: 1,
				state: 'done',
				attempts: 1,
				source_key: '10025',
				target_key: 'C-7',
				proposal: JSON.stringify({ label: 'Bakkerij Jansen' }),
				created_at: NOW - DAY,
				closed_at: NOW - DAY,
				...row,
			}),
		);

	const report = (request: Partial<Parameters<typeof readReport>[2]> = {}): Promise<Report> =>
		readReport(store, new VirtualClock(NOW), { runs: 50, ...request });

	async function onlyStream(): Promise<StreamReport> {
		const { streams } = await report();
		const [only] = streams;
		if (only === undefined || streams.length > 1) throw new Error(`${streams.length} streams`);
		return only;
	}

	it('of an empty store has no streams', async () => {
		expect(await report()).toEqual({ at: NOW, streams: [] });
	});

	it('has each stream that has a run, an error or a link, in order, and those asked for', async () => {
		await addLinks(1);
		await addSync({}, { backend: 'shop', entity: 'order' });
		await inStore((sql) =>
			putIssues(sql, { backend: 'field-service', entity: 'project' }, [sampleIssue()]),
		);
		const names = ({ streams }: Report): string[] =>
			streams.map(({ backend, entity }) => `${backend} ${entity}`);
		expect(names(await report())).toEqual([
			'field-service customer',
			'field-service project',
			'shop order',
		]);
		expect(names(await report({ stream: { entity: 'order' } }))).toEqual(['shop order']);
		expect(names(await report({ stream: STREAM }))).toEqual(['field-service customer']);
		expect(names(await report({ stream: { backend: 'nowhere' } }))).toEqual([]);
	});

	it('tells the last runs, the latest first, and how far behind the stream is', async () => {
		await addSync({ matched_at: 1 });
		await addRun({ id: 'old', startedAt: NOW - 30 * MINUTE });
		await addRun({ id: 'r1', startedAt: NOW - 20 * MINUTE, counts: { succeeded: 3, failed: 1 } });
		await addRun({ id: 'cut', startedAt: NOW - 10 * MINUTE, state: 'brokenOff' });
		await addIntent('i1', { run: 'cut', state: 'done' });
		await addIntent('i2', { run: 'cut', state: 'open', closed_at: null });
		await addLinks(3);
		await inStore((sql) =>
			putIssues(sql, STREAM, [
				sampleIssue({ subject: 'l1', firstAt: NOW - 3 * DAY }),
				sampleIssue({ subject: 'l2', code: 'WRITE_POSTPONED', firstAt: NOW - 2 * DAY }),
				sampleIssue({ subject: 'l3', code: 'WRITE_POSTPONED', firstAt: NOW - DAY }),
			]),
		);
		const { streams } = await report({ runs: 2 });
		expect(streams).toEqual([
			expect.objectContaining({
				...STREAM,
				condition: { is: 'brokenOff', since: NOW - 10 * MINUTE },
				links: 3,
				lag: {
					finishedRunAt: NOW - 20 * MINUTE,
					oldestIssueAt: NOW - 3 * DAY,
					oldestPostponedAt: NOW - 2 * DAY,
				},
				issues: [
					{ code: 'WRITE_POSTPONED', count: 2 },
					{ code: 'WRITE_REFUSED', count: 1 },
				],
				toMend: 1,
				settling: 2,
				firstRun: null,
			}),
		]);
		const [cut, r1] = streams[0]?.runs ?? [];
		expect(cut).toMatchObject({ id: 'cut', counts: { succeeded: 1, untold: 1 } });
		expect(r1).toMatchObject({
			id: 'r1',
			execution: 'e-r1',
			durationMs: MINUTE,
			counts: { succeeded: 3, failed: 1 },
		});
	});

	it.each([
		['running', NOW + 1000, { is: 'running', since: NOW - 5 * MINUTE }],
		['noSign', NOW - 1000, { is: 'brokenOff', since: NOW - 5 * MINUTE }],
	])('calls a run whose lease holds until then %s', async (state, expires, condition) => {
		await addSync({ holder: 'r1', expires_at: expires });
		await addRun({ id: 'r1', startedAt: NOW - 5 * MINUTE, state: 'running', endedAt: null });
		const stream = await onlyStream();
		expect(stream.condition).toMatchObject(condition);
		expect(stream.runs).toMatchObject([{ state, durationMs: null }]);
	});

	it('says that the brake held the last run', async () => {
		await addSync();
		await addRun({ id: 'r1', startedAt: NOW - 5 * MINUTE, counts: { braked: 1 } });
		expect(await onlyStream()).toMatchObject({
			condition: { is: 'braked' },
			runs: [{ state: 'braked' }],
		});
	});

	it('says so when no run has come for much longer than usual', async () => {
		await addSync({ matched_at: 1 });
		for (const ago of [95, 85, 75, 65]) {
			await addRun({ id: `r${ago}`, startedAt: NOW - ago * MINUTE });
		}
		expect((await onlyStream()).condition).toEqual({
			is: 'overdue',
			since: NOW - 65 * MINUTE,
			usualGapMs: 10 * MINUTE,
		});
		await addRun({ id: 'r15', startedAt: NOW - 15 * MINUTE });
		expect((await onlyStream()).condition).toEqual({ is: 'inStep' });
	});

	it('tells how much of the first synchronisation is done, and estimates the rest', async () => {
		await addSync({ holder: 'r2', expires_at: NOW + MINUTE });
		await addRun({
			id: 'r1',
			startedAt: NOW - 20 * MINUTE,
			endedAt: NOW - 15 * MINUTE,
			isFirst: true,
			counts: { comparisons: 1, createInOther: 90, succeeded: 90, rest: 110 },
		});
		await addRun({
			id: 'r2',
			startedAt: NOW - 5 * MINUTE,
			endedAt: null,
			state: 'running',
			isFirst: true,
			counts: { comparisons: 1, createInOther: 20, rest: 90 },
		});
		for (let index = 0; index < 20; index += 1) {
			await addIntent(`i${index}`, { run: 'r2', state: index < 10 ? 'done' : 'open' });
		}
		await addLinks(7);
		await inStore((sql) =>
			putIssues(sql, STREAM, [
				sampleIssue({ subject: 'other:9', code: 'UNMATCHED' }),
				sampleIssue({ subject: 'other:9', code: 'KEY_TWICE' }),
				sampleIssue({ subject: 'l1' }),
			]),
		);
		const { firstRun } = await onlyStream();
		// 90 are left to a next run, at 110 in the 20 minutes since the first run began, without the 15% of
		// its 5 minutes that are its warm-up: 15.75 minutes, less the pause of 10 that does not follow it.
		expect(firstRun).toEqual({
			done: 7,
			remaining: 100,
			waiting: 1,
			total: 108,
			rate: { perMinute: 5, succeeded: 100, minutes: 20, runs: 2 },
			leftMs: 5.75 * MINUTE,
		});
	});

	it('estimates nothing before it knows something', async () => {
		await addSync({ holder: 'r1', expires_at: NOW + MINUTE });
		await addRun({
			id: 'r1',
			startedAt: NOW - MINUTE,
			state: 'running',
			endedAt: null,
			isFirst: true,
		});
		expect((await onlyStream()).firstRun).toEqual({
			done: 0,
			remaining: null,
			waiting: 0,
			total: null,
			rate: null,
			leftMs: null,
		});
	});

	it('shows what was overwritten in the last 30 days, and nothing that was not', async () => {
		const lost = JSON.stringify({ side: 'other', fields: { phone: { was: '1', became: '2' } } });
		await addSync();
		await addIntent('shown', { lost });
		await addIntent('old', { lost, closed_at: NOW - 31 * DAY });
		await addIntent('failed', { lost, state: 'failed' });
		await addIntent('nothing', { lost: null });
		expect((await onlyStream()).overwritten).toEqual({
			total: 1,
			latest: [
				{
					at: NOW - DAY,
					side: 'other',
					key: 'C-7',
					sourceKey: '10025',
					label: 'Bakkerij Jansen',
					fields: [{ name: 'phone', was: '1', became: '2' }],
				},
			],
		});
	});

	it('names what it cannot read', async () => {
		await addSync();
		await addIntent('odd', { lost: '{"side":"left"}' });
		await expect(report()).rejects.toMatchObject({
			code: 'SYNC_STATE_INVALID',
			message: expect.stringContaining('odd') as string,
		});
	});
});
