import type { CompareOutcome } from '../../../../lib/sync';
import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import { Desk, settingsWith, shown, writesOf, type Fields } from './desk';

const BAKER = { key: 'A1', name: 'Bakkerij Jansen', phone: '010-1' };
const BAKER_THERE = { key: 'F1', number: 'A1', name: 'Bakkerij Jansen', phone: '010-1' };
const BUTCHER = { key: 'A2', name: 'Slagerij Vos', phone: '020-2' };
const BUTCHER_THERE = { key: 'F2', number: 'A2', name: 'Slagerij Vos', phone: '020-2' };

const all = (...rows: readonly Fields[]) => ({ rows });
const changes = (...rows: readonly Fields[]) => ({ rows, only: 'changes' as const });

function codes({ decisions }: CompareOutcome): string[] {
	return decisions.flatMap(({ issue }) => (issue === undefined ? [] : [issue.code]));
}

describeOnBothStores('a comparison of bad input', (makePlace) => {
	let place: StorePlace;
	let desk: Desk;
	beforeEach(async () => {
		place = makePlace();
		desk = new Desk(await place.open());
	});
	afterEach(async () => {
		await desk.store.close();
		await place.remove();
	});

	const linkBoth = (): Promise<void> =>
		desk.link({ accountView: [BAKER, BUTCHER], other: [BAKER_THERE, BUTCHER_THERE] });

	describe('two different records with the same key', () => {
		const second = { ...BAKER, name: 'Bakkerij Pietersen' };

		it('writes neither of them and lists them once, and the other records as usual', async () => {
			await linkBoth();
			const outcome = await desk.turn({
				accountView: all(BAKER, second, { ...BUTCHER, phone: '021' }),
				other: all(BAKER_THERE, BUTCHER_THERE),
			});
			expect(shown(outcome)).toEqual(['update other A2 phone=021']);
			expect(await desk.issueList()).toEqual(['KEY_TWICE A1']);
			expect(outcome.decisions.flatMap((one) => one.shown?.record['name'] ?? [])).toEqual([
				'Bakkerij Jansen',
				'Bakkerij Pietersen',
			]);
		});

		it('takes neither for removed', async () => {
			await linkBoth();
			await desk.turn({
				accountView: all(BAKER, second, BUTCHER),
				other: all(BAKER_THERE, BUTCHER_THERE),
			});
			expect(await desk.links()).toEqual(['A1 F1', 'A2 F2']);
		});

		it('clears the list by itself once one of them is gone', async () => {
			await linkBoth();
			const other = all(BAKER_THERE, BUTCHER_THERE);
			await desk.turn({ accountView: all(BAKER, second, BUTCHER), other });
			await desk.turn({ accountView: all(BAKER, BUTCHER), other });
			expect(await desk.issueList()).toEqual([]);
		});

		it('does not lose a change of the linked record on the other side that comes only now', async () => {
			await linkBoth();
			await desk.turn({
				accountView: changes(BAKER, second),
				other: changes({ ...BAKER_THERE, phone: '06-1' }),
			});
			const outcome = await desk.turn({ accountView: changes(BAKER), other: changes() });
			expect(shown(outcome)).toEqual(['update accountView F1 phone=06-1']);
		});
	});

	it('counts a record that came twice as it is once', async () => {
		const outcome = await desk.turn({ accountView: all(BAKER, { ...BAKER }), other: all() });
		expect(shown(outcome)).toEqual(['create other A1']);
		expect(await desk.issueList()).toEqual([]);
	});

	describe('a key that changes', () => {
		const renumbered = { ...BAKER, key: 'A9' };

		it('makes no second record and asks, when all records were read', async () => {
			await linkBoth();
			const outcome = await desk.turn({
				accountView: all(renumbered, BUTCHER),
				other: all(BAKER_THERE, BUTCHER_THERE),
			});
			expect(shown(outcome)).toEqual([]);
			expect(await desk.issueList()).toEqual(['GONE_IN_ACCOUNTVIEW F1', 'KEY_CHANGED A9']);
		});

		it('makes no second record and asks, when only changes were read', async () => {
			await linkBoth();
			const outcome = await desk.turn({ accountView: changes(renumbered), other: changes() });
			expect(shown(outcome)).toEqual([]);
			expect(await desk.issueList()).toEqual(['KEY_CHANGED A9']);
		});

		it('still knows the record in the next run, which does not read it again', async () => {
			await linkBoth();
			await desk.turn({ accountView: changes(renumbered), other: changes() });
			const asNew = settingsWith({ sameContent: 'new' });
			const outcome = await desk.turn({ accountView: changes(), other: changes() }, asNew);
			expect(shown(outcome)).toEqual(['create other A9']);
		});
	});

	describe('records without a key', () => {
		it.each([[''], ['   '], [null], [undefined], ['\u200b'], ['\0']])(
			'lists the key %j',
			async (key) => {
				await linkBoth();
				const outcome = await desk.turn({
					accountView: all({ key, name: 'Nobody', phone: '1' }, BAKER, BUTCHER),
					other: all(BAKER_THERE, BUTCHER_THERE),
				});
				expect(shown(outcome)).toEqual([]);
				expect(await desk.issues()).toMatchObject([
					{ code: 'KEY_EMPTY', label: 'Nobody', facts: { position: 1 } },
				]);
			},
		);

		it.each([[''], ['  '], [null]])(
			'lists each of them where all that changed have the key %j, and lets the other side go',
			async (key) => {
				await linkBoth();
				const outcome = await desk.turn({
					accountView: changes({ ...BAKER, phone: '011' }),
					other: changes({ key, name: 'Nobody' }, { key, name: 'Somebody' }),
				});
				expect(shown(outcome)).toEqual(['update other A1 phone=011']);
				const listed = await desk.issues();
				expect(listed.map(({ code }) => code)).toEqual(['KEY_EMPTY', 'KEY_EMPTY']);
				expect(listed.map(({ label }) => label).toSorted()).toEqual(['Nobody', 'Somebody']);
			},
		);

		it('takes nothing for gone where all that was read has an empty key', async () => {
			await linkBoth();
			const outcome = await desk.turn({
				accountView: all(BAKER, BUTCHER),
				other: all({ ...BAKER_THERE, key: '' }, { ...BUTCHER_THERE, key: '' }),
			});
			expect(shown(outcome)).toEqual([]);
			expect(await desk.links()).toEqual(['A1 F1', 'A2 F2']);
		});

		it('refuses records of which not one has the key field, as where its name is wrong', async () => {
			const run = await desk.start();
			const rows = [
				{ id: 'F1', name: 'Nobody' },
				{ id: 'F2', name: 'Somebody' },
			];
			await expect(
				desk.compare(run, { accountView: changes(), other: changes(...rows) }),
			).rejects.toMatchObject({ code: 'SYNC_SETTINGS_INVALID' });
		});

		it('keeps the entry for as long as the record has no key, and no longer', async () => {
			const keyless = { key: '', name: 'Nobody', phone: '1' };
			await linkBoth();
			const other = all(BAKER_THERE, BUTCHER_THERE);
			const lists: (readonly string[])[] = [];
			for (const rows of [[keyless], [keyless], [keyless], []]) {
				await desk.turn({ accountView: all(...rows, BAKER, BUTCHER), other });
				lists.push(await desk.issueList());
			}
			expect(lists).toEqual([['KEY_EMPTY '], ['KEY_EMPTY '], ['KEY_EMPTY '], []]);
		});

		it('may be one that an earlier run was making, which is looked up before its twin is made', async () => {
			const fresh = { key: 'F9', name: 'Nieuw', phone: '1' };
			await linkBoth();
			const run = await desk.start();
			await desk.compare(run, { accountView: all(BAKER, BUTCHER), other: changes(fresh) });
			await desk.runs.breakOff(run);

			const outcome = await desk.turn({
				accountView: all(BAKER, BUTCHER, { key: 'A9', name: 'Nieuw', phone: '2' }),
				other: all(BAKER_THERE, BUTCHER_THERE, { ...fresh, key: '' }),
			});

			expect(shown(outcome)).toEqual(['create accountView F9']);
		});
	});

	describe('a mistake in a key, where a side gives all that is ready', () => {
		const KEYLESS = { key: '', name: 'Nobody', phone: '1' };
		const LONG = { key: 'F'.repeat(1000), name: 'Long', phone: '2' };
		const TWICE = { ...BUTCHER_THERE, name: 'Slagerij de Vos' };
		const ready = (...rows: readonly Fields[]) => ({ rows, only: 'ready' as const });
		const MISTAKES: readonly (readonly [string, Fields, Fields])[] = [
			['KEY_EMPTY ', KEYLESS, { ...KEYLESS, key: 'F7' }],
			[`KEY_TOO_LONG ${'F'.repeat(100)}`, LONG, { ...LONG, key: 'F8' }],
			['KEY_TWICE F2', TWICE, { ...TWICE, key: 'F9', number: '' }],
		];

		it.each(MISTAKES)('goes off the list once it is mended: %s', async (listed, wrong, mended) => {
			await desk.turn({ accountView: changes(), other: ready(BUTCHER_THERE, wrong) });
			await desk.turn({ accountView: changes(), other: ready(BUTCHER_THERE, wrong) });
			expect(await desk.issueList()).toEqual([listed]);

			await desk.turn({ accountView: changes(), other: ready(BUTCHER_THERE, mended) });

			expect(await desk.issueList()).toEqual([]);
		});

		it('stays while it is there, also when another one is mended', async () => {
			const other = { ...KEYLESS, name: 'Nobody else' };
			await desk.turn({ accountView: changes(), other: ready(BUTCHER_THERE, KEYLESS, other) });

			const mended = { ...KEYLESS, key: 'F7' };
			await desk.turn({ accountView: changes(), other: ready(BUTCHER_THERE, mended, other) });

			expect(await desk.issues()).toMatchObject([{ code: 'KEY_EMPTY', label: 'Nobody else' }]);
		});

		it('stays while what is ready could not be read', async () => {
			await desk.turn({ accountView: changes(), other: ready(KEYLESS) });

			const failures = new Map([[0, 'The app is down']]);
			await desk.turn({ accountView: changes(), other: { ...ready({}), failures } });

			expect(await desk.issueList()).toEqual(['KEY_EMPTY ', 'READ_FAILED ']);
		});

		it('takes nothing that is no longer ready for gone', async () => {
			await linkBoth();

			const outcome = await desk.turn({ accountView: changes(), other: ready() });

			expect([shown(outcome), await desk.issueList()]).toEqual([[], []]);
			expect(await desk.links()).toEqual(['A1 F1', 'A2 F2']);
		});
	});

	describe('a side that suddenly gives nothing', () => {
		it.each([
			['AccountView', ['accountView'], all(), all(BAKER_THERE, BUTCHER_THERE)],
			['the other side', ['other'], all(BAKER, BUTCHER), all()],
			['neither side', ['accountView', 'other'], all(), all()],
		])('holds the run: nothing from %s', async (_, emptySides, accountView, other) => {
			await linkBoth();
			const outcome = await desk.turn({ accountView, other });
			expect(outcome.brake).toMatchObject({ cause: 'emptySide', emptySides });
			expect(await desk.links()).toEqual(['A1 F1', 'A2 F2']);
			expect(await desk.issueList()).toEqual([]);
			const again = await desk.turn({
				accountView: all(BAKER, BUTCHER),
				other: all(BAKER_THERE, BUTCHER_THERE),
			});
			expect(again).toMatchObject({ brake: null, counts: { inStep: 2 } });
		});

		it('goes on when only changes were read and there are none', async () => {
			await linkBoth();
			const outcome = await desk.turn({ accountView: changes(), other: changes() });
			expect(outcome).toMatchObject({ brake: null, decisions: [] });
		});
	});

	describe('values that are hard to keep', () => {
		const megabyte = 'é'.repeat(1_000_000);

		it('compares a text of 1 MB, writes it whole, and keeps none of it in links and intents', async () => {
			await linkBoth();
			const long = { ...BAKER, phone: megabyte };
			const other = all(BAKER_THERE, BUTCHER_THERE);
			const outcome = await desk.turn({ accountView: all(long, BUTCHER), other });
			expect(writesOf(outcome).map(({ record }) => record['phone'])).toEqual([megabyte]);
			const quiet = await desk.turn({
				accountView: all(long, BUTCHER),
				other: all({ ...BAKER_THERE, phone: megabyte }, BUTCHER_THERE),
			});
			expect(shown(quiet)).toEqual([]);
			const rows = await desk.store.transaction((sql) =>
				sql.all(`SELECT av_content AS kept FROM accountview_link
					UNION ALL SELECT proposal FROM accountview_intent`),
			);
			expect(Math.max(...rows.map(({ kept }) => String(kept).length))).toBeLessThan(5_000);
		});

		it('does not take the short form of a long text for the text itself', async () => {
			const long = { ...BAKER, phone: megabyte };
			const longThere = { ...BAKER_THERE, phone: megabyte };
			const settings = settingsWith({ direction: 'toOther' });
			await desk.link(
				{ accountView: [long, BUTCHER], other: [longThere, BUTCHER_THERE] },
				settings,
			);
			const reads = { accountView: changes(), other: changes({ ...longThere, phone: 'edited' }) };
			const outcome = await desk.turn(reads, settings);
			const written = writesOf(outcome).map(({ record }) => String(record['phone']));
			expect(written).toEqual([]);
			expect(await desk.issueList()).toEqual(['CONFLICT A1']);
			const later = await desk.turn({ accountView: changes(long), other: changes() }, settings);
			expect(writesOf(later).map(({ record }) => record['phone'])).toEqual([megabyte]);
			expect(await desk.issueList()).toEqual([]);
		});

		it('leaves a long text alone that the other side keeps for itself and that was not read', async () => {
			const settings = settingsWith({ direction: 'toOther', conflicts: 'other' });
			const other = { ...BAKER_THERE, phone: megabyte };
			await desk.link(
				{ accountView: [BAKER, BUTCHER], other: [BAKER_THERE, BUTCHER_THERE] },
				settings,
			);
			await desk.turn({ accountView: changes(BAKER), other: changes(other) }, settings);
			const renamed = { ...BAKER, name: 'Jansen & Zn' };
			const outcome = await desk.turn(
				{ accountView: changes(renamed), other: changes() },
				settings,
			);
			expect(writesOf(outcome).map(({ record }) => record)).toEqual([
				{ key: 'A1', name: 'Jansen & Zn', phone: undefined },
			]);
		});

		it.each([
			['a NUL character', 'A\u00001'],
			['half a character', 'A\ud83d1'],
			['__proto__', '__proto__'],
			['constructor', 'constructor'],
			['a question mark', '?'],
			['quotes', `A'";--`],
		])('links a record whose key holds %s, and finds it again', async (_, key) => {
			const record = { key, name: 'Odd \ud83d\0 name', phone: '1' };
			const first = await desk.turn({ accountView: all(record), other: all() });
			const made = {
				key: `new-${writesOf(first)[0]?.source.key ?? ''}`,
				name: record.name,
				phone: '1',
			};
			const reads = { accountView: all(record), other: all(made) };
			await desk.turn(reads);
			const third = await desk.turn(reads);
			expect(writesOf(first)).toHaveLength(1);
			expect(third).toMatchObject({ decisions: [], counts: { inStep: 1 } });
			expect(await desk.issueList()).toEqual([]);
		});

		it('lists a key that is too long for a database, and goes on with the other records', async () => {
			await linkBoth();
			// Of all kinds of characters, so that no database can make it small.
			const key = Array.from({ length: 10_000 }, (_, at) =>
				String.fromCharCode(0x4e00 + ((at * 7_919) % 20_000)),
			).join('');
			const outcome = await desk.turn({
				accountView: all({ ...BAKER, key }, { ...BUTCHER, phone: '021' }, BAKER),
				other: all(BAKER_THERE, BUTCHER_THERE),
			});
			expect(shown(outcome)).toEqual(['update other A2 phone=021']);
			expect(codes(outcome)).toEqual(['KEY_TOO_LONG']);
			expect((await desk.issues())[0]?.key.length).toBeLessThan(1_000);
		});

		it.each(['constructor', 'toString', 'hasOwnProperty'])(
			'compares a field called %s',
			async (name) => {
				const settings = settingsWith(
					{},
					{ fields: [{ name, accountView: name, other: name, as: 'text' }] },
				);
				const record = { key: 'A1', [name]: 'x' };
				const twin = { key: 'F1', number: 'A1', [name]: 'x' };
				await desk.link({ accountView: [record], other: [twin] }, settings);
				const outcome = await desk.turn(
					{ accountView: all({ ...record, [name]: 'y' }), other: all(twin) },
					settings,
				);
				expect(shown(outcome)).toEqual([`update other A1 ${name}=y`]);
			},
		);

		it('refuses __proto__ for the name of a field', async () => {
			const run = await desk.start();
			const fields = [{ name: '__proto__', accountView: 'a', other: 'b', as: 'text' as const }];
			await expect(
				desk.compare(run, { accountView: all(), other: all() }, settingsWith({}, { fields })),
			).rejects.toMatchObject({ code: 'SYNC_SETTINGS_INVALID' });
		});

		it('names the record that contains itself, and hands nothing out', async () => {
			const run = await desk.start();
			const record: Record<string, unknown> = { key: 'A1', name: 'x' };
			record['self'] = record;
			await expect(
				desk.compare(run, { accountView: all(record as never), other: all() }),
			).rejects.toMatchObject({ code: 'SYNC_RECORD_INVALID', record: 'A1' });
			const journalled = await desk.store.transaction((sql) =>
				sql.all('SELECT id FROM accountview_intent'),
			);
			expect(journalled).toEqual([]);
		});
	});

	describe('compared fields that change between runs', () => {
		const city = { name: 'city', accountView: 'city', other: 'city', as: 'text' as const };
		const more = settingsWith({ conflicts: 'ask' }, { fields: [...settingsWith().fields, city] });

		it('writes nothing when both sides have the same in a field that is new', async () => {
			await linkBoth();
			const reads = {
				accountView: all({ ...BAKER, city: 'Gouda' }, { ...BUTCHER, city: 'Delft' }),
				other: all({ ...BAKER_THERE, city: 'Gouda' }, { ...BUTCHER_THERE, city: 'Delft' }),
			};
			expect(shown(await desk.turn(reads, more))).toEqual([]);
			expect(shown(await desk.turn(reads, more))).toEqual([]);
			const edited = {
				...reads,
				other: all({ ...BAKER_THERE, city: 'Leiden' }, { ...BUTCHER_THERE, city: 'Delft' }),
			};
			expect(shown(await desk.turn(edited, more))).toEqual(['update accountView F1 city=Leiden']);
		});

		it('does not write a new field over one that was not read', async () => {
			await linkBoth();
			const outcome = await desk.turn(
				{ accountView: changes({ ...BAKER, city: 'Gouda' }), other: changes() },
				more,
			);
			expect(shown(outcome)).toEqual([]);
			const whole = await desk.turn(
				{ accountView: changes(), other: changes({ ...BAKER_THERE, city: 'Leiden' }) },
				more,
			);
			expect(codes(whole)).toEqual(['CONFLICT']);
		});

		it('writes nothing when a field is no longer compared', async () => {
			await linkBoth();
			const less = settingsWith({}, { fields: settingsWith().fields.slice(0, 1) });
			const reads = {
				accountView: all({ ...BAKER, phone: 'new' }, BUTCHER),
				other: all(BAKER_THERE, BUTCHER_THERE),
			};
			expect(shown(await desk.turn(reads, less))).toEqual([]);
		});
	});

	describe('a flow that is put together wrongly', () => {
		it('hands nothing out a second time when it compares twice in a run', async () => {
			const run = await desk.start();
			const reads = { accountView: all(BAKER), other: all() };
			const first = writesOf(await desk.compare(run, reads));
			const second = writesOf(await desk.compare(run, reads));
			expect(first).toHaveLength(1);
			expect(second).toEqual([]);
		});

		it('refuses to compare for a run that has finished', async () => {
			const run = await desk.start();
			await desk.runs.finish(run);
			await expect(
				desk.compare(run, { accountView: all(BAKER), other: all() }),
			).rejects.toMatchObject({ code: 'SYNC_RUN_MISSING' });
		});

		it('refuses to compare and to finish for a run that was taken over', async () => {
			const run = await desk.start();
			await desk.clock.sleep(desk.runs.leaseMs + 1);
			await desk.start();
			const refusal = { code: 'SYNC_RUN_TAKEN_OVER' };
			const reads = { accountView: all(BAKER), other: all() };
			await expect(desk.compare(run, reads)).rejects.toMatchObject(refusal);
			await expect(desk.runs.finish(run)).rejects.toMatchObject(refusal);
			expect(await desk.issueList()).toEqual([]);
		});

		it('refuses a store that a later version made', async () => {
			await desk.store.transaction((sql) =>
				sql.run('UPDATE accountview_migration SET version = version + 999'),
			);
			await expect(place.open()).rejects.toMatchObject({ code: 'STORE_NEWER' });
		});
	});
});
