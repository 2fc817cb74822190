import type { FinishedRun } from '../../../../lib/sync/runs';
import { describeOnBothStores } from '../../../contract/store/both';
import type { StorePlace } from '../../../contract/store/stores';
import {
	Desk,
	REFUSED,
	resultOf,
	settingsWith,
	shown,
	succeeded,
	writesOf,
	type Fields,
} from './desk';

const BAKER = { key: 'A1', name: 'Bakkerij Jansen', phone: '010-1' };
const changes = (...rows: Fields[]) => ({ rows, only: 'changes' as const });
const all = (...rows: Fields[]) => ({ rows });

/** What one record waits for is not to hold the others. */
describeOnBothStores('while a record waits', (makePlace) => {
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

	/** A1 was handed out, and nobody ever told what came of it. */
	async function handOutAndDie(): Promise<void> {
		const run = await desk.start();
		const outcome = await desk.compare(run, { accountView: all(BAKER), other: changes() });
		expect(shown(outcome)).toEqual(['create other A1']);
		await desk.runs.breakOff(run);
	}

	it('for a look-up that no run makes, because its source has gone, new records go on', async () => {
		await handOutAndDie();
		const fresh = { key: 'F9', number: '', name: 'Slager Vos', phone: '020' };

		const outcome = await desk.turn({ accountView: all(), other: changes(fresh) });

		expect(shown(outcome)).toEqual(['create accountView F9']);
		expect(outcome.counts.rest).toBe(0);
	});

	it('and the record itself, as it was handed out, is not taken for a new one', async () => {
		await handOutAndDie();
		const arrived = { ...BAKER, key: 'F1', number: '' };

		const outcome = await desk.turn({ accountView: all(), other: changes(arrived) });

		expect(shown(outcome)).toEqual([]);
	});

	describe('for a person, since its source has gone and AccountView is never read whole', () => {
		const PUTS_AWAY = settingsWith({ deletions: 'accountViewPutsAway' });
		const WORK = { key: 'F1', number: '', name: 'Onderhoud', phone: '010' };
		const MADE = { ...WORK, key: 'A1' };
		const turn = async (made: readonly Fields[], other: readonly Fields[] = []) =>
			await desk.turn({ accountView: changes(...made), other: all(...other) }, PUTS_AWAY);
		beforeEach(async () => {
			const run = await desk.start();
			const reads = { accountView: changes(), other: all(WORK) };
			expect(shown(await desk.compare(run, reads, PUTS_AWAY))).toEqual(['create accountView F1']);
			await desk.runs.breakOff(run);
		});

		it('it is listed, made nowhere, and does not keep reading from going on', async () => {
			const outcome = await turn([MADE]);

			expect(shown(outcome)).toEqual([]);
			expect(outcome.counts).toMatchObject({ rest: 0, needsAttention: 1 });
			expect(await desk.issues()).toMatchObject([
				{ code: 'MAYBE_MADE', side: 'accountView', key: 'A1', facts: { source: 'F1' } },
			]);
		});

		it('it stays listed once, and new records go on', async () => {
			await turn([MADE]);
			const fresh = { key: 'F9', number: '', name: 'Storing', phone: '020' };

			const outcome = await turn([MADE], [fresh]);

			expect(shown(outcome)).toEqual(['create accountView F9']);
			expect(await desk.issueList()).toEqual(['MAYBE_MADE A1']);
		});

		it('it is off the list once AccountView does not give it any more', async () => {
			await turn([MADE]);

			const outcome = await turn([]);

			expect(shown(outcome)).toEqual([]);
			expect(await desk.issueList()).toEqual([]);
		});

		it('it stays listed by day, when only changes are read and it is not among them', async () => {
			await turn([MADE]);

			await desk.turn({ accountView: changes(), other: changes() }, PUTS_AWAY);

			expect(await desk.issueList()).toEqual(['MAYBE_MADE A1']);
		});

		it('it is made on the other side, and off the list, once somebody has changed it', async () => {
			await turn([MADE]);

			const outcome = await turn([{ ...MADE, phone: '011' }]);

			expect(shown(outcome)).toEqual(['create other A1']);
			expect(await desk.issueList()).toEqual([]);
		});

		it('it is looked up, and off the list, once its source is there again', async () => {
			await turn([MADE]);

			const again = await turn([MADE], [WORK]);
			expect(shown(again)).toEqual(['create accountView F1']);
			expect(writesOf(again)).toMatchObject([{ lookFirst: true }]);
		});

		it('where only changes are read, it stays listed while it is not among them', async () => {
			const reads = { accountView: changes(MADE), other: all() };
			await desk.turn(reads);
			await desk.turn({ accountView: changes(), other: changes() });

			expect(await desk.issueList()).toEqual(['MAYBE_MADE A1']);
		});
	});

	describe('for a read, since one of two attempts has made it and nobody told which', () => {
		let finished: FinishedRun;
		/** A1 was changed between both, and changed back since. */
		beforeEach(async () => {
			await handOutAndDie();
			const run = await desk.start();
			const reads = { accountView: all({ ...BAKER, phone: '010-2' }), other: changes() };
			const [write] = writesOf(await desk.compare(run, reads));
			if (write === undefined) throw new Error('A create expected');
			await desk.save([succeeded(run, write, 'F1')]);
			finished = await desk.runs.finish(run);
		});

		it('its run is told to be complete, with one result', () => {
			expect(finished).toMatchObject({
				complete: true,
				counts: { succeeded: 1, failed: 0, untold: 0 },
			});
		});

		it.each(['010-1', '010-2'])(
			'it gets what its source holds, having %s or not',
			async (phone) => {
				const outcome = await desk.turn({
					accountView: all({ ...BAKER, phone }),
					other: changes(),
				});

				expect(shown(outcome)).toEqual([`update other A1 phone=${phone}`]);
				expect(shown(await desk.turn({ accountView: changes(), other: changes() }))).toEqual([]);
			},
		);

		it('what the second has made is no edit of anybody', async () => {
			const made = { ...BAKER, key: 'F1', number: 'A1', phone: '010-2' };

			const outcome = await desk.turn({ accountView: all(BAKER), other: all(made) });

			expect(shown(outcome)).toEqual(['update other A1 phone=010-1']);
		});

		it('an edit that somebody has made of it since goes over', async () => {
			const edited = { ...BAKER, key: 'F1', number: 'A1', phone: '06-5' };

			const outcome = await desk.turn({ accountView: all(BAKER), other: all(edited) });

			expect(shown(outcome)).toEqual(['update accountView F1 phone=06-5']);
		});
	});

	it('for a person to say which of two it is, new records go on', async () => {
		await handOutAndDie();
		const twins = ['F1', 'F2'].map((key) => ({ ...BAKER, key, number: 'A1' }));
		const fresh = { key: 'F9', number: '', name: 'Slager Vos', phone: '020' };

		const outcome = await desk.turn({ accountView: all(BAKER), other: all(...twins, fresh) });

		expect(shown(outcome)).toEqual(['create accountView F9']);
		expect(await desk.issueList()).toContain('MATCH_AMBIGUOUS A1');
	});

	it('for its look-up in this run, new records wait for the next', async () => {
		await handOutAndDie();
		const fresh = { key: 'F9', number: '', name: 'Slager Vos', phone: '020' };

		const outcome = await desk.turn({ accountView: all(BAKER), other: changes(fresh) });
		const next = await desk.turn({ accountView: all(BAKER), other: changes(fresh) });

		expect(shown(outcome)).toEqual(['create other A1']);
		expect(outcome.counts.rest).toBe(1);
		expect(shown(next)).toEqual(['create accountView F9']);
	});

	it('to be made again and was refused, the brake is not set off by it once more', async () => {
		const ours = Array.from({ length: 50 }, (_, index) => ({
			key: `A${index}`,
			name: `Firm ${index}`,
			phone: '1',
		}));
		const theirs = ours.map((row) => ({ ...row, key: `F${row.key}`, number: row.key }));
		await desk.link({ accountView: ours, other: theirs });
		const left = theirs.slice(25);
		const released = settingsWith({ brake: { share: 0.3, minimum: 20, isReleased: true } });
		const run = await desk.start();
		const outcome = await desk.compare(
			run,
			{ accountView: all(...ours), other: all(...left) },
			released,
		);
		const writes = writesOf(outcome);
		expect(writes).toHaveLength(25);
		await desk.save(writes.map((write) => resultOf(run, write, REFUSED)));
		await desk.runs.finish(run);
		const edited = ours.map((row) => (row.key === 'A49' ? { ...row, phone: '2' } : row));

		const next = await desk.turn({ accountView: all(...edited), other: all(...left) });

		expect(next.brake).toBeNull();
		expect(shown(next)).toEqual(['update other A49 phone=2']);
	});

	it('is refused as made twice when a second success gives another id', async () => {
		const run = await desk.start();
		const outcome = await desk.compare(run, { accountView: all(BAKER), other: changes() });
		const [write] = writesOf(outcome);
		if (write === undefined) throw new Error('A create expected');

		const saved = await desk.save([
			succeeded(run, write, 'K1'),
			succeeded(run, write, 'K2'),
			succeeded(run, write, ' K1 '),
		]);

		expect(saved).toMatchObject([
			{ outcome: 'linked', otherKey: 'K1' },
			{ code: 'SYNC_RESULT_INVALID', message: expect.stringContaining('K2') as string },
			{ outcome: 'already', otherKey: 'K1' },
		]);
		const later = await desk.save([succeeded(run, write, 'K3')]);
		expect(later).toMatchObject([{ code: 'SYNC_RESULT_INVALID', record: 'A1' }]);
	});

	it('and was made again under a new id, the same success twice is one', async () => {
		const there = { ...BAKER, key: 'F1', number: 'A1' };
		const butcher = { key: 'A2', name: 'Slager Vos', phone: '020' };
		const butcherThere = { ...butcher, key: 'F2', number: 'A2' };
		await desk.link({ accountView: [BAKER, butcher], other: [there, butcherThere] });
		const run = await desk.start();
		const reads = { accountView: all(BAKER, butcher), other: all(butcherThere) };
		const [write] = writesOf(await desk.compare(run, reads));
		if (write === undefined) throw new Error('It was to be made again');

		const saved = await desk.save([succeeded(run, write, 'K1'), succeeded(run, write, 'K1')]);

		expect(saved).toMatchObject([
			{ outcome: 'linked', otherKey: 'K1' },
			{ outcome: 'already', otherKey: 'K1' },
		]);
		expect(await desk.links()).toEqual(['A1 K1', 'A2 F2']);
	});

	it('and was made anew under another id since, the first success once more is no second record', async () => {
		const run = await desk.start();
		const [made] = writesOf(await desk.compare(run, { accountView: all(BAKER), other: changes() }));
		if (made === undefined) throw new Error('A create expected');
		await desk.save([succeeded(run, made, 'K1')]);
		await desk.runs.finish(run);
		const butcher = { key: 'K9', number: '', name: 'Slager Vos', phone: '020' };
		await desk.turn({ accountView: all(BAKER), other: all(butcher) });
		expect(await desk.links()).toContain('A1 new-A1');

		const late = await desk.save([succeeded(run, made, 'K1'), succeeded(run, made, 'K2')]);

		expect(late).toMatchObject([
			{ outcome: 'already', otherKey: 'new-A1' },
			{ code: 'SYNC_RESULT_INVALID', message: expect.stringContaining('K2') as string },
		]);
	});

	it('and was linked by hand meanwhile, what was made beside it is told as made twice', async () => {
		const run = await desk.start();
		const [made] = writesOf(await desk.compare(run, { accountView: all(BAKER), other: changes() }));
		if (made === undefined) throw new Error('A create expected');
		await desk.linkByHand('A1', 'F1');

		const saved = await desk.save([succeeded(run, made, 'F9')]);

		expect(saved).toMatchObject([
			{
				code: 'SYNC_RESULT_INVALID',
				message: expect.stringMatching(/A1 is linked to F1 .* made as F9 too/) as string,
			},
		]);
	});

	it('and was linked meanwhile, a record of somebody else that was found is listed with its own link', async () => {
		const butcher = { key: 'A2', name: 'Slager Vos', phone: '020' };
		const butcherThere = { ...butcher, key: 'F2', number: 'A2' };
		await desk.link({ accountView: [butcher], other: [butcherThere] });
		const run = await desk.start();
		const reads = { accountView: all(BAKER, butcher), other: changes(butcherThere) };
		const [made] = writesOf(await desk.compare(run, reads));
		if (made === undefined) throw new Error('A create expected');
		await desk.linkByHand('A1', 'F1');
		const found = { kind: 'success', key: 'F2', version: null, found: true } as const;

		await desk.save([resultOf(run, made, found)]);

		expect(await desk.issues()).toMatchObject([
			{ code: 'NUMBER_TAKEN', otherKey: 'F2', facts: { linkedTo: 'A2' } },
		]);
	});

	it('of which two parts of a flow tell the end at once, it counts once', async () => {
		const run = await desk.start();
		const [made] = writesOf(await desk.compare(run, { accountView: all(BAKER), other: changes() }));
		if (made === undefined) throw new Error('A create expected');
		const success = succeeded(run, made, 'F1');

		const saved = await Promise.all([desk.save([success]), desk.save([success])]);
		const { counts } = await desk.runs.finish(run);

		const outcomes = saved.flat().map((one) => ('outcome' in one ? one.outcome : one.code));
		expect(outcomes.toSorted()).toEqual(['already', 'linked']);
		expect(counts).toMatchObject({ succeeded: 1, failed: 0, rest: 0 });
	});

	it('handed out again as it is does not set the brake off; with other content it does', async () => {
		const ours = Array.from({ length: 100 }, (_, index) => ({
			key: `A${index}`,
			name: `Firm ${index}`,
			phone: '1',
		}));
		const theirs = ours.map((row) => ({ ...row, key: `F${row.key}`, number: row.key }));
		await desk.link({ accountView: ours, other: theirs });
		const settings = settingsWith({ brake: { share: 0.3, minimum: 20 }, conflicts: 'other' });
		const edited = (count: number, phone: string) =>
			ours.map((row, index) => (index < count ? { ...row, phone } : row));
		const postpone = async (rows: readonly Fields[]) => {
			const run = await desk.start();
			const outcome = await desk.compare(
				run,
				{ accountView: all(...rows), other: all(...theirs) },
				settings,
			);
			const writes = outcome.brake === null ? writesOf(outcome) : [];
			await desk.save(
				writes.map((write) => resultOf(run, write, { ...REFUSED, certainty: 'unknown' })),
			);
			await desk.runs.finish(run);
			return outcome.brake?.cause ?? writes.length;
		};

		expect(await postpone(edited(25, '2'))).toBe(25);
		expect(await postpone(edited(45, '2'))).toBe(45);
		expect(await postpone(edited(45, ''))).toBe('tooMany');
	});

	it('is not made under an id of blanks', async () => {
		const run = await desk.start();
		const outcome = await desk.compare(run, { accountView: all(BAKER), other: changes() });
		const [write] = writesOf(outcome);
		if (write === undefined) throw new Error('A create expected');

		const [saved] = await desk.save([succeeded(run, write, '   ')]);

		expect(saved).toMatchObject({ code: 'SYNC_RESULT_INVALID' });
		expect(await desk.links()).toEqual([]);
	});

	it('to be made again and was removed in AccountView, it is listed by the key it was made under', async () => {
		const inApp = { ...BAKER, key: 'F1', number: 'A1' };
		const others = ['2', '3'].map((number) => ({ ...BAKER, key: `A${number}`, name: number }));
		const theirs = others.map((one) => ({ ...one, key: `F-${one.key}`, number: one.key }));
		await desk.link({ accountView: [BAKER, ...others], other: [inApp, ...theirs] });
		const run = await desk.start();
		const outcome = await desk.compare(run, {
			accountView: all(BAKER, ...others),
			other: all(...theirs),
		});
		expect(shown(outcome)).toEqual(['create other A1']);
		await desk.runs.breakOff(run);
		await desk.turn({ accountView: all(...others), other: changes() });
		expect(await desk.issueList()).toEqual(['GONE_IN_ACCOUNTVIEW F1']);

		await desk.turn({
			accountView: all(...others),
			other: all({ ...inApp, key: 'F9' }, ...theirs),
		});

		expect(await desk.links()).toContain('A1 F9');
		expect(await desk.issueList()).toEqual(['GONE_IN_ACCOUNTVIEW F9']);
	});
});
