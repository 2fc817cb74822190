import type { Sql, Store } from '../../../../lib/store';
import { SyncError } from '../../../../lib/sync/errors';
import type { Issue } from '../../../../lib/sync/issues/issue';
import {
	clearIssues,
	countIssues,
	listIssues,
	putIssues,
	readIssues,
} from '../../../../lib/sync/issues/issue-table';
import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import { sampleIssue } from './sample-issue';

const STREAM = { backend: 'field-service', entity: 'customer' };
const ORDERS = { backend: 'field-service', entity: 'order' };

describeOnBothStores('the table of issues', (makePlace) => {
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

	const inStore = <T>(work: (sql: Sql) => Promise<T>): Promise<T> => store.transaction(work);
	const put = (issues: readonly Issue[], stream = STREAM): Promise<void> =>
		inStore((sql) => putIssues(sql, stream, issues));
	const subjects = (issues: readonly Issue[]): string[] => issues.map(({ subject }) => subject);

	it('gives back what was put, of its own stream only', async () => {
		const issue = sampleIssue({ field: 'email', nextTryAt: Date.UTC(2026, 10, 23, 9) });
		await put([issue]);
		await put([sampleIssue({ subject: 'link-9', lasting: false })], ORDERS);
		expect(await inStore((sql) => readIssues(sql, STREAM))).toEqual([issue]);
		expect(await inStore((sql) => listIssues(sql, {}))).toEqual([
			{ ...issue, ...STREAM },
			expect.objectContaining({ ...ORDERS, subject: 'link-9', lasting: false }),
		]);
	});

	it('keeps the first time of an entry and takes everything else over', async () => {
		const before = sampleIssue();
		const now = sampleIssue({
			side: 'accountView',
			key: '10025',
			otherKey: null,
			label: 'Jansen',
			field: 'phone',
			facts: { cause: 'No number', count: 3 },
			lasting: false,
			times: 3,
			stateHash: 'other',
			firstAt: before.firstAt + 1000,
			lastAt: before.lastAt + 1000,
			nextTryAt: 5,
		});
		await put([before]);
		await put([now]);
		expect(await inStore((sql) => readIssues(sql, STREAM))).toEqual([
			{ ...now, firstAt: before.firstAt },
		]);
	});

	it('takes more than one statement holds, and the last of an entry that comes twice', async () => {
		const many = Array.from({ length: 1000 }, (_, index) => sampleIssue({ subject: `s${index}` }));
		await put([...many, sampleIssue({ subject: 's0', label: 'the last' })]);
		const found = await inStore((sql) => readIssues(sql, STREAM));
		expect(found).toHaveLength(1000);
		expect(found.find(({ subject }) => subject === 's0')?.label).toBe('the last');
	});

	it('keeps texts that no database holds in a form that it does', async () => {
		const odd = 'a\0b\uD800c😀';
		await put([sampleIssue({ subject: odd, key: odd, label: odd, facts: { cause: odd } })]);
		const [found] = await inStore((sql) => readIssues(sql, STREAM));
		expect(found).toMatchObject({ subject: 'a�b�c😀', key: 'a�b�c😀', label: 'a�b�c😀' });
		expect(found?.facts).toEqual({ cause: 'a�b�c😀' });
		expect(await inStore((sql) => clearIssues(sql, STREAM, [odd]))).toBe(1);
	});

	it('removes all issues of the subjects but those named', async () => {
		await put([
			sampleIssue({ subject: 'a', code: 'CONFLICT' }),
			sampleIssue({ subject: 'a', code: 'WRITE_REFUSED' }),
			sampleIssue({ subject: 'b' }),
			sampleIssue({ subject: 'c' }),
		]);
		await put([sampleIssue({ subject: 'a' })], ORDERS);
		const removed = await inStore((sql) =>
			clearIssues(sql, STREAM, ['a', 'b', 'a', 'unknown'], [{ subject: 'a', code: 'CONFLICT' }]),
		);
		expect(removed).toBe(2);
		const left = await inStore((sql) => readIssues(sql, STREAM));
		expect(left.map(({ subject, code }) => `${subject} ${code}`)).toEqual([
			'a CONFLICT',
			'c WRITE_REFUSED',
		]);
		expect(await inStore((sql) => readIssues(sql, ORDERS))).toHaveLength(1);
		expect(await inStore((sql) => clearIssues(sql, STREAM, []))).toBe(0);
	});

	it('removes of thousands of subjects what is to go', async () => {
		const many = Array.from({ length: 1000 }, (_, index) => sampleIssue({ subject: `s${index}` }));
		await put(many);
		const kept = [sampleIssue({ subject: 's7' }), sampleIssue({ subject: 's999' })];
		expect(await inStore((sql) => clearIssues(sql, STREAM, subjects(many), kept))).toBe(998);
		expect(subjects(await inStore((sql) => readIssues(sql, STREAM)))).toEqual(['s7', 's999']);
	});

	it('lists the oldest first, page by page, by connection, entity and code', async () => {
		const at = (firstAt: number, subject: string): Issue => sampleIssue({ firstAt, subject });
		await put([at(30, 'c'), at(10, 'a'), at(20, 'b')]);
		await put([{ ...at(20, 'a'), code: 'CONFLICT' }], ORDERS);
		const seen: string[] = [];
		let [last] = await inStore((sql) => listIssues(sql, { limit: 1 }));
		while (last !== undefined) {
			const after = last;
			seen.push(`${after.entity} ${after.subject}`);
			[last] = await inStore((sql) => listIssues(sql, { limit: 1, after }));
		}
		expect(seen).toEqual(['customer a', 'customer b', 'order a', 'customer c']);
		const list = (filter: Parameters<typeof listIssues>[1]) =>
			inStore((sql) => listIssues(sql, filter));
		expect(subjects(await list({ stream: ORDERS }))).toEqual(['a']);
		expect(subjects(await list({ stream: { entity: 'customer' }, limit: 2 }))).toEqual(['a', 'b']);
		expect(await list({ stream: { backend: 'elsewhere' } })).toEqual([]);
		expect(await list({ code: 'CONFLICT' })).toHaveLength(1);
	});

	it('counts by stream and cause', async () => {
		await put([
			sampleIssue({ subject: 'a' }),
			sampleIssue({ subject: 'b' }),
			sampleIssue({ subject: 'a', code: 'CONFLICT' }),
		]);
		await put([sampleIssue({ subject: 'x' })], ORDERS);
		const counts = await inStore((sql) => countIssues(sql));
		expect(counts).toEqual([
			{ ...STREAM, code: 'WRITE_REFUSED', count: 2 },
			{ ...STREAM, code: 'CONFLICT', count: 1 },
			{ ...ORDERS, code: 'WRITE_REFUSED', count: 1 },
		]);
		expect(await inStore((sql) => countIssues(sql, { entity: 'order' }))).toHaveLength(1);
	});

	it.each([
		['facts that are no JSON', "facts = '{'"],
		['facts that are no record', "facts = '[{}]'"],
		['a code of a later version', "code = 'SOMETHING_NEW'"],
	])('says which entry has %s', async (_title, change) => {
		await put([sampleIssue()]);
		await inStore((sql) => sql.run(`UPDATE accountview_issue SET ${change}`));
		const reading = inStore((sql) => readIssues(sql, STREAM));
		await expect(reading).rejects.toThrow(SyncError);
		await expect(reading).rejects.toMatchObject({
			code: 'SYNC_STATE_INVALID',
			record: 'customer link-1',
		});
	});
});
