import type { Sql, Store } from '../../../../lib/store';
import { StoreError } from '../../../../lib/store';
import { putIssues, readIssues } from '../../../../lib/sync/issues/issue-table';
import {
	importLinks,
	type ImportOutcome,
	type ImportSettings,
	type LinkPair,
} from '../../../../lib/sync/links/import-links';
import { insertLinks, linkPages, readContents } from '../../../../lib/sync/links/link-table';
import { Runs } from '../../../../lib/sync/runs';
import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import { digest } from '../content/digest-for-test';
import { sampleIssue } from '../issues/sample-issue';
import { VirtualClock } from '../../store/virtual-clock';
import { sampleLink } from './sample-link';

const STREAM = { backend: 'field-service', entity: 'customer' };
const NOW = Date.UTC(2026, 10, 22, 9);

describeOnBothStores('importing links', (makePlace) => {
	let place: StorePlace;
	let store: Store;
	let ids: number;

	beforeEach(async () => {
		place = makePlace();
		store = await place.open();
		ids = 0;
	});

	afterEach(async () => {
		await store.close();
		await place.remove();
	});

	const within = <T>(work: (sql: Sql) => Promise<T>): Promise<T> => store.transaction(work);

	const pairs = (...texts: string[]): LinkPair[] =>
		texts.map((text) => {
			const [accountViewKey = '', otherKey = ''] = text.split('=');
			return { accountViewKey, otherKey };
		});

	const importing = (
		given: readonly LinkPair[],
		settings: Partial<ImportSettings> = {},
		into = store,
	): Promise<readonly ImportOutcome[]> =>
		importLinks(
			into,
			STREAM,
			given,
			{ onExisting: 'error', ...settings },
			{ clock: { now: () => NOW }, newId: () => `new-${++ids}`, execution: 'import' },
		);

	/** All links as `A1=B1`. */
	async function stored(): Promise<string[]> {
		const all: string[] = [];
		for await (const page of linkPages(store, STREAM)) {
			all.push(...page.map(({ accountViewKey, otherKey }) => `${accountViewKey}=${otherKey}`));
		}
		return all;
	}

	const outcomes = (results: readonly ImportOutcome[]): string[] =>
		results.map((result) => (result.outcome === 'failed' ? result.error.code : result.outcome));

	const sentence = (result: ImportOutcome | undefined): string =>
		result?.outcome === 'failed' ? result.error.message : '';

	it('makes links on which nothing is agreed yet', async () => {
		expect(await importing(pairs('A1=B1'))).toEqual([
			{ outcome: 'linked', link: 'new-1', replaced: 0 },
		]);
		const links = [];
		for await (const page of linkPages(store, STREAM)) links.push(...page);
		expect(links).toEqual([
			{
				id: 'new-1',
				accountViewKey: 'A1',
				otherKey: 'B1',
				state: 'active',
				accountViewVersion: null,
				otherVersion: null,
				accountViewHash: '',
				otherHash: '',
			},
		]);
		const contents = await within((sql) => readContents(sql, ['new-1']));
		expect(contents.get('new-1')).toEqual({ accountView: {}, other: {} });
	});

	it('leaves a pair that is linked as it is, with what was agreed', async () => {
		await within((sql) => insertLinks(sql, STREAM, [sampleLink(1)], NOW));
		expect(await importing(pairs('a1=b1', 'a1=b1'), { onExisting: 'replace' })).toEqual([
			{ outcome: 'already', link: 'link-1' },
			{ outcome: 'already', link: 'link-1' },
		]);
		expect((await within((sql) => readContents(sql, ['link-1']))).get('link-1')).toMatchObject({
			accountView: { name: 'Name 1' },
		});
	});

	it('refuses a record that is linked to another one, and names both links', async () => {
		await importing(pairs('A1=B1', 'A2=B2'));
		const results = await importing(pairs('A1=B2', 'A3=B1', 'A4=B4'));
		expect(outcomes(results)).toEqual(['SYNC_LINK_INVALID', 'SYNC_LINK_INVALID', 'linked']);
		expect(sentence(results[0])).toBe(
			'AccountView "A1" cannot be linked to "B2" of the other side, because there is a link already: AccountView "A1" with "B1" of the other side and AccountView "A2" with "B2" of the other side.',
		);
		expect(await stored()).toEqual(['A1=B1', 'A2=B2', 'A4=B4']);
	});

	it('moves it when that is asked for, and removes the links in the way', async () => {
		await importing(pairs('A1=B1', 'A2=B2', 'A3=B3'));
		const results = await importing(pairs('A1=B2', 'A4=B3'), { onExisting: 'replace' });
		expect(results).toMatchObject([
			{ outcome: 'linked', replaced: 2 },
			{ outcome: 'linked', replaced: 1 },
		]);
		expect(await stored()).toEqual(['A1=B2', 'A4=B3']);
	});

	it('lets two records change places', async () => {
		await importing(pairs('A1=B1', 'A2=B2'));
		const results = await importing(pairs('A1=B2', 'A2=B1'), { onExisting: 'replace' });
		expect(outcomes(results)).toEqual(['linked', 'linked']);
		expect(await stored()).toEqual(['A1=B2', 'A2=B1']);
	});

	it.each(['error', 'replace'] as const)(
		'refuses a list that links one record twice, across batches too (%s)',
		async (onExisting) => {
			const results = await importing(pairs('A1=B1', 'A2=B2', 'A1=B3', 'A3=B2', 'A1=B1'), {
				onExisting,
				batchSize: 2,
			});
			expect(outcomes(results)).toEqual([
				'linked',
				'linked',
				'SYNC_LINK_INVALID',
				'SYNC_LINK_INVALID',
				'already',
			]);
			expect(sentence(results[2])).toContain('links AccountView "A1" with "B1" of the other side');
			expect(sentence(results[3])).toContain('links "B2" of the other side with AccountView "A2"');
			expect(await stored()).toEqual(['A1=B1', 'A2=B2']);
		},
	);

	it('refuses a pair without a key, or with one that is too long, and takes the rest', async () => {
		const results = await importing(pairs('=B1', 'A2=', '  =B3', `${'A'.repeat(501)}=B4`, 'A6=B6'));
		expect(results.map(sentence)).toEqual([
			'The pair with "B1" has no key for AccountView.',
			'The pair with "A2" has no key for the other side.',
			'The pair with "B3" has no key for AccountView.',
			'The pair with "B4" has a key for AccountView of more than 500 characters.',
			'',
		]);
		expect(await stored()).toEqual(['A6=B6']);
	});

	it('takes keys as a comparison reads them', async () => {
		await importing(pairs(' A  1 =B1\u00a0', 'Cafe\u0301=B2'));
		expect(await stored()).toEqual(['A 1=B1', 'Caf\u00e9=B2']);
	});

	it('links nothing while a run of another execution is going on, and says which', async () => {
		const runs = new Runs(store, { clock: new VirtualClock(), newId: () => 'run', digest });
		await runs.start({ ...STREAM, execution: 'busy', workflow: 'flow' });
		const results = await importing(pairs('A1=B1'));
		expect(results.map(sentence)).toEqual([
			'Execution busy is keeping "customer" of connection "field-service" in step just now, so nothing was linked.',
		]);
		expect(await stored()).toEqual([]);
	});

	it('links in the middle of a run of its own execution', async () => {
		const runs = new Runs(store, { clock: new VirtualClock(), newId: () => 'run', digest });
		await runs.start({ ...STREAM, execution: 'import', workflow: 'flow' });
		await importing(pairs('A1=B1'));
		expect(await stored()).toEqual(['A1=B1']);
	});

	it('clears what was wrong with the records, and with the links that made room', async () => {
		await within((sql) => insertLinks(sql, STREAM, [sampleLink(9)], NOW));
		await within((sql) =>
			putIssues(sql, STREAM, [
				sampleIssue({ subject: 'accountView:A1', code: 'UNMATCHED' }),
				sampleIssue({ subject: 'other:b9', code: 'MATCH_AMBIGUOUS' }),
				sampleIssue({ subject: 'link-9', code: 'CONFLICT' }),
				sampleIssue({ subject: 'accountView:A2', code: 'UNMATCHED' }),
			]),
		);
		await importing(pairs('A1=b9'), { onExisting: 'replace' });
		const left = await within((sql) => readIssues(sql, STREAM));
		expect(left.map(({ subject }) => subject)).toEqual(['accountView:A2']);
	});

	it('drops what was still to be done with the records, and nothing else', async () => {
		const intent = (id: string, subject: string, state: string, entity = STREAM.entity) =>
			within((sql) =>
				sql.run(
					`INSERT INTO accountview_intent (id, backend, entity, subject, target, action, run, fence,
						state, attempts, source_key, proposal, created_at)
					VALUES (?, ?, ?, ?, 'other', 'create', 'run-1', 1, ?, 1, 'A1', '{}', 1)`,
					[id, STREAM.backend, entity, subject, state],
				),
			);
		await intent('open', 'accountView:A1', 'open');
		await intent('failed', 'other:B1', 'failed');
		await intent('done', 'accountView:A1', 'done');
		await intent('another', 'accountView:A2', 'open');
		await intent('elsewhere', 'accountView:A1', 'open', 'project');

		await importing(pairs('A1=B1'));

		const rows = await within((sql) =>
			sql.all('SELECT id, state, closed_at FROM accountview_intent ORDER BY id'),
		);
		expect(rows).toEqual([
			{ id: 'another', state: 'open', closed_at: null },
			{ id: 'done', state: 'done', closed_at: null },
			{ id: 'elsewhere', state: 'open', closed_at: null },
			{ id: 'failed', state: 'dropped', closed_at: NOW },
			{ id: 'open', state: 'dropped', closed_at: NOW },
		]);
	});

	it('keeps what was stored when the store fails in a later batch, and says so for the rest', async () => {
		let transactions = 0;
		const failing: Store = {
			kind: store.kind,
			close: () => store.close(),
			transaction: (work) => {
				transactions += 1;
				if (transactions === 2) return Promise.reject(diskFull());
				return store.transaction(work);
			},
		};
		const given = pairs('A1=B1', 'A2=B2', 'A3=B3', 'A4=B4', 'A5=B5');
		const results = await importing(given, { batchSize: 2 }, failing);
		expect(outcomes(results)).toEqual([
			'linked',
			'linked',
			'STORE_DISK_FULL',
			'STORE_DISK_FULL',
			'STORE_DISK_FULL',
		]);
		expect(transactions).toBe(2);
		expect(outcomes(await importing(given))).toEqual([
			'already',
			'already',
			'linked',
			'linked',
			'linked',
		]);
	});

	it('takes lists of many batches', async () => {
		const many = pairs(...Array.from({ length: 3_500 }, (_, index) => `A${index}=B${index}`));
		expect(new Set(outcomes(await importing(many)))).toEqual(new Set(['linked']));
		expect(await stored()).toHaveLength(3_500);
	});
});

function diskFull(): StoreError {
	return new StoreError({ code: 'STORE_DISK_FULL', message: 'Full.', remedy: 'Make room.' });
}
