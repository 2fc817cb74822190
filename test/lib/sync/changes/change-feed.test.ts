import type { Store } from '../../../../lib/store';
import type { ChangeFeed, ChangeSource } from '../../../../lib/sync';
import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import { ChangingServer } from './changing-server';
import { feedFor, shown } from './feed-for-test';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MONDAY = Date.UTC(2026, 10, 23, 9);

describeOnBothStores('the change feed', (makePlace) => {
	let place: StorePlace;
	let store: Store;
	let server: ChangingServer;
	let feed: ChangeFeed;

	beforeEach(async () => {
		place = makePlace();
		store = await place.open();
		server = new ChangingServer(MONDAY);
		feed = feedFor(store, server);
	});

	afterEach(async () => {
		await store.close();
		await place.remove();
	});

	/** The next batch, confirmed. */
	async function take(limit?: number): Promise<string[]> {
		const batch = await feed.next(server, {
			name: 'mine',
			start: 'everything',
			...(limit !== undefined && { limit }),
		});
		await feed.confirm(batch.token);
		return shown(batch);
	}

	const countMarks = async (): Promise<unknown> => {
		const rows = await store.transaction((sql) =>
			sql.all('SELECT count(*) AS number FROM accountview_mark'),
		);
		return rows[0]?.['number'];
	};

	describe('a first run', () => {
		beforeEach(() => {
			for (const key of ['a', 'b', 'c', 'd']) server.write(key);
			server.pass(MINUTE);
		});

		it('of everything hands over all records', async () => {
			expect(await take()).toEqual(['a=1', 'b=2', 'c=3', 'd=4']);
			expect(await take()).toEqual([]);
		});

		it('from now on hands nothing over, and later what was changed since', async () => {
			server.remove('d');
			const first = await feed.next(server, { name: 'mine', start: 'now' });
			expect(first).toMatchObject({ records: [], complete: true });
			server.write('b');
			expect(await take()).toEqual(['b=5']);
		});

		it('from now on knows what was changed in the last day as seen', async () => {
			server.pass(10 * MINUTE);
			server.write('a');
			await feed.next(server, { name: 'mine', start: 'now' });
			server.pass(20 * HOUR);
			expect(await take()).toEqual([]);
		});

		it('from now on begins a day back when nothing was changed lately', async () => {
			server.pass(72 * HOUR);
			await feed.next(server, { name: 'mine', start: 'now' });
			expect(await feed.list()).toMatchObject([{ since: '2026-11-25T10:01:00' }]);
			server.write('b');
			expect(await take()).toEqual(['b=5']);
		});

		describe('from now on', () => {
			const fromNow = { name: 'mine', start: 'now' } as const;

			/** Something others do before the second page of the first sweep is answered. */
			const beforeSecondPage = (act: () => void): void => {
				let page = 0;
				server.beforePage = () => {
					page += 1;
					server.pass(1000);
					if (page === 2) act();
				};
			};

			it('hands over what was changed while the first sweep was on its way to it', async () => {
				beforeSecondPage(() => {
					server.write('d');
				});
				expect(shown(await feed.next(server, fromNow))).toEqual([]);
				expect(await take()).toEqual(['d=5']);
				expect(await take()).toEqual([]);
			});

			it('hands over what was changed between two parts of the first sweep', async () => {
				await feed.next(server, { ...fromNow, deadline: 0 });
				server.pass(10 * MINUTE);
				server.write('a');
				server.write('d');
				expect(shown(await feed.next(server, fromNow))).toEqual([]);
				expect(await take()).toEqual(['a=5', 'd=6']);
			});

			it('hands over what was changed after a first sweep broke off', async () => {
				beforeSecondPage(() => {
					throw new Error('server down');
				});
				await expect(feed.next(server, fromNow)).rejects.toThrow('server down');
				server.beforePage = () => undefined;
				server.write('a');
				server.write('d');
				await feed.next(server, fromNow);
				expect(await take()).toEqual(['a=5', 'd=6']);
			});

			it('hands over what is stamped like the latest change before it', async () => {
				server = new ChangingServer(MONDAY);
				for (const key of ['a', 'b', 'c', 'd']) server.write(key);
				let page = 0;
				server.beforePage = () => {
					page += 1;
					if (page === 2) server.write('d');
				};
				await feed.next(server, fromNow);
				expect(await take()).toEqual(['d=5']);
			});

			it('hands over every change of its day when the server tells the day only', async () => {
				server = new ChangingServer(MONDAY, { dayOnly: true });
				for (const key of ['a', 'b', 'c', 'd']) server.write(key);
				await feed.next(server, { ...fromNow, deadline: 0 });
				server.pass(HOUR);
				server.write('b');
				server.write('d');
				await feed.next(server, fromNow);
				expect(await take()).toEqual(['b=5', 'd=6']);
			});

			it('takes records without a time of change for seen as it comes to them', async () => {
				for (const key of ['d', 'e', 'f', 'g']) server.put(key, 10, null);
				await feed.next(server, fromNow);
				expect(await take()).toEqual([]);
				server.put('g', 11, null);
				expect(await take()).toEqual(['g=11']);
			});

			it('counts the first page even when nothing on it was changed lately', async () => {
				const late: ChangeSource = {
					scope: server.scope,
					async *pages(request) {
						if (request.afterKey === undefined) {
							yield [];
							server.write('c');
						}
						yield* server.pages(request);
					},
				};
				await feed.next(late, fromNow);
				expect(await take()).toContain('c=5');
			});

			it('may hand over what was changed a few minutes before, and nothing older', async () => {
				server.write('d');
				server.pass(20 * MINUTE);
				server.write('e');
				server.pass(4 * MINUTE);
				server.write('f');
				await feed.next(server, fromNow);
				expect(await take()).toEqual(['e=6', 'f=7']);
				expect(await take()).toEqual([]);
			});
		});

		it('is the only one for which the choice counts', async () => {
			await take();
			const again = await feed.next(server, { name: 'mine', start: 'now' });
			expect(shown(again)).toEqual([]);
			server.write('b');
			const batch = await feed.next(server, { name: 'mine', start: 'now' });
			expect(shown(batch)).toEqual(['b=5']);
		});

		it('of a company without records says so, and takes what comes later', async () => {
			const empty = new ChangingServer(MONDAY);
			const batch = await feed.next(empty, { name: 'empty', start: 'everything' });
			expect(batch).toMatchObject({ records: [], complete: true });
			empty.write('a');
			expect(shown(await feed.next(empty, { name: 'empty', start: 'everything' }))).toEqual([
				'a=1',
			]);
		});
	});

	describe('equal times of change', () => {
		it('hide no record that is written in the second of a read', async () => {
			server.write('b');
			expect(await take()).toEqual(['b=1']);
			server.write('a');
			server.write('c');
			expect(await take()).toEqual(['a=2', 'c=3']);
			server.write('b');
			expect(await take()).toEqual(['b=4']);
			expect(await take()).toEqual([]);
		});

		it('hide no change of a day when the server tells the day only', async () => {
			server = new ChangingServer(MONDAY, { dayOnly: true });
			server.write('a');
			expect(await take()).toEqual(['a=1']);
			server.pass(5 * HOUR);
			server.write('a');
			server.write('b');
			expect(await take()).toEqual(['a=2', 'b=3']);
			server.pass(24 * HOUR);
			server.write('b');
			expect(await take()).toEqual(['b=4']);
		});
	});

	it('hands over a record without a time of change once, and again when it differs', async () => {
		server.put('a', 1, null);
		expect(await take()).toEqual(['a=1']);
		server.write('b');
		server.pass(72 * HOUR);
		server.write('b');
		await take();
		expect(await take()).toEqual([]);
		server.put('a', 2, null);
		expect(await take()).toEqual(['a=2']);
	});

	it('takes what is no time at all for no time of change', async () => {
		server.put('a', 1, 'yesterday');
		expect(await take()).toEqual(['a=1']);
		expect(await take()).toEqual([]);
	});

	it('is not led astray by a record that was stamped years ahead', async () => {
		server.put('z', 100, '2099-01-01T00:00:01');
		server.write('a');
		expect(await take()).toEqual(['a=1', 'z=100']);
		server.pass(HOUR);
		server.write('b');
		expect(await take()).toEqual(['b=2']);
		expect(await take()).toEqual([]);
	});

	it('does not lose what is changed behind its back while it reads', async () => {
		for (const key of ['a', 'b', 'c', 'd', 'e']) server.write(key);
		let page = 0;
		server.beforePage = () => {
			page += 1;
			server.pass(HOUR);
			if (page === 2) server.write('a');
		};
		expect(await take()).toEqual(['a=1', 'b=2', 'c=3', 'd=4', 'e=5']);
		expect(await take()).toEqual(['a=6']);
	});

	describe('a limit', () => {
		beforeEach(() => {
			for (const key of ['a', 'b', 'c', 'd', 'e']) server.write(key);
		});

		it('cuts the changes into batches, each from where the last one ended', async () => {
			expect([await take(2), await take(2), await take(2), await take(2)]).toEqual([
				['a=1', 'b=2'],
				['c=3', 'd=4'],
				['e=5'],
				[],
			]);
		});

		it('tells whether there is more', async () => {
			const request = { name: 'mine', start: 'everything' } as const;
			expect(await feed.next(server, { ...request, limit: 4 })).toMatchObject({ complete: false });
			expect(await feed.next(server, { ...request, limit: 5 })).toMatchObject({ complete: true });
		});

		it('does not read the pages before again', async () => {
			await take(3);
			const asked: unknown[] = [];
			const watched: ChangeSource = {
				scope: server.scope,
				pages: (request) => {
					asked.push(request);
					return server.pages(request);
				},
			};
			await feed.next(watched, { name: 'mine', start: 'everything', limit: 3 });
			expect(asked).toEqual([{ afterKey: 'c' }]);
		});
	});

	describe('a deadline', () => {
		beforeEach(() => {
			for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) server.write(key);
			server.beforePage = () => {
				server.pass(MINUTE);
			};
		});

		it('stops after the page at hand, and the next run goes on there', async () => {
			const deadline = server.now + 90_000;
			const batch = await feed.next(server, { name: 'mine', start: 'everything', deadline });
			expect(shown(batch)).toHaveLength(6);
			expect(batch.complete).toBe(false);
			await feed.confirm(batch.token);
			expect(await take()).toEqual(['g=7']);
		});

		it('that has passed already still lets one page through, so that it comes to an end', async () => {
			const seen: string[] = [];
			for (let run = 0; run < 3; run += 1) {
				const request = { name: 'mine', start: 'everything', deadline: 0 } as const;
				const batch = await feed.next(server, request);
				await feed.confirm(batch.token);
				seen.push(...shown(batch));
			}
			expect(seen).toEqual(['a=1', 'b=2', 'c=3', 'd=4', 'e=5', 'f=6', 'g=7']);
		});

		it('saves how far a read has come that found nothing to hand over', async () => {
			await feed.next(server, { name: 'mine', start: 'now', deadline: 0 });
			expect(await feed.list()).toMatchObject([{ underWay: true, unconfirmed: false }]);
			for (let run = 0; run < 3; run += 1) {
				await feed.next(server, { name: 'mine', start: 'now', deadline: 0 });
			}
			expect(await feed.list()).toMatchObject([{ underWay: false }]);
		});
	});

	describe('confirming', () => {
		const request = { name: 'mine', start: 'everything' } as const;

		beforeEach(() => {
			server.write('a');
		});

		it('is what moves the position: without it the same records come again', async () => {
			const first = await feed.next(server, request);
			const second = await feed.next(server, request);
			expect([shown(first), shown(second)]).toEqual([['a=1'], ['a=1']]);
		});

		it('may be repeated', async () => {
			const { token } = await feed.next(server, request);
			expect(await feed.confirm(token)).toEqual({ name: 'mine', outcome: 'confirmed' });
			expect(await feed.confirm(token)).toEqual({ name: 'mine', outcome: 'already' });
		});

		it('many times at once settles it once', async () => {
			const { token } = await feed.next(server, request);
			const outcomes = await Promise.all([1, 2, 3, 4].map(() => feed.confirm(token)));
			expect(outcomes.filter(({ outcome }) => outcome === 'confirmed')).toHaveLength(1);
		});

		it('of a batch without records is done already', async () => {
			await take();
			const { token } = await feed.next(server, request);
			expect(await feed.confirm(token)).toEqual({ name: 'mine', outcome: 'already' });
		});

		it('of a batch that a later one has replaced is refused, and nothing is lost', async () => {
			const { token } = await feed.next(server, request);
			const later = await feed.next(server, request);
			await expect(feed.confirm(token)).rejects.toMatchObject({ code: 'CHANGES_TOKEN_STALE' });
			await feed.confirm(later.token);
			expect(await take()).toEqual([]);
		});

		it.each(['', 'no-such-token', "'; DROP TABLE accountview_mark; --"])(
			'of the token %j is refused',
			async (token) => {
				await expect(feed.confirm(token)).rejects.toMatchObject({ code: 'CHANGES_TOKEN_STALE' });
			},
		);

		it('after the position was reset is refused', async () => {
			const { token } = await feed.next(server, request);
			await feed.reset('mine');
			await expect(feed.confirm(token)).rejects.toMatchObject({ code: 'CHANGES_TOKEN_STALE' });
		});
	});

	describe('two runs that overlap', () => {
		const request = { name: 'mine', start: 'everything' } as const;

		beforeEach(() => {
			for (const key of ['a', 'b', 'c', 'd']) server.write(key);
		});

		it('end the one that began first with a sentence, and hand over all in the other', async () => {
			let other: Promise<unknown> | undefined;
			server.beforePage = () => {
				server.beforePage = () => undefined;
				other = feed.next(server, request);
			};
			await expect(feed.next(server, request)).rejects.toMatchObject({ code: 'CHANGES_OVERTAKEN' });
			expect(await other).toMatchObject({ records: { length: 4 } });
		});

		it('do not hand a batch over again that is confirmed while the other one reads', async () => {
			const first = await feed.next(server, { ...request, limit: 2 });
			let isFirstPage = true;
			const source: ChangeSource = {
				scope: server.scope,
				async *pages(asked) {
					for await (const page of server.pages(asked)) {
						yield page;
						if (isFirstPage) await feed.confirm(first.token);
						isFirstPage = false;
					}
				},
			};
			expect(shown(await feed.next(source, request))).toEqual(['c=3', 'd=4']);
		});
	});

	it('keeps marks for a while only, and never grows with the number of records', async () => {
		for (let row = 0; row < 40; row += 1) server.write(String(row).padStart(2, '0'));
		await take();
		expect(await countMarks()).toBe(40);
		server.pass(24 * HOUR);
		server.write('00');
		await take();
		expect(await countMarks()).toBe(1);
	});

	it('leaves no marks of batches that nobody confirmed', async () => {
		server.write('a');
		for (let run = 0; run < 3; run += 1) {
			await feed.next(server, { name: 'mine', start: 'everything' });
		}
		const rows = await store.transaction((sql) =>
			sql.all('SELECT count(*) AS number FROM accountview_pending_mark'),
		);
		expect(rows).toEqual([{ number: 1 }]);
	});

	it('keeps positions apart by their names', async () => {
		server.write('a');
		expect(await take()).toEqual(['a=1']);
		const other = await feed.next(server, { name: 'other', start: 'everything' });
		expect(shown(other)).toEqual(['a=1']);
	});

	it('lists positions, and forgets one so that it begins anew', async () => {
		server.write('a');
		await take();
		await feed.next(server, { name: 'other', start: 'everything' });
		expect(await feed.list()).toEqual([
			{
				name: 'mine',
				scope: 'https://av.example|DEMO|customer',
				since: '2026-11-23T09:55:00',
				underWay: false,
				unconfirmed: false,
				updatedAt: '2026-11-23T09:00:00.000Z',
			},
			expect.objectContaining({ name: 'other', since: null, unconfirmed: true }),
		]);
		expect([await feed.reset('mine'), await feed.reset('mine')]).toEqual([true, false]);
		expect(await take()).toEqual(['a=1']);
	});

	it('refuses to follow another company under the same name, and stays where it was', async () => {
		server.write('a');
		await take();
		const other: ChangeSource = {
			scope: 'https://av.example|OTHER|customer',
			pages: (asked) => server.pages(asked),
		};
		await expect(feed.next(other, { name: 'mine', start: 'now' })).rejects.toMatchObject({
			code: 'CHANGES_SCOPE_CHANGED',
			message:
				'The position "mine" belongs to https://av.example|DEMO|customer, and this run reads https://av.example|OTHER|customer.',
		});
		expect(await take()).toEqual([]);
	});

	it.each(['', '  ', 'x'.repeat(201)])('refuses the position name %j', async (name) => {
		await expect(feed.next(server, { name, start: 'now' })).rejects.toMatchObject({
			code: 'CHANGES_NAME_INVALID',
		});
	});

	it('says that what the store holds of a position is no position', async () => {
		server.write('a');
		await take();
		await store.transaction((sql) => sql.run(`UPDATE accountview_position SET state = '{}'`));
		await expect(take()).rejects.toMatchObject({ code: 'CHANGES_STATE_INVALID' });
	});

	it('leaves the position where it was when the source goes wrong half way', async () => {
		for (const key of ['a', 'b', 'c', 'd']) server.write(key);
		let page = 0;
		server.beforePage = () => {
			page += 1;
			if (page === 2) throw new Error('server down');
		};
		await expect(take()).rejects.toThrow('server down');
		expect(await take()).toEqual(['a=1', 'b=2', 'c=3', 'd=4']);
	});
});
